/** A pattern for each unit of a YAML scalar as it is written, by what it begins with. */
const units: Record<string, RegExp> = {
  '"': /\\(?:\r?\n|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])|[^]/g,
  "'": /''|[^]/g,
};

const blank = /^(?:[\t\n\r ]|\\(?:\r?\n|[\t nrt]))$/;
/** An escape of a character that takes two UTF-16 units. */
const wide = /^\\U00(?!00)/;

/**
 * Returns where each unit of a YAML scalar's value was written: UTF-16 offsets in `written`, its quotation marks or
 * block header included. Both have the same characters in the same order, but for white space (YAML 1.2.2, §7, §8).
 * @example
 * offsetsInScalar('"a\\u0301b"', 'a\u0301b')(2) // => 8
 */
export function offsetsInScalar(written: string, value: string): (unit: number) => number {
  const opening = /^(?:[|>][^\n\r]*|["'])/.exec(written)?.[0] ?? '';
  const pattern = units[opening] ?? /[^]/g;
  const places = [...written.slice(opening.length).matchAll(pattern)].flatMap(
    ({ 0: unit, index }) => {
      if (blank.test(unit)) return [];
      const place = opening.length + index;
      return wide.test(unit) ? [place, place] : [place];
    },
  );
  let next = 0;
  // White space stands after what was written before it, as does the end.
  const after = () => (places[next - 1] ?? opening.length - 1) + 1;
  const offsets = value
    .split('')
    .map((unit) => (blank.test(unit) ? after() : (places[next++] ?? opening.length)));
  const end = after();
  return (unit) => offsets[unit] ?? end;
}
