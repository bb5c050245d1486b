import { cpSync, existsSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../builder.ts';
import { small, sumsOf, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

interface Workflow {
  jobs: { check: { steps: { run?: string; uses?: string; with?: Record<string, string> }[] } };
  on: { pull_request: { paths?: string[]; 'paths-ignore'?: string[] } };
  permissions: object;
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const workflow = parse(read('.github/workflows/proposal.yml')) as Workflow;

const guide = '---\ntitle: Method\n---\n\nHow we work.\n';
let place: string;

/** A checkout of the base branch and one of a request, side by side as the workflow has them. */
beforeEach(() => {
  place = temporaryFolder();
  const edition = { ...small, 'content/guides/method.mdx': guide };
  for (const name of ['base', 'proposal']) {
    write(join(place, name), { ...edition, 'seeds/SHA256SUMS': sumsOf(edition) });
  }
  // The tool, as it is in the base branch.
  for (const name of ['src', 'public', 'node_modules'])
    symlinkSync(join(root, name), join(place, 'base', name));
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'astro.config.mjs'])
    cpSync(join(root, name), join(place, 'base', name));
  cpSync(join(root, '.github'), join(place, 'base/.github'), { recursive: true });
});

/** Runs a step of the workflow as its runner does. */
function step(words: string) {
  const command = workflow.jobs.check.steps.find(({ run }) => run?.includes(words))?.run;
  expect(command).toBeDefined();
  const env = { ...environment(), GITHUB_WORKSPACE: place, EDITION_DIR: join(place, 'edition') };
  const done = runToEnd('bash', ['-e', '-c', String(command)], {
    cwd: place,
    env,
    encoding: 'utf8',
  });
  return { code: done.status, printed: done.stdout + done.stderr, stdout: done.stdout };
}

const page = small['content/sources/talks.mdx'] as string;

describe('what a request may change', () => {
  test('pages, entries, references, timeline, guides, images and seeds are its own; a file that it deletes is gone', () => {
    const proposal = join(place, 'proposal');
    write(join(place, 'base'), { 'content/glossary/old.mdx': '---\nterm: Old\nkind: term\n---\n' });
    write(proposal, {
      'content/sources/talks.mdx': `${page}\nA word more.\n`,
      'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
      'content/timeline.yaml': '- date: 2002\n  text: It was.\n',
      'content/guides/more.mdx': guide,
      'content/images/plan.gif': 'GIF89a',
    });
    expect(step('proposal.sh')).toMatchObject({ code: 0, printed: '' });
    const files = Object.entries(treeOf(join(place, 'edition'))).filter(
      ([, content]) => content !== 'folder',
    );
    expect(files.map(([path]) => path).sort()).toEqual([
      'content/edition.yaml',
      'content/glossary/gazette.mdx',
      'content/guides/method.mdx',
      'content/guides/more.mdx',
      'content/images/plan.gif',
      'content/sources/talks.mdx',
      'content/timeline.yaml',
      'seeds/SHA256SUMS',
      'seeds/talks.txt',
    ]);
  });

  test('edition.yaml, what is kept between runs and everything that runs are not', () => {
    write(join(place, 'proposal'), {
      'content/edition.yaml': 'title: Taken over\n',
      'content/addresses.yaml': 'published: {}\n',
      'astro.config.mjs': 'process.exit(7)',
      'package.json': '{ "scripts": { "check": "exit 7" } }',
      '.github/proposal.sh': 'exit 7',
      'node_modules/.cache/margent/pages.jsonl': '{}',
      '.margent/cache/pages.jsonl': '{}',
      '.margent-1-abcdef/journal': '- content/sources/talks.mdx\n',
    });
    expect(step('proposal.sh').code).toBe(0);
    for (const part of ['content', 'seeds']) {
      expect(treeOf(join(place, 'edition', part))).toEqual(treeOf(join(place, 'base', part)));
    }
    expect(readdirSync(join(place, 'edition')).sort()).toEqual(['content', 'seeds']);
  });

  test.each([
    ['content/sources/secret.mdx', '/etc/passwd'],
    ['seeds/secret.txt', '/etc/passwd'],
    ['content/glossary/deep/er', '/etc'],
    ['seeds/\n::error::taken over\n', '/etc/passwd'],
  ])('a symbolic link is refused: %j', (path, target) => {
    write(join(place, 'proposal'), { 'content/glossary/deep/a.mdx': 'x' });
    symlinkSync(target, join(place, 'proposal', path));
    const { code, printed } = step('proposal.sh');
    expect(code).toBe(1);
    expect(printed).toContain('is a symbolic link');
    expect(printed).not.toMatch(/^::/m);
    expect(existsSync(join(place, 'edition'))).toBe(false);
  });

  test.each(['content', 'seeds'])('so is one in place of the folder %s', (name) => {
    const [folder, away] = [join(place, 'proposal', name), join(place, 'away')];
    renameSync(folder, away);
    symlinkSync(away, folder);
    const { code, printed } = step('proposal.sh');
    expect(code).toBe(1);
    expect(printed).toContain(`${name} is a symbolic link`);
  });
});

test('a fault is told beside its line, and fails the request', () => {
  write(join(place, 'proposal'), { 'content/sources/talks.mdx': page.replace('were', 'are') });
  expect(step('proposal.sh').code).toBe(0);
  const { code, stdout } = step('check');
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^::error file=content\/sources\/talks\.mdx,line=8,col=\d+,.*title=text-differs::/m,
  );
});

