import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { Unconvertible } from './converter.ts';

/** How many elements a page may have beside one for each of its UTF-16 units: what HTML puts in by itself. */
const spare = 1000;

/**
 * Parses HTML as browsers do, which open what stands out and is not closed anew in each paragraph (HTML, 13.2.4.3): as many elements
 * as such tags and paragraphs multiplied. Throws `Unconvertible` where it would have more elements than characters.
 */
export function parseHtml(html: string): DefaultTreeAdapterTypes.Document {
  let left = html.length + spare;
  const createElement: typeof defaultTreeAdapter.createElement = (...given) => {
    if (left-- > 0) return defaultTreeAdapter.createElement(...given);
    throw new Unconvertible(
      'file with tags that nothing closes, which browsers open anew in each paragraph, expected one that has fewer elements than characters',
      'close the tags of fonts, italics and the like in the paragraph that they are opened in; or copy its text out of a browser into a text editor, and save that as a .txt file in the encoding UTF-8',
    );
  };
  return parse(html, { treeAdapter: { ...defaultTreeAdapter, createElement } });
}
