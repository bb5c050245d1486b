import { expect, test } from 'vitest';
import { sayingOf } from '../../../src/core/edit/change.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { cmif } from '../../../src/core/export/cmif.ts';
import { dateText, datable } from '../../../src/core/export/tei/date.ts';
import { lettersOf } from '../../../src/core/view/letters.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { timelineItems, timelineYears } from '../../../src/core/view/timeline.ts';
import { editionOf, filesOf, shownOf, sourceOf, textHtml } from '../support.ts';

const text =
  '<Claim id="c" by="mayor" kind="event" verdict="unverified" date="1900-02-29">It rained</Claim>.[^c]';
const files = filesOf(
  'It rained.\n',
  `<Source>\n\n${text}\n\n</Source>\n\n[^c]: Nobody else says so.\n`,
  {
    'content/glossary/mayor.mdx':
      '---\nterm: Mayor\nkind: person\ncalendar: julian\nroles:\n  - { role: Mayor, from: 1723-10-25, to: 1724 }\ndates: { born: 1700-02-29 }\n---\nThe mayor.\n',
    'content/glossary/flood.mdx':
      '---\nterm: Flood\nkind: event\ndate: 1724-01-04\n---\nIt rained.\n',
    'content/timeline.yaml':
      '- { date: 1723-12-25, calendar: julian, text: It snows. }\n- { date: 1724-01-06, text: It thaws. }\n',
  },
  'published: 1900-02-29\ncalendar: julian\n',
);

const edition = editionOf(files);
const shown = shownOf(edition);

test('dates of the Julian calendar stand by their real days, and are told in both calendars', () => {
  const items = timelineItems(shown);
  expect(items.map(({ when }) => [when.text, when.datetime])).toEqual([
    ['4 January 1724', '1724-01-04'],
    ['25 December 1723 Julian (5 January 1724 Gregorian)', '1724-01-05'],
    ['6 January 1724', '1724-01-06'],
    ['29 February 1900 Julian (13 March 1900 Gregorian)', '1900-03-13'],
  ]);
  expect(timelineYears(shown, items).map(({ year, items }) => [year, items.length])).toEqual([
    ['1724', 3],
    ['1900', 1],
  ]);
});

test('so are those of an entry, and of the claims of a page', () => {
  const page = entryPages(shown);
  expect(JSON.stringify(page)).toContain('29 February 1700 Julian (11 March 1700 Gregorian)');
  expect(JSON.stringify(page)).toContain(
    '25 October 1723 – 1724 Julian (5 November 1723\u2009–\u200911 January 1725 Gregorian)',
  );
  expect(textHtml(edition)).toContain('It rained');
  expect(sourceOf(edition).page.claims[0]?.date).toBe('J1900-02-29');
});

test('so is a letter, whose days programs are told by the Gregorian one', () => {
  const front =
    'calendar: julian\ncorrespondence:\n  from: mayor\n  sent: { date: 1723-10-25 }\n  received: { date: 1723-11, place: port }\n';
  const letters = shownOf(
    editionOf({
      ...files,
      ...filesOf('It rained.\n', '<Source>\n\nIt rained.\n\n</Source>\n', {}, front),
    }),
    'https://example.org',
  );
  expect(lettersOf(letters).map(({ date }) => date)).toEqual(['J1723-10-25']);
  expect(cmif(letters)).toContain('<date when="1723-11-05"/>');
  expect(cmif(letters)).toContain('<date notBefore="1723-11-12" notAfter="1723-12-11"/>');
});

test('and in TEI, with the Gregorian day for programs', () => {
  expect(datable('J1723-10-25')).toEqual({
    when: '1723-11-05',
    'when-custom': 'J1723-10-25',
  });
  expect(dateText('J1723-10-25')).toBe('25 October 1723 Julian (5 November 1723 Gregorian)');
  expect(dateText('1723-10-25')).toBe('1723-10-25');
  expect(dateText('soon')).toBe('soon');
});

test('what a claim says is changed as it is written', () => {
  const { page } = sourceOf(edition);
  const file = edition.files.get(page.file);
  expect(file && sayingOf('c', page, file)?.claim?.date).toBe('1900-02-29');
});

test.each([
  ['calendar: gregorian\npublished: 1900-02-29\n', '5:12', 'a day that the Gregorian calendar has'],
  ['published: 1900-02-29\n', '4:12', 'or “calendar: julian” beside it'],
  ['calendar: julian\npublished: 1900-02-30\n', '5:12', 'a date such as'],
  ['calendar: soviet\n', '4:11', 'one of gregorian, julian'],
  ['published: J1900-02-28\n', '4:12', 'a date such as'],
  ['published: Y-280000\n', '4:12', 'a date such as'],
])('%j is a fault', (front, at, words) => {
  const { findings } = editionOf(filesOf('a\n', '<Source>\n\na\n\n</Source>\n', {}, front));
  const [fault] = findings.filter(({ code }) => code === 'field-invalid');
  const { line, column } = fault?.place.start ?? {};
  expect(`${line}:${column}`).toBe(at);
  expect(fault?.message).toContain(words);
});

test('a date that says itself that it is of the Julian calendar is mended by a line beside it', () => {
  const { findings } = editionOf(
    filesOf('a\n', '<Source>\n\na\n\n</Source>\n', {}, 'published: 25 October 1723 (O.S.)\n'),
  );
  expect(findings.map(({ hint }) => hint)).toContain(
    'write 1723-10-25, and “calendar: julian” in a line beside it: readers see the Gregorian day, too',
  );
});

test('a page of the Julian calendar is not asked whether it is of the solar one', () => {
  const codes = (front: string) =>
    runChecks(
      editionOf({
        ...filesOf(
          'It rained.\n',
          `<Source>\n\n${text.replace('1900-02-29', '1381-03-11')}\n\n</Source>\n\n[^c]: So it is.\n`,
          { 'content/edition.yaml': 'title: A test\nlanguage: fa\n' },
          front,
        ),
      }),
    ).filter(({ code }) => code === 'date-other-calendar').length;
  expect(codes('')).toBe(1);
  expect(codes('calendar: julian\n')).toBe(0);
});
