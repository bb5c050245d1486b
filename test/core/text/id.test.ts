import { expect, test } from 'vitest';
import { isFileId } from '../../../src/core/text/id.ts';

test.each([
  ['letter-1', true],
  ['con-2', true],
  ['console', true],
  ['con', false],
  ['lpt1', false],
  ['A', false],
  ['a--b', false],
  ['a.b', false],
  ['', false],
])('a file may be called by an id that Windows has no device for: %j', (id, may) => {
  expect(isFileId(id)).toBe(may);
});
