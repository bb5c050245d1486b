import { expect, test } from 'vitest';
import { blockIndexAt } from '../../../src/core/edition/anchors.ts';
import { parseGuide } from '../../../src/core/edition/guide.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

test('an offset of a seed stands in a block, or before one, or behind all', () => {
  const seed = 'One.\n\nTwo.\n';
  const { page } = sourceOf(editionOf(filesOf(seed, '<Source>\n\nOne.\n\nTwo.\n\n</Source>\n')));
  const at = [0, 3, 4, 5, 6, 9, 10, 99];
  expect(at.map((offset) => blockIndexAt(page.blocks, offset))).toEqual([0, 0, 1, 1, 1, 1, -1, -1]);
  expect(blockIndexAt([], 0)).toBe(-1);
});

test('the headings of a guide have ids of their words, each its own', () => {
  const anchors = (body: string) =>
    parseGuide('a', textFile('content/guides/a.mdx', `---\ntitle: A\n---\n${body}`)).anchors;
  const headings = ['A  _b_, `c-d`!', '—', 'Mentions', 'H 1', '> ## Mentions', 'Été 東京 ۱', '*'];
  expect(
    anchors(headings.map((one) => (one.startsWith('>') ? one : `## ${one}`)).join('\n\n')),
  ).toEqual([...['a--b-c-d', 'h-1', 's-mentions', 'h-1-1', 's-mentions-1', 'été-東京-۱', 'h-2']]);
  // Numbers are given as github-slugger does.
  expect(anchors('# A\n\n# A\n\n# A 1\n\n# A\n\n# A 1\n')).toEqual([
    ...['a', 'a-1', 'a-1-1', 'a-2', 'a-1-2'],
  ]);
});
