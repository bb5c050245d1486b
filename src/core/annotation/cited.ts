import { findCitations } from '../page/citation.ts';
import type { Edition } from '../edition/edition.ts';
import type { Range } from '../text/range.ts';
import type { OwnCite } from './model.ts';

/** What Markdown or MDX would read as something else. */
const marked = /[<{}\\`*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/**
 * Returns what finds citations in the words of a body that we wrote, as UTF-16 ranges: those that are of the works which the annotation says that
 * it cites, and the edition has. All else in brackets is words.
 */
export function citationsOf(
  cites: readonly OwnCite[],
  { references }: Pick<Edition, 'references'>,
): (words: string) => Range[] {
  const keyOf = ({ key, relation, locator = '' }: OwnCite) =>
    JSON.stringify([key, relation, locator]);
  const known = new Set(cites.filter(({ key }) => references.has(key)).map(keyOf));
  return (words) =>
    findCitations(words)
      .filter(({ works }) => works?.every((work) => known.has(keyOf(work))))
      .filter(
        ({ start, end }) =>
          !marked.test(words.slice(start, end).replaceAll(/@\{[^{}\s<>`\\]+\}/g, '')),
      );
}
