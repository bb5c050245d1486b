import type { Block } from '../page/model.ts';
import { boxRules } from './boxes.ts';
import { levelRules } from './levels.ts';
import { usualTab, widerTabs } from '../text/columns.ts';

/**
 * The number of the rules by which tables are known and set, which a page with tables says as `data-table-rules`. It grows with each change of what
 * `setInColumns` and `passageClasses` find, `runsOf` takes together, and `columnClasses` and `setCells` write: pages by other rules are not judged by these.
 */
export const tableRules = '5';

/** By how many columns the widths of tables are told apart, and how many are told. */
const [step, steps] = [10, 40];
const widths = Array.from({ length: steps }, (_, n) => step * (n + 1));
/** How many columns have room in the usual width of text on paper, in letters that can be read. */
const legible = 80;

/**
 * Returns the classes of a block that is set in letters of one width: what stands under a head would else be seen under another. They say
 * how wide it is, that its letters be small enough on paper.
 */
export function columnClasses({ columns }: Pick<Block, 'columns'>): string[] {
  if (columns === undefined) return [];
  const { width, tab } = columns;
  const wide = step * Math.min(steps, Math.ceil(width / step));
  return ['columns', `w${wide}`, ...(tab === usualTab ? [] : [`t${tab}`])];
}

/** The class of the element around blocks in columns that follow on each other. */
export const tablesClass = 'tables';

/** What the classes of blocks in columns may be; of sites that were built before, without their width. */
export const columnClass =
  'columns(?: w(?:[1-9]|[1-3]\\d|40)0(?: t(?:[1-7]\\d|80|1[02468]0|200))?)?';

/** Returns the rule by which a page has all of the paper that has tables too wide for the usual width of text. */
export function paperRule(): string {
  const wide = widths.filter((columns) => columns > legible).map((columns) => `.w${columns}`);
  return `@media print { :root:has(${wide.join(', ')}) { --measure: 60rem; } }\n`;
}

/** Returns the rules that say what those classes mean: the width as `--columns`; and those of boxes and labels. */
export function columnWidths(): string {
  return [
    ...widths.map((columns) => `.w${columns} { --columns: ${columns}; }\n`),
    ...widerTabs.map((tab) => `.t${tab} { -moz-tab-size: ${tab}; tab-size: ${tab}; }\n`),
    boxRules(),
    levelRules(),
  ].join('');
}
