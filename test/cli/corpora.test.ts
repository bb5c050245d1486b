import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, type Outcome, run } from '../command.ts';
import { edition, temporaryFolder } from '../folder.ts';
import { root } from '../root.ts';
import { fold, readPage, readSource } from '../site/built.ts';

/*
 * Real texts, 300 of them in more than fifty languages, beside the repository and no part of it. Without them the
 * tests are told as skipped.
 */
const corpora = join(root, '../shared/corpora/texts');

const texts = existsSync(corpora)
  ? readdirSync(corpora, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(corpora, name))
      .sort()
  : [];

/** Decodes as a reader's script would, or tells that it is not UTF-8. */
function decode(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

const good = texts.filter((path) => decode(path) !== undefined);
const bad = texts.filter((path) => decode(path) === undefined);

/** The id that `new` gives a file. */
function idOf(path: string): string {
  return basename(path, '.txt')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

describe.skipIf(texts.length === 0)('real texts (../shared/corpora/texts)', () => {
  const folder = edition({ 'content/edition.yaml': 'title: Texts\nurl: https://example.org\n' });
  const out = join(temporaryFolder(), 'site');
  let added: Outcome;

  beforeAll(async () => {
    added = await run('new', [...texts, '--edition', folder]);
  });

  test('new writes a page for each, but for those that are not UTF-8, whose first bad byte it tells', () => {
    expect(good.length).toBeGreaterThan(250);
    expect(bad.map((path) => basename(path))).toEqual(['2005-Bush.txt']);
    expect(added.code).toBe(1);
    expect(added.stdout.match(/^content\/sources\/.* written$/gm)).toEqual(
      good.map((path) => `content/sources/${idOf(path)}.mdx written`),
    );
    const [told, ...more] = added.stderr.match(/^\S+ error .*$/gm) ?? [];
    expect(more).toEqual([]);
    const bytes = readFileSync(bad[0] ?? '');
    const [, byte, offset, line] =
      /Unexpected byte 0x(..) at offset (\d+), expected utf-8 \(line (\d+), column \d+\)$/.exec(
        told ?? '',
      ) ?? [];
    expect(bytes[Number(offset)]?.toString(16).toUpperCase()).toBe(byte);
    const before = bytes.subarray(0, Number(offset)).toString('utf8');
    expect(before).not.toContain('\uFFFD');
    expect(before.split(/\r*\n|\r/)).toHaveLength(Number(line));
  });

  test('all of them build in one edition, and each page says what its file says', async () => {
    const { code, printed } = await build(['--edition', folder, '--out', out]);
    expect({ code, printed }).toMatchObject({ code: 0 });
    expect(printed).not.toContain(' error ');
    for (const path of good) {
      const page = readSource(readPage({ out }, `sources/${idOf(path)}/index.html`));
      expect(page.seed).toBe(basename(path).toLowerCase());
      expect(page.text === fold(decode(path) ?? ''), path).toBe(true);
    }
  });
});
