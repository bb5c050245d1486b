import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { converterOf } from '../../src/io/convert/all.ts';
import { replaceNoteMarks } from '../../src/io/convert/converter.ts';
import { convert } from '../../src/io/convert/converters.ts';
import { rtf } from '../../src/io/convert/rtf.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { filesOf } from '../../src/site/files.ts';
import { createSite } from '../../src/site/load.ts';
import { noFaults, run } from '../command.ts';
import { hash, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';

/* Files as people have them, made by other programs: see the README beside them. */
const given = (name: string) => join(root, 'test/fixtures/files', name);

function blank(): string {
  const folder = temporaryFolder();
  write(folder, { 'content/edition.yaml': 'title: New\nurl: https://example.org\n' });
  return folder;
}

const add = (folder: string, ...words: string[]) => run('new', [...words, '--edition', folder]);
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

const body = `Letter to the Harbour Board

Rye, 11 March 1898

Dear Sir,

The Marigold and the Fair Isle came in at noon.<1> Their masters say that the bar is silted up, 1st of all at the eastern pier
and that nobody has sounded it.<2>

Three fathoms at low water, and no more.

1. The eastern pier is to be sounded.

2. The light is to be mended:

• the glass,

• the lamp.

Ship\tCrew
Marigold\t7
Fair Isle\t5

See the minutes for the rest & the <cost>.

Your obedient servant
A. Marsh
`;
const notes = `
[1] By the tide tables of the Gazette, p.\u00A03.

They were printed a week later.

[2] Built in 1861.
`;

describe('a letter from Word', () => {
  test('whose notes are editors’ becomes a text and a page with them, and is kept', async () => {
    const folder = blank();
    const elsewhere = join(temporaryFolder(), 'Letter (1898).docx');
    cpSync(given('letter.docx'), elsewhere);
    const { code, stdout, stderr } = await add(folder, elsewhere, '--footnotes', 'editors');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const by = /text made from it by (.*); read/.exec(stdout)?.[1] ?? '';
    expect(by).toMatch(/^Margent \d+\.\d+\.\d+, mammoth \d+\.\d+\.\d+, saxes \d+\.\d+\.\d+$/);
    expect(stdout).toBe(`content/sources/letter-1898.mdx written
  title, from the first line: “Letter to the Harbour Board”
  text made from it by ${by}; read it against the original, which is kept: originals/letter-1898.docx
  4 items of lists, with “•” or a number put before
  italics not kept, in 3 places: “Marigold”, “Fair Isle”, “Gazette”
  bold type not kept, in 1 place: “noon”
  raised letters set as any others, in 1 place: “st”
  3 rows of tables, with tabs between the cells
  the address of 1 link left out, the words of it kept: “https://example.org/minutes”
  lines: 12 paragraphs, by blank lines; lines that stand together stay; otherwise: --lines flow, indents, paragraphs or keep
  columns: 1 block stands in columns, with lines and blanks as they are, in letters of one width
  left to fill in: published, publisher
`);
    expect(read(folder, 'seeds/letter-1898.txt')).toBe(body.replace(/<\d>/g, ''));
    const bytes = readFileSync(elsewhere);
    expect(readFileSync(join(folder, 'originals/letter-1898.docx'))).toEqual(bytes);
    const page = read(folder, 'content/sources/letter-1898.mdx');
    const today = new Date().toISOString().slice(0, 10);
    expect(page).toContain(`converted:
  date: ${today}
  by: ${by}
  sha256: ${hash(bytes)}
  original: letter-1898.docx
`);
    expect(page).toContain('at noon.[^note-1] Their masters');
    expect(page).toContain(`</Source>

[^note-1]: By the tide tables of the Gazette, p.\u00A03.

    They were printed a week later.

[^note-2]: Built in 1861.
`);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('whose notes are its own has them at its end', async () => {
    const folder = blank();
    const { code } = await add(folder, given('letter.docx'), '--footnotes', 'source');
    expect(code).toBe(0);
    expect(read(folder, 'seeds/letter.txt')).toBe(body.replace(/<(\d)>/g, '[$1]') + notes);
    const page = read(folder, 'content/sources/letter.mdx');
    expect(page.match(/<(?:Mark|Note)[^]*?>.{0,6}/g)).toEqual([
      '<Mark note="note-1">\\[1]</',
      '<Mark note="note-2">\\[2]</',
      '<Note of="note-1">\\[1] B',
      '<Note of="note-1">They w',
      '<Note of="note-2">\\[2] B',
    ]);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('is asked whose its notes are', async () => {
    const folder = blank();
    const before = treeOf(folder);
    const { code, stdout, stderr } = await add(folder, given('letter.docx'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/letter\.docx error Unexpected 2 notes, expected to be told whose they/);
    expect(stderr).toContain('\n    --footnotes source  ');
    expect(treeOf(folder)).toEqual(before);
    const { stderr: other } = await add(folder, given('letter.docx'), '--footnotes', 'mine');
    expect(other).toContain('Unexpected --footnotes “mine”, expected one of source, editors');
  });

  test('is taken once, and goes with its page', async () => {
    const folder = blank();
    expect((await add(folder, given('tracked.docx'))).code).toBe(0);
    const again = await add(folder, given('tracked.docx'));
    expect(again.stderr).toContain('second page for this file, expected one: it has content/sour');
    expect((await add(folder, join(folder, 'originals'))).stdout).toContain(
      'tracked.docx passed over: it has content/sources/tracked.mdx',
    );
    const { stdout } = await run('remove', ['tracked', '--edition', folder]);
    expect(stdout).toContain('\n  originals/tracked.docx too\n');
    expect(existsSync(join(folder, 'originals/tracked.docx'))).toBe(false);
    expect(existsSync(join(folder, 'seeds/tracked.txt'))).toBe(false);
  });

  test('in seeds/ is moved to where originals are', async () => {
    const folder = blank();
    write(folder, { 'seeds/minutes.docx': readFileSync(given('tracked.docx')) });
    expect((await add(folder, join(folder, 'seeds/minutes.docx'))).code).toBe(0);
    expect(existsSync(join(folder, 'seeds/minutes.docx'))).toBe(false);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });
});

describe('the same letter', () => {
  test.each([
    ['odt', body],
    ['md', body.replace('1st', '1^st^')],
    ['rtf', body.replaceAll('• ', '–\t').replace(/^(\d\.) /gm, '$1\t')],
  ])('in .%s says the same', async (ending, text) => {
    const folder = blank();
    const { code, stdout } = await add(
      folder,
      ...[given(`letter.${ending}`), '--footnotes', 'source'],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('italics not kept, in 3 places: “Marigold”, “Fair Isle”, “Gazette”');
    const own = ending === 'md' ? notes.replace('\u00A0', ' ') : notes;
    expect(read(folder, 'seeds/letter.txt')).toBe(text.replace(/<(\d)>/g, '[$1]') + own);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('as a web page has its notes where the page shows them, and is kept where it cannot run', async () => {
    const folder = blank();
    const { code, stdout } = await add(folder, given('letter.html'));
    expect(code).toBe(0);
    expect(stdout).toContain(
      'read as utf-8; all that the page shows is in the text, its menus too',
    );
    expect(read(folder, 'seeds/letter.txt')).toContain('came in at noon.1 Their masters');
    expect(existsSync(join(folder, 'originals/letter.html.txt'))).toBe(true);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });
});

test.each([
  ['as it says', '<meta charset="windows-1251"><p>\xCF\xE8\xF1\xFC\xEC\xEE'],
  ['as XML says it', '<?xml version="1.0" encoding="koi8-r"?><html><p>\xF0\xC9\xD3\xD8\xCD\xCF'],
  ['by its letters', Buffer.from('<p>Письмо')],
  [
    'not in what is said of other things',
    Buffer.from(
      '<meta name=description content="charset=iso-8859-5"><!-- <meta charset=koi8-r> --><meta charset=utf-8><p>Письмо',
    ),
  ],
  ['where it cannot be as it says', Buffer.from('<meta charset=utf-16le><p>Письмо')],
  [
    'far down',
    `<script>${'x'.repeat(2000)}</script><meta charset="windows-1251"><p>\xCF\xE8\xF1\xFC\xEC\xEE`,
  ],
  ['by its mark', Buffer.from('\uFEFF<meta charset=koi8-r><p>Письмо', 'utf16le')],
])('the encoding of a web page is found %s', async (_, html) => {
  const folder = blank();
  const bytes = typeof html === 'string' ? Buffer.from(html, 'latin1') : html;
  write(folder, { 'page.html': bytes });
  expect((await add(folder, join(folder, 'page.html'))).code).toBe(0);
  expect(read(folder, 'seeds/page.txt')).toBe('Письмо\n');
});

describe('a web page that is in another encoding than it says, or says none,', () => {
  const words =
    '\xC2\xF1\xE5 \xEB\xFE\xE4\xE8 \xF0\xEE\xE6\xE4\xE0\xFE\xF2\xF1\xFF \xF1\xE2\xEE\xE1\xEE\xE4\xED\xFB\xEC\xE8';
  const page = (head: string) => Buffer.from(`<html>${head}<p>${words}`, 'latin1');

  test.each([
    ['', [], 'byte 0xC2 at offset 9 (line 1, column 10) of a web page, expected utf-8, as no'],
    [
      '<meta charset=utf-8>',
      [],
      '(line 1, column 30) of a web page, expected utf-8, which it names',
    ],
    ['', ['--encoding', 'utf-8'], 'of a web page, expected utf-8, which --encoding names'],
    ['', ['--encoding', 'x'], 'encoding “x”, expected a name that browsers know'],
  ])('is refused, and encodings are proposed: %s %j', async (head, options, found) => {
    const folder = blank();
    write(folder, { 'page.html': page(head) });
    const before = treeOf(folder);
    const { code, stderr } = await add(folder, join(folder, 'page.html'), ...options);
    expect(code).toBe(1);
    expect(stderr).toContain(found);
    expect(stderr).toContain('--encoding windows-1251   reads “Все люди рождаются свободными”\n');
    expect(treeOf(folder)).toEqual(before);
  });

  test.each([
    ['', 'cp1251', 'read as cp1251; all'],
    ['<meta charset=windows-1251>', 'cp1251', 'read as cp1251; all'],
    [
      '<meta charset=koi8-r>',
      'windows-1251',
      'read as windows-1251, which --encoding says, though it is koi8-r by itself; all',
    ],
  ])('is read in the one that is given: %s', async (head, encoding, told) => {
    const folder = blank();
    write(folder, { 'page.html': page(head) });
    const file = join(folder, 'page.html');
    const { stdout } = await add(folder, file, '--encoding', encoding);
    expect(stdout).toContain(told);
    expect(read(folder, 'seeds/page.txt')).toBe('Все люди рождаются свободными\n');
  });
});

test('a web page of ASCII alone needs no encoding', async () => {
  const folder = blank();
  write(folder, { 'page.html': '<p>caf&eacute;' });
  const { stdout } = await add(folder, join(folder, 'page.html'));
  expect(stdout).toContain('read as windows-1252; all');
  expect(read(folder, 'seeds/page.txt')).toBe('café\n');
});

test('bytes of a page that are said to be those of a user are those of windows-1252', async () => {
  const folder = blank();
  write(folder, { 'page.html': Buffer.from('<meta charset=x-user-defined><p>\xE9', 'latin1') });
  expect((await add(folder, join(folder, 'page.html'))).code).toBe(0);
  expect(read(folder, 'seeds/page.txt')).toBe('é\n');
});

test.each(['utf8', 'utf16le'] as const)('a Markdown file may have a mark of %s', async (name) => {
  const folder = blank();
  write(folder, { 'a.md': Buffer.from('\uFEFF---\na: b\n---\n\n# Письмо\n', name) });
  expect((await add(folder, join(folder, 'a.md'))).code).toBe(0);
  expect(read(folder, 'seeds/a.txt')).toBe('Письмо\n');
});

test('a PDF has its lines, which --lines joins', async () => {
  const folder = blank();
  const { code, stdout } = await add(folder, given('letter.pdf'), '--lines', 'flow');
  expect(code).toBe(0);
  expect(stdout).toContain('\n  2 pages, a blank line between; their heads, numbers and footnotes');
  expect(stdout).toContain(
    '\n  how letters look, pictures, links, and words beyond the edges of the pages are not kept\n',
  );
  expect(read(folder, 'seeds/letter.txt')).toBe(`Letter to the Harbour Board

Rye, 11 March 1898

Dear Sir,

The Marigold and the Fair Isle came in at noon.
Their masters say that the bar is silted up, first of all
at the eastern pier, and that nobody has sounded it
since the great gale of the year before last, when
the buoy was lost.

I am told that the light, too, is in want of mending:
the glass is cracked and the lamp smokes.

Your obedient servant
A. Marsh
`);
  expect(read(folder, 'content/sources/letter.mdx')).toContain(
    'silted up, first of all at the eastern pier,',
  );
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
});

test('the lines of a short PDF are joined where they are as full as their letters allow', async () => {
  const folder = blank();
  const { stdout } = await add(folder, given('letter.pdf'));
  expect(stdout).toContain('lines: 6 paragraphs, by blank lines; lines of about 57 characters');
  const page = read(folder, 'content/sources/letter.mdx');
  expect(page).toContain('silted up, first of all at the eastern pier,');
  expect(page).toContain('Your obedient servant\\\nA. Marsh');
  expect(page).not.toContain('lines: keep');
});

/** A PDF of a page for each of these contents, with a picture that is not there. */
function pdfOf(contents: readonly string[]): Buffer {
  const stream = (words: string) => `<</Length ${words.length}>>\nstream\n${words}\nendstream`;
  const at = (index: number) => 4 + 2 * index;
  const kids = contents.map((_, index) => `${at(index)} 0 R`).join(' ');
  const pages = contents.flatMap((words, index) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X 99 0 R>>/Font<</F 3 0 R>>>>/Contents ${at(index) + 1} 0 R>>`,
    words.startsWith('<<') ? words : stream(`BT /F 9 Tf 100 700 Td ${words} ET`),
  ]);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages,
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  let end = 9;
  const offsets = objects.map((object) => (end += object.length) - object.length);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return Buffer.from(
    `%PDF-1.4\n${objects.join('')}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${end}\n%%EOF\n`,
  );
}

test('what cannot be read of a PDF is told, by page', async () => {
  const broken = '<</Filter/FlateDecode/Length 7>>\nstream\nabcdefg\nendstream';
  const folder = blank();
  write(folder, {
    'a.pdf': pdfOf(['(One) Tj', '(Two) Tj /X Do', '(Three) Tj', broken, '/G 9 Tf (Five) Tj']),
  });
  const { code, stdout, stderr } = await add(folder, join(folder, 'a.pdf'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`
  3 pages of which a part could not be read, so that words may be missing or wrong: 2, 4, 5
  1 page without words
`);
  expect(read(folder, 'seeds/a.txt')).toBe('One\n\nTwo\n\nThree\n\nFive\n');
});

test('a PDF whose list of parts is lost is read, and that is told', async () => {
  const folder = blank();
  const whole = String(pdfOf(['(One) Tj', '(Two) Tj']));
  write(folder, { 'a.pdf': whole.replace(/startxref\n\d+/, 'startxref\n7') });
  const { stdout } = await add(folder, join(folder, 'a.pdf'));
  expect(stdout).toContain('\n  the file is damaged: what was found in it is in the text, and ');
  expect(read(folder, 'seeds/a.txt')).toBe('One\n\nTwo\n');
});

test.each([
  [
    'an encoding of its own',
    String.raw`{\rtf1\ansi\ansicpg1251 \'cf\'e8\'f1\'fc\'ec\'ee\par}`,
    'Письмо\n',
  ],
  [
    'that of a font',
    String.raw`{\rtf1\ansi{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil\fcharset161 B;}}\f0 Gr\'fc\'dfe, \f1\'e1\'e2\par}`,
    'Grüße, αβ\n',
  ],
  [
    'that of a font that is another than its own',
    String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 A;}}\f0 caf\'e9\qmspace a\par}`,
    'café\u2005a\n',
  ],
  [
    'those of fonts that change behind a letter',
    String.raw`{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\'f0\'e8\f0  caf\'e9\f1\par\'e8\plain\'e9\f1\'e8\deff0\'e9}`,
    'При café\n\nиéиé\n',
  ],
  [
    'that of a font of all letters that have no other',
    String.raw`{\rtf1\ansi\deff3{\fonttbl{\f0\fcharset0 A;}{\f3\fcharset204 B;}}\'cf\'f0\'e8\f0 \'e9\plain\'e8}`,
    'Приéи\n',
  ],
  [
    'fonts as Word lists them',
    String.raw`{\rtf1\ansi{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 020}Times{\*\falt T};}{\f1\fbidi \froman\fcharset204\fprq2 Times;}{\f2{\*\panose 020}
\fcharset161
C;}\f3\fnil\fcharset0\cpg1250 D;\f4\fcharset0 E;}\f1\'cf\'f0\'e8 \f2\'e1\f3 \'b9\f4 \'e9\par}`,
    'При αąé\n',
  ],
  [
    'thousands of fonts that say nothing',
    `{\\rtf1\\ansi ${'\\f1\\a'.repeat(100_000)} a\\par}`,
    'a\n',
  ],
  [
    'fields in one another, each looked at once',
    `{\\rtf1 ${'{\\field{\\*\\fldinst X}{\\fldrslt '.repeat(80_000)}a${'}}'.repeat(80_000)}}`,
    'a\n',
  ],
  [
    'Unicode',
    String.raw`{\rtf1\uc1 \u1055?\u-10179?\u-8704?, {\uc2\u228ae}.\par}`,
    'П\u{1F600}, ä.\n',
  ],
  [
    'signs',
    String.raw`{\rtf1 a\~b \{c\} \\ \ldblquote d\rdblquote\line e\tab f\par}`,
    'a\u00A0b {c} \\ “d”\ne\tf\n',
  ],
  [
    'drop caps, as one with the words that they begin',
    String.raw`{\rtf1 {\pard\dropcapli3\dropcapt1 D\par}{\pard ear Sir\par}\pard\dropcapli2 {\b M}{\footnote \pard a\par b\par}{\par}adam\par\pard\dropcapli0 x\par y\par\trowd\cellx1\pard\intbl\dropcapli2 S\par\pard\intbl ee\cell\row}`,
    'Dear Sir\n\nM[1]adam\n\nx\n\ny\n\nSee\n\n[1] a\n\nb\n',
  ],
  ['tags', String.raw`{\rtf1 a <b>c</b> &amp; d\par}`, 'a <b>c</b> &amp; d\n'],
  [
    'an encoding of Windows that is none of its numbers',
    String.raw`{\rtf1\ansi\ansicpg932 \'82\'a0\'83e\'83Xt a\par}`,
    'あテスt a\n',
  ],
  ['letters that are written as bytes', '{\\rtf1\\ansi\\ansicpg65001 é\\par}', 'é\n'],
  ['bytes of a picture', String.raw`{\rtf1 a{\pict\bin5 }}{{x}b\par}`, 'ab\n'],
  ['a group behind a letter', String.raw`{\rtf1\uc1 \u1055{y}\u1055?z\par}`, 'ПyПz\n'],
  [
    'text boxes',
    String.raw`{\rtf1 a {\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt box}}{\shprslt old}} b\par}`,
    'a\n\nbox\n\n b\n',
  ],
  [
    'text boxes as they were once',
    String.raw`{\rtf1 a{\*\do\dobxpage\dptxbx{\dptxbxtext box\par}\dpx1}b\par}`,
    'a\n\nbox\n\nb\n',
  ],
  [
    'rows that are defined behind their cells',
    String.raw`{\rtf1 x\par\pard\intbl a\par b\cell\pard\intbl c\cell{\trowd\cellx1\cellx2\row}\pard\intbl d\cell\pard\intbl\cell{\trowd\cellx1\cellx2\row}\pard y\par}`,
    'x\n\na b\tc\nd\n\ny\n',
  ],
  [
    'rows that are as the one before, or defined nowhere',
    String.raw`{\rtf1 \trowd\cellx1 a\cell\row b\cell\row\cell c\cell\row\pard x\par d\cell e\cell\row y\par}`,
    'a\nb\n\tc\n\nx\n\nd\te\n\ny\n',
  ],
  [
    'cells that go over several columns, and rows that begin further to the right',
    String.raw`{\rtf1 \trowd\cellx1000\cellx2010\cellx3000 a\cell b\cell c\cell\row\trowd\cellx1990\cellx3000 d\cell e\cell\row\trowd\trleft1000\cellx2000\cellx3000 f\cell g\cell\row h\cell i\cell\trowd\cellx2000\cellx3000\row\pard x\par\trowd\cellx3000 j\cell\row}`,
    'a\tb\tc\nd\t\te\n\tf\tg\nh\t\ti\n\nx\n\nj\n',
  ],
  [
    'rows whose edges were drawn elsewhere than those of others',
    String.raw`{\rtf1 \trowd\cellx2000\cellx4000\cellx6000 a\cell b\cell c\cell\row\trowd\cellx2108\cellx4108\cellx6108 d\cell e\cell f\cell\row\trowd\cellx4300\cellx6300 g\cell h\cell\row}`,
    'a\tb\tc\nd\te\tf\ng\t\th\n',
  ],
  [
    'a word where a letter for other programs is due',
    String.raw`{\rtf1\uc1\u228\par Word \uc2\u228\b ?x\par}`,
    'ä\n\nWord äx\n',
  ],
  [
    'tables in tables',
    String.raw`{\rtf1 \trowd\intbl a\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\nestrow}\cell d\cell\row\pard e\column f\par} g`,
    'ab c\td\n\ne\n\nf\n',
  ],
  [
    'fields whose words are in their instructions',
    String.raw`{\rtf1\ansi a {\field{\*\fldinst { EQ \\* jc3 \\o\\al(\\s\\up 11(\u12363\'3f),\u28450\'3f\u23383\'3f)}}{\fldrslt {}}} {\field{\*\fldinst MACROBUTTON  None {\b ph\'e9}}} {\field{\*\fldinst SYMBOL 97 \\f Symbol}{\fldrslt\f3 b}}{\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0 x}}}{\fldrslt c}}{\header{\field{\*\fldinst PAGE}{\fldrslt 3}}}{\field{\*\fldinst IF {\field{\*\fldinst PAGE}{\fldrslt 4}}}{\fldrslt d}}\par}`,
    'a 漢字 phé cd\n',
  ],
  [
    'signs in the places of letters',
    String.raw`{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f3\fcharset2 Symbol;}}{\pntext\f3\'b7\tab}a {\f3 abg\'61}\u-3913? b\par}`,
    '• a • b\n',
  ],
  [
    'words in two encodings',
    String.raw`{\rtf1\ansi a{\upr{b?}{\*\ud{b\u1055?}}}c{\header{\upr{d}{\*\ud{e}}}}\par}`,
    'abПc\n',
  ],
  [
    'groups to leave out',
    String.raw`{\rtf1{\*\generator x;}{\header y\par}{\info{\title z}}a\par}`,
    'a\n',
  ],
])('an RTF document with %s', async (_, text, expected) => {
  const folder = blank();
  write(folder, { 'a.rtf': text });
  expect((await add(folder, join(folder, 'a.rtf'), '--footnotes', 'source')).code).toBe(0);
  expect(read(folder, 'seeds/a.txt')).toBe(expected);
});

test.each([
  [String.raw`D\par\pard ear\par`, 'Dear\n', true],
  [String.raw`{\b D\line}\par\pard ear\par`, 'Dear\n', true],
  [String.raw`D\line o\par\pard ear\par`, 'D\noear\n', true],
  [String.raw`D\par\pard{\footnote \pard a}ear\par`, 'D\uFDD00\uFDD1ear\n', true],
  [String.raw`D\par\pard{\listtext 1.\tab}ear\par`, '1. Dear\n', true],
  [String.raw`D\par`, 'D\n', false],
  [String.raw`D\par\pard\par\pard ear\par`, 'D\n\near\n', false],
  [String.raw`D\par\pard \page ear\par`, 'D\n\near\n', false],
  [String.raw`D\par{\shp{\*\shpinst{\shptxt box\par}}}\pard ear\par`, 'D\n\nbox\n\near\n', false],
  [String.raw`D\par\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row`, 'D\n\na\tb\n', false],
  [String.raw`D\par\pard\intbl a\cell b\cell{\trowd\cellx1\cellx2\row}`, 'D\n\na\tb\n', false],
  [String.raw`D\par\pard\intbl\cell b\cell{\trowd\cellx1\cellx2\row}`, 'D\tb\n', false],
  [String.raw` \par\pard ear\par`, ' ear\n', false],
])('a drop cap of RTF is told where it is one with words: %s', async (source, expected, isTold) => {
  const { text, told } = await rtf.convert(Buffer.from(`{\\rtf1\\pard\\dropcapli2 ${source}}`));
  expect(text).toBe(expected);
  const line = '1 drop cap put before the words that it begins: “';
  expect(told.some((one) => one.startsWith(line))).toBe(isTold);
});

test('changes and hidden words of an RTF document are told', async () => {
  const folder = blank();
  write(folder, {
    'a.rtf':
      String.raw`{\rtf1\pard\dropcapli2 A\par\pard t {\deleted ten}{\revised eleven} {\v secret}{\*\annotation Is it?}o’clock\par}`.replace(
        '’',
        "\\'92",
      ),
  });
  const { stdout } = await add(folder, join(folder, 'a.rtf'));
  expect(stdout).toContain(`
  1 drop cap put before the words that it begins: “A”
  1 tracked deletion, not in the text: “ten”
  1 tracked insertion, in the text: “eleven”
  1 hidden part left out: “secret”
  1 comment left out
`);
  expect(read(folder, 'seeds/a.txt')).toBe('At eleven o’clock\n');
});

test.each([
  ['as a byte', String.raw`{\rtf1\ansi a {{\NeXTGraphic 1__#pic.png \width640 \noorient}¬} b\par}`],
  ['by its number', String.raw`{\rtf1\ansi a {{\NeXTGraphic pic.png}\'ac} b\par}`],
  ['nowhere', String.raw`{\rtf1\ansi a {\NeXTGraphic pic.png} b\par}`],
])('a picture of an RTF document of TextEdit is told, with its sign %s', async (_, source) => {
  for (const encoding of ['utf8', 'latin1'] as const) {
    const { text, told } = await rtf.convert(Buffer.from(source, encoding));
    expect({ text, told }).toEqual({ text: 'a  b\n', told: ['1 picture left out'] });
  }
});

test('the tables of a note in an RTF document end with it, and what programs put there is told', async () => {
  const folder = blank();
  write(folder, {
    'a.rtf': String.raw`{\rtf1 \trowd a{\footnote n\par\trowd b\cell c\cell\row}\cell d{\footnote o}\cell\row\pard e \chdate, {\field{\*\fldinst {\b SYMBOL 225 \\f "Symbol"}}{\fldrslt}}{\field{\*\fldinst HYPERLINK "http://a.b"}{\fldrslt f}}{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv drawn}}}}\par}`,
  });
  const { stdout } = await add(folder, join(folder, 'a.rtf'), '--footnotes', 'source');
  expect(read(folder, 'seeds/a.txt')).toBe('a[1]\td[2]\n\ne , f\n\n[1] n\n\nb\tc\n\n[2] o\n');
  expect(stdout).toContain('\n  1 part that Margent does not know left out: “\\chdate”\n');
  expect(stdout).toContain('\n  1 sign of fonts of their own left out: “SYMBOL 225”\n');
  expect(stdout).toContain('\n  1 drawing left out: “drawn”\n');
  expect(stdout).toContain('the address of 1 link left out');
});

test('fields at the head of a Markdown file are told', async () => {
  const folder = blank();
  write(folder, { 'a.md': '---\ntitle: A\n---\n\nA *word*.\n' });
  const { stdout } = await add(folder, join(folder, 'a.md'));
  expect(stdout).toContain('\n  the fields at its head, between the lines ---, left out\n');
  expect(read(folder, 'seeds/a.txt')).toBe('A word.\n');
});

test.each([
  ['Between two rules', '---\n\nBetween two rules\n\n---\n\nMore\n'],
  ['First line', '---\nFirst line\n---\n\nMore\n'],
  ['Dear Sir: he said', '---\nDear Sir: he said\n---\n\nMore\n'],
  ['title: A\nand more', '---\ntitle: A\nand more\n---\n\nMore\n'],
])('words between rules at the head of a Markdown file are text: %j', async (words, text) => {
  const folder = blank();
  write(folder, { 'a.md': text });
  const { stdout } = await add(folder, join(folder, 'a.md'));
  expect(stdout).not.toContain('left out');
  expect(read(folder, 'seeds/a.txt').replace(/\n+/g, '\n')).toBe(
    `${words.replace('\n', ' ')}\nMore\n`,
  );
});

test('fields of any kind at the head of a Markdown file are left out', async () => {
  const folder = blank();
  write(folder, {
    'a.md': '---\n# of the page\n"title": A\ntags:\n- b\n  c\nété: [\n]\n\nd:\n---\nMore\n',
  });
  await add(folder, join(folder, 'a.md'));
  expect(read(folder, 'seeds/a.txt')).toBe('More\n');
});

test('half a letter of Unicode and control characters are told, and the files behind are made', async () => {
  const folder = blank();
  write(folder, {
    'a.rtf': String.raw`{\rtf1\ansi lone \u-10179? one\u8?{\footnote half \u-8704?}\par}`,
    'b.rtf': String.raw`{\rtf1\ansi two\par}`,
  });
  const files = [join(folder, 'a.rtf'), join(folder, 'b.rtf')];
  const { code, stdout, stderr } = await add(folder, ...files, '--footnotes', 'source');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`
  2 half letters of Unicode, “\uFFFD” in its place
  1 control character in the text
`);
  expect(read(folder, 'seeds/a.txt')).toBe('lone \uFFFD one\b[1]\n\n[1] half \uFFFD\n');
  expect(read(folder, 'seeds/b.txt')).toBe('two\n');
});

test('the lines of a note of the editors begin with words', async () => {
  const folder = blank();
  write(folder, {
    'a.rtf': String.raw`{\rtf1 a{\footnote b\par     # c\line      d\par}\par}`,
  });
  expect((await add(folder, join(folder, 'a.rtf'), '--footnotes', 'editors')).code).toBe(0);
  expect(read(folder, 'content/sources/a.mdx')).toContain('\n[^note-1]: b\n\n    \\# c\\\n    d\n');
});

test('a note without words is none of the editors', async () => {
  const folder = blank();
  write(folder, { 'a.rtf': String.raw`{\rtf1\ansi a{\footnote }b{\footnote One}: c\par}` });
  const { stdout } = await add(folder, join(folder, 'a.rtf'), '--footnotes', 'editors');
  expect(stdout).toContain('\n  1 note without words left out, with the mark of it\n');
  expect(read(folder, 'content/sources/a.mdx')).toMatch(/\nab\[\^note-2\]\\: c\n/);
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
});

test('what frames of an OpenDocument text hold is told, but for text boxes', async () => {
  const folder = blank();
  const math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>';
  const frame = (inner: string) => `<draw:frame>${inner}</draw:frame>`;
  write(folder, {
    'a.odt': odt(
      `<text:p>a${frame(`<draw:object>${math}</draw:object><draw:image><text:p>no</text:p></draw:image>`)}${frame('<draw:object-ole/>')}b${frame('<draw:text-box><text:p>box</text:p></draw:text-box>')}</text:p>`,
    ),
  });
  const { stdout } = await add(folder, join(folder, 'a.odt'));
  expect(read(folder, 'seeds/a.txt')).toBe('ab\n\nbox\n');
  expect(stdout).toContain('\n  2 embedded things left out');
  expect(stdout).toContain('\n  1 picture left out: “no”\n');
});

test('changes, comments and notes of an OpenDocument text are told or kept', async () => {
  const folder = blank();
  write(folder, { 'a.odt': odt(changed) });
  const { code, stdout } = await add(folder, join(folder, 'a.odt'), '--footnotes', 'editors');
  expect(code).toBe(0);
  expect(stdout).toContain(`
  1 tracked insertion, in the text
  1 tracked deletion, not in the text: “ten”
  1 comment left out: “Is it?”
  1 picture left out
`);
  expect(read(folder, 'seeds/a.txt')).toBe('The   board & met at eleven,\tin\nthe room.\n');
  expect(read(folder, 'content/sources/a.mdx')).toContain('room[^note-1].');
});

test.each([['*a '.repeat(3000) + 'b*'.repeat(3000)], ['['.repeat(20000)], ['- '.repeat(4000)]])(
  'Markdown that would take minutes to read is refused, or read: %#',
  async (signs) => {
    const folder = blank();
    write(folder, { 'a.md': signs });
    const { code, stderr } = await add(folder, join(folder, 'a.md'));
    if (code !== 0) expect(stderr).toMatch(/Unexpected (?:so .* to read|file without words), /);
  },
);

test.each([
  ['s', { time: 1, room: 1500 }],
  ['MB of memory', { time: 60_000, room: 8 }],
])('a file that takes more %s than a text is worth is refused', async (unit, bounds) => {
  const made = convert(converterOf('pdf'), readFileSync(given('letter.pdf')), bounds);
  await expect(made).rejects.toThrow(
    new RegExp(`^file of which a text takes more than [\\d.]+ ${unit} to make`),
  );
});

test('a PDF that unpacks to more than there is room for is refused', async () => {
  const made = convert(converterOf('pdf'), readFileSync(given('vast.pdf')), {
    time: 60_000,
    room: 250,
  });
  await expect(made).rejects.toThrow(/^file of which a text takes more than 250 MB of memory/);
});

test('a PDF whose pages lead to themselves is damaged', async () => {
  const folder = blank();
  const pdf = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[2 0 R]>> endobj
trailer <</Root 1 0 R>>
%%EOF`;
  write(folder, { 'a.pdf': pdf });
  const { code, stderr } = await add(folder, join(folder, 'a.pdf'));
  expect(code).toBe(1);
  expect(stderr).toContain('expected a whole one');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('what a browser does not show is left out of rows, too, and a note that nothing leads to is told', async () => {
  const folder = blank();
  const page = `<table><tr><script>alert(1)</script><style>td{}</style><td>a<td hidden>SECRET<td style="visibility: hidden">SECRET<td>b</table><p>c<rp>(</rp><datalist><option>x</datalist><dialog>No</dialog><dialog open>Yes</dialog></p>`;
  write(folder, { 'a.html': page, 'b.md': 'A[^1] word.\n\n[^1]: One.\n\n[^2]: Lost.\n' });
  const { stdout } = await add(folder, join(folder, 'a.html'));
  expect(read(folder, 'seeds/a.txt')).toBe('a\tb\n\nc\n\nYes\n');
  expect(stdout).toContain('3 hidden parts left out');
  const noted = await add(folder, join(folder, 'b.md'), '--footnotes', 'source');
  expect(noted.code).toBe(0);
});

test.each([
  [
    'goes on with the next',
    String.raw`{\rtf1 one {\deleted gone\par }two{\deleted\par} three\par four\par}`,
    'one two three\n\nfour\n',
    ['3 tracked deletions, not in the text: “gone”'],
  ],
  [
    'goes on in a cell, not in a table or out of it',
    String.raw`{\rtf1 one{\deleted\par}\trowd\cellx1\cellx2\pard\intbl two{\deleted\par}three\cell four\cell\row\pard{\deleted\par}five{\deleted\par}\pard\intbl\cell six\cell{\trowd\cellx1\cellx2\row}\pard seven{\footnote n{\deleted\par}m}{\deleted\par} eight\par}`,
    'one\n\ntwothree\tfour\n\nfive\n\n\tsix\n\nseven| eight\n',
    [
      '6 tracked deletions, not in the text',
      '2 paragraphs kept apart from what follows, though the end is a tracked deletion',
      '2 rows of tables, with tabs between the cells',
    ],
  ],
])('a paragraph of RTF whose end is deleted %s', async (_, source, expected, told) => {
  const result = await rtf.convert(Buffer.from(source));
  expect(replaceNoteMarks(result.text, () => '|')).toBe(expected);
  expect(result.told).toEqual(told);
});

test('words of a Word document are lost nowhere: behind a deleted end, in fields, at line ends', async () => {
  const folder = blank();
  const run = (words: string, properties = '') =>
    `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>';
  const cell = (words: string) => `<w:tc><w:p>${run(words)}</w:p></w:tc>`;
  write(folder, {
    'a.docx': docxOf(`<w:p>${deleted}${run('Before.')}</w:p>
<w:tbl><w:tr>${cell('kept')}</w:tr><w:tr><w:trPr><w:del w:id="2" w:author="A"/></w:trPr>${cell('gone')}</w:tr></w:tbl>
<w:p><w:r><w:t>One</w:t><w:cr/><w:t>two</w:t></w:r><w:fldSimple w:instr="DATE">${run(' of May')}</w:fldSimple>${run('hidden', '<w:rPr><w:vanish/></w:rPr>')}</w:p>
<w:p>${deleted}${run('Last.')}</w:p>`),
  });
  const { code, stdout } = await add(folder, join(folder, 'a.docx'));
  expect(code).toBe(0);
  expect(read(folder, 'seeds/a.txt')).toBe('Before.\n\nkept\n\nOne\ntwo of Mayhidden\n\nLast.\n');
  expect(stdout).toContain('\n  words that Word hides are in the text, in 1 place\n');
});

/** A Word document with this body. */
function docxOf(body: string): Uint8Array {
  const space = 'http://schemas.openxmlformats.org';
  const relation = `${space}/officeDocument/2006/relationships/officeDocument`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${space}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${space}/package/2006/relationships"><Relationship Id="r1" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${space}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

test('a note may be cited twice, and by another', async () => {
  const folder = blank();
  const text = 'A[^1] and b[^1].\n\n[^1]: One![^2]\n\n[^2]: Two, as in[^1].\n';
  const other = blank();
  write(folder, { 'a.md': text });
  write(other, { 'b.md': text });
  await add(folder, join(folder, 'a.md'), '--footnotes', 'source');
  expect(read(folder, 'seeds/a.txt')).toBe('A[1] and b[1].\n\n[1] One![2]\n\n[2] Two, as in[1].\n');
  await add(other, join(other, 'b.md'), '--footnotes', 'editors');
  expect(read(other, 'content/sources/b.mdx')).toMatch(
    /\nA\[\^note-1\] and b\[\^note-1\]\.\n[^]*\n\[\^note-1\]: One\\!\[\^note-2\]\n\n\[\^note-2\]: Two, as in\[\^note-1\]\.\n$/,
  );
  expect(await run('check', ['--edition', other])).toMatchObject({ code: 0, stdout: noFaults });
});

test('what stands beside the mark of a note, and in one, is read as words', async () => {
  const folder = blank();
  const noted = (words: string) =>
    `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${words}</text:p></text:note-body></text:note>`;
  const text = `<text:p>Stop!${noted('says: see http://a.b/c_d_e, www.x.org, a@b.org')}(see) here</text:p><text:p>${noted('Says: so.')}: a word ${noted('[@key] {x} *a*')}[b](c)</text:p>`;
  write(folder, { 'a.odt': odt(text) });
  const { code, stderr } = await add(folder, join(folder, 'a.odt'), '--footnotes', 'editors');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(read(folder, 'seeds/a.txt')).toBe('Stop!(see) here\n\n: a word [b](c)\n');
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  const [page] = loadEdition(folder).sources;
  expect(page?.page.notes.map(({ says, children }) => [says, JSON.stringify(children)])).toEqual([
    [undefined, expect.stringContaining('says: see http://a.b/c_d_e, www.x.org, a@b.org')],
    [undefined, expect.stringContaining('Says: so.')],
    [undefined, expect.stringContaining('[@key] {x} *a*')],
  ]);
});

test('the XML of an OpenDocument text is read as XML', async () => {
  const folder = blank();
  const cells = `<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`;
  const ruby =
    '<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>';
  const hidden = `<text:section text:display="none"><text:p>secret</text:p></text:section>`;
  const index = `<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>`;
  write(folder, {
    'a.odt': odt(
      `<!-- <text:p>no</text:p> -->${index}<text:p>one<![CDATA[ & <two> ]]>&#x2019;&#x93;<text:span text:style-name="E">three</text:span> ${ruby}</text:p>${cells}${hidden}`,
      {
        'styles.xml': `<office:document-styles${odtSpaces}><style:style style:name="E"><style:text-properties fo:font-style="italic"/></style:style><style:header><text:p>Head &amp; all</text:p></style:header></office:document-styles>`,
      },
    ),
  });
  const { code, stdout } = await add(folder, join(folder, 'a.odt'));
  expect(code).toBe(0);
  expect(read(folder, 'seeds/a.txt')).toBe(
    'Contents\n\none & <two> ’\u0093three 漢\n\na\tcovered\t\t\tb\n',
  );
  expect(stdout).toContain(`
  1 header or footer left out: “Head & all”
  italics not kept, in 1 place: “three”
  1 reading beside letters left out: “かん”
  1 row of tables, with tabs between the cells
  1 hidden part left out: “secret”
`);
});

const changed = `<text:tracked-changes><text:changed-region text:id="a"><text:insertion><office:change-info><dc:creator>Ann</dc:creator></office:change-info></text:insertion></text:changed-region><text:changed-region text:id="b"><text:deletion><office:change-info/><text:p>ten</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">The<text:s text:c="3"/>board &amp; met at <text:change text:change-id="b"/><text:change-start text:change-id="a"/>eleven<text:change-end text:change-id="a"/>,<text:tab/>in<text:line-break/> the <office:annotation><text:p>Is it?</text:p></office:annotation><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>room<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The old one.</text:p></text:note-body></text:note>.</text:p>`;

const odtSpaces = 'office text table draw style dc fo xlink'
  .split(' ')
  .map((prefix) => {
    const own = { dc: 'http://purl.org/dc/elements/1.1/', xlink: 'http://www.w3.org/1999/xlink' };
    const named: Record<string, string> = { fo: 'xsl-fo-compatible', draw: 'drawing' };
    const name = named[prefix] ?? prefix;
    const space = `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;
    return ` xmlns:${prefix}="${prefix === 'dc' || prefix === 'xlink' ? own[prefix] : space}"`;
  })
  .join('');

function odt(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content${odtSpaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const texts = { 'content.xml': content, ...more };
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        name,
        typeof text === 'string' ? strToU8(text) : text,
      ]),
    ),
  });
}

test('tracked changes, comments and headers of a Word file are told', async () => {
  const folder = blank();
  const { code, stdout } = await add(folder, given('tracked.docx'));
  expect(code).toBe(0);
  expect(stdout).toContain(`
  1 tracked deletion, not in the text: “ten”
  1 tracked insertion, in the text: “eleven”
  1 comment left out: “Is this the old room?”
`);
  expect(read(folder, 'seeds/tracked.txt')).toBe(
    'Minutes\n\nThe board met at eleven in the room.\n',
  );
});

test('an original that is changed, lost or left over is told', async () => {
  const folder = blank();
  expect((await add(folder, given('tracked.docx'))).code).toBe(0);
  write(folder, { 'originals/other.docx': 'PK' });
  writeFileSync(join(folder, 'originals/tracked.docx'), 'PK');
  const changed = await run('check', ['--edition', folder]);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain('[original-changed]');
  expect(changed.stdout).toContain('originals/other.docx warning Unexpected file');
});

test('originals are published where the edition says so', async () => {
  const folder = blank();
  expect((await add(folder, given('tracked.docx'))).code).toBe(0);
  const originals = () => {
    const site = {
      ...createSite(loadEdition(folder), '/'),
      citations: { of: () => [], keep: () => {} },
    };
    return [...filesOf([site])].filter(([path]) => path.startsWith('originals/'));
  };
  expect(originals()).toEqual([]);
  write(folder, { 'content/edition.yaml': 'title: New\noriginals: true\n' });
  const [[path, file] = [], ...more] = originals();
  expect({ path, more }).toEqual({ path: 'originals/tracked.docx', more: [] });
  expect(await file?.content()).toEqual(readFileSync(given('tracked.docx')));
});

const docx = (document: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${document}</w:body></w:document>`,
    ),
    ...more,
  });
/** The same with its parts as they are, not packed. */
function stored(document: string): Buffer {
  return Buffer.from(zipSync(unzipSync(docx(document)), { level: 0 }));
}

function respelt(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  return bytes;
}

/** Says in the list of an archive that each of its parts has no bytes when it is unpacked (APPNOTE, §4.3.12). */
function emptied(bytes: Buffer): Buffer {
  const entry = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 1))
    bytes.writeUInt32LE(0, at + 24);
  return bytes;
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('a file that no text can be made of', () => {
  const whole = readFileSync(given('letter.docx'));
  const deep = `${'<div>'.repeat(150_000)}a`;

  test.each([
    ['one that is cut off', 'a.docx', whole.subarray(0, 6000), 'cut off or damaged'],
    ['one whose text is cut off', 'a.docx', docx('<w:p><w:r><w:t>a'), 'cut off or damaged'],
    [
      'one of which a letter is another than was packed',
      'a.docx',
      respelt(stored(paragraph('in 1945')), 'in 1945', 'in 1915'),
      'cut off or damaged (word/document.xml)',
    ],
    [
      'one that says that its parts are empty',
      'a.docx',
      emptied(stored(paragraph('x'.repeat(200_000)))),
      'cut off or damaged (',
    ],
    [
      'one whose parts lie in one another',
      'a.docx',
      docx('<w:sdt><w:sdtContent>'.repeat(300) + '</w:sdtContent></w:sdt>'.repeat(300)),
      /more than 500 deep in one another \(word\/document\.xml:1:\d+\)/,
    ],
    ['one with a password', 'a.docx', password(), 'document with a password'],
    ['one without a byte', 'a.docx', new Uint8Array(), 'cut off or damaged'],
    ['a PDF of zeros', 'a.pdf', new Uint8Array(99), 'cut off or damaged'],
    ['a PDF of pictures', 'a.pdf', readFileSync(given('scan.pdf')), 'file without words'],
    ['a PDF with a password', 'a.pdf', readFileSync(given('locked.pdf')), 'with a password'],
    ['a PDF that is cut off', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'cut off or damaged'],
    [
      'an RTF document of DOS',
      'a.rtf',
      Buffer.from("{\\rtf1\\ansi\\ansicpg850 \\'82\\par}"),
      'RTF document in code page 850',
    ],
    ['an RTF document that is cut off', 'a.rtf', Buffer.from('{\\rtf1 Dear'), 'cut off or damaged'],
    ['one that is encrypted', 'a.odt', encrypted(), 'document with a password'],
    ['one of another program that is cut off', 'a.odt', cut(), 'cut off or damaged'],
    [
      'one whose marks do not match',
      'a.odt',
      odt('<text:p>a<office:annotation>SECRET</office:annot></text:p>'),
      /\(content\.xml:1:\d+: .*close tag.*\)/,
    ],
    [
      'one whose letters are none',
      'a.odt',
      odt('', { 'content.xml': Uint8Array.of(0x3c, 0x61, 0x3e, 0xff) }),
      /\(content\.xml: byte 0xFF at offset 3\)/,
    ],
    ['one with nothing in it', 'a.docx', docx(''), 'file without words'],
    ['one under the name of a text, too', 'a.txt', docx(''), 'file without words'],
    [
      'one that grows out of bounds',
      'a.docx',
      docx(paragraph('a'), { 'word/styles.xml': new Uint8Array(61e6) }),
      'more than 60 MB when it is unpacked',
    ],
    ['one with parts too deep in one another', 'a.html', strToU8(deep), 'too deep in one another'],
  ])('%s', async (_, name, bytes, told) => {
    const folder = blank();
    const elsewhere = temporaryFolder();
    write(elsewhere, { [name]: bytes });
    const before = treeOf(folder);
    const { code, stdout, stderr } = await add(folder, join(elsewhere, name));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).toMatch(/ error Unexpected .*, expected .*\n {2}mend: .+\n$/);
    expect(treeOf(folder)).toEqual(before);
  });

  function encrypted(): Uint8Array {
    return odt('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' });
  }

  function cut(): Uint8Array {
    return odt('', { 'content.xml': '<office:document-content><office:body><office:text>' });
  }

  function password(): Uint8Array {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    return Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), name]);
  }
});

test('what a document says is text, whatever it looks like', async () => {
  const folder = blank();
  const elsewhere = temporaryFolder();
  const hostile = '&lt;script&gt;alert(1)&lt;/script&gt; {process.exit()} [^note-1] \uFDD00\uFDD1';
  write(elsewhere, { 'a.docx': docx(paragraph(hostile)) });
  expect((await add(folder, join(elsewhere, 'a.docx'))).code).toBe(0);
  expect(read(folder, 'seeds/a.txt')).toBe(
    '<script>alert(1)</script> {process.exit()} [^note-1] 0\n',
  );
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
});

test('a text of a page is not replaced by a file that is no text', async () => {
  const folder = blank();
  expect((await add(folder, given('tracked.docx'))).code).toBe(0);
  const { code, stderr } = await run('migrate', [
    ...['tracked', '--seed', given('letter.docx'), '--edition', folder],
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('Unexpected Word document (.docx), expected a plain text');
});

const table = '\tMen\t\tBoats\nRye\t  7';
test.each([
  ['md', `> a  b\n\n    \tMen\t\tBoats\n    Rye\t  7\n`, `a b\n\n${table}\n`],
  [
    'rtf',
    String.raw`{\rtf1\tab Men\tab\tab Boats\line Rye\tab   7{\footnote \tab b\par\tab c}\par}`,
    `${table}[1]\n\n[1] b\n\n\tc\n`,
  ],
  [
    'odt',
    odt(
      '<text:p> <text:tab/>Men<text:tab/><text:tab/>Boats<text:line-break/>Rye<text:tab/><text:s text:c="2"/>7</text:p><text:p>a   <text:s text:c="x"/>b<text:s/></text:p>',
    ),
    `${table}\n\na  b\n`,
  ],
])(
  'columns that a .%s file makes of blanks and tabs are in its text',
  async (ending, given, text) => {
    const folder = blank();
    write(folder, { [`a.${ending}`]: given });
    const { code } = await add(folder, join(folder, `a.${ending}`), '--footnotes', 'source');
    expect(code).toBe(0);
    expect(read(folder, 'seeds/a.txt')).toBe(text);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  },
);
