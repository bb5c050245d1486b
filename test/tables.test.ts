import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { columnStyle, renditionStyle, style } from '../src/core/export/epub-style.ts';
import { columnRules } from '../src/site/style-sheets.ts';
import { openBrowser, openTab } from './browser.ts';
import { editionOf, filesOf, textHtml } from './core/support.ts';
import { root } from './root.ts';

/*
 * How a table of a source is seen: its markup in a real browser, with the style sheets of the site and of the book.
 */

const browser = await openBrowser();
afterAll(() => browser.close());

const pages = ['tokens', 'base', 'source', 'rendition', 'print']
  .map((name) => readFileSync(join(root, `src/styles/${name}.css`), 'utf8'))
  .join('');
const site = pages + columnRules();
const book = style + renditionStyle + columnStyle;

const losses = `                             Killed   Wounded
First Massachusetts              12
Second                                      7
Third Illinois                  101        31`;
const wide = `Regiment                              Officers killed   Men killed   Officers wounded   Men wounded   Missing   Total
First Massachusetts Volunteers                      2           12                  5           101               120
Second                                                           7                                             3   10`;
// The 7 is of those in the third column.
const persian = `هنگ             کشته      زخمی      مفقود
اول             12                  3
دوم                       7
سوم             1         22        4`;
/** Tables whose letters come from other faces than figures do, with the heads of the second to the fourth column. */
const uneven: [string, [string, string, string]][] = [
  [
    `部隊名        戦死者        負傷者        行方不明
第一大隊歩兵  12                          3
砲兵                        7
第三連隊      101           22            4`,
    ['戦死者', '負傷者', '行方不明'],
  ],
  [
    `部隊名　　　　戦死者　　　　負傷者　　　　行方不明
第一大隊歩兵　12　　　　　　　　　　　　　3
砲兵　　　　　　　　　　　　7
第三連隊　　　101　　　　　 22　　　　　　4`,
    ['戦死者', '負傷者', '行方不明'],
  ],
  [
    `부대          전사자        부상자        실종자
제일연대      12                          3
포병                        7
제삼연대      101           22            4`,
    ['전사자', '부상자', '실종자'],
  ],
  [
    `Regiment      הרוגים        פצועים        נעדרים
First         12                          3
Second                      7
Third         101           22            4`,
    ['הרוגים', 'פצועים', 'נעדרים'],
  ],
];
const tabs = 'Regiment\tKilled\tHurt\nFirst Massachusetts Volunteers\t12\t\nSecond\t\t7';

interface Setting {
  css: string;
  width: number;
  print?: boolean;
}

