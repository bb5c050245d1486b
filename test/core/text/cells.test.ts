import { expect, test } from 'vitest';
import { placeCells } from '../../../src/core/text/cells.ts';

const one = { columns: 1, rows: 1 };

test('cells stand side by side, behind those that go over several columns and those that come from above', () => {
  const place = placeCells();
  expect(place([{ columns: 2, rows: 2 }, one])).toEqual([0, 2]);
  expect(place([one, one])).toEqual([2, 3]);
  expect(place([])).toEqual([]);
  expect(place([one, one])).toEqual([0, 1]);
});

test('columns are counted to a thousand, and further cells stand each in the next', () => {
  const place = placeCells();
  expect(place([{ columns: 9999, rows: 9 }, { columns: 9999, rows: 9 }, one])).toEqual([
    0, 1000, 1001,
  ]);
  expect(place([one])).toEqual([1000]);
});
