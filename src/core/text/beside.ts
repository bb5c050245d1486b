import type { Fold } from './fold.ts';
import { firstIndex, itemAt, push } from './lookup.ts';
import { positionAt } from './positions.ts';
import type { Range } from './range.ts';
import { type Word, wordsOf } from './words.ts';

/** The words of a text in order, in lower case, each with whether a sentence or a paragraph ends behind it. */
export interface Sentences {
  words: Word[];
  ends: boolean[];
  /** For each word, the indexes in `words` at which it stands. */
  places: Map<string, number[]>;
}

/** How many words on either side are taken to say what the words between them are about. */
const near = 10;
/**
 * Behind the last letters of a word: the end of a sentence or a paragraph. A stop behind a short word may be that of an
 * abbreviation, and ends none; to look a few words too far does little harm.
 */
const endOfSentence = /(?!\.)\p{STerm}|(?<=[\p{L}\p{M}\p{N}]{4})\.[^.\s]*\s|\n[\t\f\r ]*\n/u;

/** Returns the words of a text by their offsets in its fold, and where its sentences end. Linear. */
export function sentencesOf(text: string, { folded }: Fold): Sentences {
  const all = wordsOf(text);
  const ends = all.map(({ start, end }, index) => {
    const next = all[index + 1];
    return !next || endOfSentence.test(text.slice(Math.max(start, end - 4), next.start));
  });
  const words = all.map(({ word, start, end }) => ({
    word: word.toLowerCase(),
    start: positionAt(folded, start),
    end: positionAt(folded, end),
  }));
  const places = new Map<string, number[]>();
  words.forEach(({ word }, index) => push(places, word, index));
  return { words, ends, places };
}

/** A stretch of a text, in UTF-16 units, and the sentences of that text. */
export interface InSentences extends Range {
  sentences: Sentences;
}

/**
 * Whether the ten words before and behind a stretch of one text, as far as its sentence goes, are those beside a stretch of
 * another, but for case, signs and white space.
 */
export function isSameBeside(old: InSentences, fresh: InSentences): boolean {
  return [-1, 1].every((step) => {
    const [was, is] = [wordsBeside(old, step), wordsBeside(fresh, step)];
    let [hasEnded, endsToo] = [false, false];
    return was.every(({ word, ends }, index) => {
      hasEnded ||= ends;
      endsToo ||= itemAt(is, index).ends;
      return (hasEnded && endsToo) || word === itemAt(is, index).word;
    });
  });
}

/** The words before a stretch (`step` -1) or behind it (1), from it outward, each with whether the sentence ends between. */
function wordsBeside(
  { start, end, sentences }: InSentences,
  step: number,
): { word: string | undefined; ends: boolean }[] {
  const { words, ends } = sentences;
  const { from, to } = wordsIn({ start, end, sentences });
  const first = step < 0 ? from - 1 : to;
  return Array.from({ length: near }, (_, n) => {
    const at = first + n * step;
    // What stands behind the stop of a sentence belongs to that, as the mark of a note does.
    const belongs = start === end && step < 0 && n === 0;
    // Before the first word and behind the last there is no other sentence.
    return { word: words[at]?.word, ends: !belongs && (ends[Math.min(at, at - step)] ?? true) };
  });
}

/** The indexes of the words of a stretch: of the first, and of the one behind the last. */
function wordsIn({ start, end, sentences: { words } }: InSentences): { from: number; to: number } {
  return {
    from: firstIndex(words, (word) => word.end > start),
    to: firstIndex(words, (word) => word.start >= end),
  };
}

/** How often the rarest word of a passage may stand in a text in which that is sought. */
const telling = 100;

/**
 * Returns where the words of a stretch stand in another text with the words beside them in its sentence, ten on either side
 * at the most; undefined where either text has that passage not once, or nothing stands beside. Linear in the passage.
 */
export function placeWithBeside(old: InSentences, fresh: Sentences): Range | undefined {
  const { words, ends } = old.sentences;
  const { from, to } = wordsIn(old);
  if (from === to) return undefined;
  let [first, last] = [from, to - 1];
  while (from - first < near && first > 0 && !ends[first - 1]) first--;
  while (last - to + 1 < near && !ends[last]) last++;
  if (first === from && last === to - 1) return undefined;
  const passage = words.slice(first, last + 1).map(({ word }) => word);
  const [at, more] = placesOf(passage, fresh);
  if (at === undefined || more !== undefined || placesOf(passage, old.sentences).length > 1)
    return undefined;
  const [start, end] = [from, to - 1].map((index) => itemAt(fresh.words, at + index - first));
  return start && end && { start: start.start, end: end.end };
}

/** The indexes of the words at which a passage begins. */
function placesOf(passage: readonly string[], { words, places }: Sentences): number[] {
  const all = passage.map((word, offset) => ({ offset, at: places.get(word) ?? [] }));
  const rarest = all.reduce((a, b) => (b.at.length < a.at.length ? b : a));
  if (rarest.at.length > telling) return [];
  const begins = rarest.at.map((index) => index - rarest.offset);
  return begins.filter((begin) => passage.every((word, n) => words[begin + n]?.word === word));
}
