import { expect, test } from 'vitest';
import { editionIn, folderOf, isShared, languagesOf } from '../../../src/core/edition/languages.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { editionOf, filesOf, type Given } from '../support.ts';

const source = '<Source>\n\nOne.\n\n</Source>\n';

function about(fields: string, more: Given = {}) {
  return editionOf(
    filesOf('One.\n', source, { 'content/edition.yaml': `title: A\n${fields}`, ...more }),
  );
}

test('the first of the languages is that of the annotations, and has its pages at the top', () => {
  const { about: said, findings } = about('languages: [fa, en, pt-br]\n');
  expect(findings).toEqual([]);
  expect(said.language).toBe('fa');
  expect(languagesOf(said)).toEqual(['fa', 'en', 'pt-BR']);
  expect(languagesOf(said).map((language) => folderOf({ ...said, language }))).toEqual([
    '',
    'en/',
    'pt-BR/',
  ]);
});

test('an edition that names one language has one', () => {
  for (const fields of ['language: fa\n', 'languages: [fa]\n']) {
    const { about: said } = about(fields);
    expect([said.language, languagesOf(said), folderOf(said)]).toEqual(['fa', ['fa'], '']);
  }
  expect(about('language: fa\nlanguages: [fa, en]\n').findings).toEqual([]);
});

test.each([
  [
    'language: en\nlanguages: [fa, en]\n',
    'Unexpected “en”, expected “fa”, the first of languages',
    2,
  ],
  ['languages: [fa, fa]\n', 'Unexpected value of “languages”, expected languages that differ', 2],
  ['languages: []\n', 'Unexpected value of “languages”, expected at least one language', 2],
  [
    'languages: [sources, en]\n',
    'Unexpected value of item 1 of “languages”, expected a language tag that begins with two letters or three',
    2,
  ],
  [
    'languages: [fa, con]\n',
    'Unexpected value of item 2 of “languages”, expected a language tag that a folder can have on Windows: of con, prn, aux and nul one with the script, such as con-Latn',
    2,
  ],
  [
    'languages: [fa, no_tag]\n',
    'Unexpected value of item 2 of “languages”, expected a language tag such as en or fa-IR',
    2,
  ],
])('%j is told', (fields, message, line) => {
  const [first, ...more] = about(fields).findings;
  expect([first?.code, first?.message, first?.place.start?.line]).toEqual([
    'field-invalid',
    message,
    line,
  ]);
  expect(more).toEqual([]);
});

test('in a further language a source says which language it is in, and is read no sooner', () => {
  const edition = preview(about('languages: [fa, en]\n'));
  const { translations } = edition;
  expect({ ...editionIn(edition, 'fa'), translations }).toEqual(edition);
  const [own] = edition.sources;
  if (!own) throw new Error('the edition has no source');
  let asked = 0;
  const lazy = {
    ...own,
    page: {
      ...own.page,
      get notes() {
        asked++;
        return own.page.notes;
      },
    },
  };
  const { about: said, sources } = editionIn({ ...edition, sources: [lazy] }, 'en');
  const [page] = sources.map((one) => one.page);
  expect([said.language, page?.data.language, asked]).toEqual(['en', 'fa', 0]);
  expect(page?.notes).toEqual(own.page.notes);
  expect(asked).toBeGreaterThan(0);
  expect(own.page.data.language).toBe(undefined);
});

test('an edition in one language is as it is', () => {
  const edition = preview(about('language: fa\n'));
  expect(editionIn(edition, 'fa')).toBe(edition);
});

test('a source keeps the language that it names', () => {
  const files = filesOf(
    'One.\n',
    source,
    { 'content/edition.yaml': 'title: A\nlanguages: [fa, en]\n' },
    'language: ru\n',
  );
  const { sources } = editionIn(preview(editionOf(files)), 'en');
  expect(sources.map(({ page }) => page.data.language)).toEqual(['ru']);
});

test.each([
  ['/', false],
  ['/sources/a/', false],
  ['/sources/a/#note-b', false],
  ['/references/#ref-a.b', false],
  ['/sources/a/tei.xml', true],
  ['/seeds/a.txt', true],
  ['/seeds/SHA256SUMS', true],
  ['/style.css', true],
  ['/images/boat.jpg/800.webp', true],
  ['/help/markup/', true],
  ['/claims/pages.json', false],
  ['/claims/facets.json', false],
  ['/claims.json', true],
  ['/changes.xml', false],
  ['/changes/page/2.xml', false],
  ['/search/names.json', false],
  ['/scans.js', false],
  ['/card.png', false],
])('whether %s stands there once: %s', (path, expected) => {
  expect(isShared(path)).toBe(expected);
});
