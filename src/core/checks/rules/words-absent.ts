import type { Edition } from '../../edition/edition.ts';
import { escapeLine } from '../../page/write.ts';
import { fold } from '../../text/fold.ts';
import { present } from '../../text/lookup.ts';
import { linesOf, pointAt } from '../../text/lines.ts';
import { seekSimilar } from '../../text/similar.ts';
import type { Related } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { eachRow } from '../each-row.ts';

/** How many rows are told what resembles their words: it takes a look through the whole source. */
const mostLooks = 5;

/** The words of a row stand nowhere in its source. */
export const wordsAbsent: Rule = {
  code: 'words-absent',
  find: (edition) => {
    let looks = mostLooks;
    return eachRow(({ words, source, stands }, file) => {
      if (!words || stands?.length !== 0) return;
      const near = looks-- > 0 ? nearest(words.text, source, edition) : undefined;
      file.report(
        'words-absent',
        { start: words.start, end: words.end },
        `Unexpected words “${words.text}”, expected words of the source “${source}”, character for character`,
        near
          ? {
              hint: 'write them as the source has them; the most similar passage is given',
              related: [near.related],
              paste: near.words,
            }
          : { hint: 'copy the words from the page of the source' },
      );
    })(edition);
  },
};

function nearest(
  words: string,
  source: string,
  { sources }: Edition,
): { related: Related; words: string } | undefined {
  // They were looked for in it, and so it is there.
  const own = present(
    sources.find(({ page }) => page.id === source),
    'a source',
  );
  const text = present(own.text, 'a text');
  const range = seekSimilar(words)(text);
  if (!range) return undefined;
  const lines = linesOf(text);
  const related = {
    file: present(own.seed, 'a seed').path,
    start: pointAt(lines, range.start),
    end: pointAt(lines, range.end),
    message: 'the most similar words are here',
  };
  return { related, words: escapeLine(fold(text.slice(range.start, range.end))) };
}
