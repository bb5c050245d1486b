import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeCharacters, wholeWords } from '../../../src/core/text/widen.ts';

/** The words that a stretch is widened to, which is marked by ⟦ and ⟧. */
function widened(marked: string, widen = wholeWords): string {
  const text = marked.replace(/[⟦⟧]/g, '');
  const { start, end } = widen(text, { start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 });
  return text.slice(start, end);
}

test.each([
  ['Vice-Presi⟦dent Al⟧bright said', 'President Albright'],
  ['The ⟦ministers⟧ met', 'ministers'],
  ['Rus⟦si⟧a’s', 'Russia'],
  ['دولت می\u200Cخو⟦اه⟧د که', 'می\u200Cخواهد'],
  ['ministe⟦re⟧\u0300s', 'ministere\u0300s'],
  ['1⟦00⟧0', '1000'],
  ['日本⟦国憲⟧法', '国憲'],
  ['東京で⟦NH⟧K放送', 'NHK'],
  ['ที่⟦นี⟧\u0E48', 'นี\u0E48'],
  ['so 👩‍👩⟦‍👧 it⟧ is', '👩‍👩‍👧 it'],
  ['𐐀⟦𐐁⟧𐐂', '𐐀𐐁𐐂'],
  ['⟦⟧', ''],
])('%j is widened to %j', (marked, words) => {
  expect(widened(marked)).toBe(words);
});

test.each([
  ['Presi⟦dent⟧', 'dent'],
  ['ministe⟦re⟧\u0300s', 're\u0300'],
])('by characters alone, %j is widened to %j', (marked, words) => {
  expect(widened(marked, wholeCharacters)).toBe(words);
});

test('what is widened holds what it was, and is widened no further', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'ab 日ي\u200Cé.', 'e\u0301', '👩‍👧') });
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(40), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      const wide = wholeWords(text, { start, end });
      expect(wide.start).toBeLessThanOrEqual(start);
      expect(wide.end).toBeGreaterThanOrEqual(end);
      expect(wholeWords(text, wide)).toEqual(wide);
    }),
  );
});
