import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../src/core/edition/entry.ts';
import type { KnownEntry } from '../../../src/core/tei/glossary.ts';
import { parsePage } from '../../../src/core/page/parse.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { readVolumes, type TeiSetting, type TeiVolume } from '../../../src/core/tei/volume.ts';
import { pointAt } from '../../../src/core/text/lines.ts';
import { readTei } from '../../../src/io/tei.ts';

const ns = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"';

/** Reads TEI as `import` does. Each page is proved against its seed, and each entry is sound. */
function volume(xml: string, setting: Partial<TeiSetting> = {}): TeiVolume {
  const { root, lines } = readTei(Buffer.from(xml));
  const converted = { date: '2026-11-29', by: 'Margent', sha256: 'a'.repeat(64) };
  const [read] = readVolumes(
    [{ root, name: 'letters.xml', lineAt: (at) => pointAt(lines, at).line, converted }],
    { glossary: [], isEditors: false, images: ['scan-12.jpg', '13.png'], ...setting },
  ) as [TeiVolume];
  for (const { id, seed, page } of read.documents) {
    const file = textFile(`content/sources/${id}.mdx`, page);
    const parsed = parsePage(id, file, () => ({
      path: `seeds/${id}.txt`,
      text: seed,
      changed: false,
    }));
    expect(parsed.findings.map(({ message }) => message)).toEqual([]);
    expect(parsed.page.faithful).toBe(true);
  }
  for (const {
    known: { id },
    file,
  } of read.entries)
    if (file) expect(parseEntry(id, file).findings).toEqual([]);
  return read;
}

/** The body of a file whose one text has these elements. */
const body = (inner: string, setting?: Partial<TeiSetting>, header = '') =>
  volume(`<TEI ${ns}>${header}<text><body>${inner}</body></text></TEI>`, setting);

/** The text of a page, between its tags. */
function written(inner: string, setting?: Partial<TeiSetting>): string {
  const [, source = ''] =
    /<Source>\n\n(.*)$/s.exec(body(inner, setting).documents[0]?.page ?? '') ?? [];
  return source.replace(/\n\n<\/Source>\n/, '');
}
const seed = (inner: string) => body(inner).documents[0]?.seed;
const people = '<listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson>';

describe('white space, blocks and lines', () => {
  test.each([
    ['runs of it are one space', '<p>\n  One\t\ttwo\r\n  <hi>three</hi> </p>', 'One two three\n'],
    ['others are text', '<p>one\u00A0 two\u2028</p>', 'one\u00A0 two\u2028\n'],
    ['paragraphs', '<p>One.</p>\n<p>Two.</p><p> </p>', 'One.\n\nTwo.\n'],
    ['line breaks', '<p>One <lb/> two<lb n="2"/>three<lb/></p>', 'One\ntwo\nthree\n'],
    ['no line break in a word', '<p>to<lb break="no"/> day <lb break="no"/>s</p>', 'todays\n'],
    [
      'verse',
      '<lg><lg><l>One</l><l>two</l></lg>\n<lg><l>three</l></lg></lg><p>Four</p>',
      'One\ntwo\n\nthree\n\nFour\n',
    ],
    ['verse without a group', '<l>One</l><l>two</l>', 'One\n\ntwo\n'],
    [
      'a list',
      '<p>Namely: <list><head>A</head><label>1.</label><item>one</item><item>two <list><item>deep</item></list></item></list> so.</p>',
      'Namely:\n\nA\n\n1. one\n\ntwo\n\ndeep\n\nso.\n',
    ],
    [
      'a list whose last label has no item',
      '<list><label>1.</label> <label>2.</label></list><p>b</p>',
      '1. 2.\n\nb\n',
    ],
    ['a label elsewhere', '<p><label>One</label> two</p>', 'One two\n'],
    [
      'a closer',
      '<closer>I am<lb/><salute>Yours</salute><signed>A.</signed></closer>',
      'I am\nYours\nA.\n',
    ],
    [
      'an address',
      '<opener><address><addrLine>Rye</addrLine><addrLine>Kent</addrLine></address><dateline>May</dateline></opener>',
      'Rye\nKent\n\nMay\n',
    ],
    ['words beside paragraphs', 'One <p>two</p> three', 'One\n\ntwo\n\nthree\n'],
    [
      'a table',
      '<table><head>T</head><row><cell>a<lb/>b</cell><cell/><cell><p>c</p><p>d</p></cell></row><row>x <cell/><cell>e</cell></row><row><cell/><cell>f</cell></row></table>',
      'T\n\na b\t\tc d\nx\te\n\tf\n',
    ],
    [
      'cells without words, before others and alone',
      '<table><row><cell/><cell>A</cell><cell/></row><row><cell/></row><row><cell/><cell/><cell>1</cell></row></table>',
      '\tA\n\t\t1\n',
    ],
    [
      'cells over several columns and rows',
      '<table><row><cell rows="2">a</cell><cell cols="2">b</cell><cell cols="x">c</cell></row><row><cell>d</cell><cell>e</cell><cell>f</cell></row></table>',
      'a\tb\t\tc\n\td\te\tf\n',
    ],
    [
      'a cell that begins with a page',
      '<table><row><pb n="1"/><cell/><cell><pb n="2"/>a</cell><cell><pb n="3"/></cell><cell>b</cell></row></table>',
      '\ta\t\tb\n',
    ],
    [
      'cells that are missing, at the ends of rows as well',
      '<table><row><cell/><cell><gap/></cell><cell>1</cell></row><row><cell>a</cell><cell/><cell><gap/></cell></row><row><cell>b</cell><cell/><cell><gap/></cell></row></table><p>c</p>',
      '\t\t1\na\t\t\nb\t\t\n\nc\n',
    ],
    [
      'a row that is missing',
      '<table><row><cell>a</cell><cell>1</cell></row><row>\n<cell><gap/><fw>3</fw></cell> <cell><gap/></cell></row><row><cell>b</cell><cell>2</cell></row></table>',
      'a\t1\n\nb\t2\n',
    ],
    ['what is missing at the end of a line', '<p>a <gap/><lb/>b<gap/> <lb/>c</p>', 'a \nb\nc\n'],
    ['space', '<p>a<space quantity="3"/>b</p>', 'a b\n'],
    [
      'running heads and pictures',
      '<p>a<fw>12</fw> b<figure><graphic url="x"/><figDesc>a ship</figDesc><head>The ship</head></figure></p>',
      'a b\n\nThe ship\n',
    ],
    [
      'names of properties of objects',
      '<p><constructor>a</constructor> <toString rend="b">c</toString></p>',
      'a c\n',
    ],
    ['nothing', '', undefined],
  ])('%s', (_, inner, text) => expect(seed(inner)).toBe(text));

  test('headings are as deep as the parts that they stand in, and one line', () => {
    const inner =
      '<head>A<lb/>b</head><div><head># C #</head><div><div><div><div><div><head>D</head><p>1. e</p></div></div></div></div></div></div>';
    expect(written(inner)).toBe('# A b\n\n## \\# C \\#\n\n###### D\n\n1\\. e');
    expect(seed(inner)).toBe('A b\n\n# C #\n\nD\n\n1. e\n');
  });

  test.each([
    ['#', '\\#'],
    ['##', '\\##'],
    ['a#', 'a#'],
    ['a \\#', 'a \\\\#'],
    ['#a ##', '#a \\##'],
  ])('a heading of %j says it, whatever number signs would close', (words, line) => {
    expect(written(`<head>${words}</head><p>b</p>`)).toBe(`# ${line}\n\nb`);
    expect(seed(`<head>${words}</head><p>b</p>`)).toBe(`${words}\n\nb\n`);
  });

  test('a quotation with blocks is set apart, one in a line is not', () => {
    const inner =
      '<p>He said <q><hi>no</hi></q>.</p><quote><p>One<lb/>two</p><quote><lg><l>a</l><l>b</l></lg></quote></quote>';
    expect(written(inner)).toBe('He said no.\n\n> One\\\n> two\n\n> > a\\\n> > b');
  });
});

