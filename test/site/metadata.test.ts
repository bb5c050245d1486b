import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { attribute, hasMoved, named, pagesOf, readPage, textOf, type BuiltPage } from './built.ts';

const { own, nested, languages, unsafe } = inject('sites');

/** The linked data of a page. */
function dataOf(page: BuiltPage): Record<string, unknown>[] {
  return named(page, 'script')
    .filter((script) => attribute(script, 'type') === 'application/ld+json')
    .map((script) => JSON.parse(textOf(script)) as Record<string, unknown>);
}

/** What the page says under a name of a meta element. */
function metaOf(page: BuiltPage, name: string): string[] {
  return named(page, 'meta')
    .filter((meta) => name === (attribute(meta, 'property') ?? attribute(meta, 'name')))
    .map((meta) => attribute(meta, 'content') ?? '');
}

test('linked data can be read on every page, and says what the page is', () => {
  for (const site of [own, nested, unsafe]) {
    for (const page of pagesOf(site)) {
      for (const data of dataOf(page)) {
        expect(data['@context'], page.path).toBe('https://schema.org');
        expect(data['@type'], page.path).toEqual(expect.any(String));
      }
    }
  }
  const typeOf = (path: string) => dataOf(readPage(own, path)).map((data) => data['@type']);
  expect(typeOf('index.html')).toEqual(['Dataset']);
  expect(typeOf('claims/index.html')).toEqual(['CollectionPage']);
  expect(typeOf('glossary/index.html')).toEqual(['DefinedTermSet']);
  expect(typeOf('glossary/npt/index.html')).toEqual(['DefinedTerm']);
  expect(typeOf('sources/russia-iran-talks-2002/index.html')).toEqual(['NewsArticle']);
});

test('a source tells each of its claims with its address, absolute where the edition has one', () => {
  const page = readPage(nested, 'sources/russia-iran-talks-2002/index.html');
  const [data] = dataOf(page);
  const claims = data?.['hasPart'] as { '@id': string; text: string }[];
  const marked = page.elements.flatMap((element) => {
    const id = attribute(element, 'id') ?? '';
    return id.startsWith('claim-') && !hasMoved(element)
      ? [`https://example.org/some/edition/sources/russia-iran-talks-2002/#${id}`]
      : [];
  });
  expect(claims.map((claim) => claim['@id']).sort()).toEqual(marked.sort());
  const ids = new Set(claims.map((claim) => claim['@id']));
  const reviews = data?.['review'] as { itemReviewed: { '@id': string } }[];
  expect(reviews.length).toBeGreaterThan(0);
  for (const review of reviews) {
    expect(ids).toContain(review.itemReviewed['@id']);
  }
});

test('an author who is in the glossary is told by name, to readers and to machines', () => {
  const page = readPage(languages, 'sources/nachtlied/index.html');
  const name = 'Johann Wolfgang von Goethe';
  expect(metaOf(page, 'citation_author')).toEqual([name]);
  expect(dataOf(page)[0]?.['author']).toMatchObject([{ '@type': 'Person', name }]);
  const [details] = page.elements.filter((one) => attribute(one, 'class') === 'details');
  expect(details && textOf(details)).toContain(name);
  const cited = page.elements.filter((one) => attribute(one, 'data-style') !== undefined);
  expect(cited.length).toBeGreaterThan(3);
  for (const one of cited) {
    expect(textOf(one)).toContain(name);
    expect(textOf(one)).not.toContain('goethe');
  }
});

test('a reference manager finds the source', () => {
  const page = readPage(nested, 'sources/russia-iran-talks-2002/index.html');
  const [title] = named(page, 'h1').map(textOf);
  expect(metaOf(page, 'citation_title')).toEqual([title]);
  expect(metaOf(page, 'citation_publication_date')).toEqual(['2002/06/01']);
  expect(metaOf(page, 'citation_journal_title')).toEqual(['Tehran Times']);
  expect(metaOf(page, 'citation_public_url')).toEqual([
    'https://example.org/some/edition/sources/russia-iran-talks-2002/',
  ]);
});

test('a link to any page is shown with its title and, where there is an address, the card', () => {
  for (const page of pagesOf(nested)) {
    const [title = ''] = named(page, 'title').map(textOf);
    expect(title.startsWith(metaOf(page, 'og:title')[0] ?? '?'), page.path).toBe(true);
    expect(metaOf(page, 'og:image')).toEqual(['https://example.org/some/edition/card.png']);
  }
  expect(pagesOf(own).flatMap((page) => metaOf(page, 'og:image'))).toEqual([]);
});

test('the card and the icons are pictures of their size', () => {
  const png = (file: string) => {
    const bytes = readFileSync(join(own.out, file));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  expect(png('card.png')).toEqual([1200, 630]);
  expect(png('apple-touch-icon.png')).toEqual([180, 180]);
  expect(readFileSync(join(own.out, 'favicon.ico')).readUInt16LE(2)).toBe(1);
});

test('readers’ pages say what they are about', () => {
  const described = pagesOf(own).filter(
    ({ path }) => !/^\/(?:help|search|404|guides|sources\/$)/.test(path),
  );
  expect(described.length).toBeGreaterThan(20);
  for (const page of described)
    expect(metaOf(page, 'description')[0], page.path).toMatch(/\w+ \w+/);
});
