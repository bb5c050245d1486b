import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { environment } from '../builder.ts';
import { run, noFaults } from '../command.ts';
import { edition, small, temporaryFolder, treeOf, wayTo, write } from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

interface Package {
  scripts: Record<string, string>;
}

let folder: string;
let printed: string;

beforeAll(async () => {
  folder = join(temporaryFolder(), 'press/letters');
  const { code, stdout, stderr } = await run('init', [folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  printed = stdout;
});

test('writes an edition without a fault, and says what is next', async () => {
  expect(printed).toContain(`\n  next: npm --prefix ${wayTo(folder)} run dev\n`);
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  const parts = ['content/edition.yaml', 'seeds/SHA256SUMS', '.github/workflows/edition.yml'];
  for (const part of parts) expect(existsSync(join(folder, part)), part).toBe(true);
});

test.each([
  ['github', '.github/workflows/shards.yml'],
  ['gitlab', '.gitlab-ci.yml'],
  ['forgejo', '.forgejo/workflows/shards.yml'],
])(
  'writes a workflow of %s that builds in shares, also where an edition is',
  async (forge, path) => {
    const folder = join(temporaryFolder(), 'letters');
    await run('init', [folder]);
    const asked = ['--shards', '12', '--forge', forge];
    const { code, stdout } = await run('init', [folder, ...asked]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 file written in /);
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).not.toMatch(/\b(?:COUNT|NUMBERS|INSTALL)\b/);
    const workflow = parse(text) as { jobs?: Record<string, { strategy?: { matrix: unknown } }> };
    const shard = Array.from({ length: 12 }, (_, index) => index + 1);
    if (forge === 'gitlab') expect(workflow).toMatchObject({ shard: { parallel: 12 } });
    else expect(workflow.jobs?.['shard']?.strategy).toEqual({ matrix: { shard } });
    // What it has typed is what `build` takes, as far as that can be told before anything is there.
    const lines = [...text.matchAll(/npm run build -- (.*)/g)].map(([, words = '']) => {
      const typed = words.replace(/\$\{\{ matrix\.shard \}\}|\$CI_NODE_INDEX/g, '3');
      return typed.replace('$CI_NODE_TOTAL', '12').replaceAll('"', '').split(' ');
    });
    expect(lines).toHaveLength(3);
    for (const words of lines) {
      const { stderr } = await run('build', ['--edition', folder, ...words], { cwd: folder });
      expect(stderr).not.toMatch(/npm|Unexpected (?:option|argument|--)/);
    }
  },
);

test.each([
  [['--shards', '1'], 'Unexpected --shards “1”, expected a number from 2 to 200'],
  [['--shards', '4', '--forge', 'x'], 'Unexpected --forge “x”, expected github, gitlab, forgejo'],
])('%j is no workflow', async (words, told) => {
  const { code, stderr } = await run('init', [folder, ...words]);
  expect({ code, told: stderr.split('\n')[0] }).toEqual({ code: 2, told });
});

describe('what is said of it', () => {
  const about = (folder: string) =>
    parse(readFileSync(join(folder, 'content/edition.yaml'), 'utf8'));
  const said = [
    ...['--title', 'Letters', '--description', 'Letters to the board.', '--language', 'de-at'],
    ...['--licence', 'CC0 1.0', '--empty'],
  ];

  test('by options stands in edition.yaml, and nothing else is there', async () => {
    const folder = join(temporaryFolder(), 'letters');
    const { code, stdout } = await run('init', [folder, ...said]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n {2}next: npm .* run new -- <file>\n$/);
    expect(about(folder)).toMatchObject({
      title: 'Letters',
      description: 'Letters to the board.',
      language: 'de-at',
      licence: 'CC0 1.0',
    });
    expect(readdirSync(join(folder, 'content'))).toEqual(['edition.yaml']);
    expect(existsSync(join(folder, 'seeds'))).toBe(false);
    const checked = await run('check', ['--edition', folder]);
    expect(checked.stdout).toBe('0 sources in letters: no faults\n');
    write(folder, { 'a.txt': 'Dear Sir,\n' });
    expect((await run('new', [join(folder, 'a.txt'), '--edition', folder])).code).toBe(0);
  });

  test('by options is refused where it cannot be, or an edition is', async () => {
    const other = temporaryFolder();
    const { code, stderr } = await run('init', [other, '--language', 'German language']);
    expect(code).toBe(2);
    expect(stderr).toContain('Unexpected --language “German language”, expected a language tag');
    expect(readdirSync(other)).toEqual([]);
    expect((await run('init', [folder, '--title', 'A'])).stderr).toContain(
      'Unexpected --title where an edition is, expected its content/edition.yaml to say it',
    );
  });

  /** Runs `init` at a terminal where each question, of which some words are given, is answered by keys. */
  async function asked(words: string[], answers: [question: string, keys: string][]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let shown = '';
    output.on('data', (data) => {
      shown += String(data);
      const [question, keys] = answers[0] ?? [];
      if (question === undefined || !shown.includes(question)) return;
      answers.shift();
      // It listens once it has asked.
      setImmediate(() => input.write(keys));
    });
    const printed = { stdout: '', stderr: '' };
    const code = await main(['init', ...words], {
      ...{ cwd: root, env: environment(), terminal: { input, output } },
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
    });
    return { code, shown, ...printed };
  }

  test('at a terminal is asked, but for what was said', async () => {
    const folder = join(temporaryFolder(), 'letters');
    const done = await asked(
      [folder, '--licence', 'CC0 1.0'],
      [
        ['What is the edition called?', 'Letters: 1890\r'],
        ['What are its sources', '\r'],
        ['In which language', '\r'],
        ['What is it to begin with?', '\r'],
      ],
    );
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.shown).not.toContain('On what terms');
    expect(about(folder)).toMatchObject({ title: 'Letters: 1890', licence: 'CC0 1.0' });
    expect(existsSync(join(folder, 'content/sources/notice.mdx'))).toBe(true);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('at a terminal may be broken off, and nothing is written', async () => {
    const folder = join(temporaryFolder(), 'letters');
    const done = await asked([folder], [['What is the edition called?', '\x03']]);
    expect(done).toMatchObject({ code: 1, stderr: 'Broken off: nothing was written\n' });
    expect(existsSync(folder)).toBe(false);
  });
});

test('what it has in common with this repository is the same there', () => {
  for (const path of ['.github/ISSUE_TEMPLATE/correction.yml', '.vscode/schemas/source.json']) {
    expect(readFileSync(join(folder, path), 'utf8')).toBe(readFileSync(join(root, path), 'utf8'));
  }
  const schemas = readdirSync(join(root, '.vscode/schemas')).sort();
  expect(readdirSync(join(folder, '.vscode/schemas')).sort()).toEqual(schemas);
});

test('what a forge makes is left as it is, but for lists that get what they lack', async () => {
  const other = temporaryFolder();
  const forge = { 'README.md': '# Letters\n', LICENSE: 'CC', '.gitignore': 'node_modules/\n*.log' };
  write(other, { ...forge, '.git/config': 'x' });
  const before = treeOf(other);
  const { code, stdout } = await run('init', [other]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^\d\d files written in \S+\n {2}lines added: \.gitignore\n {2}left as it is: README\.md\n {2}next: /,
  );
  const after = treeOf(other);
  for (const path of ['README.md', 'LICENSE', '.git/config'])
    expect(after[path]).toBe(before[path]);
  expect(readFileSync(join(other, '.gitignore'), 'utf8')).toBe(
    'node_modules/\n*.log\ndist/\n.dist.*\n.margent*\n.astro/\n',
  );
  expect(await run('check', [], { cwd: other })).toMatchObject({ code: 0, stdout: noFaults });
  const again = await run('init', [other]);
  expect(again.stdout).toMatch(/^0 files written/);
  expect(treeOf(other)).toEqual(after);
});

test('Git keeps sources and images as they are', async () => {
  const folder = join(temporaryFolder(), 'kept');
  expect((await run('init', [folder])).code).toBe(0);
  const bytes = Buffer.from('89504e470d0a1a0a0d0a', 'hex');
  const files = [
    'seeds/crlf.txt',
    ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'PNG', 'Jpg'].map((e) => `content/guides/${e}.${e}`),
  ];
  for (const file of files) write(folder, { [file]: bytes });
  const git = (...args: string[]) => runToEnd('git', args, { cwd: folder }).stdout;
  git('init', '-q');
  git('add', '.');
  for (const file of files) expect(git('cat-file', 'blob', `:${file}`), file).toEqual(bytes);
  write(folder, { 'content/guides/a.mdx': '---\r\ntitle: A\r\n---\r\n' });
  git('add', '.');
  expect(git('cat-file', 'blob', ':content/guides/a.mdx').toString()).not.toContain('\r');
});

test('an edition that is there gets what it lacks, and no invented source', async () => {
  const other = edition(small);
  write(other, { 'package.json': '{ "scripts": { "check": "true" } }' });
  const { code, stdout } = await run('init', [other]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^ {2}left as it is: package\.json\n {2}scripts of the edition[^]*"dev": "node /m,
  );
  expect(stdout).toContain(`next: npm run dev -- --edition ${wayTo(other)}\n`);
  expect(existsSync(join(other, '.github/workflows/edition.yml'))).toBe(true);
  const kept = Object.entries(treeOf(other)).filter(([path]) => /^(?:content|seeds)\//.test(path));
  const own = Object.entries(treeOf(edition(small))).filter(([path]) => path.includes('/'));
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(own));
});

describe('the scripts of the edition', () => {
  const npm = (cwd: string, ...words: string[]) =>
    runToEnd('npm', ['run', '-s', ...words], { cwd, encoding: 'utf8' });

  let place: string;

  beforeAll(async () => {
    place = temporaryFolder();
    mkdirSync(join(place, 'letters'));
    symlinkSync(root, join(place, 'letters/margent'));
    expect((await run('init', ['letters'], { cwd: place })).code).toBe(0);
  });

  test('are those of all commands about an edition', () => {
    const scripts = (folder: string) =>
      Object.keys((parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package).scripts);
    const expected = scripts(root).filter(
      (name) => !['init', 'test', 'bench', 'format'].includes(name),
    );
    expect(scripts(join(place, 'letters')).sort()).toEqual([...expected, 'setup', 'update'].sort());
  });

  test('work in its folder and below, with names of files as they are called there', () => {
    const inside = join(place, 'letters/drafts');
    write(place, { 'letters/drafts/letter.txt': 'A letter.\n' });
    const added = npm(inside, 'new', '--', 'letter.txt');
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(npm(inside, 'check').stdout).toBe('2 sources in letters: no faults\n');
    expect(npm(place, '--prefix', 'letters', 'check').stdout).toContain('2 sources in letters');
  });

  test('are what is printed to be typed', () => {
    const folder = join(place, 'letters');
    write(folder, { 'seeds/minutes.txt': 'Minutes.\n' });
    const command = /mend: write one with: npm run (new) -- (seeds\/minutes.txt)$/m.exec(
      npm(folder, 'check').stdout,
    );
    expect(npm(folder, String(command?.[1]), '--', String(command?.[2])).status).toBe(0);
    expect(npm(folder, 'check').stdout).toBe('3 sources in letters: no faults\n');
    expect(npm(folder, 'new').stderr).toContain('\n\nnpm run new -- <file | folder>');
  });

  test('tell what is missing where the tool has no packages', () => {
    const bare = temporaryFolder();
    for (const path of ['package.json', 'src/cli/margent.js'])
      write(bare, { [`margent/${path}`]: readFileSync(join(root, path), 'utf8') });
    const { status, stderr } = runToEnd('node', ['margent/src/cli/margent.js', 'check'], {
      cwd: bare,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'Unexpected tool without its packages, expected them: npm --prefix margent ci\n',
    });
  });

  test('tell in a line that the folder is gone where they were typed, where it has none as well', () => {
    const [bare, gone] = [temporaryFolder(), join(temporaryFolder(), 'gone')];
    for (const path of ['package.json', 'src/cli/margent.js'])
      write(bare, { [path]: readFileSync(join(root, path), 'utf8') });
    mkdirSync(gone);
    const { status, stderr } = runToEnd(
      'bash',
      ['-c', 'rmdir "$1"; exec node "$0" check', join(bare, 'src/cli/margent.js'), gone],
      { cwd: gone, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'Unexpected working directory, which is gone, expected one that is there: go to it\n',
    });
  });

  test.each([
    ['>=1.99', 0, /^$/],
    ['>=999.0', 2, /^Unexpected Node [\d.]+, expected 999\.0 or newer: install it from \S+, .+\n$/],
  ])('tell a Node that is too old for %s, where the tool has none', (needed, code, told) => {
    const tool = temporaryFolder();
    write(tool, {
      'package.json': JSON.stringify({
        type: 'module',
        engines: { node: needed },
        scripts: { check: 'node src/cli/main.ts check' },
        optionalDependencies: {},
      }),
      'src/cli/margent.js': readFileSync(join(root, 'src/cli/margent.js'), 'utf8'),
      'src/cli/main.ts': '',
      'node_modules/.package-lock.json': '{}',
    });
    const launcher = join(tool, 'src/cli/margent.js');
    const { status, stderr } = runToEnd(process.execPath, [launcher, 'check'], {
      encoding: 'utf8',
    });
    expect(status).toBe(code);
    expect(stderr).toMatch(told);
  });
});

test('what is printed for an edition without scripts names the tool', async () => {
  const folder = edition({ ...small, 'seeds/minutes.txt': 'Minutes.\n' });
  const inside = (await run('check', [], { cwd: folder })).stdout;
  expect(inside).toContain(
    `write one with: npm --prefix ${wayTo(root, folder)} run new -- seeds/minutes.txt\n`,
  );
  const outside = (await run('check', ['--edition', folder])).stdout;
  expect(outside).toContain(
    `write one with: npm run new -- seeds/minutes.txt --edition ${wayTo(folder)}\n`,
  );
});

test.each([[[]], [['a', 'b']], [['a', '--edition', 'b']], [['--colour']]])(
  '%j is told with the usage',
  async (args) => {
    const { code, stdout, stderr } = await run('init', args);
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
    steps: { if?: string; run?: string; env?: Record<string, string> }[];
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
    const done = job.steps
      .filter((step) => step.run !== undefined && !/ ci$/.test(step.run))
      .filter((step) => !step.if?.startsWith('failure()'))
      .map(({ run: command, env = {} }) => {
        const own = Object.fromEntries(
          Object.entries({ ...job.env, ...env }).map(([key, value]) => [key, fill(value)]),
        );
        return runToEnd('bash', ['-e', '-c', String(command)], {
          cwd: place,
          encoding: 'utf8',
          env: { ...environment(), GITHUB_WORKSPACE: place, ...own },
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

  test('says what to choose where the project has no pages yet', () => {
    const told = workflow().jobs.build.steps.filter(({ if: when }) => when !== undefined);
    const step = told.find(({ if: when }) => when?.includes('steps.pages'));
    expect(step?.if).toBe("failure() && steps.pages.outcome == 'failure'");
    const { stdout } = runToEnd('bash', ['-e', '-c', String(step?.run)], { encoding: 'utf8' });
    expect(stdout).toMatch(/^::error title=.*::.*under Pages, choose GitHub Actions as the source/);
  });

  test.each([
    ['../margent', true],
    ['/home/anna/margent', true],
    ['C:/margent', true],
    ['file:///home/anna/margent', true],
    ['https://forge.example/press/margent.git', false],
    ['git@forge.example:press/margent.git', false],
  ])('says what to do where the tool is at %s', async (url, isLocal) => {
    const place = temporaryFolder();
    write(place, { '.gitmodules': `[submodule "margent"]\n\tpath = margent\n\turl = ${url}\n` });
    const { stdout } = await run('init', [place]);
    expect(stdout.includes('git submodule set-url margent')).toBe(isLocal);
    const step = workflow().jobs.build.steps.find(({ if: when }) =>
      when?.includes('steps.edition'),
    );
    const said = runToEnd('bash', ['-e', '-c', String(step?.run)], {
      cwd: place,
      encoding: 'utf8',
    });
    expect(said.stdout.includes('::error title=The tool is not found')).toBe(isLocal);
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
