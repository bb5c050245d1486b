import { expect, test } from 'vitest';
import type { PublishedSource } from '../../../src/core/edition/published.ts';
import {
  claimsData,
  editionData,
  entryData,
  glossaryData,
  sourceData,
} from '../../../src/core/export/metadata.ts';
import { backlinks, entryPage, entryRows } from '../../../src/core/view/glossary.ts';
import { shownEntries } from '../../../src/core/view/shown.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from '../view/small.ts';

const edition = editionOf(small);
const shown = shownOf(edition, 'https://example.org/papers');

function named(id: string): PublishedSource {
  const source = shown.edition.sources.find(({ page }) => page.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return source;
}

test('every kind of page tells machines what it is, by addresses that are whole where they can be', () => {
  expect(editionData(shown)).toMatchObject({
    '@type': 'Dataset',
    url: 'https://example.org/papers/',
  });
  expect(editionData(shownOf(edition))).toMatchObject({ url: '/' });
  expect(claimsData(shown)).toMatchObject({ mainEntity: { numberOfItems: 4 } });
  const terms = glossaryData(shown, entryRows(shown))['hasDefinedTerm'];
  expect(terms).toHaveLength(edition.glossary.size);
  const [entry] = shownEntries(shown);
  const page = entry && entryPage(shown, entry, backlinks(shown));
  expect(page && entryData(shown, page)).toMatchObject({
    '@type': 'DefinedTerm',
    name: page?.term,
  });
});

test('a source has its data, and the names that reference managers read; what is not shown has none', () => {
  const { data, tags } = sourceData(shown, named('report')) ?? {};
  expect(data).toMatchObject({ '@id': 'https://example.org/papers/sources/report/' });
  expect(tags).toContainEqual([
    'citation_public_url',
    'https://example.org/papers/sources/report/',
  ]);
  expect(sourceData(shown, named('report-1'))).toBeUndefined();
  const [, ...without] =
    sourceData(shownOf(edition), named('report'))?.tags.filter(([name]) =>
      /url|title/.test(name),
    ) ?? [];
  expect(without.map(([name]) => name)).toEqual(['citation_journal_title']);
});
