import type { Fold } from './fold.ts';
import { firstIndex, itemAt } from './lookup.ts';
import { positionAt } from './positions.ts';
import type { Range } from './range.ts';
import { type Word, wordsOf } from './words.ts';

/** The words of a text in order, in lower case, each with whether a sentence or a paragraph ends behind it. */
export interface Sentences {
  words: Word[];
  ends: boolean[];
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
  return { words, ends };
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
  { start, end, sentences: { words, ends } }: InSentences,
  step: number,
): { word: string | undefined; ends: boolean }[] {
  const before = firstIndex(words, (word) => word.end > start) - 1;
  const first = step < 0 ? before : firstIndex(words, (word) => word.start >= end);
  return Array.from({ length: near }, (_, n) => {
    const at = first + n * step;
    // What stands behind the stop of a sentence belongs to that, as the mark of a note does.
    const belongs = start === end && step < 0 && n === 0;
    // Before the first word and behind the last there is no other sentence.
    return { word: words[at]?.word, ends: !belongs && (ends[Math.min(at, at - step)] ?? true) };
  });
}
