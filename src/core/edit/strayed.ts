import { isSameBeside, placeWithBeside, type Sentences } from '../text/beside.ts';
import { overlaps, type Range } from '../text/range.ts';

/** The sentences of the old text and of the new. */
export interface BothTexts {
  before: Sentences;
  after: Sentences;
}

/**
 * Returns the stretches of the old text whose words are kept beside others, and stand elsewhere with those that were beside
 * them: each with that place, in UTF-16 units of the folded new text.
 */
export function strayed<T extends Range>(
  kept: readonly T[],
  toNew: (words: Range) => Range,
  { before, after }: BothTexts,
): Map<T, Range> {
  const places = new Map<T, Range>();
  for (const part of kept) {
    const was = { start: part.start, end: part.end, sentences: before };
    const now = toNew(part);
    if (isSameBeside(was, { ...now, sentences: after })) continue;
    const place = placeWithBeside(was, after);
    // Where only more stands beside them they are at their own place.
    if (place && !overlaps(place, now)) places.set(part, place);
  }
  return places;
}
