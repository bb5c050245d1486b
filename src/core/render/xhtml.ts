import type { Node } from './hast.ts';

/** The elements without content, as they are used here. */
const voids = new Set(['br', 'hr', 'img', 'meta', 'link']);

/** What XML 1.0 cannot hold, in any spelling (§2.2): C0 controls, lone surrogates, U+FFFE and U+FFFF. */
const impossible =
  /[\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Returns nodes as XHTML. What XML cannot hold is U+FFFD. */
export function xhtml(nodes: readonly Node[]): string {
  let written = '';
  for (const node of nodes) {
    if (node.type === 'text') {
      written += xml(node.value);
      continue;
    }
    const { tagName, properties, children } = node;
    written += `<${tagName}`;
    for (const [name, value] of Object.entries(properties)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      written += ` ${attribute}="${xml(String(value))}"`;
      if (name === 'lang') written += ` xml:lang="${xml(String(value))}"`;
    }
    written += voids.has(tagName) ? '/>' : `>${xhtml(children)}</${tagName}>`;
  }
  return written;
}

/** Returns a text as content or attribute value of XML. A form feed, which folds like a space, is one. */
export function xml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\f', ' ')
    .replace(impossible, '\uFFFD');
}

/** Returns how many characters of a text XML cannot hold. */
export function countImpossible(words: string): number {
  return words.match(impossible)?.length ?? 0;
}
