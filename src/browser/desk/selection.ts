import { foldWithMap } from '../../core/text/fold.ts';
import { mapEdges } from '../../core/text/positions.ts';
import { wholeCharacters, wholeWords } from '../../core/text/widen.ts';

/** Words of the source, and which of their occurrences in it they are, from 1. */
export interface Quoted {
  quote: string;
  nth: number;
}

/** What is selected, in whole words; where they are more, the selected letters alone as well. */
export interface Selected extends Quoted {
  letters?: Quoted;
}

/**
 * Returns the selected words as the source has them, without the numbers of paragraphs and notes; undefined where
 * nothing of the source is selected. `root` is the element with `data-seed`.
 */
export function selected(range: Range, root: Element): Selected | undefined {
  const { text, ...raw } = plain(range, root);
  const folded = foldWithMap(text);
  const { start, end } = mapEdges(folded.folded, raw);
  const words = folded.text.slice(start, end);
  const own = {
    start: start + (words.startsWith(' ') ? 1 : 0),
    end: end - (words.endsWith(' ') ? 1 : 0),
  };
  if (own.start >= own.end) return undefined;
  const whole = quoted(folded.text, wholeWords(folded.text, own));
  const letters = quoted(folded.text, wholeCharacters(folded.text, own));
  return whole.quote === letters.quote ? whole : { ...whole, letters };
}

function quoted(text: string, { start, end }: { start: number; end: number }): Quoted {
  const quote = text.slice(start, end);
  let nth = 1;
  for (let found = text.indexOf(quote); found >= 0 && found < start;) {
    nth++;
    found = text.indexOf(quote, found + 1);
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
