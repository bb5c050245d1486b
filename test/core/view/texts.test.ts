import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { permalinksOf } from '../../../src/core/edition/addresses.ts';
import { bookOf } from '../../../src/core/export/book.ts';
import { html } from '../../../src/core/render/hast.ts';
import { comparisonPage } from '../../../src/core/view/comparisons.ts';
import { furtherPages, listData } from '../../../src/core/view/list-data.ts';
import { pathOfPage } from '../../../src/core/view/paging.ts';
import { sourceRows } from '../../../src/core/view/sources.ts';
import { legendOfTexts, textPages } from '../../../src/core/view/texts.ts';
import { fold } from '../../../src/core/text/fold.ts';
import type { SideBySide } from '../../../src/core/view/side-by-side.ts';
import { itemAt } from '../../../src/core/text/lookup.ts';
import { faultOfText } from '../../../src/core/render/passages.ts';
import { readPassages } from '../../../src/io/source-markup.ts';
import { editionOf, type Given, shownOf } from '../support.ts';

function source(id: string, mdx: string, seed: string, fields = ''): Given {
  return {
    [`content/sources/${id}.mdx`]: `---\ntitle: The ${id}\nseed: ${id}.txt\n${fields}---\n\n<Source>\n\n${mdx}\n\n</Source>\n`,
    [`seeds/${id}.txt`]: seed,
  };
}

function shown(...files: Given[]) {
  return shownOf(
    editionOf({ 'content/edition.yaml': 'title: A\n', ...Object.assign({}, ...files) }),
  );
}

const letter = source(
  'letter',
  'We met on <Hi rend="italic">Sunday, my</Hi> Friend.\\\nIt snowed.\n\n# Farewell\n\n<Hi rend="bold"><Del>Gone</Del></Hi> <Gap/>now.<Mark note="a">\\*</Mark>\n\n<Note of="a">\\* A note.</Note>',
  'We met on Sunday, my Friend.\nIt snowed.\n\nFarewell\n\nGone now.*\n\n* A note.\n',
);
const copy = source(
  'copy',
  '# Farewell\n\nWe met on Monday, my friend.\\\nIt snowd!\n\nGone now.',
  'Farewell\n\nWe met on Monday, my friend.\nIt snowd!\n\nGone now.\n',
  'witness-of: letter\n',
);
const he = source(
  'he',
  'נפגשנו.\n\nשלום',
  'נפגשנו.\n\nשלום\n',
  'language: he\ntranslation-of: letter\n',
);

/** The rows and variants of all pages of the first group. */
function group(...files: Given[]) {
  const [first] = textPages(shown(...files));
  if (!first) throw new Error('no texts side by side');
  const rows = first.pages.flat().flatMap((part) => part.rows);
  const said = (words: string) => DomUtils.textContent(parseDocument(words));
  return {
    first,
    rows: rows.map(({ row }) => row),
    variants: rows.flatMap(({ variants }) => said(variants).trim().split('\n')).filter(Boolean),
  };
}

test.each([
  ['lines: keep\n', 'keep columns w20'],
  ['', 'columns w20'],
])('tables are set so, beside other texts and where they are compared: %j', (front, kept) => {
  const table = 'Killed   Wounded\\\n     7        31';
  const seed = 'Killed   Wounded\n     7        31\n';
  const rendering = shown(
    source('one', table, seed, front),
    source('two', 'Killed   Wounded\n     7        31', seed, 'witness-of: one\n'),
    {
      'content/comparisons/c.mdx':
        '---\ntitle: C\nsource: one\n---\n\n<Row>\n\n> Killed Wounded 7\n\n> Killed [@w]\n\n</Row>\n',
      'content/references/works.json': '[{ "id": "w", "type": "book", "title": "W" }]',
    },
  );
  const [pages] = textPages(rendering);
  const rows = pages?.pages.flat().flatMap((part) => part.rows.map(({ row }) => row)) ?? [];
  const [comparison] = rendering.edition.comparisons;
  const compared = comparison ? html(comparisonPage(rendering, comparison).nodes) : '';
  const passages = [rows.join(''), compared].flatMap((body) =>
    readPassages(`<html lang="en"><body>${body}`),
  );
  expect(passages.map(({ foreign }) => foreign)).toEqual([undefined, undefined, undefined]);
  expect(rows.join('')).toMatch(
    new RegExp(` class="${kept}"[^>]*one\\.txt[^]*<p id="two-[^"]*" data-passage`),
  );
  expect(compared).toContain(`<blockquote class="${kept}"`);
});

