import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { readCommentary } from '../../../src/core/page/commentary.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { proseText } from '../../../src/core/page/prose-text.ts';
import { writeProse } from '../../../src/core/page/write-prose.ts';
import { hostileText } from '../hostile.ts';

const read = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;

test.each([
  [
    '~~a~~ **b**\n\n1. c\n2. [x] d\n\n---\n\n```js\ne\n```',
    '~~a~~ **b**\n\n1. c\n2. [x] d\n\n---\n\n```\ne\n```',
  ],
  ['# Head\n\n> q\n\na\\\nb', '**Head**\n\n> q\n\na\\\nb'],
  ['| a |\n| - |\n| b |', '| a |\n| - |\n| b |'],
  ['says: a', 'says\\: a'],
  ['<b>x</b>\n\n<script>y</script>', 'x'],
  [
    '[a](javascript:x) [b](https://b.example) [c](mailto:c@c.example) [d](//d.example) [e](https://) [f](/f/)',
    'a [b](https://b.example) [c](mailto:c@c.example) d e f',
  ],
  [
    '![a](https://a.example/i.png) ![](https://b.example) ![c](data:c)',
    '[a](https://a.example/i.png) [https://b.example](https://b.example) c',
  ],
  [
    '[^a] [b] {c} [@d]\n\n[^a]: x\n\n[b]: https://b.example',
    '[b](https://b.example) \\{c} \\[@d]\n\nx',
  ],
  ['> <b>\n\n* <i>\n\n**<b>**\n\n# <b>\n\n<b>', ''],
  ['`a`', '`a`'],
  [
    '![a][b] ![c][d]\n\n[b]: https://b.example',
    '[a](https://b.example) ![c][d]'.replace('![c][d]', '!\\[c]\\[d]'),
  ],
  ['[a][b]\n\n[b]: javascript:x', 'a'],
  [`e${'\u0301'.repeat(99)}`, `e${'\u0301'.repeat(10)}`],
  ['[a][b] ![c][b]\n\n> [b]: https://b.example', 'a c'],
])('%j', (markdown, expected) => {
  expect(
    writeProse(read(markdown))
      .replace(/&#x20;/g, '')
      .trim(),
  ).toBe(expected);
});

test('words beside blocks are paragraphs, and what is too deep is words', () => {
  const text = (value: string): RootContent => ({ type: 'text', value });
  expect(writeProse([text('a'), text('b'), { type: 'thematicBreak' }, text('c')])).toBe(
    'ab\n\n---\n\nc',
  );
  expect(writeProse([{ type: 'image', url: 'https://b.example' }])).toBe(
    '[https://b.example](https://b.example)',
  );
  let deep: RootContent = {
    type: 'emphasis',
    children: [
      { type: 'text', value: 'x' },
      { type: 'html', value: '<b>' },
    ],
  };
  for (let n = 0; n < 50; n++) deep = { type: 'strong', children: [deep, { type: 'break' }] };
  expect(writeProse([deep])).toMatch(/^\*+x/);
});

test('any words come back as they were written, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (value) => {
      const words = value
        .replace(
          /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu,
          ' ',
        )
        .trim();
      const written = writeProse([
        { type: 'paragraph', children: [{ type: 'text', value: words }] },
      ]);
      const { prose, findings } = readCommentary(textFile('a.mdx', written), written, (at) => at);
      expect(findings).toEqual([]);
      expect(prose.map(proseText).join('\n')).toBe(words);
      expect(prose.length).toBe(words === '' ? 0 : 1);
      if (prose[0] && 'children' in prose[0])
        expect(prose[0].children.every(({ type }) => type === 'text')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
