import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, run, noFaults } from '../command.ts';
import { edition, hash, small, temporaryFolder, treeOf, wayTo, write } from '../folder.ts';

/** A new edition: nothing but a title. */
function blank(): string {
  const folder = temporaryFolder();
  write(folder, { 'content/edition.yaml': 'title: New\nurl: https://example.org\n' });
  return folder;
}

async function add(folder: string, ...args: string[]): Promise<Outcome> {
  return await run('new', [...args, '--edition', folder]);
}

function page(folder: string, id: string): string {
  return readFileSync(join(folder, 'content/sources', `${id}.mdx`), 'utf8');
}

/** Runs `new` where it must fail, and leave everything as it was. */
async function refuse(folder: string, ...args: string[]): Promise<string> {
  const before = treeOf(folder);
  const { code, stdout, stderr } = await add(folder, ...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(treeOf(folder)).toEqual(before);
  return stderr;
}

describe('a file from elsewhere', () => {
  test('is copied in, listed and annotated, and the edition is without a fault', async () => {
    const elsewhere = temporaryFolder();
    write(elsewhere, { 'speech_1.txt': 'A *title* & <more>\r\n\r\n# 1. First {x}\r\n' });
    const folder = blank();
    const { code, stdout, stderr } = await add(folder, join(elsewhere, 'speech_1.txt'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      `content/sources/speech-1.mdx written
  title, from the first line: “A *title* & <more>”
  lines: 2 paragraphs, by blank lines
  left to fill in: published, publisher
`,
    );
    const bytes = readFileSync(join(elsewhere, 'speech_1.txt'));
    expect(readFileSync(join(folder, 'seeds/speech_1.txt'))).toEqual(bytes);
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${hash(bytes)}  speech_1.txt\n`,
    );
    expect(page(folder, 'speech-1')).toContain(
      '\n\nA \\*title\\* & \\<more>\n\n\\# 1. First \\{x}\n\n',
    );
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('is found from where the command runs, and from the edition', async () => {
    const folder = blank();
    write(folder, { 'seeds/a.txt': 'a\n', 'b.txt': 'b\n' });
    expect((await add(folder, 'seeds/a.txt')).code).toBe(0);
    expect((await run('new', ['b.txt'], { cwd: folder, env: { EDITION_DIR: folder } })).code).toBe(
      0,
    );
    expect(readdirSync(join(folder, 'content/sources')).sort()).toEqual(['a.mdx', 'b.mdx']);
  });
});

test('the flags fill the frontmatter', async () => {
  const folder = blank();
  write(folder, { 'seeds/verse.txt': Buffer.from('Gr\xFC\xDFe\n  und\n\tmehr\n', 'latin1') });
  const { code, stdout } = await add(
    folder,
    'seeds/verse.txt',
    ...[
      '--id',
      'greetings',
      '--title',
      'Grüße: "x"',
      '--published',
      '2002-06',
      '--publisher',
      'press',
    ],
    ...['--encoding', 'windows-1252', '--lines', 'keep'],
  );
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `content/sources/greetings.mdx written
  lines: 3 lines, kept as in verse or a table; otherwise: --lines flow, indents or paragraphs
`,
  });
  expect(page(folder, 'greetings')).toBe(`---
title: 'Grüße: "x"'
seed: verse.txt
published: 2002-06
publisher: press
encoding: windows-1252
lines: keep
---

<Source>

Grüße\\
und\\
mehr

</Source>
`);
  write(folder, {
    'content/glossary/press.mdx': '---\nterm: Press\nkind: organization\n---\n\nPapers.\n',
  });
  expect((await run('check', ['--edition', folder])).code).toBe(0);
});

describe('who made a source', () => {
  const entry = (term: string, aliases = '') =>
    `---\nterm: ${term}\nkind: organization\n${aliases}---\n\nPapers.\n`;
  const papers = {
    'seeds/talks.txt': 'Talks were held.\n',
    'content/glossary/gazette.mdx': entry('The Harbour Gazette', 'aliases: [the Gazette]\n'),
    'content/glossary/agency.mdx': entry('Coast Agency'),
    'content/glossary/gazette-of-riga.mdx': entry('Gazette of Riga'),
    'content/glossary/riga.mdx': entry('Riga Gazette', 'aliases: [Gazette of Riga]\n'),
  };

  test('is named by name, and written by id', async () => {
    const folder = blank();
    write(folder, papers);
    const names = ['--publisher', 'the harbour gazette', '--via', 'Coast Agency, the Gazette'];
    const authors = ['--author', 'A. Marsh', '--author', 'Coast Agency'];
    expect((await add(folder, 'seeds/talks.txt', ...names, ...authors)).code).toBe(0);
    expect(page(folder, 'talks')).toContain(
      'publisher: gazette\nauthor:\n  - A. Marsh\n  - agency\nvia:\n  - agency\n  - gazette\n',
    );
    const { stdout } = await run('check', ['--edition', folder]);
    expect(stdout).not.toContain('error');
  });

  test.each([
    [['--published', 'May 1898'], 'Unexpected --published “May 1898”', 'write 1898-05:'],
    [['--publisher', 'Coast Agenci'], 'publisher “Coast Agenci”', 'did you mean “Coast Agency”?'],
    [['--via', 'agency,Nobody At All'], 'link of the chain “Nobody At All”', 'write its entry'],
    [['--publisher', 'Gazette of Riga'], 'expected one that a single entry', 'riga'],
  ] as [string[], string, string][])('%j is told with its mend', async (options, told, mend) => {
    const folder = blank();
    write(folder, papers);
    const [message = '', hint = '', ...more] = (
      await refuse(folder, 'seeds/talks.txt', ...options)
    ).split('\n');
    expect(message).toContain(told);
    expect(hint).toMatch(/^  mend: /);
    expect(hint).toContain(mend);
    expect(more).toEqual(['']);
  });
});

describe('nothing is overwritten', () => {
  test('a page', async () => {
    const folder = edition(small);
    write(folder, { 'seeds/other.txt': 'Other talks.\n' });
    expect(await refuse(folder, 'seeds/other.txt', '--id', 'talks')).toContain('choose another id');
    expect((await add(folder, 'seeds/other.txt', '--id', 'talks-2')).code).toBe(0);
  });

  test('a seed of the same name', async () => {
    const folder = edition(small);
    const elsewhere = temporaryFolder();
    write(elsewhere, { 'talks.txt': 'Other talks were held.\n' });
    expect(await refuse(folder, join(elsewhere, 'talks.txt'), '--id', 'other')).toContain(
      'seeds/talks.txt',
    );
  });

  test('a seed that was changed after it was listed', async () => {
    const folder = edition(small);
    writeFileSync(join(folder, 'seeds/talks.txt'), 'Talks are held.\n');
    expect(await refuse(folder, 'seeds/talks.txt', '--id', 'other')).toContain('SHA256SUMS');
  });

  test('a text that is in seeds/ gets no second page, whatever its file is called', async () => {
    const folder = blank();
    const elsewhere = temporaryFolder();
    write(folder, { 'seeds/a.txt': 'a\n' });
    write(elsewhere, { 'b c.txt': 'a\n' });
    expect((await add(folder, 'seeds/a.txt')).code).toBe(0);
    for (const options of [[], ['--id', 'again']]) {
      expect(await refuse(folder, 'seeds/a.txt', ...options)).toBe(
        `seeds/a.txt error Unexpected second page for seeds/a.txt, expected one: it has content/sources/a.mdx
  mend: annotate that; or take it away first: npm run remove -- a --edition ${wayTo(folder)}
`,
      );
    }
    expect(await refuse(folder, join(elsewhere, 'b c.txt'))).toContain(
      'it has content/sources/a.mdx',
    );
  });

  test('a text that is in seeds/ without a page gets that, and no copy', async () => {
    const folder = blank();
    const elsewhere = temporaryFolder();
    write(folder, { 'seeds/a.txt': 'a\n' });
    write(elsewhere, { 'copy.txt': 'a\n' });
    expect((await add(folder, join(elsewhere, 'copy.txt'))).stdout).toContain(
      '  it is there already, as seeds/a.txt\n',
    );
    expect(readdirSync(join(folder, 'seeds')).sort()).toEqual(['SHA256SUMS', 'a.txt']);
    expect(readdirSync(join(folder, 'content/sources'))).toEqual(['a.mdx']);
  });

  test('a list without a line end at its end goes on in a new line', async () => {
    const folder = edition(small);
    const list = `${hash('Talks were held.\n')} *talks.txt`;
    write(folder, { 'seeds/SHA256SUMS': list, 'seeds/b.txt': 'b\n' });
    expect((await add(folder, 'seeds/b.txt')).code).toBe(0);
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${list}\n${hash('b\n')}  b.txt\n`,
    );
  });
});

test('of several files the good ones are added, the others told', async () => {
  const folder = blank();
  write(folder, {
    'seeds/a.txt': 'a\n',
    'seeds/bad.txt': Uint8Array.of(0xff, 0x61),
    'seeds/c.txt': 'c\n',
  });
  const { code, stdout, stderr } = await add(
    folder,
    'seeds/a.txt',
    'seeds/bad.txt',
    'gone.txt',
    'seeds/c.txt',
  );
  expect(code).toBe(1);
  expect(stdout.match(/^content.*$/gm)).toEqual([
    'content/sources/a.mdx written',
    'content/sources/c.mdx written',
  ]);
  expect(stderr.match(/^\S+ error/gm)).toEqual(['seeds/bad.txt error', 'gone.txt error']);
});

test('signs of a text get the elements that say the same, at once or later', async () => {
  const folder = blank();
  write(folder, { 'seeds/a.txt': 'An _italic_ word.\n', 'seeds/b.txt': 'A =bold= one.\n' });
  await add(folder, 'seeds/a.txt', '--signs', 'gutenberg');
  expect(page(folder, 'a')).toContain('An <Hi rend="italic">\\_italic\\_</Hi> word.');
  await add(folder, 'seeds/b.txt');
  await add(folder, 'seeds/b.txt', '--signs', 'gutenberg');
  expect(page(folder, 'b')).toContain('A <Hi rend="bold">=bold=</Hi> one.');
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  const { code, stderr } = await add(folder, 'seeds/b.txt', '--signs', 'mine');
  expect(code).toBe(2);
  expect(stderr).toContain('Unexpected --signs “mine”, expected gutenberg');
});

describe('a file that is no source text', () => {
  test('Latin-1 is told with its place and how it reads, and read when its encoding is named', async () => {
    const folder = blank();
    write(folder, { 'seeds/latin.txt': Buffer.from('one\nM\xFCnchen\n', 'latin1') });
    expect(await refuse(folder, 'seeds/latin.txt')).toBe(
      `seeds/latin.txt error Unexpected byte 0xFC at offset 5, expected utf-8 (line 2, column 2)
  mend: name the encoding of the file, that in which it reads right:
    --encoding windows-1252   reads “München”
    --encoding big5           reads “M𤦂chen”
    --encoding gb18030        reads “M黱chen”
    --encoding macintosh      reads “M¸nchen”
`,
    );
    expect((await add(folder, 'seeds/latin.txt', '--encoding', 'iso-8859-1')).code).toBe(0);
    expect(page(folder, 'latin')).toContain('one\\\nMünchen\n');
    expect((await run('check', ['--edition', folder])).code).toBe(0);
  });

  test('an encoding that is named, and is not that of the file, is told', async () => {
    const folder = blank();
    write(folder, { 'seeds/a.txt': 'Zürich\n' });
    expect(await refuse(folder, 'seeds/a.txt', '--encoding', 'klingon')).toContain(
      '\n  mend: leave --encoding out: the file is in UTF-8\n',
    );
  });

  test.each([
    ['an unknown encoding', 'a.txt', 'a', ['--encoding', 'klingon'], 'klingon'],
    ['U+0000', 'a.txt', 'a\0b', [], 'U+0000'],
    ['more than 5 MB', 'a.txt', 'x'.repeat(6_000_000), [], '5 MB'],
    ['a page without words', 'page.html', '<script>alert(1)</script>', [], 'page.html'],
    ['a Word document', 'letter.docx', 'PK\x03\x04word/document.xml', [], 'cut off or damaged'],
    [
      'one under the name of a text',
      'letter.txt',
      'PK\x03\x04word/document.xml',
      [],
      'cut off or damaged',
    ],
    ['a large PDF', 'scan.pdf', `%PDF-1.7${'x'.repeat(6_000_000)}`, [], 'cut off or damaged'],
    ['XML', 'talks.xml', '<TEI><text>Talks</text></TEI>', [], 'XML file'],
    ['subtitles', 'talks.srt', '1\n00:00:01,000 --> 00:00:02,000\nTalks\n', [], 'subtitles'],
    ['subtitles for the web', 'talks.vtt', 'WEBVTT\n\nTalks\n', [], 'file of subtitles'],
    ['BibTeX', 'works.bib', '@comment{none}\n', [], 'content/references/'],
    ['CSL-JSON', 'works.json', '[{"id":"a","type":"book"}]', [], 'content/references/'],
    ['RIS', 'works.ris', '\nTY  - BOOK\n', [], 'content/references/'],
    ['an empty file', 'a.txt', '', [], 'without a character to be seen'],
    ['blanks alone', 'a.txt', '\uFEFF \r\n\n', [], 'without a character to be seen'],
    [
      'a message of a mail program',
      'letter.eml',
      'From: a@example.org\nSubject: Talks\n\nToday.\n',
      [],
      'its headers and codes would be shown',
    ],
    ['a message of Outlook', 'letter.msg', 'x', [], 'save it as Text Only'],
    ['a document of Pages', 'letter.pages', 'x', [], 'File, Export To, Plain Text'],
    ['works of Zotero', 'works.rdf', '<rdf:RDF/>', [], 'File, Export Library…, Format: BibLaTeX'],
    [
      'a vast PDF',
      'scan.pdf',
      `%PDF-1.7${'x'.repeat(50_000_000)}`,
      [],
      'PDF of more than 50 MB, expected one of at most 50 MB',
    ],
    ['Markdown that is not in UTF-8', 'talks.md', Uint8Array.of(0xe9), [], 'Markdown file'],
  ] as [string, string, string | Uint8Array, string[], string][])(
    '%s',
    async (_, name, content, options, told) => {
      const folder = blank();
      write(folder, { [`seeds/${name}`]: content });
      const stderr = await refuse(folder, `./seeds/${name}`, ...options);
      expect(stderr).toContain(told);
      expect(stderr).toMatch(/^\.\/seeds\/.* error Unexpected .*, expected .*\n  mend: .+\n$/);
    },
  );

  test('what systems leave in a folder is passed over', async () => {
    const folder = blank();
    write(folder, { 'letters/a.txt': 'a\n', 'letters/Thumbs.db': 'x', 'letters/desktop.ini': 'x' });
    const { code, stdout, stderr } = await add(
      folder,
      ...['a.txt', 'Thumbs.db', 'desktop.ini'].map((name) => join(folder, 'letters', name)),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/passed over/g)?.length).toBe(2);
    expect(readdirSync(join(folder, 'seeds')).sort()).toEqual(['SHA256SUMS', 'a.txt']);
  });

  test('the tags of a text by its name are told, and shown', async () => {
    const folder = blank();
    write(folder, { 'seeds/page.txt': '<html><body>Talks</body></html>\n' });
    expect((await add(folder, 'seeds/page.txt')).stdout).toContain(
      '  warning: Unexpected HTML page, expected a plain text: its tags would be shown as text',
    );
    expect(page(folder, 'page')).toContain('\n\\<html>\\<body>Talks\\</body>');
  });

  test('a link, nothing', async () => {
    const folder = blank();
    mkdirSync(join(folder, 'seeds'));
    symlinkSync('/etc/passwd', join(folder, 'seeds/link.txt'));
    for (const name of ['link.txt', 'gone.txt']) {
      expect(await refuse(folder, `seeds/${name}`)).toContain(`seeds/${name} error`);
    }
  });
});

