import { describe, expect, test } from 'vitest';
import { bookOf } from '../../../src/core/export/book.ts';
import { cmif } from '../../../src/core/export/cmif.ts';
import { letterPaths } from '../../../src/core/edition/letter.ts';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { html, textContent } from '../../../src/core/render/hast.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import {
  correspondentPages,
  flowRows,
  letterLists,
  letterMap,
  letterPages,
  letterPictures,
  letterPlaces,
  linkToLetters,
} from '../../../src/core/view/letter-pages.ts';
import { letterHead, letterNeighbours, letterWay } from '../../../src/core/view/letters.ts';
import { sourcePage } from '../../../src/core/view/sources.ts';
import { editionOf, type Given, shownOf } from '../support.ts';

const entry = (term: string, kind: string, more = '') =>
  `---\nterm: ${term}\nkind: ${kind}\n${more}---\nWords.\n`;

const glossary: Given = {
  'content/glossary/ada.mdx': entry(
    'Ada Ash',
    'person',
    'same-as: [https://www.wikidata.org/wiki/Q1, https://d-nb.info/gnd/1]\n',
  ),
  'content/glossary/bob.mdx': entry(
    'Bob & Co',
    'organization',
    'same-as: ["https://a.example/b c"]\n',
  ),
  'content/glossary/cy.mdx': entry('Cy Clay', 'person'),
  'content/glossary/rome.mdx': entry('Rome', 'place', 'coordinates: 41.9, 12.5\n'),
  'content/glossary/york.mdx': entry(
    'York',
    'place',
    'same-as: [https://www.geonames.org/2633352]\n',
  ),
};

/** The pages of letters, by their ids: what each says of itself. */
const letters: Record<string, string> = {
  one: '{ from: ada, to: bob, sent: { date: 1806-05-03, place: rome }, received: { date: 1806-05-09, place: york } }',
  two: '{ from: [bob], to: ada, sent: { date: 1806-06~ } }',
  three: '{ from: ada, to: [bob, cy], sent: { date: 1807, place: rome } }',
  four: '{ to: ada }',
  five: '{ from: bob, to: ada, received: { date: 1805 } }',
  six: '{ from: cy, to: ada, sent: { place: york } }',
};

function shown(of: Record<string, string> = letters, url = 'https://letters.example') {
  const pages = Object.entries(of).flatMap(([id, said]): [string, string][] => [
    [
      `content/sources/${id}.mdx`,
      `---\ntitle: Letter ${id}\nseed: ${id}.txt\n${said === '' ? '' : `correspondence: ${said}\n`}---\n\n<Source>\n\n${id}\n\n</Source>\n`,
    ],
    [`seeds/${id}.txt`, id],
  ]);
  const edition = editionOf({
    'content/edition.yaml': 'title: L & M\neditors: [An Editor]\nversion: "1"\ndate: 2026-01-02\n',
    ...glossary,
    ...Object.fromEntries(pages),
  });
  expect(edition.findings).toEqual([]);
  return shownOf(edition, url);
}

