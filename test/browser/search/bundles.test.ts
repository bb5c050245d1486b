import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSession } from '../../../src/browser/search/session.ts';
import type { SearchState } from '../../../src/browser/search/state.ts';
import { indexRecords } from '../../../src/site/indexer.ts';
import { tellLacking } from '../../../src/site/indexer-scripts.ts';
import { filesOfIndex, type IndexFiles } from '../../../src/site/search.ts';
import { documentsOf, type Indexed, indexed, type Text } from './indexed.ts';

const ports = ['Lagos', 'Bergen', 'Odessa', 'Havre', 'Salem', 'Cadiz', 'Genoa'];
const texts: Text[] = Array.from({ length: 42 }, (_, n): Text => {
  const port = ports[n % 7];
  if (n % 3 === 0) return ['en', `Ships number ${n} sailed from ${port}, and came back in May`];
  if (n % 3 === 1) return ['de', `Die Schiffe ${n} liefen aus ${port} aus`];
  return ['fa', `کشتی ${n} از ${port} رفت`];
});
/** Three bundles, each with texts of all three languages. */
const limit = 14;

const questions = ['ship', 'Schiff', 'کشتی', 'Lagos', 'sailing Genoa', '"came back in May"', '23'];

async function answersOf(index: Indexed): Promise<[string, number[]][]> {
  const all: [string, number[]][] = [];
  for (const question of questions) {
    const { found } = await index.ask(question);
    all.push([question, found.sort((a, b) => a - b)]);
  }
  return all;
}

/** Opens an index, asks it, and closes it: there is one at a time. */
async function asked(options: Parameters<typeof indexed>[1]) {
  const index = await indexed(texts, options);
  const answers = await answersOf(index);
  const german = (await index.ask('Lagos', { language: 'de' })).found;
  index.close();
  return { answers, german: german.sort((a, b) => a - b), whole: index.whole };
}

