import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { annotations } from '../../../src/core/export/annotations.ts';
import { claimsJsonSchema } from '../../../src/core/export/claims-data.ts';
import { editionModel, sourceModel } from '../../../src/core/export/model/schema.ts';
import { roCrate } from '../../../src/core/export/ro-crate.ts';
import { contextJson } from '../../../src/core/export/vocabulary.ts';
import { root } from '../../root.ts';
import { editionOf, shownOf } from '../support.ts';
import { everything } from './tei-everything.ts';

const site = 'https://example.org/letters';
const shown = shownOf(editionOf(everything), site);
const help = readFileSync(join(root, 'src/help/data.md'), 'utf8');

/** The keys of data, at any depth. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...keysIn(one)]);
}

/** The names that a JSON Schema gives to fields, but for those that are a page’s frontmatter. */
function fieldsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, one]) => {
    if (key !== 'properties') return key === '$defs' ? [] : fieldsIn(one);
    const { fields, ...properties } = one as Record<string, unknown>;
    return [...(fields ? ['fields'] : []), ...Object.keys(properties), ...fieldsIn(properties)];
  });
}

test('each term that stands beside the standard is defined, and leads to what the help says of it', () => {
  const collections = shown.edition.sources.map(
    (source) => JSON.parse(annotations(source, shown.edition, site)) as Record<string, unknown>,
  );
  for (const collection of collections)
    expect(collection['@context']).toEqual([
      'http://www.w3.org/ns/anno.jsonld',
      `${site}/margent.jsonld`,
    ]);
  const context = (JSON.parse(contextJson(site)) as { '@context': Record<string, unknown> })[
    '@context'
  ];
  const used = new Set(keysIn(collections).filter((key) => key.startsWith('margent:')));
  expect([...used].filter((key) => !(key in context))).toEqual([]);
  expect(used.size).toBeGreaterThan(7);
  expect(context['margent']).toEqual({ '@id': `${site}/help/data/#s-`, '@prefix': true });
  const terms = [...JSON.stringify(context).matchAll(/"margent:([\w-]+)"/g)].map(
    ([, name = '']) => name,
  );
  // A heading is called by its words, with “s-” before them.
  for (const name of new Set(terms)) expect(help).toContain(`\n### ${name}\n\n`);
});

test('where no help is, terms are of no place', () => {
  expect(contextJson('')).toContain('"@id": "urn:x-margent:"');
});

test.each([
  ['claims.json', JSON.parse(claimsJsonSchema())],
  ['edition.json', z.toJSONSchema(editionModel, { io: 'input' })],
  ['source.json', z.toJSONSchema(sourceModel, { io: 'input' })],
])('the help has each field of %s', (name, schema) => {
  const [, section = ''] = help.split(`## ${name}\n`);
  const [own = ''] = section.split('\n## ');
  const fields = new Set(fieldsIn(schema));
  expect(fields.size).toBeGreaterThan(15);
  const rest = /\nProse is a tree: .*\n/.exec(help)?.[0] ?? '';
  expect([...fields].filter((field) => !`${own}${rest}`.includes(`\`${field}\``))).toEqual([]);
});

test('the help has each field of the package', () => {
  const [, section = ''] = help.split('## The package\n');
  const crate = JSON.parse(roCrate(shown, [{ path: 'a.txt', size: 1, sha256: 'a' }])) as Record<
    string,
    unknown
  >;
  const fields = new Set(keysIn(crate['@graph']).filter((key) => !key.startsWith('@')));
  expect([...fields].filter((field) => !section.includes(`\`${field}\``))).toEqual([]);
});
