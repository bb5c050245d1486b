import { describe, expect, test } from 'vitest';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { headingAnchors } from '../../../src/core/edition/anchors.ts';
import { claimTransmission, pageTransmission } from '../../../src/core/edition/transmission.ts';
import { citesOf } from '../../../src/core/edition/citations.ts';
import { parseTimeline } from '../../../src/core/edition/timeline.ts';
import {
  compareDates,
  datetimeOf,
  isDate,
  isDateOrRange,
  parseDate,
  serializeDate,
  yearsOf,
} from '../../../src/core/page/date.ts';
import { textFile } from '../../../src/core/page/file.ts';
import type { ProseNode } from '../../../src/core/page/model.ts';
import { editionOf, filesOf, mdxOf, pageOf, placesOf } from '../support.ts';

function chains(front: string, attributes: string) {
  const { page } = pageOf(
    mdxOf(`<Claim id="x" ${attributes} kind="event" verdict="unverified">a</Claim>`, '', front),
    'a',
  );
  return [
    page.claims.map((claim) => claimTransmission(page, claim)).flat(),
    pageTransmission(page),
  ];
}

describe('the reporting chain', () => {
  test.each([
    ['publisher: p\nvia: [b, c]\n', 'by="a"', ['a', 'b', 'c', 'p'], ['b', 'c', 'p']],
    ['publisher: p\nvia: [b, c]\n', 'by="b"', ['b', 'c', 'p'], ['b', 'c', 'p']],
    ['publisher: p\nvia: [b, c]\n', 'by="a" via="d e"', ['a', 'd', 'e', 'p'], ['b', 'c', 'p']],
    ['publisher: p\nvia: [b, c]\n', 'by="a" via=""', ['a', 'p'], ['b', 'c', 'p']],
    ['publisher: p\n', 'by="p"', ['p'], ['p']],
    ['publisher: p\nvia: [p, p]\n', 'by="p"', ['p'], ['p']],
    ['publisher: p\nvia: [b]\n', 'by="p"', ['p', 'b', 'p'], ['b', 'p']],
    ['via: [b]\n', 'by="unattributed"', ['unattributed', 'b'], ['b']],
    ['', 'by="a"', ['a'], []],
  ])('of %j and %s', (front, attributes, claim, page) => {
    expect(chains(front, attributes)).toEqual([claim, page]);
  });

  test('of a page without frontmatter has no links', () => {
    const { page } = pageOf('a', 'a');
    expect(pageTransmission(page)).toEqual([]);
    expect(
      claimTransmission(page, { id: 'x', by: 'a', kind: 'event', verdict: 'v', ranges: [], at: 0 }),
    ).toEqual(['a']);
  });
});

