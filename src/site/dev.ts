import type { HookParameters } from 'astro';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { cacheFolder } from '../io/cache.ts';
import { mediaType } from '../io/media-types.ts';
import { refuseMethod } from '../io/method.ts';
import { refusal } from '../io/refusal.ts';
import { toolFolder } from '../io/root.ts';
import { BeingWritten } from '../io/settled.ts';
import { watchFolders } from '../io/watch.ts';
import { filesOf } from './files.ts';
import { isGuideModule } from './guides.ts';
import { helpFolders } from './help.ts';
import { searchFiles } from './search.ts';
import { sites } from './site.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/** The edition that is watched, and the path that its site is served under. */
interface Watching {
  dir: string;
  base: string;
  /** Reads the edition again; throws `BeingWritten` while a command writes in it. */
  provide: () => void;
  warn: (words: string) => void;
}

/** After how many times it is told that a command is waited for, and how long in between, in milliseconds. */
const [patience, interval] = [10, 50];

/**
 * Reads the edition again when a file of it or of the help changes, reloads the browser, and serves the search
 * index. While a command writes, and where it cannot be read, the site stays as it was, which is told; then it is tried again, or
 * with the next change.
 */
export function watchEdition(server: Server, { dir, base, provide, warn }: Watching): void {
  let index: ReturnType<typeof indexForDev> | undefined;
  let indexing: Promise<unknown> = Promise.resolve();
  const help = helpFolders.map((name) => join(toolFolder, name));
  let again: ReturnType<typeof setTimeout> | undefined;
  const readAgain = (tries = 0) => {
    clearTimeout(again);
    try {
      provide();
    } catch (error) {
      if (error instanceof BeingWritten) {
        if (tries === patience) warn(escape(error.message));
        // The pages are served as they were meanwhile.
        again = setTimeout(readAgain, interval, tries + 1);
        return;
      }
      const message = refusal(error);
      warn(message);
      server.environments.client.hot.send({ type: 'error', err: { message, stack: '' } });
      return;
    }
    index = undefined;
    for (const environment of Object.values(server.environments)) {
      for (const [id, module] of environment.moduleGraph.idToModuleMap)
        if (isGuideModule(id)) environment.moduleGraph.invalidateModule(module);
      environment.hot.send('astro:content-changed', {});
    }
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };
  watchFolders(dir, help, {
    changed: () => readAgain(),
    warn: (words) => warn(escape(words)),
  });
  const prefix = base.replace(/\/$/, '');
  const fileFor = async (path: string): Promise<Uint8Array | string | undefined> => {
    const file = filesOf(sites()).get(path.slice(1));
    if (file) return file.content();
    if (!path.startsWith('/pagefind/')) return undefined;
    // One after another: they use the same process.
    const asked = (index ??= indexing.then(() => indexForDev(dir)));
    indexing = asked.catch(() => {
      // The next who asks has it tried again.
      if (index === asked) index = undefined;
    });
    return (await asked).get(path.slice('/pagefind/'.length));
  };
  // Before Vite's own: it would take a seed of the tool's own folder for a module to transform.
  server.middlewares.use((request, response, next) => {
    if (refuseMethod(request, response)) return;
    // The address as it was asked for: Vite takes the base path off the other.
    const path = (request.originalUrl ?? request.url)?.split('?')[0] ?? '';
    if (!path.startsWith(`${prefix}/`)) return next();
    fileFor(path.slice(prefix.length))
      .then((content) => {
        if (content === undefined) return next();
        response.setHeader('Content-Type', mediaType(path));
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.end(content);
      })
      .catch(next);
  });
}

/** Returns the files of the search index. They are read at once: another process may put others in the place of what is kept. */
async function indexForDev(dir: string): Promise<Map<string, Uint8Array | string>> {
  const files = await searchFiles(sites(), join(cacheFolder(dir), 'search-dev'));
  return new Map(
    [...files].map(([path, { file, content }]) => [
      path,
      file === undefined ? content : readFileSync(file),
    ]),
  );
}

/**
 * Whether Vite has to leave a path alone: of the tool's own folder it follows the code and what the site is configured
 * by, and nothing that a build or a test writes there. The edition is followed by `watchEdition`.
 */
export function isUnwatched(path: string): boolean {
  const own = relative(toolFolder, path);
  if (own === '' || own.startsWith('..') || isAbsolute(own)) return false;
  const [first = '', ...more] = own.split(sep);
  return first.startsWith('.') || (more.length > 0 && first !== 'src' && first !== 'public');
}
