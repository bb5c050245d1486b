import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/browser/search/query.ts';

test.each([
  ['', [], []],
  ['nuclear', ['nuclear'], []],
  ['  nuclear\tpower ', ['nuclear', 'power'], []],
  ['nuclear nuclear', ['nuclear'], []],
  ['"nuclear power"', [], ['nuclear power']],
  ['Iran “nuclear  power” talks', ['Iran', 'talks'], ['nuclear power']],
  ['«атомная станция» Бушер', ['Бушер'], ['атомная станция']],
  ['„im Walde“', [], ['im Walde']],
  ['「時習」', [], ['時習']],
  ['"nuclear power', ['nuclear', 'power'], []],
  ['talks - treaty', ['talks', 'treaty'], []],
  ['non-proliferation', ['non-proliferation'], []],
  ["Sa'di", ["Sa'di"], []],
  ["`transparent' (so-called) $100", ['transparent', 'so-called', '100'], []],
  ['"`legitimate\' and"', [], ["`legitimate' and"]],
  ['««a» b', ['b'], ['a']],
  ['„„a“ b', ['b'], ['a']],
  ['𐐨.. ..é\u0301!', ['𐐨', 'é\u0301'], []],
  ['""', [], []],
  ['" "', [], []],
])('%s', (typed, words, phrases) => {
  expect(parseQuery(typed)).toEqual({ words, phrases, isCut: false });
});

test('of a text that was pasted the first words are the question, and its first phrases', () => {
  const words = Array.from({ length: 40 }, (_, n) => `w${n}`);
  const first = words.slice(0, 32);
  expect(parseQuery(words.join(' '))).toEqual({ words: first, phrases: [], isCut: true });
  expect(parseQuery(words.map((word) => `"${word}"`).join(' '))).toEqual({
    words: [],
    phrases: first,
    isCut: true,
  });
  expect(parseQuery(first.join(' ')).isCut).toBe(false);
});

test('no part of a question is empty, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'б', ' ', '"', '“', '”', '«', '-') }),
      (typed) => {
        const { words, phrases } = parseQuery(typed);
        for (const part of [...words, ...phrases]) expect(part.trim()).toBe(part);
        expect([...words, ...phrases]).not.toContain('');
      },
    ),
  );
});
