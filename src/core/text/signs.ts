import { isBlank } from './blank.ts';
import type { Direction } from './direction.ts';
import { isolatesIn } from './isolates.ts';
import { firstIndex, getOrThrow } from './lookup.ts';
import type { Range } from './range.ts';

/** What stands around words that editors supply, and around those that the original deletes (Leiden conventions). */
const signsAround = { supplied: ['[', ']'], del: ['⟦', '⟧'] } as const;

const names = Object.keys(signsAround) as (keyof typeof signsAround)[];

/** Words that have signs around them; of the same words, those of the lower `order` are around the others. */
type Enclosed = Range & { order: number };

/** What of a text has signs where it is quoted, by UTF-16 offsets in order. */
export interface Signed extends Record<keyof typeof signsAround, readonly Enclosed[]> {
  /** Where words are missing. */
  gaps: readonly number[];
  /** How the line runs that its words are shown in, where that is known. */
  around?: Direction | undefined;
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
  /** Returns where a range of the words, in UTF-16 units from their first, is in `text`: it has both signs of what begins or ends within it. */
  moved: (range: Range) => Range;
}

/** Where it stands in a text, in UTF-16 units. */
interface Sign {
  at: number;
  sign: string;
  /** Of one that begins or ends words, where their other edge is. */
  begins?: number;
  ends?: number;
}

/**
 * Returns the words in a range of a text with signs for what is shown among them: “[…]” where words are missing, “[ ]” around those that
 * are supplied and “⟦ ⟧” around those that are deleted. What is missing at their edges has none. What runs against other words, and numbers, are
 * isolated where a sign within would turn their parts round. Linear in the words, but for a logarithm.
 */