describe('an address', () => {
  const edition = editionOf(
    filesOf(
      'a\n\nb',
      '## On *it*\n\n## On it\n\n> ### ¿Qué?\n\n## !\n\n<Source>\n\n<Claim id="x" by="y" kind="event" verdict="unverified">a</Claim>[^x]\n\nb\n\n</Source>\n\n[^x]: N.\n',
      {
        'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n',
        'content/glossary/fair.mdx': '---\nterm: Fair\nkind: event\ndate: 1901-05\n---\nF.\n',
        'content/glossary/feast.mdx': '---\nterm: Feast\nkind: event\n---\nF.\n',
        'content/glossary/broken.mdx': 'nothing',
        'content/timeline.yaml':
          '- { date: 1901-04-30, text: A. }\n- { date: 1901-04-30~, text: B. }\n- { date: 1901/1903, text: C. }\n',
        'content/references/a.json': '[{"id": "k:1", "type": "book"}]',
        'content/guides/method.mdx': '---\ntitle: M\n---\n## Whatever\n',
        'content/sources/b.mdx': 'nothing',
      },
      'published: 1902\n',
    ),
  );
  const has = addressesOf(edition);

  test.each([
    ['/', ''],
    ['/sources/', ''],
    ['/sources/a/', ''],
    ['/sources/a/', 'l1'],
    ['/sources/a/', 'l3'],
    ['/sources/a/', 'claim-x'],
    ['/sources/a/', 'note-x'],
    ['/sources/a/', 's-on-it'],
    ['/sources/a/', 's-on-it--2'],
    ['/sources/a/', 's-qué'],
    ['/sources/a/annotations.json', ''],
    ['/sources/b/', ''],
    ['/claims/', ''],
    ['/glossary/iran/', ''],
    ['/references/', 'ref-k:1'],
    ['/timeline/', ''],
    ['/timeline/', 't-1901-04-30'],
    ['/timeline/', 't-1901-04-30--2'],
    ['/timeline/', 't-1901--1903'],
    ['/timeline/', 't-1901-05'],
    ['/timeline/', 't-1902'],
    ['/guides/method/', 'whatever'],
    ['/seeds/a.txt', ''],
    ['/seeds/SHA256SUMS', ''],
  ])('of the site is known: %s#%s', (path, fragment) => expect(has(path, fragment)).toBe(true));

  test.each([
    ['/sources/a', ''],
    ['/sources/a/', 'l2'],
    ['/sources/a/', 'claim-y'],
    ['/sources/b/', 'l1'],
    ['/sources/c/', ''],
    ['/glossary/iraq/', ''],
    ['/glossary/iran/', 'x'],
    ['/timeline/', 't-1901-04-30--3'],
    ['/timeline/', 't-1900'],
    ['/timeline/', '1902'],
    ['/references/', 'k:1'],
    ['/references/', 'ref-x'],
    ['/seeds/b.txt', ''],
    ['/guides/other/', ''],
  ])('that the site does not have is not: %s#%s', (path, fragment) => {
    expect(has(path, fragment)).toBe(false);
  });

  test('of a heading is made of its words', () => {
    const heading = (value: string): ProseNode => ({
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value, at: 0 }],
    });
    expect(headingAnchors(['A  b', 'a b', 'a-b', 'A B 2', '伊朗', '—'].map(heading))).toEqual([
      's-a-b',
      's-a-b--2',
      's-a-b--3',
      's-a-b-2',
      's-伊朗',
      's-',
    ]);
  });
});

describe('citations', () => {
  test('are those of pages, glossary and timeline', () => {
    const edition = editionOf(
      filesOf('a', '[@a].\n\n<Source>\n\na[^n]\n\n</Source>\n\n[^n]: [supports @b, p. 1].\n', {
        'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state [@c].\n',
        'content/timeline.yaml': '- date: 2002\n  text: So [@d].\n',
      }),
    );
    expect(
      citesOf(edition).map(({ cite: { key, relation }, file, from }) => [
        key,
        relation,
        file,
        from,
      ]),
    ).toEqual([
      [
        'a',
        'context',
        'content/sources/a.mdx',
        { kind: 'source', id: 'a', scope: { kind: 'before' } },
      ],
      [
        'b',
        'supports',
        'content/sources/a.mdx',
        { kind: 'source', id: 'a', scope: { kind: 'note', id: 'n' } },
      ],
      ['c', 'context', 'content/glossary/iran.mdx', { kind: 'entry', id: 'iran' }],
      ['d', 'context', 'content/timeline.yaml', { kind: 'timeline' }],
    ]);
  });
});

