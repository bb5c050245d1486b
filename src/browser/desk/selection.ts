import { foldWithMap } from '../../core/text/fold.ts';

/** Words of the source, and which of their occurrences in it they are, from 1. */
export interface Quoted {
  quote: string;
  nth: number;
}

/**
 * Returns the selected words as the source has them, without the numbers of paragraphs and notes; undefined where
 * nothing of the source is selected. `root` is the element with `data-seed`.
 */
export function quoted(range: Range, root: Element): Quoted | undefined {
  const { text, start, end } = plain(range, root);
  const folded = foldWithMap(text);
  const [from, to] = [Number(folded.folded[start]), Number(folded.folded[end])];
  const words = folded.text.slice(from, to);
  const quote = words.replace(/^ | $/g, '');
  if (quote === '') return undefined;
  const at = from + (words.startsWith(' ') ? 1 : 0);
  let nth = 1;
  for (let found = folded.text.indexOf(quote); found >= 0 && found < at;) {
    nth++;
    found = folded.text.indexOf(quote, found + 1);
  }
  return { quote, nth };
}

/** The text of the source as the public contract reads it, and where the selection begins and ends in it. */
function plain(range: Range, root: Element): { text: string; start: number; end: number } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  let start: number | undefined;
  let end = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('[data-apparatus]')) continue;
    const value = node.nodeValue ?? '';
    if (range.intersectsNode(node)) {
      start ??= text.length + (node === range.startContainer ? range.startOffset : 0);
      end = text.length + (node === range.endContainer ? range.endOffset : value.length);
    }
    text += value;
  }
  return { text, start: start ?? 0, end };
}