describe('how the original looks', () => {
  test.each([
    [
      'looks',
      '<p><hi rend="italic">a</hi> <hi rend="bold SmallCaps">b</hi> <emph rend="sup">c</emph> <hi rend="center">d</hi> <hi>e</hi></p>',
      '<Hi rend="italic">a</Hi> <Hi rend="bold small-caps">b</Hi> <Hi rend="superscript">c</Hi> d e',
    ],
    [
      'how words are read',
      '<p><unclear reason="faded">a</unclear> <unclear reason="rain">b</unclear> <supplied reason="lost">c</supplied> <add place="above">d</add><add place="opposite">e</add><add>f</add> <del rend="x">g</del></p>',
      '<Unclear reason="faded">a</Unclear> <Unclear>b</Unclear> <Supplied reason="lost">c</Supplied> <Add place="above">d</Add><Add place="overleaf">e</Add><Add>f</Add> <Del>g</Del>',
    ],
    [
      'languages',
      '<p><foreign xml:lang="LA">a</foreign> <foreign xml:lang="?">b</foreign> <foreign>c</foreign></p>',
      '<Foreign lang="la">a</Foreign> b c',
    ],
    [
      'gaps',
      '<p>a <gap reason="illegible" quantity="2" unit="words"/> b<gap extent="1 line" precision="low"/>.</p><gap unit="cm" quantity="3"/><p><gap extent="much"/></p>',
      'a <Gap reason="illegible" extent="2 words"/>b<Gap extent="about 1 line"/>.\n\n<Gap/>\n\n<Gap/>',
    ],
    [
      'pages',
      '<p>a <pb n="[2]"/>b</p><pb n="iv"/><pb/><p>c<pb n="a b"/></p>',
      'a <Page n="2"/>b\n\n<Page n="iv"/>\n\nc',
    ],
    [
      'around blocks',
      '<hi rend="i"><p>a</p><p>b</p></hi>',
      '<Hi rend="italic">a</Hi>\n\n<Hi rend="italic">b</Hi>',
    ],
    [
      'in one another, and without words',
      '<p><hi rend="i"> a <hi rend="b">b</hi></hi><hi rend="i"> </hi></p>',
      '<Hi rend="italic">a <Hi rend="bold">b</Hi></Hi>',
    ],
    [
      'one of several readings',
      '<p><choice> <corr>a</corr><sic>b</sic></choice> <app><rdg>c</rdg><lem>d</lem></app> <choice><reg>e</reg> x</choice> <choice/>f</p>',
      'b d e x f',
    ],
  ])('%s', (_, inner, text) => expect(written(inner)).toBe(text));
});

