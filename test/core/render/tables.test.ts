import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { escapeLine, writePage } from '../../../src/core/page/write.ts';
import { setInColumns } from '../../../src/core/page/tables.ts';
import { setCells } from '../../../src/core/render/boxes.ts';
import { columnClasses, tableRules } from '../../../src/core/render/columns.ts';
import { html, text } from '../../../src/core/render/hast.ts';
import { runsOf } from '../../../src/core/render/running.ts';
import { itemAt } from '../../../src/core/text/lookup.ts';
import { anyTable, cells, gaps } from '../any-table.ts';
import { editionOf, filesOf, placesOf, sourceOf, textHtml } from '../support.ts';
import { faultsOf, sound } from './proved.ts';

/*
 * What makes a table stand is proved: the white space in it, and what its classes say of it, follow from the seed.
 */

const page = (source: string) => `<html><body><main>${source}</main></body></html>`;
const foot = 'Second Foot               7';
const table = `            Killed   Wounded\n${foot}\nThird Horse      12       31`;
const seeds = {
  prose: `As told,\nin that year.\n\n${table}\n\nRye.\n`,
  kept: `As told,\n  in that year.\n\n${table}\n\n   Rye.\n`,
  tabs: 'Regiment\tKilled\tHurt\nSecond Foot\t\t7\nThird Horse\t12\t31\n',
  boxed: 'Regiment\tKilled\tHurt\nꙖꙗꙗꙗꙗ\t\t7\nThird Horse\t12\t31\n',
};
type Kind = keyof typeof seeds;

function built(kind: Kind) {
  const seed = seeds[kind];
  const ends = kind === 'prose' ? /(?<=[d7])\n/g : /(?<=[^\n])\n(?=[^\n])/g;
  const text = seed.trim().replaceAll(ends, '\\\n');
  const front = kind === 'kept' ? 'lines: keep\n' : '';
  const edition = editionOf(filesOf(seed, `<Source>\n\n${text}\n\n</Source>\n`, {}, front));
  expect(placesOf(edition.findings.filter(({ code }) => code === 'break-untrue'))).toEqual([]);
  return { html: page(textHtml(edition)), source: sourceOf(edition) };
}

const said = ` data-tables="1" data-table-rules="${tableRules}"`;
const first = '<p id="l1">';
const unboxed = (html: string) => html.replace(/<span class="box c\d+">(.*?)<\/span>/g, '$1');
const replace = (from: string | RegExp, to: string) => (html: string) => html.replace(from, to);

test.each(Object.keys(seeds) as Kind[])('a page is as it is written: %s', (kind) => {
  const { html, source } = built(kind);
  expect(html).toContain(said);
  expect(faultsOf(html, source)).toEqual(sound);
});

