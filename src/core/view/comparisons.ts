import { headingAnchors } from '../edition/anchors.ts';
import { proseOf, rowsOf } from '../edition/comparison.ts';
import type { PublishedComparison, PublishedSource } from '../edition/published.ts';
import { isPlaced, renderRow } from '../render/compared-row.ts';
import { el, type Node, text } from '../render/hast.ts';
import { linkToComparison, nameOfComparison } from '../render/compared.ts';
import type { NamedLink, SetName } from '../render/named-link.ts';
import { renderProse } from '../render/prose.ts';
import { listed, said } from '../render/said.ts';
import type { Difference } from '../text/differences.ts';
import type { Wording } from '../words/wording.ts';
import { type MovedLink, movedPlaces } from './moved.ts';
import { once } from '../text/once.ts';
import { type ReferenceEntry, referencesTo } from './reference.ts';
import type { ShownEdition } from './shown.ts';

/** What the page of a comparison shows. */
export interface ComparisonPage {
  id: string;
  title: SetName;
  description?: string | undefined;
  /** Its prose and its rows, in order, with a line that says what is marked in them. */
  nodes: Node[];
  /** The works that it cites. */
  references: ReferenceEntry[];
  moved: MovedLink[];
}

/** Returns what the page of a comparison shows. */
export function comparisonPage(
  rendering: ShownEdition,
  comparison: PublishedComparison,
): ComparisonPage {
  const { id, data, cites } = comparison;
  return {
    id,
    title: nameOfComparison(comparison, rendering),
    description: data.description,
    nodes: comparisonNodes(rendering, comparison),
    references: referencesTo([...new Set(cites.map(({ key }) => key))], rendering),
    moved: movedPlaces(rendering, `/comparisons/${id}/`),
  };
}

/** The sources with a page, by their ids. */
const byId = once(
  (rendering: ShownEdition): ReadonlyMap<string, PublishedSource> =>
    new Map(rendering.edition.sources.map((source) => [source.page.id, source])),
);

/** Returns the prose and the rows of a comparison, in order: rows that follow each other are one list. */
export function comparisonNodes(
  rendering: ShownEdition,
  { linked, language }: PublishedComparison,
): Node[] {
  const anchors = headingAnchors(proseOf({ parts: linked }))[Symbol.iterator]();
  const place = { ...rendering, anchors, shift: 0, language };
  const kinds = new Set<Difference>();
  const nodes: Node[] = [];
  let rows: Node[] = [];
  let first = -1;
  const close = () => {
    if (rows.length > 0 && first < 0) first = nodes.length;
    if (rows.length > 0) nodes.push(el('ol', { class: 'rows' }, ['\n', ...rows]), text('\n'));
    rows = [];
  };
  for (const part of linked) {
    if (part.kind === 'prose') {
      close();
      nodes.push(el('div', { class: 'prose' }, renderProse(part.prose, place)), text('\n'));
      continue;
    }
    const source = byId(rendering).get(part.row.source);
    // While somebody writes, a row may be without its source.
    if (!source || !isPlaced(part.row)) continue;
    const row = renderRow(part.row, source, place);
    for (const kind of row.kinds) kinds.add(kind);
    rows.push(row.node, text('\n'));
  }
  close();
  // What is marked is said where rows begin, and known where they end.
  return nodes.toSpliced(Math.max(0, first), 0, ...legend(kinds, rendering.wording));
}

const meanings: Record<Difference, 'otherWords' | 'otherCapitals' | 'otherSigns'> = {
  words: 'otherWords',
  case: 'otherCapitals',
  signs: 'otherSigns',
};

/** Says what the marks are that occur. */
function legend(kinds: ReadonlySet<Difference>, wording: Wording): Node[] {
  const words = wording.words.comparisons;
  const shown = (Object.keys(meanings) as Difference[]).filter((kind) => kinds.has(kind));
  if (shown.length === 0) return [];
  const marks = listed(
    wording,
    shown.map((kind) => el('mark', { class: kind }, [words[meanings[kind]]])),
  );
  const line = said(wording, words.marked, { marks: () => marks }, {});
  return [el('p', { class: 'legend' }, line), text('\n')];
}

/** A comparison in the list of all. */
export interface ComparisonRow {
  link: NamedLink;
  description?: string | undefined;
  rows: number;
}

/** Returns the comparisons for the list of all. */
export function comparisonRows(rendering: ShownEdition): ComparisonRow[] {
  return rendering.edition.comparisons.map((comparison) => ({
    link: linkToComparison(comparison, rendering),
    description: comparison.data.description,
    rows: rowsOf(comparison).length,
  }));
}