describe('notes', () => {
  test('those of the source stand at its end, each linked to its mark', () => {
    const inner = `<p>One <hi rend="i">two<note n="*" xml:id="n_1">see <hi rend="b">there</hi></note> three</hi> <note n="*"><lb/><p>A</p><p>b</p></note>four</p>
      <table><row><cell>c<note xml:id="n_1"/></cell></row></table>`;
    expect(written(inner)).toBe(
      [
        'One <Hi rend="italic">two<Mark note="n-1">\\[\\*]</Mark> three</Hi><Mark note="note-2">\\[\\*]</Mark> four',
        'c<Mark note="n-1-2">\\[3]</Mark>',
        '<Note of="n-1">\\[\\*] see <Hi rend="bold">there</Hi></Note>',
        '<Note of="note-2">\\[\\*] A</Note>',
        '<Note of="note-2">b</Note>',
        '<Note of="n-1-2">\\[3]</Note>',
      ].join('\n\n'),
    );
  });

  test('in the line they are words, or a paragraph beside others', () => {
    expect(
      written('<note place="inline">[Telegram]</note><p>a <note rend="inline">b</note></p>'),
    ).toBe('\\[Telegram]\n\na b');
  });

  test('those of editors are notes of the page', () => {
    const inner =
      '<p>One!<note resp="#ed">See www.a.org<lb/>[@x]</note> (two)<note type="editorial">b<note>c</note></note>: <note resp="#author">d</note></p>';
    expect(written(inner)).toBe(
      'One\\![^note-1] (two)[^note-2]\\: <Mark note="note-3">\\[3]</Mark>\n\n<Note of="note-3">\\[3] d</Note>\n[^note-1]: See www\\.a.org\\\n    \\[@x]\n\n[^note-2]: b c\n'.replace(
        ': <Mark',
        ':<Mark',
      ),
    );
    expect(written('<p>a<note>b</note><note type="source">c</note></p>', { isEditors: true })).toBe(
      'a[^note-1]<Mark note="note-2">\\[2]</Mark>\n\n<Note of="note-2">\\[2] c</Note>\n[^note-1]: b\n',
    );
    const empty =
      '<p>a<note type="editor"> <gap/></note><note resp="#ed">b</note></p><ab><note type="editor"/></ab>';
    expect(written(empty)).toBe('a[^note-2]\n[^note-2]: b\n');
    expect(body(empty).told).toContain('left out: note 2 (line 1)');
  });

  test('of cells, how many columns and rows they take, where that is no number', () => {
    const cells = '<cell cols="2" rows="2">a</cell><cell cols="x">b</cell><cell rows="-1">c</cell>';
    expect(body(`<table><row>${cells}</row></table>`).told.slice(2)).toEqual([
      'attributes without a place: cell@cols 1 (line 1), cell@rows 1 (line 1)',
    ]);
  });

  test('those of editors have looks, names and references as Markdown has them', () => {
    const note = (inner: string) =>
      written(`<p>a<note resp="#ed">${inner}</note></p>${people}`).replace(
        /^.*\n\[\^note-1]: /s,
        '',
      );
    expect(
      note('see <hi rend="i">one <hi rend="bold italic">two</hi></hi> or <emph rend="b">x</emph>'),
    ).toBe('see *one __two__* or **x**\n');
    expect(note('<persName ref="#p">Ann <hi rend="i">B.</hi></persName> wrote')).toBe(
      '<Term id="ann">Ann *B.*</Term> wrote\n',
    );
    expect(
      note('<ref target="https://a.org/x_y">there, <persName ref="#p">Ann</persName></ref>'),
    ).toBe('[there, Ann](https://a.org/x_y)\n');
    expect(
      note(
        '<ref target="https://a.org/{x}">b</ref> <ref target="#none">c</ref> <ref>d</ref> <ref target="https://a.org">@ann</ref>',
      ),
    ).toBe('b c d [\\@ann](https://a.org)\n');
    // Where nothing is seen of a link, it is seen as where it leads.
    expect(
      note(
        'See <ref target="https://a.org/1"/>, <ref target="https://a.org/2">&#160;<choice><sic/><corr>x</corr></choice></ref>, <ref target="https://a.org/3">&#160;<hi rend="i">c</hi></ref>, <ptr target="https://a.org/4"/>, <ptr target="#none"/>, <ref target="mailto:a@a.org"/> <ref target="#p"/> <ref target="a.xml b.xml"> </ref><ref/>',
      ),
    ).toBe(
      'See [https://a.org/1](https://a.org/1), \u00A0[https://a.org/2](https://a.org/2), \u00A0[*c*](https://a.org/3), [https://a.org/4](https://a.org/4), #none, mailto:a\\@a.org <Term id="ann">#p</Term> a.xml b.xml\n',
    );
    expect(note('<ref target="https://a.org/5"><ptr target="https://a.org/6"/></ref>')).toBe(
      '[https://a.org/5](https://a.org/5)\n',
    );
    expect(note('<p>One</p><quote><p>two<lb/>lines</p></quote><div><head>Three</head></div>')).toBe(
      'One\n\n    > two\\\n    > lines\n\n    **Three**\n',
    );
    const [first, second] = volume(
      `<TEI ${ns}><text><body><div type="document" xml:id="d1"><p>a<note type="editor">see <ref target="#d2">No. 2</ref>, <ref target="d2">2</ref></note></p></div><div type="document" xml:id="d2"><p>b</p></div></body></text></TEI>`,
    ).documents;
    expect(first?.page).toContain(
      `[^note-1]: see [No. 2](/sources/${second?.id ?? ''}/), [2](/sources/letters-d2/)`,
    );
  });

  test('those of editors say by whom they are: the page, or each where they differ', () => {
    const header =
      '<teiHeader><fileDesc><titleStmt><title>T</title><editor xml:id="ed">Eve <hi>Doe</hi></editor><respStmt xml:id="al"><resp>Notes</resp><name>Al</name></respStmt></titleStmt></fileDesc></teiHeader>';
    const of = (...notes: string[]) =>
      body(`<p>a${notes.map((one) => `<note ${one}>n</note>`).join('')}</p>${people}`, {}, header);
    const same = of('resp="#ed"', 'resp="#ed"');
    expect(same.documents[0]?.page).toContain('annotators:\n  - Eve Doe\n---');
    expect(same.documents[0]?.page).not.toContain('—');
    expect(same.told.slice(2)).toEqual([
      'left out: titleStmt/respStmt 1 (2 words, line 1)',
      'words taken, and nothing else: editor/hi 1 (line 1)',
    ]);
    const elsewhere = body('<p>a<note resp="https://a.org/ann">n</note></p>', {
      glossary: [{ id: 'ann', kind: 'person', names: ['Ann'], sameAs: ['https://a.org/ann'] }],
    });
    expect(elsewhere.documents[0]?.page).toContain('annotators:\n  - Ann\n');
    const several = of('resp="#ed"', 'resp="#al #p"', 'type="editorial"', 'resp="#none"');
    expect(several.documents[0]?.page).toContain('annotators:\n  - Eve Doe\n  - Al\n  - Ann\n');
    expect(several.documents[0]?.page).toContain(
      '[^note-1]: n\n\n    — Eve Doe\n\n[^note-2]: n\n\n    — Al, Ann\n\n[^note-3]: n\n\n[^note-4]: n\n',
    );
  });

  test('one of editors that shows nothing is none', () => {
    const text = '<p>a<note>\u00A0</note><note>b</note><note>\u200B</note></p>';
    const [document] = body(text, { isEditors: true }).documents;
    expect(document?.page).toContain('a[^note-2]\n\n</Source>\n\n[^note-2]: b\n');
  });

  test('one in another stands behind it, and is told', () => {
    const { documents, doubts } = body('<p>a<note n="1">b<note n="2">c</note></note></p>');
    expect(documents[0]?.seed).toBe('a[1]\n\n[1] b[2]\n\n[2] c\n');
    expect(doubts.map(({ found }) => found)).toEqual([
      'note in a note, expected it beside that: it is put behind it',
    ]);
  });
});

