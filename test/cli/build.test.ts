import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { escape } from '../../src/core/report/escape.ts';
import { en } from '../../src/core/words/en.ts';
import { cacheFolder } from '../../src/io/cache.ts';
import { missingIgnore } from '../../src/io/ignored.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { sealFolder } from '../../src/io/seal.ts';
import { createSite } from '../../src/site/load.ts';
import { writeSearchBulk } from '../../src/site/search-bulk.ts';
import {
  build as runBuild,
  noFaults,
  type Outcome,
  run,
  runProcess,
  startCommand,
} from '../command.ts';
import {
  copyOf,
  edition,
  type Files,
  hash,
  oddFolder,
  small,
  temporaryFolder,
  treeOf,
  write,
} from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

const page = small['content/sources/talks.mdx'] as string;

/** Builds the edition in `folder` as the site `out`. */
function build(folder: string, out: string, ...args: string[]): Promise<Outcome> {
  return runBuild(['--edition', folder, '--out', out, ...args]);
}

/** Builds where that must fail, and leave everything around the site as it was. Returns what was printed. */
async function refuse(folder: string, out: string, runs = attempt): Promise<string> {
  const place = dirname(out);
  const before = treeOf(place);
  const { code, printed } = await runs(folder, out);
  expect(code).toBe(1);
  expect(treeOf(place)).toEqual(before);
  return printed;
}

/** Asks for a site that is refused before Astro has anything to do. */
function attempt(folder: string, out: string): Promise<Outcome> {
  return run('build', ['--edition', folder, '--out', out]);
}

/** Makes a copy of the edition of the site, and of what is kept of it: it is built in the process that built the first. */
function copyOfEdition(): string {
  const folder = edition(small);
  cpSync(cacheFolder(site.folder), cacheFolder(folder), { recursive: true });
  return folder;
}

/** A site that was built, in a folder of its own, and its edition. */
let site: { folder: string; out: string; files: Record<string, string> };

beforeAll(async () => {
  const folder = edition(small, oddFolder());
  const out = join(oddFolder(), 'site');
  const { code, stdout, stderr } = await build(folder, out);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`1 source, 0 entries, 0 references: ${escape(out)}\n`);
  site = { folder, out, files: treeOf(out) };
});

test('a site in the edition that Git would take in is told, with the line that keeps it out; and one that is built for another path', async () => {
  const folder = edition(small);
  const git = runToEnd('git', ['init', '--quiet'], { cwd: folder });
  // Without Git there is nothing to be told.
  if (git.error) return;
  const url = 'https://u.example/~smith/my_ed';
  const { stdout } = await build(folder, join(folder, 'public/site'), '--url', url);
  expect(stdout.split('\n').slice(1)).toEqual([
    `It is built for the path /, and its address is ${url}: to lie there, it has to be built with --base /~smith/my_ed/`,
    'Git would take it into the edition: add /public/site/ to .gitignore',
    '',
  ]);
  write(folder, { '.gitignore': '/public/site/\n' });
  expect(missingIgnore(join(folder, 'public/site'), folder)).toBeUndefined();
  expect(missingIgnore(join(folder, 'public'), folder)).toBe('/public/');
  expect(missingIgnore(temporaryFolder(), folder)).toBeUndefined();
});

