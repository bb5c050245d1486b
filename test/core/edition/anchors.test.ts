import { expect, test } from 'vitest';
import { blockIndexAt } from '../../../src/core/edition/anchors.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

test('an offset of a seed stands in a block, or before one, or behind all', () => {
  const seed = 'One.\n\nTwo.\n';
  const { page } = sourceOf(editionOf(filesOf(seed, '<Source>\n\nOne.\n\nTwo.\n\n</Source>\n')));
  const at = [0, 3, 4, 5, 6, 9, 10, 99];
  expect(at.map((offset) => blockIndexAt(page.blocks, offset))).toEqual([0, 0, 1, 1, 1, 1, -1, -1]);
  expect(blockIndexAt([], 0)).toBe(-1);
});
