import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadEdition } from '../../src/io/edition.ts';
import { readEditionFiles } from '../../src/io/read.ts';
import { drawScan } from '../../src/site/image.ts';
import { run } from '../command.ts';
import { edition, small, temporaryFolder, write } from '../folder.ts';
import { root } from '../root.ts';

/** An edition that is told from others by what `check` says of a file. */
function marked(name: string): string {
  return edition({ ...small, [`content/${name}.txt`]: 'x', 'content/notes/deep/x': '' });
}

const check = (cwd: string, env: Record<string, string> = {}, args: string[] = []) =>
  run('check', args, { cwd, env });

/** What npm says to the script of a package in `folder` that was called from `typed`. */
const script = (folder: string, typed: string) => ({
  INIT_CWD: typed,
  npm_package_json: join(folder, 'package.json'),
});

describe('the edition', () => {
  const [one, two] = [marked('one'), marked('two')];

  test('is the named one, else that of EDITION_DIR, else the one around', async () => {
    const env = { EDITION_DIR: two };
    expect((await check(root, env, ['--edition', one])).stdout).toContain('content/one.txt');
    expect((await check(root, env)).stdout).toContain('content/two.txt');
    for (const cwd of [one, join(one, 'content'), join(one, 'content/notes/deep')])
      expect((await check(cwd)).stdout).toContain('content/one.txt');
  });

  test('is said where EDITION_DIR names another than the one around', async () => {
    const { stdout, stderr } = await check(one, { EDITION_DIR: two });
    expect(stdout).toContain('content/two.txt');
    expect(stderr).toBe(`EDITION_DIR is set: this is about ${two}, and not about ${one}\n`);
    expect((await check(one, { EDITION_DIR: one })).stderr).toBe('');
    expect((await check(root, { EDITION_DIR: one })).stderr).toBe('');
  });

  test('is around the folder where a script of the tool was called', async () => {
    expect((await check(root, script(root, join(one, 'content')))).stdout).toContain(
      'content/one.txt',
    );
    // The variable may be left from a script around.
    expect((await check(one, script(root, two))).stdout).toContain('content/one.txt');
  });

  test('is that in whose folder a script of its own runs, wherever that was called', async () => {
    write(one, { 'letters/a.txt': 'A letter.\n' });
    expect((await check(one, script(one, two))).stdout).toContain('content/one.txt');
    expect((await check(one, script(one, two), ['--edition', '.'])).stdout).toContain(
      'content/two.txt',
    );
  });

  test('needs content/edition.yaml, or content/ and seeds/', async () => {
    const place = temporaryFolder();
    write(place, { 'a/content/x': '', 'b/content/edition.yaml': 'title: B\n' });
    mkdirSync(join(place, 'c/content'), { recursive: true });
    mkdirSync(join(place, 'c/seeds'));
    expect((await check(join(place, 'a'))).code).toBe(2);
    expect((await check(join(place, 'b'))).stdout).toContain('url-missing');
    expect((await check(join(place, 'c'))).stdout).toContain('edition-missing');
  });
});

describe('outside of any edition', () => {
  test('a command says what to do, and does nothing', async () => {
    const place = temporaryFolder();
    write(place, { 'a.txt': 'A letter.\n' });
    for (const env of [{}, script(root, place)]) {
      const cwd = 'INIT_CWD' in env ? root : place;
      for (const [command, words] of [
        ['check', []],
        ['new', ['a.txt']],
        ['build', []],
      ] as const) {
        const { code, stdout, stderr } = await run(command, [...words], { cwd, env });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(`Unexpected folder “${place}”, expected one of an edition`);
      }
    }
  });
});

describe('the tool’s own edition', () => {
  const words = { new: ['a.txt'], promise: [], check: ['--fix'] } as const;

  test.each(Object.keys(words) as (keyof typeof words)[])(
    'is not written from outside: %s',
    async (command) => {
      const place = edition({ ...small, 'a.txt': 'A letter.\n' });
      for (const [args, env] of [
        [['--edition', root], {}],
        [[], { EDITION_DIR: root }],
      ] as const) {
        const { code, stderr } = await run(command, [...words[command], ...args], {
          cwd: place,
          env,
        });
        expect(code).toBe(2);
        expect(stderr).toContain(`Unexpected edition “${root}”, which is that of the tool itself`);
      }
    },
  );

  test('is that of a command typed in its folder', async () => {
    for (const cwd of [root, join(root, 'src/cli')])
      expect(await check(cwd)).toMatchObject({ code: 0, stderr: '' });
  });
});

test('what is read when it is asked for is what was hashed, or is told to be another', async () => {
  const scan = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const folder = edition({ ...small, 'originals/a.docx': 'one', 'facsimiles/a.jpg': scan });
  const { files } = readEditionFiles(folder);
  const bytesOf = (path: string) => {
    const file = files.find((one) => one.path === path);
    return file && 'bytes' in file ? Buffer.from(file.bytes).toString('latin1') : undefined;
  };
  expect(bytesOf('originals/a.docx')).toBe('one');
  write(folder, { 'originals/a.docx': 'two' });
  const told = 'originals/a.docx error Unexpected change while the edition is read';
  expect(() => bytesOf('originals/a.docx')).toThrow(told);
  rmSync(join(folder, 'originals/a.docx'));
  expect(() => bytesOf('originals/a.docx')).toThrow(told);
  const [facsimile] = loadEdition(folder).facsimiles.values();
  if (!facsimile) throw new Error('no facsimile');
  expect((await drawScan(facsimile, 4)).length).toBeGreaterThan(0);
  write(folder, { 'facsimiles/a.jpg': scan.subarray(0, 60) });
  await expect(drawScan(facsimile, 4)).rejects.toThrow(
    'facsimiles/a.jpg error Unexpected change while the edition is read',
  );
});
