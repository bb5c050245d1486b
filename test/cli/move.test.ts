import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition, type Files, small, treeOf, write } from '../folder.ts';

const pointed: Files = {
  ...small,
  'content/sources/talks.mdx': String(small['content/sources/talks.mdx'])
    .replace('seed: talks.txt', 'seed: talks.txt\npublisher: gazette')
    .replace('by="unattributed"', 'by="gazette"'),
  'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
  'content/glossary/wire.mdx':
    '---\nterm: Wire\nkind: organization\n---\n\nAn agency; see [talks](/sources/talks/).\n',
  'content/addresses.yaml':
    'published:\n  /glossary/gazette/: []\n  /sources/talks/: [claim-talks]\n  /seeds/talks.txt: []\n',
};

const errorsOf = async (folder: string) => (await run('check', ['--edition', folder])).code;
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

/** Runs a command that must do nothing, and returns what it tells. */
async function refuse(folder: string, command: 'remove' | 'rename', ...args: string[]) {
  const before = treeOf(folder);
  const { code, stderr } = await run(command, [...args, '--edition', folder]);
  expect(treeOf(folder)).toEqual(before);
  return { code, stderr };
}

describe('rename', () => {
  test('gives a page another id, with everything that names it, and check finds nothing', async () => {
    const folder = edition(pointed);
    expect(await errorsOf(folder)).toBe(0);
    const dry = await run('rename', ['gazette', 'daily', '--dry-run', '--edition', folder]);
    expect(dry.stdout).toContain('content/sources/talks.mdx:4:12 publisher\n');
    expect(existsSync(join(folder, 'content/glossary/daily.mdx'))).toBe(false);
    const { code, stdout, stderr } = await run('rename', ['gazette', 'daily', '--edition', folder]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stderr: '',
      stdout: `content/glossary/gazette.mdx renamed daily.mdx
  2 places in 1 file changed with it
  /glossary/gazette/ was promised, and leads to /glossary/daily/
`,
    });
    expect(read(folder, 'content/sources/talks.mdx')).toContain('by="daily"');
    expect(await errorsOf(folder)).toBe(0);
    expect((await run('rename', ['sources/talks', 'moscow', '--edition', folder])).code).toBe(0);
    expect(read(folder, 'content/glossary/wire.mdx')).toContain('(/sources/moscow/)');
    expect(await errorsOf(folder)).toBe(0);
  });

  test('takes the folder that is named, by a path from anywhere, and no other edition’s page', async () => {
    const folder = edition({
      ...pointed,
      'content/glossary/talks.mdx': '---\nterm: Talks\nkind: term\n---\n\nWords.\n',
    });
    const other = edition({ ...small });
    const names = (path: string) => readdirSync(join(folder, path)).sort();
    expect((await refuse(folder, 'rename', 'talks', 'x')).stderr).toContain(
      'expected sources/talks or glossary/talks',
    );
    for (const name of ['sources/gazette', 'comparisons/talks', '/content/glossary/nobody.mdx'])
      expect(await refuse(folder, 'remove', name)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('expected the id of a page in content/') as string,
      });
    for (const name of [join(other, 'content/sources/talks.mdx'), '../talks', 'guides/talks'])
      expect(await refuse(folder, 'remove', name)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`the id of a page of ${folder}`) as string,
      });
    // The file is there, and is another edition’s.
    for (const [cwd, name] of [
      [other, 'content/sources/talks.mdx'],
      [join(other, 'content'), 'sources/talks.mdx'],
    ] as const) {
      const { code } = await run('remove', [name, '--edition', folder], { cwd });
      expect({ code, left: names('content/sources') }).toEqual({ code: 2, left: ['talks.mdx'] });
    }
    let id = 'talks';
    for (const [name, to] of [
      ['glossary/talks', 'a'],
      ['content/glossary/a.mdx', 'b'],
      ['/glossary/b/', 'c'],
      [join(folder, 'content/glossary/c.mdx'), 'd'],
    ] as const) {
      const { code, stderr } = await run('rename', [name, to, '--edition', folder]);
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' });
      id = to;
    }
    const beside = join(folder, 'content/glossary');
    expect((await run('rename', [`${id}.mdx`, 'e'], { cwd: beside })).code).toBe(0);
    expect(names('content/glossary')).toContain('e.mdx');
    expect(names('content/sources')).toContain('talks.mdx');
    // An id is one in whatever folder it is typed.
    expect((await run('rename', ['talks', 'moscow'], { cwd: beside })).stderr).toBe('');
    expect((await run('rename', ['moscow', 'talks'], { cwd: beside })).code).toBe(0);
    expect((await run('remove', ['glossary/e', '--edition', folder])).code).toBe(0);
    expect(names('content/sources')).toContain('talks.mdx');
  });

  test('refuses what it cannot do as a whole', async () => {
    const folder = edition(pointed);
    expect(await refuse(folder, 'rename', 'gazette', 'wire')).toMatchObject({ code: 2 });
    expect(await refuse(folder, 'rename', 'gazette', 'The Wire')).toMatchObject({ code: 2 });
    expect((await refuse(folder, 'rename', 'gazette', 'aux')).stderr).toContain('none of con, aux');
    expect((await refuse(folder, 'rename', 'gazete', 'daily')).stderr).toContain(
      'comparison: did you mean “gazette”?',
    );
    write(folder, { 'content/glossary/wire.mdx': '---\nterm: [Gazette, of gazette\n---\n' });
    expect(await refuse(folder, 'rename', 'gazette', 'daily')).toMatchObject({ code: 1 });
    write(folder, {
      'content/glossary/wire.mdx':
        '---\nterm: Wire\nkind: term\n---\n\n[x](/glossary/g&#97;zette/)\n',
    });
    expect(await refuse(folder, 'rename', 'gazette', 'daily')).toEqual({
      code: 1,
      stderr: `content/glossary/wire.mdx:6:1 error Unexpected link to gazette whose address has references to characters, or is written in parts, expected one that is written as it is
  mend: write /glossary/gazette/ for it, and what stands behind, on one line
`,
    });
  });

  test.each<[string, string | Uint8Array]>([
    [
      'content/sources/talks.mdx',
      Buffer.from('---\ntitle: A\npublisher: gazette\n\xff---\n', 'latin1'),
    ],
    ['content/addresses.yaml', Buffer.from('redirects: {}\n# \xff\n', 'latin1')],
    [
      'content/timeline.yaml',
      '- { date: 20000-1, text: y, entry: gazette }\n- { date: 2000, text: z }\n',
    ],
  ])(
    'refuses, as remove does, where %s may name the page and cannot be read',
    async (path, given) => {
      const folder = edition(pointed);
      write(folder, { [path]: given });
      for (const refused of [
        refuse(folder, 'rename', 'gazette', 'daily'),
        refuse(folder, 'remove', 'gazette', '--to', 'wire'),
      ]) {
        const { code, stderr } = await refused;
        expect(code).toBe(1);
        expect(stderr).toContain(`Unexpected faults in ${path}, which may name gazette`);
      }
    },
  );

  test('refuses beside what another folder’s command has left half-written', async () => {
    const folder = edition(pointed);
    write(folder, { '.margent-1-abcdef/journal': '- content/glossary/paper.mdx\n' });
    const { code, stderr } = await refuse(folder, 'rename', 'gazette', 'daily');
    expect(code).toBe(1);
    expect(stderr).toContain('Unexpected faults in .margent-1-abcdef, which may name gazette');
  });
});

