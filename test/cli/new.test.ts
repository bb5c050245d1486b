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
import { type Outcome, run } from '../command.ts';
import { edition, hash, small, temporaryFolder, treeOf, write } from '../folder.ts';

/** A new edition: nothing but a title. */
function blank(): string {
  const folder = temporaryFolder();
  write(folder, { 'content/edition.yaml': 'title: New\nurl: https://example.org\n' });
  return folder;
}

function add(folder: string, ...args: string[]): Outcome {
  return run('new', [...args, '--edition', folder]);
}

function page(folder: string, id: string): string {
  return readFileSync(join(folder, 'content/sources', `${id}.mdx`), 'utf8');
}

/** Runs `new` where it must fail, and leave everything as it was. */
function refuse(folder: string, ...args: string[]): string {
  const before = treeOf(folder);
  const { code, stdout, stderr } = add(folder, ...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(treeOf(folder)).toEqual(before);
  return stderr;
}

describe('a file from elsewhere', () => {
  test('is copied in, listed and annotated, and the edition is without a fault', () => {
    const elsewhere = temporaryFolder();
    write(elsewhere, { 'Speech_1.txt': 'A *title* & <more>\r\n\r\n# 1. First {x}\r\n' });
    const folder = blank();
    const { code, stdout, stderr } = add(folder, join(elsewhere, 'Speech_1.txt'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      `content/sources/speech-1.mdx written
  title, from the first line: “A *title* & <more>”
  left to fill in: published, publisher
`,
    );
    const bytes = readFileSync(join(elsewhere, 'Speech_1.txt'));
    expect(readFileSync(join(folder, 'seeds/Speech_1.txt'))).toEqual(bytes);
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${hash(bytes)}  Speech_1.txt\n`,
    );
    expect(page(folder, 'speech-1')).toContain(
      '\n\nA \\*title\\* & \\<more>\n\n\\# 1. First \\{x}\n\n',
    );
    expect(run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: 'No faults.\n' });
  });

  test('is found from where the command runs, and from the edition', () => {
    const folder = blank();
    write(folder, { 'seeds/a.txt': 'a\n', 'b.txt': 'b\n' });
    expect(add(folder, 'seeds/a.txt').code).toBe(0);
    expect(run('new', ['b.txt'], { cwd: folder, env: { EDITION_DIR: folder } }).code).toBe(0);
    expect(readdirSync(join(folder, 'content/sources')).sort()).toEqual(['a.mdx', 'b.mdx']);
  });
});

test('the flags fill the frontmatter', () => {
  const folder = blank();
  write(folder, { 'seeds/verse.txt': Buffer.from('Gr\xFC\xDFe\n  und\n\tmehr\n', 'latin1') });
  const { code, stdout } = add(
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
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'content/sources/greetings.mdx written\n' });
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
  expect(run('check', ['--edition', folder]).code).toBe(0);
});

describe('nothing is overwritten', () => {
  test('a page', () => {
    const folder = edition(small);
    expect(refuse(folder, 'seeds/talks.txt')).toContain('content/sources/talks.mdx');
    expect(add(folder, 'seeds/talks.txt', '--id', 'talks-2').code).toBe(0);
  });

  test('a seed of the same name', () => {
    const folder = edition(small);
    const elsewhere = temporaryFolder();
    write(elsewhere, { 'talks.txt': 'Other talks were held.\n' });
    expect(refuse(folder, join(elsewhere, 'talks.txt'), '--id', 'other')).toContain(
      'seeds/talks.txt',
    );
  });

  test('a seed that was changed after it was listed', () => {
    const folder = edition(small);
    writeFileSync(join(folder, 'seeds/talks.txt'), 'Talks are held.\n');
    expect(refuse(folder, 'seeds/talks.txt', '--id', 'other')).toContain('SHA256SUMS');
  });

  test('twice the same is refused the second time', () => {
    const folder = blank();
    write(folder, { 'seeds/a.txt': 'a\n' });
    expect(add(folder, 'seeds/a.txt').code).toBe(0);
    refuse(folder, 'seeds/a.txt');
  });

  test('a list without a line end at its end goes on in a new line', () => {
    const folder = edition(small);
    const list = `${hash('Talks were held.\n')} *talks.txt`;
    write(folder, { 'seeds/SHA256SUMS': list, 'seeds/b.txt': 'b\n' });
    expect(add(folder, 'seeds/b.txt').code).toBe(0);
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${list}\n${hash('b\n')}  b.txt\n`,
    );
  });
});

test('of several files the good ones are added, the others told', () => {
  const folder = blank();
  write(folder, {
    'seeds/a.txt': 'a\n',
    'seeds/bad.txt': Uint8Array.of(0xff, 0xfe),
    'seeds/c.txt': 'c\n',
  });
  const { code, stdout, stderr } = add(
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

describe('a file that is no source text', () => {
  test('Latin-1 is told with its place, and read when its encoding is named', () => {
    const folder = blank();
    write(folder, { 'seeds/latin.txt': Buffer.from('one\nM\xFCnchen\n', 'latin1') });
    expect(refuse(folder, 'seeds/latin.txt')).toBe(
      `seeds/latin.txt error Unexpected byte 0xFC at offset 5, expected utf-8 (line 2, column 2)
  mend: name the encoding of the file: --encoding windows-1252 for Western Europe, utf-16le, …
`,
    );
    expect(add(folder, 'seeds/latin.txt', '--encoding', 'iso-8859-1').code).toBe(0);
    expect(page(folder, 'latin')).toContain('one München\n');
    expect(run('check', ['--edition', folder]).code).toBe(0);
  });

  test.each([
    ['an unknown encoding', 'a.txt', 'a', ['--encoding', 'klingon'], 'klingon'],
    ['U+0000', 'a.txt', 'a\0b', [], 'U+0000'],
    ['more than 5 MB', 'a.txt', 'x'.repeat(6_000_000), [], '5 MB'],
    ['a name with spaces', 'two words.txt', 'a', [], 'two words.txt'],
    ['a name that is no text', 'page.html', '<script>alert(1)</script>', [], 'page.html'],
    ['a name that ends like an option', '--edition.txt', 'a', [], '--edition.txt'],
    [
      'a name with terminal codes',
      '\u001B[31m\u202E::error::.txt',
      'a',
      [],
      '\\u{1B}[31m\\u{202E}',
    ],
  ] as [string, string, string, string[], string][])('%s', (_, name, content, options, told) => {
    const folder = blank();
    write(folder, { [`seeds/${name}`]: content });
    const stderr = refuse(folder, `./seeds/${name}`, ...options);
    expect(stderr).toContain(told);
    expect(stderr).toMatch(/^\.\/seeds\/.* error Unexpected .*, expected .*\n  mend: .+\n$/);
  });

  test('a folder, a link, nothing', () => {
    const folder = blank();
    mkdirSync(join(folder, 'seeds/folder.txt'), { recursive: true });
    symlinkSync('/etc/passwd', join(folder, 'seeds/link.txt'));
    for (const name of ['folder.txt', 'link.txt', 'gone.txt']) {
      expect(refuse(folder, `seeds/${name}`)).toContain(`seeds/${name} error`);
    }
  });

  test('an empty file has a page without a text', () => {
    const folder = blank();
    write(folder, { 'seeds/empty.txt': '' });
    expect(add(folder, 'seeds/empty.txt').code).toBe(0);
    expect(run('check', ['--edition', folder]).code).toBe(0);
  });
});

describe('an edition that cannot be written to', () => {
  test.each(['seeds', 'content', 'content/sources'])('%s is a link', (path) => {
    const outside = temporaryFolder();
    const folder = path === 'content' ? temporaryFolder() : blank();
    symlinkSync(outside, join(folder, path));
    write(outside, { 'a.txt': 'a\n' });
    const before = treeOf(outside);
    expect(refuse(folder, join(outside, 'a.txt'))).toContain(`link ${path}`);
    expect(treeOf(outside)).toEqual(before);
  });

  test.each(['seeds', 'content/sources'])('%s is a file', (path) => {
    const folder = blank();
    const outside = temporaryFolder();
    write(outside, { 'a.txt': 'a\n' });
    write(folder, { [path]: 'x' });
    expect(refuse(folder, join(outside, 'a.txt'))).toContain(path);
  });

  test('what was begun is taken back when the disk refuses the rest', () => {
    const folder = blank();
    const outside = temporaryFolder();
    // A name that is good for a seed, and with .mdx beside it too long for the disk only as a page.
    const name = `${'a'.repeat(251)}.txt`;
    write(outside, { [name]: 'a\n' });
    expect(refuse(folder, join(outside, name), '--id', 'a'.repeat(252))).toMatch(/ENAMETOOLONG/);
    expect(existsSync(join(folder, 'seeds'))).toBe(false);
  });
});
