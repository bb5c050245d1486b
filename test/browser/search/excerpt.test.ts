import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../../src/browser/search/excerpt.ts';
import { rangesOf } from '../../../src/browser/search/match.ts';

const read = (text: string, ...terms: string[]) => excerptOf(text, rangesOf(text, terms));
const joined = (parts: ReturnType<typeof excerptOf>) => parts.map((part) => part.text).join('');

test('a short text is given whole, with what is found told apart', () => {
  expect(read('The plant at Bushehr.', 'plant')).toEqual([
    { text: 'The ', found: false },
    { text: 'plant', found: true },
    { text: ' at Bushehr.', found: false },
  ]);
  expect(read('Nothing of it.')).toEqual([{ text: 'Nothing of it.', found: false }]);
});

test('of a long text the part with the most of it is given, cut between words', () => {
  const filler = 'one two three four five six seven eight nine ten '.repeat(10);
  const parts = read(`first ${filler}then second and third ${filler}`, 'first', 'second', 'third');
  const found = parts.filter((part) => part.found).map((part) => part.text);
  expect(found).toEqual(['second', 'third']);
  expect(joined(parts)).toMatch(/^… \w+ .* \w+ …$/);
  expect(joined(parts).length).toBeLessThan(260);
});

test('what is found ever so often is looked at a few times, not once for each other', () => {
  const text = 'b '.repeat(2000);
  let looks = 0;
  const ranges = rangesOf(text, ['b']).map(({ start, end }) => ({
    get start() {
      looks++;
      return start;
    },
    end,
  }));
  expect(joined(excerptOf(text, ranges)).length).toBeLessThan(260);
  expect(ranges).toHaveLength(2000);
  expect(looks).toBeLessThan(10 * ranges.length);
});

test('however short it is to be, it shows what is found', () => {
  const text = `${'some words that go before it '.repeat(20)}needle${' and others after it'.repeat(20)}`;
  for (const length of [40, 90, 91, 240]) {
    const parts = excerptOf(text, rangesOf(text, ['needle']), { length });
    expect(parts).toContainEqual({ text: 'needle', found: true });
    expect(joined(parts).length).toBeLessThanOrEqual(length + 4);
  }
});

test('an excerpt is a stretch of its text, and shows what is found', () => {
  const units = fc.constantFrom('word ', 'longer ', '學而', '😀', 'x', ' ', '\n');
  fc.assert(
    fc.property(fc.array(units, { maxLength: 300 }), fc.nat(300), (all, at) => {
      const text = `${all.slice(0, at).join('')} needle ${all.slice(at).join('')}`;
      const parts = read(text, 'needle');
      const inner = joined(parts).replace(/^… /, '').replace(/ …$/, '');
      expect(text).toContain(inner);
      expect(parts.filter((part) => part.found)).toEqual([{ text: 'needle', found: true }]);
      expect(inner.isWellFormed()).toBe(true);
    }),
  );
});
