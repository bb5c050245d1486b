import { describe, expect, test } from 'vitest';
import { epub } from '../../../src/core/export/epub.ts';
import { idForAddress } from '../../../src/core/export/fragment.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { xml } from '../../../src/core/render/xhtml.ts';
import { editionOf, filesOf, type Given, shownOf } from '../support.ts';

const rich: Given = {
  'content/edition.yaml':
    'title: "Letters & <more>"\ndescription: A few letters.\neditors: [A. Editor, B. Editor]\nlicence: CC0\nversion: 2\ndate: 2001-02\n',
  'content/timeline.yaml': '- { date: 1900-05, text: "A row of [Iran](/glossary/iran/)." }\n',
  'content/references/works.json': JSON.stringify([
    { id: 'a:b', type: 'book', title: 'A <i>book</i> & more', issued: { 'date-parts': [[1900]] } },
    { id: 'z', type: 'book', title: 'Another', custom: { 'extent-read': 'the opening' } },
  ]),
  'content/glossary/iran.mdx':
    '---\nterm: Iran\nkind: place\naliases: [Persia]\ndates: { founded: 1900 }\n---\nA state [@a:b].\n',
  'content/glossary/envoy.mdx':
    '---\nterm: Envoy\nkind: person\nroles: [{ role: envoy, organization: iran, from: 1900 }, { role: poet, to: 1950 }, { role: guest }]\n---\nSomebody.\n',
  'content/glossary/broken.mdx': 'An entry without fields.\n',
  'content/glossary/feast.mdx': '---\nterm: Feast\nkind: event\ndate: 1901\n---\nA feast.\n',
};

const body = `Before: [elsewhere](/claims/), [there](/sources/a/#l1), [nowhere](/glossary/iran/#x), [bad](#s-%E0), [out](https://example.org/), [here](#).

## A heading

<Source>

# Title

<Claim id="said" by="envoy" kind="event" verdict="unverified">Iran was said\x07 to agree</Claim>.[^said]\\
So it ends.

</Source>

[^said]: Perhaps [supports @a:b]. See also the editors.[^own]

[^own]: A note of the editors’.
`;

const seed = 'Title\n\nIran was said\x07 to agree.\nSo it ends.\n';
const front = `author: [X, envoy]
publisher: iran
via: [envoy]
place: Here
published: 1900-05-01
source-url: https://example.org/
received: by post
rights: none
unknown: [who wrote it, when]
annotators: [Z]
date: 2000
`;

const richEdition = editionOf(filesOf(seed, body, rich, front));

const bare = editionOf(
  filesOf(
    'Plain.',
    '<Source>\n\nPlain.\n\n</Source>\n',
    { 'content/edition.yaml': 'title: Bare\n' },
    'publisher: nobody\n',
  ),
);