describe('documents', () => {
  const letter = (id: string, inner = '') => `<div type="document"${id}>${inner}<p>a</p></div>`;
  const ids = (xml: string) => volume(xml).documents.map(({ id }) => id);

  test('have ids that stay, also those without one, and those in others', () => {
    const inner =
      letter(' xml:id="d_1"', `<frus:attachment>${letter('')}${letter('')}</frus:attachment>`) +
      letter(' xml:id="d_1"') +
      letter('') +
      letter(' xml:id="d2"');
    const read = volume(`<TEI ${ns} xml:id="Vol1"><text><body>${inner}</body></text></TEI>`);
    expect(read.documents.map(({ id }) => id)).toEqual([
      'vol1-d-1',
      'vol1-d-1-document-1',
      'vol1-d-1-document-2',
      'vol1-d-1-2',
      'vol1-document-1',
      'vol1-d2',
    ]);
    expect(read.documents[0]?.seed).toBe('a\n\na\n\na\n');
    expect(read.told).toContain('documents that stand in others, and are in their text, too: 2');
  });

  test('begin with the page that begins right before them', () => {
    const { documents, told } = body(
      '<pb n="1"/><div type="document"><p>a</p></div><p>b</p><pb n="2"/><div><pb n="3"/>\n<div type="document"><p>c</p></div>d<div type="document"><p>e</p></div></div>',
    );
    expect(documents.map(({ page }) => page.slice(page.indexOf('<Source>') + 10, -11))).toEqual([
      '<Page n="1"/>\n\na\n',
      '<Page n="3"/>\n\nc\n',
      'e\n',
    ]);
    expect(told).toContain('left out: div 1 (1 word, line 1), p 1 (1 word, line 1), pb 1 (line 1)');
  });

  test('are the texts of a corpus, where none is told', () => {
    const text = (id: string) =>
      `<TEI><teiHeader><fileDesc><titleStmt><title>T${id}</title></titleStmt></fileDesc></teiHeader><text${id}><body><p>a</p></body></text></TEI>`;
    expect(
      ids(`<teiCorpus ${ns}><teiHeader/>${text(' xml:id="b"')}${text('')}</teiCorpus>`),
    ).toEqual(['letters-b', 'letters']);
    expect(
      ids(`<TEI ${ns}><text><group><text><body><p>a</p></body></text></group></text></TEI>`),
    ).toEqual(['letters']);
  });

  const front = (inner: string, header = '') => {
    const page = volume(`<TEI ${ns}>${header}<text>${inner}</text></TEI>`).documents[0]?.page ?? '';
    return page.slice(4, page.indexOf('converted:')).replace(/^seed: .*\n/m, '');
  };

  test('say when, where and by whom they were written', () => {
    const head =
      '<head>From<lb/><persName type="from" corresp="#p1"><hi rend="i">A</hi></persName><note>n</note></head>';
    const dateline =
      '<opener><dateline><placeName>Rye,</placeName> <date when="1861-04-24T10:00:00">then</date></dateline></opener>';
    expect(
      front(`<body><div type="document" xml:lang="EN-gb">${head}${dateline}</div></body>`),
    ).toBe('title: From A\npublished: 1861-04-24\nplace: Rye\nlanguage: en-GB\nauthor: A\n');
    const person =
      '<back><listPerson><person xml:id="p1"><persName>Ann</persName></person></listPerson></back>';
    expect(front(`<body><div type="document">${head}</div></body>${person}`)).toContain(
      'author: ann\n',
    );
    expect(
      front(
        '<body><div type="document"><div type="document"><dateline><date when="1900"/></dateline><p>a</p></div></div></body>',
      ),
    ).toBe('title: letters-document-1\n');
    const bounds = (min: string, max: string) =>
      front(
        `<body><div type="document" frus:doc-dateTime-min="${min}" frus:doc-dateTime-max="${max}">a</div></body>`,
      );
    expect(bounds('1979-11-04T00:00:00-05:00', '1979-11-04T23:59:59-05:00')).toContain(
      'published: 1979-11-04\n',
    );
    expect(bounds('1979-11', '1979-12')).toContain('published: 1979-11/1979-12\n');
    expect(
      front('<body><div type="document" frus:doc-dateTime-max="1980">a</div></body>'),
    ).toContain('published: ../1980\n');
    expect(
      front('<body><div type="document" frus:doc-dateTime-min="1980">a</div></body>'),
    ).toContain('published: 1980/..\n');
  });

  test.each([
    ['when="1861"', '1861'],
    ['when="soon"', undefined],
    ['from="1861" to="1865-02"', '1861/1865-02'],
    ['notBefore="1861" notAfter="1861"', '1861'],
    ['notAfter="1861"', '../1861'],
    ['from="1861"', '1861/..'],
    ['', undefined],
  ])('a date %s', (attributes, date) => {
    const page = front(
      `<body><div type="document"><dateline><date ${attributes}>x</date></dateline></div></body>`,
    );
    expect(/^published: "?([^"\n]*)/m.exec(page)?.[1]).toBe(date);
  });

  test('have of a header what it says of its one text', () => {
    const header = (inner: string) =>
      `<teiHeader><fileDesc><titleStmt><title>A letter</title><author>Ann</author></titleStmt></fileDesc><profileDesc>${inner}</profileDesc></teiHeader>`;
    const action =
      '<correspDesc><correspAction type="sent"><persName>Bee</persName><placeName>Rye</placeName><date when="1861"/></correspAction></correspDesc>';
    expect(front('<body><p>a</p></body>', header(action))).toBe(
      'title: A letter\npublished: "1861"\nplace: Rye\nauthor: bee\ncorrespondence:\n  from:\n    - bee\n  sent:\n    date: "1861"\n    place: rye\n',
    );
    expect(
      front(
        '<body><p>a</p></body>',
        header(action.replace('persName', 'orgName').replace('/persName', '/orgName')),
      ),
    ).toContain('author: bee\n');
    expect(front('<body><p>a</p></body>', header('<creation><date when="1860"/></creation>'))).toBe(
      'title: A letter\npublished: "1860"\nauthor: Ann\n',
    );
    expect(
      front(
        '<body><p>a</p></body>',
        '<teiHeader><fileDesc><titleStmt><author/></titleStmt></fileDesc></teiHeader>',
      ),
    ).toBe('title: letters\n');
  });

  test('say of a letter who wrote it to whom', () => {
    const lists =
      '<back><listPerson><person xml:id="p1"><persName>Ann</persName></person></listPerson><listOrg><org xml:id="o"><orgName>Board</orgName></org></listOrg><listPlace><place xml:id="r"><placeName>Rye</placeName></place></listPlace></back>';
    const letter = (inner: string) =>
      front(`<body><div type="document">${inner}</div></body>${lists}`).replace(/^title.*\n/, '');
    const head =
      '<head><name type="from" corresp="#p1">A</name> to <name type="to" ref="#o">B</name></head>';
    expect(letter(`${head}<dateline><date when="1861-02"/></dateline>`)).toBe(
      'published: 1861-02\nauthor: ann\ncorrespondence:\n  from:\n    - ann\n  to:\n    - board\n  sent:\n    date: 1861-02\n',
    );
    expect(letter('<head><name type="to" ref="#o #r #none">B</name></head>')).toBe(
      'correspondence:\n  to:\n    - board\n',
    );
    expect(letter('<head><name type="to" ref="#r">B</name></head>')).toBe('');
    const actions =
      '<teiHeader><profileDesc><correspDesc><correspAction type="sent"><persName ref="#p1">A</persName><placeName ref="#r">R</placeName><date when="1861-02-03"/></correspAction><correspAction type="received"><date notAfter="1862"/></correspAction></correspDesc></profileDesc></teiHeader>';
    expect(front(`<body><p>a</p></body>${lists}`, actions)).toContain(
      'correspondence:\n  from:\n    - ann\n  sent:\n    date: 1861-02-03\n    place: rye\n  received:\n    date: ../1862\n',
    );
  });

  test('say where they come from', () => {
    const header = `<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
      <publicationStmt><availability><licence>Public domain</licence></availability><idno>x</idno><idno>https://example.org/1</idno></publicationStmt>
      <sourceDesc><p>From a print.</p><bibl>Given by Ann.</bibl><bibl type="id">x1</bibl><bibl><title>Gazette</title></bibl><msDesc><msIdentifier><settlement>Kew</settlement><idno>FO 1</idno><country/></msIdentifier></msDesc></sourceDesc></fileDesc></teiHeader>`;
    expect(front('<body><p>a</p></body>', header)).toBe(
      'title: T\nsource-url: https://example.org/1\nreceived: From a print. Given by Ann. Kew, FO 1\nrights: Public domain\n',
    );
  });
});

