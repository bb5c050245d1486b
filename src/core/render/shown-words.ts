import type { PublishedSource } from '../edition/published.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';
import {
  type CountedSign,
  countSigns,
  type ShownWords,
  signedOf,
  withSigns,
} from '../text/signs.ts';

/**
 * Returns words of a source with signs for what its page shows among them: “[…]” where words are missing, “[ ]” around those that its editors
 * supply and “⟦ ⟧” around those that the original deletes. Without them, words would be read in a row that are in none. Linear in the words.
 */
export function shownWords(
  range: Range,
  { page, text }: Pick<PublishedSource, 'page' | 'text'>,
): ShownWords {
  return withSigns(range, text, signedIn(page));
}

/** Returns what has signs in words of a source that are kept without, in parts with an ellipsis between. */
export function signsOf(
  ranges: readonly Range[],
  { page, text }: Pick<PublishedSource, 'page' | 'text'>,
): CountedSign[] {
  return countSigns(ranges, text, signedIn(page));
}

/** What of the text of a page has signs. */
const signedIn = once(({ wordless, renditions }: PublishedSource['page']) =>
  signedOf(
    wordless.filter(({ name }) => name === 'Gap').map(({ offset }) => offset),
    renditions.map(({ name, start, end }) => ({ name: name.toLowerCase(), start, end })),
  ),
);
