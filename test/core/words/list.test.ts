import { describe, expect, test, vi } from 'vitest';
import { listOf } from '../../../src/core/words/parts.ts';
import { catalogues } from '../../../src/core/words/wording.ts';

const things = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

describe.each([...catalogues.keys()])('a list in %s', (language) => {
  test.each([0, 1, 2, 3, 4, 5, 9])('of %i things is as the language has it', (count) => {
    const listed = listOf(things(count), language)
      .map((part) => (typeof part === 'string' ? part : String(part.n)))
      .join('');
    const format = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
    expect(listed).toBe(format.format(things(count).map(({ n }) => String(n))));
  });
});

test('of thousands it asks for what stands between a few, for what asks takes the square of their number', () => {
  const asked = vi.spyOn(Intl.ListFormat.prototype, 'formatToParts');
  expect(listOf(things(5000), 'en')).toHaveLength(9999);
  expect([...(asked.mock.calls[0]?.[0] ?? [])].length).toBeLessThan(10);
  asked.mockRestore();
});
