import { distanceOf } from './nearest.ts';
import { firstIndex, itemAt, push } from './lookup.ts';
import type { Range } from './range.ts';
import { samePairs, type Token, tokensOf } from './tokens.ts';

/** How a place differs in another witness: in its words, in how they are spelt, in capital letters or in signs alone. */
export type Variation = 'words' | 'spelling' | 'case' | 'signs';

/** A place at which two texts differ: UTF-16 offsets of each; one of no length where the other has more. */
export interface Variant {
  own: Range;
  other: Range;
  kind: Variation;
  /** Where the word or sign before it stands, which both have; absent where both texts begin with it. */
  before?: { own: Range; other: Range };
}

/** The most steps of a comparison, each as long as the texts; what differs in more has little in common. */
const mostSteps = 2000;
/** How much of a word may be spelt otherwise, at most: in more it is another. */
const spelt = 0.25;

/**
 * Returns the places at which two texts differ, in order. White space is not compared, and canonically equivalent characters are
 * the same.
 * @example
 * variantsOf('on Sunday', 'on Monday')[0]?.kind // => 'words'
 */
export function variantsOf(text: string, other: string): Variant[] {
  const [own, theirs] = [tokensOf(text), tokensOf(other)];
  const pairs = samePairs(own, theirs, mostSteps);
  const variants: Variant[] = [];
  let [mine, others] = [0, 0];
  for (const [a, b] of [...pairs, [own.length, theirs.length] as const]) {
    if (a > mine || b > others) {
      const [here, there] = [own.slice(mine, a), theirs.slice(others, b)];
      variants.push({
        own: rangeOf(here, own[mine - 1]),
        other: rangeOf(there, theirs[others - 1]),
        kind: kindOf(here, there),
        ...(mine > 0 && {
          before: { own: itemAt(own, mine - 1), other: itemAt(theirs, others - 1) },
        }),
      });
    }
    const [one, same] = [own[a], theirs[b]];
    if (one && same && one.text !== same.text)
      variants.push({
        own: { start: one.start, end: one.end },
        other: { start: same.start, end: same.end },
        kind: 'case',
      });
    [mine, others] = [a + 1, b + 1];
  }
  return variants;
}

/** The stretch of tokens; where there are none, the place behind the token before. */
function rangeOf(tokens: readonly Token[], before: Token | undefined): Range {
  const at = before?.end ?? 0;
  return { start: tokens[0]?.start ?? at, end: tokens.at(-1)?.end ?? at };
}

function kindOf(own: readonly Token[], others: readonly Token[]): Variation {
  const [mine, theirs] = [own, others].map((tokens) => tokens.filter(({ isWord }) => isWord)) as [
    Token[],
    Token[],
  ];
  if (mine.length === 0 && theirs.length === 0) return 'signs';
  const isSpelt =
    mine.length === theirs.length &&
    mine.every(({ key }, index) => {
      const { key: other } = itemAt(theirs, index);
      const most = spelt * Math.max(key.length, other.length);
      return !/\p{N}/u.test(key + other) && distanceOf(key, other) <= most;
    });
  return isSpelt ? 'spelling' : 'words';
}

/** A block of one text and the block of another that says the same, or nearly: their numbers, from 0. */
export interface BlockPair {
  own: number;
  other: number;
  /** Whether it stands before or behind others that it follows or goes before in the other text. */
  moved: boolean;
}

/** In how many blocks a word may stand that tells which block is which. */
const telling = 8;
/** How much two blocks must have in common to be taken for one, of the words that tell. */
const alike = 0.4;

/**
 * Returns which blocks of two texts belong together, in the order of the first: those of the same words, and of the others those
 * that have most rare words in common. The fewest of them are told as moved. Takes time linear in the texts, but for a logarithm.
 */
export function pairBlocks(own: readonly string[], others: readonly string[]): BlockPair[] {
  const [mine, theirs] = [own.map(wordsIn), others.map(wordsIn)];
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const take = (a: number, b: number) => {
    if (found.has(a) || taken.has(b)) return;
    found.set(a, b);
    taken.add(b);
  };
  const same = new Map<string, number[]>();
  theirs.forEach((words, index) => push(same, words.join(' '), index));
  mine.forEach((words, index) => {
    const next = same.get(words.join(' '))?.shift();
    if (next !== undefined) take(index, next);
  });
  for (const { a, b } of candidates(mine, theirs)) take(a, b);
  const pairs = [...found].map(([a, b]) => ({ own: a, other: b })).sort((a, b) => a.own - b.own);
  const kept = longestRise(pairs.map(({ other }) => other));
  return pairs.map((pair, index) => ({ ...pair, moved: !kept.has(index) }));
}

function wordsIn(text: string): string[] {
  return tokensOf(text).flatMap(({ isWord, key }) => (isWord ? [key] : []));
}

/** The pairs of blocks that have enough rare words in common, those with the most first. */
function candidates(own: readonly string[][], others: readonly string[][]) {
  const places = new Map<string, number[]>();
  others.forEach((words, index) => {
    for (const word of new Set(words)) push(places, word, index);
  });
  const scores = own.flatMap((words, a) => {
    const shared = new Map<number, number>();
    const rare = [...new Set(words)].filter((word) => (places.get(word)?.length ?? 0) <= telling);
    for (const b of rare.flatMap((word) => places.get(word) ?? []))
      shared.set(b, (shared.get(b) ?? 0) + 1);
    return [...shared].map(([b, count]) => ({ a, b, score: count / Math.max(1, rare.length) }));
  });
  return scores.filter(({ score }) => score >= alike).sort((x, y) => y.score - x.score);
}

/** Returns the indexes of the most numbers of a list that rise or stay, by patience sorting. */
export function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, index) => {
    const place = firstIndex(ends, (end) => itemAt(numbers, end) > number);
    before[index] = place === 0 ? -1 : itemAt(ends, place - 1);
    ends[place] = index;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = itemAt(before, at)) kept.add(at);
  return kept;
}