describe('names', () => {
  const read = (files: Record<string, string>, glossary: KnownEntry[] = []) =>
    readVolumes(
      Object.entries(files).map(([name, xml]) => ({
        ...{ root: readTei(Buffer.from(`<TEI ${ns}>${xml}</TEI>`)).root, name },
        ...{ lineAt: () => 1, converted: {} },
      })),
      { glossary, isEditors: false },
    );
  const page = (volume: TeiVolume | undefined) => volume?.documents[0]?.page ?? '';
  const sent = (inner: string, text = '<p>a</p>') =>
    `<teiHeader><profileDesc><correspDesc><correspAction type="sent">${inner}</correspAction></correspDesc></profileDesc></teiHeader><text><body>${text}</body></text>`;

  test('lead into another file that is named in the same command, whichever comes first', () => {
    const letter = sent(
      '<persName ref="../lists/persons.xml#p1">Ann</persName>',
      '<p>To <persName ref="persons.xml#p2">B.</persName> and <persName ref="other.xml#p1">C</persName></p>',
    );
    const list = `<standOff><listPerson><person xml:id="p1"><persName>Ann</persName></person><person xml:id="p2"><persName>Bee</persName></person></listPerson></standOff>`;
    for (const files of [
      { 'letter.xml': letter, 'persons.xml': list },
      { 'persons.xml': list, 'letter.xml': letter },
    ]) {
      const volumes = read(files);
      const [one] = volumes.filter(({ documents }) => documents.length > 0);
      expect(page(one)).toContain('author: ann\ncorrespondence:\n  from:\n    - ann\n');
      expect(page(one)).toContain('To <Term id="bee">B.</Term> and C\n');
      expect(one?.told).toEqual([
        expect.stringContaining('1 document'),
        '0 entries, 0 of them there already, 1 mention; 0 works',
        'words taken, and nothing else: persName 1 (line 1)',
      ]);
    }
  });

  test('lead to authority files: what they name is an entry with its address', () => {
    const letter = sent(
      '<persName ref="https://d-nb.info/gnd/1">Ann Marsh</persName><placeName ref="http://www.geonames.org/2/">Rye</placeName>',
      '<p><persName ref="http://d-nb.info/gnd/1">Mrs. Marsh</persName> of <placeName ref="https://www.geonames.org/2">Rye</placeName>, <persName ref="https://d-nb.info/gnd/3">Bee</persName>, <persName ref="https://d-nb.info/gnd/4">Bee</persName>, <orgName ref="#o https://x.org">Bee</orgName></p>',
    );
    const known: KnownEntry[] = [
      { id: 'cee', kind: 'person', names: ['Cee'], sameAs: ['https://d-nb.info/gnd/3'] },
    ];
    const [volume] = read({ 'a.xml': letter }, known);
    expect(volume?.entries.map(({ file }) => file?.text)).toEqual([
      '---\nterm: Ann Marsh\nkind: person\nsame-as:\n  - https://d-nb.info/gnd/1\n---\n',
      '---\nterm: Rye\nkind: place\nsame-as:\n  - http://www.geonames.org/2/\n---\n',
      '---\nterm: Bee\nkind: person\nsame-as:\n  - https://d-nb.info/gnd/4\n---\n',
      '---\nterm: Bee (x.org)\nkind: organization\nsame-as:\n  - https://x.org\n---\n',
    ]);
    expect(page(volume)).toContain(
      '<Term id="ann-marsh">Mrs. Marsh</Term> of <Term id="rye">Rye</Term>, <Term id="cee">Bee</Term>, <Term id="bee">Bee</Term>, <Term id="bee-x-org">Bee</Term>\n',
    );
    expect(page(volume)).toContain('    place: rye\n');
    expect(volume?.told.slice(2)).toEqual(['attributes without a place: orgName@ref 1 (line 1)']);
  });

  test('of those who wrote a letter are entries, also where they lead nowhere', () => {
    const [one, two] = read({
      'a.xml': sent('<persName>Ann</persName><persName>ann</persName>'),
      'b.xml': sent('<persName ref="#none">Ann</persName><persName/>'),
    });
    expect(one?.entries.map(({ known }) => known.id)).toEqual(['ann']);
    expect(two?.entries.map(({ file }) => file)).toEqual([undefined]);
    expect(page(two)).toContain('correspondence:\n  from:\n    - ann\n');
    expect(two?.told).toContain(
      'attributes without a place: correspAction/persName@ref 1 (line 1)',
    );
  });

  test('a file of lists alone makes no source', () => {
    const person = '<listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson>';
    const [standOff, body, header] = read({
      'a.xml': `<standOff>${person}</standOff>`,
      'b.xml': `<text><body><head>Persons</head><div>${person}</div></body></text>`,
      'c.xml': '<text><body><p> </p></body></text>',
    });
    expect([standOff, body, header].map((one) => one?.documents)).toEqual([[], [], []]);
    expect(body?.told.slice(2)).toEqual(['left out: head 1 (1 word, line 1)']);
  });
});

