import {
  columnsOf,
  hasColumns,
  hasGap,
  isLabel,
  isRow,
  isSaid,
  isTable,
  rowKind,
  tabOf,
} from '../text/columns.ts';
import { withLineFeeds } from '../text/lines.ts';
import { neighbours } from '../text/neighbours.ts';
import type { Range } from '../text/range.ts';
import type { Block } from './model.ts';

/** Where a block stands in its seed, and how its lines are set. */
export type SetBlock = Range & Pick<Block, 'columns'>;

/** A block whose range is that of its words, by how many line breaks it has. */
interface Broken extends Range {
  breaks: ArrayLike<unknown>;
}

/** A block and the lines of its seed. */
interface Standing<B extends Broken = Broken> {
  block: B;
  /** Where the blanks begin that its first line begins with, in UTF-16 units. */
  begin: number;
  words: string;
  lines: readonly string[];
  /** Whether its lines end on the page where they end in the seed. */
  isWhole: boolean;
}

/**
 * Returns the blocks of a page, those that stand in columns with how these are set: where all lines are kept and those of the seed stand
 * so, or where they are tables, by themselves or with their neighbours, since blank lines part heads from rows, and rows from each other. What
 * stands together is set alike. Takes time that is linear in the seed, but for a logarithm.
 */
export function setInColumns<B extends Broken>(
  seed: string,
  blocks: readonly B[],
  keep: boolean,
): (B & Pick<Block, 'columns'>)[] {
  const all = blocks.map((block) => standing(seed, block));
  const stops = keep ? tabOf(seed) : undefined;
  const columns = new Map(
    (keep ? keptTables(seed, all) : tablesAmong(all)).flatMap((table) => {
      const words = wordsOf(table);
      const tab = stops ?? tabOf(words);
      const set = { width: columnsOf(words, tab), tab };
      return table.map(({ block }) => [block, set] as const);
    }),
  );
  return all.map(({ block, begin }) => {
    const set = columns.get(block);
    // Columns survive only with the blanks that a kept line begins with.
    if (set) return { ...block, start: begin, columns: set };
    return keep ? { ...block, start: begin } : block;
  });
}

/** Returns the offset at which the blanks begin that stand before words, in their line. */
export function indentOf(seed: string, offset: number): number {
  let start = offset;
  while (/[\t\f ]/.test(seed[start - 1] ?? '')) start--;
  return start;
}

function standing<B extends Broken>(seed: string, block: B): Standing<B> {
  const begin = indentOf(seed, block.start);
  const words = seed.slice(begin, block.end);
  const lines = withLineFeeds(words).split('\n');
  return { block, begin, words, lines, isWhole: block.breaks.length === lines.length - 1 };
}

function wordsOf(some: readonly Standing[]): string {
  return some.map(({ words }) => words).join('\n');
}

function keptTables(seed: string, all: readonly Standing[]): Standing[][] {
  return hasColumns(seed) ? neighbours(all, ({ words }) => hasGap(words)) : [];
}

/**
 * The tables whose rows end in breaks: blocks that are one by themselves or together; also with names of rows and rules between them, where they are
 * none without.
 */
function tablesAmong(all: readonly Standing[]): Standing[][] {
  const areTable = (some: readonly Standing[]) => isTable(wordsOf(some));
  const alone = new Set(
    all.filter((one) => one.isWhole && one.lines.length > 1 && areTable([one])),
  );
  const isPart = (one: Standing) => alone.has(one) || (one.isWhole && one.lines.every(isRow));
  const talk = talkAmong(all, isPart);
  const rows = new Set(all.filter((one) => isPart(one) && !talk.has(one)));
  const areRows = (one: Standing) => rows.has(one);
  return neighbours(
    all,
    (one) => rows.has(one) || (one.lines.length === 1 && isLabel(one.words)),
  ).flatMap((some) => {
    const parts = neighbours(some, areRows);
    const tables = parts.filter(areTable);
    if (tables.length === parts.length) return tables;
    const whole = some.slice(some.findIndex(areRows), some.findLastIndex(areRows) + 1);
    if (areTable(whole)) return [whole];
    const others = parts.filter((part) => !tables.includes(part)).flat();
    return [...tables, ...others.filter((one) => alone.has(one)).map((one) => [one])];
  });
}

/** Returns lines that are said by somebody, or numbered, with those among them that are short enough for rows. */
function talkAmong(all: readonly Standing[], isPart: (one: Standing) => boolean): Set<Standing> {
  const kindOf = ({ lines: [line = '', ...more] }: Standing) =>
    more.length === 0 ? rowKind(line) : undefined;
  const talk = neighbours(all, (one) => isPart(one) || kindOf(one) === 'long');
  return new Set(talk.filter((some) => isSaid(some.map(kindOf))).flat());
}
