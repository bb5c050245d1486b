import { expect, test } from 'vitest';
import { placeOf, textFile } from '../../../src/core/page/file.ts';

test('a place that is not known is that of the file', () => {
  const file = textFile('a.bib', '\uFEFFab\ncd');
  expect(placeOf(file, 1, 4)).toEqual({
    file: 'a.bib',
    start: { line: 1, column: 3 },
    end: { line: 2, column: 2 },
  });
  expect(placeOf(file, NaN)).toEqual({ file: 'a.bib' });
});
