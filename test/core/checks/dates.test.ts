import { expect, test } from 'vitest';
import { dateOtherCalendar } from '../../../src/core/checks/date-other-calendar.ts';
import { eventUndated } from '../../../src/core/checks/event-undated.ts';
import { editionOf, filesOf, type Given, placesOf } from '../support.ts';

const body = '<Source>\n\nA.\n\n</Source>\n';

function found(front: string, more: Given = {}, text = body, seed = 'A.\n') {
  return dateOtherCalendar.find(editionOf(filesOf(seed, text, more, front)), []);
}

test.each([
  ['fa', '1394-07-06', 'write 2015-09-28 instead (that is the day)'],
  ['fa-AF', '1394-07', 'write 2015-09 instead (in that month it began)'],
  ['ar', '1436-09-01', 'write 2015-06-18 instead (that is the day)'],
])('a source in %s of %s is asked about', (language, date, mend) => {
  const [finding, ...more] = found(`language: ${language}\npublished: ${date}\n`);
  expect(finding?.hint).toContain(mend);
  expect(more).toEqual([]);
});

test.each([
  ['language: fa\npublished: 2015-09-28\n'],
  ['language: fa\npublished: 1258\n'],
  // The solar year 1394 has no thirtieth day of its last month.
  ['language: fa\npublished: 1394-12-30\n'],
  ['published: 1394-07-06\n'],
])('%j is a date like others', (front) => expect(found(front)).toEqual([]));

test('every date of an edition in Persian is asked about, at its place', () => {
  const more: Given = {
    'content/edition.yaml': 'title: E\nlanguage: fa\ndate: 1404-01-01\n',
    'content/glossary/a.mdx':
      '---\nterm: A\nkind: event\ndate: 1394-07-06/1394-07-08\ndates: { signed: 1394-07-09 }\nroles: [{ role: r, from: 1390-01-01, to: 1391-01-01 }, { role: s }]\n---\nA.\n',
    'content/glossary/b.mdx': '---\nterm: B\nkind: term\n---\nB.\n',
    'content/glossary/broken.mdx': 'B.\n',
    'content/timeline.yaml': '- { date: 1394-07-10, text: A }\n',
  };
  const text =
    '<Source>\n\n<Claim id="x" by="a" kind="event" verdict="unverified" date="1394-07-06">A</Claim><Claim id="y" by="a" kind="event" verdict="unverified" date="soon">.</Claim>\n\n</Source>\n';
  const front = 'date: 1404-02-01\nchanges: [{ date: 1404-03-01, text: B }]\n';
  expect(placesOf(found(front, more, text))).toEqual([
    'date-other-calendar 3:7',
    'date-other-calendar 4:7',
    'date-other-calendar 5:19',
    'date-other-calendar 10:56',
    'date-other-calendar 4:7',
    'date-other-calendar 4:7',
    'date-other-calendar 5:18',
    'date-other-calendar 6:26',
    'date-other-calendar 6:42',
    'date-other-calendar 1:3',
  ]);
});

test('an event whose date cannot be read is no event without a date', () => {
  const files = (date: string) => ({
    'content/glossary/a.mdx': `---\nterm: A\nkind: event\n${date}---\nA.\n`,
  });
  const codes = (date: string) => {
    const edition = editionOf(filesOf('A.\n', body, files(date)));
    return [...edition.findings, ...eventUndated.find(edition, [])].map(({ code }) => code);
  };
  expect(codes('date: about 476\n')).toEqual(['field-invalid']);
  expect(codes('')).toEqual(['event-undated']);
  expect(codes('date: -0043-03-15\n')).toEqual([]);
});
