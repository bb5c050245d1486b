import type { Given } from '../support.ts';

/** What follows the fields of a page: its text between `before` and the notes. */
function body(source: string, rest = '', before = ''): string {
  return `${before}<Source>\n\n${source}\n\n</Source>\n\n${rest}`;
}

function source(id: string, seed: string, fields: string, text: string): Given {
  return {
    [`content/sources/${id}.mdx`]: `---\ntitle: The ${id}\nseed: ${id}.txt\n${fields}---\n\n${text}`,
    [`seeds/${id}.txt`]: seed,
  };
}

function entry(id: string, fields: string, words: string): Given {
  return { [`content/glossary/${id}.mdx`]: `---\n${fields}---\n\n${words}\n` };
}

/**
 * A small edition with one of everything that a view shows: two reports, the second a translation of the first, and a text as
 * it was before it was corrected.
 */
export const small: Given = {
  'content/edition.yaml': `title: Harbour papers
description: Two reports of one strike.
editors: [Ada Quill, Bo Reed]
licence: CC BY 4.0
version: 2
date: 2026-03
order: [report, uebersetzung]
repository: https://github.com/quill/harbour
`,
  ...source(
    'report',
    'The mayor met the dockers on Monday. The Herald had it from the agency.\n\nNobody was hurt. The Herald asked.\n',
    `author: Tom Ink
publisher: herald
via: [agency]
place: Port Mild
published: 1901-05-02
summary: What the Herald printed.
date: 1999
changes: [{ date: 2001-02-03, text: The date was mended. }]
`,
    body(
      `<Claim id="met" by="mayor" kind="event" verdict="disputed">The mayor met the dockers on Monday</Claim>.[^met] The Herald had it from the agency.

<Claim id="hurt" by="unattributed" kind="event" verdict="consistent">Nobody was hurt</Claim>. <Claim id="asked" by="mayor" kind="position" verdict="consistent" via="">The Herald asked</Claim>.[^asked]`,
      `[^met]: The minutes say Tuesday, see [above](#claim-met) [disputes @minutes; supports @letter, p. 3; @letter].

    More of it: the Herald again.

[^asked]: By the Herald [supports @minutes].

[^own]: A note of the Herald’s reader [@letter].
`,
      'Before, the Herald [@minutes].[^own]\n\n',
    ),
  ),
  ...source(
    'uebersetzung',
    'Der Bürgermeister traf die Arbeiter.\n',
    'language: de\ntranslation-of: report\npublisher: herald\n',
    body(
      '<Claim id="traf" by="agency" kind="event" verdict="disputed">Der Bürgermeister traf</Claim> die Arbeiter.[^traf]',
      '[^traf]: So [disputes @minutes].\n',
    ),
  ),
  ...source(
    'report-1',
    'The mayor met the dockers.\n',
    'superseded-by: report\n',
    body('The mayor met the dockers.'),
  ),
  ...entry(
    'mayor',
    'term: Mayor of Port Mild\nkind: person\naliases: [the mayor, Владимир]\ndates: { born: 1850~ }\nroles: [{ role: mayor, organization: council, from: 1890, to: 1905 }, { role: docker }]\nsame-as: ["https://example.org/mayor"]\n',
    'He held the office [@letter], says the Herald & &lt;b>.',
  ),
  ...entry('herald', 'term: Herald\nkind: organization\n', 'A paper.'),
  ...entry('agency', 'term: Agency\nkind: organization\n', 'It sends news to the Herald.'),
  ...entry('council', 'term: École du port\nkind: organization\n', 'A council.'),
  ...entry('strike', 'term: 1901 strike\nkind: event\ndate: 1901-05\n', 'It lasted a month.'),
  ...entry('feast', 'term: Feast\nkind: event\n', 'It has no date.'),
  ...entry('hash', 'term: "###"\nkind: term\n', 'A sign.'),
  'content/timeline.yaml': `- { date: 1901-04-30, text: "The [Herald](/glossary/herald/) hears of it [@minutes].", entry: mayor }
- { date: 1895/1898, text: A strike is planned. }
- { date: 1901-04-30, text: And so does the Agency. }
`,
  'content/references/works.json': JSON.stringify([
    { id: 'minutes', type: 'book', title: 'Minutes', issued: { 'date-parts': [[1901]] } },
    { id: 'letter', type: 'book', title: 'A letter', issued: { 'date-parts': [[1901]] } },
    { id: 'unused', type: 'book', title: 'Unused', issued: { 'date-parts': [[1902]] } },
  ]),
  'content/guides/reading.mdx': '---\ntitle: Reading\n---\n\nHow to read.\n',
  'content/addresses.yaml':
    'redirects: { "/glossary/mayor/#old": "/glossary/council/", "/references/#ref-x": "/references/#ref-letter", "/sources/report/#l9": "/sources/report/" }\n',
};
