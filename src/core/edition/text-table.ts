import { longestRise } from '../text/collate.ts';
import { getOrThrow, itemAt, push } from '../text/lookup.ts';
import { type Collation, collate } from './collation.ts';
import { pairTexts, type TextPair, type Witness } from './text-pairs.ts';
import { namedText, type TextRelation } from './texts.ts';
import type { AnnotatedPage } from '../page/model.ts';

/** A text of a group: its page, and what it says. */
export interface GroupedText extends Witness {
  page: Witness['page'] & Pick<AnnotatedPage, 'data'>;
}

/** A text, as a column. Columns are counted from 0. */
export interface TextColumn<T> {
  text: T;
  /** The column of the text that it is of, and what it is of that; absent of the first. */
  named?: { of: number; relation: TextRelation };
}

/** A text, and its other texts collated with it. */
export interface CollatedColumns {
  base: number;
  witnesses: number[];
  collation: Collation;
}

/** Texts side by side. */
export interface TextTable<T> {
  columns: TextColumn<T>[];
  /** Each row has for each column the blocks that stand there, counted from 0; none where the text has nothing there. */
  rows: number[][][];
  /** For each column its blocks that stand elsewhere among the others than in its text, or in the text that it is of. */
  moved: ReadonlySet<number>[];
  collated: CollatedColumns[];
}

/**
 * Sets texts of a group beside each other, in their order: each row begins with a block of the first, and what a text has beyond those
 * that it is of stands in rows of its own, behind what goes before it there. Every block stands in one row. Linear in the texts.
 */
export function tableOf<T extends GroupedText>(texts: readonly T[]): TextTable<T> {
  const places = new Map(texts.map(({ page }, column) => [page.id, column]));
  const columns = texts.map((text): TextColumn<T> => {
    const named = namedText(text.page);
    const of = places.get(named?.id ?? '');
    return named && of !== undefined ? { text, named: { of, relation: named.relation } } : { text };
  });
  const collated = collatedIn(columns);
  const known = new Map(
    collated.flatMap(({ witnesses, collation: { pairs } }) =>
      witnesses.map((column, index) => [column, itemAt(pairs, index)] as const),
    ),
  );
  const pairs = columns.map(({ text, named }, column): TextPair[] => {
    if (!named) return [];
    return known.get(column) ?? pairTexts(itemAt(texts, named.of), text, named.relation);
  });
  const moved = columns.map(() => new Set<number>());
  const rowWith = (own: number, block: number): number[][] =>
    columns.map((_, column) => (column === own ? [block] : []));
  let rows = itemAt(texts, 0).page.blocks.map((_, block) => rowWith(0, block));
  columns.forEach(({ text, named }, column) => {
    if (!named) return;
    const blocks = text.page.blocks.map((_, block) => rowWith(column, block));
    const places = placesIn(rows, named.of, itemAt(pairs, column));
    moved[column] = movedIn(places);
    rows = withColumn(rows, { column, blocks, places, moved: itemAt(moved, column) });
  });
  return { columns, rows, moved, collated };
}

function collatedIn<T extends GroupedText>(columns: readonly TextColumn<T>[]): CollatedColumns[] {
  const witnesses = new Map<number, number[]>();
  columns.forEach(({ named }, column) => {
    if (named?.relation === 'witness') push(witnesses, named.of, column);
  });
  const textOf = (column: number) => itemAt(columns, column).text;
  return [...witnesses].map(([base, own]) => ({
    ...{ base, witnesses: own, collation: collate(textOf(base), own.map(textOf)) },
  }));
}

/** Where a block of a text stands: in which row, and whether that is said to be another place than in the text that it is of. */
interface Place {
  row: number;
  moved: boolean;
}

/** Returns where the blocks stand that stand beside others, by their numbers, in their order. */
function placesIn(
  rows: readonly number[][][],
  of: number,
  pairs: readonly TextPair[],
): Map<number, Place> {
  const rowOf = new Map(
    rows.flatMap((row, index) => itemAt(row, of).map((block) => [block, index] as const)),
  );
  const places = pairs.flatMap(({ own, others, moved }) =>
    others.map((block) => [block, { row: getOrThrow(rowOf, own), moved }] as const),
  );
  return new Map(places.sort(([a], [b]) => a - b));
}

/** Returns the blocks that stand elsewhere: those that were found to, and where others stand beside a text that was moved itself, the fewest. */
function movedIn(places: ReadonlyMap<number, Place>): Set<number> {
  const rest = [...places].filter(([, { moved }]) => !moved);
  const kept = longestRise(rest.map(([, { row }]) => row));
  const inOrder = new Set(rest.flatMap(([block], index) => (kept.has(index) ? [block] : [])));
  return new Set([...places.keys()].filter((block) => !inOrder.has(block)));
}

/** A column that is put beside others. */
interface NewColumn {
  column: number;
  /** For each of its blocks, a row with that alone. */
  blocks: readonly number[][][];
  places: ReadonlyMap<number, Place>;
  moved: ReadonlySet<number>;
}

function withColumn(
  rows: readonly number[][][],
  { column, blocks, places, moved }: NewColumn,
): number[][][] {
  const behind = new Map<number, number[][][]>();
  let last = -1;
  blocks.forEach((alone, block) => {
    const row = places.get(block)?.row;
    if (row === undefined) return push(behind, last, alone);
    itemAt(itemAt(rows, row), column).push(block);
    if (!moved.has(block)) last = row;
  });
  const further = (place: number) => behind.get(place) ?? [];
  return [...further(-1), ...rows.flatMap((row, place) => [row, ...further(place)])];
}
