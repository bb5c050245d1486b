import { expect, test } from 'vitest';
import {
  isVague,
  timelineItems,
  timelinePictures,
  timelineYears,
} from '../../../src/core/view/timeline.ts';
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
