import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, noFaults } from '../command.ts';
import { edition, type Files, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

/** What `--format json` tells of a fault. */
interface Told {
  code: string;
  severity: string;
  message: string;
  file: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
  hint?: string;
  related: { file: string; line?: number; column?: number; message: string }[];
}

/** Checks the edition in a folder, which stays as it was, and returns what was told. */
async function check(folder: string): Promise<{ code: number | null; faults: Told[] }> {
  const before = treeOf(folder);
  const { code, stdout, stderr } = await run('check', ['--edition', folder, '--format', 'json']);
  expect(stderr).toBe('');
  expect(treeOf(folder)).toEqual(before);
  return { code, faults: JSON.parse(stdout) as Told[] };
}

async function codes(folder: string): Promise<string[]> {
  return (await check(folder)).faults.map((fault) => `${fault.file} ${fault.code}`);
}

const page = small['content/sources/talks.mdx'] as string;

describe('formats', () => {
  const wrong = edition({ ...small, 'content/sources/talks.mdx': page.replace('were', 'are') });

  test('pretty: place, fault, marked line, mend', async () => {
    const { code, stdout } = await run('check', ['--edition', wrong]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^content\/sources\/talks\.mdx:8:\d+ error Unexpected .* \[text-differs\]$/m,
    );
    expect(stdout).toMatch(/^ +8 \| .*Talks are held/m);
    expect(stdout).toMatch(/^ +\| +\^/m);
    expect(stdout).toContain('also: seeds/talks.txt:1:7');
    expect(stdout).toMatch(/^1 source in \S+: 1 error$/m);
  });

  test('json: on standard output alone, through npm as well', () => {
    const npm = runToEnd('npm', ['run', '-s', 'check', '--', '--format', 'json'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, EDITION_DIR: wrong },
    });
    const [fault, ...more] = JSON.parse(npm.stdout) as Told[];
    expect(npm.status).toBe(1);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({
      code: 'text-differs',
      severity: 'error',
      file: 'content/sources/talks.mdx',
      line: 8,
      related: [{ file: 'seeds/talks.txt', line: 1, column: 7 }],
    });
  });

  test('github: one workflow command a fault', async () => {
    const { code, stdout } = await run('check', ['--edition', wrong, '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=content\/sources\/talks\.mdx,line=8,col=\d+,.*title=text-differs::[^\n]+\n$/,
    );
  });

  test('an edition without a fault', async () => {
    const good = edition(small);
    expect(await run('check', ['--edition', good])).toMatchObject({ code: 0, stdout: noFaults });
    expect(await check(good)).toEqual({ code: 0, faults: [] });
    expect((await run('check', ['--edition', good, '--format', 'github'])).stdout).toBe('');
  });

  test('a warning alone is no failure', async () => {
    const folder = edition({ ...small, 'content/edition.yaml': 'title: Nowhere yet\n' });
    const { code, faults } = await check(folder);
    expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([
      ['url-missing', 'warning'],
    ]);
    expect(code).toBe(0);
  });

  test('strict: it is one, and so is what an edition can do without; unless it is silenced', async () => {
    const folder = edition({ ...small, 'content/edition.yaml': 'title: Nowhere yet\n' });
    const strict = async () => {
      const { code, stdout } = await run('check', ['--edition', folder, '--strict']);
      return { code, faults: stdout.match(/\[[a-z-]+\]$/gm) };
    };
    const missing = '[sentence-missing]';
    expect(await strict()).toEqual({ code: 1, faults: ['[url-missing]', missing] });
    const about = 'title: A\nurl: https://example.org\n';
    const silenced = `${about}silence:\n  - warning: sentence-missing\n    file: content/sources/talks.mdx\n    reason: not yet\n`;
    write(folder, { 'content/edition.yaml': about });
    expect(await strict()).toEqual({ code: 1, faults: [missing] });
    write(folder, { 'content/edition.yaml': silenced });
    expect(await strict()).toEqual({ code: 0, faults: null });
    expect(await check(folder)).toEqual({ code: 0, faults: [] });
  });

  test('a long run tells a terminal how far it is, and takes that away at the end', () => {
    const long = edition({
      ...small,
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, n) => [
          `content/sources/page-${n}.mdx`,
          `---\ntitle: Page ${n}\nseed: ${n}.txt\n---\n\n${`One of *many*, [as](/claims/) it is. `.repeat(20)}\n`,
        ]),
      ),
    });
    const told = (preload: string[]) =>
      runToEnd(process.execPath, [...preload, 'src/cli/main.ts', 'check', '--edition', long], {
        cwd: root,
        encoding: 'utf8',
      }).stderr;
    const terminal = ['--import', 'data:text/javascript,process.stderr.isTTY=true'];
    expect(told(terminal)).toMatch(/^(?:\r\d+ of \d+ pages read)+\r\x1B\[K$/);
    expect(told([])).toBe('');
  });

  test('a reader that goes away early ends the command quietly', () => {
    const many = edition({ ...small, 'content/sources/many.mdx': manyFaults(3000) });
    const { status, stdout, stderr } = runToEnd(
      'sh',
      ['-c', `"$0" src/cli/main.ts check --edition "$1" | head -n 1`, process.execPath, many],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^content\/\S+ (error|warning) Unexpected.*\n$/);
  });
});