describe('bundles answer', () => {
  let one: Awaited<ReturnType<typeof asked>>;
  beforeAll(async () => {
    one = await asked({});
  });

  test('as one does', async () => {
    expect(one.answers.every(([, found]) => found.length > 0)).toBe(true);
    expect(one.german.length).toBeGreaterThan(1);
    expect(await asked({ limit })).toEqual(one);
  });

  test.each([
    ['a bundle', /^1\//],
    ['what tells of a bundle', /^2\/pagefind-entry\.json$/],
    ['the words of a bundle', /^1\/.*\.pf_meta$/],
  ])('without %s, what the others have, and say so', async (_, lost) => {
    // The indexer's script tells it, too.
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { answers, whole } = await asked({ limit, lost });
    told.mockRestore();
    expect(whole).toBe(false);
    expect(answers.some(([, found]) => found.length > 0)).toBe(true);
    for (const [n, [question, found]] of answers.entries()) {
      expect(one.answers[n]?.[1], question).toEqual(expect.arrayContaining(found));
      if (question === 'ship') expect(found.length).toBeLessThan(one.answers[n]?.[1].length ?? 0);
    }
  });
});

test('the first bundle answers before the others are asked for, and then all do', async () => {
  const index = await indexed(texts, { limit });
  index.requests.length = 0;
  const isOther = (path: string) => path.startsWith('1/');
  const session = openSession(index.shelf);
  const question: SearchState = { query: 'ship', chosen: {}, sort: 'relevance', shown: 40 };
  let isReady = false;
  const ready = () => Promise.resolve(void (isReady = true));
  const answers = session.search(question, 0, ready);
  const { value: first } = await answers.next();
  expect(first).toMatchObject({ read: 'first', tallies: {} });
  expect(index.requests.some(isOther)).toBe(false);
  expect(isReady).toBe(false);
  const whole = (await Array.fromAsync(answers)).at(-1);
  expect(whole).toMatchObject({ read: 'all', places: 14, partial: false });
  expect(index.requests.some(isOther)).toBe(true);
  expect(isReady).toBe(true);
  const hrefs = whole?.hits.map(({ href }) => href);
  expect(hrefs).toHaveLength(14);
  for (const { href } of first?.hits ?? []) expect(hrefs).toContain(href);
  index.close();
});

test('lost records of a bundle are told, and keep nobody from the rest', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const index = await indexed(texts, { limit, lost: /^1\/fragment\// });
  const session = openSession(index.shelf);
  const state: SearchState = { query: 'ship', chosen: {}, sort: 'newest', shown: 40 };
  const answers = await Array.fromAsync(session.search(state));
  expect(answers.at(-1)).toMatchObject({ places: 9, partial: true });
  index.close();
  told.mockRestore();
});

test.each<[how: string, chosen: SearchState['chosen']]>([
  ['is chosen by', { kind: 'paragraph' }],
  ['is offered to be chosen by', {}],
])('a lost filter of a bundle is told where it %s', async (_, chosen) => {
  const state: SearchState = { query: 'ship', chosen, sort: 'relevance', shown: 4 };
  const answer = async (lost?: RegExp) => {
    const index = await indexed(texts, { limit, ...(lost && { lost }) });
    const session = openSession(index.shelf);
    if (!chosen.kind) await session.values();
    const answers = await Array.fromAsync(session.search(state));
    index.close();
    return answers.at(-1);
  };
  expect(await answer()).toMatchObject({ partial: false });
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await answer(/^1\/filter\//)).toMatchObject({ partial: true });
  told.mockRestore();
});

/** Puts questions to a session, one after another. */
function asking(shelf: Indexed['shelf']) {
  const session = openSession(shelf);
  return async (query: string) => {
    const state: SearchState = { query, chosen: {}, sort: 'relevance', shown: 40 };
    return (await Array.fromAsync(session.search(state))).at(-1);
  };
}

test.each([
  ['one bundle', {}, /^index\//, ['ship']],
  ['one bundle of several', { limit }, /^1\/index\//, []],
])(
  'words that could not be loaded, of %s, are not told to be nowhere, and are found with a connection',
  async (_, options, paths, missing) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const away: { paths: RegExp | undefined } = { paths };
    const index = await indexed(texts, { ...options, away });
    const answer = asking(index.shelf);
    expect(await answer('ship')).toMatchObject({ partial: true, missing });
    away.paths = undefined;
    expect(await answer('ship')).toMatchObject({ partial: false, places: 14, missing: [] });
    expect(await answer('nowhere')).toMatchObject({ partial: false, missing: ['nowhere'] });
    index.close();
    told.mockRestore();
  },
);

test('filters that could not be loaded are asked for again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const away: { paths: RegExp | undefined } = { paths: /^filter\// };
  const index = await indexed(texts, { away });
  const session = openSession(index.shelf);
  expect((await session.values()).partial).toBe(true);
  away.paths = undefined;
  expect((await session.values()).partial).toBe(false);
  const state: SearchState = { query: 'ship', chosen: {}, sort: 'relevance', shown: 40 };
  const answers = await Array.fromAsync(session.search(state));
  expect(answers.at(-1)).toMatchObject({ partial: false });
  index.close();
  told.mockRestore();
});

test('an index that another has taken the place of is opened anew', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'index-'));
  const other = await filesOfIndex(documentsOf([['en', 'A barge']]), folder);
  const index = await indexed(texts);
  const answer = asking(index.shelf);
  await answer('nothing');
  index.files.clear();
  for (const [path, file] of other) index.files.set(path, file);
  expect(await answer('ship')).toMatchObject({ partial: true, places: 0 });
  expect(await answer('barge')).toMatchObject({ partial: false, places: 1 });
  expect(await answer('ship')).toMatchObject({ partial: false, missing: ['ship'] });
  index.close();
  rmSync(folder, { recursive: true });
  told.mockRestore();
});

test('scripts of the indexer that are not known are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  writeFileSync(join(folder, 'pagefind.js'), 'export const version = "2.0.0";\n');
  expect(() => tellLacking(folder)).toThrow(/^Unexpected script of the indexer \(.*pagefind\.js\)/);
  rmSync(folder, { recursive: true });
});

