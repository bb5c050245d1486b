import type { ViteUserConfig } from 'astro';
import type { PublishedGuide } from '../core/edition/published.ts';
import { guideText } from '../core/view/guide.ts';
import { site, type Site, sites } from './site.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** The module that leads from the id of each guide, in each language behind the folder of its pages, to what loads it. */
const list = 'virtual:margent/guides';
/** What the modules of the guides are called: `@astrojs/mdx` compiles what ends in `.mdx`. */
const folder = '/virtual/margent/guides/';

/**
 * Returns a plugin of Vite that gives the guides as modules, with their texts as the edition was read. They are no files to
 * Vite: a link among them would lead it, and in `dev` whoever asks, to whatever it leads to.
 */
export function guideModules(): Plugin {
  return {
    name: 'margent:guides',
    enforce: 'pre',
    resolveId: (id) => (id === list ? `\0${list}` : id.startsWith(folder) ? id : undefined),
    load(id) {
      if (id === `\0${list}`) {
        const names = sites().flatMap((one) =>
          one.edition.guides.map(({ id }) => `${one.folder}${id}`),
        );
        const lines = names.map((name) => {
          const path = JSON.stringify(`${folder}${name}.mdx`);
          return `[${JSON.stringify(name)}, () => import(${path})],`;
        });
        return `export const guides = new Map([\n${lines.join('\n')}\n]);\n`;
      }
      return isGuide(id) ? textOfGuide(id) : undefined;
    },
  };
}

/** Whether a module is of a guide, or the list of them: `dev` loads them anew when the edition has changed. */
export function isGuideModule(id: string): boolean {
  return id === `\0${list}` || isGuide(id);
}

function isGuide(id: string): boolean {
  return id.startsWith(folder) && id.endsWith('.mdx');
}

/** Returns the site in the language of a guide, by the name of its module. */
export function siteOfGuide(id: string | undefined): Site {
  return site(id?.slice(folder.length - 1));
}

/** Returns a guide of a site, by the name of its module. */
export function guideOf(id: string, { edition }: Site): PublishedGuide | undefined {
  return edition.guides.find((guide) => id.endsWith(`/${guide.id}.mdx`));
}

/**
 * Returns the text of a guide behind fields that are empty: its own are read already, and Astro, which knows other ends of
 * them and other YAML, would take them for text, or text for them. Without a text where there is no such guide any more.
 */
function textOfGuide(id: string): string {
  const own = siteOfGuide(id);
  const guide = guideOf(id, own);
  return `---\n---\n${guide ? guideText(guide, own.edition) : ''}`;
}