describe('what a header says has a place', () => {
  test('titles below, several authors, summary, history, language', () => {
    const page =
      volume(`<TEI ${ns} xml:lang="de"><teiHeader><fileDesc>
        <titleStmt><title type="sub">A selection.</title><title type="main">Letters<note>n</note></title><title type="subordinate">Two</title><title type="subseries">1936</title><title type="sub-series">1936</title><title>Other</title><author>Ann</author><author ref="#none"><name>Bee</name></author></titleStmt>
        <sourceDesc><msDesc><msContents><summary><p>On <hi>tides</hi><q>.</q></p></summary></msContents><history><provenance>Bought<lb/>1901.</provenance></history></msDesc></sourceDesc></fileDesc>
        <profileDesc><langUsage><language ident="fr">French</language></langUsage></profileDesc></teiHeader><text><body><p>a</p></body></text></TEI>`)
        .documents[0]?.page ?? '';
    expect(page.slice(0, page.indexOf('converted'))).toBe(
      '---\ntitle: "Letters: A selection. Two"\nseed: letters.txt\nlanguage: fr\nsummary: On tides.\nauthor:\n  - Ann\n  - Bee\nreceived: Bought 1901.\n',
    );
  });

  test('how the sheet looks, and what is noted on the sending of a letter, stand before the text', () => {
    const header =
      '<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><sourceDesc><msDesc><physDesc><p>One sheet, <hi>folded</hi>.</p><p/><ab>With a seal.</ab></physDesc></msDesc></sourceDesc></fileDesc><profileDesc><correspDesc><note>Sent with [@x].</note></correspDesc></profileDesc></teiHeader>';
    const { documents, told } = body('<p>a</p>', {}, header);
    expect(documents[0]?.page).toContain(
      '---\n\nOne sheet, folded.\n\nWith a seal.\n\nSent with \\[\\@x].\n\n<Source>\n',
    );
    expect(told.slice(2)).toEqual(['words taken, and nothing else: p/hi 1 (line 1)']);
  });

  test('who is stated beside who sent it is taken where that is the same', () => {
    const { documents, told } = volume(
      `<TEI ${ns}><teiHeader><fileDesc><titleStmt><title>T</title><author>Ann</author><author><persName ref="#p">Ann</persName></author><author>Cee</author></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName ref="#p">Ann Marsh</persName></correspAction></correspDesc></profileDesc></teiHeader><text><body><p>a</p></body></text><standOff><listPerson><person xml:id="p"><persName>Ann</persName><persName>Ann Marsh</persName></person></listPerson></standOff></TEI>`,
    );
    expect(documents[0]?.page).toContain('author: ann\n');
    expect(told.slice(2)).toEqual(['left out: titleStmt/author 2 (2 words, line 1)']);
  });
});