/** Shows a table of an edition, as it is marked, and returns where its words are seen, and how many lines it takes. */
async function seen(
  table: string,
  { css, width, print = false }: Setting,
  marked = table.replace(/\b(?:101|12(?=\t))/, '$&[^n]'),
) {
  const { page, close } = await openTab(browser, { viewport: { width, height: 800 } });
  if (print) await page.emulateMedia({ media: 'print' });
  const text = marked.replaceAll(/(?<!\n)\n(?!\n)/g, '\\\n');
  const body = `<Source>\n\n${text}\n\n</Source>\n\n${marked.includes('[^n]') ? '[^n]: A note.\n' : ''}`;
  const more = { 'content/glossary/rose.mdx': '---\nterm: Rose\nkind: person\n---\nA ship.\n' };
  const html = textHtml(editionOf(filesOf(table, body, more)));
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><style>${css}</style><body><main><article class="source-page">${html}</article></main></body></html>`,
  );
  const found = await page.evaluate(() => {
    const block = document.querySelector('.tables') ?? document.querySelector('.columns');
    if (!block) throw new Error('Unexpected lack of a table');
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const words: { word: string; left: number; right: number; top: number }[] = [];
    const labels = [...block.querySelectorAll('.missing, .page a')].map((one) => {
      range.selectNodeContents(one);
      return range.getBoundingClientRect().toJSON() as DOMRect;
    });
    const shown: DOMRect[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('[data-apparatus]')) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const rect = range.getBoundingClientRect();
        shown.push(rect.toJSON() as DOMRect);
        const { left, right, top } = rect;
        words.push({ word, left, right, top: Math.round(top) });
      }
    }
    const { right } = block.getBoundingClientRect();
    // How far each of its rows goes where it is scrolled.
    const places = () =>
      [...document.querySelectorAll('.columns')].map((row) => row.getBoundingClientRect().left);
    const before = places();
    block.scrollLeft = 40;
    const scrolled = places().map((left, row) => (before[row] ?? 0) - left);
    // What is put into the margin is cut where a row is scrolled by itself.
    const alone = [...document.querySelectorAll('.tables > .columns')].filter(
      (row) => getComputedStyle(row).overflowX !== 'visible',
    ).length;
    const dir = getComputedStyle(block).direction;
    // A browser shows what is scrolled to alone, and nothing that stands before where lines begin.
    const areSeen = [...block.querySelectorAll('.para')].every((one) => {
      range.selectNodeContents(one);
      const { left, right } = range.getBoundingClientRect();
      const edges = block.getBoundingClientRect();
      return left >= Math.max(0, edges.left) && right <= Math.min(innerWidth, edges.right);
    });
    const isScrolled = [document.documentElement, block].some(
      (one) => one.scrollWidth > one.clientWidth,
    );
    return { words, right, labels, shown, scrolled, alone, dir, areSeen, isScrolled };
  });
  await close();
  const of = (word: string) => {
    const one = found.words.find((each) => each.word === word);
    if (!one) throw new Error(`Unexpected lack of ${word}`);
    return one;
  };
  const lines = new Set(found.words.map(({ top }) => top)).size;
  const isCut = found.words.some(({ right }) => right > found.right + 1);
  return { ...found, of, lines, isCut };
}

const screen = { css: site, width: 1000 };
const phone = { css: site, width: 360 };
// A4 between margins of 15 mm, in CSS pixels.
const paper = { css: site, width: 680, print: true };
const reader = { css: book, width: 340 };
const tablet = { css: book, width: 700 };

describe('what stands under a head in a table is seen there', () => {
  test.each([screen, phone, paper, reader, tablet])(
    'at $width pixels, print: $print',
    async (at) => {
      const { of, lines } = await seen(losses, at);
      expect(lines).toBe(4);
      // The mark of the note behind 101 moves nothing.
      for (const figure of ['7', '31'])
        expect(of(figure).right).toBeCloseTo(of('Wounded').right, 0);
      for (const figure of ['12', '101'])
        expect(of(figure).right).toBeCloseTo(of('Killed').right, 0);
    },
  );

  test.each([screen, phone, paper, tablet])(
    'whatever its tabs lead over, at $width pixels',
    async (at) => {
      const { of, lines } = await seen(tabs, at);
      expect(lines).toBe(3);
      expect(of('12').left).toBeCloseTo(of('Killed').left, 0);
      expect(of('7').left).toBeCloseTo(of('Hurt').left, 0);
    },
  );

  test.each([screen, phone, paper, reader, tablet])(
    'also where it runs to the left, at $width pixels, print: $print',
    async (at) => {
      const { of, lines } = await seen(persian, at);
      expect(lines).toBe(4);
      expect(of('7').right).toBeCloseTo(of('زخمی').right, 0);
      expect(of('3').right).toBeCloseTo(of('مفقود').right, 0);
      // Latin words run the other way, and stand as the rest of the row does.
      const latin = await seen(persian.replace('کشته      زخمی', 'Dead      Hurt'), at);
      expect(latin.of('7').right).toBeCloseTo(latin.of('Hurt').right, 0);
      expect(latin.of('1').right).toBeCloseTo(latin.of('Dead').right, 0);
    },
  );

  test.each([screen, phone, paper, reader, tablet])(
    'whatever face its letters are taken from, at $width pixels, print: $print',
    async (at) => {
      for (const [table, [killed, wounded, missing]] of uneven) {
        const { of, lines } = await seen(table, at);
        expect(lines).toBe(4);
        for (const [figure, head] of [
          ['101', killed],
          ['12', killed],
          ['7', wounded],
          ['3', missing],
        ] as const)
          expect(of(figure).left).toBeCloseTo(of(head).left, 0);
      }
    },
  );

  test.each([
    ['a deletion', '<Del>שלום</Del> עולם'],
    ['a look', 'שלום <Hi rend="bold">עולם</Hi>'],
    [
      'a claim',
      '<Claim id="n" by="unattributed" kind="event" verdict="unverified">שלום</Claim>[^n] עולם',
    ],
    ['a gap', 'שלום<Gap reason="damage"/> עולם'],
    ['a deletion that goes on over a gap', 'שלום <Del>עולם      12</Del>'],
    ['a deletion in letters that run to the right', '<Del>Red</Del> Rose'],
    ['a term', 'Red <Term id="rose">Rose</Term>'],
    ['a note', 'Red[^n] Rose'],
  ])(
    'and words that run against their row stay in their order where they have %s',
    async (_, cell) => {
      const isHebrew = cell.includes('שלום');
      const head = isHebrew
        ? 'Ship       Number\nBoat       3'
        : 'کشتی          شماره\nجهاز          3';
      const marked = `${head}\n${cell}${cell.includes('12') ? '' : '      12'}`;
      const [first, last] = isHebrew ? ['עולם', 'שלום'] : ['Red', 'Rose'];
      for (const at of [screen, phone, paper, tablet]) {
        const { of, dir } = await seen(marked.replaceAll(/<[^>]*>|\[\^n\]/g, ''), at, marked);
        expect(dir).toBe(isHebrew ? 'ltr' : 'rtl');
        expect(of(first).right).toBeLessThan(of(last).left);
        expect(of('12').left > of(last).right).toBe(isHebrew);
      }
    },
  );

  test.each([paper, tablet])(
    'and no row is folded or cut where nothing is scrolled',
    async (at) => {
      const { of, lines, isCut } = await seen(wide, at);
      expect({ lines, isCut }).toEqual({ lines: 3, isCut: false });
      expect(of('120').right).toBeCloseTo(of('Total').right, 0);
    },
  );

  test.each([screen, phone, paper, reader, tablet])(
    'also where blank lines part its rows, at $width pixels, print: $print',
    async (at) => {
      for (const ends of ['\n\n', '\n\nOfficers\n\n']) {
        const [head = '', ...rows] = losses.split('\n');
        const { of } = await seen([head + ends.trimEnd(), ...rows].join('\n\n'), at);
        expect(of('7').right).toBeCloseTo(of('Wounded').right, 0);
        expect(of('12').right).toBeCloseTo(of('Killed').right, 0);
      }
    },
  );

  test('and rows that blank lines part are scrolled as one', async () => {
    const { of, isCut, scrolled, alone } = await seen(wide.replaceAll('\n', '\n\n'), phone);
    expect(isCut).toBe(true);
    expect(of('120').right).toBeCloseTo(of('Total').right, 0);
    expect(new Set(scrolled)).toEqual(new Set([40]));
    expect(alone).toBe(0);
  });

  test.each([screen, phone])(
    'and numbers of rows that run against the text are seen, at $width pixels, where nothing else is scrolled',
    async (at) => {
      const hebrew = 'הגדוד   הרוגים  פצועים\n\nהראשון  7       31';
      for (const table of [hebrew, hebrew.replace('\n\n', '\n')]) {
        const { areSeen, isScrolled } = await seen(`It is so.\n\n${table}\n\nIt is so.`, at);
        expect({ areSeen, isScrolled }).toEqual({ areSeen: true, isScrolled: false });
      }
    },
  );

  test.each([
    ['a gap', 'Second<Gap extent="2 words" reason="damage"/>'],
    ['the beginning of a page', 'Second<Page n="3"/>'],
    ['raised letters', '<Hi rend="superscript">Sec</Hi>ond'],
    ['small capitals', '<Hi rend="small-caps">Second</Hi>'],
    ['an addition', '<Add>Second</Add>'],
    ['what the editors supply', '<Supplied reason="damage">Sec</Supplied>ond'],
    ['letters in doubt', '<Unclear>Sec</Unclear>ond'],
  ])('where there is %s in its row', async (_, marked) => {
    for (const at of [screen, phone, paper, tablet]) {
      const { of, lines } = await seen(losses, at, losses.replace('Second', marked));
      expect(of('7').right, JSON.stringify(at.width)).toBeCloseTo(of('Wounded').right, 0);
      if (!/superscript|Add/.test(marked)) expect(lines).toBe(4);
    }
  });

  test.each([screen, phone, paper, reader, tablet])(
    'and no label of a gap lies over another, or over words, at $width pixels, print: $print',
    async (at) => {
      const gap = (extent: string) => `<Gap reason="damage" extent="${extent}"/>`;
      const table = `Lost    Killed  Wounded  Hurt\n${gap('2 words')}Third${gap('3 letters')} 4${gap('about 20 letters')} 5<Page n="3"/>${gap('2 words')} 6\nFirst   4       5        ${gap('1 word')}6`;
      const { labels, shown, of } = await seen(table.replace(/<[^>]*>/g, ''), at, table);
      expect(labels).toHaveLength(6);
      labels.forEach((one, index) => {
        // What faces keep free above and below letters may touch.
        for (const other of [...labels.slice(index + 1), ...shown]) {
          const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          expect(Math.min(high, wide - 1)).toBeLessThan(one.height / 2);
        }
      });
      expect(of('First').top).toBeGreaterThan(of('Third').top);
    },
  );
});

test('what the editors supply in a table has lines that colours which a reader forces leave', async () => {
  const { page, close } = await openTab(browser);
  const marked = losses.replace('31', '<Supplied>31</Supplied>').replaceAll('\n', '\\\n');
  const html = textHtml(editionOf(filesOf(losses, `<Source>\n\n${marked}\n\n</Source>\n`)));
  for (const css of [site, book]) {
    await page.setContent(`<!DOCTYPE html><style>${css}</style>${html}`);
    await page.emulateMedia({ forcedColors: 'active' });
    const lines = await page.locator('.supplied').evaluate((one) => {
      const { borderInlineStart, borderInlineEnd } = getComputedStyle(one);
      return [borderInlineStart, borderInlineEnd];
    });
    expect(lines).toEqual([
      expect.stringMatching(/^1px solid/),
      expect.stringMatching(/^1px solid/),
    ]);
  }
  await close();
});

test('what the editors supply has a line above its words alone, where others stand between these', async () => {
  const { page, close } = await openTab(browser);
  const seed = 'It went to him and שלום עולם then.';
  const marked = seed.replace('him and שלום', '<Supplied>him and שלום</Supplied>');
  const html = textHtml(editionOf(filesOf(`${seed}\n`, `<Source>\n\n${marked}\n\n</Source>\n`)));
  for (const css of [site, book]) {
    await page.setContent(`<!DOCTYPE html><style>${css}</style>${html}`);
    const { above, isOver } = await page.locator('.supplied').evaluate((one) => {
      const range = document.createRange();
      const behind = one.nextSibling;
      if (!behind) throw new Error('Unexpected lack of words behind');
      range.setStart(behind, 1);
      range.setEnd(behind, 5);
      const other = range.getBoundingClientRect();
      const middle = (other.left + other.right) / 2;
      return {
        above: getComputedStyle(one).borderTop,
        isOver: [...one.getClientRects()].map(({ left, right }) => left < middle && middle < right),
      };
    });
    expect(above).toMatch(/^1px dotted/);
    expect(isOver).toEqual([false, false]);
  }
  await close();
});
