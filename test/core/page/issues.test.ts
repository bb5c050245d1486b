import { expect, test } from 'vitest';
import { z } from 'zod';
import { textFile } from '../../../src/core/page/file.ts';
import {
  date,
  dateInDoubt,
  dateOrRange,
  language,
  textSchema,
} from '../../../src/core/page/fields.ts';
import { readYaml } from '../../../src/core/page/yaml.ts';

const row = z.strictObject({ title: z.string().optional() });

test.each([
  ['titel: A', row, 'did you mean “title”? the fields are title: use one of these, or take it out'],
  [
    'rows: [{ titel: A }]',
    z.strictObject({ rows: z.array(row).optional() }),
    'did you mean “title”? the fields are title: use one of these, or take it out',
  ],
  ['a: { titel: A }', z.record(z.string(), row), 'check its spelling, or take it out'],
])('a field that %j should not have', (text, schema, hint) => {
  const { findings } = readYaml(textFile('a.yaml', text), schema);
  expect(findings.map((finding) => finding.hint)).toEqual([hint]);
});

test.each([
  ['date', 'date: March 1865', 'write 1865-03', '1865-03'],
  ['uncertain date', 'date: c. 1865', 'said in the text', '1865'],
  ['date that nobody knows', 'date: unknown', 'what is not known is left out', undefined],
  ['date before our era', 'date: -0044-03-15', 'what is dated here is the edition', undefined],
  ['language of a system', 'language: en_GB.UTF-8', 'write en-GB', 'en-GB'],
  ['language of old', 'language: zh-min-nan', 'write nan', 'nan'],
  ['language that nobody knows', 'language: i-enochian', 'as expected', undefined],
  ['range', 'span: 1914-1918', 'or two of them (1861/1865, ../1865)', '1914/1918'],
  ['list', 'names: Gromyko', 'brackets', '[Gromyko]'],
  ['list of rows', 'rows: Minister', 'title are its parts', undefined],
  ['text', 'names: { a: b }', 'as expected', undefined],
  ['year in brackets', 'span: [1865]', 'write 1865, or 1865? where', '1865'],
  ['date in brackets', 'span: [c. 1865]', 'write 1865~', '1865~'],
  ['one date in brackets', 'one: [1865]', 'write 1865, or 1865? where', '1865'],
  ['day in brackets', 'date: [1865]', 'write 1865:', '1865'],
  ['list of dates', 'span: [1865, 1866]', 'as expected', undefined],
  ['list of lists', 'span: [[1865]]', 'as expected', undefined],
  ['list of one text', 'title: [1865]', 'as expected', undefined],
])('a %s that is none is told with what is meant', (_, text, hint, paste) => {
  const schema = z.strictObject({
    date: date.optional(),
    span: dateOrRange.optional(),
    one: dateInDoubt.optional(),
    title: textSchema.optional(),
    language: language.optional(),
    names: z.array(z.string()).optional(),
    rows: z.array(row).optional(),
  });
  const [finding] = readYaml(textFile('a.yaml', text), schema).findings;
  expect(finding?.hint).toContain(hint);
  expect(finding?.paste).toBe(paste);
});

test('of very many fields none is named', () => {
  const many = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`field${n}`, row.optional()]),
  );
  const [finding] = readYaml(textFile('a.yaml', 'feld1: A'), z.strictObject(many)).findings;
  expect(finding?.hint).toBe('did you mean “field1”? check its spelling, or take it out');
});