describe('a fault leaves the site there as it was', () => {
  const given: [string, Files, string][] = [
    ['of a page', { 'content/sources/talks.mdx': page.replace('were', 'are') }, 'text-differs'],
    [
      'of a seed',
      {
        'seeds/talks.txt': 'Talks are held.\n',
        'seeds/SHA256SUMS': `${hash('Talks were held.\n')}  talks.txt\n`,
      },
      'seed-changed',
    ],
    ['of the edition', { 'content/edition.yaml': 'titel: x\n' }, 'field-unknown'],
    ['of the timeline', { 'content/timeline.yaml': '- date: soon\n  text: x\n' }, 'field-invalid'],
    [
      'a page whose seed is missing',
      { 'content/sources/lost.mdx': page.replace('talks.txt', 'lost.txt') },
      'content/sources/lost.mdx:3:7 error Unexpected seed “lost.txt”',
    ],
    [
      'a draft has faults as well',
      {
        'content/sources/talks.mdx': page
          .replace('seed:', 'draft: true\nseed:')
          .replace('were', 'are'),
      },
      'text-differs',
    ],
    [
      'code in a guide',
      { 'content/guides/method.mdx': '---\ntitle: Method\n---\n\nWrite to {name}.\n' },
      'content/guides/method.mdx:5:10 error',
    ],
  ];

  test.each(given)('%s', async (_, files, told) => {
    const printed = await refuse(edition({ ...small, ...files }), site.out);
    expect(printed).toContain(told);
    expect(printed).toMatch(/: \d+ errors?/);
  });

  test('and where there was none, there is none', async () => {
    const place = temporaryFolder();
    const folder = edition({ ...small, 'seeds/talks.txt': 'Other.\n' });
    expect((await attempt(folder, join(place, 'new/site'))).code).toBe(1);
    expect(treeOf(place)).toEqual({});
  });
});

describe('one changed character inside <Source>', () => {
  const path = 'content/sources/russia-iran-talks-2002.mdx';
  const original = readFileSync(join(root, path), 'utf8');
  const start = original.indexOf('<Source>') + '<Source>'.length;
  const end = original.indexOf('</Source>');

  /** Words of the source text, from its first to its last, and what an editor may do to a character of them. */
  test.each([
    ['Discuss Intl', 8, '. '],
    ['Foreign Ministry', 7, '\u00A0'],
    ['Kharrazi', 3, 'R'],
    ['defend this cooperation', 7, ''],
  ])('in “%s”', async (words, offset, character) => {
    const at = original.indexOf(words, start) + offset;
    expect(at).toBeGreaterThan(start);
    expect(at).toBeLessThan(end);
    const folder = copyOf(root);
    write(folder, { [path]: original.slice(0, at) + character + original.slice(at + 1) });
    const lines = original.slice(0, at).split('\n');
    const place = `${path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1} error Unexpected`;
    const { code, stdout } = await run('check', ['--edition', folder]);
    expect(code).toBe(1);
    expect(stdout).toContain(place);
    expect(stdout).toMatch(/: 1 error$/m);
    expect(await refuse(folder, site.out)).toContain(place);
  });
});

test('two builds at once, of one edition or of two, each end with a whole site', async () => {
  const place = temporaryFolder();
  const out = join(place, 'site');
  const other = edition({ ...small, 'content/edition.yaml': 'title: Another\n' });
  const builds = [site.folder, site.folder, other].map((folder) =>
    startCommand('build', ['--edition', folder, '--out', out]),
  );
  await Promise.all(builds.map(({ printed }) => printed(/^1 source, .*: .*\/site$/m)));
  // What is kept of an edition is still being put in order after that.
  await Promise.all(builds.map(({ ended }) => ended));
  // Who came last is not known.
  expect((await build(copyOfEdition(), out)).code).toBe(0);
  expect(treeOf(out)).toEqual(site.files);
  expect(readdirSync(place)).toEqual(['site']);
});

