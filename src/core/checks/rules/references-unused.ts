import { citesOf } from '../../edition/citations.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Rule } from '../rule.ts';
import { closedFiles, unreadTexts } from '../../edition/unread.ts';

/** A file of references holds works that nothing cites; one warning for each file. */
export const referencesUnused: Rule = {
  code: 'references-unused',
  whole: true,
  find: (edition) => {
    if (closedFiles(edition).size > 0) return [];
    const cited = new Set([...citesOf(edition).map(({ cite }) => cite.key), ...perhaps(edition)]);
    const works = [...edition.references.values()].filter(({ key }) => !cited.has(key));
    return [...Map.groupBy(works, ({ file }) => file)].map(([file, unused]) => {
      const keys = unused.map(({ key }) => key).sort();
      const more = keys.length > 10 ? ` and ${keys.length - 10} more` : '';
      return {
        code: 'references-unused',
        message: `Unexpected works that nothing cites, expected only cited ones: ${keys.slice(0, 10).join(', ')}${more}`,
        place: { file },
        hint: 'cite them, or take them out',
      };
    });
  },
};

function perhaps(edition: Edition): string[] {
  return unreadTexts(edition).flatMap((text) =>
    [...text.matchAll(/@\{?([^\s,،，、;؛；{}[\]@]+)/g)].map(([, key = '']) => key),
  );
}
