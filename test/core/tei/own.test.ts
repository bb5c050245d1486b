import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadEdition } from '../../../src/io/edition.ts';
import { root } from '../../root.ts';
import { everything } from '../export/tei-everything.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { editionTei } from '../../../src/core/export/tei/edition.ts';
import { sourceTei } from '../../../src/core/export/tei/source.ts';
import { proseOf } from '../../../src/core/tei/own/prose.ts';
import { ownText } from '../../../src/core/tei/own/text.ts';
import { readOwn } from '../../../src/core/tei/own/read.ts';
import { readTei } from '../../../src/io/tei.ts';
import { comeBack, readBack } from './come-back.ts';

test('an edition with one of everything', () => {
  // What XML cannot hold does not come back.
  const files = Object.fromEntries(
    Object.entries(everything).map(([path, text]) => [
      path,
      String(text).replaceAll('\u0001', 'x'),
    ]),
  );
  comeBack(editionOf(files), files);
});

test.each(['.', 'test/fixtures/languages'])('the edition in %s', (name) => {
  const folder = join(root, name);
  const files = {
    'content/edition.yaml': readFileSync(join(folder, 'content/edition.yaml'), 'utf8'),
  };
  comeBack(loadEdition(folder), files);
});

test.each([
  ['begins in it', '<Hi rend="italic">The Grand</Hi> Vizier'],
  ['ends in it', 'Grand <Hi rend="italic">Vizier came.</Hi>'],
  ['does both', '<Hi rend="italic">The Gr</Hi>an<Hi rend="bold">d Viz</Hi>i<Del>er came.</Del>'],
  ['in another', '<Unclear><Hi rend="italic">The Grand</Hi> Viz</Unclear>ier'],
])('what the original marks stays in one where a name that is linked %s', (_, marked) => {
  const words = marked.replace(/<[^>]*>/g, '');
  const files = {
    'content/edition.yaml': 'title: Letters\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\nSaid: ${marked}\n\n</Source>\n`,
    'content/glossary/vizier.mdx': '---\nterm: Grand Vizier\nkind: term\n---\n\nA minister.\n',
    'seeds/a.txt': `Said: ${words}\n`,
  };
  const edition = editionOf(files);
  comeBack(edition, files);
  const told = shownOf(edition);
  const xml = told.edition.sources.map((source) => sourceTei(source, told)).join();
  expect(xml.match(/<(?:hi|del|unclear)\b/g)).toHaveLength(marked.match(/<[A-Z]/g)?.length ?? 0);
  const parts = [
    ...xml.matchAll(/<term xml:id="([^"]+)"(?: prev="#([^"]+)")?(?: next="#([^"]+)")?/g),
  ];
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map(([, , prev]) => prev)).toEqual(
    [undefined, ...parts.map(([, id]) => id)].slice(0, -1),
  );
  expect(parts.map(([, , , next]) => next)).toEqual(
    [...parts.map(([, id]) => id), undefined].slice(1),
  );
});

test.each([
  ...['a \\*b\\* c', 'a \\{y\\}', '3 \\< 4', 'a &amp;amp; b', '\\[@k\\] a', 'a\\\\b', '\\`a\\`'],
  ...[
    'a \\_b\\_',
    'a \\[^c\\] b',
    '\\# a',
    '1\\. a',
    'http\\://a.b',
    'a &lt;b&gt;',
    'says\\: a',
    'a ]]> b',
  ],
])('the sentence of a claim, as words: %s', (says) => {
  const files = {
    'content/edition.yaml': 'title: Letters\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\nIt <Claim id="c" by="unattributed" kind="event" verdict="unverified">was</Claim>[^c] said.\n\n</Source>\n\n[^c]: says: ${says}\n\n    Note.\n`,
    'seeds/a.txt': 'It was said.\n',
  };
  comeBack(editionOf(files), files);
});

test('a text whose first line has nothing but spaces', () => {
  const files = {
    'content/edition.yaml': 'title: Letters\n',
    'content/glossary/ann.mdx':
      '---\nterm: Ann\nkind: person\nroles: [{ role: "  \\n" }, { role: "a\\n b" }, { role: "\\n \\n" }]\n---\n\nOne.\n',
  };
  comeBack(editionOf(files), files);
});

test('a place that is next to the meridian', () => {
  const files = {
    'content/edition.yaml': 'title: Letters\n',
    'content/glossary/rye.mdx':
      '---\nterm: Rye\nkind: place\ncoordinates: 50.9, -0.000000000000001\n---\n\nA port.\n',
  };
  comeBack(editionOf(files), files);
  const document = editionTei(shownOf(editionOf(files)));
  expect(document).toContain('<geo>50.9 -0.000000000000001</geo>');
});

const shown = shownOf(editionOf(everything), 'https://example.org/letters');
const documents = [
  editionTei(shown),
  ...shown.edition.sources.map((source) => sourceTei(source, shown)),
];

/** Reads all documents with something changed in them behind their headers. */
function expectRead(change: (xml: string) => string): void {
  for (const xml of documents) {
    const end = xml.indexOf('</teiHeader>');
    expect(readBack(xml.slice(0, end) + change(xml.slice(end)))).toHaveProperty('kind');
  }
}

