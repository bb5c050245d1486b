import { expect, test } from 'vitest';
import { readImage } from '../../../src/core/page/image.ts';

test('an image that says nothing of itself has no description', () => {
  const point = { line: 1, column: 1, offset: 0 };
  const into = { images: [] };
  const node = {
    ...{ type: 'image' as const, url: 'a.png', alt: null },
    position: { start: point, end: { ...point, offset: 9 } },
  };
  const read = readImage(node, { url: 'a.png' }, { text: '![](a.png)', toFile: (at) => at, into });
  expect(read).toEqual([{ type: 'image', url: 'a.png', alt: '' }]);
  expect(into.images).toEqual([{ url: 'a.png', at: 0, end: 9 }]);
});
