import { indentOf, type SetBlock, setInColumns } from '../page/tables.ts';
import { count } from '../text/count.ts';
import { fold, foldWithMap } from '../text/fold.ts';
import { lineEndsIn, withLineFeeds } from '../text/lines.ts';
import { itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { mapUnits } from '../text/positions.ts';
import { type Foreign } from './around.ts';
import { boxesIn, boxesOf } from './boxes.ts';
import { areLineEnds, breaksIn } from './breaks.ts';
import { columnClasses, tableRules } from './columns.ts';
import { isLevelled } from './levels.ts';
import { type Run, runsOf } from './running.ts';
import { tagOf, textIn, type Tree } from './tree.ts';

/** How a decoded seed is set: whether all of its lines end as they do there, and which blocks it has. */
export interface SetText {
  text: string;
  keep: boolean;
  /** In order. */
  blocks: readonly SetBlock[];
  /**
   * Whether its page may be one of a site that was built before, by other rules: it has tables, or should have some by these, and no `data-table-rules` or another number
   * there. Then it is not asked which blocks it sets in columns, and in how wide ones; the white space in them has to be the seed’s in any case.
   */
  isEarlier?: boolean;
}

/**
 * Tells of the blocks of a source those that end their lines otherwise than the renderer does: by line feeds where all
 * lines of the source stay, else by breaks in what is set in columns. Tells the source where it says to have more or fewer tables; those of sites that were built
 * before say nothing of it.
 */
export function foreignTables<N>(source: N, blocks: readonly N[], tree: Tree<N>): Foreign<N>[] {
  const keep = isKept(source, tree);
  const tables = blocks.filter((block) => isTable(block, tree));
  const others = (keep ? blocks : tables).filter((block) => {
    const ends = keep ? 0 : lineEndsIn(textIn(block, tree));
    return breaksIn(block, tree).length !== ends;
  });
  const said = tree.attribute(source, 'data-tables') ?? String(tables.length);
  return [
    ...others.map((node) => told(node, 'with other line ends', tree)),
    ...(said === String(tables.length)
      ? []
      : [told(source, `with ${tables.length} of its blocks set in columns`, tree)]),
  ];
}

/** Returns how a page sets a source, by its own blocks and breaks. Its text has to be that of the decoded seed, and nothing else in it. */
export function setTextOf<N>(
  source: N,
  blocks: readonly N[],
  seed: string,
  tree: Tree<N>,
): Required<SetText> {
  const { raw } = foldWithMap(seed);
  const keep = isKept(source, tree);
  let start = 0;
  const all = blocks.map((block) => {
    const breaks = breaksIn(block, tree);
    const end = start + fold(textIn(block, tree)).length;
    if (end === start) return { start: 0, end: 0, breaks };
    const words = mapUnits(raw, { start, end });
    start = end + 1;
    return { ...words, breaks };
  });
  const found = setInColumns(seed, all, keep).map((block, index) => {
    // To a gap behind its last word a block goes on, over blanks of the seed.
    const words = textIn(itemAt(blocks, index), tree);
    const shown = words.slice(words.replace(/(?<![\t\f ])[\t\f ]+$/, '').length);
    const isThere = seed.startsWith(shown, block.end);
    return isThere ? { ...block, end: block.end + shown.length } : block;
  });
  const hasTables = found.some(isColumnar) || blocks.some((block) => isTable(block, tree));
  const isEarlier = hasTables && tree.attribute(source, 'data-table-rules') !== tableRules;
  return { text: seed, keep, blocks: found, isEarlier };
}

/**
 * Tells what of a source is set otherwise than is asked: its tables, and white space where that is seen, which says what stands under a head.
 */
export function foreignSetting<N>(
  source: N,
  blocks: readonly N[],
  set: SetText,
  tree: Tree<N>,
): Foreign<N>[] {
  if (set.keep !== isKept(source, tree))
    return [told(source, `where the lines of its seed ${set.keep ? 'stay' : 'are joined'}`, tree)];
  if (set.blocks.length !== blocks.length)
    return [told(source, `with ${blocks.length} blocks, expected ${set.blocks.length}`, tree)];
  const tables = set.blocks.filter(isColumnar).length;
  const [number, rules] = tables > 0 ? [String(tables), tableRules] : [];
  const isSaid =
    tree.attribute(source, 'data-tables') === number &&
    tree.attribute(source, 'data-table-rules') === rules;
  return [
    ...blocks.flatMap((block, index) => {
      const words = otherSetting(block, index, set, tree);
      return words === undefined ? [] : [told(block, words, tree)];
    }),
    ...(isSaid || set.isEarlier ? [] : [told(source, `with ${count(tables, 'table')}`, tree)]),
  ];
}

/** Says how a block is set otherwise than is asked; undefined where it is not. */
function otherSetting<N>(block: N, index: number, set: SetText, tree: Tree<N>): string | undefined {
  const { text: seed, keep, isEarlier } = set;
  const asked = itemAt(set.blocks, index);
  if (asked.start === asked.end) return 'without words';
  const classes = columnClasses(asked).join(' ');
  if (!isEarlier && (tree.attribute(block, 'class') ?? '') !== classes)
    return classes === '' ? 'where no table is' : `for a table set as “${classes}”`;
  const isAsWritten = keep || isTable(block, tree);
  const indent = indentOf(seed, asked.start);
  const there = withLineFeeds(seed.slice(isAsWritten ? indent : asked.start, asked.end));
  if (!/[\n\r]/.test(seed[indent - 1] ?? '\n')) return 'that begins within a line';
  if (/\n[\t\f ]*\n/.test(there)) return 'with a blank line';
  const shown = textIn(block, tree);
  const isSame = isAsWritten ? shown === there : fold(shown) === fold(there);
  if (!isSame) return 'with other white space than its seed';
  if (!areLineEnds(breaksIn(block, tree), shown, there)) return 'with a break within a line';
  if (isEarlier) return undefined;
  const boxes = boxesOf(shown, isColumnar(asked) ? itemAt(runsIn(set), index) : undefined);
  if (boxesIn(block, tree).join() !== boxes.join()) return 'with other cells';
  return isLevelled(block, isColumnar(asked), tree) ? undefined : 'with labels at other heights';
}

/** Returns the runs of the blocks of a text, worked out once for all questions. */
export const runsIn = once(({ text, blocks }: SetText): Run[] =>
  runsOf(
    blocks.map((block) => ({
      words: text.slice(block.start, block.end),
      table: columnClasses(block).join(' '),
    })),
  ),
);

/** Whether a block is set in columns. */
export function isColumnar({ columns }: SetBlock): boolean {
  return columns !== undefined;
}

function isKept<N>(source: N, tree: Tree<N>): boolean {
  return tree.attribute(source, 'class') === 'source keep';
}

function isTable<N>(block: N, tree: Tree<N>): boolean {
  return /^columns\b/.test(tree.attribute(block, 'class') ?? '');
}

function told<N>(node: N, words: string, tree: Tree<N>): Foreign<N> {
  return { node, found: `${tagOf(node, tree)} ${words}` };
}