test('so is code in a guide, of which nothing runs', () => {
  const ran = join(place, 'ran');
  const code = `{process.getBuiltinModule('node:fs').writeFileSync('${ran}', '')}`;
  write(join(place, 'proposal'), { 'content/guides/method.mdx': `${guide}\n${code}\n` });
  expect(step('proposal.sh').code).toBe(0);
  for (const command of ['check', 'build']) {
    const { code, printed } = step(command);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: expect.stringContaining('code-in-page'),
    });
  }
  expect(existsSync(ran)).toBe(false);
});

test('what is sound is built and attached, for everybody to look at', () => {
  write(join(place, 'proposal'), { 'content/guides/method.mdx': `${guide}\nOf **sources**.\n` });
  expect(step('proposal.sh').code).toBe(0);
  expect(step('check')).toMatchObject({ code: 0, stdout: '' });
  expect(step('build').code).toBe(0);
  const attached = workflow.jobs.check.steps.at(-1);
  expect(attached?.uses).toMatch(/^actions\/upload-artifact@/);
  const folder = join(place, String(attached?.with?.['path']));
  expect(existsSync(join(folder, 'sources/talks/index.html'))).toBe(true);
  expect(readFileSync(join(folder, 'guides/method/index.html'), 'utf8')).toContain(
    '<strong>sources</strong>',
  );
});

test('an address that is gone keeps a request back, whatever the request says of it', () => {
  const published = 'published:\n  /sources/talks/: []\n  /sources/old/: []\n';
  write(join(place, 'base'), { 'content/addresses.yaml': published });
  write(join(place, 'proposal'), { 'content/addresses.yaml': 'published: {}\n' });
  expect(step('proposal.sh').code).toBe(0);
  const { code, stdout } = step('check');
  expect(code).toBe(1);
  expect(stdout).toContain('title=address-lost');
});

/** Who a file belongs to: the last line that fits it counts. Only such patterns are known as are there. */
function ownerOf(path: string): string | undefined {
  const lines = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const fits = (pattern: string) =>
    pattern === '/*' ? !path.includes('/') : `/${path}`.startsWith(pattern);
  return lines
    .map((line) => line.split(' '))
    .findLast(([pattern = '']) => fits(pattern))
    ?.at(1);
}

test('the data belong to the editors, and whatever runs, or says what runs, to the maintainers', () => {
  const tracked = runToEnd('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout;
  const made = ['content/addresses.yaml', 'content/sources/new.mdx', 'new.config.js', 'src/new.ts'];
  const files = [...tracked.trim().split('\n'), ...made];
  expect(files.length).toBeGreaterThan(100);
  const parts = workflow.on.pull_request.paths?.map((path) => path.replace('**', '')) ?? [];
  for (const file of files) {
    const isData = parts.some((part) => file.startsWith(part));
    expect(ownerOf(file), file).toBe(isData ? '@margent/editors' : '@margent/maintainers');
  }
});

test('the workflow has no secret, no right to write, and the same files that the other leaves to it', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(read('.github/workflows/proposal.yml')).not.toMatch(/secrets|pull_request_target|write/);
  const site = parse(read('.github/workflows/site.yml')) as Workflow;
  expect(workflow.on.pull_request.paths).toEqual(site.on.pull_request['paths-ignore']);
  const [, parts = ''] = /^parts=\((.*)\)$/m.exec(read('.github/proposal.sh')) ?? [];
  expect(workflow.on.pull_request.paths?.map((path) => path.replace('/**', ''))).toEqual(
    parts.split(' '),
  );
});

test.each([
  '.github/workflows/site.yml',
  '.github/workflows/proposal.yml',
  '.github/workflows/release.yml',
  'src/template-package/.github/workflows/edition.yml',
  'src/template-submodule/.github/workflows/edition.yml',
])('%s runs what was looked at, and not for ever', (path) => {
  interface Job {
    'timeout-minutes'?: number;
    steps: { uses?: string }[];
  }
  const jobs = Object.entries((parse(read(path)) as { jobs: Record<string, Job> }).jobs);
  expect(jobs.length).toBeGreaterThan(0);
  for (const [name, job] of jobs) {
    expect(job['timeout-minutes'], name).toBeLessThanOrEqual(30);
    for (const { uses } of job.steps)
      if (uses !== undefined) expect(uses, name).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  }
  // Which version a hash is stands behind it.
  const named = read(path).match(/uses: \S+ # v\d+\.\d+\.\d+$/gm) ?? [];
  expect(named).toHaveLength(read(path).match(/uses:/g)?.length ?? 0);
});