describe('entries', () => {
  const files = (inner: string, setting?: Partial<TeiSetting>) =>
    body(inner, setting).entries.map(({ known: { id }, file }) => [id, file?.text]);

  test('are what lists describe', () => {
    const lists = `<listPerson><person xml:id="p"><persName>Ann Marsh</persName><persName>A. Marsh</persName><persName>Ann Marsh</persName>
        <birth when="1861-02-03"/><death><date notAfter="1901"/></death><birth/><occupation from="1880" to="1885">Pilot</occupation><state from="x">Old</state><occupation/>
        <idno>https://example.org/p</idno><idno>17</idno><note>Of <hi>Rye</hi>; see [@x].</note><p/></person><person/></listPerson>
      <listPlace><place xml:id="r"><placeName>Rye</placeName><location><geo>50.95 0.73</geo></location></place><place><placeName>Nowhere</placeName><geo>far</geo></place></listPlace>
      <listOrg><org><orgName>Board</orgName></org></listOrg>
      <listEvent><event when="1870"><label>Storm</label><desc>It blew.</desc></event></listEvent>`;
    expect(files(`<p>a</p><div>${lists}</div>`)).toEqual([
      [
        'ann-marsh',
        '---\nterm: Ann Marsh\nkind: person\naliases:\n  - A. Marsh\ndates:\n  born: 1861-02-03\n  died: ../1901\nroles:\n  - role: Pilot\n    from: "1880"\n    to: "1885"\n  - role: Old\nsame-as:\n  - https://example.org/p\n---\n\nOf Rye; see \\[\\@x].\n',
      ],
      ['rye', '---\nterm: Rye\nkind: place\ncoordinates: 50.95, 0.73\n---\n'],
      ['nowhere', '---\nterm: Nowhere\nkind: place\n---\n'],
      ['board', '---\nterm: Board\nkind: organization\n---\n'],
      ['storm', '---\nterm: Storm\nkind: event\ndate: "1870"\n---\n\nIt blew.\n'],
    ]);
  });

  test('say in words what no field is for', () => {
    const lists = `<listPerson><person><persName>Ann</persName><sex value="F"/><nationality>Persian</nationality><residence from="1880">Rye</residence>
        <residence from="1885" to="1887">Dr. <hi>B.</hi></residence><residence when="1890">Hythe</residence><age to="1890">12</age><education/><note>A *pilot*.</note></person></listPerson>
      <listPlace><place><placeName>Rye</placeName><country>England</country><location><region>Sussex</region></location><population/></place></listPlace>`;
    expect(files(`<p>a</p><div>${lists}</div>`)).toEqual([
      [
        'ann',
        '---\nterm: Ann\nkind: person\n---\n\nA \\*pilot\\*.\n\nSex: F. Nationality: Persian. Residence: Rye (1880–). Residence: Dr. B. (1885–1887). Residence: Hythe (1890). Age: 12 (–1890).\n',
      ],
      ['rye', '---\nterm: Rye\nkind: place\n---\n\nCountry: England. Region: Sussex.\n'],
    ]);
    const { told } = body(`<p>a</p><div>${lists}</div>`);
    expect(told.slice(2)).toEqual([
      'left out: education 1 (line 2), population 1 (line 3)',
      'words taken, and nothing else: hi 1 (line 2)',
    ]);
  });

  test('are the items of lists that begin with a name or a term that has an id', () => {
    const items = `<list><item><persName xml:id="p_1">Marsh, Ann</persName>, pilot.</item><item><hi><term xml:id="t_1">RHB</term>,</hi> Rye Harbour Board</item>
      <item>Other</item><item><persName xml:id="p_4">Dee</persName><list><item>x</item></list></item><item>by <persName xml:id="p_2">Bee</persName></item><item><persName xml:id="p_3"/></item></list>`;
    const { entries, documents } = body(
      `<p><persName corresp="#p_1">Ann <name ref="#t_1">x</name></persName>, <term key="t_1">RHB</term><gloss target="#none #t_1">b<note>c</note>d</gloss></p>${items}`,
    );
    expect(entries.map(({ file }) => file?.text)).toEqual([
      '---\nterm: Marsh, Ann\nkind: person\n---\n\npilot.\n',
      '---\nterm: RHB\nkind: term\n---\n\nRye Harbour Board\n',
    ]);
    expect(documents[0]?.page).toContain(
      '<Term id="marsh-ann">Ann x</Term>, <Term id="rhb">RHB</Term><Term id="rhb">b</Term><Mark note="note-1">\\[1]</Mark><Term id="rhb">d</Term>\n',
    );
  });

  test('are those that the glossary has, by kind and name', () => {
    const person = (id: string, ...names: string[]) =>
      `<person xml:id="${id}">${names.map((name) => `<persName>${name}</persName>`).join('')}</person>`;
    const glossary: KnownEntry[] = [
      { id: 'ann', kind: 'person', names: ['Ann'] },
      { id: 'bee', kind: 'place', names: ['Bee'] },
    ];
    const lists = `<listPerson>${person('p1', 'ann')}${person('p2', 'Bee', 'Ann', 'B.')}${person('p3', 'Cee', 'B.')}${person('p4', 'Cee')}</listPerson><listOrg><org><orgName>Cee</orgName></org></listOrg>`;
    expect(files(lists, { glossary })).toEqual([
      ['ann', undefined],
      ['bee-p2', '---\nterm: Bee (p2)\nkind: person\naliases:\n  - B.\n---\n'],
      ['cee', '---\nterm: Cee\nkind: person\n---\n'],
      ['cee-p4', '---\nterm: Cee (p4)\nkind: person\n---\n'],
      ['cee-organization', '---\nterm: Cee (organization)\nkind: organization\n---\n'],
    ]);
  });
});

describe('works', () => {
  const works = (xml: string) => volume(`<TEI ${ns} xml:id="v 1">${xml}</TEI>`).works;
  const header = (source: string, more = '') =>
    `<teiHeader><fileDesc><titleStmt><title/>${more}</titleStmt><publicationStmt><publisher>GPO</publisher><pubPlace>Rye</pubPlace><date>1932</date></publicationStmt><sourceDesc>${source}</sourceDesc></fileDesc></teiHeader>`;

  test('are the volume, where it has several documents, else what the text is from', () => {
    const volumeText = '<text><body><div type="document">a</div></body></text>';
    expect(
      works(header('', '<title>Papers</title><editor/><editor>E. Ditor</editor>') + volumeText),
    ).toEqual([
      {
        'citation-key': 'v-1',
        id: 'v-1',
        type: 'book',
        title: 'Papers',
        publisher: 'GPO',
        'publisher-place': 'Rye',
        editor: [{ literal: 'E. Ditor' }],
        issued: { 'date-parts': [[1932]] },
      },
    ]);
    expect(works(`<text/>${header('')}`)).toEqual([]);
    expect(works(header('') + volumeText)).toEqual([]);
    const article =
      '<bibl xml:id="b:1"><author><forename>A.</forename> <surname>Marsh</surname></author><editor><surname>Dee</surname><forename/></editor><title level="a">On bars</title><title level="j">Tides</title><date when="1898-03-11"/></bibl>';
    expect(works(`${header(article)}<text/>`)).toEqual([
      {
        'citation-key': 'b:1',
        id: 'b:1',
        type: 'article-journal',
        title: 'On bars',
        'container-title': 'Tides',
        author: [{ family: 'Marsh', given: 'A.' }],
        editor: [{ literal: 'Dee' }],
        issued: { 'date-parts': [[1898, 3, 11]] },
      },
    ]);
    expect(
      works(
        `<text><back><listBibl><bibl xml:id="c"><title level="a">D</title><title level="m">E</title><date>about 1800</date></bibl><bibl xml:id="d">x</bibl></listBibl></back></text>`,
      ),
    ).toEqual([
      {
        'citation-key': 'c',
        id: 'c',
        type: 'chapter',
        title: 'D',
        'container-title': 'E',
        issued: { literal: 'about 1800' },
      },
    ]);
  });

  test('have the parts that CSL has', () => {
    const [work] = works(
      `<standOff><listBibl><biblStruct xml:id="b"><monogr><title level="m">Book</title><title level="m" type="sub">More</title><title level="s">Row</title><editor role="translator">T. R.</editor><edition>2nd</edition><imprint><biblScope unit="volume">3</biblScope><biblScope unit="volume">4</biblScope><biblScope unit="pp">5-6</biblScope><biblScope unit="sheet">7</biblScope><biblScope>8</biblScope><date when="1900">1900</date></imprint></monogr><idno type="ISBN">1</idno><idno type="GND">2</idno><idno type="VIAF">3</idno><idno>4</idno><ptr target="https://x.org"/><ref target="y"/><note>A <note>b</note></note><relatedItem><bibl><title>Other</title></bibl></relatedItem></biblStruct><bibl xml:id="c"><title>D</title><ref target="https://x.org/d">there</ref></bibl></listBibl></standOff>`,
    );
    expect(work).toEqual({
      ...{ 'citation-key': 'b', id: 'b', type: 'book', title: 'Book: More' },
      ...{ 'collection-title': 'Row', edition: '2nd', note: 'A', volume: '3', page: '5-6' },
      ...{ ISBN: '1', URL: 'https://d-nb.info/gnd/2', translator: [{ literal: 'T. R.' }] },
      issued: { 'date-parts': [[1900]] },
    });
  });

  test('the page cites what it is from', () => {
    const { documents } = volume(
      `<TEI ${ns}>${header('<bibl><title>Gazette</title></bibl>')}<text><body><p>a</p></body></text></TEI>`,
    );
    expect(documents[0]?.page).toContain('---\n\n[@letters]\n\n<Source>\n\na\n');
  });
});

