import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { build, type Outcome, run } from '../command.ts';
import { sealedJson } from '../../src/site/shards/folder.ts';
import { copyOf, temporaryFolder, treeOf } from '../folder.ts';
import type { BuiltSite } from './setup.ts';

/*
 * An edition that is built in shares. Its site is that of one build, which the tests have made anyway.
 */

const { large, two } = inject('sites');
const place = temporaryFolder();
const [models, shards] = [join(place, 'models'), join(place, 'shards')];
const of = 2;

/** Runs a step of a build in shares. */
const step = (...args: string[]) => run('build', ['--edition', large.edition, ...args]);
const drawn = (...args: string[]) => drawnOf(large, ...args);
const drawnOf = ({ edition, base }: BuiltSite, ...args: string[]) =>
  build(['--edition', edition, '--base', base, ...args]);

/** What is written where a step has done its part. */
const done = { code: 0, stderr: '' };

/** How long may be drawn, in milliseconds: other tests are at work. */
const patience = 400_000;

/** Draws an edition in shares, in a folder of their own each, from models in another. */
async function draw(site: BuiltSite, folders: { models: string; shards: string }): Promise<void> {
  for (const number of [1, 2]) {
    const words = ['--model', '--shard', `${number}/${of}`, '--out', folders.models];
    expect(await run('build', ['--edition', site.edition, ...words])).toMatchObject(done);
  }
  for (const number of [1, 2]) {
    const out = join(folders.shards, String(number));
    const words = ['--shard', `${number}/${of}`, '--models', folders.models, '--out', out];
    expect(await drawnOf(site, ...words)).toMatchObject(done);
  }
}

/** Returns the paths of the files that are not the same in two folders. */
function differing(a: string, b: string): string[] {
  const [made, whole] = [treeOf(a), treeOf(b)];
  const paths = new Set([...Object.keys(made), ...Object.keys(whole)]);
  return [...paths].filter((path) => made[path] !== whole[path]);
}

beforeAll(() => draw(large, { models, shards }), patience);

test(
  'shares put together are what one build makes, byte for byte',
  async () => {
    const out = join(place, 'site');
    const { code, stdout, stderr } = await drawn('--merge', shards, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const nowhere = (printed: string) => printed.replace(/(?<=references: )\S+/, '');
    expect(nowhere(stdout)).toBe(nowhere(large.printed));
    expect(differing(out, large.out)).toEqual([]);
  },
  patience,
);

test(
  'and those of an edition in two languages, each with the pages of its sources in both',
  async () => {
    const own = { models: join(place, 'models-of-two'), shards: join(place, 'shards-of-two') };
    await draw(two, own);
    const pages = (folder: string) =>
      Object.keys(treeOf(join(own.shards, folder))).filter((path) => path.endsWith('/index.html'));
    expect([1, 2].map((number) => pages(String(number)).sort())).toEqual(
      ['reply', 'letter'].map((id) => [
        `site/en/sources/${id}/index.html`,
        `site/sources/${id}/index.html`,
      ]),
    );
    const out = join(place, 'site-of-two');
    expect(await drawnOf(two, '--merge', own.shards, '--out', out)).toMatchObject(done);
    expect(differing(out, two.out)).toEqual([]);
    rmSync(join(own.shards, '1/site/en'), { recursive: true });
    const { code, stderr } = await drawnOf(two, '--merge', own.shards, '--out', `${out}-2`);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('lack of en/sources/reply/index.html'),
    ]);
  },
  patience,
);

/** Puts shares together that something was done to. Returns what is told, by lines, with the folder of shares left out. */
async function refused(change: (folder: string) => void, ...args: string[]): Promise<string[]> {
  const folder = join(temporaryFolder(), 'shards');
  cpSync(shards, folder, { recursive: true });
  change(folder);
  const out = join(place, 'none');
  const { code, stderr, stdout } = await step(
    ...['--base', large.base, '--out', out, '--merge', folder],
    ...args,
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return stderr
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(folder, '…'));
}

/** What of `shard.json` is changed here. */
interface About {
  files: [path: string, sha256: string][];
  bundles: { number: number }[];
}

/** Changes what a share says of itself, as whoever wrote it could. */
function rewrite(folder: string, change: (about: About) => void): void {
  const path = join(folder, 'shard.json');
  const { sha256: _, ...about } = JSON.parse(readFileSync(path, 'utf8')) as About &
    Record<string, unknown>;
  change(about);
  writeFileSync(path, sealedJson(about));
}

