import type { AnnotatedPage } from '../page/model.ts';
import { fold } from '../text/fold.ts';
import { isPlain } from '../text/isolates.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';
import {
  type CountedSign,
  countSigns,
  type ShownWords,
  signedOf,
  withSigns,
} from '../text/signs.ts';

/** The text of a source, and what its page has of how the original looks. */
interface MarkedText {
  page: Pick<AnnotatedPage, 'wordless' | 'renditions'>;
  text: string;
}

/**
 * Returns words of a source with signs for what its page shows among them: “[…]” where words are missing, “[ ]” around those that its editors
 * supply and “⟦ ⟧” around those that the original deletes. Without them, words would be read in a row that are in none. Linear in the words.
 */
export function shownWords(range: Range, source: MarkedText): ShownWords {
  return withSigns(range, source.text, signedIn(source));
}

/** Returns what shows ranges of a block, in UTF-16 units from its first, as words of the source are. */
export function shownWithin(block: Range, source: MarkedText): (range: Range) => ShownWords {
  return ({ start, end }) =>
    shownWords({ start: block.start + start, end: block.start + end }, source);
}

/** Returns words of a source with these signs on one line. */
export function shownLine(range: Range, source: MarkedText): string {
  return fold(shownWords(range, source).text);
}

/** Returns what has signs in words of a source that are kept without, in parts with an ellipsis between. */
export function signsOf(ranges: readonly Range[], source: MarkedText): CountedSign[] {
  return countSigns(ranges, source.text, signedIn(source));
}

/** What of a text has signs. */
const signedIn = once(({ page: { wordless, renditions }, text }: MarkedText) => ({
  ...signedOf(
    wordless.filter(({ name }) => name === 'Gap').map(({ offset }) => offset),
    renditions.map(({ name, start, end }) => ({ name: name.toLowerCase(), start, end })),
  ),
  // Also figures by themselves run so then.
  around: isPlain(text) ? ('ltr' as const) : undefined,
}));
