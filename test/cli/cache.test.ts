import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheFolder, openCache } from '../../src/io/cache.ts';
import { loadEdition } from '../../src/io/edition.ts';
import type { CachedPage } from '../../src/core/edition/source.ts';
import { toolVersion } from '../../src/io/version.ts';
import { packageFoldersOf } from '../../src/io/root.ts';
import { root } from '../root.ts';
import { hashesIn } from '../../src/io/hash-file.ts';
import { keepFiles } from '../../src/io/kept-files.ts';
import { keepFolders } from '../../src/io/kept-folders.ts';
import { knownHash, openSealed, sealFolder } from '../../src/io/seal.ts';
import { run } from '../command.ts';
import { edition, hash, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { runToEnd } from '../to-end.ts';

test('a folder in the place of a cache makes way for it', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'pages.jsonl');
  mkdirSync(join(file, 'inner'), { recursive: true });
  const cache = openCache(file, '', 'one');
  cache.set('a', 'A');
  cache.save();
  expect(openCache(file, '', 'one').get('a')).toBe('A');
  expect(readdirSync(folder)).toEqual(['pages.jsonl']);
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of a cache is not waited for',
  () => {
    const file = join(temporaryFolder(), 'pages.jsonl');
    runToEnd('mkfifo', [file]);
    const cache = openCache(file, '', 'one');
    cache.set('a', 'A');
    cache.save();
    expect(openCache(file, '', 'one').get('a')).toBe('A');
  },
);

test.skipIf(!existsSync('/dev/zero'))('a device in the place of a cache is not read', () => {
  const file = join(temporaryFolder(), 'pages.jsonl');
  symlinkSync('/dev/zero', file);
  const cache = openCache(file, '', 'one');
  cache.set('a', 'A');
  cache.save();
  expect(openCache(file, '', 'one').get('a')).toBe('A');
});

test('a line that is longer than a text can be is none, and what stands before it is kept', () => {
  const file = join(temporaryFolder(), 'pages.jsonl');
  const cache = openCache(file, '', 'one');
  cache.set('a', 'A');
  cache.set('b', 'B');
  cache.save();
  // A hole behind the last line, as a crash of the system may leave it.
  truncateSync(file, statSync(file).size - 1);
  truncateSync(file, 600_000_000);
  const after = openCache(file, '', 'one');
  expect([after.get('a'), after.get('b')]).toEqual(['A', undefined]);
  after.set('b', 'B');
  after.save();
  expect(statSync(file).size).toBeLessThan(1000);
});

test('where a cache cannot be kept, nothing is, and nobody is kept from working', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'place'), 'a file');
  const cache = openCache(join(folder, 'place/pages.jsonl'), '', 'one');
  cache.set('a', 'A');
  cache.save();
  expect(cache.get('a')).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['place']);
});

test('what another process has put in the place of a line is not taken for it', () => {
  const file = join(temporaryFolder(), 'pages.jsonl');
  const first = openCache(file, '', 'one');
  first.set('page of 2001', 'a note of 2001');
  first.save();
  const late = openCache(file, '', 'one');
  const other = openCache(file, '', 'one');
  other.set('page of 2002', 'a note of 2002');
  other.save();
  expect(late.get('page of 2001')).toBeUndefined();
  expect(openCache(file, '', 'one').get('page of 2002')).toBe('a note of 2002');
});

test('what was put into a cache is there before and after it is kept, however much it is', () => {
  const file = join(temporaryFolder(), 'pages.jsonl');
  // Longer than what is read and written at once, so that lines begin and end anywhere in it.
  const values = Array.from({ length: 40 }, (_, n) => `${n}é`.repeat(30_000 + n));
  const fill = (from: number) => {
    const cache = openCache(file, '', 'one');
    const all = () => values.map((_, n) => cache.get(`key ${n}`));
    for (const [n, value] of values.entries()) if (n % 2 === from) cache.set(`key ${n}`, value);
    return { ...cache, all };
  };
  const half = fill(0);
  const even = values.map((value, n) => (n % 2 === 0 ? value : undefined));
  expect(half.all()).toEqual(even);
  half.save();
  expect(half.all()).toEqual(even);
  const whole = fill(1);
  expect(whole.all()).toEqual(values);
  whole.save();
  expect(whole.all()).toEqual(values);
  // Another process keeps less: what this one knew of the place of a line is not so any longer.
  const other = openCache(file, '', 'one');
  other.get('key 3');
  other.save();
  expect(whole.get('key 3') ?? values[3]).toBe(values[3]);
  expect(whole.get('key 30') ?? values[30]).toBe(values[30]);
  expect(openCache(file, '', 'one').get('key 3')).toBe(values[3]);
  expect(openCache(file, '', 'one').get('key 4')).toBeUndefined();
});

