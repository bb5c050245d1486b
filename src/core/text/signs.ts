import { isBlank } from './blank.ts';
import { firstIndex, itemAt } from './lookup.ts';
import type { Range } from './range.ts';

/** What stands around words that editors supply, and around those that the original deletes (Leiden conventions). */
const pairs = { supplied: ['[', ']'], del: ['⟦', '⟧'] } as const;

const names = Object.keys(pairs) as (keyof typeof pairs)[];

/** Words that have signs around them; of the same words, those of the lower `order` are around the others. */
type Enclosed = Range & { order: number };

/** What of a text has signs where it is quoted, by UTF-16 offsets in order. */
export interface Signed extends Record<keyof typeof pairs, readonly Enclosed[]> {
  /** Where words are missing. */
  gaps: readonly number[];
}

/**
 * Returns what has signs, of places where words are missing and of stretches of any name in the order of their beginnings, the outer first:
 * those of one name that are in one another, or adjoin with nothing missing between them, are one.
 */
export function signedOf(
  missing: readonly number[],
  stretches: readonly (Readonly<Range> & { name: string })[],
): Signed {
  const gaps = missing.toSorted((a, b) => a - b);
  const parting = new Set(gaps);
  const joined = (own: string) => {
    const ranges: Enclosed[] = [];
    for (const [order, { name, start, end }] of stretches.entries()) {
      if (name !== own) continue;
      const last = ranges.at(-1);
      if (last && (start < last.end || (start === last.end && !parting.has(start))))
        last.end = Math.max(last.end, end);
      else ranges.push({ start, end, order });
    }
    return ranges;
  };
  return { gaps, supplied: joined('supplied'), del: joined('del') };
}

/** Words of a text as they are quoted where nothing else of it is shown. */
export interface ShownWords {
  text: string;
  /** Returns where a range of the words, in UTF-16 units from their first, is in `text`. */
  moved: (range: Range) => Range;
}

/** Where it stands in a text, in UTF-16 units. */
interface Sign {
  at: number;
  sign: string;
}

/**
 * Returns the words in a range of a text with signs for what is shown among them: “[…]” where words are missing, “[ ]” around those that
 * are supplied and “⟦ ⟧” around those that are deleted. What is missing at their edges has none. Linear in the words.
 */
export function withSigns({ start, end }: Range, text: string, signed: Signed): ShownWords {
  const { gaps } = signed;
  const signs: Sign[] = [];
  for (let n = firstIndex(gaps, (at) => at > start); n < gaps.length; n++) {
    const at = itemAt(gaps, n);
    if (at >= end) break;
    signs.push({ at, sign: spaced('[…]', at, text) });
  }
  const within = names.flatMap((name) => {
    const ranges = signed[name];
    const first = firstIndex(ranges, (one) => one.end > start);
    const behind = firstIndex(ranges, (one) => one.start >= end);
    return ranges.slice(first, behind).map((range) => ({ ...range, pair: pairs[name] }));
  });
  // The outer first, and closed last.
  within.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
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

/** Parts a sign from the word on its one side where a blank parts it from that on the other. */
function spaced(sign: string, at: number, text: string): string {
  const [isAfter, isBefore] = [isBlank(text.charCodeAt(at - 1)), isBlank(text.charCodeAt(at))];
  if (isAfter && !isBefore) return `${sign} `;
  return isBefore && !isAfter ? ` ${sign}` : sign;
}