test.each([
  ...['xml:id', 'target', 'ref', 'type', 'subtype', 'n', 'rend', 'ana', 'reason', 'xml:lang'],
])('a document without any %s is read all the same', (name) => {
  expectRead((xml) => xml.replaceAll(new RegExp(` ${name}="[^"]*"`, 'g'), ''));
});

test.each([
  ...[
    'standOff',
    'text',
    'body',
    'annotation',
    'note',
    'date',
    'item',
    'row',
    'cell',
    'figDesc',
    'head',
    'p',
    'ref',
    'code',
    'gap',
  ],
])('one without any <%s> as well', (name) => {
  expectRead((xml) => xml.replaceAll(new RegExp(`(</?)${name}(?=[ />])`, 'g'), '$1seg'));
});

test.each([
  ['of another program', /ident="margent"/, 'ident="other"'],
  ['without its data', /<xenoData[^]*?<\/xenoData>/, ''],
  ['with other data', /<xenoData type="margent">/, '<xenoData type="margent">x'],
  [
    'with an id that leads elsewhere',
    /&quot;id&quot;:&quot;[a-z]+/g,
    '&quot;id&quot;:&quot;../../x',
  ],
])('a document %s is none of ours', (_, old, other) => {
  for (const xml of documents)
    expect(readOwn(readTei(Buffer.from(xml.replace(old, other))).root, () => true)).toBeUndefined();
});

test('lists before and behind a text are two', () => {
  const body = '- a\n- b\n\n<Source>\n\nOne.\n\n</Source>\n\n- c\n- d\n\n* e\n';
  const edition = editionOf(filesOf('One.\n', body));
  const [page] = edition.sources.map((source) => source.page);
  const items = (nodes: readonly object[] = []) =>
    JSON.stringify(nodes)
      .match(/"[a-e]"/g)
      ?.join('');
  expect([items(page?.before), items(page?.after)]).toEqual(['"a""b"', '"c""d""e"']);
  expect(JSON.stringify(page)).not.toContain('thematicBreak');
  comeBack(edition, {}, '');
});

test.each(['\r', '\r\n', '\n'])('lines that are kept come back whatever ends them: %j', (end) => {
  const seed = ['The boat came', 'to the harbour', 'at noon', ''].join(end);
  const body = '<Source>\n\nThe boat came\\\nto the harbour\\\nat noon\n\n</Source>\n';
  comeBack(editionOf(filesOf(seed, body, {}, 'lines: keep\n')), {}, '');
});

test('an edition without an address', () => {
  const body =
    '<Source>\n\nOne.\n\n</Source>\n\nSee [a](/sources/a/) and [b](https://b.example/).\n';
  comeBack(editionOf(filesOf('One.\n', body)), {}, '');
});

test('dates of another calendar, and images of pages', () => {
  const files = filesOf(
    'One two.\n',
    '<Source>\n\n<Page n="1" image="scan.png"/>One <Claim id="a" by="unattributed" kind="event" verdict="unverified" date="1890-05-03">two</Claim>[^a].\n\n</Source>\n\n[^a]: A note.\n',
    {
      'content/glossary/war.mdx':
        '---\nterm: War\nkind: event\ndate: 1890-05-03\ncalendar: julian\ndates: { begun: 1890 }\n---\n\nIt was.\n',
      'content/timeline.yaml':
        '- { date: 1890-05-03, calendar: julian, text: So. }\n- { date: "1890", text: And so. }\n',
      'facsimiles/scan.png': Uint8Array.from(gif),
    },
    'published: 1890-05-03\ncalendar: julian\nfacsimiles: { rights: Free. }\n',
  );
  comeBack(editionOf(files), files);
});

/** A picture of one pixel. */
const gif = [
  71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 0, 0, 0, 255, 255, 255, 33, 249, 4, 1, 0, 0, 0, 0,
  44, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 68, 0, 59,
];

test('a picture is called as its page calls it, wherever it lies', () => {
  for (const xml of documents) {
    const page = readBack(xml.replaceAll('<pb ', '<pb facs="elsewhere.jpg" '));
    if (page.kind === 'source' && page.id === 'a')
      expect(page).toMatchObject({
        page: expect.stringContaining('<Page n="12"/>') as string,
        missing: [expect.stringContaining('elsewhere') as string],
      });
  }
});

test('words beside blocks, and a picture without a name', () => {
  expectRead((xml) =>
    xml
      .replaceAll(/<figure n="[^"]*"/g, '<figure')
      .replaceAll('<list ', '<list n="" ')
      .replaceAll(/<item[^]*?<\/item>/g, ''),
  );
});

