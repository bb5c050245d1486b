import { expect, test } from 'vitest';
import { reportOn, textFile } from '../../../src/core/page/file.ts';
import { refuseMarkup } from '../../../src/core/page/refuse.ts';

test.each([
  [{ type: 'thematicBreak' } as const, 'a rule'],
  [{ type: 'yaml', value: 'a' } as const, 'yaml'],
])('markup is told by its name: %j', (node, name) => {
  const file = reportOn(textFile('a.mdx', '---'));
  refuseMarkup(node, { start: 0, end: 3 }, file);
  expect(file.findings[0]?.message).toContain(`Unexpected ${name} in the source text`);
});