test('what is kept of a cache is what was asked for, in whatever order', () => {
  const file = join(temporaryFolder(), 'pages.jsonl');
  // Some longer, some shorter than what is read at once.
  const values = new Map(
    Array.from({ length: 60 }, (_, n) => [`key ${n}`, `${n}é`.repeat(n % 9 === 0 ? 200_000 : n)]),
  );
  const keys = [...values.keys()];
  const cache = openCache(file, '', 'one');
  for (const [key, value] of values) cache.set(key, value);
  cache.save();
  const order = fc.shuffledSubarray(keys, { minLength: 1 });
  // Runs of neighbours, as a build asks for them.
  const run = fc.tuple(fc.nat({ max: 59 }), fc.integer({ min: 1, max: 60 }));
  const runs = fc
    .array(run, { minLength: 1, maxLength: 5 })
    .map((given) => [...new Set(given.flatMap(([from, many]) => keys.slice(from, from + many)))]);
  const whole = readFileSync(file);
  fc.assert(
    fc.property(fc.oneof(order, runs), fc.boolean(), (asked, isMore) => {
      writeFileSync(file, whole);
      const next = openCache(file, '', 'one');
      for (const key of asked) next.has(key);
      if (isMore) next.set('more', 'and more');
      next.save();
      const kept = [...asked, ...(isMore ? ['more'] : [])];
      const of = (one: typeof next) => kept.map((key) => one.get(key));
      const expected = kept.map((key) => values.get(key) ?? 'and more');
      expect(of(next)).toEqual(expected);
      expect(of(openCache(file, '', 'one'))).toEqual(expected);
      expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(kept.length + 1);
    }),
    { numRuns: 30 },
  );
});

/** A change of bytes: some of them, from a place told as a share of all, in the place of so many. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat({ max: 40 }),
  put: fc.oneof(fc.string({ maxLength: 20 }), fc.json(), fc.constantFrom('\n', '\0', '\uFEFF')),
});

/** A change of what a line holds: another value, of whatever kind, in the place of its own. */
const exchange = fc.record({ line: fc.nat(), value: fc.jsonValue() });

const change = fc.oneof(damage, exchange);

function changed(
  text: string,
  how: typeof change extends fc.Arbitrary<infer T> ? T : never,
): string {
  if ('at' in how) {
    const at = Math.floor(how.at * text.length);
    return text.slice(0, at) + how.put + text.slice(at + how.gone);
  }
  const lines = text.split('\n');
  const at = 1 + (how.line % (lines.length - 1));
  lines[at] = String(lines[at]).replace(/\["(.*?)",.*$/, (_, key) => {
    return `["${key}",${JSON.stringify(how.value)}]`;
  });
  return lines.join('\n');
}

test('whatever becomes of a cache, it gives what was put into it, or nothing', () => {
  const file = join(temporaryFolder(), 'any.jsonl');
  const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.array(fc.jsonValue())), {
    minLength: 1,
    maxLength: 5,
    selector: ([key]) => key,
  });
  fc.assert(
    fc.property(entries, fc.array(change, { minLength: 1, maxLength: 3 }), (put, changes) => {
      rmSync(file, { force: true });
      const cache = openCache<unknown[]>(file, [], 'one');
      for (const [key, value] of put) cache.set(key, value);
      cache.save();
      const kept = openCache<unknown[]>(file, [], 'one');
      for (const [key, value] of put)
        expect(JSON.stringify(kept.get(key))).toBe(JSON.stringify(value));
      writeFileSync(file, changes.reduce(changed, readFileSync(file, 'utf8')));
      const after = openCache<unknown[]>(file, [], 'one');
      for (const [key, value] of put)
        expect([undefined, JSON.stringify(value)]).toContain(JSON.stringify(after.get(key)));
      for (const [key] of put)
        expect(openCache<unknown[]>(file, [], 'two').get(key)).toBeUndefined();
    }),
  );
});

test('an edition is read as it is, whatever is kept of it', () => {
  const folder = edition({
    ...small,
    'content/sources/other.mdx':
      '---\ntitle: Other\nseed: other.txt\n---\n\n<Source>\n\nOther <Term id="none">talks</Term>.\n\n</Source>\n',
    'seeds/other.txt': 'Other talks.\n',
  });
  const file = join(cacheFolder(folder), 'pages.jsonl');
  const { sources, findings } = loadEdition(folder);
  const kept = readFileSync(file, 'utf8');
  fc.assert(
    fc.property(change, (how) => {
      writeFileSync(file, changed(kept, how));
      expect(loadEdition(folder)).toMatchObject({ sources, findings });
    }),
  );
});

