import { expect, test } from 'vitest';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { showDate } from '../../../src/core/view/date.ts';
import { helpHtml } from '../../../src/core/view/help.ts';
import { historyRows } from '../../../src/core/view/history.ts';
import { stateDate } from '../../../src/core/view/imprint.ts';
import { movedPlaces } from '../../../src/core/view/moved.ts';
import { verdictsForSearch } from '../../../src/core/view/search.ts';
import { hasTables, listedSources } from '../../../src/core/view/shown.ts';
import { editionOf, shownOf, sourceOf } from '../support.ts';
import { small } from './small.ts';

/** An edition with a page of these fields. */
function datedBy(about: string, front = '') {
  const edition = editionOf({
    'content/edition.yaml': `title: E\n${about}`,
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n${front}---\n\n<Source>\n\nA.\n\n</Source>\n`,
    'content/sources/b.mdx': 'No fields.\n',
    'seeds/a.txt': 'A.\n',
  });
  return shownOf(edition);
}

const edition = editionOf(small);
const shown = shownOf(edition, 'https://example.org');

test('lists have the sources that were not superseded; all of them have pages', () => {
  const ids = (sources: readonly { page: { id: string } }[]) => sources.map(({ page }) => page.id);
  expect(ids(shown.shown)).toEqual(['report', 'uebersetzung']);
  expect(ids(shown.superseded)).toEqual(['report-1']);
  expect(ids(listedSources(shown))).toEqual(ids(shown.shown));
});

test('a date is for readers and for machines, as far as HTML has it', () => {
  expect(showDate('1901-05-02', 'en')).toEqual({ text: '2 May 1901', datetime: '1901-05-02' });
  expect(showDate('-0043', 'en')).toEqual({ text: '44 BC' });
});

test('around every page stand the sections that have something in them, and who edits', () => {
  const chrome = chromeOf(shown, true);
  expect(chrome).toMatchObject({ title: 'Harbour papers', home: '/', help: '/help/' });
  expect(chrome.navigation).toContainEqual({ text: 'Guides', href: '/guides/reading/' });
  expect(chrome.navigation.at(-1)).toEqual({ text: 'Search', href: '/search/' });
  expect(chrome).not.toHaveProperty('direction');
  expect(chromeOf({ ...shown, direction: 'rtl' }, true).direction).toBe('rtl');
  expect(chrome.footer).toEqual([
    'Edited by Ada Quill, Bo Reed',
    'Version 2',
    'March 2026',
    'CC BY 4.0',
  ]);
});

test('an edition of a title alone has no section that would be empty, and no line of nobody', () => {
  const about = 'title: Bare\nnavigation: [sources, claims, chains, guides, sources]\n';
  const chrome = chromeOf(shownOf(editionOf({ 'content/edition.yaml': about })), false);
  expect(chrome.navigation.map(({ text }) => text)).toEqual(['Sources', 'Search']);
  expect(chrome.footer).toEqual([]);
  expect(chrome).not.toHaveProperty('help');
});

test('the list of changes has an anchor for each day and page, once, and dates in words', () => {
  const changes = 'changes: [{ date: 2001, text: One }, { date: 2001, text: Two }]\n';
  const rows = historyRows(
    shownOf(
      editionOf({
        'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\ndate: 2002-01-03\n${changes}---\n\n<Source>\n\nA.\n\n</Source>\n`,
        'seeds/a.txt': 'A.\n',
      }),
    ),
  );
  const page = { text: 'A', href: '/sources/a/' };
  expect(rows).toEqual([
    { id: 'on-2002-01-03-a', date: { text: '3 January 2002', datetime: '2002-01-03' }, page },
    { id: 'on-2001-a', date: { text: '2001', datetime: '2001' }, page, text: 'One' },
    { date: { text: '2001', datetime: '2001' }, page, text: 'Two' },
  ]);
});

test('a place that is gone leads to where it is now', () => {
  expect(movedPlaces(shown, '/references/')).toEqual([
    { id: 'ref-x', text: '/references/#ref-letter', href: '/references/#ref-letter' },
  ]);
});

test('the search knows every verdict by its word and tone', () => {
  expect(verdictsForSearch(edition)).toMatchObject({
    disputed: { label: 'Disputed', tone: 'warn' },
    consistent: { label: 'Consistent', tone: 'neutral' },
  });
});

test('a page of help has its headings as they are written, each with an anchor', () => {
  const { page } = sourceOf(
    editionOf({
      'content/sources/a.mdx':
        '---\ntitle: A\nseed: a.txt\n---\n\n# One\n\nWords.\n\n<Source>\n\nA.\n\n</Source>\n',
      'seeds/a.txt': 'A.\n',
    }),
  );
  expect(helpHtml(shown, page.before)).toBe('<h1 id="s-one">One</h1>\n<p>Words.</p>\n');
});

test('the state of an edition is of the date that it gives, else of the newest of its pages', () => {
  const changes =
    'date: 2001\nchanges: [{ date: 2003-02, text: Mended. }, { date: 2002, text: Seen. }]\n';
  expect(stateDate(datedBy('date: 1999-01\n', changes))).toBe('1999-01');
  expect(stateDate(datedBy('', changes))).toBe('2003-02');
  expect(stateDate(datedBy(''))).toBe('');
});

test.each([
  ['Killed  Wounded\n     7       31\n', 'Killed Wounded\\\n7 31', '', true],
  ['Killed  Wounded\n     7       31\n', 'Killed Wounded\\\n7 31', 'lines: keep\n', true],
  ['Killed  Wounded\n     7       31\n', 'Killed Wounded\n7 31', '', false],
  ['Roses are red\nViolets\n', 'Roses are red\\\nViolets', 'lines: keep\n', false],
])('an edition is known to have tables: %j as %j, %s', (seed, text, front, expected) => {
  const page = `---\ntitle: A\nseed: a.txt\n${front}---\n\n<Source>\n\n${text}\n\n</Source>\n`;
  const given = { 'content/sources/a.mdx': page, 'seeds/a.txt': seed };
  expect(hasTables(shownOf(editionOf(given)))).toBe(expected);
});
