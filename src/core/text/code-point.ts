/** Returns the code point of a character, the first of a text. Throws a RangeError where there is none. */
export function codePointOf(character: string): number {
  const codePoint = character.codePointAt(0);
  if (codePoint !== undefined) return codePoint;
  throw new RangeError('Unexpected empty text, expected a character');
}
