import type { Rule } from '../rule.ts';
import { eachRow } from '../each-row.ts';

/** A row of a comparison has no words of the source, or no quotation beside them. */
export const rowIncomplete: Rule = {
  code: 'row-incomplete',
  find: eachRow(({ element: { at, opened }, words, quotations }, file) => {
    const refuse = (found: string, expected: string, hint: string) =>
      file.report(
        'row-incomplete',
        { start: at, end: opened },
        `Unexpected row without ${found}, expected ${expected}`,
        { hint },
      );
    if (!words || (words.plain && words.text === ''))
      refuse(
        'words of the source',
        'a block quote of them, without a citation',
        'copy the words from the page of the source, and write “> ” before them',
      );
    if (!quotations.some(({ plain, text }) => !plain || text !== ''))
      refuse(
        'a quotation',
        'a block quote of a work, which ends in its citation',
        'write “> ” before the words of the work, and its citation behind them: [@key]; a blank line parts it from the words of the source',
      );
  }),
};
