import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSigns, placeSigns, signedOf, withSigns } from '../../../src/core/text/signs.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

test('signs find their places in words whose white space and invisible characters are others', () => {
  const text = '\u2067a  b\u2069\nc d';
  const signed = signedOf([5], [{ name: 'del', start: 0, end: 6 }]);
  const counted = countSigns([whole(text)], text, signed);
  expect(counted).toEqual([2, ['del', 0, 2]]);
  const words = 'a b c d';
  expect(withSigns(whole(words), words, placeSigns(counted, words)).text).toBe('⟦a b⟧ […] c d');
});

test('those of several parts are counted with a sign between these', () => {
  const text = 'so much is lost of all';
  const signed = signedOf([8], [{ name: 'supplied', start: 3, end: 22 }]);
  const counted = countSigns(
    [
      { start: 0, end: 10 },
      { start: 19, end: 22 },
    ],
    text,
    signed,
  );
  const words = 'so much is … all';
  const shown = 'so [much […] is] … [all]';
  expect(withSigns(whole(words), words, placeSigns(counted, words)).text).toBe(shown);
});

test('what has no words that are seen has no signs, and neither what stands behind them', () => {
  const signed = signedOf([], [{ name: 'del', start: 1, end: 2 }]);
  expect(placeSigns(countSigns([whole('a b')], 'a b', signed), 'a b').del).toEqual([]);
  expect(placeSigns([9, ['del', 9, 12]], 'a b')).toMatchObject({
    gaps: [3],
    del: [{ start: 3, end: 3 }],
  });
});

test('counted and placed again, they are where they were', () => {
  const units = fc.constantFrom('a', 'b ', '😀', ' ', '\u00AD', 'é');
  const places = fc.array(fc.nat(60), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(units, { minLength: 1, maxLength: 30 }),
      places,
      places,
      (all, gaps, edges) => {
        const text = `x${all.join('')}y`;
        // Between characters that are seen.
        const joints = [...text.matchAll(/\S/gu)].flatMap(({ 0: one, index }) =>
          one === '\u00AD' ? [] : [index],
        );
        const at = (n: number) => joints[n % joints.length] ?? 0;
        const missing = gaps.map(at);
        const stretches = edges
          .flatMap((edge, n) => {
            const [start, end] = [at(edge), at(edges[n + 1] ?? 0)];
            return start < end ? [{ name: n % 2 ? 'del' : 'supplied', start, end }] : [];
          })
          .filter((one, n, list) =>
            list
              .slice(0, n)
              .every(({ start, end }) => one.start >= end || (end > one.end && one.start >= start)),
          )
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const signed = signedOf(missing, stretches);
        const said = (one: typeof signed) =>
          withSigns(whole(text), text, one).text.replaceAll(/[ \u00AD]/g, '');
        expect(said(placeSigns(countSigns([whole(text)], text, signed), text))).toBe(said(signed));
      },
    ),
  );
});

test('a range has both signs of what begins or ends within it', () => {
  const text = 'liber iste non est';
  const signed = signedOf(
    [11],
    [
      { name: 'supplied', start: 3, end: 5 },
      { name: 'del', start: 6, end: 14 },
      { name: 'supplied', start: 6, end: 10 },
    ],
  );
  const { text: shown, moved } = withSigns(whole(text), text, signed);
  expect(shown).toBe('lib[er] ⟦[iste] […] non⟧ est');
  const said = (words: string) => {
    const start = text.indexOf(words);
    const range = moved({ start, end: start + words.length });
    return shown.slice(range.start, range.end);
  };
  expect(said('liber')).toBe('lib[er]');
  expect(said('er')).toBe('er');
  expect(said('iste')).toBe('iste');
  expect(said('iste non')).toBe('[iste] […] non');
  expect(said('iste non est')).toBe('⟦[iste] […] non⟧ est');
  expect(said('er iste')).toBe('[er] ⟦[iste]');
});
