import { findInvisible } from './names.ts';

/**
 * Returns a line of a text as a title: without what is not seen and parts no words (soft hyphens, joiners where writing
 * needs none, marks of direction), with a space for controls, and one for each run of spaces.
 */
export function titleOf(line: string): string {
  const unseen = new Set(findInvisible(line).map(({ index }) => index));
  const seen = line.replace(/[\p{Cf}\p{M}]/gu, (character, index: number) =>
    unseen.has(index) ? '' : character,
  );
  return seen
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '');
}
