import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Served, serve } from '../../src/io/serve.ts';
import { openBrowser, openPage } from '../browser.ts';
import { hash, temporaryFolder, write } from '../folder.ts';
import { root } from '../root.ts';
import { fold, readPage, readSource } from '../site/built.ts';
import { fetchNode } from './nodes.ts';
import { replaceIn } from './replace.ts';
import { runToEnd } from '../to-end.ts';

/*
 * The package as it is published: made, packed, installed into an empty folder away from the checkout, and used there. What
 * npm needs of other packages is what package-lock.json names, and comes from where npm keeps what it has fetched; where
 * that is empty, from the registry, which no other test may ask.
 */

interface Manifest {
  name: string;
  version: string;
  bin: Record<string, string>;
  engines: Record<string, string>;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
}

const folder = temporaryFolder();
const packed = join(folder, 'package');
const edition = join(folder, 'letters');
const installed = join(edition, 'node_modules/margent');

/**
 * The environment of somebody in a terminal: nothing of the npm and the Vitest that run this, but for how that npm is
 * configured: where it keeps what it has fetched, and what it fetches from.
 */
function environment(): NodeJS.ProcessEnv {
  const own = /^(?:npm_(?!config_)|npm_config_local_prefix$|INIT_CWD$|VITEST|NODE_COMPILE_CACHE$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function run(name: string, words: readonly string[], cwd: string, env = environment()) {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = runToEnd(name, words, { cwd, env, shell, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** Runs what must succeed, and returns what it printed. */
function need(name: string, words: readonly string[], cwd: string, env = environment()): string {
  const { code, stdout, stderr } = run(name, words, cwd, env);
  if (code !== 0) throw new Error(`${name} ${words.join(' ')} ended with ${code}:\n${stderr}`);
  return stdout;
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Installs what was packed, and returns how many packages that are. */
function install(archive: string): number {
  const { version, bin, engines, dependencies } = readJson<Manifest>(join(packed, 'package.json'));
  const lock = readJson<{ packages: Record<string, object> }>(join(root, 'package-lock.json'));
  const own = { dependencies: { margent: `file:${archive}` } };
  const margent = { version, resolved: `file:${archive}`, bin, engines, dependencies };
  const packages = { ...lock.packages, '': own, 'node_modules/margent': margent };
  write(edition, {
    'package.json': JSON.stringify(own),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, requires: true, packages }),
  });
  const { MARGENT_NETWORK_LOG: _, ...unguarded } = environment();
  const words = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  need('npm', words, edition, unguarded);
  // The edition is begun in an empty folder: what names the package there is written by `init`.
  for (const name of ['package.json', 'package-lock.json']) rmSync(join(edition, name));
  const found = readJson<typeof lock>(join(edition, 'node_modules/.package-lock.json'));
  return Object.keys(found.packages).length;
}

let paths: string[];

beforeAll(() => {
  need(process.execPath, [join(root, '.ci/package.ts'), packed], root);
  const [about] = JSON.parse(need('npm', ['pack', '--json', './package'], folder)) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  paths = about.files.map(({ path }) => path);
  const begun = performance.now();
  const packages = install(join(folder, about.filename));
  const seconds = Math.round((performance.now() - begun) / 1000);
  const [packedSize, size] = [about.size, about.unpackedSize].map((n) => (n / 1e6).toFixed(1));
  console.log(
    `the package: ${packedSize} MB packed, ${size} MB unpacked; ${packages} packages, installed in ${seconds} s`,
  );
  // Code with its maps and declarations, and the words of a dozen languages: other data comes from other packages.
  expect(about.unpackedSize).toBeLessThan(10e6);
  expect(packages).toBeLessThan(400);
}, 600_000);

describe('what is packed', () => {
  const read = (path: string) => readFileSync(join(packed, path), 'utf8');

  test('is no TypeScript, no test, and nothing of this edition', () => {
    expect(paths.filter((path) => /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts'))).toEqual(
      [],
    );
    expect(paths.filter((path) => /^(?:test|content|seeds)\/|\.test\./.test(path))).toEqual([]);
    expect(paths).toContain('README.md');
    expect(paths).toContain('LICENSE');
  });

  test('has beside each module what it declares, and a map with its source', () => {
    const modules = paths.filter(
      (path) => /^src\/(?!pages\/).*\.js$/.test(path) && !existsSync(join(root, path)),
    );
    expect(modules.length).toBeGreaterThan(400);
    for (const path of modules) {
      expect(paths).toContain(path.replace(/js$/, 'd.ts'));
      // The words of a language are data, and what browsers run is bundled first.
      if (/^src\/(?:core\/words\/[a-z]{2}|browser\/.+)\.js$/.test(path)) {
        expect(paths).not.toContain(`${path}.map`);
        expect(read(path)).not.toContain('sourceMappingURL');
        continue;
      }
      const { sources, sourcesContent } = JSON.parse(read(`${path}.map`)) as {
        sources: string[];
        sourcesContent: string[];
      };
      expect(sources).toEqual([path.replace(/^.*\//, '').replace(/js$/, 'ts')]);
      expect(sourcesContent).toEqual([readFileSync(join(root, path.replace(/js$/, 'ts')), 'utf8')]);
    }
  });

  test('says in its declarations what its code is for, and once more in its maps alone', () => {
    const said = 'Returns how many columns a character takes';
    expect(read('src/core/text/width.d.ts')).toContain(said);
    expect(read('src/core/text/width.js')).not.toContain('/*');
    expect(read('src/browser/later.js')).toContain('/* @vite-ignore */');
  });

  test('imports what it has or names, and nothing else', () => {
    const { dependencies } = readJson<Manifest>(join(packed, 'package.json'));
    const code = paths.filter((path) => /\.(?:js|d\.ts|astro)$/.test(path));
    const imports = code.flatMap((path) =>
      [...read(path).matchAll(/(?:\bfrom |^\s*import |\bimport\(|\.resolve\()'([^'$\s]+)'/gm)].map(
        ([, name = '']) => ({ path, name }),
      ),
    );
    const packages = imports
      .map(({ name }) => name)
      .filter((name) => !/^(?:\.|\/|node:|virtual:)/.test(name))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '');
    const known = new Set(Object.keys(dependencies).map((name) => name.replace('@types/', '')));
    expect([...known].filter((name) => !packages.includes(name))).toEqual([]);
    expect(packages.filter((name) => !known.has(name))).toEqual([]);
    const own = imports.filter(({ name }) => name.startsWith('.'));
    const missing = own.filter(({ path, name }) => {
      const target = join(packed, path, '..', name.replace(/\?.*/, ''));
      return !existsSync(target) && !existsSync(target.replace(/\.js$/, '.d.ts'));
    });
    expect(missing).toEqual([]);
  });
});

describe('in an empty folder', () => {
  const program = join(installed, 'src/cli/margent.js');
  const margent = (...words: string[]) => run(process.execPath, [program, ...words], edition);
  const npm = (...words: string[]) => run('npm', ['run', '-s', ...words], edition);
  const page = join(edition, 'content/sources/notice.mdx');

  test('an edition is begun, whose one package is the tool', () => {
    const { code, stdout, stderr } = run('npx', ['margent', 'init', '.'], edition);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\n {2}next: npm run dev\n$/);
    const { version } = readJson<Manifest>(join(root, 'package.json'));
    const { dependencies, scripts } = readJson<Manifest>(join(edition, 'package.json'));
    expect(dependencies).toEqual({ margent: `^${version}` });
    expect(scripts).toMatchObject({ check: 'margent check', help: 'margent help' });
    expect(readFileSync(join(edition, '.gitignore'), 'utf8')).toContain('node_modules/\n');
    const told = ['README.md', '.github/workflows/edition.yml'].map((path) =>
      readFileSync(join(edition, path), 'utf8'),
    );
    expect(told.join('')).not.toMatch(/submodule|npm run (?:setup|update)/);
  });

  test('it is checked, and what is told to be typed works', () => {
    expect(margent('check')).toMatchObject({ code: 0, stderr: '' });
    write(edition, { 'seeds/minutes.txt': 'Minutes.\n' });
    const told = npm('check').stdout;
    const mend = /mend: write one with: npm run new -- (seeds\/minutes.txt)$/m.exec(told);
    expect(npm('new', '--', String(mend?.[1]))).toMatchObject({ code: 0, stderr: '' });
    // A text of a document is made in a thread of its own.
    const letter = join(root, 'test/fixtures/files/letter.docx');
    expect(margent('new', letter, '--footnotes', 'source')).toMatchObject({ code: 0, stderr: '' });
    expect(margent('check').stdout).toBe('3 sources in letters: no faults\n');
    expect(margent('new', '--help').stdout).toMatch(/^npm run new -- <file \| folder>/);
    expect(margent('help', 'text-differs').stdout).toContain('# text-differs\n\nThe text between');
  });

  test('the workflow checks a request with the tool of the base branch', () => {
    const place = temporaryFolder();
    symlinkSync(edition, join(place, 'base'));
    for (const part of ['content', 'seeds'])
      cpSync(join(edition, part), join(place, 'proposal', part), { recursive: true });
    const proposed = join(place, 'proposal/content/sources/notice.mdx');
    replaceIn(proposed, 'He added that nobody', 'She added that nobody');
    const { jobs } = parse(
      readFileSync(join(edition, '.github/workflows/edition.yml'), 'utf8'),
    ) as {
      jobs: { proposal: { steps: { run?: string }[] } };
    };
    const steps = jobs.proposal.steps.flatMap(({ run: line }) => line ?? []);
    expect(steps.map((line) => line.replace(/ edition.*| --silent/g, ''))).toEqual([
      'npm --prefix base ci --ignore-scripts',
      'bash base/node_modules/margent/.github/proposal.sh base proposal',
      'npm --prefix base run check -- --edition',
      'npm --prefix base run build -- --edition',
    ]);
    const [, together = '', check = ''] = steps;
    need('bash', ['-e', '-c', together], place);
    const { code, stdout } = run('bash', ['-e', '-c', check], place);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=content\/sources\/notice\.mdx,line=\d+/m);
  });

  test('outside of an edition its commands are called by the name of the package', () => {
    const { code, stderr } = run(process.execPath, [program, 'new'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('\n\nnpx margent new <file | folder>… [--edition <folder>]');
    // As npx runs it where there is no edition yet.
    const begun = run(process.execPath, [program, 'init', 'minutes'], folder);
    expect(begun.stdout).toMatch(
      /\n {2}next: npm --prefix minutes install, then npm --prefix minutes run dev\n$/,
    );
    expect(begun.stderr).toBe('');
  });

  test('a Node that is too old is told in a line', () => {
    const other = temporaryFolder();
    for (const path of ['package.json', 'src/cli/margent.js', 'src/cli/main.js'])
      cpSync(join(packed, path), join(other, path));
    replaceIn(join(other, 'package.json'), '>=22.18', '>=999.0');
    const old = join(other, 'src/cli/margent.js');
    expect(run(process.execPath, [old, 'check'], edition)).toEqual({
      code: 2,
      stdout: '',
      stderr: `Unexpected Node ${process.versions.node}, expected 999.0 or newer: install it from https://nodejs.org, and do this again\n`,
    });
  });

  test('it is built, and its pages say what their seeds say', () => {
    const { code, stdout, stderr } = npm('build');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(join(edition, 'dist'));
    for (const name of ['notice', 'minutes']) {
      const built = readPage({ out: join(edition, 'dist') }, `sources/${name}/index.html`);
      const { seed, sha256, text } = readSource(built);
      const bytes = readFileSync(join(edition, 'seeds', seed));
      expect(hash(bytes)).toBe(sha256);
      expect(text).toBe(fold(bytes.toString()));
    }
    // What is kept lies beside the package.
    expect(existsSync(join(edition, 'node_modules/.cache/margent'))).toBe(true);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
  });

  const other = (release: string) =>
    fetchNode(release, join(root, 'node_modules/.cache/nodes'), environment());
  const lacking = (release: string) => `there is no Node ${release} to be had here`;

  test('Node 20 is told what to install', ({ skip }) => {
    const node = other('20');
    if (node === undefined) return skip(lacking('20'));
    const { NODE_OPTIONS: _, ...unguarded } = environment();
    const { code, stdout, stderr } = run(node, [program, 'check'], edition, unguarded);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Unexpected Node 20\.[\d.]+, expected 22\.18 or newer: install it from https:\/\/nodejs\.org, .+\n$/,
    );
  });

  // The oldest that package.json takes, and the one that most have.
  test.for(['22.18', '24'])('all of it works on Node %s', (release, { skip }) => {
    const node = other(release);
    if (node === undefined) return skip(lacking(release));
    const version = need(node, ['--version'], folder);
    expect(version).toMatch(new RegExp(`^v${release}\\.`));
    const place = join(folder, `on-${release}`);
    const use = (...words: string[]) => need(node, [program, ...words], place);
    need(node, [program, 'init', place], folder);
    symlinkSync(join(edition, 'node_modules'), join(place, 'node_modules'), 'junction');
    // Nothing that another Node has made.
    rmSync(join(edition, 'node_modules/.cache'), { recursive: true });
    use('new', join(root, 'test/fixtures/files/letter.docx'), '--footnotes', 'source');
    expect(use('check')).toBe(`2 sources in on-${release}: no faults\n`);
    use('build');
    const { seed, text } = readSource(
      readPage({ out: join(place, 'dist') }, 'sources/notice/index.html'),
    );
    expect(text).toBe(fold(readFileSync(join(place, 'seeds', seed), 'utf8')));
    console.log(`the package on Node ${version.trim()}: an edition was begun, checked and built`);
  });

  describe('in a browser', () => {
    let browser: Browser;
    let desk: ChildProcess | undefined;
    let site: Served | undefined;

    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      site?.close();
      // It writes what it has compiled when it ends, into the folder that is taken away after this.
      if (desk?.kill()) await once(desk, 'exit');
    });

    /** Starts `dev` by the program of the package, and returns the process with its address. */
    function startDev(): { child: ChildProcess; address: Promise<string> } {
      const child = spawn(process.execPath, [program, 'dev', '--port', '0'], {
        cwd: edition,
        env: environment(),
      });
      let output = '';
      const address = new Promise<string>((done, fail) => {
        const hear = (data: unknown) => {
          output += String(data);
          const [found] = /http:\/\/localhost:\d+\//.exec(output) ?? [];
          if (found !== undefined) done(found);
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        child.on('exit', () => fail(new Error(output)));
      });
      return { child, address };
    }

    test('a page that was built is read and searched', async () => {
      site = await serve(join(edition, 'dist'), '/', 0);
      const { page, faults, close } = await openPage(browser);
      await page.goto(`${site?.address}/search/?q=ferry`);
      await page.getByRole('link', { name: 'No ferry today' }).first().click();
      await page.locator('#claim-ferry-cancelled').waitFor();
      expect(faults).toEqual([]);
      await close();
    });

    test('the desk of `dev` writes into the edition', async () => {
      const { child, address } = startDev();
      desk = child;
      const { page: tab, faults, close } = await openPage(browser);
      tab.setDefaultTimeout(100_000);
      await tab.goto(`${await address}sources/notice/`);
      const words = 'nobody had been hurt';
      await tab.evaluate((quoted) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(quoted) ?? -1;
          if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + quoted.length);
        }
      }, words);
      await tab.getByRole('button', { name: 'Annotate' }).click();
      const form = tab.getByRole('dialog');
      await form.getByLabel('Id; made').fill('unhurt');
      await form.getByLabel('Who says it').fill('Harbour master');
      await form.getByLabel('Kind', { exact: true }).selectOption('event');
      await form.getByLabel('Verdict', { exact: true }).selectOption('unverified');
      await form.getByRole('button', { name: 'Write' }).click();
      await tab.locator('#claim-unhurt').waitFor();
      expect(readFileSync(page, 'utf8')).toContain(`<Claim id="unhurt" by="harbour-master"`);
      expect(faults).toEqual([]);
      await close();
    });
  });
});

test('what the repository says stays its own', () => {
  const own = readJson<{ private: boolean }>(join(root, 'package.json'));
  expect(own.private).toBe(true);
  expect(readdirSync(packed).sort()).toEqual(
    ['.github', '.vscode', 'LICENSE', 'README.md', 'package.json', 'public', 'src'].sort(),
  );
});
