import { describe, expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import {
  backlinks,
  entriesByKind,
  entriesByLetter,
  entryPage,
  entryRows,
} from '../../../src/core/view/glossary.ts';
import { mentionsByEntry } from '../../../src/core/view/mentions.ts';
import { referenceRows } from '../../../src/core/view/references.ts';
import { shownEntries } from '../../../src/core/view/shown.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { small } from './small.ts';

const edition = editionOf(small);
const shown = shownOf(edition);

function pageOf(id: string) {
  const entry = shownEntries(shown).find((one) => one.id === id);
  if (!entry) throw new Error(`no entry ${id}`);
  return entryPage(shown, entry, backlinks(shown));
}

describe('the page of an entry', () => {
  const page = pageOf('mayor');

  test('has its names, each as its script is set, its dates and what it held', () => {
    expect(page).toMatchObject({
      term: 'Mayor of Port Mild',
      kind: 'person',

      dates: [['born', { text: 'c. 1850', datetime: '1850' }]],
      roles: [
        {
          role: 'mayor',
          when: '1890\u2009–\u20091905',
          organization: { href: '/glossary/council/' },
        },
        { role: 'docker', when: '' },
      ],
      sameAs: ['https://example.org/mayor'],
      moved: [{ id: 'old', href: '/glossary/council/' }],
    });
    expect(html(page.names)).toBe('<bdi>the mayor</bdi>, <bdi lang="und-Cyrl">Владимир</bdi>');
    expect(page.references.map(({ key }) => key)).toEqual(['letter']);
    expect(pageOf('strike').dates).toEqual([['date', { text: 'May 1901', datetime: '1901-05' }]]);
  });

  test('has its definition in plain words for machines', () => {
    expect(html(page.definition)).toContain('<a class="term" href="/glossary/herald/">Herald</a>');
    expect(page.plain).toMatch(/^He held the office \[.+\], says the Herald & <b>\.$/);
    expect(page.plain).not.toContain('&lt;');
  });

  test('has the claims that it makes, and those that it passed on', () => {
    expect(page.claims.map(({ href }) => href)).toEqual([
      '/sources/report/#claim-met',
      '/sources/report/#claim-asked',
    ]);
    expect(page.passed).toEqual([]);
    expect(pageOf('agency').passed).toHaveLength(2);
  });

  test('has nothing that it was not given, and there is none of what cannot be read', () => {
    expect(pageOf('hash')).toMatchObject({
      names: [],
      dates: [],
      roles: [],
      sameAs: [],
      claims: [],
    });
    const files = { ...small, 'content/glossary/broken.mdx': 'No fields.\n' };
    const ids = shownEntries(shownOf(editionOf(files))).map(({ id }) => id);
    expect(ids).toHaveLength(7);
    expect(ids).not.toContain('broken');
  });
});

describe('the glossary', () => {
  test('is by name, as the language sorts, and by the letter, accents aside', () => {
    const rows = entryRows(shown);
    expect(rows.map(({ id }) => id)).toEqual(shownEntries(shown).map(({ id }) => id));
    expect(entriesByLetter(shown, rows).map(({ id, entries }) => [id, entries.length])).toEqual([
      ['letter-#', 1],
      ['letter-S', 1],
      ['letter-A', 1],
      ['letter-E', 1],
      ['letter-F', 1],
      ['letter-H', 1],
      ['letter-M', 1],
    ]);
  });

  test('is by kind, people first, without a kind of nothing', () => {
    expect(
      entriesByKind(entryRows(shown), shown.wording).map(({ name, entries }) => [
        name,
        entries.length,
      ]),
    ).toEqual([
      ['People', 1],
      ['Organizations', 3],
      ['Events', 2],
      ['Terms', 1],
    ]);
  });
});

describe('mentions', () => {
  const mentions = mentionsByEntry(shown, shownEntries(shown));
  const herald = mentions.get('herald') ?? [];

  test('are by source, glossary and timeline, each in its sentence and at its place', () => {
    expect(herald.map(({ to }) => to.text)).toEqual(['The report', 'Glossary', 'Timeline']);
    expect(herald[0]?.text).toEqual([
      {
        place: '¶ 1',
        href: '/sources/report/#l1',
        sentence: 'The <mark>Herald</mark> had it from the agency.',
        direction: 'ltr',
      },
      {
        place: '¶ 2',
        href: '/sources/report/#l3',
        sentence: 'The <mark>Herald</mark> asked.',
        direction: 'ltr',
      },
    ]);
    expect(herald[0]?.notes.map(({ place, href }) => [place, href])).toEqual([
      ['Introduction', '/sources/report/'],
      ['Note 1', '/sources/report/#note-own'],
      ['Note 2', '/sources/report/#note-met'],
      ['Note 3', '/sources/report/#note-asked'],
    ]);
    expect(herald[1]?.notes.map(({ place }) => place)).toEqual(['Agency', 'Mayor of Port Mild']);
    expect(herald[2]?.notes).toEqual([
      { place: '30 April 1901', href: '/timeline/', sentence: expect.any(String) as string },
    ]);
    expect(herald[2]?.notes[0]?.sentence).toContain('<mark>Herald</mark>');
  });

  test('are in the sources that are shown alone', () => {
    const all = [...mentions.values()].flat();
    expect(all.some(({ to }) => to.href.includes('report-1'))).toBe(false);
    expect(all.length).toBeGreaterThan(3);
  });
});

describe('references', () => {
  const rows = referenceRows(shown);
  const row = (key: string) => rows.find((one) => one.key === key);

  test('are by their entries, each with what cites it, by how that bears on a claim', () => {
    expect(rows.map(({ key }) => key)).toEqual(['letter', 'minutes', 'unused']);
    expect(row('minutes')?.cited).toEqual([
      {
        relation: 'supports',
        links: [{ text: '“The Herald asked”', href: '/sources/report/#note-asked' }],
      },
      {
        relation: 'disputes',
        links: [
          {
            text: '“The mayor met the dockers on Monday”',
            href: '/sources/report/#note-met',
          },
          {
            text: '“Der Bürgermeister traf”',
            href: '/sources/uebersetzung/#note-traf',
            lang: 'de',
          },
        ],
      },
      {
        relation: 'context',
        links: [
          { text: 'The report', href: '/sources/report/' },
          { text: 'Timeline', href: '/timeline/' },
        ],
      },
    ]);
    expect(row('letter')?.cited.flatMap(({ links }) => links.map(({ text }) => text))).toEqual([
      '“The mayor met the dockers on Monday”',
      'Editors’ note, The report',
      'Glossary: Mayor of Port Mild',
    ]);
    expect(row('unused')?.cited).toEqual([]);
  });

  test('cite long claims by their first words, and say nothing of pages that are not shown', () => {
    const words = Array.from({ length: 30 }, (_, n) => `word${n}`).join(' ');
    const long = `<Source>\n\n<Claim id="a" by="x" kind="event" verdict="disputed">${words}</Claim>.[^a]\n\n</Source>\n\n[^a]: Yes [supports @w].\n`;
    const files = filesOf(`${words}.`, long, {
      'content/references/w.json': JSON.stringify([{ id: 'w', type: 'book', title: 'W' }]),
      'content/sources/b.mdx':
        '---\ntitle: B\nseed: a.txt\nsuperseded-by: a\n---\n\nSo [@w].\n\n<Source>\n\n</Source>\n',
    });
    const [work] = referenceRows(shownOf(editionOf(files)));
    expect(work?.cited).toHaveLength(1);
    const [link] = work?.cited[0]?.links ?? [];
    expect(link?.text).toMatch(/^“word0 .* …”$/);
    expect(link?.text.length).toBeLessThan(90);
  });
});
