import { expect, inject, test } from 'vitest';
import { attribute, filesOf, named, readPage, textOf } from './built.ts';

const { own, nested, languages } = inject('sites');

test('what was published and corrected is listed, the newest first', () => {
  const page = readPage(languages, 'changes/index.html');
  const rows = named(page, 'li')
    .map((row) => textOf(row).replace(/\s+/g, ' ').trim())
    .filter((row) => /^\d+ [A-Z]\w+ \d{4} /.test(row));
  expect(rows).toEqual([
    '2 November 2026 Corrected: The old pond The season is named.',
    '1 November 2026 Corrected: Wandrers Nachtlied The note on the birds was added.',
    '1 October 2026 Annotated or revised: The old pond',
  ]);
});

test('every page leads there; with an address of its own, the edition has a feed', () => {
  const feeds = (site: typeof own) =>
    named(readPage(site, 'index.html'), 'link').filter(
      (link) => attribute(link, 'type') === 'application/atom+xml',
    );
  const links = named(readPage(own, 'timeline/index.html'), 'a').map((a) => attribute(a, 'href'));
  expect(links).toContain('/changes/');
  expect(feeds(own)).toEqual([]);
  expect(filesOf(own)).not.toContain('changes.xml');
  expect(feeds(nested).map((link) => attribute(link, 'href'))).toEqual([
    `${nested.base}changes.xml`,
  ]);
  expect(filesOf(nested)).toContain('changes.xml');
});

test('where the edition has a repository, a source leads to it to be corrected', () => {
  const [suggest, edit] = ['Suggest a correction', 'Edit this page'].map((words) =>
    named(readPage(languages, 'sources/frog/index.html'), 'a')
      .filter((link) => textOf(link) === words)
      .map((link) => attribute(link, 'href')),
  );
  expect(suggest).toEqual([
    'https://github.com/press/poems/issues/new?template=correction.yml&title=Correction%3A%20The%20old%20pond',
  ]);
  expect(edit).toEqual(['https://github.com/press/poems/edit/main/content/sources/frog.mdx']);
  const without = named(readPage(own, 'sources/russia-iran-talks-2002/index.html'), 'a');
  expect(without.map(textOf)).not.toContain('Suggest a correction');
});
