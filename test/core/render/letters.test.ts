import { expect, test } from 'vitest';
import { layOutLetters } from '../../../src/core/render/pictures/letters.ts';

const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

test.each([
  ['1806-05-03', '1806-05-04', ['3 May', '4 May']],
  ['1806-05-03', '1806-05-06', ['3 May', '4 May', '5 May', '6 May']],
])('of letters of a few days each day is told once: %s to %s', (from, to, expected) => {
  const times = [{ start: time(from), end: time(to) }];
  const { ticks } = layOutLetters([{ name: 'A → B', times }], 600, 'en-GB');
  expect(ticks.map(({ words }) => words)).toEqual(expected);
});