test('what an edition brings along is not what is kept of it, whatever its name and seal', () => {
  const title = (folder: string) => loadEdition(folder).sources[0]?.page.data?.title;
  const folder = edition(small);
  const own = cacheFolder(folder);
  expect(title(folder)).toBe('Talks in Moscow');
  // As this version writes and seals it: whoever has the tool can.
  const { file, version } = {
    file: join(temporaryFolder(), 'forged.jsonl'),
    version: toolVersion(),
  };
  const [, line = ''] = readFileSync(join(own, 'pages.jsonl'), 'utf8').split('\n');
  const [key, kept] = JSON.parse(line.slice(line.indexOf(' ') + 1)) as [string, CachedPage];
  const { data, ...page } = kept.page;
  const cache = openCache<unknown>(file, {}, version);
  cache.set(key, { ...kept, page: { ...page, data: { ...data, title: 'Forged' } } });
  cache.save();
  const forged = readFileSync(file);
  writeFileSync(join(own, 'pages.jsonl'), forged);
  expect(title(folder)).toBe('Forged');
  rmSync(own, { recursive: true });
  const way = relative(join(root, 'node_modules'), own);
  for (const place of [
    'node_modules',
    '.margent',
    '.margent.cache',
    '.cache',
    'margent/node_modules',
    '.',
  ])
    for (const name of [way, '.cache/margent', basename(own), '.'])
      write(folder, { [join(place, name, 'pages.jsonl')]: forged });
  expect(title(folder)).toBe('Talks in Moscow');
  // Git takes no part of it into the tool's own edition, and `npm ci` begins with a folder without it.
  expect(own.startsWith(join(root, 'node_modules/'))).toBe(true);
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^node_modules\/$/m);
});

test.each<[string, unknown]>([
  ['a number', 5],
  ['nothing', null],
  ['a list', []],
  ['a page that is a number', { page: 5, findings: [], seed: '' }],
  ['a page without its blocks', { page: { id: 'talks' }, findings: [], seed: '' }],
])('%s under a seal is no page', (_, value) => {
  const folder = edition(small);
  const file = join(cacheFolder(folder), 'pages.jsonl');
  const { sources, findings } = loadEdition(folder);
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const forged = lines.map((line) => {
    const [key] = JSON.parse(line.slice(65)) as [string];
    const entry = JSON.stringify([key, value]);
    return `${hash(`${JSON.parse(head)}\n${entry}`)} ${entry}`;
  });
  expect(forged).toHaveLength(1);
  writeFileSync(file, [head, ...forged].join('\n'));
  expect(loadEdition(folder)).toMatchObject({ sources, findings });
});

test('what a process left that ended while it kept something goes with the next command that writes', async () => {
  const folder = edition(small);
  loadEdition(folder);
  const kept = readdirSync(cacheFolder(folder));
  write(cacheFolder(folder), {
    'pages.jsonl.0f8fad5b-d9cb-469f-a165-70867728950e': 'half a li',
    'works.jsonl.7c9e6679-7425-40de-944b-e07fc1f90ae7/inner': 'a folder',
  });
  expect(await run('promise', ['--edition', folder])).toMatchObject({ code: 0 });
  expect(readdirSync(cacheFolder(folder))).toEqual(kept);
});

