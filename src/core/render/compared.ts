import type {
  PublishedComparison,
  PublishedEdition,
  PublishedSource,
} from '../edition/published.ts';
import { anchorOfRow, rowsOf } from '../edition/comparison.ts';
import { byId } from '../page/by-id.ts';
import { push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import type { Rendering } from './context.ts';
import type { NamedLink, SetName } from './named-link.ts';
import { settingIn } from './script.ts';

/** A passage of a source that is compared with others, and where. */
export interface ComparedPassage {
  range: Range;
  comparison: PublishedComparison;
  /** Which of the comparison's rows on this source it is, from 1. */
  number: number;
  /** The anchor of the row; undefined where it has no id. */
  anchor: string | undefined;
}

/** The passages by their sources: every page asks for its own. */
const bySource = new WeakMap<readonly PublishedComparison[], Map<string, ComparedPassage[]>>();

/** Returns the passages of a source that are compared with others, in the order of the comparisons. */
export function comparedPassages(
  { page }: Pick<PublishedSource, 'page'>,
  { comparisons }: Pick<PublishedEdition, 'comparisons'>,
): readonly ComparedPassage[] {
  const known = bySource.get(comparisons) ?? passagesOf(comparisons);
  bySource.set(comparisons, known);
  return known.get(page.id) ?? [];
}

function passagesOf(comparisons: readonly PublishedComparison[]): Map<string, ComparedPassage[]> {
  const found = new Map<string, ComparedPassage[]>();
  for (const comparison of comparisons)
    for (const [source, rows] of Map.groupBy(
      rowsOf({ parts: comparison.linked }),
      (row) => row.source,
    ))
      for (const [index, { range, element }] of rows.entries())
        if (range)
          push(found, source, {
            ...{ range, comparison, number: index + 1, anchor: anchorOfRow(element) },
          });
  return found;
}

/** Returns the address of a comparison within the edition, or of one of its rows where that is named. */
export function pathOfComparison({ id }: PublishedComparison, anchor?: string): string {
  return `/comparisons/${id}/${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Returns the title of a comparison as it is set. */
export function nameOfComparison(
  { data, language }: PublishedComparison,
  { edition }: Pick<Rendering, 'edition'>,
): SetName {
  return { text: data.title, ...settingIn(data.title, edition.about.language, language) };
}

/** Returns a link to a comparison by its title, to one of its rows where that is named. */
export function linkToComparison(
  comparison: PublishedComparison,
  rendering: Pick<Rendering, 'edition' | 'href'>,
  anchor?: string,
): NamedLink {
  const href = rendering.href(pathOfComparison(comparison, anchor));
  return { ...nameOfComparison(comparison, rendering), href };
}

/** Returns links to the comparisons of the words that a note is on: of each, to the first row of them. */
export function comparisonsOfNote(
  id: string,
  source: PublishedSource,
  rendering: Rendering,
): NamedLink[] {
  const page = byId(source.page);
  const ranges = page.claims.get(id)?.ranges ?? [];
  const marks = page.marks.get(id) ?? [];
  const isOn = ({ start, end }: Range) =>
    ranges.some((range) => range.start < end && start < range.end) ||
    (ranges.length === 0 && marks.some((offset) => start < offset && offset <= end));
  const links = new Map<PublishedComparison, NamedLink>();
  for (const { range, comparison, anchor } of comparedPassages(source, rendering.edition))
    if (isOn(range) && !links.has(comparison))
      links.set(comparison, linkToComparison(comparison, rendering, anchor));
  return [...links.values()];
}