describe('an interrupted build', () => {
  const broken = edition({ ...small, 'seeds/talks.txt': 'Other.\n' });
  const hidden = (name: string) => join(dirname(site.out), `.site.margent-${name}`);

  test.each([
    ['before the swap', () => cpSync(site.out, hidden('next'), { recursive: true })],
    [
      'between the two renames',
      () => {
        cpSync(site.out, hidden('next'), { recursive: true });
        renameSync(site.out, hidden('old'));
      },
    ],
    ['before the old site was deleted', () => cpSync(site.out, hidden('old'), { recursive: true })],
  ])('%s is put right by the next command, even one that fails', async (_, interrupt) => {
    interrupt();
    expect((await attempt(broken, site.out)).code).toBe(1);
    expect(readdirSync(dirname(site.out))).toEqual(['site']);
    expect(treeOf(site.out)).toEqual(site.files);
  });

  test('by a kill, at any moment of its work, leaves a whole site', async () => {
    const changed = edition({ ...small, 'content/edition.yaml': 'title: Another\n' });
    const running = startCommand('build', ['--edition', changed, '--out', site.out]);
    await expect.poll(() => existsSync(hidden('next')), { timeout: 60_000 }).toBe(true);
    await running.stop('SIGKILL');
    expect(treeOf(site.out)).toEqual(site.files);
    expect((await build(copyOfEdition(), site.out)).code).toBe(0);
    expect(readdirSync(dirname(site.out))).toEqual(['site']);
    expect(treeOf(site.out)).toEqual(site.files);
  });
});