describe('what of a page is set otherwise is told by the proof, by verify and by the button', () => {
  const both: Kind[] = ['prose', 'kept'];
  const space = /with other white space than its seed/;
  const as = (classes: string) => new RegExp(` for a table set as “${classes}”`);
  const ends = /with other line ends/;
  const within = /with a break within a line/;
  const bare = (html: string) => html.replaceAll(/ class="columns[^"]*"/g, '');
  const rows: [string, Kind[], (html: string) => string, RegExp][] = [
    ['blanks taken away', both, replace(foot, 'Second Foot 7'), space],
    ['some of them', both, replace(foot, foot.replace('          ', '')), space],
    ['blanks moved', both, replace(foot, 'Second Foot     7          '), space],
    ['blanks put there', both, replace('Horse  ', 'Horse   '), space],
    ['blanks before a row', both, replace(foot, ` ${foot}`), space],
    ['those before the first', both, replace('            Killed', 'Killed'), space],
    ['a tab for blanks', both, replace('Killed   ', 'Killed\t'), space],
    ['a line feed', ['prose'], replace('Wounded<br>\n', 'Wounded<br> '), ends],
    ['a line feed', ['kept'], replace('Wounded\n', 'Wounded '), space],
    ['a break', ['prose'], replace('Wounded<br>', 'Wounded'), ends],
    [
      'a break that is moved',
      ['prose'],
      (html) => html.replace('Wounded<br>', 'Wounded').replace('Killed', 'Killed<br>'),
      within,
    ],
    [
      'a break twice',
      ['prose'],
      (html) => html.replace('Wounded<br>', 'Wounded').replace(/(7<br>)/, '$1<br>'),
      within,
    ],
    ['a break among words', ['prose'], replace('that year', 'that<br> year'), within],
    ['a break behind the last', ['prose'], replace('year.', 'year.<br>'), within],
    ['a break', ['kept'], replace('As told,', 'As told,<br>'), ends],
    ['the indent of a line', ['kept'], replace('\n  in that', '\nin that'), space],
    ['that of a block', ['kept'], replace('>   Rye', '>Rye'), space],
    ['a tab', ['tabs'], replace('Foot\t\t7', 'Foot\t7'), space],
    ['blanks for a tab', ['tabs'], replace('Foot\t\t7', 'Foot                 7'), space],
    ['another stop', ['tabs'], replace(' t12"', ' t16"'), as('columns w30 t12')],
    ['no stop', ['tabs'], replace(' t12"', '"'), as('columns w30 t12')],
    ['a stop', both, replace(' w30"', ' w30 t12"'), as('columns w30')],
    ['another width', both, replace(' w30"', ' w20"'), as('columns w30')],
    ['no width', both, replace(' w30"', '"'), as('columns w30')],
    ['the class', both, (html) => bare(html).replace(' data-tables="1"', ''), as('columns w30')],
    [
      'the class on other lines',
      ['kept'],
      (html) => bare(html).replace(first, '<p id="l1" class="columns w20">'),
      / w20"> where no table is/,
    ],
    [
      'the class on prose',
      ['prose'],
      (html) => bare(html).replace('<p id="l8">', '<p id="l8" class="columns w20">'),
      as('columns w30'),
    ],
    ['another number', both, replace('tables="1"', 'tables="2"'), /with 1 of its blocks set in/],
    ['no number', both, replace(' data-tables="1"', ''), / with 1 table,/],
    ...(
      [
        ['a box taken away', 'boxed', replace(/<span class="box c5">(.*?)<\/span>/, '$1')],
        ['all of them', 'boxed', unboxed],
        [
          'one around two cells',
          'boxed',
          (html) =>
            html.replace(
              /<span class="box c11">(Third Horse)<\/span>\t<span class="box c2">(12)<\/span>/,
              '<span class="box c18">$1\t$2</span>',
            ),
        ],
        [
          'one cell in two',
          'boxed',
          replace(
            '<span class="box c11">Third Horse</span>',
            '<span class="box c5">Third</span> <span class="box c5">Horse</span>',
          ),
        ],
        [
          'one with the gap behind it',
          'boxed',
          replace(/<span class="box c5">(Ꙗ.*?)<\/span>\t/, '<span class="box c8">$1\t</span>'),
        ],
        ['one of wide letters', 'boxed', replace('"box c5"', '"wide box c5"')],
        [
          'one in another',
          'boxed',
          replace(/(<span class="box c5">)(.*?)(<\/span>)/, '$1$1$2$3$3'),
        ],
        ['one too many', 'tabs', replace('\t7<', '\t<span class="box c1">7</span><')],
        ['one in prose', 'prose', replace('Rye.', '<span class="box c4">Rye.</span>')],
      ] as [string, Kind, (html: string) => string][]
    ).map(([name, kind, change]): (typeof rows)[number] => [
      `boxes: ${name}`,
      [kind],
      change,
      / with other cells/,
    ]),
    ['the lines', ['kept'], replace('source keep', 'source'), ends],
    ['the lines', ['prose', 'tabs'], replace('"source"', '"source keep"'), ends],
  ];
  test.each(
    rows.flatMap(([name, kinds, ...rest]) => kinds.map((kind) => [name, kind, ...rest] as const)),
  )('%s: %s', (_, kind, change, fault) => {
    const { html, source } = built(kind);
    const changed = change(html);
    expect(changed).not.toBe(html);
    const match: unknown = expect.stringMatching(fault);
    expect(faultsOf(changed, source)).toEqual({ proof: match, verify: match, button: match });
  });

  /** The start of the block that follows another, and its number. */
  const start = (line: string, number: number, name = '') =>
    `<p id="l${line}"${name}><a class="para" href="#l${line}" data-apparatus="" aria-label="Paragraph ${number}">${number}</a>`;

  test('a row that is parted', () => {
    const { html, source } = built('kept');
    const changed = html
      .replace(start('8', 3), start('8', 4))
      .replace(' w30"', '"')
      .replace(foot, `Second Foot</p>\n${start('5', 3)}${foot.slice(11)}`);
    const isEarlier = changed.replaceAll(/ data-table[^=]*="\d"/g, '');
    expect(faultsOf(isEarlier, source)).toMatchObject({
      proof: expect.stringContaining('with 4 blocks, expected 3') as unknown,
      verify: expect.stringContaining('that begins within a line') as unknown,
    });
  });

  test('a table in the block of the prose before it', () => {
    const { html, source } = built('prose');
    const joined = bare(html)
      .replaceAll(/ data-table[^=]*="\d"/g, '')
      .replace(`</p>\n${start('4', 2)}`, '\n\n')
      .replace(start('8', 3), start('8', 2));
    expect(faultsOf(joined, source)).toEqual({
      proof: expect.stringContaining('with 2 blocks, expected 3') as unknown,
      verify: expect.stringContaining('with a blank line') as unknown,
      button: expect.stringContaining('with a blank line') as unknown,
    });
  });

  test('a block without words', () => {
    const { html, source } = built('kept');
    const empty = html.replace(start('8', 3), `${start('7', 3)} </p>\n${start('8', 4)}`);
    expect(faultsOf(empty, source)).toEqual({
      proof: expect.stringContaining('with 4 blocks, expected 3') as unknown,
      verify: expect.stringContaining('without words') as unknown,
      button: expect.stringContaining('without words') as unknown,
    });
  });

  test('lines that are joined where no table says that they stay are known to the edition alone', () => {
    const built = (front: string) =>
      editionOf(
        filesOf(
          'One,\n two.\n',
          `<Source>\n\nOne,${front && '\\'}\ntwo.\n\n</Source>\n`,
          {},
          front,
        ),
      );
    const [kept, flow] = [built('lines: keep\n'), built('')];
    const [stay, join] = [kept, flow].map((edition) => page(textHtml(edition)));
    expect(faultsOf(String(stay), sourceOf(kept))).toEqual(sound);
    expect(faultsOf(String(join), sourceOf(flow))).toEqual(sound);
    const proof = (fault: string) => ({
      ...sound,
      proof: expect.stringContaining(`where the lines of its seed ${fault}`) as unknown,
    });
    const [joined, staying] = [
      stay?.replace('source keep', 'source'),
      join?.replace('"source"', '"source keep"'),
    ];
    expect(faultsOf(String(joined), sourceOf(kept))).toEqual(proof('stay'));
    expect(faultsOf(String(staying), sourceOf(flow))).toMatchObject(proof('are joined'));
  });
});

