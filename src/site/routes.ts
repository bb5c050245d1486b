import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toolFolder } from '../io/root.ts';

/** A route as Astro is told of one: the address of its pages, and the file that draws them. */
interface Route {
  pattern: string;
  entrypoint: string;
}

const pages = join(toolFolder, 'src/pages');

/** What the site has once: the help, which is English, and files that are about all of it. */
const once = /^(?:\[help\]\/|\[sitemap\]|manifest\.|robots\.)/;

/** Returns the routes of the pages in a further language, which are those of the first in a folder of the site: `en/`. */
export function routesIn(folder: string): Route[] {
  return readdirSync(pages, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(pages.length + 1).replaceAll('\\', '/');
    if (once.test(name)) return [];
    const address = name.replace(/\.(?:astro|[jt]s)$/, '').replace(/(?:^|\/)index$/, '');
    return [{ pattern: `/${folder}${address}`.replace(/\/$/, ''), entrypoint: path }];
  });
}