describe('remove', () => {
  test('tells first what points at a page, and takes it away where another takes its place', async () => {
    const folder = edition(pointed);
    expect(await refuse(folder, 'remove', 'gazette')).toEqual({
      code: 1,
      stderr: `content/glossary/gazette.mdx error Unexpected removal of what others point at, expected nothing that does:
  content/sources/talks.mdx:4:12 publisher
  content/sources/talks.mdx:9:23 by
  mend: change these first, or say what takes its place: --to <id>
`,
    });
    expect(await refuse(folder, 'remove', 'gazette', '--to', 'nothing')).toMatchObject({ code: 2 });
    expect((await run('remove', ['gazette', '--to', 'wire', '--edition', folder])).stdout).toBe(
      `content/glossary/gazette.mdx removed
  2 places in 1 file changed with it
  /glossary/gazette/ was promised, and leads to /glossary/wire/
`,
    );
    expect(existsSync(join(folder, 'content/glossary/gazette.mdx'))).toBe(false);
    expect(await errorsOf(folder)).toBe(0);
  });

  test('takes a source away with its seed and its line; what was promised leads on', async () => {
    const folder = edition(pointed);
    write(folder, {
      'content/glossary/wire.mdx': '---\nterm: Wire\nkind: organization\n---\n\nAn agency.\n',
    });
    const { stdout, stderr } = await run('remove', ['talks', '--edition', folder]);
    expect({ stdout, stderr }).toEqual({
      stderr: '',
      stdout: `content/sources/talks.mdx removed
  seeds/talks.txt too, with its line in seeds/SHA256SUMS
  /sources/talks/ was promised, and leads to /sources/
  /seeds/talks.txt was promised, and is no more
`,
    });
    expect(existsSync(join(folder, 'seeds/talks.txt'))).toBe(false);
    expect(read(folder, 'seeds/SHA256SUMS')).toBe('');
    expect(await errorsOf(folder)).toBe(0);
  });

  test('is what mends two pages of one seed, and a seed that is missing', async () => {
    const folder = edition(small);
    write(folder, {
      'content/sources/talks-2.mdx':
        '---\ntitle: T\nseed: talks.txt\n---\n\n<Source>\n\nTalks were held.\n\n</Source>\n',
      'content/sources/gone.mdx': '---\ntitle: T\nseed: gone.txt\n---\n\n<Source>\n\n</Source>\n',
    });
    const told = (await run('check', ['--edition', folder])).stdout;
    const mends = [...told.matchAll(/npm run remove -- (\S+)/g)].map(([, id = '']) => id);
    expect(mends).toEqual(['gone', 'talks-2']);
    for (const id of mends) expect((await run('remove', [id, '--edition', folder])).code).toBe(0);
    expect(treeOf(folder)).toEqual(treeOf(edition(small)));
  });
});