test.each([
  ['<p><ref type="citation" target="#ref-b" subtype="context">B</ref></p>', '[@b]'],
  [
    '<p>See [<ref type="citation" target="#ref-b" subtype="supports" n="p. *3*">B</ref>; <ref type="citation" target="#ref-a_2c_b" subtype="context">A</ref>], <![CDATA[and]]> so; <hi>on</hi>.</p>',
    'See [supports @b, p. \\*3\\*; @{a,b}], and so; on.',
  ],
  [
    '<p>[<ref type="citation" target="#ref-b" subtype="context">B</ref>; <hi rend="bold">x</hi></p>',
    '[@b]; **x**',
  ],
  [
    '<p><ref target="../../sources/b/">B</ref> <ref target="https://a.example/sources/a/#l1">A</ref></p>',
    '[B](/sources/b/) [A](#l1)',
  ],
  ['<p><code>a<hi>b</hi></code></p>', '`ab`'],
])('prose %s', (xml, expected) => {
  const { root: element } = readTei(
    Buffer.from(`<TEI xmlns="http://www.tei-c.org/ns/1.0">${xml}</TEI>`),
  );
  const images = { has: () => true, missing: new Set<string>() };
  expect(proseOf(element, { site: 'https://a.example/', page: '/sources/a/', images })).toBe(
    expected,
  );
});

test('images that the edition has not are left out, and told', () => {
  const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><p><figure n="../images/a.png"><figDesc>A boat</figDesc></figure></p></TEI>`;
  const missing = new Set<string>();
  const within = { site: undefined, page: '/sources/a/', images: { has: () => false, missing } };
  expect(proseOf(readTei(Buffer.from(xml)).root, within)).toBe('A boat');
  expect([...missing]).toEqual(['content/images/a.png']);
  const source =
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>a<pb n="1" facs="../../facsimiles/a.jpg/500.jpg"/>b<pb n="2"/></p></TEI>';
  const { blocks } = ownText(readTei(Buffer.from(source)).root, {
    claimOf: () => ({}),
    images: within.images,
  });
  expect(blocks[0]?.tags.map(({ tag }) => tag)).toEqual(['<Page n="1"/>', '<Page n="2"/>']);
  expect([...missing]).toEqual(['content/images/a.png', 'facsimiles/a.jpg']);
});

test('what an edition says of itself comes back', () => {
  const about = (header: string) => {
    const data = '{"verdicts":[{"id":"a"}]}';
    const own = readOwn(
      readTei(
        Buffer.from(
          `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}<encodingDesc><appInfo><application ident="margent"/></appInfo></encodingDesc><xenoData type="margent">${data}</xenoData></teiHeader></TEI>`,
        ),
      ).root,
      () => true,
    );
    return own?.kind === 'edition' ? own.about : undefined;
  };
  expect(about('')).toEqual({ title: '' });
  expect(
    about(
      '<fileDesc><titleStmt><title>Letters</title><editor>Ann</editor><editor>Bee</editor></titleStmt><publicationStmt><availability><licence>CC BY 4.0</licence></availability></publicationStmt></fileDesc><profileDesc><abstract><p>All of them.</p></abstract><langUsage><language/><language ident="de"/></langUsage></profileDesc>',
    ),
  ).toEqual({
    title: 'Letters',
    description: 'All of them.',
    language: 'de',
    licence: 'CC BY 4.0',
    editors: ['Ann', 'Bee'],
  });
});

test('links within an edition that is published nowhere lead from the root of its site', () => {
  const links = [
    '[a](/)',
    '[b](/sources/)',
    '[c](/glossary/x/)',
    '[d](#x)',
    '[d](/#x)',
    '[d](/?x=1)',
    '[e](https://e.org/)',
    '[f](mailto:a@e.org)',
    '[g](https://example.org/letters/blog/?x=1)',
    '[h](https://e.org/ "A title")',
    '[i](/glossary/x/ "Of X")',
  ];
  const files = {
    'content/edition.yaml': 'title: T\n',
    'content/glossary/x.mdx': `---\nterm: X\nkind: term\n---\n\n${links.join(' ')}\n`,
  };
  for (const url of ['', 'https://example.org/letters']) {
    const read = readBack(editionTei(shownOf(editionOf(files), url)));
    const [entry] = read.kind === 'edition' ? read.entries : [];
    for (const link of links)
      expect({ url, file: entry?.file }).toEqual({
        url,
        file: expect.stringContaining(link) as string,
      });
  }
});

test.each([
  ['named, and is not there', ', original: a.docx.txt', false, ['originals/a.docx.txt']],
  ['named, and is there', ', original: a.docx.txt', true, []],
  ['not kept', '', false, []],
])('a file that a text was made from, which is %s', (_, named, isThere, missing) => {
  const converted = `converted: { date: 2026-01-02, by: Pandoc 3, sha256: ${'0'.repeat(64)}${named} }\n`;
  const files = filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {}, converted);
  const told = shownOf(editionOf(files));
  const xml = told.edition.sources.map((source) => sourceTei(source, told)).join();
  const read = readOwn(readTei(Buffer.from(xml)).root, () => isThere);
  expect(read).toMatchObject({ kind: 'source', missing });
  const page = read && 'page' in read ? read.page : '';
  expect(page).toContain('by: Pandoc 3');
  expect(page.includes('original: a.docx.txt')).toBe(isThere);
});