describe('a name that no seed can have', () => {
  test('is made one, and told', async () => {
    const folder = blank();
    const elsewhere = temporaryFolder();
    write(elsewhere, {
      'Brief an Müller (2).txt': 'Lieber Herr Müller,\n',
      'Письмо.TXT': 'Здравствуйте!\n',
      letter: 'Dear Sir,\n',
      '--edition.txt': 'a\n',
      '\u001B[31m\u202E::error::.txt': 'b\n',
    });
    const files = readdirSync(elsewhere).map((name) => join(elsewhere, name));
    const { code, stdout, stderr } = await add(folder, ...files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`content/sources/brief-an-muller-2.mdx written
  title, from the first line: “Lieber Herr Müller,”
  its copy is named seeds/brief-an-muller-2.txt: small letters a–z, digits, “.”, “_” and “-” only
`);
    expect(readdirSync(join(folder, 'seeds')).sort()).toEqual([
      ...['31m-error.txt', 'SHA256SUMS', 'brief-an-muller-2.txt', 'edition.txt'],
      ...['letter.txt', 'pismo.txt'],
    ]);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('in seeds/ is changed there and in the list, as check says', async () => {
    const folder = blank();
    write(folder, {
      'seeds/my letter.txt': 'Dear Sir,\n',
      'seeds/my-letter.txt': 'Madam,\n',
      'seeds/SHA256SUMS': `${hash('Dear Sir,\n')} *my letter.txt\n${hash('Madam,\n')}  my-letter.txt\n`,
      'content/sources/madam.mdx':
        '---\ntitle: M\nseed: my-letter.txt\n---\n\n<Source>\n\nMadam,\n\n</Source>\n',
    });
    const told = (await run('check', ['--edition', folder])).stdout;
    expect(told).toContain(
      `npm run new -- "seeds/my letter.txt" --edition ${wayTo(folder)} does it`,
    );
    expect((await add(folder, 'seeds/my letter.txt')).stdout).toContain(
      '  seeds/my letter.txt renamed seeds/my-letter-2.txt',
    );
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${hash('Dear Sir,\n')} *my-letter-2.txt\n${hash('Madam,\n')}  my-letter.txt\n`,
    );
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });
});

test.each([
  ['utf-16le', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['utf-16be', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('a text in %s with its mark is read as that, and the page says so', async (encoding, encode) => {
  const folder = blank();
  const elsewhere = temporaryFolder();
  write(elsewhere, { 'letter.txt': encode('Grüße\r\n\r\naus Köln\r\n') });
  const { code, stdout } = await add(folder, join(elsewhere, 'letter.txt'));
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `content/sources/letter.mdx written
  title, from the first line: “Grüße”
  encoding, from its mark: ${encoding}
  lines: 2 paragraphs, by blank lines
  left to fill in: published, publisher
`,
  });
  expect(page(folder, 'letter')).toContain(`\nencoding: ${encoding}\n`);
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
});

describe('a folder', () => {
  const letters = {
    'Letter 10.txt': 'Third.\n',
    'Letter 2.txt': 'Second.\n',
    'letter-1.txt': 'First.\n',
    '.DS_Store': 'x',
    SHA256SUMS: 'x',
    'older/letter-0.txt': 'Older.\n',
  };

  test('is taken in its order, and what is passed over is told', async () => {
    const folder = blank();
    write(folder, Object.fromEntries(Object.entries(letters).map(([n, t]) => [`in/${n}`, t])));
    const { code, stdout, stderr } = await run('new', ['in'], {
      cwd: folder,
      env: { EDITION_DIR: folder },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/^ .*\n/gm, ''))
      .toBe(`in/.DS_Store passed over: a hidden file, or one of the system
content/sources/letter-2.mdx written
content/sources/letter-10.mdx written
content/sources/letter-1.mdx written
in/older passed over: a folder in it; name that, too, to take what is in it
in/SHA256SUMS passed over: a list of hashes
`);
    expect(readdirSync(join(folder, 'seeds')).sort()).toEqual([
      ...['SHA256SUMS', 'letter-1.txt', 'letter-10.txt', 'letter-2.txt'],
    ]);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('has a page for each text, also where two names make one id', async () => {
    const folder = blank();
    write(folder, { 'in/letter.1.txt': 'One.\n', 'in/letter-1.txt': 'Two.\n' });
    const env = { EDITION_DIR: folder };
    expect(await run('new', ['in'], { cwd: folder, env })).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(folder, 'content/sources')).sort()).toEqual([
      ...['letter-1-2.mdx', 'letter-1.mdx'],
    ]);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('is taken again for what is new in it', async () => {
    const folder = blank();
    const elsewhere = temporaryFolder();
    write(elsewhere, { 'a.txt': 'a\n' });
    expect((await add(folder, elsewhere)).code).toBe(0);
    write(elsewhere, { 'b.txt': 'b\n', 'c.pdf': '%PDF-1.7' });
    const { code, stdout, stderr } = await add(folder, elsewhere);
    expect(code).toBe(1);
    expect(stdout).toContain('a.txt passed over: it has content/sources/a.mdx\n');
    expect(stdout).toContain('content/sources/b.mdx written\n');
    expect(stderr).toContain('c.pdf error Unexpected file that is cut off or damaged');
    expect((await add(folder, elsewhere, '--id', 'd')).code).toBe(2);
  });

  test('may have nothing in it', async () => {
    const folder = blank();
    const { code, stdout } = await add(folder, temporaryFolder());
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/ passed over: a folder with nothing in it\n$/),
    });
  });
});

describe('what the lines of a text are', () => {
  const paragraph = 'The harbour master wrote that the ice had gone out of the river in the night. '
    .repeat(3)
    .trim();
  const text = `${paragraph}\n${paragraph}\nYes.\n${paragraph}\n`;

  test('is seen from it: a text as Word saves it has a paragraph on each line', async () => {
    const folder = blank();
    write(folder, { 'seeds/word.txt': text });
    expect((await add(folder, 'seeds/word.txt')).stdout).toContain(
      '  lines: 4 paragraphs, one a line; otherwise: --lines flow or keep\n',
    );
    expect(page(folder, 'word')).toContain(`\n\n${paragraph}\n\n${paragraph}\n\nYes.\n\n`);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
    const { stdout } = await run('annotate', [
      ...['word', '--quote', 'Yes', '--id', 'yes', '--note', 'So.', '--edition', folder],
    ]);
    expect(stdout).toContain('content/sources/word.mdx changed');
  });

  test('is said by --lines, also of a page that is there and that nobody has worked on', async () => {
    const folder = blank();
    write(folder, { 'seeds/word.txt': text });
    expect((await add(folder, 'seeds/word.txt', '--title', 'Ice')).code).toBe(0);
    for (const [lines, body, field] of [
      ['flow', `\n\n${paragraph} ${paragraph} Yes. ${paragraph}\n\n`, ''],
      ['keep', `\n\n${paragraph}\\\n${paragraph}\\\nYes.\\\n${paragraph}\n\n`, 'lines: keep\n'],
      ['paragraphs', `\n\n${paragraph}\n\n${paragraph}\n\nYes.\n\n${paragraph}\n\n`, ''],
    ] as const) {
      const { code, stdout } = await add(folder, 'seeds/word.txt', '--lines', lines);
      expect({ code, stdout }).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^content\/sources\/word\.mdx laid out anew\n {2}lines: /),
      });
      expect(page(folder, 'word')).toBe(
        `---\ntitle: Ice\nseed: word.txt\n${field}---\n\n<Source>${body}</Source>\n`,
      );
    }
    write(folder, {
      'content/sources/word.mdx': page(folder, 'word').replace('Yes', '<Term id="x">Yes</Term>'),
    });
    expect(await refuse(folder, 'seeds/word.txt', '--lines', 'flow')).toContain(
      'Unexpected second page',
    );
  });
});

describe('an edition that cannot be written to', () => {
  test.each(['seeds', 'content', 'content/sources'])('%s is a link', async (path) => {
    const outside = temporaryFolder();
    const folder = path === 'content' ? temporaryFolder() : blank();
    symlinkSync(outside, join(folder, path));
    write(outside, { 'a.txt': 'a\n' });
    const before = treeOf(outside);
    expect(await refuse(folder, join(outside, 'a.txt'))).toContain(`link ${path}`);
    expect(treeOf(outside)).toEqual(before);
  });

  test.each(['seeds', 'content/sources'])('%s is a file', async (path) => {
    const folder = blank();
    const outside = temporaryFolder();
    write(outside, { 'a.txt': 'a\n' });
    write(folder, { [path]: 'x' });
    expect(await refuse(folder, join(outside, 'a.txt'))).toContain(path);
  });

  test('what was begun is taken back when the disk refuses the rest', async () => {
    const folder = blank();
    const outside = temporaryFolder();
    // A name that is good for a seed, and with .mdx beside it too long for the disk only as a page.
    const name = `${'a'.repeat(251)}.txt`;
    write(outside, { [name]: 'a\n' });
    expect(await refuse(folder, join(outside, name), '--id', 'a'.repeat(252))).toMatch(
      /ENAMETOOLONG/,
    );
    expect(existsSync(join(folder, 'seeds'))).toBe(false);
  });
});

test('a text with more lines in one paragraph than are read is refused, in whatever layout', async () => {
  const folder = blank();
  const elsewhere = temporaryFolder();
  write(elsewhere, { 'verse.txt': 'a line\n'.repeat(30_000) });
  const path = join(elsewhere, 'verse.txt');
  const words = `${path} error Unexpected so many lines and signs in one paragraph that reading them takes too long, expected fewer
  mend: make each line a paragraph, with --lines paragraphs; else divide the text into several files, by its chapters or the like, or put blank lines between its paragraphs
`;
  expect(await refuse(folder, path, '--lines', 'keep')).toBe(words);
  expect((await add(folder, path, '--lines', 'flow')).code).toBe(0);
  expect(await refuse(folder, path, '--lines', 'keep')).toBe(words);
});

test('what may be none of the source’s own is told, and stays', async () => {
  const folder = blank();
  const text = `The Project Gutenberg eBook of Tides

*** START OF THE PROJECT GUTENBERG EBOOK TIDES ***

It was at one o’clock in the after-
noon, by the Anglo-
Irish clock.

12

They met.

- 13 -

They parted.

[14]

*** END OF THE PROJECT GUTENBERG EBOOK TIDES ***

Updated editions will replace the previous one.
`;
  write(folder, { 'seeds/tides.txt': text });
  const { stdout } = await add(folder, 'seeds/tides.txt');
  expect(stdout).toContain(`
  up to line 3 and from line 19 on stands what Project Gutenberg has put around the text, and it is in the seed: for the text alone, take a copy without it
  3 lines with a number alone, as pages have: they stay in the text
  1 word parted by a hyphen at the end of a line, left as in the text; the search finds such words whole
`);
  expect(readFileSync(join(folder, 'seeds/tides.txt'), 'utf8')).toBe(text);
});

test('a title is a word of two lines put together, without the spaces of Word around it', async () => {
  const folder = blank();
  write(folder, {
    'seeds/a.txt': 'At one o’clock in the after-\nnoon they met.\n',
    'seeds/b.txt': 'Rye, 11th March\u00A0\n\nDear Ann,\n',
    'seeds/c.txt': 'Of Anglo-\nIrish trade\n',
  });
  expect((await add(folder, 'seeds/a.txt', 'seeds/b.txt', 'seeds/c.txt')).code).toBe(0);
  const titles = ['a', 'b', 'c'].map((id) => /^title: (.*)/m.exec(page(folder, id))?.[1]);
  expect(titles).toEqual(['At one o’clock in the afternoon', 'Rye, 11th March', 'Of Anglo-Irish']);
});

test('a text in UTF-8 that is said to be in another encoding is told', async () => {
  const folder = blank();
  write(folder, { 'seeds/a.txt': 'Zürich\n' });
  const done = await add(folder, 'seeds/a.txt', '--encoding', 'windows-1252');
  expect(done.stdout).toContain('warning: Unexpected “Ã¼”, expected windows-1252: all letters');
});
