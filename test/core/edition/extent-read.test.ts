import { expect, test } from 'vitest';
import { extentRead } from '../../../src/core/edition/extent-read.ts';

test.each([
  [{ custom: { 'extent-read': ' the opening ' } }, 'the opening'],
  [{ custom: { 'extent-read': 'whole' }, note: 'extent-read: the opening' }, 'whole'],
  [{ note: 'tex.ids: x\nExtent-read: p. 3, whole\nseen twice' }, 'p. 3, whole'],
  [{ custom: { 'extent-read': 3 }, note: 'extent-read: a copy' }, 'a copy'],
  [{ note: 'extent-read:' }, undefined],
  [{ note: 'not extent-read: whole' }, undefined],
  [{ custom: {} }, undefined],
  [{}, undefined],
])('how far %j was read is %j', (fields, extent) => {
  expect(extentRead({ id: 'w', type: 'book', ...fields })).toBe(extent);
});
