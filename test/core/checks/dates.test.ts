import { describe, expect, test } from 'vitest';
import { dateOtherCalendar } from '../../../src/core/checks/rules/date-other-calendar.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { eventUndated } from '../../../src/core/checks/rules/event-undated.ts';
import { editionOf, filesOf, type Given, placesOf } from '../support.ts';

const body = '<Source>\n\nA.\n\n</Source>\n';

function found(front: string, more: Given = {}, text = body, seed = 'A.\n') {
  return dateOtherCalendar.find(editionOf(filesOf(seed, text, more, front)));
}

test.each([
  ['fa', '1394-07-06', 'write 2015-09-28 instead (that is the day)'],
  ['fa-AF', '1394-07', 'write 2015-09 or 2015-10 instead (it was from 2015-09-23 to 2015-10-22)'],
  ['fa', '1394-12', 'write 2016-02 or 2016-03 instead (it was from 2016-02-20 to 2016-03-19)'],
  ['fa', '1324', 'write 1945 or 1946 instead (it was from 1945-03-21 to 1946-03-20)'],
  ['ar', '1436', 'write 2014 or 2015 instead (it was from 2014-10-25 to 2015-10-13)'],
  ['ar', '1429', 'write 2008 instead (it was from 2008-01-10 to 2008-12-28)'],
  ['ar', '1436-09-01', 'write 2015-06-18 instead (that is the day)'],
])('a source in %s of %s is asked about', (language, date, mend) => {
  const [finding, ...more] = found(`language: ${language}\npublished: ${date}\n`);
  expect(finding?.hint).toContain(mend);
  expect(more).toEqual([]);
});

test.each([
  ['language: fa\npublished: 2015-09-28\n'],
  // A year alone is one of a text in print, or of the Middle Ages.
  ['language: fa\npublished: 1258\n'],
  ['language: fa\npublished: 1475\n'],
  ['language: ar\npublished: 1258\n'],
  ['published: 1324\n'],
  // The solar year 1394 has no thirtieth day of its last month.
  ['language: fa\npublished: 1394-12-30\n'],
  ['published: 1394-07-06\n'],
])('%j is a date like others', (front) => expect(found(front)).toEqual([]));

test('every date of an edition in Persian is asked about, at its place', () => {
  const more: Given = {
    'content/edition.yaml': 'title: E\nlanguage: fa\ndate: 1404-01-01\n',
    'content/glossary/a.mdx':
      '---\nterm: A\nkind: event\ndate: 1394-07-06/1394-07-08\ndates: { signed: 1394-07-09 }\nroles: [{ role: r, from: 1390-01-01, to: 1391-01-01 }, { role: s }]\n---\nA.\n',
    'content/glossary/b.mdx':
      '---\nterm: B\nkind: event\ndate: 1394\nroles: [{ role: r, from: 1390 }]\n---\nB.\n',
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
    'date-other-calendar 5:18',
    'date-other-calendar 6:26',
    'date-other-calendar 6:42',
    'date-other-calendar 1:3',
  ]);
});

test.each([
  ['1324-07/1324-09', 'write 1945-09-23/1945-12-21 instead (these are its days)'],
  ['1324-07~', 'write 1945-09-23~/1945-10-22~ instead (these are its days)'],
  ['1324-07-01/1324-07-03', 'write 1945-09-23/1945-09-25 instead (these are its days)'],
  ['1324-07-01?', 'write 1945-09-23? instead (that is the day)'],
])('of %s in a field that takes a range, its days are proposed', (date, mend) => {
  const more: Given = {
    'content/edition.yaml': 'title: E\nlanguage: fa\n',
    'content/glossary/a.mdx': `---\nterm: A\nkind: event\ndate: ${date}\n---\nA.\n`,
  };
  expect(found('', more).map(({ hint }) => hint)).toEqual([
    `${mend}; if it is Gregorian, silence this warning`,
  ]);
});

