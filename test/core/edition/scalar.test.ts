import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, type Scalar, stringify } from 'yaml';
import { offsetsInScalar } from '../../../src/core/edition/scalar.ts';

/** What stands in the file where each character of a scalar's value was written, white space left out. */
function writtenOf(yaml: string): [string, string | undefined][] {
  const { value, range } = parseDocument(yaml).get('a', true) as Scalar<string>;
  const written = yaml.slice(range?.[0], range?.[1]);
  const offsets = offsetsInScalar(written, value);
  return value
    .split('')
    .flatMap((unit, index) => (/\s/.test(unit) ? [] : [[unit, written[offsets(index)]]]));
}

describe('where a character was written', () => {
  test.each<[string, string]>([
    ['plain', 'ab c'],
    ['plain, in lines', 'ab\n  c'],
    ['in single quotation marks', "'ab c'"],
    ['in double quotation marks', '"ab c"'],
    ['folded', '>-\n  ab\n  c'],
    ['literal', '|\n  ab\n\n  c\n'],
    ['with a remark', '| # what it is\n  ab c'],
  ])('%s', (_, yaml) => {
    expect(writtenOf(`a: ${yaml}\nb: 1\n`)).toEqual([...'abc'].map((unit) => [unit, unit]));
  });

  test('escaped', () => {
    const offsets = offsetsInScalar('"a\\"\\x63\\\n  \\U0001F600\\nd\\u0065"', 'a"c😀\nde');
    expect([...Array(9).keys()].map(offsets)).toEqual([1, 2, 4, 12, 12, 13, 24, 25, 26]);
    expect([0, 1, 2, 3, 4].map(offsetsInScalar("'it''s'", "it's"))).toEqual([1, 2, 3, 5, 6]);
  });

  test('is that character or an escape, of any text in any style', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab\'"\\:# \n|>é😀') });
    const style = fc.constantFrom(
      'PLAIN',
      'QUOTE_DOUBLE',
      'QUOTE_SINGLE',
      'BLOCK_FOLDED',
      'BLOCK_LITERAL' as const,
    );
    fc.assert(
      fc.property(text, style, (a, defaultStringType) => {
        const units = writtenOf(stringify({ a, b: 1 }, { defaultStringType, lineWidth: 20 }));
        expect(units.filter(([unit, at]) => at !== unit && at !== '\\')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is the end, of what is not there', () => {
    expect([0, 1].map(offsetsInScalar('""', ''))).toEqual([1, 1]);
    expect([0, 1, 2, 3].map(offsetsInScalar('*b', 'a c'))).toEqual([0, 1, 1, 2]);
    expect([0, 1, 2].map(offsetsInScalar('', ' a'))).toEqual([0, 0, 0]);
  });
});
