import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../command.ts';
import { temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';

let folder: string;
let printed: string;

beforeAll(() => {
  folder = join(temporaryFolder(), 'press/letters');
  const { code, stdout, stderr } = run('init', [folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  printed = stdout;
});

test('writes an edition without a fault, and says what is next', () => {
  expect(printed).toContain(`npm run dev -- --edition ${folder}`);
  expect(run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: 'No faults.\n' });
  const parts = ['content/edition.yaml', 'seeds/SHA256SUMS', '.github/workflows/edition.yml'];
  for (const part of parts) expect(existsSync(join(folder, part)), part).toBe(true);
});

test('what it has in common with this repository is the same there', () => {
  for (const path of ['.github/ISSUE_TEMPLATE/correction.yml', '.vscode/schemas/source.json']) {
    expect(readFileSync(join(folder, path), 'utf8')).toBe(readFileSync(join(root, path), 'utf8'));
  }
  const tasks = readFileSync(join(folder, '.vscode/tasks.json'), 'utf8');
  expect(parse(tasks)).toMatchObject({
    tasks: [{ command: expect.stringContaining('npm --prefix margent run -s check') }],
  });
  const schemas = readdirSync(join(root, '.vscode/schemas')).sort();
  expect(readdirSync(join(folder, '.vscode/schemas')).sort()).toEqual(schemas);
});

test('a folder with a file of the same name is left as it is', () => {
  const other = temporaryFolder();
  write(other, { 'content/edition.yaml': 'title: Mine\n', 'notes.txt': 'x' });
  const before = treeOf(other);
  const { code, stderr } = run('init', [other]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Unexpected content\/edition\.yaml in /);
  expect(treeOf(other)).toEqual(before);
});

test('beside other files it changes none', () => {
  const other = temporaryFolder();
  write(other, { '.git/config': 'x', 'notes.txt': 'y' });
  expect(run('init', [other]).code).toBe(0);
  expect(treeOf(other)).toMatchObject({ '.git/config': expect.anything() });
});

test.each([[[]], [['a', 'b']], [['a', '--edition', 'b']], [['--colour']]])(
  '%j is told with the usage',
  (args) => {
    const { code, stdout, stderr } = run('init', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^\S.*\n\nnpm run init -- <folder>/);
  },
);

/*
 * The workflow, as far as a machine without a forge allows: its own steps, in its own folders, with the tool where the
 * submodule would be, and without what comes from the network.
 */
describe('the workflow', () => {
  interface Job {
    env: Record<string, string>;
    steps: { run?: string; env?: Record<string, string> }[];
  }
  const workflow = () =>
    parse(readFileSync(join(folder, '.github/workflows/edition.yml'), 'utf8')) as {
      jobs: { proposal: Job; build: Job };
    };

  /** Runs what a job runs in `place`, with the values that the forge would give. */
  function runJob(name: 'proposal' | 'build', place: string, given: Record<string, string>) {
    const job = workflow().jobs[name];
    const fill = (text: string) =>
      text.replace(/\$\{\{ (.*?) \}\}/g, (_, key: string) => given[key] ?? `no ${key}`);
    const { VITEST: _, ...inherited } = process.env;
    const done = job.steps
      .filter((step) => step.run !== undefined && !/ ci$/.test(step.run))
      .map(({ run: command, env = {} }) => {
        const own = Object.fromEntries(
          Object.entries({ ...job.env, ...env }).map(([key, value]) => [key, fill(value)]),
        );
        return spawnSync('bash', ['-e', '-c', String(command)], {
          cwd: place,
          encoding: 'utf8',
          env: { ...inherited, GITHUB_WORKSPACE: place, ...own },
        });
      });
    return done.map(({ status, stdout, stderr }) => ({ status, printed: stdout + stderr }));
  }

  test('checks a request with the tool of the base branch, and builds its preview', () => {
    const place = temporaryFolder();
    for (const name of ['base', 'proposal']) {
      mkdirSync(join(place, name));
      cpSync(folder, join(place, name), { recursive: true });
    }
    symlinkSync(root, join(place, 'base/margent'));
    const page = join(place, 'proposal/content/sources/notice.mdx');
    write(place, {
      'proposal/content/sources/notice.mdx': readFileSync(page, 'utf8').replace(
        'This notice',
        'This small notice',
      ),
    });
    const steps = runJob('proposal', place, { 'github.workspace': place });
    expect(
      steps.map(({ status }) => status),
      JSON.stringify(steps),
    ).toEqual([0, 0, 0]);
    const built = readFileSync(join(place, 'preview/sources/notice/index.html'), 'utf8');
    expect(built).toContain('This small notice');
  });

  test('publishes the edition under the path of the project’s pages', () => {
    const place = temporaryFolder();
    cpSync(folder, place, { recursive: true });
    symlinkSync(root, join(place, 'margent'));
    const steps = runJob('build', place, {
      'github.workspace': place,
      'steps.pages.outputs.base_path': '/letters',
      'steps.pages.outputs.base_url': 'https://press.example/letters',
    });
    expect(
      steps.map(({ status }) => status),
      JSON.stringify(steps),
    ).toEqual([0]);
    const built = readFileSync(join(place, 'dist/index.html'), 'utf8');
    expect(built).toContain('href="/letters/sources/notice/"');
    expect(built).toContain('<link rel="canonical" href="https://press.example/letters/"');
  });
});