test('works are asked about where they are in such a language, or their titles run so', () => {
  const work = (id: string, more: object) => ({ id, type: 'book', ...more });
  const issued = { 'date-parts': [[1394]] };
  const works = [
    work('title', { title: 'تاریخ', issued }),
    work('told', { title: 'A history', language: 'fa-IR', issued }),
    work('english', { title: 'تاریخ', language: 'en', issued }),
    work('latin', { title: 'A history', language: 'English', issued }),
    work('solar', { title: 'تاریخ', issued: { literal: '1390-06-31' } }),
    work('bare', { issued: { literal: '1394' } }),
    work('untitled', { issued }),
    work('medieval', { title: 'تاریخ', issued: { 'date-parts': [[1258]] } }),
    work('copied', { title: 'تاریخ', 'original-date': issued }),
    work('range', {
      title: 'تاریخ',
      issued: {
        'date-parts': [
          ['1394', '7', 6],
          [1394, 7, 8],
        ],
      },
    }),
  ];
  const bib = '@book{b, title = {تاریخ}, year = {1394}}\n';
  const persian = found('', {
    'content/edition.yaml': 'title: E\nlanguage: fa\n',
    'content/references/a.json': JSON.stringify(works, undefined, 1),
    'content/references/b.bib': bib,
  });
  expect(persian.map(({ message }) => /“(\w+)” that/.exec(message)?.[1])).toEqual([
    'title',
    'told',
    'solar',
    'range',
    'b',
  ]);
  expect(persian[0]).toMatchObject({
    message: expect.stringContaining('date “1394” of the work “title” that looks like one of'),
    place: { file: 'content/references/a.json', start: { line: 2 } },
    hint: expect.stringContaining('write 2015 or 2016 instead'),
  });
  const english = found('', { 'content/references/a.json': JSON.stringify(works) });
  expect(english.map(({ message }) => /“(\w+)” that/.exec(message)?.[1])).toEqual(['told']);
});

describe('a date that is none of ours', () => {
  const hintOf = (front: string, about = '', more: Given = {}, text = body) => {
    const files = { 'content/edition.yaml': `title: E\n${about}`, ...more };
    const edition = editionOf(filesOf('A.\n', text, files, front));
    return runChecks(edition).flatMap(({ code, hint, paste }) =>
      /^(?:field|attribute)-invalid$/.test(code) ? [`${hint} | ${paste}`] : [],
    );
  };
  const solar = 'it looks like a date of the solar calendar, and dates here are Gregorian';

  test.each([
    ['1394-02-31', `write 2015-05-21 (that is the day): ${solar} | 2015-05-21`],
    ['۱۳۲۴-۰۷-۱۲', `write 1945-10-04 (that is the day): ${solar} | 1945-10-04`],
    ['1394/7/6', `write 2015-09-28 (that is the day): ${solar} | 2015-09-28`],
    [
      '۱۳۲۴/۰۷',
      `write 1945-09-23/1945-10-22 (these are its days): ${solar} | 1945-09-23/1945-10-22`,
    ],
    ['۲۰۰۲-۰۶-۰۱', expect.stringMatching(/^write 2002-06-01: a year.* \| 2002-06-01$/)],
    ['1394-13-01', expect.stringMatching(/^write a year/)],
    ['1394-06-32', expect.stringMatching(/^write a year/)],
  ])('%s is told as it is by the calendar of a Persian source', (date, hint) => {
    expect(hintOf(`language: fa-Latn\npublished: ${date}\n`)).toEqual([hint]);
  });

  test('or as it stands, in another language', () => {
    expect(hintOf('published: ۱۳۲۴-۰۷-۱۲\n')).toEqual([expect.stringMatching(/\| 1324-07-12$/)]);
    expect(hintOf('published: 1394-02-31\n')).toEqual([expect.stringMatching(/^write a year/)]);
    // The editors of a Persian source may write in English.
    expect(hintOf('language: fa-Latn\ndate: 1394-02-31\n')).toEqual([
      expect.stringMatching(/^write a year/),
    ]);
  });

  test('wherever it stands in a Persian edition', () => {
    const event = {
      'content/glossary/a.mdx': '---\nterm: A\nkind: event\ndate: 1394-02-30/1394-02-31\n---\nA.\n',
    };
    const claim =
      '<Source>\n\n<Claim id="x" by="unattributed" kind="event" verdict="unverified" date="1394-02-31">A</Claim>.[^x]\n\n</Source>\n\n[^x]: B.\n';
    expect(hintOf('', 'language: fa-Latn\n', event, claim)).toEqual([
      `write 2015-05-20/2015-05-21 (these are its days): ${solar} | 2015-05-20/2015-05-21`,
      `write 2015-05-21 (that is the day): ${solar} | date="2015-05-21"`,
    ]);
  });
});

test('an event whose date cannot be read is no event without a date', () => {
  const files = (date: string) => ({
    'content/glossary/a.mdx': `---\nterm: A\nkind: event\n${date}---\nA.\n`,
  });
  const codes = (date: string) => {
    const edition = editionOf(filesOf('A.\n', body, files(date)));
    return [...edition.findings, ...eventUndated.find(edition)].map(({ code }) => code);
  };
  expect(codes('date: about 476\n')).toEqual(['field-invalid']);
  expect(codes('')).toEqual(['event-undated']);
  expect(codes('date: -0043-03-15\n')).toEqual([]);
});
