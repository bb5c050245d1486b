import { itemAt } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { eachRow } from '../each-row.ts';

/** The words of a row stand in its source more than once, and it does not say where they are meant. */
export const wordsAmbiguous: Rule = {
  code: 'words-ambiguous',
  find: eachRow(({ words, stands, range, element }, file) => {
    if (!words || !stands?.length || range) return;
    const all = stands.map(({ line }) => line);
    const lines = [...new Set(all)];
    const named = element.attributes['line']?.value;
    const [which, where] =
      named === undefined ? ['', 'once in the source'] : [` of line ${named}`, 'once there'];
    file.report(
      'words-ambiguous',
      { start: words.start, end: words.end },
      `Unexpected words “${words.text}”${which}, expected ones that stand ${where}: they begin in ${lines.length === 1 ? 'line' : 'the lines'} ${all.join(', ')}`,
      {
        hint:
          lines.length < all.length
            ? 'quote more words'
            : `quote more words, or say which are meant: <Row line="${itemAt(lines, 0)}">`,
      },
    );
  }),
};
