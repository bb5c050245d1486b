import { diffArrays } from 'diff';
import { type Word, wordsOf } from './words.ts';

/**
 * Returns, for each UTF-16 unit of `before`, where it stands in `after`, in the same order; -1 for what is no longer
 * there. The fewest words are taken out and put in that make the one text of the other, each as a whole; what
 * stands between words stays as far as it goes on from what does. Where more than `mostEdits` words are, nothing
 * between the first change and the last counts as kept: the time grows with the square of them.
 * @example
 * [...mapPositions('an old day', 'a day')] // => [ -1, -1, -1, -1, -1, -1, 1, 2, 3, 4 ]
 */
export function mapPositions(before: string, after: string, mostEdits = 5000): Int32Array {
  const kept = new Int32Array(before.length).fill(-1);
  const keep = (from: number, to: number, length: number) => {
    for (let n = 0; n < length; n++) kept[from + n] = to + n;
  };
  let [from, to] = [0, 0];
  const end = { start: before.length, end: before.length };
  const freshEnd = { start: after.length, end: after.length };
  for (const [old, fresh] of [
    ...mapWords(wordsOf(before), wordsOf(after), mostEdits),
    [end, freshEnd] as const,
  ]) {
    const gaps = [before.slice(from, old.start), after.slice(to, fresh.start)] as const;
    const head = common(...gaps, (gap, n) => gap.charAt(n));
    const rests = gaps.map((gap) => gap.slice(head)) as [string, string];
    const tail = common(...rests, (gap, n) => gap.charAt(gap.length - 1 - n));
    keep(from, to, head);
    keep(old.start - tail, fresh.start - tail, tail);
    // Of a word that a line end parts in one of them, what stands before the hyphen stays, and what stands behind it.
    const one = [before.slice(old.start, old.end), after.slice(fresh.start, fresh.end)] as const;
    const start = alike(...one, (word, n) => word.charAt(n));
    const rest = one.map((word) => word.slice(start)) as [string, string];
    const behind = alike(...rest, (word, n) => word.charAt(word.length - 1 - n));
    keep(old.start, fresh.start, start);
    keep(old.end - behind, fresh.end - behind, behind);
    [from, to] = [old.end, fresh.end];
  }
  return kept;
}

/** The words that both texts have, in order. */
function mapWords(
  old: readonly Word[],
  fresh: readonly Word[],
  mostEdits: number,
): [old: Word, fresh: Word][] {
  const [a, b] = [old.map(({ word }) => word), fresh.map(({ word }) => word)];
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = (words: string[]) => words.slice(head, words.length - tail);
  const pairs: [Word, Word][] = [];
  let [from, to] = [0, 0];
  const pair = (count: number) => {
    for (let left = count; left > 0; left--) pairs.push([old[from++] as Word, fresh[to++] as Word]);
  };
  pair(head);
  const changes = diffArrays(middle(a), middle(b), { maxEditLength: mostEdits });
  for (const { added, removed, count } of changes ?? []) {
    if (added) to += count;
    else if (removed) from += count;
    else pair(count);
  }
  [from, to] = [a.length - tail, b.length - tail];
  pair(tail);
  return pairs;
}

type UnitAt = (text: string, n: number) => string;

/** How many units two stretches have in common, up to the first word. */
function common(a: string, b: string, unit: UnitAt): number {
  const count = alike(a, b, unit);
  const word = Array.from({ length: count }, (_, n) => unit(a, n)).findIndex((one) =>
    /[\p{L}\p{M}\p{N}]/u.test(one),
  );
  return word < 0 ? count : word;
}

/** How many units two stretches have in common. */
function alike(a: string, b: string, unit: UnitAt): number {
  let n = 0;
  while (n < Math.min(a.length, b.length) && unit(a, n) === unit(b, n)) n++;
  return n;
}
