import type { PublishedSource } from '../edition/published.ts';
import { isBlank } from '../text/blank.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';

/** Words of a source as they are quoted where nothing else of it is shown. */
export interface ShownWords {
  text: string;
  /** Returns where a range of the words, in UTF-16 units from their first, is in `text`. */
  moved: (range: Range) => Range;
}

/** Where it stands in the text of a source, in UTF-16 units. */
interface Sign {
  at: number;
  sign: string;
}

/**
 * Returns words of a source with signs for what its page shows among them: “[…]” where words are missing, and “⟦ ⟧” around those that
 * the original deletes (Leiden conventions). Without them, words would be read in a row that are in none. Linear in the words.
 */
export function shownWords(
  { start, end }: Range,
  { page, text }: Pick<PublishedSource, 'page' | 'text'>,
): ShownWords {
  const { gaps, deleted } = among(page);
  const signs: Sign[] = [];
  const ends: Sign[] = [];
  for (let n = firstIndex(gaps, (at) => at > start); n < gaps.length; n++) {
    const at = itemAt(gaps, n);
    if (at >= end) break;
    signs.push({ at, sign: spaced('[…]', at, text) });
  }
  for (let n = firstIndex(deleted, (one) => one.end > start); n < deleted.length; n++) {
    const one = itemAt(deleted, n);
    if (one.start >= end) break;
    signs.push({ at: Math.max(start, one.start), sign: '⟦' });
    ends.push({ at: Math.min(end, one.end), sign: '⟧' });
  }
  // What is missing behind deleted words is not deleted.
  const ordered = [...ends, ...signs].sort((a, b) => a.at - b.at);
  let [shown, done] = ['', start];
  const before = ordered.map(({ at, sign }) => {
    shown += text.slice(done, at) + sign;
    done = at;
    return shown.length - (at - start);
  });
  const shiftAt = (is: (at: number) => boolean) =>
    before[firstIndex(ordered, ({ at }) => is(at)) - 1] ?? 0;
  return {
    text: shown + text.slice(done, end),
    moved: (range) => ({
      start: range.start + shiftAt((at) => at > start + range.start),
      end: range.end + shiftAt((at) => at >= start + range.end),
    }),
  };
}

/** Where words are missing, and stretches that are deleted, in order, those in one another as one. */
const among = once(({ wordless, renditions }: PublishedSource['page']) => {
  const gaps = wordless.filter(({ name }) => name === 'Gap').map(({ offset }) => offset);
  const deleted: Range[] = [];
  for (const { name, start, end } of renditions) {
    if (name !== 'Del' || end <= (deleted.at(-1)?.end ?? 0)) continue;
    deleted.push({ start, end });
  }
  return { gaps: gaps.sort((a, b) => a - b), deleted };
});

/** Parts a sign from the word on its one side where a blank parts it from that on the other. */
function spaced(sign: string, at: number, text: string): string {
  const [isAfter, isBefore] = [isBlank(text.charCodeAt(at - 1)), isBlank(text.charCodeAt(at))];
  if (isAfter && !isBefore) return `${sign} `;
  return isBefore && !isAfter ? ` ${sign}` : sign;
}