describe('the timeline', () => {
  const read = (text: string) => parseTimeline(textFile('content/timeline.yaml', text));

  test('has rows with citations, each at its place', () => {
    const { rows, findings } = read(
      '- date: 2002-05-23/2002-05-26\n  text: >-\n    A summit\n    [@k].\n  entry: summit\n- date: 2002\n  text: "So."\n',
    );
    expect(findings).toEqual([]);
    expect(rows.map(({ date, entry, place }) => [date, entry, place.start])).toEqual([
      ['2002-05-23/2002-05-26', 'summit', { line: 5, column: 10 }],
      ['2002', undefined, { line: 7, column: 9 }],
    ]);
    expect(rows[0]?.cites).toMatchObject([{ key: 'k' }]);
  });

  test('is nothing in an empty file', () => expect(read('')).toEqual({ rows: [], findings: [] }));

  test('keeps the rows that are sound', () => {
    const { rows, findings } = read('- date: soon\n  text: a\n- date: 2002\n  text: b {\n');
    expect(placesOf(findings)).toEqual(['field-invalid 1:9', 'code-in-page 4:11']);
    expect(rows).toHaveLength(1);
  });

  test('may name a row again', () => {
    const { rows } = read('- &a\n  date: 2002\n  text: b [@k]\n- *a\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]?.place.file).toBe('content/timeline.yaml');
  });

  test.each([
    ['2002', '2002-01', -1],
    ['2002-06', '2002-05-30', 1],
    ['2002-05-23/2002-05-26', '2002-05-24', -1],
    ['2002-05-23/2002-05-26', '2002-05-23', 0],
    ['-0043', '0010', -1],
    ['-0044-03', '-0043', -1],
    ['soon', '2002', 1],
    ['soon', 'then', 0],
    ['185X', '1850', -1],
    ['18XX', '185X', -1],
    ['1850', '185X', 1],
    ['1865-21', '1865-03', -1],
    ['1865-24', '1866-01', -1],
    ['../1900', '1900', -1],
    ['../1900', '1899-12-31', 1],
    ['1900/..', '1900/', 0],
    ['../1900', '/1900', 0],
  ])('is in the order of dates: %s, %s', (a, b, order) => expect(compareDates(a, b)).toBe(order));
});

describe('a date', () => {
  test.each(['2002', '2002-06', '2002-06-01', '2000-02-29', '2004-02-29', '0001-12-31'])(
    'is %s',
    (text) => {
      expect(isDate(text)).toBe(true);
      expect(isDateOrRange(text)).toBe(true);
    },
  );

  test.each([
    '',
    '02',
    '2002-13',
    '2002-00',
    '2002-06-31',
    '2002-02-29',
    '1900-02-29',
    '2002-6-1',
    '2002-06-01T00:00',
    'June 2002',
    '2002-06-00',
    '-0043',
    '1865~',
    '1865-21',
  ])('is not %j', (text) => expect(isDate(text)).toBe(false));

  test.each([
    ...['2002/2003', '2002-05-23/2002-05-26', '2002/2002-06', '2002-06-01/2002'],
    ...['-0043-03-15', '1865~', '1865-03?', '-0100/0100', '1865~/1870%'],
    ...[
      '2002/',
      '/2002',
      '../2002',
      '2002/..',
      '185X',
      '18XX?',
      '1865-21~',
      '1865-XX',
      '1865-03-XX',
    ],
    ...['1865-XX-XX', '185X/187X', '1865-24/1866-01'],
  ])('may be a range: %s', (text) => {
    expect(isDateOrRange(text)).toBe(true);
  });

  test.each([
    ...['1865', '0000', '-0043-03-15', '1865-03~', '186X?', '18XX'],
    ...['1865-24%', '1865-XX', '1865-XX-XX', '1865-03-XX', 'J1723-10-25', 'Y-16999'],
  ])('is written as it was read: %s', (text) => {
    const read = parseDate(text);
    expect(read && serializeDate(read)).toBe(text);
  });

  test.each([
    ...['2003/2002', '../..', '/', '../', '2002/2003/2004', '2002-05-26/2002-05-23'],
    ...['2002/soon', '-0000', '-43', '0010/-0043', '~1865'],
    ...['18X5', '185X-03', '-004X', '1XXX', '1865-21-03', '1865-XX-03', '1865-25', '2002/soon/'],
  ])('may not be %s', (text) => {
    expect(isDateOrRange(text)).toBe(false);
  });
});

test.each([
  ['2002-05-23/2002-05-26', '2002-05-23'],
  ['1865~', '1865'],
  ['-0043', undefined],
  ['185X', undefined],
  ['../1900', undefined],
  ['1865-21', '1865'],
  ['1865-03-XX', '1865-03'],
])('%s begins at %s for machines', (written, machine) => expect(datetimeOf(written)).toBe(machine));

test('a byte order mark counts in the places of the timeline’s first line', () => {
  const { findings } = parseTimeline(textFile('t.yaml', '\uFEFF- { date: 2002, text: "a {x}" }'));
  expect(placesOf(findings)).toEqual(['code-in-page 1:27']);
});

test.each([
  ['1865-03', [1865, 1865]],
  ['186X/..', [1860, Infinity]],
  ['1861/1865-24', [1861, 1866]],
  ['../1900', [1900, 1900]],
  ['soon', [0, 0]],
])('%s reaches the years %j', (text, years) => expect(yearsOf(text)).toEqual(years));
