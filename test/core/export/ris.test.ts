import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReferences } from '../../../src/core/edition/references.ts';
import type { Work } from '../../../src/core/edition/schema/reference.ts';
import { ris } from '../../../src/core/export/ris.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { anyText } from '../hostile.ts';

/** What works are as they are given away and given back. */
function back(works: readonly object[]): { key: string; work: Partial<Work> }[] {
  const given = works.map((fields, index) => {
    const work = { id: `k${index}`, type: 'book', ...fields } as Work;
    return { key: `k${index}`, work, file: 'a.json', index };
  });
  const text = ris(given);
  const { references, findings } = parseReferences(textFile('a.ris', text), 'ris');
  expect(findings, text).toEqual([]);
  return references.map(({ key, work: { id: _, ...work } }) => ({ key, work }));
}

/** The types that come back as they were: others are written as one of these. */
const types = [
  ...['article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'chapter'],
  ...['classic', 'dataset', 'document', 'entry-dictionary', 'entry-encyclopedia', 'figure'],
  ...['graphic', 'hearing', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'periodical'],
  ...['personal_communication', 'post-weblog', 'report', 'software', 'song', 'standard'],
  ...['thesis', 'webpage'],
];

const names = fc.uniqueArray(
  fc.constantFrom(
    { family: 'Haven', given: 'Ludwig van' },
    { family: 'von Roe', given: 'A.', suffix: 'Jr' },
    { family: 'Roe', suffix: 'III' },
    { literal: 'Port of Haven' },
  ),
  { minLength: 1, selector: (name) => JSON.stringify(name) },
);
const people = fc
  .tuple(names, fc.boolean())
  .map(([told, more]) => (more ? [...told, { literal: 'others' }] : told));

const dates = fc.constantFrom(
  { 'date-parts': [[1898]] },
  { 'date-parts': [[1898, 5]] },
  { 'date-parts': [[1898, 10, 25]] },
  { 'date-parts': [[1914, 7], [1918]] },
  { 'date-parts': [[1890], [0]] },
  { 'date-parts': [[0], [1890]] },
  { 'date-parts': [[1850]], circa: true },
  { 'date-parts': [[-44, 3, 15]] },
  { 'date-parts': [[2001]], season: 1 },
  { literal: 'in the year of the flood' },
  { literal: '1390-06-31' },
  { literal: 'undated' },
);

const words = [
  ...['title', 'title-short', 'container-title', 'container-title-short', 'volume', 'issue'],
  ...['publisher', 'publisher-place', 'edition', 'number', 'collection-title', 'genre'],
  ...['call-number', 'archive', 'archive_location', 'keyword', 'abstract', 'note', 'language'],
  ...['number-of-volumes', 'original-title', 'section'],
];

test('RIS gives back the works of every type with all that it has a tag for', () => {
  const works = fc.record(
    {
      type: fc.constantFrom(...types),
      ...Object.fromEntries(
        words.map((variable) => [
          variable,
          fc.constantFrom('A', 'Haven & Sons, Ltd', '12', 'TY - BOOK', 'Öl – 5%'),
        ]),
      ),
      author: people,
      editor: people,
      'collection-editor': people,
      translator: people,
      issued: dates,
      accessed: fc.constantFrom({ 'date-parts': [[2020, 5, 1]] }, { 'date-parts': [[2020]] }),
      ISBN: fc.constant('978-1-2345-6789-7'),
      ISSN: fc.constant('1234-567X'),
      DOI: fc.constant('10.1000/182'),
      URL: fc.constant('https://example.org/Ferry_(boat)?a=1#b'),
      page: fc.constantFrom('3-5', '3, 5-7, 9-11', 'xii-xv'),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(fc.array(works, { minLength: 1, maxLength: 3 }), (given) => {
      expect(back(given)).toEqual(given.map((work, index) => ({ key: `k${index}`, work })));
    }),
    { numRuns: 300 },
  );
});

test('RIS has a page count of a whole work, and the recipient of a letter', () => {
  const recipient = [{ family: 'Roe', given: 'Ann' }];
  const works = [
    { type: 'book', 'number-of-pages': '340' },
    { type: 'personal_communication', recipient },
  ];
  expect(back(works).map(({ work }) => work)).toEqual(works);
  expect(back([{ type: 'event' }])[0]?.work).toEqual({ type: 'document' });
});

test('RIS can be read again, whatever a work says', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, note) => {
      const author = [{ family: note, given: title }];
      expect(back([{ title, note, author, page: note, publisher: title }])).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});
