import { expect, test } from 'vitest';
import {
  isVague,
  timelineItems,
  timelinePictures,
  timelineYears,
} from '../../../src/core/view/timeline.ts';
import { timelinePages } from '../../../src/core/view/timeline-pages.ts';
import { linkInPages } from '../../../src/core/view/paging.ts';
import { listData } from '../../../src/core/view/list-data.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from './small.ts';

const shown = shownOf(editionOf(small));
const items = timelineItems(shown);

test('the timeline has rows, dated events and publications by date, each with an anchor of its own', () => {
  expect(items.map(({ id, kind, when }) => [id, kind, when.text])).toEqual([
    ['t-1895--1898', 'row', '1895\u2009–\u20091898'],
    ['t-1901-04-30', 'row', '30 April 1901'],
    ['t-1901-04-30--2', 'row', '30 April 1901'],
    ['t-1901-05', 'event', 'May 1901'],
    ['t-1901-05-02', 'publication', '2 May 1901'],
  ]);
  expect(items.find(({ id }) => id === 't-1901-04-30')).toMatchObject({
    entry: { text: 'Mayor of Port Mild', href: '/glossary/mayor/' },
    label: 'The Herald hears of it.',
  });
});

test('years tell how many before them have nothing; a range leaves no gap in what it reaches', () => {
  expect(
    timelineYears(shown, items).map(({ year, name, gap, items }) => [
      year,
      name,
      gap,
      items.length,
    ]),
  ).toEqual([
    ['1895', '1895', 0, 1],
    ['1901', '1901', 2, 4],
  ]);
});

test('the strip is drawn whole, and the busiest year by itself', () => {
  const days = [1, 2, 3, 4, 5].map((day) => `- { date: 1901-05-0${day}, text: Day ${day}. }\n`);
  const rows = `- { date: 1895, text: It begins. }\n${days.join('')}`;
  const busy = shownOf(editionOf({ 'content/timeline.yaml': rows }));
  const pictures = timelinePictures(busy, timelineItems(busy));
  expect(pictures.map(({ id, caption }) => [id, caption])).toEqual([
    [
      'timeline-whole',
      'To scale: each mark is a row of the list below. The shaded year 1901 is drawn larger next.',
    ],
    ['timeline-year', '1901, to scale.'],
  ]);
  for (const { svg } of pictures) {
    expect(svg).toHaveLength(2);
    for (const one of svg) expect(one).toContain('href="#t-1901-05-01"');
  }
  expect(pictures[0]?.svg[0]).toContain('1 May 1901: Day 1.');
});

test('what is one date is not drawn; what has no busy year is drawn once', () => {
  expect(timelinePictures(shown, items.slice(0, 1))).toEqual([]);
  expect(timelinePictures(shown, items)).toMatchObject([
    { id: 'timeline-whole', caption: 'To scale: each mark is a row of the list below.' },
  ]);
});

test('a date of less than a day, or in doubt, is a stretch', () => {
  expect(items.filter(isVague).map(({ id }) => id)).toEqual(['t-1895--1898', 't-1901-05']);
});

test('a long timeline goes on over pages, and each mark leads to the page of its row', () => {
  const rows = Array.from(
    { length: 90 },
    (_, n) => `- { date: ${1810 + n}, text: One., entry: e }\n`,
  );
  const long = shownOf(
    editionOf({
      'content/timeline.yaml': rows.join(''),
      'content/glossary/e.mdx': `---\nterm: L${'o'.repeat(2000)}ng\nkind: term\n---\n\nOld.\n`,
    }),
  );
  const list = timelinePages(long);
  expect(list.pages).toHaveLength(2);
  expect(list.pages.flatMap((parts) => parts.flatMap(({ rows }) => rows))).toEqual(
    timelineItems(long),
  );
  const anchors = JSON.parse(listData(long).get('timeline/pages.json') ?? '') as string[][];
  expect(anchors[0]?.slice(0, 2)).toEqual(['y-1810', 't-1810']);
  expect(anchors[1]).toContain('t-1899');
  const few = timelineItems(shown);
  const link = linkInPages({ ...list, anchors: new Map([['t-1901-05', 2]]) }, long.href);
  const [picture] = timelinePictures(shown, few, link);
  expect(picture?.svg[0]).toContain('href="/timeline/page/2/#t-1901-05"');
  expect(picture?.svg[0]).toContain('href="#t-1901-05-02"');
});

test('pictures that would be larger than the list have neither links nor names', () => {
  // A row is called by its words, which may be a paragraph.
  const [item] = items.map((one) => ({ ...one, label: 'Much was said. '.repeat(120) }));
  const many = Array.from({ length: 90 }, () => item ?? []).flat();
  const [picture] = timelinePictures(shown, many);
  const svg = picture?.svg.join('') ?? '';
  expect(svg).not.toContain('<a ');
  expect(svg.length).toBeLessThan(60_000);
  expect(picture).toMatchObject({ crowded: true });
  expect(picture?.caption).not.toContain('each mark');
});

test('a row with an open end fades out there, and leaves no gap behind it', () => {
  const rows = ['../1900', '1860~', '1905/..', '1950', '1990/'];
  const yaml = rows.map((date) => `- { date: ${date}, text: Row. }\n`).join('');
  const open = shownOf(editionOf({ 'content/timeline.yaml': yaml }));
  const all = timelineItems(open);
  expect(all.map(({ id, when }) => [id, when.text])).toEqual([
    ['t-1860', 'c. 1860'],
    ['t-open--1900', '1900 or before'],
    ['t-1905--open', '1905 or later'],
    ['t-1950', '1950'],
    ['t-1990--unknown', '1990 – ?'],
  ]);
  expect(timelineYears(open, all).map(({ year, gap }) => [year, gap])).toEqual([
    ['1860', 0],
    ['1900', 39],
    ['1905', 4],
    ['1950', 0],
    ['1990', 0],
  ]);
  const [picture] = timelinePictures(open, all);
  for (const svg of picture?.svg ?? []) expect(svg.match(/opacity="/g)).toHaveLength(9);
});