test('a passage is set in columns where all that it is of is a table', () => {
  const seed = 'As told here:\n\nKilled   Wounded\n     7        31\n';
  const row = (words: string) => `<Row>\n\n> ${words}\n\n> Killed [@w]\n\n</Row>\n\n`;
  const classes = (front: string) => {
    const rendering = shown(source('one', seed.replace('d\n', 'd\\\n'), seed, front), {
      'content/comparisons/c.mdx': `---\ntitle: C\nsource: one\n---\n\n${[
        'told here: Killed Wounded 7',
        'Killed Wounded 7',
        'Wounded 7 31',
        'Killed',
        'told here',
      ]
        .map(row)
        .join('')}`,
      'content/references/works.json': '[{ "id": "w", "type": "book", "title": "W" }]',
    });
    const [comparison] = rendering.edition.comparisons;
    const compared = comparison ? html(comparisonPage(rendering, comparison).nodes) : '';
    return [...compared.matchAll(/<blockquote(?: class="([^"]*)")? data-passage/g)].map(
      ([, name]) => name,
    );
  };
  // Words within a line would stand under others than they do, if that were set with the next.
  expect(classes('')).toEqual([undefined, 'columns w20', undefined, undefined, undefined]);
  const kept = 'keep columns w20';
  expect(classes('lines: keep\n')).toEqual([kept, kept, 'keep', 'keep', 'keep']);
});

test('and its words stand in boxes where they do on the page of the source', () => {
  const seed = '戦死者   負傷者\n7        31\n1        4';
  const rendering = shown(source('one', seed.replaceAll('\n', '\\\n'), seed, 'lines: keep\n'), {
    'content/comparisons/c.mdx':
      '---\ntitle: C\nsource: one\n---\n\n<Row>\n\n> 戦死者 負傷者 7 31\n\n> 戦傷者 負傷者 7 31 [@w]\n\n</Row>\n',
    'content/references/works.json': '[{ "id": "w", "type": "book", "title": "W" }]',
  });
  const [comparison] = rendering.edition.comparisons;
  const compared = comparison ? html(comparisonPage(rendering, comparison).nodes) : '';
  expect(compared).toContain('<span class="wide box c6">負傷者</span>');
  expect(readPassages(`<html lang="en">${compared}`)).toMatchObject([
    { text: seed.split('\n1')[0] },
  ]);
  expect(readPassages(`<html lang="en">${compared}`)[0]?.foreign).toBeUndefined();
});

