import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pathsFor } from '../../src/cli/template.ts';
import { undoInterrupted } from '../../src/io/journal.ts';
import { editionLock } from '../../src/io/lock.ts';
import { noFaults, run } from '../command.ts';
import { edition, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';
import { replaceIn } from './replace.ts';
import { runToEnd } from '../to-end.ts';

const modules = '[submodule "margent"]\n\tpath = margent\n\turl = https://forge.example/margent\n';

/** Begins an edition that has the tool as a submodule, which is not fetched. */
async function begin(files: Record<string, string> = {}): Promise<string> {
  const folder = join(temporaryFolder(), 'letters');
  mkdirSync(folder);
  symlinkSync(root, join(folder, 'margent'));
  expect((await run('init', [folder])).code).toBe(0);
  unlinkSync(join(folder, 'margent'));
  write(folder, { '.gitmodules': modules, ...files });
  return folder;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const manifest = (folder: string) =>
  JSON.parse(read(folder, 'package.json')) as Record<'scripts' | 'dependencies', object>;
const template = (path: string) => read(join(root, 'src/template-package'), path);
const { version } = JSON.parse(read(root, 'package.json')) as { version: string };

test('an edition with a submodule gets the package in its place, and nothing of the edition changes', async () => {
  const folder = await begin();
  const before = treeOf(folder);
  const { code, stdout, stderr } = await run('init', ['--adopt'], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const changed = ['.github/workflows/edition.yml', '.gitmodules', 'README.md', 'package.json'];
  const after = treeOf(folder);
  expect(Object.keys(before).filter((path) => after[path] !== before[path])).toEqual(changed);
  expect(stdout).toBe(`4 files changed in ${folder}
  changed: package.json
  gone: .gitmodules
  changed: .github/workflows/edition.yml
  changed: README.md
  next, in that folder: git rm -q --cached margent; take the folder margent away; npm install; commit
`);
  expect(manifest(folder).dependencies).toEqual({ margent: `^${version}` });
  expect(manifest(folder).scripts).toMatchObject({ check: 'margent check', help: 'margent help' });
  expect(JSON.stringify(manifest(folder))).not.toMatch(/submodule|src\/cli/);
  for (const path of ['.github/workflows/edition.yml', 'README.md'])
    expect(read(folder, path)).toBe(template(path));
  expect(await run('check', [], { cwd: folder })).toMatchObject({ code: 0, stdout: noFaults });
  // There is nothing left to be turned over.
  const again = await run('init', ['--adopt', folder]);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('expected that of an edition which has the tool as its submodule');
  expect(treeOf(folder)).toEqual(after);
});

test('Git takes the submodule out as it is told', async () => {
  const folder = await begin();
  const git = (...words: string[]) => {
    const own = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    const { status, stdout, stderr } = runToEnd('git', [...own, ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  git('init', '-q');
  git('add', '.');
  const link = '160000,1111111111111111111111111111111111111111,margent';
  git('update-index', '--add', '--cacheinfo', link);
  git('commit', '-qm', 'Begin');
  const { stdout } = await run('init', ['--adopt', folder]);
  const [, words = ''] = /: git (rm .*?);/.exec(stdout) ?? [];
  git(...words.split(' '));
  git('add', '.');
  git('commit', '-qm', 'Adopt');
  const files = git('ls-files').split('\n');
  expect(files).not.toContain('margent');
  expect(files).not.toContain('.gitmodules');
});

test('what is somebody’s own stays, and what of it tells of the submodule is told', async () => {
  const folder = await begin({
    '.gitmodules': `[submodule "fonts"]\n\tpath = fonts\n${modules}[submodule "b"]\n\tpath = b\n`,
    '.gitignore': 'dist/\n',
  });
  replaceIn(join(folder, 'README.md'), 'An edition of your own', 'Letters');
  write(folder, {
    'package.json': JSON.stringify({
      name: 'letters',
      scripts: {
        check: 'node "../my tools/margent/src/cli/margent.js" check --all',
        new: 'npm --prefix margent run -s new -- --lines keep',
        update: 'echo mine',
        lint: 'true',
      },
      dependencies: { other: '1.0.0' },
    }),
  });
  const { code, stdout } = await run('init', ['--adopt', folder]);
  expect(code).toBe(0);
  const { scripts, dependencies, ...own } = manifest(folder);
  expect(own).toEqual({ name: 'letters' });
  expect(dependencies).toEqual({ other: '1.0.0', margent: `^${version}` });
  expect(scripts).toMatchObject({
    check: 'margent check --all',
    new: 'margent new --lines keep',
    update: 'echo mine',
    lint: 'true',
    dev: 'margent dev',
  });
  expect(read(folder, '.gitmodules')).toBe(
    '[submodule "fonts"]\n\tpath = fonts\n[submodule "b"]\n\tpath = b\n',
  );
  expect(read(folder, '.gitignore')).toBe('dist/\nnode_modules/\n');
  expect(read(folder, 'README.md')).toContain('# Letters');
  const told = stdout.split('\n').filter((line) => line.includes('to be changed by you'));
  expect(told.map((line) => line.replace(/^.*submodule: (README\.md:\d+): .*/, '$1'))).toEqual([
    'README.md:3',
    'README.md:6',
    expect.stringMatching(/^README\.md:\d+$/),
  ]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no submodule', {}, /^Unexpected folder .* as its submodule margent\n/],
  [
    'a package.json that cannot be read',
    { '.gitmodules': modules, 'package.json': '{ "scripts": ' },
    /^Unexpected package\.json, expected an object of JSON: mend it first\n/,
  ],
  [
    'a package.json that is a list',
    { '.gitmodules': modules, 'package.json': '[]' },
    /^Unexpected package\.json, expected an object of JSON: mend it first\n/,
  ],
])('of an edition with %s nothing is changed', async (_, files, told) => {
  const folder = edition({ ...small, ...files });
  const before = treeOf(folder);
  const { code, stdout, stderr } = await run('init', ['--adopt', folder]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(told);
  expect(treeOf(folder)).toEqual(before);
});

test('what another process puts there meanwhile, or a link, keeps all as it was', async () => {
  const folder = await begin();
  unlinkSync(join(folder, 'README.md'));
  unlinkSync(join(folder, '.gitignore'));
  symlinkSync('/nowhere', join(folder, '.gitignore'));
  const before = treeOf(folder);
  expect((await run('init', ['--adopt', folder])).code).not.toBe(0);
  expect(treeOf(folder)).toEqual(before);
  expect(existsSync(join(folder, '.gitmodules'))).toBe(true);
});

test('what is killed in the middle is undone by the next command, but not in a copy', async () => {
  const folder = await begin();
  const before = treeOf(folder);
  const loaded = [
    join(import.meta.dirname, 'interrupt.ts'),
    'data:text/javascript,startCounting()',
  ];
  const script = join(root, 'src/cli/main.ts');
  const words = [...loaded.flatMap((one) => ['--import', one]), script, 'init', '--adopt', folder];
  const told = new Set<number>();
  // From where the files are put in their places.
  for (let at = 2; at < 10; at++) {
    const env = { INTERRUPT_AT: String(at), INTERRUPT_BY: 'kill', INTERRUPT_IN: 'rename link' };
    const { status } = runToEnd(process.execPath, words, { env: { ...process.env, ...env } });
    rmSync(editionLock(folder), { force: true });
    if (status === 0) break;
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    const { paths, kept } = undoInterrupted(folder, pathsFor(folder));
    expect({ kept, tree: treeOf(folder) }).toEqual({ kept: [], tree: before });
    expect(undoInterrupted(copy, pathsFor(copy)).kept).toHaveLength(1);
    told.add(paths.length);
  }
  expect(told).toEqual(new Set([4]));
});
