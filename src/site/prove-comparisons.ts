import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../core/edition/comparison.ts';
import type { PublishedComparison, PublishedSource } from '../core/edition/published.ts';
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
  const characters = once(({ text }: PublishedSource): string[] => [...text]);
  return comparisons.flatMap(({ id, linked }) => {
    const path = `comparisons/${id}/index.html`;
    if (!existsSync(join(out, path))) return [`${path}: no such file, expected one`];
    const found = readPassages(readFileSync(join(out, path), 'utf8'));
    const expected = rowsOf({ parts: linked }).flatMap(({ source, range }) => {
      const text = byId.get(source)?.text;
      return range && text !== undefined ? [fold(text.slice(range.start, range.end))] : [];
    });
    const faults = found.flatMap(({ seed, start, end, text, foreign }, index) => {
      const source = bySeed.get(seed);
      const cut = source ? characters(source).slice(Number(start), Number(end)) : [];
      const there = fold(cut.join(''));
      if (foreign !== undefined) return [`unexpected ${foreign} in passage ${index + 1}`];
      const isRight = fold(text) === there && there === expected[index];
      return isRight ? [] : [`passage ${index + 1} is “${fold(text)}”, expected “${there}”`];
    });
    const count =
      found.length === expected.length
        ? []
        : [`${found.length} passages, expected ${expected.length}`];
    return [...faults, ...count].map((fault) => `${path}: ${fault}`);
  });
}
