import { Ajv2020 } from 'ajv/dist/2020.js';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editionJson } from '../../../src/core/export/model/edition.ts';
import { modelSchemas } from '../../../src/core/export/model/schema.ts';
import { sourceJson } from '../../../src/core/export/model/source.ts';
import type { ShownEdition } from '../../../src/core/view/shown.ts';
import { loadEdition } from '../../../src/io/edition.ts';
import { root } from '../../root.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { everything } from './tei-everything.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const [edition, source] = ['edition', 'source'].map((name) =>
  ajv.compile(JSON.parse(modelSchemas().get(`${name}.schema.json`) ?? '')),
);

/** Writes all documents of an edition, each as its schema says, and returns them. */
function write(shown: ShownEdition) {
  const read = (json: string, validate: typeof edition) => {
    const data: unknown = JSON.parse(json);
    expect(validate?.(data), JSON.stringify(validate?.errors)).toBe(true);
    return data;
  };
  return [
    read(editionJson(shown), edition),
    ...shown.edition.sources.map((one) => read(sourceJson(one, shown.url), source)),
  ];
}

test('what an edition can hold is in it, and is as the schema says', () => {
  const shown = shownOf(editionOf(everything), 'https://example.org/letters');
  const [whole, letter] = write(shown);
  expect(whole).toMatchObject({
    format: 'margent-edition',
    version: 1,
    fields: { title: 'Letters', licence: 'CC BY 4.0' },
    sources: [{ id: 'a', model: 'https://example.org/letters/sources/a/source.json' }, { id: 'b' }],
    entries: expect.arrayContaining([
      expect.objectContaining({
        id: 'harbour',
        fields: { term: 'harbour', kind: 'facility', aliases: [], coordinates: '28.83, 50.89' },
      }),
    ]) as unknown,
    timeline: [{ date: '1889' }, { date: '1889' }],
    works: [{ id: 'müller_1' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
  });
  expect(letter).toMatchObject({
    format: 'margent-source',
    fields: { title: 'A letter', correspondence: { from: ['pilot'], to: ['gazette'] } },
    claims: [{ id: 'one', chain: ['pilot', 'agency', 'gazette'], date: '1889', asOf: '2020' }],
    notes: [{ id: 'one' }, { id: 'two' }, { id: 'three', marks: [] }],
  });
  const text = [...(shown.edition.sources[0]?.text ?? '')];
  const { claims, terms } = letter as Record<'claims' | 'terms', { ranges?: Span[] }[] & Span[]>;
  const words = ({ start, end }: Span) => text.slice(start, end).join('');
  expect(claims.flatMap(({ ranges = [] }) => ranges.map(words))).toEqual(['the boat', 'two']);
  expect(terms.map(words)).toContain('boat');
  expect(JSON.stringify(letter)).not.toContain('"at":');
});

interface Span {
  start: number;
  end: number;
}

test('offsets are code points', () => {
  const shown = shownOf(editionOf(filesOf('😀 one.\n', '<Source>\n\n😀 one.\n\n</Source>\n')));
  expect(write(shown)[1]).toMatchObject({ blocks: [{ start: 0, end: 6 }], url: '/sources/a/' });
});

test.each(['.', 'test/fixtures/languages'])('the edition in %s is as the schema says', (name) => {
  const given = loadEdition(join(root, name));
  expect(write(shownOf(given)).length).toBe(given.sources.length + 1);
  expect(editionJson(shownOf(loadEdition(join(root, name))))).toBe(editionJson(shownOf(given)));
});

test('what is not as the schema says is told', () => {
  const shown = shownOf(editionOf(everything));
  const data = JSON.parse(editionJson(shown)) as object;
  expect(edition?.({ ...data, version: 2 })).toBe(false);
  expect(edition?.({ ...data, entries: [{}] })).toBe(false);
});
