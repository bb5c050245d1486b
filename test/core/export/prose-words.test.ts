import { expect, test } from 'vitest';
import { byKey, proseWords } from '../../../src/core/export/prose-words.ts';
import { readCommentary } from '../../../src/core/page/commentary.ts';
import { textFile } from '../../../src/core/page/file.ts';

test.each([
  ['A *b* `c`\\\nd.', 'A b c\nd.'],
  ['A [@k; @l] and [supports @k, p. 3].', 'A [@k; @l] and [supports @k, p. 3].'],
  ['A [supports @k; context @l].', 'A [supports @k; context @l].'],
  ['# A\n\n> b\n>\n> c\n\n---\n\n[d](/e) <Term id="f">g</Term>', 'A\n\nb\n\nc\n\nd g'],
  ['- a\n- b\n\n1. [x] c\n2. [ ] d', '- a\n- b\n\n- [x] c\n- [ ] d'],
  ['| a | b |\n| - | - |\n| c | d |', 'a | b\nc | d'],
  ['```\na\n```\n\n![A seal](seal.png)', 'a\n\nA seal'],
  ['a[^b]', 'a'],
])('%j in plain words', (markdown, words) => {
  const { prose } = readCommentary(textFile('a', markdown), markdown, (offset) => offset);
  expect(proseWords(prose, byKey)).toBe(words);
});
