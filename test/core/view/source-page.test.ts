import { describe, expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { translationPair } from '../../../src/core/view/pair.ts';
import { renderSourcePage, type SourcePage } from '../../../src/core/view/source-page.ts';
import {
  editionOf,
  filesOf,
  type Given,
  renderingOf,
  sha256,
  shownOf,
  sourceOf,
} from '../support.ts';

const more: Given = {
  'content/edition.yaml': 'title: A test\nlanguage: en\n',
  'content/glossary/agency.mdx':
    '---\nterm: Agency\nkind: organization\n---\n\nIt *sends [@a]* news [@a; @b] to the Gazette.\n\nIt is old.\n',
  'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
  'content/references/works.json': JSON.stringify([
    { id: 'b', type: 'book', title: 'First' },
    { id: 'a', type: 'book', title: 'Second' },
  ]),
};

/** A page with its nodes as HTML. */
function written(page: SourcePage) {
  const { before, text, after, notes, chain, mentioned } = page;
  return {
    ...page,
    before: html(before),
    text: html([text]),
    after: html(after),
    notes: html(notes),
    chain: html(chain),
    mentioned: mentioned.map((entry) => ({ ...entry, definition: html(entry.definition) })),
  };
}

/** Renders the first page of an edition, with its addresses under a path. */
function render(seed: string, body: string, front = '', files: Given = more) {
  const edition = editionOf(filesOf(seed, body, files, front));
  const rendering = { ...renderingOf(edition), href: (path: string) => `/base${path}` };
  const source = sourceOf(edition);
  const neighbour = { text: source.page.data?.title ?? 'a', href: '/base/sources/a/' };
  return written(renderSourcePage(source, rendering, { previous: neighbour, next: neighbour }));
}

const claims = `# Head

Before [@b], see [^own] and [here](/claims/), [there](https://example.org/).

<Source>

<Claim id="one" by="agency" kind="event" verdict="disputed" date="2002-05">One</Claim>,[^one] <Claim id="two" by="unattributed" kind="odd" verdict="odd" via="">two</Claim>,[^two] <Claim id="three" by="agency" kind="legal" verdict="disputed">three</Claim>[^three] again.[^one]

</Source>

[^one]: The Gazette denies it [disputes @a, p. 3; @b].

[^two]: Nobody knows.

[^three]: See [^two].

[^own]: The editors’ own.

# Head
`;
const seed = 'One, two, three again.\n';
const front = `author: [A. B., C. D.]
publisher: gazette
via: [agency]
published: 2002-06-01
place: Tehran
summary: In short.
language: en
source-url: https://example.org/x
received: by post
rights: none
unknown: [the hour, the hand]
annotators: [E. F., G. H.]
date: 2003
changes: [{ date: 2003, text: Mended. }]
`;

describe('a page with everything', () => {
  const page = render(seed, claims, front);

  test('has its head', () => {
    expect(page).toMatchObject({
      id: 'a',
      title: { text: 'A' },
      language: 'en',
      direction: 'ltr',
      author: [{ text: 'A. B.' }, { text: 'C. D.' }],
      summary: 'In short.',
      published: { text: '1 June 2002', datetime: '2002-06-01' },
      place: { text: 'Tehran' },
      publisher: { text: 'Gazette', href: '/base/glossary/gazette/' },
      previous: { text: 'A', href: '/base/sources/a/' },
      next: { text: 'A', href: '/base/sources/a/' },
      changes: [{ date: { text: '2003', datetime: '2003' }, text: 'Mended.' }],
      chain:
        '<a href="/base/glossary/agency/">Agency</a> → <a href="/base/glossary/gazette/">Gazette</a>',
    });
  });

  test('counts its claims by verdict, and leads to the first of each', () => {
    expect(page.tally).toEqual([
      { id: 'disputed', label: 'Disputed', tone: 'warn', count: 2, href: '#claim-one' },
    ]);
  });

  test('has prose before and after, with headings of their own anchors, and links under the base', () => {
    expect(page.before).toContain('<h2 id="s-head">Head</h2>');
    expect(page.after).toContain('<h2 id="s-head--2">Head</h2>');
    expect(page.before).toContain('<a href="/base/claims/">here</a>');
    expect(page.before).toContain('<a href="https://example.org/">there</a>');
    expect(page.before).toContain('href="/base/references/#ref-b"');
    expect(page.before).toContain('<a id="mark-own" href="#note-own"');
  });

  test('has its notes in the order of their marks, each with its claim and every way back', () => {
    const notes = [
      ...page.notes.matchAll(/<li id="note-(\w+)" class="note n\d" value="(\d)">([^]*?)<\/li>/g),
    ].map(([, id = '', number = '', html = '']) => ({ id, number, html }));
    expect(notes.map(({ id, number }) => `${number} ${id}`)).toEqual([
      '1 own',
      '2 one',
      '3 two',
      '4 three',
    ]);
    const [own, one, two, three] = notes.map(({ html }) => html);
    expect(own).not.toContain('note-head');
    expect(one).toContain(
      '<strong class="verdict" data-tone="warn">Disputed</strong> · <a href="#claim-one">Event</a></p>',
    );
    expect(one).toContain('Gazette</a>, May 2002</p>');
    expect(one).toContain('<span class="relation">disputes</span> ');
    expect(one?.match(/aria-label="Back to mark \d"/g)).toHaveLength(2);
    // An unknown verdict is told by the check; dev draws the note all the same.
    expect(two).not.toContain('note-head');
    expect(two?.match(/href="#mark-two(?:--2)?"/g)).toHaveLength(2);
    expect(three?.match(/aria-label="Back to the text"/g)).toHaveLength(1);
  });

  test('lists the works it cites, and the beginning of each entry it mentions, whose evidence is on its own page', () => {
    // As a reader looks them up, not by their keys.
    expect(page.references.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(page.mentioned.map(({ id }) => id)).toEqual(['agency', 'gazette']);
    expect(page.mentioned[0]).toMatchObject({
      term: { text: 'Agency', href: '/base/glossary/agency/' },
      kind: 'organization',
      definition:
        '<p>It <em>sends</em> news to the <a class="term" href="/base/glossary/gazette/">Gazette</a>.</p>\n',
    });
  });

  test('tells where its text comes from, and what is not known', () => {
    expect(page.provenance).toEqual([
      ['Seed', { text: 'a.txt', href: '/base/seeds/a.txt' }],
      ['Bytes', '23'],
      ['Characters', '23'],
      ['SHA-256', sha256(Buffer.from(seed))],
      ['Encoding', 'utf-8'],
      ['Taken from', { text: 'https://example.org/x', href: 'https://example.org/x' }],
      ['Received', 'by post'],
      ['Rights', 'none'],
      ['Not known', ['the hour', 'the hand']],
      ['Annotated by', 'E. F., G. H.'],
      ['Revised', '2003'],
    ]);
  });
});

describe('what a text was made from is told', () => {
  const hash = sha256(Buffer.from('PK'));
  const rowsOf = (original: string, more: Given) => {
    const front = `converted: { date: 2024-05-01, by: Margent 0.2.0, sha256: ${hash}${original} }\n`;
    const files = filesOf('A text.\n', '<Source>\n\nA text.\n\n</Source>\n', more, front);
    const edition = editionOf(files);
    const { provenance } = renderSourcePage(sourceOf(edition), renderingOf(edition));
    return provenance.slice(5);
  };
  const rest = [
    ['SHA-256 of that', hash],
    ['Made by', ['Margent 0.2.0', '1 May 2024']],
  ];

  test.each([
    [', original: a.docx', '', 'a.docx'],
    [', original: a.docx', 'originals: true\n', { text: 'a.docx', href: '/originals/a.docx' }],
    ['', 'originals: true\n', 'a file that is not kept here'],
  ])('%j, %j', (original, about, from) => {
    const more = {
      'content/edition.yaml': `title: A test\n${about}`,
      'originals/a.docx': 'PK',
    };
    expect(rowsOf(original, more)).toEqual([['Made from', from], ...rest]);
  });
});

test('a page with nothing but its text has nothing else', () => {
  const edition = editionOf(filesOf('A text.\n', '<Source>\n\nA text.\n\n</Source>\n'));
  const page = written(renderSourcePage(sourceOf(edition), renderingOf(edition)));
  expect(page).toMatchObject({
    author: [],
    chain: '',
    tally: [],
    layers: [],
    before: '',
    after: '',
    notes: '',
  });
  expect(Object.keys(page)).not.toEqual(
    expect.arrayContaining(['previous', 'publisher', 'published', 'place', 'summary']),
  );
});

test('what is not known is shown as it is written', () => {
  const body = `<Source>

<Claim id="one" by="unattributed" kind="odd" verdict="disputed" via="nobody">A</Claim>[^one].

</Source>

[^one]: Zeta, Agency, Gazette.
`;
  const zeta = { 'content/glossary/zeta.mdx': '---\nterm: Zeta\nkind: term\n---\n\nZ.\n' };
  const page = render('A.\n', body, '', { ...more, ...zeta });
  expect(page.notes).toContain(' · <a href="#claim-one">odd</a></p>');
  expect(page.notes).toContain(
    '<span class="unattributed">unattributed</span> → <a href="/base/glossary/nobody/">nobody</a></p>',
  );
  expect(page.mentioned.map(({ term }) => term.text)).toEqual(['Agency', 'Gazette', 'Zeta']);
});

test('a name is told once, where one wrote and published it and it came through nobody else', () => {
  const body = '<Source>\n\nA.\n\n</Source>\n';
  const page = render('A.\n', body, 'author: [Gazette, A. B.]\npublisher: gazette\n', more);
  expect(page.author).toEqual([{ text: 'A. B.' }]);
  expect(page.publisher?.text).toBe('Gazette');
  expect(page.chain).toBe('');
  expect(render('A.\n', body, 'via: [gazette]\n', more).chain).toContain('Gazette');
});

test('an author who is an entry is called as the entry is, and leads to it', () => {
  const body = '<Source>\n\nA.\n\n</Source>\n';
  const page = render('A.\n', body, 'author: [agency, nobody]\n', more);
  expect(page.author).toEqual([
    { text: 'Agency', href: '/base/glossary/agency/' },
    { text: 'nobody' },
  ]);
  expect(page.mentioned.map(({ id }) => id)).toEqual(['agency']);
  expect(render('A.\n', body, 'author: gazette\npublisher: gazette\n', more).author).toEqual([]);
});

test('a source and its translation lead to each other', () => {
  const edition = editionOf({
    ...filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n'),
    'content/sources/b.mdx':
      '---\ntitle: آیا؟\nseed: b.txt\nlanguage: fa\ntranslation-of: a\n---\n\n<Source>\n\nB.\n\n</Source>\n',
    'seeds/b.txt': 'B.\n',
  });
  const rendering = renderingOf(edition);
  const { shown } = shownOf(edition);
  const [a, b] = shown.map(({ page }) => translationPair(page, shown, rendering));
  expect(a).toEqual({
    translations: [{ text: 'آیا؟', href: '/sources/b/', lang: 'fa', dir: 'rtl' }],
    beside: '/texts/a/',
  });
  expect(b).toEqual({ original: { text: 'A', href: '/sources/a/' }, beside: '/texts/a/' });
});

test.each([
  ['fa', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ru', 'ltr'],
  ['ja', 'ltr'],
  ['tlh', 'ltr'],
  ['en-x-old', 'ltr'],
])('the direction of %s is %s, where no letter tells otherwise', (language, direction) => {
  const page = render('1.\n', '<Source>\n\n1.\n\n</Source>\n', `language: ${language}\n`);
  expect(page).toMatchObject({ language, direction });
});

test('a page whose fields and seed cannot be read is drawn as far as it goes, for whoever mends it', () => {
  const body = '<Source>\n\nA.\n\n</Source>\n\n[^x]: Nothing leads here.\n';
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\nlanguage: fa\n',
    'content/sources/talks.mdx': body,
  });
  const page = renderSourcePage(sourceOf(edition), renderingOf(edition), {});
  expect(page).toMatchObject({ id: 'talks', title: { text: 'talks' }, language: 'fa', chain: [] });
  expect(page.downloads[0]?.href).toBe('/seeds/');
  expect(html(page.notes)).toContain('Nothing leads here.');
  expect(html(page.notes)).not.toContain('doc-backlink');
});

test.each([
  ['A.', '', []],
  ['A.[^n]', '\n[^n]: N.\n', ['source', 'all']],
  ['<Term id="iran">A</Term>.', '', ['source', 'all']],
  ['<Term id="iran">A</Term>.[^n]', '\n[^n]: N.\n', ['source', 'terms', 'claims', 'all']],
])('of %s a reader is offered what there is to choose', (text, notes, layers) => {
  const entry = { 'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n' };
  const files = filesOf('A.\n', `<Source>\n\n${text}\n\n</Source>\n${notes}`, entry);
  const edition = editionOf(files);
  expect(renderSourcePage(sourceOf(edition), renderingOf(edition)).layers).toEqual(layers);
});

test('the list of contents has in its headings what is missing, deleted or supplied there', () => {
  const edition = editionOf(
    filesOf(
      'Two 2\n\nIn 1895\n\nPart 3\n',
      '<Source>\n\n## Two <Del>2</Del>\n\n## In 1<Gap extent="1 character"/>895\n\n## Part <Supplied>3</Supplied>\n\n</Source>\n',
      {},
    ),
  );
  const { contents } = renderSourcePage(sourceOf(edition), renderingOf(edition));
  expect(contents).toEqual([
    { text: 'Two ⟦2⟧', dir: 'ltr', href: '#l1' },
    { text: 'In 1[…]895', dir: 'ltr', href: '#l3' },
    { text: 'Part [3]', dir: 'ltr', href: '#l5' },
  ]);
});