describe('texts side by side', () => {
  const { first, rows, variants } = group(letter, copy, he);

  test('are called what they are of which other, and how they differ', () => {
    expect(first.texts).toEqual([
      { link: { text: 'The letter', href: '/sources/letter/' }, counts: [] },
      {
        link: { text: 'The copy', href: '/sources/copy/' },
        relation: 'another text of The letter',
        counts: [
          '1 paragraph the same',
          '1 variant of words',
          '1 of spelling',
          '1 of capital letters',
          '1 of signs',
        ],
      },
      {
        link: { text: 'The he', href: '/sources/he/' },
        relation: 'translation of The letter',
        counts: [],
      },
    ]);
  });

  test('are marked in both where they differ, as the original looks', () => {
    expect(rows[0]).toContain(
      '<i class="hi"><mark class="words"><span class="unseen" data-apparatus="">[differs: </span>Sunday',
    );
    expect(rows[0]).toContain(
      '<mark class="words"><span class="unseen" data-apparatus="">[differs: </span>Monday',
    );
    expect(rows[0]).toContain('[capital letter differs: </span>Friend');
    expect(rows[0]).toContain('<mark class="spelling">');
    expect(rows[0]).toContain('<br>\nIt ');
    expect(rows[2]).toContain('<b class="hi"><del class="del" title="deleted">Gone</del></b>');
    expect(rows.join('')).not.toMatch(/own-(?:mark|note)/);
  });

  test('are marked by whole numbers where letters run from the right, in which nothing is said', () => {
    const told = '<span class="unseen" data-apparatus="">[differs: </span>';
    const end = '<span class="unseen" data-apparatus="">]</span>';
    const date = 'در تاریخ <Supplied>13</Supplied>99/2/3 نوشته شد';
    const { rows: dates } = group(
      source('one', date, 'در تاریخ 1399/2/3 نوشته شد\n', 'language: fa\n'),
      source(
        'two',
        'در تاریخ 1399/2/4 نوشته شد',
        'در تاریخ 1399/2/4 نوشته شد\n',
        'language: fa\nwitness-of: one\n',
      ),
    );
    expect(dates.join('')).toContain(
      `<span class="supplied" title="supplied by the editors"><mark class="words">${told}13</mark></span><mark class="words">99/2/3${end}</mark> نوشته`,
    );
    expect(dates.join('')).toContain(
      `تاریخ <mark class="words">${told}1399/2/4${end}</mark> نوشته`,
    );
  });

  test('have the gaps and pages of each, which lead to its own page', () => {
    const pages = source(
      'a',
      '<Page n="i"/>\n\n<Page n="1" image="1.png"/>We <Page n="2"/>met <Gap/>once.\n\n<Gap extent="2 lines"/>\n\n<Page n="3"/>\n\nThen\n\n<Page n="4"/>',
      'We met once.\n\nThen\n',
    );
    const { rows: own } = group(pages, source('b', 'We met.', 'We met.\n', 'witness-of: a\n'));
    const page = (number: number, to = `page-${number}`) =>
      `class="page" data-apparatus=""><a href="/sources/a/#${to}" aria-label="Page ${number}">[${number}]</a>`;
    expect(own[0]).toContain(
      `lang="en" dir="ltr"><bdi ${page(1, 'scan-1')}</bdi>We <bdi ${page(2)}</bdi>met `,
    );
    expect(own[0]).toContain('<bdi class="missing" data-apparatus="">[gap]</bdi>');
    expect(own[0]).toMatch(/^<li class="row">\n<div class="cell" dir="ltr"><div class="page"/);
    // What stands between them follows the first, so that those of a row begin side by side.
    expect(own[0]).toContain(
      `.</p>\n<div class="missing" data-apparatus="">[2 lines]</div>\n<div ${page(3)}</div>\n</div>`,
    );
    expect(own[1]).toContain(`Then</p>\n<div ${page(4)}</div>\n</div>`);
    expect(own.join('')).not.toContain('id="page-');
  });

  test('of several texts beside one the gravest difference is marked, and what the marks are is said', () => {
    const made = (id: string, word: string) =>
      source(id, `We ${word}.`, `We ${word}.\n`, id === 'a' ? '' : 'witness-of: a\n');
    const { rows: own } = group(
      made('a', 'Met'),
      made('b', 'met'),
      made('c', 'saw'),
      made('d', 'Mets'),
    );
    expect(own[0]).toMatch(/id="a-l1".*<mark class="words">.*Met.*id="b-l1".*<mark class="case">/s);
    expect(legendOfTexts(shown(letter))).toContain('<mark class="spelling">other spelling</mark>');
  });

  test('a text that begins with what the other lacks has nothing before that', () => {
    const { variants: own } = group(
      source('a', 'Dear Sir, we met.', 'Dear Sir, we met.\n'),
      source('b', 'Sir, we met.', 'Sir, we met.\n', 'witness-of: a\n'),
      source('c', 'My Dear Sir, we met.', 'My Dear Sir, we met.\n', 'witness-of: a\n'),
    );
    expect(own).toEqual(['¶ 1 Dear ] – The b (words)', '¶ 1 – ] My The c (words)']);
  });

  test('variants say what of them is missing, deleted or supplied in each text', () => {
    const { variants: own } = group(
      source(
        'a',
        '1<Gap extent="1 character"/>0 ships <Del>came and</Del> lay here <Supplied>for</Supplied> long.',
        '10 ships came and lay here for long.\n',
      ),
      source(
        'b',
        '12 ships <Supplied>went</Supplied> to <Del>the</Del> lay here long.',
        '12 ships went to the lay here long.\n',
        'witness-of: a\n',
      ),
    );
    expect(own).toEqual([
      '¶ 1 1[…]0 ] 12 The b (words)',
      '¶ 1 ⟦came and⟧ ] [went] to ⟦the⟧ The b (words)',
      '¶ 1 here [for] ] here The b (words)',
    ]);
  });

  test('with more than five there are links to the others', () => {
    const others = ['b', 'c', 'd', 'e', 'f'].map((id) =>
      source(id, 'A.', 'A.\n', 'witness-of: a\n'),
    );
    const { first: own } = group(source('a', 'A.', 'A.\n'), ...others);
    expect([own.texts.length, own.further]).toEqual([5, [{ text: 'The f', href: '/sources/f/' }]]);
  });

  test('each runs as its own letters do, and as the text where it has none', () => {
    const { rows: own } = group(
      letter,
      source('fa', '(1806)', '(1806)\n', 'language: fa\nwitness-of: letter\n'),
    );
    expect(own.join('')).toContain('lang="fa" dir="rtl">(1806)');
    expect(rows[0]).toContain('<div class="cell" dir="rtl">');
    expect(rows[0]).toContain('lang="he" dir="rtl">נפגשנו.');
  });

  test('lead to the pages of each, and say what stands elsewhere and what is nowhere', () => {
    expect(rows[0]).toContain(
      '<a href="/sources/copy/#l3"><span class="of">The copy</span> ¶ 2</a>, stands elsewhere</p>',
    );
    expect(rows[3]).toContain('<div class="cell absent" dir="ltr">');
  });

  test('have an apparatus, which leads to both places', () => {
    expect(variants).toEqual([
      '¶ 1 stands as ¶ 2 of The copy',
      '¶ 1 Sunday ] Monday The copy (words)',
      '¶ 1 Friend ] friend The copy (capital letters)',
      '¶ 1 snowed. ] snowd! The copy (spelling)',
      '¶ 3 .* ] . The copy (signs)',
      '¶ 4 not in The copy',
    ]);
    const [row] = first.pages.flat().flatMap((part) => part.rows);
    expect(row?.variants).toMatch(/<a href="#letter-l1">.*<a href="#copy-l3">/);
    expect(row?.anchors).toEqual(['letter-l1', 'copy-l3', 'he-l1']);
  });

  test('are found from each of them, from the list, among the addresses, and not in a book', () => {
    const rendering = shown(letter, copy, he);
    expect(sourceRows(rendering).map(({ beside }) => beside)).toEqual(
      Array(3).fill('/texts/letter/'),
    );
    expect(permalinksOf(editionOf({ ...letter, ...copy })).get('/texts/letter/')).toEqual([]);
    const chapters = bookOf(rendering, (items) => items).chapters;
    expect(chapters.map(({ nodes }) => html(nodes)).join('')).not.toContain('/texts/');
    expect(textPages(shown(letter))).toEqual([]);
  });
});

