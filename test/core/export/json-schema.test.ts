import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { attributesOf } from '../../../src/core/page/element.ts';
import { defaultKinds, defaultVerdicts } from '../../../src/core/edition/schema/edition.ts';
import { entryKinds } from '../../../src/core/edition/schema/entry.ts';
import { jsonSchemas } from '../../../src/core/export/json-schema.ts';
import { root } from '../../root.ts';

const schemas = jsonSchemas();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** As much of JSON Schema as is written here. */
interface Schema {
  properties: Record<string, Schema>;
  required: string[];
  additionalProperties: boolean;
  description: string;
  pattern: string;
  items: Schema;
  enum: string[];
}
const schemaOf = (name: string) => JSON.parse(schemas.get(name) ?? '') as Schema;

test.each([...schemas.keys()])('what an editor reads of “%s” is what is checked', async (name) => {
  await expect(schemas.get(name)).toMatchFileSnapshot(
    join(root, `.vscode/schemas/${name}.json`),
    'npm test -- test/core/export/json-schema.test.ts -u',
  );
});

test('each field is described, and an unknown one refused', () => {
  for (const name of [
    ...['edition', 'addresses', 'source', 'entry'],
    ...['edition-words', 'source-words', 'entry-words'],
  ]) {
    const { properties, additionalProperties } = schemaOf(name);
    expect(additionalProperties).toBe(false);
    for (const [field, { description }] of Object.entries(properties)) {
      expect(description, field).toMatch(/\.$/);
    }
  }
  expect(schemaOf('timeline').items.required).toEqual(['date', 'text']);
  expect(schemaOf('entry').properties['kind']?.enum).toContain('facility');
});

test('dates and addresses are told apart from other words', () => {
  const matches = (pattern: string | undefined, value: string) =>
    new RegExp(pattern ?? '', 'u').test(value);
  const { url, date } = schemaOf('edition').properties;
  expect(matches(url?.pattern, 'https://example.org')).toBe(true);
  expect(matches(url?.pattern, 'javascript:alert(1)')).toBe(false);
  for (const one of ['2002', '2002-06', '2002-06-01']) {
    expect(matches(date?.pattern, one)).toBe(true);
  }
  expect(matches(date?.pattern, 'June 2002')).toBe(false);
  const range = schemaOf('timeline').items.properties['date']?.pattern;
  expect(matches(range, '2002-05-23/2002-05-26')).toBe(true);
  expect(matches(range, '2002-05-23/')).toBe(true);
  expect(matches(range, '../185X~')).toBe(true);
  expect(matches(range, '..')).toBe(false);
  expect(matches(range, '/')).toBe(false);
});

test('the editor is told which file has which', () => {
  const settings = parse(read('.vscode/settings.json')) as Record<string, object>;
  expect(settings['yaml.schemas']).toEqual({
    './.vscode/schemas/addresses.json': 'content/addresses.yaml',
    './.vscode/schemas/edition.json': 'content/edition.yaml',
    './.vscode/schemas/edition-words.json': 'content/edition.*.yaml',
    './.vscode/schemas/timeline.json': 'content/timeline.yaml',
    './.vscode/schemas/timeline-words.json': 'content/timeline.*.yaml',
  });
});

test.each([
  ['content/sources/a.mdx:12:5 error', { line: '12', column: '5', severity: 'error' }],
  ['content/sources/a.mdx warning', { severity: 'warning' }],
])('a fault that is printed is found by the editor, once, in its place: %s', (head, place) => {
  const tasks = parse(read('.vscode/tasks.json')) as {
    tasks: { problemMatcher: { pattern: Record<string, string | number> }[] }[];
  };
  const printed = `${head} Unexpected note “x”, expected a definition [note-undefined]`;
  const found = (tasks.tasks[0]?.problemMatcher ?? []).flatMap(({ pattern }) => {
    const { regexp, kind: _, ...groups } = pattern;
    const match = new RegExp(String(regexp)).exec(printed);
    const named = Object.entries(groups).map(([name, group]) => [name, match?.[Number(group)]]);
    return match ? [Object.fromEntries(named) as Record<string, string>] : [];
  });
  const message = 'Unexpected note “x”, expected a definition';
  const own = { file: 'content/sources/a.mdx', message, code: 'note-undefined' };
  expect(found).toEqual([{ ...own, ...place }]);
});

test('snippets have the attributes and the words that there are', () => {
  const snippets = parse(read('.vscode/margent.code-snippets')) as Record<
    string,
    { body: string | string[] }
  >;
  const body = (name: string) => [snippets[name]?.body ?? ''].flat().join('\n');
  const choices = (name: string) =>
    [...body(name).matchAll(/\$\{\d\|([^|]*)\|\}/g)].map(([, words = '']) => words.split(','));
  const attributes = [...body('Claim').matchAll(/ ([a-z]+)="/g)].map(([, word]) => word);
  expect(attributesOf.get('Claim')).toEqual(expect.arrayContaining(attributes));
  expect(choices('Claim')).toEqual([
    defaultKinds.map(({ id }) => id),
    expect.arrayContaining(defaultVerdicts.map(({ id }) => id)),
  ]);
  expect(choices('Note')).toEqual([['supports', 'disputes']]);
  expect(choices('Glossary entry')).toEqual([[...entryKinds]]);
});
