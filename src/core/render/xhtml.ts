import type { Element, Node } from './hast.ts';

/** The elements without content, as they are used here. */
const voids = new Set(['br', 'hr', 'img', 'meta', 'link']);

/** What XML 1.0 cannot hold, in any spelling (§2.2): C0 controls, lone surrogates, U+FFFE and U+FFFF. */
const impossible =
  /[\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** How a language of XML spells elements. */
interface Spelling {
  /** Returns an attribute as it is written, by whatever names. */
  attributes: (name: string, value: string) => [name: string, value: string][];
  /** Whether an element is written as an empty one. */
  isEmpty: (element: Element) => boolean;
}

const ofXhtml: Spelling = {
  attributes(name, value) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [
      [attribute, value],
      ...(name === 'lang' ? [['xml:lang', value] as [string, string]] : []),
    ];
  },
  isEmpty: ({ tagName }) => voids.has(tagName),
};

/** Returns nodes as XHTML. What XML cannot hold is U+FFFD. */
export function xhtml(nodes: readonly Node[]): string {
  return writeXml(nodes, ofXhtml);
}

/** Returns nodes as XML in a spelling. What XML cannot hold is U+FFFD. */
export function writeXml(nodes: readonly Node[], spelling: Spelling): string {
  let written = '';
  for (const node of nodes) {
    if (node.type === 'text') {
      written += xml(node.value);
      continue;
    }
    const { tagName, properties, children } = node;
    written += `<${tagName}`;
    for (const [name, value] of Object.entries(properties))
      for (const [attribute, words] of spelling.attributes(name, String(value)))
        written += ` ${attribute}="${xml(words)}"`;
    written += spelling.isEmpty(node) ? '/>' : `>${writeXml(children, spelling)}</${tagName}>`;
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
