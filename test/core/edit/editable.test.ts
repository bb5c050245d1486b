import { expect, test } from 'vitest';
import { quotable } from '../../../src/core/edit/editable.ts';
import { textFile } from '../../../src/core/page/file.ts';

test('a source text can be quoted where there is one', () => {
  const file = textFile('a.mdx', '---\ntitle: A\n---\n\n<Source>\n\nOne  two.\n\n</Source>\n');
  expect(quotable(file)?.folded.text).toBe('One two.');
  expect(quotable(textFile('a.mdx', 'One two.'))).toBeUndefined();
});
