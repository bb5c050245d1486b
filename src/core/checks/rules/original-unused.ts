import type { Source } from '../../edition/edition.ts';
import type { Rule } from '../rule.ts';

/** No page names a file of originals/. */
export const originalUnused: Rule = {
  code: 'original-unused',
  whole: true,
  find: ({ sources, originals }) => {
    // A page whose fields cannot be read may be the one that names it.
    const isRead = ({ page: { data, fields } }: Source) =>
      data && (data.converted !== undefined || fields['converted'] === undefined);
    if (!sources.every(isRead)) return [];
    const named = new Set(sources.map(({ page }) => page.data?.converted?.original));
    return [...originals].flatMap(([name, { path }]) => {
      if (named.has(name)) return [];
      return {
        code: 'original-unused',
        message: 'Unexpected file, expected one that a page names under “converted”',
        place: { file: path },
        hint: 'name it there, as the original; or take it out',
      };
    });
  },
};
