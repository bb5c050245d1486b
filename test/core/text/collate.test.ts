import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairBlocks, variantsOf } from '../../../src/core/text/collate.ts';

/** Each place at which two texts differ: what each has there, and how. */
const variants = (text: string, other: string) =>
  variantsOf(text, other).map(({ own, other: theirs, kind, before }) =>
    [
      text.slice(own.start, own.end),
      other.slice(theirs.start, theirs.end),
      kind,
      before ? text.slice(before.own.start, before.own.end) : '',
    ].join('|'),
  );

describe('texts differ', () => {
  test.each<[string, string, string[]]>([
    ['We met  there.', 'We met\nthere.', []],
    ['We met on Sunday.', 'We met on Friday.', ['Sunday|Friday|words|on']],
    ['The honour is mine', 'The honor is mine', ['honour|honor|spelling|The']],
    ['in 1806', 'in 1807', ['1806|1807|words|in']],
    ['the King came', 'the king came', ['King|king|case|']],
    ['He came, and went.', 'He came; and went', [',|;|signs|came', '.||signs|went']],
    ['We met there', 'We all met', ['|all|words|We', 'there||words|met']],
    ['a b', '', ['a b||words|']],
    ['cafe\u0301', 'caf\u00e9', []],
    ['', '', []],
  ])('%j and %j', (text, other, expected) => expect(variants(text, other)).toEqual(expected));

  test('at the same places, whichever is the first', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'B', 'honour', 'honor', ',', '.', '1806'));
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')];
        const kinds = (x: string, y: string) => variantsOf(x, y).length > 0;
        expect(kinds(a, b)).toBe(kinds(b, a));
        expect(kinds(a, b)).toBe(a !== b);
        for (const { own, other: theirs } of variantsOf(a, b)) {
          expect(own.start).toBeLessThanOrEqual(own.end);
          expect(theirs.end).toBeLessThanOrEqual(b.length);
        }
      }),
    );
  });
});

describe('blocks belong together', () => {
  const pairs = (own: string[], others: string[]) =>
    pairBlocks(own, others).map(
      ({ own: a, other: b, moved }) => `${a} ${b}${moved ? ' moved' : ''}`,
    );

  test.each<[string, string[], string[], string[]]>([
    ['of the same words', ['One day', 'Two days'], ['One day.', 'two days'], ['0 0', '1 1']],
    [
      'where one was moved, and it alone is told',
      ['Alpha beta', 'Gamma delta', 'Epsilon zeta', 'Eta theta'],
      ['Eta theta', 'Alpha beta', 'Gamma delta', 'Epsilon zeta'],
      ['0 1', '1 2', '2 3', '3 0 moved'],
    ],
    [
      'by the rare words that they have in common',
      ['They met in Moscow', 'They parted in Berlin on Friday'],
      ['They parted again in Berlin', 'They all met in Moscow'],
      ['0 1 moved', '1 0'],
    ],
    ['of which one is missing', ['Alpha', 'Beta', 'Gamma'], ['Alpha', 'Gamma'], ['0 0', '2 1']],
    ['that repeat, in their order', ['Amen', 'Amen'], ['Amen', 'Amen', 'Amen'], ['0 0', '1 1']],
    ['without words', ['***', '—'], ['—', '***'], ['0 0', '1 1']],
    ['not at all', ['Alpha'], ['Omega'], []],
    ['of none', [], ['Omega'], []],
  ])('%s', (_, own, others, expected) => expect(pairs(own, others)).toEqual(expected));

  test('each once, whatever they say', () => {
    const texts = fc.array(fc.lorem({ maxCount: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (own, others) => {
        const found = pairBlocks(own, others);
        expect(new Set(found.map(({ own: a }) => a)).size).toBe(found.length);
        expect(new Set(found.map(({ other: b }) => b)).size).toBe(found.length);
        const kept = found.flatMap(({ other: b, moved }) => (moved ? [] : [b]));
        expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      }),
    );
  });
});