export function withSigns({ start, end }: Range, text: string, signed: Signed): ShownWords {
  const { gaps, enclosed } = signedIn({ start, end }, signed);
  const edges = enclosed.flatMap((one) => [one.start, one.end]);
  const offsets = [...gaps, ...edges].map((at) => at - start);
  const isolates = isolatesIn(text.slice(start, end), offsets, signed.around).map((one) => ({
    ...{ ...one, start: start + one.start, end: start + one.end },
  }));
  const numbers = isolates.filter(({ beside }) => beside !== '');
  const beside = (at: number, sign: string) => {
    const own = numbers[firstIndex(numbers, (one) => one.end > at)];
    return own && own.start < at ? own.beside + sign + own.beside : sign;
  };
  const pairs = [
    ...isolates,
    ...enclosed.map((one) => ({ ...one, around: signsAround[one.name] })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const signs = [
    ...gaps.map((at): Sign => ({ at, sign: beside(at, spaced('[…]', at, text)) })),
    ...pairs.map(({ around: [sign], start: at, end: ends }): Sign => ({
      ...{ at, sign: beside(at, sign), ends },
    })),
  ];
  const ends = pairs.map(({ around: [, sign], start: begins, end: at }): Sign => ({
    ...{ at, sign: beside(at, sign), begins },
  }));
  // What is missing behind deleted words is not deleted.
  const ordered = [...ends.reverse(), ...signs].sort((a, b) => a.at - b.at);
  let [shown, done] = ['', start];
  const before = ordered.map(({ at, sign }) => {
    shown += text.slice(done, at) + sign;
    done = at;
    return shown.length - (at - start);
  });
  const shiftBefore = (index: number) => before[index - 1] ?? 0;
  return {
    text: shown + text.slice(done, end),
    moved: (range) => {
      const [from, to] = [start + range.start, start + range.end];
      let first = firstIndex(ordered, ({ at }) => at > from);
      let behind = firstIndex(ordered, ({ at }) => at >= to);
      while ((ordered[first - 1]?.ends ?? to) < to && ordered[first - 1]?.at === from) first--;
      while ((ordered[behind]?.begins ?? from) > from && ordered[behind]?.at === to) behind++;
      return { start: range.start + shiftBefore(first), end: range.end + shiftBefore(behind) };
    },
  };
}

/** Returns what has signs in a range of a text, cut at its edges: the outer first. */
function signedIn({ start, end }: Range, signed: Signed) {
  const { gaps } = signed;
  const enclosed = names.flatMap((name) => {
    const ranges = signed[name];
    const first = firstIndex(ranges, (one) => one.end > start);
    const behind = firstIndex(ranges, (one) => one.start >= end);
    return ranges.slice(first, behind).map((range) => ({ ...range, name }));
  });
  enclosed.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  return {
    gaps: gaps.slice(
      firstIndex(gaps, (at) => at > start),
      firstIndex(gaps, (at) => at >= end),
    ),
    enclosed: enclosed.map((one) => ({
      name: one.name,
      start: Math.max(start, one.start),
      end: Math.min(end, one.end),
    })),
  };
}

/**
 * What has a sign in words that are kept without: where some are missing, how many characters that are seen stand before it; of words with signs
 * around them what they are, and how many stand before their beginning and their end. So it finds its place however the white space is kept.
 */
export type CountedSign = number | [name: string, start: number, end: number];

/** Characters that are seen. */
const seen = /[^\s\p{Cc}\p{Cf}]/gu;

/** Returns what has signs in parts of a text that are put together with one sign between them, such as an ellipsis. Linear in the parts. */
export function countSigns(ranges: readonly Range[], text: string, signed: Signed): CountedSign[] {
  let before = 0;
  return ranges.flatMap((range) => {
    const { gaps, enclosed } = signedIn(range, signed);
    const edges = enclosed.flatMap(({ start, end }) => [start, end]);
    const counts = new Map<number, number>();
    let done = range.start;
    for (const at of [...gaps, ...edges, range.end].sort((a, b) => a - b)) {
      before += countSeen(text.slice(done, at));
      counts.set(at, before);
      done = at;
    }
    before++;
    const count = (at: number) => getOrThrow(counts, at);
    return [
      ...gaps.map(count),
      ...enclosed.map(({ name, start, end }): CountedSign => [name, count(start), count(end)]),
    ];
  });
}

/** Returns how many characters of words are seen: how far what has signs in those behind them is moved. */
export function countSeen(words: string): number {
  return words.match(seen)?.length ?? 0;
}

/** Returns what has signs in words behind others of which so many characters are seen. */
export function movedSigns(counted: readonly CountedSign[], by: number): CountedSign[] {
  return counted.map((one) =>
    typeof one === 'number' ? one + by : [one[0], one[1] + by, one[2] + by],
  );
}

/** Returns where in words what was counted has signs. Linear in the words. */
export function placeSigns(counted: readonly CountedSign[], words: string): Signed {
  const [starts, ends]: [number[], number[]] = [[], [0]];
  if (counted.length > 0) {
    for (const { 0: character, index } of words.matchAll(seen)) {
      starts.push(index);
      ends.push(index + character.length);
    }
  }
  const endOf = (count: number) => ends[count] ?? words.length;
  const missing: number[] = [];
  const stretches: (Range & { name: string })[] = [];
  for (const one of counted) {
    if (typeof one === 'number') {
      missing.push(endOf(one));
      continue;
    }
    const [name, start, end] = one;
    const from = starts[start] ?? words.length;
    // Where nothing of it is seen, nothing is deleted.
    if (end > start) stretches.push({ name, start: from, end: endOf(end) });
  }
  return signedOf(missing, stretches);
}

/** Parts a sign from the word on its one side where a blank parts it from that on the other. */
function spaced(sign: string, at: number, text: string): string {
  const [isAfter, isBefore] = [isBlank(text.charCodeAt(at - 1)), isBlank(text.charCodeAt(at))];
  if (isAfter && !isBefore) return `${sign} `;
  return isBefore && !isAfter ? ` ${sign}` : sign;
}
