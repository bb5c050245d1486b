import { expect, test } from 'vitest';
import { layOutLetters } from '../../../src/core/render/pictures/letters.ts';
import { widthOf } from '../../../src/core/render/pictures/wrap.ts';

const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

test.each([
  ['1806-05-03', '1806-05-04', ['3 May', '4 May']],
  ['1806-05-03', '1806-05-06', ['3 May', '4 May', '5 May', '6 May']],
])('of letters of a few days each day is told once: %s to %s', (from, to, expected) => {
  const times = [{ start: time(from), end: time(to) }];
  const { ticks } = layOutLetters([{ name: 'A → B', times }], 600, 'en-GB');
  expect(ticks.map(({ words }) => words)).toEqual(expected);
});

test('the words of one tick stand on no others', () => {
  const times = [{ start: time('1806-05-25'), end: time('1806-06-12') }];
  const { ticks } = layOutLetters([{ name: 'A → B', times }], 288, 'zh');
  const half = (words: string) => widthOf(words) / 2;
  expect(ticks.length).toBeGreaterThan(1);
  for (const [index, { x, words }] of ticks.slice(1).entries()) {
    const before = ticks[index];
    expect(x + half(words) - half(before?.words ?? '')).toBeGreaterThan(before?.x ?? Infinity);
  }
  const near = [{ start: time('1806-05-03'), end: time('1806-05-04') }];
  expect(layOutLetters([{ name: 'A → B', times: near }], 60, 'en').ticks).toHaveLength(1);
});
