import type { ResultBlock } from './blocks.ts';
import { likeThose } from './like.ts';
import { rangesVerbatim } from './match.ts';

/** A word of a question, and where the index has it in a record. */
export interface Sought {
  word: string;
  /** The words of the record, counted from 0. */
  at: ReadonlySet<number>;
  /** Whether these are forms of it; otherwise they count as far as they begin with it. */
  isForm: boolean;
}

/** A block that answers a question. */
export interface FoundPlace {
  block: ResultBlock;
  /** The words that the index has found in it, as they are written. */
  found: string[];
  /** Whether it has all that is sought. */
  whole: boolean;
  /** Whether its record has each word itself, in some form, and none only as the beginning of another. */
  isExact: boolean;
  /** Whether it cannot be opened now: it is no result, and is counted. */
  isBeyond?: boolean;
}

/**
 * Returns the blocks of a record that answer a question: those that have all its words and phrases, the densest first.
 * Where words of it stand in different blocks only, that which has the most of them, and is the densest of those, stands
 * for the record: it goes after all places that are whole. A phrase is had in one block or not at all, and a record that
 * lacks a word has no place.
 */
export function placesIn(
  blocks: readonly ResultBlock[],
  sought: readonly Sought[],
  phrases: readonly string[],
): FoundPlace[] {
  const all = blocks.map((block) => lookIn(block, sought));
  if (sought.some((_, n) => all.every(({ has }) => !has[n]))) return [];
  const looked = all
    .filter(({ block: { text } }) =>
      phrases.every((phrase) => rangesVerbatim(text, phrase).length > 0),
    )
    .sort((a, b) => countOf(b) - countOf(a) || b.density - a.density);
  const whole = looked.filter((one) => countOf(one) === sought.length);
  const best = whole.length > 0 ? whole : looked.slice(0, 1).filter((one) => countOf(one) > 0);
  const isExact = sought.every(({ isForm }) => isForm);
  return best.map(({ block, found }) => ({ block, found, whole: whole.length > 0, isExact }));
}

interface Looked {
  block: ResultBlock;
  found: string[];
  /** Which of the words are in it, and how many places that is a word of it. */
  has: boolean[];
  density: number;
}

function countOf({ has }: Looked): number {
  return has.filter(Boolean).length;
}

function lookIn(block: ResultBlock, sought: readonly Sought[]): Looked {
  const { words, start, text, language } = block;
  const located = sought.map(({ word, at, isForm }) => {
    const found = words.filter((_, n) => at.has(start + n));
    return isForm ? found : found.filter((one) => likeThose(one, language, [word]).length > 0);
  });
  // What is indexed beside the text has no place in it.
  const had = sought.map(({ word }, n) => {
    const found = located[n] ?? [];
    return found.length > 0 ? found : likeThose(text, language, [word]);
  });
  return {
    block,
    found: [...new Set(located.flat())],
    has: had.map(({ length }) => length > 0),
    density: had.flat().length / words.length,
  };
}
