import type { Range as Passage } from '../core/text/range.ts';
import { apparatus, breakMark } from './directive.ts';

/** The words that a reader has selected of a source, in the text of the page as far as the source goes. */
export interface SelectedPassage extends Passage {
  /** The text of the page from its beginning, with the marks of `directive.ts`. */
  page: string;
  /** The paragraph, heading or row in which they begin. */
  block: Element | undefined;
}

/** Returns the words that a range of a source holds; undefined where it holds none. Offsets are UTF-16 units. */
export function passageOf(range: Range, source: Element): SelectedPassage | undefined {
  let page = textBefore(source);
  let block: Element | undefined;
  let found: (Passage & Pick<SelectedPassage, 'block'>) | undefined;
  const readText = (node: Text) => {
    const at = page.length;
    page += node.data.replace(/\p{Cc}/gu, ' ');
    if (!range.intersectsNode(node)) return;
    const start = node === range.startContainer ? at + range.startOffset : at;
    const end = node === range.endContainer ? at + range.endOffset : page.length;
    // A range of whole elements begins in the white space between them.
    if (/[^ ]/.test(page.slice(start, end))) found = { start, block, ...found, end };
  };
  const read = (node: Node) => {
    if (node instanceof Text) return readText(node);
    if (!(node instanceof Element)) return;
    if (node.hasAttribute('data-apparatus')) {
      // The number of a paragraph is set apart from its words.
      page += apparatus(node.textContent) + (node.matches('.para') ? breakMark : '');
      return;
    }
    if (/^l\d/.test(node.id)) block = node;
    if (node.matches('p, br, h2, h3, h4, h5, h6')) page += breakMark;
    node.childNodes.forEach(read);
  };
  read(source);
  return found && { ...found, page };
}

function textBefore(source: Element): string {
  const before = document.createRange();
  before.setStart(document.body, 0);
  before.setEndBefore(source);
  const copy = before.cloneContents();
  for (const unread of copy.querySelectorAll('script, style, template, noscript')) unread.remove();
  return copy.textContent.replace(/\p{Cc}/gu, ' ') + breakMark;
}
