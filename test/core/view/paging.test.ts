import { describe, expect, test } from 'vitest';
import {
  anchorsData,
  linkInPages,
  pageLinks,
  paginate,
  pathOfPage,
  sayCount,
  titleOfPage,
  weightOf,
} from '../../../src/core/view/paging.ts';
import { once } from '../../../src/core/text/once.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

const wording = wordingOf('en');
const href = (path: string) => `/base${path}`;

/** A list of groups `a`, `b`, …, each with so many rows, of which so many fit on a page. */
function listOf(lengths: readonly number[], rows: number) {
  const groups = lengths.map((length, index) => ({
    head: String.fromCharCode(97 + index),
    rows: Array.from({ length }, (_, row) => row),
  }));
  const most = { first: rows * 210, others: rows * 210 };
  return paginate({ path: '/list/', groups, anchors: ({ head }) => [`g-${head}`], most });
}

describe('a list', () => {
  test('that fits on one page stands there, and leads to no other', () => {
    const list = listOf([2, 0, 1], 100);
    expect(list.pages).toEqual([
      [
        { head: 'a', rows: [0, 1], total: 2, continued: false },
        { head: 'c', rows: [0], total: 1, continued: false },
      ],
    ]);
    expect(pageLinks(list, 1, { href, wording })).toBeUndefined();
    expect(linkInPages(list, href)('g-a')).toBe('#g-a');
    expect(linkInPages(list, href)('g-c', '?by=x')).toBe('?by=x#g-c');
    expect(listOf([], 1).pages).toEqual([[]]);
  });

  test('of more goes on, under headings that say so', () => {
    const list = listOf([1, 3, 1], 3);
    expect(list.pages).toEqual([
      [{ head: 'a', rows: [0], total: 1, continued: false }],
      [{ head: 'b', rows: [0, 1], total: 3, continued: false }],
      [{ head: 'b', rows: [2], total: 3, continued: true }],
      [{ head: 'c', rows: [0], total: 1, continued: false }],
    ]);
    const link = linkInPages(list, href, 2);
    expect(['g-a', 'g-b', 'g-c', 'g-x'].map((anchor) => link(anchor))).toEqual([
      '/base/list/#g-a',
      '#g-b',
      '/base/list/page/4/#g-c',
      '#g-x',
    ]);
    expect(anchorsData(list)).toBe('[["g-a"],["g-b"],[],["g-c"]]');
  });

  test('has a row on a page of its own where it is longer than one', () => {
    const groups = [{ head: 'a', rows: ['x'.repeat(400_000), 'y', 'z'] }];
    const { pages } = paginate({ path: '/list/', groups, anchors: () => [] });
    expect(pages.map(([part]) => part?.rows.length)).toEqual([1, 2]);
  });
});

test('pages lead to those around them, and by steps of ten and a hundred to all', () => {
  const list = listOf([1000], 2);
  expect(list.pages).toHaveLength(1000);
  const links = pageLinks(list, 345, { href, wording });
  expect(links).toMatchObject({
    ...{ number: 345, last: 1000 },
    previous: { text: 'Previous', href: '/base/list/page/344/' },
    next: { text: 'Next', href: '/base/list/page/346/' },
  });
  expect(links?.pages.map(({ number }) => number)).toEqual([
    ...[1, 100, 200, 300, 310, 320, 330, 340, 341, 342, 343, 344, 345, 346, 347, 348, 349, 350],
    ...[360, 370, 380, 390, 400, 500, 600, 700, 800, 1000],
  ]);
  expect(pageLinks(list, 1, { href, wording })).not.toHaveProperty('previous');
  expect(pageLinks(list, 1000, { href, wording })).not.toHaveProperty('next');
});

test('a group says how many rows it has, and whether it goes on', () => {
  expect(sayCount(12, false, wording)).toBe('12');
  expect(sayCount(12, true, wording)).toBe('12, continued');
});

test('a page is named and addressed by its number, but for the first', () => {
  const list = listOf([3], 2);
  expect([1, 2].map((number) => pathOfPage(list, number))).toEqual(['/list/', '/list/page/2/']);
  expect([1, 2].map((number) => titleOfPage('Claims', number, wording))).toEqual([
    'Claims',
    'Claims, page 2',
  ]);
});

test('a row weighs what its JSON has in UTF-8, however long it is, and what a template puts around it', () => {
  const around = weightOf('') - 2;
  for (const words of ['a', 'é', '𝄞', '\ud800', 'ß'.repeat(100_000)])
    expect(weightOf([words])).toBe(around + Buffer.byteLength(JSON.stringify([words])));
});

test('what is made once of something is not made again of the same', () => {
  let made = 0;
  const name = once((_: object) => ++made);
  const [one, other] = [{}, {}];
  expect([name(one), name(other), name(one)]).toEqual([1, 2, 1]);
});
