import { describe, expect, test } from 'vitest';
import { mapPositions } from '../../../src/core/text/map-positions.ts';

/** What of a text is kept in another, the rest as dots. */
function kept(before: string, after: string, mostEdits?: number): string {
  const units = [...mapPositions(before, after, mostEdits)];
  units.forEach((to, from) => to >= 0 && expect(after[to]).toBe(before[from]));
  const places = units.filter((to) => to >= 0);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  return units.map((to, from) => (to < 0 ? '.' : before[from])).join('');
}

describe('what is kept of a text in another', () => {
  test.each([
    ['one two three', 'one two three', 'one two three'],
    ['one two three', 'one 2 three', 'one ... three'],
    ['plant', 'plants', '.....'],
    ['one, two', 'one; two', 'one. two'],
    ['one two', 'one, two', 'one two'],
    ['(one)', '(two)', '(...)'],
    ['a b', 'a c d b', 'a b'],
    ['a w b', 'x. new w', '. w..'],
    ['', 'a', ''],
    ['a', '', '.'],
    ['?!', '?.!', '?!'],
    ['我们说话', '我们听说话', '我们说话'],
    ['ab ab', 'ab', 'ab...'],
    ['the inhabi- tants go', 'these inhabitants go', '... inhabi..tants go'],
    ['old inhabitants go', 'new inhabi-\ntants go', '... inhabitants go'],
    ['Com\u00AD mittee', 'Committee', 'Com..mittee'],
    ['19- b', '19 b', '19. b'],
  ])('%j in %j', (before, after, expected) => expect(kept(before, after)).toBe(expected));

  test('is told for texts that have little in common only as far as both ends agree', () => {
    const words = (of: string) => Array.from({ length: 40 }, (_, n) => `${of}${n}`).join(' ');
    const before = `Begin ${words('a')} same ${words('b')} end`;
    const after = `Begin ${words('c')} same ${words('d')} end`;
    const read = (most?: number) => kept(before, after, most).replace(/\.[. ]*\./g, '…');
    expect(read(159)).toBe('Begin … end');
    expect(read()).toBe('Begin … same … end');
  });
});
