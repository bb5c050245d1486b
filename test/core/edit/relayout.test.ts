import { expect, test } from 'vitest';
import { relayout } from '../../../src/core/edit/relayout.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { type Layout, lookAt } from '../../../src/core/page/layout.ts';
import { writePage } from '../../../src/core/page/write.ts';

const seed = 'One *line*.\nAnother.\n\nA third.\n';
const page = (text: string) => textFile('content/sources/a.mdx', text);
const written = (layout: Layout) =>
  writePage(
    seed,
    { title: 'A', seed: 'a.txt', ...(layout === 'keep' && { lines: 'keep' }) },
    { layout },
  );

test.each<Layout>(['flow', 'indents', 'paragraphs', 'keep'])(
  'a page as it was written gets another layout: %s',
  (layout) => {
    for (const before of ['flow', 'paragraphs', 'keep'] as const) {
      const laid = relayout(page(written(before)), seed, { layout });
      expect(laid?.text).toBe(written(layout));
    }
  },
);

test('its fields, and what stands before the text, are as they were', () => {
  const front =
    '---\r\n# mine\r\ntitle: A\r\nseed: a.txt\r\nvia: [x, y]\r\n---\r\n\r\nI saw it.\r\n\r\n';
  const body = '<Source>\r\n\r\nOne \\*line\\*. Another.\r\n\r\nA third.\r\n\r\n</Source>\r\n\r\n';
  const laid = relayout(page(`\uFEFF${front}${body}`), seed, { layout: 'paragraphs' });
  expect(laid).toMatchObject({
    dropped: 1,
    text: `${front}${body.replace('. Another', '.\r\n\r\nAnother')}`,
  });
});

test.each([
  ['an annotation', written('flow').replace('Another', '<Term id="x">Another</Term>')],
  ['a heading', written('flow').replace('A third', '## A third')],
  ['a note below', `${written('flow')}\n[^a]: So.\n`],
  ['no source text', '---\ntitle: A\n---\n'],
])('a page with %s is left alone', (_, text) => {
  expect(relayout(page(text), seed, lookAt(seed))).toBeUndefined();
});
