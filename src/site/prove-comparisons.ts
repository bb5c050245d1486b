import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../core/edition/comparison.ts';
import type { PublishedComparison, PublishedSource } from '../core/edition/published.ts';
import { createJudge, setOf } from '../core/render/set-passages.ts';
import { once } from '../core/text/once.ts';
import { fold } from '../core/text/fold.ts';
import { readPassages } from '../io/source-markup.ts';

/**
 * Proves that every page of `comparisons` under `out`, as it was written, quotes the seeds of `sources` as they are, at the
 * places that it names, and all that it was to quote. Returns what is wrong, with the file.
 */
export function proveComparisons(
  out: string,
  comparisons: readonly PublishedComparison[],
  sources: readonly PublishedSource[],
): string[] {
  const byId = new Map(sources.map((source) => [source.page.id, source]));
  const bySeed = new Map(sources.map((source) => [source.seed.name, source]));
  const judgeOf = once((source: PublishedSource) => createJudge(setOf(source)));
  return comparisons.flatMap(({ id, linked }) => {
    const path = `comparisons/${id}/index.html`;
    if (!existsSync(join(out, path))) return [`${path}: no such file, expected one`];
    const found = readPassages(readFileSync(join(out, path), 'utf8'));
    const expected = rowsOf({ parts: linked }).flatMap(({ source, range }) => {
      const text = byId.get(source)?.text;
      return range && text !== undefined ? [fold(text.slice(range.start, range.end))] : [];
    });
    const faults = found.flatMap((passage, index) => {
      const { seed, foreign } = passage;
      if (foreign !== undefined) return [`unexpected ${foreign} in passage ${index + 1}`];
      const text = fold(passage.text);
      const other = `is “${text}”, expected “${expected[index] ?? ''}”`;
      const source = text === expected[index] ? bySeed.get(seed) : undefined;
      const fault = source ? judgeOf(source)(passage) : other;
      return fault === undefined ? [] : [`passage ${index + 1} ${fault}`];
    });
    const count =
      found.length === expected.length
        ? []
        : [`${found.length} passages, expected ${expected.length}`];
    return [...faults, ...count].map((fault) => `${path}: ${fault}`);
  });
}
