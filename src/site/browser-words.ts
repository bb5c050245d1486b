import type { Plugin } from 'esbuild';
import type { ViteUserConfig } from 'astro';
import { markupWords } from '../core/render/labels.ts';
import { wordingOf } from '../core/words/wording.ts';
import { sites } from './site.ts';

/** What holds the words of scripts, by areas of the catalogue. */
const named = /[/\\]src[/\\]browser[/\\]words[/\\](\w+)\.[jt]s(?:\?language=([\w-]+))?$/;

/** Returns a module with the words of an area in the language of the interface, and what that is: a reader loads no other. */
function wordsModule(path: string, tag: string): string | undefined {
  const area = named.exec(path)?.[1] ?? '';
  const wording = wordingOf(tag);
  const { words, language } = wording;
  const areas = { ...words, apparatus: markupWords(wording) };
  const own = Object.entries(areas).find(([name]) => name === area);
  if (!own) return undefined;
  return `export const words=${JSON.stringify(own[1])};export const language=${JSON.stringify(language)};`;
}

/**
 * Returns the same of a site in several languages: it has the words of that which the page is in, from a module of its own; of
 * another module undefined.
 */
function choiceOfWords(path: string, languages: readonly string[]): string | undefined {
  const [, area, own] = named.exec(path) ?? [];
  if (area === undefined) return undefined;
  if (own !== undefined) return wordsModule(path.slice(0, path.indexOf('?')), own);
  const name = path.replace(/^.*[/\\]/, './');
  const loaders = languages.map(
    (tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(`${name}?language=${tag}`)})`,
  );
  return `const load = { ${loaders.join(', ')} };
export const { words, language } = await load[document.documentElement.lang]();`;
}

/** Returns a plugin that gives scripts their words in the language of the edition. */
export function browserWords(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'margent:words',
    enforce: 'pre',
    load(id) {
      const languages = sites().map(({ edition }) => edition.about.language);
      const [only = '', ...others] = languages;
      return others.length === 0 ? wordsModule(id, only) : choiceOfWords(id, languages);
    },
  };
}

/** Returns the same for scripts that are bundled apart from pages. */
export function bundledWords(language: string): Plugin {
  return {
    name: 'margent:words',
    setup: (build) => {
      build.onLoad({ filter: named }, ({ path }) => {
        const contents = wordsModule(path, language);
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
    },
  };
}
