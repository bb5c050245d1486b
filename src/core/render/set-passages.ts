import { blockIndexAt } from '../edition/anchors.ts';
import type { PublishedSource } from '../edition/published.ts';
import { indentOf } from '../page/tables.ts';
import { type Columns, columnsOf, hasGap } from '../text/columns.ts';
import { fold } from '../text/fold.ts';
import { createUnits, lineEndsIn, withLineFeeds } from '../text/lines.ts';
import { once } from '../text/once.ts';
import { itemAt } from '../text/lookup.ts';
import { directionOf } from '../text/direction.ts';
import { boxesOf } from './boxes.ts';
import { directionOfRun, type Run } from './running.ts';
import type { Range } from '../text/range.ts';
import { areLineEnds } from './breaks.ts';
import { columnClasses } from './columns.ts';
import type { QuotedPassage } from './passages.ts';
import { isColumnar, runsIn, type SetText } from './tables.ts';

/** Returns how a source is set. */
export const setOf = once(({ page, text }: Pick<PublishedSource, 'page' | 'text'>): SetText => ({
  ...{ text, keep: page.data.lines === 'keep', blocks: page.blocks },
}));

/** Returns where a passage begins that may be set as a table: with the blanks before it, where it begins with the first words of a line. */
export function passageStart({ text }: SetText, { start }: Range): number {
  const indent = indentOf(text, start);
  return beginsLine(text, indent) ? indent : start;
}

function beginsLine(text: string, offset: number): boolean {
  return /[\n\r]/.test(text[offset - 1] ?? '\n');
}

/**
 * Returns the classes of a passage that is set as a table: its blocks stand in columns, of a text whose lines stay one of them, it has a gap, and it
 * begins where a line does, or ends in its first line, or that is none of the table: else the words of that would be seen over others than they are.
 */
export function passageClasses({ text, keep, blocks }: SetText, { start, end }: Range): string[] {
  const indexOf = (offset: number) => blockIndexAt(blocks, offset);
  const own = blocks.slice(indexOf(start), indexOf(end - 1) + 1);
  const found = own.flatMap(({ columns }): Columns[] => (columns ? [columns] : []));
  const words = text.slice(start, end);
  const [first] = found;
  const isAll = keep || found.length === own.length;
  const isUpright = beginsLine(text, start) || lineEndsIn(words) === 0 || !own[0]?.columns;
  if (!first || !isAll || !isUpright || !hasGap(words)) return [];
  const columns = { tab: first.tab, width: columnsOf(words, first.tab) };
  return columnClasses({ columns });
}

/** Returns the run of a passage that is set as a table: that which it begins in. */
export function runAt(set: SetText, { start }: Pick<Range, 'start'>): Run {
  return itemAt(runsIn(set), blockIndexAt(set.blocks, start));
}

/**
 * Returns what says what of a passage is not as its seed has it there: its words, whether it is set as its source is, and white space where that is seen;
 * undefined where all is.
 */
export function createJudge(set: SetText): (passage: QuotedPassage) => string | undefined {
  const unitOf = createUnits(set.text);
  // Where white space is not seen, it is not asked of which blocks the text is.
  const isPlain = !set.keep && !set.blocks.some(isColumnar);
  const classesAt = ({ start, end }: Range): string[] | undefined => {
    const block = set.blocks[blockIndexAt(set.blocks, start)];
    return block?.start === start && block.end === end ? columnClasses(block) : undefined;
  };
  const otherSetting = (passage: QuotedPassage, range: Range) => {
    const { classes, language, usual } = passage;
    const asked = passage.isQuotation
      ? passageClasses(set, range)
      : isPlain
        ? []
        : classesAt(range);
    if (!asked) return 'is no block of its text';
    const run = asked.length > 0 ? runAt(set, range) : undefined;
    const runs = run ? (directionOfRun(run, directionOf(language)) ?? usual) : passage.set;
    if (runs !== passage.set) return `runs ${passage.set}, expected ${runs}`;
    const names = classes.split(' ').filter((name) => name !== 'head' && name !== '');
    const isSame = names.join(' ') === [...(set.keep ? ['keep'] : []), ...asked].join(' ');
    const isBoxed = passage.boxes.join() === boxesOf(passage.text, run).join();
    return isSame && isBoxed && passage.isLevelled ? undefined : 'is set otherwise than its source';
  };
  return (passage) => {
    const { text, classes } = passage;
    const [start, end] = [unitOf(Number(passage.start)), unitOf(Number(passage.end))];
    const there = set.text.slice(start, end);
    if (fold(text) !== fold(there)) return `is “${fold(text)}”, expected “${fold(there)}”`;
    const other = set.isEarlier ? undefined : otherSetting(passage, { start, end });
    if (other !== undefined) return other;
    const isSeen = set.keep || /^keep\b|\bcolumns\b/.test(classes);
    if (isSeen && text !== withLineFeeds(there)) return 'has other white space than its seed';
    return areLineEnds(passage.breaks, text, there)
      ? undefined
      : 'breaks within a line of its seed';
  };
}