test('that a part could not be searched is told with the results', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const index = await indexed(texts, { limit, lost: /^1\// });
  expect((await index.ask('ship')).told).toMatch(
    /^\d+ results\. A part of the edition could not be searched$/,
  );
  index.close();
  told.mockRestore();
});

describe('where not all pages can be opened', () => {
  const isSaved = (url: string) => Number(/\d+/.exec(url)?.[0]) < 6;
  const state: SearchState = { query: 'ship', chosen: {}, sort: 'relevance', shown: 40 };

  async function askedAway(query: string, more: Partial<SearchState> = {}) {
    const index = await indexed(texts, { limit });
    const reach = () => Promise.resolve((url: string) => Promise.resolve(isSaved(url)));
    const session = openSession({ ...index.shelf, reach });
    const answers = await Array.fromAsync(session.search({ ...state, query, ...more }));
    index.close();
    return answers.at(-1);
  }

  test('those that can are found, and the others are counted', async () => {
    const found = await askedAway('ship');
    expect(found).toMatchObject({ places: 2, beyond: 12, read: 'all', missing: [] });
    expect(found?.hits.every(({ href }) => isSaved(href))).toBe(true);
    expect(found?.tallies.language).toEqual({ exact: true, values: { en: 2 } });
  });

  test('what is only in others is nowhere in what is saved', async () => {
    expect(await askedAway('39')).toMatchObject({ places: 0, beyond: 1, missing: [] });
  });

  test('what is chosen is not counted of others', async () => {
    const found = await askedAway('Lagos', { chosen: { language: 'de' } });
    expect(found).toMatchObject({ places: 0, beyond: 2 });
  });
});

describe('what is kept of an index', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kept-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const contents = (files: IndexFiles) =>
    [...files].map(([path, { file, content }]) => [
      path,
      file === undefined ? content : readFileSync(file, 'latin1'),
    ]);
  const changed = texts.map(([language, text], n): Text => [
    language,
    n === 8 ? `${text} باز` : text,
  ]);

  test('is taken as it is but for the bundle of what has changed, and is what a new one would be', async () => {
    const before = await filesOfIndex(documentsOf(texts), join(folder, 'a'), limit);
    const known = new Map([...before].map(([path, { file = '' }]) => [path, file]));
    const times = new Map(
      [...known.values()].filter(Boolean).map((file) => [file, statSync(file).mtimeMs]),
    );
    const made: string[] = [];
    const told = (url: string) => made.push(url);
    const after = await filesOfIndex(documentsOf(changed, told), join(folder, 'a'), limit);
    expect(made).toContain('/8/');
    // Those of its bundle, which is indexed anew, and of no other.
    expect(new Set(made).size).toBeLessThan(texts.length);
    const again: string[] = [];
    await filesOfIndex(
      documentsOf(changed, (url) => again.push(url)),
      join(folder, 'a'),
      limit,
    );
    expect(again).toEqual([]);
    const clean = await filesOfIndex(documentsOf(changed), join(folder, 'b'), limit);
    expect(contents(after)).toEqual(contents(clean));
    const entries = ['', '1/', '2/'].map((bundle) => `${bundle}pagefind-entry.json`);
    const same = entries.filter((path) => after.get(path)?.file === known.get(path));
    expect(same).toHaveLength(2);
    for (const path of same) {
      const file = after.get(path)?.file ?? '';
      expect(statSync(file).mtimeMs).toBe(times.get(file));
    }
    // What is of no use any more is gone: a folder and its seal for each bundle.
    expect(readdirSync(join(folder, 'a'))).toHaveLength(6);
  });

  test('is made again where it is not as it was written', async () => {
    const files = await filesOfIndex(documentsOf(texts), join(folder, 'c'), limit);
    const before = contents(files);
    rmSync(files.get('1/pagefind-entry.json')?.file ?? '');
    expect(contents(await filesOfIndex(documentsOf(texts), join(folder, 'c'), limit))).toEqual(
      before,
    );
  });

  test('is not made where the indexer gives up, which says why here and not on the terminal', async () => {
    const file = join(folder, 'bundles.json');
    writeFileSync(file, '');
    const record = {
      ...{ url: '/a/', language: 'en', indexed: 'en' },
      content: '<html lang="en"><body>word</body></html>',
    };
    await expect(indexRecords([record], join(file, 'f'))).rejects.toThrow(
      'Unexpected end of the search indexer (code 101: Not a directory), expected an index in ',
    );
  });

  test('is not made where the indexer ends before its time, which is told; the next begins another', async () => {
    const kill = (message: unknown) => {
      const { process: indexer } = message as { process: ChildProcess };
      indexer.once('spawn', () => indexer.kill('SIGKILL'));
    };
    subscribe('child_process', kill);
    try {
      await expect(filesOfIndex(documentsOf(texts), join(folder, 'd'), limit)).rejects.toThrow(
        `Unexpected end of the search indexer (SIGKILL), expected an index in ${folder}`,
      );
    } finally {
      unsubscribe('child_process', kill);
    }
    const files = await filesOfIndex(documentsOf(texts), join(folder, 'd'), limit);
    expect(contents(files)).toEqual(
      contents(await filesOfIndex(documentsOf(texts), join(folder, 'e'), limit)),
    );
  });
});