describe('a sealed folder', () => {
  const files = { 'a/index.html': 'A', 'b/index.html': 'B', 'c.json': '{}' };
  const fresh = () => {
    const folder = join(temporaryFolder(), 'kept');
    write(folder, files);
    sealFolder(folder);
    return folder;
  };
  /** A folder whose files have lain there for long, so that they are known without being read. */
  const settled = () => {
    const folder = join(temporaryFolder(), 'kept');
    write(folder, files);
    for (const name of Object.keys(files)) utimesSync(join(folder, name), 1e9, 1e9);
    sealFolder(folder, new Map(), Date.now() + 60_000);
    return folder;
  };

  test.each([
    ['of now', fresh],
    ['of long ago', settled],
  ])('with files %s is used once, and again when it is sealed again', (_, sealed) => {
    const folder = sealed();
    const before = treeOf(folder);
    const known = openSealed(folder);
    expect(known.size).toBe(sealed === settled ? 3 : 0);
    expect(treeOf(folder)).toEqual(before);
    sealFolder(folder, known);
    openSealed(folder);
    expect(treeOf(folder)).toEqual(before);
    // Of a build that came to no end.
    openSealed(folder);
    expect(readdirSync(join(folder, '..'))).toEqual([]);
  });

  test('has its files known wherever they are linked to, until their bytes are others', () => {
    const folder = settled();
    const known = openSealed(folder);
    const page = join(folder, '../page.html');
    linkSync(join(folder, 'a/index.html'), page);
    expect(knownHash(known, page)).toEqual({ sha256: hash('A'), bytes: 1 });
    const hashes = hashesIn(join(folder, '..'), (file) => knownHash(known, file));
    expect(hashes('page.html')).toEqual({ sha256: hash('A'), bytes: 1 });
    writeFileSync(page, 'X');
    expect(knownHash(known, page)).toBeUndefined();
    const anew = hashesIn(join(folder, '..'), (file) => knownHash(known, file));
    expect(anew('page.html')).toEqual({ sha256: hash('X'), bytes: 1 });
    // A copy has its own state, and is read.
    copyFileSync(join(folder, 'b/index.html'), join(folder, '../copy.html'));
    expect(knownHash(known, join(folder, '../copy.html'))).toBeUndefined();
  });

  const pipeAt = (path: string) => {
    rmSync(path);
    runToEnd('mkfifo', [path]);
  };
  const pipes: [string, (folder: string) => void][] = [
    ['its seal is a pipe', (folder) => pipeAt(`${folder}.sha256`)],
    ['a file is a pipe', (folder) => pipeAt(join(folder, 'c.json'))],
  ];

  test.each<[string, (folder: string) => void]>([
    ['a file was cut off', (folder) => write(folder, { 'a/index.html': '' })],
    ['a file was added', (folder) => write(folder, { 'd.html': '' })],
    ['a file has gone', (folder) => rmSync(join(folder, 'c.json'))],
    [
      'two files have changed places',
      (folder) => write(folder, { 'a/index.html': 'B', 'b/index.html': 'A' }),
    ],
    ['its seal was cut off', (folder) => write(folder, { '../kept.sha256': 'abc' })],
    [
      'its seal is a folder',
      (folder) => {
        rmSync(`${folder}.sha256`);
        mkdirSync(`${folder}.sha256/inner`, { recursive: true });
      },
    ],
    ...(process.platform === 'win32' ? [] : pipes),
    [
      'it is a file',
      (folder) => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, 'A');
      },
    ],
  ])('goes where %s', (_, spoil) => {
    for (const sealed of [fresh, settled]) {
      const folder = sealed();
      spoil(folder);
      openSealed(folder);
      expect(readdirSync(join(folder, '..'))).toEqual([]);
    }
  });
});

test('a folder that was kept by another key is made anew, sealed and whole as it is', async () => {
  const place = temporaryFolder();
  const keep = async (key: string) => {
    const files = await keepFolders(place).folder(key, async (empty) =>
      writeFileSync(join(empty, 'of'), key),
    );
    return readFileSync(files.get('of') ?? '', 'utf8');
  };
  expect(await keep('one')).toBe('one');
  for (const end of ['', '.sha256']) renameSync(join(place, `one${end}`), join(place, `two${end}`));
  expect(await keep('two')).toBe('two');
  // All of them may lie elsewhere.
  const moved = join(temporaryFolder(), 'moved');
  renameSync(place, moved);
  const again = await keepFolders(moved).folder('two', () => Promise.reject(new Error('made')));
  expect([...again.keys()]).toEqual(['of']);
});

test.skipIf(process.platform === 'win32')(
  'what stands in the place of a folder that is kept makes way for it, and what a link leads to stays',
  async () => {
    const place = temporaryFolder();
    write(place, { 'own/file': 'own' });
    for (const put of [
      (path: string) => writeFileSync(path, 'a file'),
      (path: string) => void runToEnd('mkfifo', [path]),
      (path: string) => symlinkSync(join(place, 'own'), path),
    ]) {
      const kept = join(place, 'kept');
      put(kept);
      const { folder, sweep } = keepFolders(kept);
      const made = await folder('key', async (empty) => writeFileSync(join(empty, 'a'), 'A'));
      sweep();
      expect([...made.keys()]).toEqual(['a']);
      rmSync(kept, { recursive: true });
      put(kept);
      const files = keepFiles(kept);
      write(place, { 'site/a': 'A' });
      expect(files.has('a', 'key')).toBe(false);
      files.settle(join(place, 'site'));
      expect(readdirSync(kept)).toEqual(['key']);
      rmSync(kept, { recursive: true });
    }
    expect(treeOf(join(place, 'own'))).toEqual({ file: hash('own') });
  },
);

test('what is kept lies among the packages: in a checkout, beside a package, and in one that has some of its own', () => {
  const place = temporaryFolder();
  write(place, {
    'node_modules/margent/package.json': '{}',
    'other/node_modules/margent/node_modules/zod/package.json': '{}',
  });
  const folders = (path: string) => packageFoldersOf(`${join(place, path)}/`);
  expect(folders('margent')).toEqual([join(place, 'margent/node_modules')]);
  expect(folders('node_modules/margent')).toEqual([join(place, 'node_modules')]);
  expect(folders('other/node_modules/margent')).toEqual([
    join(place, 'other/node_modules/margent/node_modules'),
    join(place, 'other/node_modules'),
  ]);
});