test('a source that was superseded stands beside nothing', () => {
  const old = source('old', 'We met.', 'We met.\n', 'witness-of: letter\nsuperseded-by: letter\n');
  expect(textPages(shown(letter, old))).toEqual([]);
});

test('of what is kept of texts nothing is made again', () => {
  const kept: SideBySide[] = [];
  const rendering = shown(letter, copy, he);
  const made = textPages({
    ...rendering,
    keepTexts: (texts, make) => {
      expect(texts.map(({ id }) => id)).toEqual(['letter', 'copy', 'he']);
      kept.push(make());
      return itemAt(kept, 0);
    },
  });
  const again = textPages({
    ...rendering,
    edition: { ...rendering.edition, sources: [] },
    keepTexts: () => JSON.parse(JSON.stringify(kept[0])) as SideBySide,
  });
  expect(again).toEqual(made);
});

test('long texts are paged, and no page is larger than 300 kB', () => {
  const text = (word: string) =>
    Array.from({ length: 500 }, (_, n) =>
      `${n} ${word} ${'we met in Moscow once more and left '.repeat(12)}`.trim(),
    ).join('\n\n');
  const rendering = shown(
    source('a', text('Sunday'), text('Sunday')),
    source('b', text('Monday'), text('Monday'), 'witness-of: a\n'),
  );
  const [pages] = textPages(rendering);
  const sizes = pages?.pages.map(
    (parts) =>
      parts.flatMap(({ rows }) => rows.map(({ row, variants }) => row + variants)).join('').length,
  );
  expect(sizes?.length).toBeGreaterThan(1);
  expect(Math.max(...(sizes ?? []))).toBeLessThan(280_000);
  expect(furtherPages(rendering)).toContain(pages && pathOfPage(pages, 2));
  const anchors = JSON.parse(listData(rendering).get('texts/a/pages.json') ?? '[]') as string[][];
  expect(anchors.flat()).toHaveLength(1000);
});

