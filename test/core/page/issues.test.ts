import { expect, test } from 'vitest';
import { z } from 'zod';
import { textFile } from '../../../src/core/page/file.ts';
import { readYaml } from '../../../src/core/page/yaml.ts';

const row = z.strictObject({ title: z.string().optional() });

test.each([
  ['titel: A', row, 'did you mean “title”? check its spelling, or take it out'],
  [
    'rows: [{ titel: A }]',
    z.strictObject({ rows: z.array(row).optional() }),
    'did you mean “title”? check its spelling, or take it out',
  ],
  ['a: { titel: A }', z.record(z.string(), row), 'check its spelling, or take it out'],
])('a field that %j should not have', (text, schema, hint) => {
  const { findings } = readYaml(textFile('a.yaml', text), schema);
  expect(findings.map((finding) => finding.hint)).toEqual([hint]);
});