describe('an edition as an EPUB', () => {
  const files = epub(shownOf(richEdition, 'https://example.org/e'));
  const chapter = (name: string) => files.get(`EPUB/${name}.xhtml`) ?? '';

  test('has ids that XML can have', () => {
    const edition = editionOf(
      filesOf(seed, body.replace('## A heading', '## Nº 5 µ, 1ª é'), rich, front),
    );
    const text = epub(shownOf(edition, '')).get('EPUB/source-a.xhtml');
    expect(text).toContain('id="s-n_ba_-5-_b5_-1_aa_-é"');
  });

  test('styles tables where it has some', () => {
    const styleOf = (text: string) =>
      epub(
        shownOf(
          editionOf(filesOf(text, `<Source>\n\n${text.replace('\n', '\\\n')}\n\n</Source>\n`)),
        ),
      ).get('EPUB/style.css');
    expect(styleOf('Name   Age\nAnn      7')).toContain('.columns {');
    expect(styleOf('Name, Age\nAnn, 7')).not.toContain('.columns');
  });

  test('tells where a place lies in words', () => {
    const placed = editionOf(
      filesOf('Rye.', '<Source>\n\nRye.\n\n</Source>\n', {
        'content/glossary/rye.mdx':
          '---\nterm: Rye\nkind: place\ncoordinates: 50.95, 0.73\n---\nA harbour.\n',
      }),
    );
    expect(epub(shownOf(placed)).get('EPUB/glossary.xhtml')).toContain('50.95');
  });

  test('begins with its type, and lists every chapter in reading order', () => {
    expect([...files.keys()][0]).toBe('mimetype');
    const opf = files.get('EPUB/package.opf') ?? '';
    const names = [...opf.matchAll(/href="([\w-]+)\.xhtml" media/g)].map(([, name]) => name);
    expect(names).toEqual([
      'nav',
      'title',
      'source-a',
      'glossary',
      'timeline',
      'references',
      'colophon',
    ]);
    expect(opf).toContain('<meta property="dcterms:modified">2001-02-01T00:00:00Z</meta>');
    expect(opf).toContain('<dc:identifier id="id">https://example.org/e</dc:identifier>');
    expect(opf).toContain('<dc:title>Letters &amp; &lt;more&gt;</dc:title>');
  });

  test('leads links to their chapters, what it lacks to the site, and links nothing that is not there', () => {
    const text = chapter('source-a');
    expect(text).toContain('<a href="https://example.org/e/claims/">elsewhere</a>');
    expect(text).toContain('<a href="source-a.xhtml#l1">there</a>');
    expect(text).toContain('<a href="https://example.org/e/glossary/iran/#x">nowhere</a>');
    expect(text).toContain('<span>bad</span>');
    expect(text).toContain('<a href="https://example.org/">out</a>');
    expect(text).toContain('<a href="source-a.xhtml">here</a>');
    expect(text).toContain('href="glossary.xhtml#entry-iran"');
    expect(text).toContain('href="references.xhtml#ref-a_3a_b"');
    expect(chapter('references')).toContain('id="ref-a_3a_b"');
    expect(chapter('references').split('<p class="extent">')).toHaveLength(2);
    expect(chapter('references')).toContain('<p class="extent">Read: the opening.</p>');
  });

  test('calls who wrote and published a source as the glossary does, and leads there', () => {
    const to = (id: string, name: string) => `<a href="glossary.xhtml#entry-${id}">${name}</a>`;
    expect(chapter('source-a')).toContain(
      `<p class="details">X · ${to('envoy', 'Envoy')} · ${to('iran', 'Iran')} · Here · 1 May 1900</p>`,
    );
  });

  test('tells by paragraph how a source came, where that was in several ways', () => {
    const claim = (id: string, via: string) =>
      `<Claim id="${id}" by="envoy" kind="event" verdict="unverified" via="${via}">${id}</Claim>[^${id}].`;
    const text = `<Source>\n\n${claim('one', 'y')} ${claim('two', 'x')}\n\n${claim('three', '')}\n\n</Source>\n`;
    const notes = ['one', 'two', 'three'].map((id) => `\n[^${id}]: N.\n`).join('');
    const edition = editionOf(
      filesOf('one. two.\n\nthree.\n', text + notes, rich, 'publisher: iran\n'),
    );
    const chapter = epub(shownOf(edition, '')).get('EPUB/source-a.xhtml') ?? '';
    const list = /<ul class="details">(.*?)<\/ul>/s.exec(chapter)?.[1] ?? '';
    expect(list.match(/<a href="[^"]*#l\d">.*?<\/a>/g)).toEqual([
      '<a href="source-a.xhtml#l1">¶ 1</a>',
      '<a href="source-a.xhtml#l3">¶ 2</a>',
    ]);
    expect(list.replace(/<[^>]*>/g, '').trim()).toMatch(/^¶ 1 y → Iran; x → Iran\n¶ 2 Iran$/);
    expect(chapter).not.toContain('Reported through <');
  });

  test('keeps the number of a paragraph apart from its text', () => {
    expect(chapter('source-a')).toMatch(/<a class="para"[^>]* dir="ltr"[^>]*>2<\/a>/);
  });

  test('has its notes as footnotes', () => {
    expect(chapter('source-a')).toMatch(
      /<aside class="note n1" id="note-said" epub:type="footnote"/,
    );
    expect(chapter('source-a')).toMatch(
      /<a id="mark-said"[^>]*role="doc-noteref"[^>]*epub:type="noteref"/,
    );
  });

  test('has no file whose name is too long to be unpacked, and links lead there all the same', () => {
    const [one, two] = ['b', 'c'].map((letter) => 'a'.repeat(250) + letter);
    const page = (id = '', other = '') => ({
      [`content/sources/${id}.mdx`]: `---\ntitle: A\nseed: ${id}.txt\n---\n\n[There](/sources/${other}/#l1)\n\n<Source>\n\nA.\n\n</Source>\n`,
      [`seeds/${id}.txt`]: 'A.\n',
    });
    const files = epub(
      shownOf(
        editionOf({ 'content/edition.yaml': 'title: A\n', ...page(one, two), ...page(two, one) }),
      ),
    );
    const names = [...files.keys()].filter((path) => path.startsWith('EPUB/source-'));
    expect(names).toHaveLength(2);
    for (const [n, path] of names.entries()) {
      expect(path.slice('EPUB/'.length).length).toBeLessThanOrEqual(255);
      const other = names[1 - n]?.slice('EPUB/'.length);
      expect(files.get(path)).toContain(`href="${other}#l1"`);
      expect(files.get('EPUB/package.opf')).toContain(`href="${other}"`);
      expect(files.get('EPUB/nav.xhtml')).toContain(`href="${other}"`);
    }
  });

  test('puts U+FFFD for what XML cannot hold, and says so', () => {
    expect(chapter('source-a')).toContain('Iran</a> was said\uFFFD to agree');
    expect(chapter('colophon')).toContain('of this book, XML, cannot hold: 1.');
    expect(xml('\0\x1F\uFFFE \uD83D x\uDE00 \u{1F600}\u0085\f"')).toBe(
      '\uFFFD\uFFFD\uFFFD \uFFFD x\uFFFD \u{1F600}\u0085 &quot;',
    );
  });

  test('is made of an edition that says little of itself', () => {
    const plain = epub(shownOf(bare));
    expect(plain.get('EPUB/package.opf')).toContain('<dc:identifier id="id">urn:x-margent:Bare<');
    expect(plain.get('EPUB/package.opf')).toContain('1970-01-01T00:00:00Z');
    expect([...plain.keys()]).not.toContain('EPUB/timeline.xhtml');
    expect(plain.get('EPUB/colophon.xhtml')).not.toContain('Control characters');
  });

  test('has no list of hashes without a source', () => {
    const none = epub(shownOf(editionOf({ 'content/edition.yaml': 'title: None yet\n' })));
    expect(none.get('EPUB/colophon.xhtml')).not.toContain('<dl');
    expect(files.get('EPUB/colophon.xhtml')).toContain('<dl');
  });
});