/** The words of an element without apparatus, by a reader that the build has no part in. */
function plain(node: {
  type: string;
  data?: unknown;
  attribs?: object;
  children?: unknown[];
}): string {
  if (node.attribs && 'data-apparatus' in node.attribs) return '';
  if (node.type === 'text') return String(node.data);
  return (node.children ?? []).map((child) => plain(child as typeof node)).join('');
}

test('whatever the texts, their looks and what their editors say, all of each stands there, once', () => {
  const word = fc.constantFrom(
    'we',
    'We',
    'met',
    'Moscow',
    'e\u0301',
    '😀',
    'שלום',
    '.',
    'snow,',
    'a\nb',
  );
  const tag = fc.constantFrom(
    '',
    'Hi rend="italic bold"',
    'Del',
    'Unclear',
    'Add place="above"',
    'Foreign lang="la"',
  );
  const wordless = fc.constantFrom(
    '',
    '',
    '<Gap/>',
    '<Page n="1"/>',
    '<Page n="2r" image="a.png"/>',
  );
  const paragraph = fc.array(fc.tuple(word, tag, wordless), { minLength: 1, maxLength: 7 });
  const text = fc.array(fc.tuple(paragraph, fc.nat(6), wordless), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, text, text, fc.nat(6), (a, b, c, cut) => {
      const made = (id: string, own: typeof a, fields = '') => {
        const mdx = own.flatMap(([words, to, between]) => {
          const tagged = words.map(
            ([said, name, before]) =>
              before + (name === '' ? said : `<${name}>${said}</${name.split(' ')[0] ?? ''}>`),
          );
          const aligned = (to > 0 && fields ? `<Align with="${to}"/>` : '') + tagged.join(' ');
          return between === '' ? [aligned] : [between, aligned];
        });
        const seed = own.map(([words]) => words.map(([said]) => said).join(' '));
        return source(id, mdx.join('\n\n'), `${seed.join('\n\n')}\n`, fields);
      };
      const rendering = shown(
        made('a', a),
        made('b', b, 'witness-of: a\n'),
        made('c', c, 'translation-of: a\nlines: keep\n'),
        // A text of a text whose paragraphs may stand elsewhere.
        made('d', [...b.slice(cut), ...b.slice(0, cut)], 'witness-of: b\n'),
      );
      const read = rendering.edition.sources.filter(({ page }) => page.faithful);
      const [pages] = textPages(rendering);
      const rows = pages?.pages.flat().flatMap((part) => part.rows.map(({ row }) => row)) ?? [];
      const document = parseDocument(rows.join(''));
      const found = readPassages(
        `<html lang="en"><div class="texts of-${read.length}">${rows.join('')}`,
      );
      expect(found.filter((one) => one.foreign)).toEqual([]);
      for (const { seed, text: words } of rows.length > 0 ? read : []) {
        const own = found.filter((one) => one.seed === seed.name);
        expect(faultOfText(own, words)).toBeUndefined();
      }
      const told = DomUtils.findAll(({ attribs }) => attribs['class'] === 'page', [document]);
      const written = [a, b, c, b].flatMap((own, n) =>
        read.some(({ page }) => page.id === 'abcd'[n])
          ? own.flatMap(([words, , between]) => [between, ...words.map(([, , before]) => before)])
          : [],
      );
      expect(told).toHaveLength(written.filter((one) => one.startsWith('<Page')).length);
      const passages = DomUtils.findAll((one) => 'data-passage' in one.attribs, [document]);
      for (const { seed, text: words } of read) {
        const own = passages.filter(({ attribs }) => attribs['data-passage'] === seed.name);
        own.sort((x, y) => Number(x.attribs['data-start']) - Number(y.attribs['data-start']));
        const all = [...words];
        for (const passage of own) {
          const { 'data-start': start, 'data-end': end } = passage.attribs;
          expect(fold(plain(passage))).toBe(fold(all.slice(Number(start), Number(end)).join('')));
        }
        expect(fold(own.map(plain).join('\n'))).toBe(fold(words));
      }
    }),
  );
});