const names = (rows: readonly { link: { text: string } }[]) => rows.map(({ link }) => link.text);
const pageOf = (rendering: ReturnType<typeof shown>, id: string) => {
  const source = rendering.edition.sources.find(({ page }) => page.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return source;
};

describe('letters', () => {
  test('are listed by year, those without a date last', () => {
    const [page = []] = letterPages(shown()).pages;
    expect(page.map(({ head, rows }) => [head.id, head.name, ...names(rows)])).toEqual([
      ['y-1805', '1805', 'Letter five'],
      ['y-1806', '1806', 'Letter one', 'Letter two'],
      ['y-1807', '1807', 'Letter three'],
      ['undated', 'Without a date', 'Letter four', 'Letter six'],
    ]);
    const [row] = page[3]?.rows ?? [];
    expect(textContent(row?.who ?? [])).toBe('? → Ada Ash');
  });

  test('say in the book, too, who wrote to whom', () => {
    const [chapter] = bookOf(shown(), (items) => items).chapters;
    expect(textContent(chapter?.nodes ?? [])).toContain('Bob');
  });

  test('are listed by the place that they were sent from', () => {
    const [page = []] = letterPlaces(shown()).pages;
    expect(page.map(({ head, rows }) => [head.name, ...names(rows)])).toEqual([
      ['Rome', 'Letter one', 'Letter three'],
      ['York', 'Letter six'],
    ]);
  });

  test('are counted for each who wrote or was written to', () => {
    const { pages, anchors } = correspondentPages(shown());
    expect([...anchors.keys()]).toEqual(['with-ada', 'with-bob', 'with-cy']);
    expect(
      pages[0]?.map(({ head, rows }) => [
        head.total,
        ...rows.map(({ link, counts, period, first }) =>
          [link.text, counts, period, first.text].join('; '),
        ),
      ]),
    ).toEqual([
      [
        6,
        'Bob & Co; 2 sent, 2 received; 1805 – 1807; Letter five',
        'Cy Clay; 1 sent, 1 received; 1807; Letter three',
      ],
      [4, 'Ada Ash; 2 sent, 2 received; 1805 – 1807; Letter five'],
      [2, 'Ada Ash; 1 sent, 1 received; 1807; Letter three'],
    ]);
  });

  test('are led to from the entries of those who wrote them', () => {
    const rendering = shown();
    expect(linkToLetters(rendering, 'bob')).toEqual({
      text: '4 letters',
      href: '/letters/correspondents/#with-bob',
    });
    expect(linkToLetters(rendering, 'rome')).toBeUndefined();
    const one = shown({ one: '{ from: ada, to: cy }', two: '{ from: ada, to: cy }' });
    const [own, others] = correspondentPages(one).pages[0] ?? [];
    expect([own?.rows[0]?.counts, others?.rows[0]?.counts]).toEqual(['2 sent', '2 received']);
  });

  test('lead to those before and after them between the same people, whoever wrote', () => {
    const rendering = shown();
    const near = (id: string) => letterNeighbours(pageOf(rendering, id).page, rendering);
    expect(near('one')).toMatchObject({
      before: { text: 'Letter five', href: '/sources/five/' },
      after: { text: 'Letter two' },
    });
    expect(near('two')).toMatchObject({ before: { text: 'Letter one' } });
    expect(near('three')).toEqual({});
    expect(sourcePage(rendering, pageOf(rendering, 'one')).letters).toEqual(near('one'));
    const way = (id: string) => textContent(letterWay(near(id) ?? {}, rendering.wording));
    expect(['one', 'two', 'five', 'three'].map(way)).toEqual([
      'Between the same people: the letter before, Letter five; the next, Letter two',
      'Between the same people: the letter before, Letter one',
      'Between the same people: the next letter, Letter one',
      '',
    ]);
  });

  test('say in their head who wrote to whom, when and where', () => {
    const rendering = shown();
    const said = (id: string) => textContent(letterHead(pageOf(rendering, id).page, rendering));
    expect(said('one')).toBe(
      'Letter from Ada Ash to Bob & Co · sent 3 May 1806, Rome · received 9 May 1806, York',
    );
    expect(said('two')).toBe('Letter from Bob & Co to Ada Ash · sent c. June 1806');
    expect(said('three')).toBe('Letter from Ada Ash to Bob & Co, Cy Clay · sent 1807, Rome');
    expect(said('four')).toBe('Letter to Ada Ash');
    expect(said('six')).toBe('Letter from Cy Clay to Ada Ash · sent York');
    const old = shown({ one: '{ from: ada, sent: { date: "-0043" } }' });
    expect(textContent(letterHead(pageOf(old, 'one').page, old))).toBe(
      'Letter from Ada Ash · sent 44 BC',
    );
    const bare = shown({ one: '{ sent: { date: 1723 } }', two: '{ to: cy }' });
    const saidBare = (id: string) => textContent(letterHead(pageOf(bare, id).page, bare));
    expect(saidBare('one')).toBe('Letter · sent 1723');
    expect(saidBare('two')).toMatch(/^Letter to /);
    expect(html(letterHead(pageOf(rendering, 'one').page, rendering))).toContain(
      'sent <time datetime="1806-05-03" dir="auto">3 May 1806</time>, <a href="/glossary/rome/">',
    );
  });

  test('are told in a table and drawn in a picture', () => {
    const rendering = shown();
    const { rows, more } = flowRows(rendering);
    expect(rows.map(({ from, to, count, period }) => [from.text, to.text, count, period])).toEqual([
      ['Bob & Co', 'Ada Ash', 2, '1805 – c. June 1806'],
      ['Ada Ash', 'Bob & Co', 2, '3 May 1806 – 1807'],
      ['Ada Ash', 'Cy Clay', 1, '1807'],
      ['Cy Clay', 'Ada Ash', 1, ''],
    ]);
    expect(more).toBe(0);
    const [wide = '', narrow = ''] = letterPictures(rendering, 'caption');
    expect(wide.match(/class="row"/g)).toHaveLength(3);
    expect(wide).toContain('Bob &amp; Co → Ada Ash');
    expect(narrow).toContain('viewbox="0 0 288 ');
    expect(letterMap(rendering)?.places.map(({ link }) => link.text)).toEqual(['Rome']);
  });

  test('of very many who wrote, the picture has some and the rest as one', () => {
    const many = Object.fromEntries(
      Array.from({ length: 16 }, (_, n) => [
        `l${n}`,
        `{ from: ${'abcdefghijklmnop'[n] ?? ''}, to: ada, sent: { date: ${n < 15 ? '-0043' : '-0044-03-15'} } }`,
      ]),
    );
    const people = Object.fromEntries(
      [...'abcdefghijklmnop'].map((id) => [
        `content/glossary/${id}.mdx`,
        entry(`Person ${id}`, 'person'),
      ]),
    );
    Object.assign(glossary, people);
    const [wide = ''] = letterPictures(shown(many), 'caption');
    for (const path of Object.keys(people)) Reflect.deleteProperty(glossary, path);
    expect(wide.match(/class="row"/g)).toHaveLength(13);
    expect(wide).toContain('>Others<');
  });

  test('an edition without them has no lists, and none in its navigation', () => {
    const rendering = shown({ plain: '' });
    expect(letterLists(rendering)).toEqual([]);
    expect(letterHead(pageOf(rendering, 'plain').page, rendering)).toEqual([]);
    expect(letterNeighbours(pageOf(rendering, 'plain').page, rendering)).toBeUndefined();
    expect(letterPictures(rendering, 'caption')).toEqual([]);
    expect(chromeOf(rendering, false).navigation.map(({ text }) => text)).not.toContain('Letters');
    expect(addressesOf(rendering.edition)('/letters/', '')).toBe(false);
    const own = shown();
    expect(chromeOf(own, false).navigation.map(({ text }) => text)).toContain('Letters');
    expect(letterPaths.every((path) => addressesOf(own.edition)(path, ''))).toBe(true);
    expect(letterLists(own)).toHaveLength(3);
  });
});

describe('CMIF', () => {
  const file = cmif(shown());

  test('says of each letter who wrote it to whom, when and where, by those who know them', () => {
    expect(file).toContain(
      `<correspDesc source="#edition" ref="https://letters.example/sources/one/">
<correspAction type="sent"><persName ref="https://d-nb.info/gnd/1">Ada Ash</persName><placeName>Rome</placeName><date when="1806-05-03"/></correspAction>
<correspAction type="received"><orgName ref="https://a.example/b%20c">Bob &amp; Co</orgName><placeName ref="https://www.geonames.org/2633352">York</placeName><date when="1806-05-09"/></correspAction>
</correspDesc>`,
    );
    expect(file).toContain('<correspAction type="sent"><persName>Unknown</persName></corr');
    expect(file).toContain('<idno type="url">https://letters.example/letters/cmif.xml</idno>');
    expect(file).toContain('<date when="2026-01-02"/>');
  });

  test.each([
    ['1806-06~', 'when="1806-06" cert="medium"'],
    ['180X', 'notBefore="1800" notAfter="1809"'],
    ['1806-24', 'notBefore="1806-12" notAfter="1807-02"'],
    ['1806-XX', 'when="1806"'],
    ['1806-05-01/1806-05-04', 'from="1806-05-01" to="1806-05-04"'],
    ['../1806', 'notAfter="1806"'],
    ['1806/..', 'notBefore="1806"'],
    ['-0043', 'when-iso="-0043"'],
    ['0000', 'when-iso="0000"'],
    ['-0043/0010', 'from-iso="-0043" to-iso="0010"'],
    ['Y-16999', 'when-iso="-16999"'],
    ['Y16999', 'when="16999"'],
  ])('says the date %s as far as it is known', (date, said) => {
    const own = cmif(shown({ one: `{ from: ada, sent: { date: "${date}" } }` }));
    expect(own).toContain(`<date ${said}/></correspAction>`);
  });

  test('has the edition for its publisher where nobody is named', () => {
    const { edition, ...rest } = shown();
    const about = { ...edition.about, editors: [], date: undefined, version: undefined };
    const bare = cmif({ ...rest, edition: { ...edition, about } });
    expect(bare).toContain('<publisher><ref target="https://letters.example/">L &amp; M</ref>');
    expect(bare).not.toContain('<date when="2026');
  });
});
