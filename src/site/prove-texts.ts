import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedSource } from '../core/edition/published.ts';
import { faultOfText } from '../core/render/passages.ts';
import { createJudge, setOf } from '../core/render/set-passages.ts';
import { pathOfPage } from '../core/view/paging.ts';
import type { TextPages } from '../core/view/texts.ts';
import { openCache } from '../io/cache.ts';
import type { Hashes } from '../io/hash-file.ts';
import { readPassages } from '../io/source-markup.ts';
import type { Site } from './site.ts';

/** What the proof looks at. */
interface Written {
  out: string;
  cacheFile: string;
  hashes: Hashes;
}

/**
 * Proves that texts that stand side by side, as their pages under `out` were written, say what their seeds say: each passage is what the seed
 * has there, and together they are all of it, once. Returns what is wrong, with the file. Pages whose bytes and seeds are unchanged since
 * they were proved by the same code are not parsed again.
 */
export function proveTexts(
  { out, cacheFile, hashes }: Written,
  groups: readonly (TextPages & Pick<Site, 'folder'>)[],
  sources: readonly PublishedSource[],
): string[] {
  if (groups.length === 0) return [];
  const byId = new Map(sources.map((source) => [source.page.id, source]));
  const cache = openCache<true>(cacheFile, true);
  const faults = groups.flatMap((group) => {
    const files = group.pages.map(
      (_, index) => `${group.folder}${pathOfPage(group, index + 1).slice(1)}index.html`,
    );
    const missing = files.filter((file) => !existsSync(join(out, file)));
    if (missing.length > 0) return missing.map((file) => `${file}: no such file, expected one`);
    const own = group.sources.flatMap((id) => byId.get(id) ?? []);
    const key = [
      ...own.map(({ seed }) => seed.sha256),
      ...files.map((file) => hashes(file).sha256),
    ];
    if (cache.get(key.join(' '))) return [];
    const found = faultsOf(
      files.map((file) => readFileSync(join(out, file), 'utf8')),
      own,
    );
    if (found.length === 0) cache.set(key.join(' '), true);
    return found.map((fault) => `${files[0] ?? ''}: ${fault}`);
  });
  cache.save();
  return faults;
}

function faultsOf(pages: readonly string[], sources: readonly PublishedSource[]): string[] {
  const passages = pages.flatMap(readPassages);
  const bySeed = Map.groupBy(passages, ({ seed }) => seed);
  const names = new Set(sources.map(({ seed }) => seed.name));
  return [
    ...passages.flatMap(({ foreign, start }) =>
      foreign === undefined ? [] : [`unexpected ${foreign} in the passage at ${start}`],
    ),
    ...[...bySeed.keys()]
      .filter((name) => !names.has(name))
      .map((name) => `unexpected text of ${name}`),
    ...sources.flatMap((source) => {
      const { seed, text } = source;
      const own = bySeed.get(seed.name) ?? [];
      const judge = createJudge(setOf(source));
      const wrong = own.flatMap((one) => {
        const fault = judge(one);
        return fault === undefined ? [] : [`the passage of ${seed.name} at ${one.start} ${fault}`];
      });
      if (wrong.length > 0) return wrong;
      const fault = faultOfText(own, text);
      return fault === undefined ? [] : [`the passages of ${seed.name} ${fault}`];
    }),
  ];
}
