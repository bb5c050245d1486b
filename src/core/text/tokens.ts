import { diffArrays } from 'diff';
import type { Range } from './range.ts';

/** A word of a text, or a sign between words (UAX 29). White space is none of them. */
export interface Token extends Range {
  text: string;
  /** As it is compared: without regard to case. */
  key: string;
  isWord: boolean;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Returns the words and signs of a text in order, `most` of them, canonically equivalent ones as the same. UTF-16 offsets. */
export function tokensOf(text: string, most = Infinity): Token[] {
  const tokens: Token[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (/^\s+$/.test(segment)) continue;
    if (tokens.length === most) break;
    const composed = segment.normalize('NFC');
    tokens.push({
      text: composed,
      key: composed.toLowerCase(),
      start: index,
      end: index + segment.length,
      isWord: isWordLike === true,
    });
  }
  return tokens;
}

/**
 * Returns which tokens of two texts are the same but for case, as pairs of their numbers; none where more than `mostSteps` are
 * to be changed, each of which takes time as the texts are long.
 */
export function samePairs(
  own: readonly Token[],
  others: readonly Token[],
  mostSteps: number,
): [number, number][] {
  const changes = diffArrays(own.map(keyOf), others.map(keyOf), { maxEditLength: mostSteps });
  const found: [number, number][] = [];
  let [mine, theirs] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let n = 0; n < count; n++) found.push([mine + n, theirs + n]);
    if (!added) mine += count;
    if (!removed) theirs += count;
  }
  return found;
}

function keyOf({ key }: Token): string {
  return key;
}