test('dates, names and titles stand in a book as the site has them', () => {
  const edition = editionOf({
    'content/edition.yaml': 'title: E\nlanguage: en\ndate: 2026-11-28\n',
    'content/timeline.yaml': '- { date: -0043-03-15, text: A }\n- { date: 1865~, text: B }\n',
    'content/glossary/irna.mdx':
      '---\nterm: ایرنا\nkind: organization\ndates: { first-day: 1934-07 }\nroles: [{ role: r, from: 1935-01-02 }]\n---\nخبرگزاری.\n',
    'content/sources/a.mdx':
      '---\ntitle: آیا؟\nseed: a.txt\nlanguage: fa\nauthor: ایرنا\npublisher: irna\npublished: 2002-06-01\ndate: 2003-04\n---\n\n<Source>\n\nآ\n\n</Source>\n',
    'content/sources/b.mdx':
      '---\ntitle: Were there?\nseed: b.txt\ntranslation-of: a\n---\n\n<Source>\n\nB\n\n</Source>\n',
    'content/sources/c.mdx':
      '---\ntitle: Once more?\nseed: c.txt\ntranslation-of: a\n---\n\n<Source>\n\nC\n\n</Source>\n',
    'seeds/a.txt': 'آ\n',
    'seeds/b.txt': 'B\n',
    'seeds/c.txt': 'C\n',
  });
  const files = epub(shownOf(edition));
  const chapter = (name: string) => files.get(`EPUB/${name}.xhtml`) ?? '';
  const irna = 'lang="und-Arab" xml:lang="und-Arab" dir="rtl">ایرنا<';
  expect(chapter('title')).toContain('<p>28 November 2026</p>');
  expect(chapter('source-a')).toContain(
    `<p class="details"><a lang="und-Arab" xml:lang="und-Arab" dir="rtl" href="glossary.xhtml#entry-irna">ایرنا</a> · 1 June 2002</p>\n<p class="details">Translated: <a href="source-b.xhtml">Were there?</a>, <a href="source-c.xhtml">Once more?</a></p>`,
  );
  expect(chapter('source-a')).toContain('<h1 lang="fa" xml:lang="fa" dir="rtl">آیا؟</h1>');
  expect(chapter('source-a')).toContain('<dd>April 2003</dd>');
  expect(chapter('source-b')).toContain(
    'Translation of <a lang="fa" xml:lang="fa" dir="rtl" href="source-a.xhtml">آیا؟</a>',
  );
  expect(chapter('glossary')).toContain(`<h2 id="entry-irna" ${irna}/h2>`);
  expect(chapter('glossary')).toContain(
    'organization · first day July 1934 · r (since 2 January 1935)',
  );
  expect(chapter('timeline')).toContain('<dt>15 March 44 BC</dt>');
  expect(chapter('timeline')).toContain('<dt>c. 1865</dt>');
  const chapters = [...files].filter(([path]) => path.endsWith('.xhtml'));
  for (const [path, content] of chapters) expect(content, path).not.toMatch(/>[^<]*\d{4}-\d\d/);
});