describe('shares that do not fit are told', () => {
  test('where one is missing', async () => {
    expect(await refused((folder) => rmSync(join(folder, '2'), { recursive: true }))).toEqual([
      'Unexpected lack of shard 2/2, expected all 2',
    ]);
  });

  test('where one is but what an interrupted build has left', async () => {
    expect(
      await refused((folder) => renameSync(join(folder, '2'), join(folder, '.2.next'))),
    ).toEqual(['Unexpected lack of shard 2/2, expected all 2']);
  });

  test('where one lists no page or no seed of a source', async () => {
    const told = await refused((folder) => {
      for (const number of ['1', '2']) {
        const isListed = ([path]: [string, string]) =>
          !/^(?:sources\/source-7\/index\.html|seeds\/seed-8\.txt)$/.test(path);
        rewrite(join(folder, number), (about) => (about.files = about.files.filter(isListed)));
      }
    });
    expect(told.sort()).toEqual([
      expect.stringMatching(/^content\/sources\/source-7\.mdx: Unexpected lack of its page/),
      expect.stringMatching(/^seeds\/seed-8\.txt: Unexpected lack of it in the shards as it was/),
    ]);
  });

  test('where one is there twice', async () => {
    expect(
      await refused((folder) => cpSync(join(folder, '1'), join(folder, '3'), { recursive: true })),
    ).toEqual(['…/3/1-of-2.ndjson: Unexpected second file of shard 1/2, expected one']);
  });

  test('where the models of one are damaged', async () => {
    expect(
      await refused((folder) => {
        const path = join(folder, '1/1-of-2.ndjson');
        writeFileSync(path, readFileSync(path, 'utf8').slice(0, -100));
      }),
    ).toEqual([
      '…/1/1-of-2.ndjson: Unexpected damage, expected the file as it was written: take it anew',
      'Unexpected lack of shard 1/2, expected all 2',
    ]);
  });

  const damage = 'Unexpected damage, expected the file as it was written: take it anew';
  test.each([
    ['a record is none', /\n/, '\nnull\n', damage],
    ['a record is another', '"model":', '"modek":', damage],
    ['the last line is none', /\{"sha256":"\w+"\}\n$/, 'null\n', damage],
    [
      'the first is none',
      /^.*/,
      'null',
      'Unexpected content, expected models, as build --model writes them',
    ],
  ])('where in the models of one %s', async (_, from, to, expected) => {
    const [first] = await refused((folder) => {
      const path = join(folder, '1/1-of-2.ndjson');
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    });
    expect(first).toBe(`…/1/1-of-2.ndjson: ${expected}`);
  });

  test.each([
    ['drawn', '"drawn":', '"other":'],
    ['bundles', /"bundles":\[.*\],"files"/, '"bundles":[],"files"'],
    ['files', '"files":', '"other":'],
    ['number', '"2/2"', '"9/9"'],
    ['digest', /,"sha256":"\w+"\}$/, '}'],
  ])('where what one says of its %s was changed', async (_, from, to) => {
    const told = await refused((folder) => {
      const path = join(folder, '2/shard.json');
      const text = readFileSync(path, 'utf8');
      expect(text.replace(from, to)).not.toBe(text);
      writeFileSync(path, text.replace(from, to));
    });
    expect(told).toEqual([
      '…/2/shard.json: Unexpected damage, expected the file as it was written: take the shard anew',
    ]);
  });

  test('where a bundle of the search index is in two', async () => {
    const told = await refused((folder) => {
      for (const number of ['1', '2'])
        rewrite(join(folder, number), (about) => {
          const [first = { number: 0, languages: {} }] = about.bundles;
          about.bundles = [{ ...first, number: 0 }];
        });
    });
    expect(told).toEqual([
      'Unexpected bundles 0, 0 of the search index in the shards, expected each from 0 once: take them anew',
    ]);
  });

  test('where they are of other addresses', async () => {
    expect(await refused(() => {}, '--base', '/other/')).toEqual(
      [1, 2].map(
        (n) =>
          `…/${n}: Unexpected shard that was drawn with --base “${large.base}”, expected “/other/”`,
      ),
    );
  });

  test('where the folder has none', async () => {
    expect(
      await refused((folder) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
      }),
    ).toEqual(['Unexpected folder “…” without a shard, expected what build --shard has written']);
  });

  test('where the edition or the tool is another by now', async () => {
    const other = copyOf(large.edition);
    const about = join(other, 'content/edition.yaml');
    writeFileSync(about, `${readFileSync(about, 'utf8')}version: '2'\n`);
    const told = await run('build', ['--edition', other, '--merge', shards, '--out', `${place}/x`]);
    expect(told.code).toBe(1);
    expect(told.stderr).toContain('Unexpected models of another state of the edition');
  });

  test('where a source has changed since its model was made', async () => {
    const other = copyOf(large.edition);
    const path = join(other, 'content/sources/source-7.mdx');
    writeFileSync(path, readFileSync(path, 'utf8').replace('summary: ', 'summary: So: '));
    const told: Outcome[] = [];
    for (const number of [1, 2]) {
      const words = ['--shard', `${number}/2`, '--models', models, '--out', join(place, 'y')];
      told.push(await run('build', ['--edition', other, ...words]));
      if (told.at(-1)?.code === 1) break;
    }
    expect(told.at(-1)).toMatchObject({
      code: 1,
      stderr:
        'content/sources/source-7.mdx: Unexpected change, expected the source as its model was made of it\n',
    });
  });
});
