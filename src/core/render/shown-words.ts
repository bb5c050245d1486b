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
 * Returns words of a source with signs for what its page shows among them: “[…]” where words are missing, “[ ]” around those that its editors supply and “⟦ ⟧” around those that
 * the original deletes (Leiden conventions). Without them, words would be read in a row that are in none. Linear in the words.
 */
export function shownWords(
  { start, end }: Range,
  { page, text }: Pick<PublishedSource, 'page' | 'text'>,
): ShownWords {
  const { gaps, stretches } = among(page);
  const signs: Sign[] = [];
  for (let n = firstIndex(gaps, (at) => at > start); n < gaps.length; n++) {
    const at = itemAt(gaps, n);
    if (at >= end) break;
    signs.push({ at, sign: spaced('[…]', at, text) });
  }
  const within = stretches.flatMap(({ ranges, pair }) => {
    const first = firstIndex(ranges, (one) => one.end > start);
    const behind = firstIndex(ranges, (one) => one.start >= end);
    return ranges.slice(first, behind).map((range) => ({ ...range, pair }));
  });
  // The outer first, and closed last.
  within.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const one of within) signs.push({ at: Math.max(start, one.start), sign: one.pair[0] });
  const ends = within.map((one): Sign => ({ at: Math.min(end, one.end), sign: one.pair[1] }));
  // What is missing behind deleted words is not deleted.
  const ordered = [...ends.reverse(), ...signs].sort((a, b) => a.at - b.at);
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

/** The elements whose words have signs around them. */
const pairs = { Supplied: ['[', ']'], Del: ['⟦', '⟧'] } as const;

/** Where words are missing, and stretches that have signs around them, those of each element in order and those in one another as one. */
const among = once(({ wordless, renditions }: PublishedSource['page']) => {
  const gaps = wordless.filter(({ name }) => name === 'Gap').map(({ offset }) => offset);
  const stretches = Object.entries(pairs).map(([element, pair]) => {
    const ranges: Range[] = [];
    for (const { name, start, end } of renditions) {
      if (name !== element || end <= (ranges.at(-1)?.end ?? 0)) continue;
      ranges.push({ start, end });
    }
    return { ranges, pair };
  });
  return { gaps: gaps.sort((a, b) => a - b), stretches };
});

/** Parts a sign from the word on its one side where a blank parts it from that on the other. */
function spaced(sign: string, at: number, text: string): string {
  const [isAfter, isBefore] = [isBlank(text.charCodeAt(at - 1)), isBlank(text.charCodeAt(at))];
  if (isAfter && !isBefore) return `${sign} `;
  return isBefore && !isAfter ? ` ${sign}` : sign;
}