describe('an edition that runs from right to left', () => {
  const edition = editionOf(
    filesOf(
      'آ\n',
      '<Source>\n\n<Claim id="x" by="kayhan" kind="event" verdict="unverified">آ</Claim>[^x]\n\n</Source>\n\n[^x]: ب\n',
      {
        'content/edition.yaml': 'title: نامه‌ها\nlanguage: fa\n',
        'content/glossary/kayhan.mdx': '---\nterm: کیهان\nkind: organization\n---\nروزنامه.\n',
      },
      'via: [kayhan, post]\npublisher: daily\n',
    ),
  );
  const files = epub(shownOf(edition));
  const parts = { policy: 'P', style: 'S', script: 'X', data: '{}' };
  const file = oneFile(shownOf(edition), parts);

  test.each([
    ['an EPUB', files.get('EPUB/source-a.xhtml') ?? ''],
    ['one file', file],
  ])('has its arrows point to the left in %s, and those that lead back turn', (_, content) => {
    expect(content.match(/(?<=>) ← (?=<)/g)).toHaveLength(4);
    expect(content).toMatch(/role="doc-backlink"[^>]*>↪<\/a>/);
    expect(content).not.toMatch(/[→↩]/);
  });

  test('has every page of its EPUB run so, the contents too', () => {
    const pages = [...files].filter(([path]) => path.endsWith('.xhtml'));
    expect(pages.length).toBeGreaterThan(3);
    for (const [path, content] of pages) {
      expect(content, path).toMatch(/<html [^>]* lang="fa" xml:lang="fa" dir="rtl">/);
    }
  });
});

describe('an edition as one file', () => {
  const parts = { policy: 'P', style: 'S', script: 'X', data: '{"a":"</script>"}' };

  test('has the ids of its chapters apart, and links to them', () => {
    const file = oneFile(shownOf(richEdition, 'https://example.org/e'), parts);
    expect(file).toContain('<section id="source-a"');
    expect(file).toContain('id="source-a--claim-said"');
    expect(file).toContain('<a href="#source-a--l1">there</a>');
    expect(file).toContain('href="#glossary--entry-iran"');
    expect(file).toContain('X · <a href="#glossary--entry-envoy">Envoy</a> · ');
    expect(file).toContain('{"a":"\\u003c/script>"}');
    expect(file).toContain('<title>Letters &amp; &lt;more></title>');
  });

  test('links nothing that neither it nor a site has', () => {
    const file = oneFile(shownOf(richEdition), parts);
    expect(file).toContain('<span>elsewhere</span>');
    expect(file).not.toContain('href="/');
    expect(oneFile(shownOf(bare), parts)).toContain('Plain.');
  });

  test('has an id for each address of the site that it holds', () => {
    expect(idForAddress('/sources/a/#note-n')).toBe('source-a--note-n');
    expect(idForAddress('/sources/a/?hl=x')).toBe('source-a');
    expect(idForAddress('/sources/a/#main')).toBe('source-a');
    expect(idForAddress('/sources/a/#')).toBe('source-a');
    expect(idForAddress('/glossary/iran/')).toBe('glossary--entry-iran');
    expect(idForAddress('/references/#ref-k')).toBe('references--ref-k');
    expect(idForAddress('/timeline/#')).toBe('timeline');
    expect(idForAddress('/claims/')).toBeUndefined();
    expect(idForAddress('/timeline/x/')).toBeUndefined();
    expect(idForAddress('claims')).toBeUndefined();
  });
});