describe('a page of a site that was built before, by other rules,', () => {
  const earlier = (html: string) => html.replaceAll(/ data-table[^=]*="\d"/g, '');
  test.each<[string, Kind, (html: string) => string]>([
    ['is set as now', 'prose', (html) => html],
    ['tells no widths', 'kept', (html) => html.replace(' w30', '')],
    ['has other stops', 'tabs', (html) => html.replace(' t12', '')],
    ['has its table as prose', 'prose', (html) => html.replace(' class="columns w30"', '')],
    ['has its table as verse', 'kept', (html) => html.replace(' class="columns w30"', '')],
    ['has no boxes', 'boxed', unboxed],
    ['has prose as a table', 'kept', (html) => html.replace(first, '<p id="l1" class="columns">')],
  ])('%s: verify takes it, what was made with it does not', (_, kind, change) => {
    const { html, source } = built(kind);
    for (const own of [earlier, replace(`rules="${tableRules}"`, 'rules="1"')]) {
      const changed = change(own(html)).replace(/ data-tables="1"/, '');
      expect(faultsOf(changed, source)).toMatchObject({
        proof: expect.any(String) as unknown,
        verify: undefined,
        button: expect.any(String) as unknown,
      });
    }
  });

  test.each<[Kind, string, string]>([
    ['prose', foot, 'Second Foot     7'],
    ['kept', foot, 'Second Foot     7'],
    ['kept', '>   Rye', '>Rye'],
    ['tabs', '\t\t7', '\t7'],
  ])('has the white space of its seed: %s, %s', (kind, from, to) => {
    const { html, source } = built(kind);
    expect(faultsOf(earlier(html).replace(from, to), source).verify).toContain('white space');
  });
});