describe('--out', () => {
  /** Asks for a site where none may be, and finds everything as it was. */
  async function refusedOut(folder: string, out: string, kept = folder): Promise<string> {
    const before = treeOf(kept);
    const { code, stdout, stderr } = await attempt(folder, out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(treeOf(kept)).toEqual(before);
    return stderr;
  }

  test.each(['', '.', 'content', 'content/sources/site', 'seeds', 'seeds/site', '..'])(
    'is not where the edition is: %j',
    async (path) => {
      const folder = join(edition(small), 'edition');
      cpSync(site.folder, folder, { recursive: true });
      const stderr = await refusedOut(folder, join(folder, path));
      expect(stderr).toContain('expected a folder apart from the edition');
    },
  );

  test.each(['/', root, join(root, 'src'), join(root, 'content')])(
    'nor the tool: %s',
    async (out) => {
      const { code, stderr } = await attempt(site.folder, out);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^Unexpected --out/);
    },
  );

  test('of a link it is the folder that this leads to, which is what is served', async () => {
    const place = temporaryFolder();
    cpSync(site.out, join(place, 'www'), { recursive: true });
    const link = join(place, 'dist');
    symlinkSync(join(place, 'www'), link);
    rmSync(join(place, 'www/search'), { recursive: true });
    expect((await attempt(site.folder, link)).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(treeOf(join(place, 'www'))).toEqual(site.files);
    const nowhere = join(place, 'nowhere');
    symlinkSync(join(place, 'none'), nowhere);
    expect(await refusedOut(site.folder, nowhere, place)).toContain('a link that leads nowhere');
    const inside = join(place, 'inside');
    symlinkSync(join(site.folder, 'content'), inside);
    expect(await refusedOut(site.folder, inside)).toContain('apart from the edition');
  });

  test('is no folder with something else in it, and no file', async () => {
    const place = temporaryFolder();
    write(place, { 'home/letter.txt': 'Dear', file: 'x', 'web/index.html': '<p>mine</p>' });
    cpSync(site.out, join(place, 'pages'), { recursive: true });
    write(place, { 'pages/CNAME': 'example.org', 'listed/offline.json': '{}', 'listed/x': '' });
    write(place, { 'alike/downloads/thesis.pdf': 'mine', 'alike/robots.txt': '' });
    mkdirSync(join(place, 'linked'));
    symlinkSync(site.folder, join(place, 'linked/edition'));
    const names = ['home', 'file', 'web', 'pages', 'listed', 'alike', 'linked', 'linked/edition'];
    for (const name of names) {
      expect(await refusedOut(site.folder, join(place, name), place)).toMatch(/^Unexpected --out/);
    }
  });
});

const memory = '/dev/shm';
const isElsewhere = existsSync(memory) && statSync(memory).dev !== statSync(root).dev;

test.runIf(isElsewhere)('a site may go to another file system', async () => {
  const place = mkdtempSync(join(memory, 'site-'));
  try {
    const out = join(place, 'site');
    expect(await build(copyOfEdition(), out)).toMatchObject({ code: 0, stderr: '' });
    expect(treeOf(out)).toEqual(site.files);
    expect(readdirSync(place)).toEqual(['site']);
    const whole = await attempt(site.folder, memory);
    expect(whole.code).toBe(2);
    expect(whole.stderr).toContain('where a volume is mounted, expected a folder in it');
  } finally {
    rmSync(place, { recursive: true });
  }
});

const canMount = runToEnd('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

test.runIf(canMount)(
  'a folder where another of the same file system is mounted is no place for a site',
  () => {
    const place = temporaryFolder();
    const out = join(place, 'the dist');
    mkdirSync(out);
    mkdirSync(join(place, 'volume'));
    const script =
      'mount --bind "$1" "$2" && exec "$3" src/cli/main.ts build --edition "$4" --out "$2"';
    const { status, stdout, stderr } = runToEnd(
      'unshare',
      ['--map-root-user', '--mount', 'sh', '-c', script, 'sh'].concat(
        join(place, 'volume'),
        out,
        process.execPath,
        site.folder,
      ),
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      `a volume is mounted, expected a folder in it, as with --out “${join(out, 'site')}”`,
    );
    expect(readdirSync(place).sort()).toEqual(['the dist', 'volume']);
  },
);

const isApart = runToEnd('unshare', ['--map-root-user', '--net', 'true']).status === 0;

// The guard of the tests sees what Node does, and Pagefind is no Node.
test.runIf(isApart)('a build is the same without any network', () => {
  const out = join(temporaryFolder(), 'site');
  const command = [
    process.execPath,
    'src/cli/main.ts',
    'build',
    '--edition',
    site.folder,
    '--out',
    out,
  ];
  const { status, stderr } = runToEnd('unshare', ['--map-root-user', '--net', ...command], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(treeOf(out)).toEqual(site.files);
});

/** Returns what is kept of the page of the source of an edition, and where. */
function keptPage(folder: string): { kept: string; html: string } {
  const place = join(cacheFolder(folder), 'astro/pages');
  const pages = readdirSync(place).map((name) => {
    return { kept: join(place, name), html: readFileSync(join(place, name), 'utf8') };
  });
  const [page, ...others] = pages.filter(({ html }) => html.includes('data-seed='));
  expect(others).toEqual([]);
  return page ?? { kept: '', html: '' };
}

test('a page that was kept, and is not as it was drawn, is drawn anew', async () => {
  const folder = copyOfEdition();
  const { kept, html } = keptPage(folder);
  // What a note says, no proof looks at.
  expect(html).toContain('No second report');
  writeFileSync(kept, html.replaceAll('No second report', 'A second report'));
  expect((await build(folder, site.out)).code).toBe(0);
  expect(treeOf(site.out)).toEqual(site.files);
  // Also where it is the published page that somebody writes into, or the index: it may be the same file.
  const published = join(site.out, 'sources/talks/index.html');
  writeFileSync(published, html.replaceAll('No second report', 'A third report'));
  writeFileSync(join(site.out, 'pagefind/pagefind.js'), 'export {};\n');
  expect((await build(folder, site.out)).code).toBe(0);
  expect(treeOf(site.out)).toEqual(site.files);
  const drawn = statSync(published).ino;
  expect((await build(folder, site.out)).code).toBe(0);
  expect(statSync(published).ino).toBe(drawn);
});

test('a page that is not faithful fails the build, which says where, and is not kept', async () => {
  const folder = copyOfEdition();
  const { kept, html } = keptPage(folder);
  writeFileSync(kept, html.replaceAll('Talks were held', 'Talks were hold'));
  // As if it had been drawn like that.
  sealFolder(join(cacheFolder(folder), 'astro'));
  // It is the last that is told, without a word of Astro's.
  expect(await refuse(folder, site.out, build)).toMatch(
    /^the built pages are not faithful\nsources\/talks\/index\.html: the text differs at character 12: "Talks were hold\."[^\n]*\n$/,
  );
  expect((await build(folder, site.out)).code).toBe(0);
  expect(treeOf(site.out)).toEqual(site.files);
});

test('an edition in which nothing is to be found yet is built, in a language without words, which is told, for a path that no site can have', async () => {
  const draft = page.replace('seed:', 'draft: true\nseed:');
  const about = 'content/edition.yaml';
  const dir = edition({
    ...small,
    [about]: `${String(small[about])}language: tlh\n`,
    'content/sources/talks.mdx': draft,
  });
  const out = join(temporaryFolder(), 'site');
  const { code, stdout, stderr } = await build(dir, out, '--url', 'https://u.example/été/');
  expect(code).toBe(0);
  expect(stdout).toContain('none can be built to lie under a path of other signs');
  expect(stderr).toContain('there are no words of the interface in “tlh” yet: they are in English');
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(en.page.skip);
  expect(readFileSync(join(out, 'pagefind/bundles.json'), 'utf8')).toBe('[]');
  expect(existsSync(join(out, 'downloads/edition.html'))).toBe(true);
});

test('an image whose file is damaged fails the build, which says which', async () => {
  const boat = readFileSync(join(root, 'test/fixtures/languages/content/images/boat.jpg'));
  const table = boat.indexOf(Uint8Array.of(0xff, 0xc4));
  const folder = edition({
    ...small,
    'content/images/boat.jpg': boat.fill(0xff, table + 5, table + 20),
    'content/sources/talks.mdx': page.replace('<Source>', '![A boat](boat.jpg)\n\n<Source>'),
  });
  expect(await refuse(folder, site.out, build)).toMatch(
    /^content\/images\/boat\.jpg: Unexpected end or damage of the image, [^\n]*\n$/,
  );
});

describe('EDITION_DIR, an empty folder in the edition’s, --base without its last slash, --url', () => {
  const dot = Buffer.from(
    'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
    'latin1',
  );
  const aside = temporaryFolder();
  const folder = edition({
    ...small,
    'content/sources/talks.mdx': page.replace(/<\/?Claim[^>]*>|\[\^talks\][^\n]*/g, ''),
    'content/sources/pending.mdx': `---
title: Xanadu papers
seed: pending.txt
draft: true
language: fa-Latn
published: 1797-10-09
date: 1797-10-10
changes: [{ date: 1797-10-11, text: Xanadu }]
publisher: porlock
---

Xanadu prose [@talks].

<Source>

<Claim id="xanadu" by="porlock" kind="event" verdict="unverified">Xanadu</Claim>[^xanadu] was mentioned.

</Source>

[^xanadu]: Xanadu, says the Gazette [@talks].
`,
    'seeds/pending.txt': 'Xanadu was mentioned.\n',
    'content/guides/method.mdx': `---
title: Method
---

Ask in <Term id="porlock">the village</Term>, or see [what there is](/sources/). ![A dot](dot.gif)

שלום לכל הקוראים.
`,
    'content/guides/dot.gif': dot,
    'content/glossary/porlock.mdx': '---\nterm: Porlock\nkind: place\n---\n\nA village.\n',
    'content/references/works.json': '[{"id":"talks","type":"book","title":"On talks"}]',
  });
  const out = join(folder, 'public');
  const read = (path: string) => readFileSync(join(out, path), 'utf8');

  beforeAll(async () => {
    mkdirSync(out);
    const url = 'https://press.example/some/edition';
    const args = ['--out', out, '--base', '/some/edition', '--url', url, '--search-records'];
    // From when the edition has been read until the site is there, it is away: nothing may come of another state of it.
    const away = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { rmSync, renameSync } = fs;
fs.rmSync = (path, options) => {
  if (String(path).endsWith('/astro.sha256'))
    for (const name of ['content', 'seeds'])
      renameSync(${JSON.stringify(folder)} + '/' + name, ${JSON.stringify(aside)} + '/' + name);
  rmSync(path, options);
};
syncBuiltinESMExports();`)}`;
    const env = { EDITION_DIR: folder, NODE_OPTIONS: `--import ${away}` };
    const { code, printed } = runProcess('build', args, { env });
    for (const name of ['content', 'seeds']) renameSync(join(aside, name), join(folder, name));
    expect({ code, printed }).toEqual({
      code: 0,
      printed: expect.stringMatching(/^2 sources, [^\n]*\n$/),
    });
  });

  test('publish all of the edition as it was read, whatever becomes of it meanwhile', () => {
    for (const [path, bytes] of [
      ['seeds/talks.txt', small['seeds/talks.txt']],
      ['guides/dot.gif', dot],
    ] as const)
      expect(readFileSync(join(out, path)).equals(Buffer.from(bytes ?? ''))).toBe(true);
    expect(read('guides/method/index.html')).toContain('<img src="/some/edition/guides/dot.gif"');
  });

  test('make a site under that path and address', async () => {
    expect(read('index.html')).toContain('A small edition');
    expect(read('index.html')).toContain('href="/some/edition/sources/"');
    expect(read('sitemap.xml')).toContain('https://press.example/some/edition/sources/talks/');
    expect(read('sitemap.xml')).not.toContain('example.org');
    expect(read('changes.xml')).toContain('<id>https://press.example/some/edition/</id>');
    expect(read('index.html')).toContain('href="/some/edition/changes.xml"');
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('write what can be found for a server, which nobody saves to read offline', () => {
    const lines = read('search-records.ndjson').trim().split('\n');
    const results = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const { mappings } = JSON.parse(read('search-mapping.json')) as {
      mappings: { properties: object };
    };
    const fields = new Set(Object.keys(mappings.properties));
    const ids = new Set<unknown>();
    expect(results).toHaveLength(8);
    for (let n = 0; n < results.length; n += 2) {
      const [action = {}, result = {}] = results.slice(n, n + 2);
      expect(action).toEqual({ index: { _id: result['url'] } });
      expect(Object.keys(result).filter((name) => !fields.has(name))).toEqual([]);
      ids.add(result['url']);
    }
    expect(ids.size).toBe(results.length / 2);
    const at = 'https://press.example/some/edition';
    expect(results).toContainEqual(
      expect.objectContaining({ url: `${at}/glossary/porlock/`, kind: 'term', title: 'Porlock' }),
    );
    const kinds = new Set(results.map(({ kind }) => kind).filter(Boolean));
    expect(kinds).toEqual(new Set(['source', 'paragraph', 'term', 'reference']));
    expect(read('offline/edition.json')).not.toContain('search-records');
  });

  test('are a site that the next may take the place of', async () => {
    const faulty = edition({ ...small, 'seeds/talks.txt': 'Other.\n' });
    const before = treeOf(out);
    expect((await attempt(faulty, out)).code).toBe(1);
    expect(treeOf(out)).toEqual(before);
  });

  test('draw a guide: its terms and links lead on, its blocks run as their letters do', () => {
    const guide = read('guides/method/index.html');
    expect(guide).toMatch(
      /<a(?= class="term"| [^>]*class="term")[^>]*href="\/some\/edition\/glossary\/porlock\/"[^>]*>the village<\/a>/,
    );
    expect(guide).toContain('<a href="/some/edition/sources/">what there is</a>');
    expect(guide).toMatch(/<p[^>]* dir="rtl"[^>]*>שלום/);
  });

  test('lead to no claims, and offer nothing to choose, where there are none', () => {
    for (const page of ['index.html', 'search/index.html', 'sources/talks/index.html']) {
      expect(read(page)).toContain('href="/some/edition/glossary/"');
      expect(read(page), page).not.toMatch(/\/claims\/|name="layer"/);
    }
  });

  test('a draft is in no page, export or index, and its seed is not published', () => {
    const files = readdirSync(out, { recursive: true, withFileTypes: true });
    expect(files.length).toBeGreaterThan(100);
    for (const file of files.filter((entry) => entry.isFile())) {
      expect(file.name).not.toContain('pending');
      const bytes = readFileSync(join(file.parentPath, file.name));
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      const content = (packed ? gunzipSync(bytes) : bytes).toString('latin1');
      expect(
        /xanadu|pending\.txt|1797-10|October 1797|"fa"/i.exec(content)?.[0],
        file.name,
      ).toBeUndefined();
    }
    expect(read('glossary/porlock/index.html')).not.toContain('/sources/pending/');
  });
});

/** The lines of what can be found in an edition. */
function recordLines(folder: string): string[] {
  const site = {
    ...createSite(loadEdition(folder), '/'),
    citations: { of: () => [], keep: () => {} },
  };
  const out = temporaryFolder();
  writeSearchBulk([site], out);
  return readFileSync(join(out, 'search-records.ndjson'), 'utf8').trim().split('\n');
}

test('what can be found has its words as they are searched, and as they are to be shown', () => {
  const folder = join(root, 'test/fixtures/languages');
  const lines = recordLines(folder);
  const results = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const signed = results.filter(({ shown }) => shown !== undefined);
  expect(signed.map(({ url }) => url)).toEqual(['/sources/letter/#l5', '/sources/letter/#l7']);
  expect(signed[0]?.['text']).toMatch(/; das Wetter war schlecht\. [^[]* die Tinte läuft: /);
  expect(signed[0]?.['shown']).toMatch(/; ⟦das Wetter war schlecht⟧\. [^[]* die Tinte \[läuft\]: /);
});

test('what can be found of a comparison has the signs of the words of its sources', () => {
  const folder = edition({
    ...small,
    'seeds/talks.txt': 'On 5 May talks were held in Moscow. They ended.\n\nThey ended again.\n',
    'content/sources/talks.mdx': `---
title: Talks
seed: talks.txt
---

<Source>

On <Gap/>5 May <Del>talks were</Del> held in <Supplied>Mos</Supplied>cow. They ended.

They <Del>ended</Del> again.

</Source>
`,
    'content/references/works.json': '[{"id":"work","type":"book","title":"A work"}]',
    'content/comparisons/beside.mdx': `---
title: Beside «a work»
source: talks
---

Prose with *looks*.

| a | b |
| --- | --- |
| c | d |

<Row>

> On 5 May talks were  held in
> Moscow.

> On 6 May talks were held. [@work]

A remark.

</Row>

<Row>

> They ended again.

> They ended. [@work]

</Row>
`,
  });
  const results = recordLines(folder).map((line) => JSON.parse(line) as Record<string, string>);
  const found = results.find(({ kind }) => kind === 'comparison');
  expect(found?.['shown']).toContain(
    'On […] 5 May ⟦talks were⟧ held in [Mos]cow. · On 6 May talks were held.',
  );
  expect(found?.['shown']).toMatch(/ looks\.\s+a b\s+c d\s+· On /);
  expect(found?.['shown']).toContain(' · They ⟦ended⟧ again. · They ended.');
});

test('what can be found has an id that Elasticsearch takes, also at a long address', () => {
  const url = `https://press.example/${'ä'.repeat(300)}`;
  const folder = edition({ ...small, 'content/edition.yaml': `title: A\nurl: ${url}\n` });
  const lines = recordLines(folder);
  const ids = lines.flatMap((line) => line.match(/(?<=^\{"index":\{"_id":")[^"]*/) ?? []);
  expect(ids).toHaveLength(lines.length / 2);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(512);
    expect(id).toMatch(/^https:\/\/press\.example\/(?:%C3%A4)+[%CA34]*~[0-9a-f]{64}$/);
  }
});
