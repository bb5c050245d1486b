import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldTables, tablesOf } from '../../../src/core/view/fields.ts';

test.each([
  ['content/glossary/<id>.mdx', 'roles', ['role', 'organization', 'from', 'to'], '{ role: '],
  ['content/sources/<id>.mdx', 'changes', ['date', 'text'], '{ date: '],
  ['content/sources/<id>.mdx', 'silence', ['warning', 'reason'], '{ warning: '],
  ['content/edition.yaml', 'silence', ['warning', 'reason', 'file'], '{ warning: '],
  ['content/edition.<language>.yaml', 'verdicts', ['id', 'label', 'meaning'], '{ id: '],
])('the help says of %s what a row of %s holds, with an example', (file, name, parts, example) => {
  const tables = fieldTables();
  const own = tables.find((table) => table.file === file)?.fields.find((row) => row.name === name);
  expect(own?.expected).toMatch(/^a list, each .+, such as /);
  expect(own?.expected).toContain(example);
  const rows = tables.find((table) => table.file === `${file}, each of ${name}`);
  expect(rows?.fields.map((row) => row.name)).toEqual(parts);
});

test('a field that nobody described is told by what it expects', () => {
  const word = z.string({ error: 'a word' });
  const fields = tablesOf('a.yaml', z.object({ name: word, other: word.optional() }))[0]?.fields;
  expect(fields).toEqual([
    { name: 'name', required: true, expected: 'a word', description: '' },
    { name: 'other', required: false, expected: 'a word', description: '' },
  ]);
});