test.each(['flow', 'rows', 'tables', 'keep'] as const)(
  'whatever is rendered of rows in columns passes (lines: %s)',
  (layout) => {
    const data = { title: 'A', seed: 'a.txt', ...(layout === 'keep' && { lines: 'keep' }) };
    let tables = 0;
    fc.assert(
      fc.property(anyTable, (seed) => {
        const edition = editionOf({
          ...filesOf(seed, ''),
          'content/sources/a.mdx': writePage(seed, data, { layout }),
        });
        expect(placesOf(edition.findings)).toEqual([]);
        const html = page(textHtml(edition));
        expect(faultsOf(html, sourceOf(edition))).toEqual(sound);
        tables += Number(html.includes('class="columns'));
      }),
    );
    if (layout !== 'flow') expect(tables).toBeGreaterThan(5);
  },
);

test('the number of the rules by which tables are known and set grows when these change', () => {
  // Pages by the number before are no more judged by what is found then: whoever has to change this digest adds one to `tableRules`.
  let number = 1;
  const pick = (from: readonly string[]) => {
    // The same numbers on every machine (Park and Miller).
    number = (number * 48_271) % 2_147_483_647;
    return from[number % from.length] ?? '';
  };
  const ranges = (seed: string) =>
    [...seed.matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map(({ 0: words, index }) => ({
      ...{ start: index, end: index + words.length },
      breaks: { length: words.split('\n').length - 1 },
    }));
  const textOf = (own: readonly string[]) =>
    Array.from({ length: Number(pick(['4', '6', '8'])) }, () => {
      const row = Array.from({ length: Number(pick(['1', '2', '3', '3'])) }, () => pick(cells));
      const end = pick(['\n', '\n', '\n', '\n\n']);
      return (
        pick(['', '', pick(own)]) +
        row
          .map((one) => one + pick(own))
          .join('')
          .trim() +
        end
      );
    }).join('');
  const found = Array.from({ length: 3000 }, () => {
    const seed = textOf([gaps, ['\t', '\t', '\t\t'], ['  ', '    ', '     ']][number % 3] ?? []);
    return [true, false].map((keep) => {
      const blocks = setInColumns(seed, ranges(seed), keep).map((one) => ({
        ...{ words: seed.slice(one.start, one.end), table: columnClasses(one).join(' ') },
      }));
      const runs = runsOf(blocks);
      return blocks.map(({ table }, index) => `${table} ${runs.indexOf(itemAt(runs, index))}`);
    });
  }).flat(2);
  expect(new Set(found).size).toBeGreaterThan(10);
  const letters = [
    'Foot',
    'Ⱥ',
    'é',
    'e\u0301',
    '½',
    '⅓',
    'Ж',
    'Ѣ',
    'Ѵ',
    'Ω',
    'ἀ',
    '№',
    '—',
    '⁓',
    '\u202F',
    '7',
    '兵',
    '　',
    'א',
    'ب',
    '𝛼',
    ' ',
    ' ',
    '  ',
    '\t',
    '\n',
  ];
  const set = Array.from({ length: 500 }, () => {
    const words = Array.from({ length: 6 }, () => pick(letters)).join('');
    return html(setCells([text(words)], { words }));
  });
  const digest = createHash('sha256')
    .update([...found, ...set].join())
    .digest('hex')
    .slice(0, 12);
  expect({ tableRules, digest }).toEqual({ tableRules: '5', digest: '74b99974421a' });
});

describe('rows that are paragraphs of their own run as all of their table do', () => {
  const page = (seed: string, front = '') => {
    const lines = seed.trim().split('\n').map(escapeLine).join('\n');
    const body = lines.replaceAll(/(?<!\n)\n(?!\n)/g, '\\\n');
    const edition = editionOf(filesOf(seed, `<Source>\n\n${body}\n\n</Source>\n`, {}, front));
    return {
      html: `<html><body><main>${textHtml(edition)}</main></body></html>`,
      source: sourceOf(edition),
    };
  };
  const english =
    'Name         Tons   Men\n\nSultan        450    31\n\nשלום          450    31\n\nVictoria      600    40\n';
  const persian = 'نام          تن     نفر\n\nسلطان        450    31\n\nSultan        450    31\n';

  test('one in other letters stands in the columns of the rest, and is told where it is turned', () => {
    const { html, source } = page(english);
    expect(html).toMatch(/<div class="tables">\n(?:<p (?![^>]* dir=)[^]*?<\/p>\n){4}<\/div>/);
    // All are boxed where one is, or they would not stand as wide.
    expect(html).toContain('<span class="box c4">Tons</span>');
    expect(faultsOf(html, source)).toEqual(sound);
    const turned = html.replace('<p id="l5" class="columns', '<p id="l5" dir="rtl" class="columns');
    expect(turned).not.toBe(html);
    const fault: unknown = expect.stringContaining('with letters that run ltr');
    expect(faultsOf(turned, source)).toEqual({ proof: fault, verify: fault, button: fault });
    // On sites that were built before, each ran as its own letters do.
    const earlier = turned.replace(/ data-table-rules="\d"/, '');
    expect(faultsOf(earlier, source).verify).toBeUndefined();
  });

  test('also in a text that runs from right to left', () => {
    const { html, source } = page(persian, 'language: fa\n');
    expect(html).not.toContain('dir="ltr"');
    expect(html).toContain('<span class="box c6">Sultan</span>');
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test('whose words are cut as those of the rest are, also beside wide letters', () => {
    const { html, source } = page(
      `${persian}\n東京          1\u00A0000     40\n`,
      'language: fa\n',
    );
    expect(html).toContain('<span class="box c5">1\u00A0000</span>');
    expect(faultsOf(html, source)).toEqual(sound);
  });

  const figures = 'שלום          700    55\nיפו           310    25';
  const apart = figures.replace('\n', '\n\n');
  const rows = english.trim().replaceAll('\n\n', '\n');
  test.each([
    ['a label', `${english}\nOf the Holy Land\n\n${apart}\n`],
    ['a blank line between lines of one block', `${rows}\n\n${figures}\n`],
    ['both', `${rows}\n\nOf the Holy Land\n\n1899\n\n${figures}\n`],
    ['a rule', `${rows}\n\n----------\n\n${figures}\n`],
    [
      'nothing, where none have figures',
      `Name     Port\nUna      Rye\n\nעכו      Rye\nיפו      Rye\n`,
    ],
  ])('with those behind %s that have no heads', (_, seed) => {
    const { html, source } = page(seed);
    expect(html).not.toMatch(/<p [^>]*dir="rtl" class="columns/);
    expect(faultsOf(html, source)).toEqual(sound);
    const turned = html.replace(/.*<p id="l\d+"(?= class="columns)/s, '$& dir="rtl"');
    expect(faultsOf(turned, source).verify).toContain('with letters that run ltr');
    const earlier = turned.replace(/ data-table-rules="\d"/, '');
    expect(faultsOf(earlier, source).verify).toBeUndefined();
  });

  test.each([
    [
      'heads of their own',
      `${rows}\n\nOf the Holy Land\n\n-----\nשם            טון   אנש\n${figures}\n`,
    ],
    ['a label that runs as they do', `${rows}\n\nארץ ישראל\n\n${figures}\n`],
    [
      'prose between',
      `${rows}\n\nThese are the ships that were seen in the ports of the Holy Land.\n\n${figures}\n`,
    ],
    ['lines between', `${rows}\n\nIn ports\nof the Holy Land\n\n${figures}\n`],
  ])('but not with %s', (_, seed) => {
    const { html, source } = page(seed);
    expect(html).toMatch(/<p [^>]*dir="rtl" class="columns/);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test('but not those of tables that are blocks, one in each language', () => {
    const [one, other] = [english, persian].map((text) =>
      text.trim().replaceAll('\n\n', '\n').replace(/שלום/, 'Shalom'),
    );
    const { html, source } = page(`${one}\n\n${other}\n`);
    expect(html.match(/<p [^>]*>/g)).toMatchObject([
      expect.not.stringContaining('dir'),
      expect.stringContaining('dir="rtl"'),
    ]);
    expect(faultsOf(html, source)).toEqual(sound);
  });
});