function manyFaults(number: number): string {
  const lines = Array.from({ length: number }, (_, n) => `A mark[^x${n}] and <b>html</b>.\n\n`);
  return `---\ntitle: Many\nseed: talks.txt\n---\n\n${lines.join('')}<Source>\n\nTalks were held.\n\n</Source>\n`;
}

describe('content that is no content', () => {
  const given: [string, Files, string[]][] = [
    [
      'empty files',
      {
        'content/edition.yaml': '',
        'content/sources/talks.mdx': '',
        'content/glossary/empty.mdx': '',
        'content/guides/empty.mdx': '',
        'content/references/empty.json': '',
        'content/timeline.yaml': '',
        'seeds/talks.txt': '',
      },
      [
        'content/edition.yaml field-missing',
        'content/glossary/empty.mdx frontmatter-missing',
        'content/guides/empty.mdx frontmatter-missing',
        'content/sources/talks.mdx frontmatter-missing',
      ],
    ],
    [
      'a page and a seed of 6 MB',
      {
        'content/sources/large.mdx': 'x'.repeat(6_000_000),
        'seeds/large.txt': 'x'.repeat(6_000_000),
      },
      ['content/sources/large.mdx file-too-large', 'seeds/large.txt seed-too-large'],
    ],
    [
      'binary files',
      {
        'content/sources/binary.mdx': Uint8Array.from({ length: 3000 }, (_, n) => (n * 7) % 256),
        'content/glossary/binary.mdx': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
        'content/references/binary.json': Uint8Array.from([0x1f, 0x8b, 8, 0, 0]),
        'seeds/talks.txt': Uint8Array.from({ length: 3000 }, (_, n) => (n * 7) % 256),
      },
      [
        'content/glossary/binary.mdx file-undecodable',
        'content/references/binary.json file-undecodable',
        'content/sources/binary.mdx file-undecodable',
        'seeds/talks.txt seed-undecodable',
      ],
    ],
    [
      'Latin-1',
      {
        'content/sources/talks.mdx': Buffer.from(page.replace('Moscow', 'M\xFCnchen'), 'latin1'),
        'seeds/latin.txt': Buffer.from('M\xFCnchen', 'latin1'),
        'content/sources/latin.mdx':
          '---\ntitle: Latin\nseed: latin.txt\n---\n\n<Source>\n\nMünchen\n\n</Source>\n',
      },
      ['content/sources/talks.mdx file-undecodable', 'seeds/latin.txt seed-undecodable'],
    ],
    [
      'a seed in another folder',
      { 'content/sources/talks.mdx': page.replace('talks.txt', '../../secret.txt') },
      ['content/sources/talks.mdx seed-missing'],
    ],
    [
      'two pages for one seed',
      { 'content/sources/again.mdx': page },
      ['content/sources/talks.mdx seed-shared'],
    ],
    [
      'files that nothing reads',
      { 'content/notes.docx': 'x', 'content/sources/page.md': 'x', 'content/images/a.png': 'x' },
      ['content/notes.docx file-unread', 'content/sources/page.md file-unread'],
    ],
    [
      'seeds that could run, or hide',
      {
        'seeds/page.html': '<script>alert(1)</script>',
        'seeds/two words.txt': 'x',
        'seeds/.hidden.txt': 'x',
        'seeds/Thumbs.db': 'x',
        'seeds/desktop.ini': 'x',
        'seeds/~$letter.docx': 'x',
        'content/glossary/.DS_Store': 'x',
      },
      ['seeds/page.html seed-not-text', 'seeds/two words.txt seed-name'],
    ],
  ];

  test.each(given)('%s', async (_, files, expected) => {
    const found = await codes(edition({ ...small, ...files }));
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  test('a folder where a file should be', async () => {
    const folder = edition(small);
    for (const path of ['content/sources/a.mdx', 'content/timeline.yaml', 'seeds/a.txt']) {
      mkdirSync(join(folder, path), { recursive: true });
    }
    expect(await codes(folder)).toEqual(
      expect.arrayContaining([
        'content/sources/a.mdx file-refused',
        'content/timeline.yaml file-refused',
        'seeds/a.txt file-refused',
      ]),
    );
  });

  test('a file where a folder should be', async () => {
    const folder = edition({ 'content/edition.yaml': 'title: x\n', 'content/sources': 'x' });
    expect(await codes(folder)).toContain('content/sources file-unread');
  });

  test('symbolic links, which may lead out of the edition', async () => {
    const folder = edition(small);
    const secret = temporaryFolder();
    symlinkSync('/etc/passwd', join(folder, 'seeds/passwd.txt'));
    symlinkSync('/etc/passwd', join(folder, 'content/sources/passwd.mdx'));
    symlinkSync(secret, join(folder, 'content/glossary'));
    symlinkSync('nowhere', join(folder, 'content/references'));
    symlinkSync('talks.mdx', join(folder, 'content/sources/loop.mdx'));
    expect(await codes(folder)).toEqual([
      'content/glossary file-refused',
      'content/references file-refused',
      'content/sources/loop.mdx file-refused',
      'content/sources/passwd.mdx file-refused',
      'seeds/passwd.txt file-refused',
    ]);
    rmSync(join(folder, 'seeds'), { recursive: true });
    symlinkSync(secret, join(folder, 'seeds'));
    expect(await codes(folder)).toContain('seeds file-refused');
  });

  test('a missing content folder', async () => {
    const folder = temporaryFolder();
    expect(await check(folder)).toMatchObject({ code: 1, faults: [{ code: 'edition-missing' }] });
  });

  test('ten thousand faults, all of them told', async () => {
    const folder = edition({ ...small, 'content/sources/many.mdx': manyFaults(10_000) });
    const { code, faults } = await check(folder);
    expect(code).toBe(1);
    expect(faults.filter((fault) => fault.code === 'note-undefined')).toHaveLength(10_000);
    expect((await run('check', ['--edition', folder])).stdout).toMatch(
      /^\d+ sources in \S+: \d{5} errors/m,
    );
  });
});

describe('hostile text in reports', () => {
  const hostile = [
    '\u001B[31mred\u001B[0m \u001B]0;title\u0007',
    '::error file=a::gotcha',
    '##[error]gotcha',
    '\u202Eevil\u202C \u2066x\u2069',
    '\u0007\u0008\u009B31m',
    'a\r::error::b',
    'x\u2028::error::y',
  ];

  test.each(['pretty', 'json', 'github'])('as %s', async (format) => {
    const text = hostile.join('\n\n');
    const folder = edition({
      ...small,
      'seeds/hostile.txt': `${text}\n`,
      'content/sources/hostile.mdx': `---\ntitle: |\n  ::error::title\nseed: hostile.txt\n"\\e[31m::error::": x\n---\n\n<Source>\n\n${text} changed[^\u001B[31m::error::]\n\n</Source>\n\n[^::error::]: a\u202E\n`,
      'content/sources/::error::.mdx': page,
      'content/references/a.json': '[{"id": "::error:: \\u001b[31m", "type": "::error::"}]',
      'content/glossary/a.mdx':
        '---\nterm: "::error::\\e[31m"\nkind: "\\n::error::"\n---\n\n::error::[@\u001B]\n',
    });
    const { code, stdout } = await run('check', ['--edition', folder, '--format', format]);
    expect(code).toBe(1);
    if (format === 'github') {
      for (const line of stdout.split('\n'))
        expect(line).toMatch(/^(?:::(?:error|warning) [^:]*::.*)?$/);
    } else {
      expect(stdout).not.toMatch(/^\s*::/m);
      expect(stdout).not.toContain('##[');
    }
  });
});
