import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Edition } from '../../src/core/edition/edition.ts';
import { cacheFolder } from '../../src/io/cache.ts';
import { languagesOf } from '../../src/core/edition/languages.ts';
import { checkEdition } from '../../src/io/edition.ts';
import { tellFiles } from '../../src/site/file-count.ts';
import { checkChanged, type KnownEdition } from '../../src/site/known/read.ts';
import { writeEdition } from '../bench/generate.ts';
import { copyOf, temporaryFolder, write } from '../folder.ts';
import { root } from '../root.ts';

/** All that a source has, also what is read when it is asked for. */
function wholeOf({ sources }: Pick<Edition, 'sources'>) {
  return sources.map(({ page, seed, text, linked }) => ({
    page: { ...page },
    ...{ text, linked },
    seed: seed && { ...seed, bytes: Buffer.from(seed.bytes) },
  }));
}

/** Reads an edition some sources at a time, as if nothing were known of it. */
function readInParts(dir: string, most: number): KnownEdition {
  rmSync(cacheFolder(dir), { recursive: true, force: true });
  return checkChanged(dir, {}, most);
}

function generated(): string {
  const dir = temporaryFolder();
  writeEdition(dir, 7);
  return dir;
}

/** Makes a copy of an edition with all its folders. */
function whole(path: string): string {
  const dir = temporaryFolder();
  cpSync(join(root, path), dir, { recursive: true });
  return dir;
}

test.each([
  ['of many sources', generated],
  ['of many kinds of files', () => whole('test/fixtures/languages')],
  ['in two languages', () => whole('test/fixtures/two')],
  ['of texts that are compared', () => copyOf(root)],
])('an edition %s that is read some sources at a time is as it is read at once', (_, make) => {
  const dir = make();
  const { edition, problems } = checkEdition(dir);
  const models = (read: KnownEdition) =>
    languagesOf(edition.about).map((language) => {
      const own = read.models?.get(language);
      expect(own?.size).toBe(edition.sources.length);
      return read.edition.sources.map(({ page }) => {
        const { invitation, ...model } = own?.get(page.id) ?? {};
        return JSON.parse(JSON.stringify({ ...model, invitation })) as unknown;
      });
    });
  const made = checkChanged(dir, {});
  for (const most of [1, 3]) {
    const read = readInParts(dir, most);
    expect(read.problems).toEqual(problems);
    expect(wholeOf(read.edition)).toEqual(wholeOf(edition));
    expect([...read.edition.hashes]).toEqual(expect.arrayContaining([...edition.hashes]));
    expect([...read.edition.files.keys()].sort()).toEqual([...edition.files.keys()].sort());
    expect(models(read)).toEqual(models(made));
    // What was kept of it is the same.
    expect(wholeOf(checkChanged(dir, {}, most).edition)).toEqual(wholeOf(edition));
  }
});

test('what is wrong in one of many sources is told as where all are read at once', () => {
  const dir = generated();
  const change = (path: string, from: string, to: string) =>
    write(dir, { [path]: readFileSync(join(dir, path), 'utf8').replace(from, to) });
  change('content/sources/source-5.mdx', '</Claim>.', '</Claim> altered.');
  change('content/sources/source-2.mdx', 'seed: seed-2.txt', 'seed: seed-1.txt');
  const { problems } = checkEdition(dir);
  expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  expect(readInParts(dir, 2).problems).toEqual(problems);
});

test('a site with more files than some hosts take is told', () => {
  const dir = temporaryFolder();
  write(dir, { 'index.html': '', 'a/b.html': '', 'a/c.html': '' });
  expect(tellFiles(dir, 3)).toBeUndefined();
  expect(tellFiles(dir, 2)).toMatch(/^the site has 3 files, and some hosts take 2: “forms” in /);
});