describe('what is told', () => {
  test('what has no place, by element and count', () => {
    const inner =
      '<div type="document" n="1"><p rend="x" xmlns:a="b">a <date when="1">b</date> <date>c</date> <ref target="#d1">e</ref><fw>f</fw></p></div><div type="toc"><p>one two</p></div><pb/><milestone/>';
    const header =
      '<teiHeader><fileDesc><titleStmt><title>T</title><funder>Rich</funder><sponsor> <p/></sponsor><principal xmlns:a="b" ref="c"/></titleStmt></fileDesc></teiHeader>';
    expect(body(inner, {}, header).told).toEqual([
      '1 document, 0 notes of the source with a mark and 0 in the line, 0 notes of editors',
      '0 entries, 0 of them there already, 0 mentions; 1 work',
      'left out: div[toc] 1 (2 words, line 1), fw 1 (1 word, line 1), milestone 1 (line 1), pb 1 (line 1), titleStmt/funder 1 (1 word, line 1), titleStmt/principal 1 (line 1)',
      'words taken, and nothing else: date 2 (line 1), ref 1 (line 1)',
      'attributes without a place: div[document]@n 1 (line 1), p@rend 1 (line 1)',
    ]);
  });

  test('what a file would include', () => {
    const { doubts, told } = body(
      '<p>a</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"><xi:fallback>c</xi:fallback></xi:include><i:include xmlns:i="http://www.w3.org/2001/XInclude"/>',
    );
    expect(doubts.map(({ found }) => found)).toEqual([
      'inclusion of “b.xml”, expected its elements themselves: nothing is read that lies outside of a file',
      'inclusion of “”, expected its elements themselves: nothing is read that lies outside of a file',
    ]);
    expect(told.slice(2)).toEqual(['left out: xi:include 2 (1 word, line 1)']);
  });

  test('of a note of editors all but its words, and its sign', () => {
    const inner =
      '<p>a<note resp="#ed" n="3" place="foot">b <hi rend="i">c</hi><gap/><pb n="2"/> <ref target="#x">d</ref></note><note type="source" rend="inline">e</note></p>';
    expect(body(inner).told.slice(2)).toEqual([
      'left out: gap 1 (line 1), pb 1 (line 1)',
      'words taken, and nothing else: ref 1 (line 1)',
      'attributes without a place: note@n 1 (line 1), note@place 1 (line 1), note@resp 1 (line 1)',
    ]);
  });

  test('what is called a look and is none, also beside one that is', () => {
    const inner =
      '<p><hi rend="i spaced">a</hi><hi rend="spaced">b</hi><hi rend="sub">c</hi><note type="editor"><hi rend="bold sub">d</hi><hi rend="sub">e</hi><hi>f</hi></note></p>';
    expect(body(inner).told.slice(2)).toEqual([
      'words taken, and nothing else: hi 3 (line 1)',
      'attributes without a place: hi@rend 2 (line 1)',
    ]);
  });

  test('ids that repeat or are no names, and references to nowhere, in their order', () => {
    const { doubts } = body(
      '<p xml:id="a">x</p><p xml:id="a"/><p xml:id="1 b"/><ref target="#a #c https://x.org#d">y</ref><p corresp="#e"/>',
    );
    expect(doubts.map(({ found }) => found)).toEqual([
      'second id “a”, on <p>, expected each once: the first is meant',
      'id “1 b”, on <p>, expected a letter or “_”, then letters, digits, “.”, “_”, “-”',
      'reference “#c” of <ref> to nowhere, expected the id of an element',
      'reference “#e” of <p> to nowhere, expected the id of an element',
    ]);
  });
});

test('the image of a page is taken where the edition has it, by its name, without its ending or through a surface', () => {
  const { documents, told } = volume(
    `<TEI ${ns}><facsimile><surface xml:id="s"><graphic url="a/scan-12.jpg"/></surface><graphic xml:id="g" url="13.png"/><surface xml:id="e"/></facsimile><text><body><p><pb n="1" facs="https://a.example/b/scan-12.jpg?x#y"/>a<pb n="2" facs="13"/>b<pb n="3" facs="#s x"/>c<pb n="4" facs="#g"/>d<pb n="5" facs="#e"/>e<pb n="6" facs="%zz"/>f<pb n="7"/>g</p></body></text></TEI>`,
  );
  const pages = [...(documents[0]?.page.matchAll(/<Page ([^>]*)\/>/g) ?? [])].map(
    ([, said]) => said,
  );
  expect(pages).toEqual([
    ...['n="1" image="scan-12.jpg"', 'n="2" image="13.png"', 'n="3" image="scan-12.jpg"'],
    ...['n="4" image="13.png"', 'n="5"', 'n="6"', 'n="7"'],
  ]);
  expect(told).toContain('attributes without a place: pb@facs 2 (line 1)');
});
