import { textFile } from '../page/file.ts';
import { rowsOf } from './comparison.ts';
import type { Edition } from './edition.ts';

const list = 'seeds/SHA256SUMS';

/**
 * Returns the edition as readers get it: without its drafts and the comparisons of their words, and without the seeds
 * that only drafts show and their lines in SHA256SUMS, so that the list holds what is published and nothing else.
 */
export function withoutDrafts(edition: Edition): Edition {
  const drafts = edition.sources.filter(({ page }) => page.data?.draft);
  if (drafts.length === 0) return edition;
  const sources = edition.sources.filter(({ page }) => !page.data?.draft);
  const shown = new Set(sources.map(({ page }) => page.data?.seed));
  const hidden = new Set(
    drafts.map(({ page }) => page.data?.seed).filter((name) => !shown.has(name)),
  );
  const isPublished = ([name]: [string, unknown]) => !hidden.has(name);
  const comparisons = comparisonsWithout(edition, new Set(drafts.map(({ page }) => page.id)));
  return {
    ...edition,
    sources,
    comparisons,
    seeds: new Map([...edition.seeds].filter(isPublished)),
    sums: new Map([...edition.sums].filter(isPublished)),
    files: withShorterList(edition, hidden),
  };
}

/** Returns the comparisons of an edition that quote none of some sources, which are given by their ids. */
export function comparisonsWithout(
  { comparisons }: Pick<Edition, 'comparisons'>,
  ids: ReadonlySet<string>,
): Edition['comparisons'] {
  return comparisons.filter((one) => !rowsOf(one).some(({ source }) => ids.has(source)));
}

function withShorterList({ files, sums }: Edition, hidden: ReadonlySet<unknown>): Edition['files'] {
  const file = files.get(list);
  if (!file) return files;
  const lines = new Set(
    [...sums].filter(([name]) => hidden.has(name)).map(([, { place }]) => place.start?.line),
  );
  const kept = file.lines.starts.map((start, index) =>
    lines.has(index + 1) ? '' : file.text.slice(start, file.lines.starts[index + 1]),
  );
  return new Map([...files, [list, textFile(list, kept.join(''))]]);
}
