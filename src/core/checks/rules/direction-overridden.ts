import type { Source } from '../../edition/edition.ts';
import type { Finding } from '../../problem.ts';
import { linesOf, pointAt } from '../../text/lines.ts';
import { nameOf } from '../../text/names.ts';
import type { Rule } from '../rule.ts';

/** A seed holds an override: its words are seen in another order than they are read. */
export const directionOverridden: Rule = {
  code: 'direction-overridden',
  find: ({ sources }) => sources.flatMap(findIn),
};

/** Unlike marks, embeddings and isolates, which Arabic and Persian texts need, these turn letters against their script (UAX #9, §2.2). */
const overrides = /[\u202D\u202E]/g;

function findIn({ page, seed, text = '' }: Source): Finding[] {
  const found = [...text.matchAll(overrides)];
  const [first] = found;
  if (!seed || !first) return [];
  const more = found.length > 1 ? ` and ${found.length - 1} more such characters` : '';
  const start = pointAt(linesOf(text), first.index);
  return [
    {
      code: 'direction-overridden',
      message: `Unexpected ${nameOf(text.charCodeAt(first.index))}${more}, expected words that are seen in the order in which they are read`,
      place: { file: seed.path, start, end: { ...start, column: start.column + 1 } },
      hint: 'compare the page as it is seen with the text that a search finds, and tell readers in a note where they differ; then silence this warning in the page',
      related: [{ file: page.file, message: 'this page shows the seed' }],
    },
  ];
}
