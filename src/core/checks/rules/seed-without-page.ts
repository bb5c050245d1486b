import type { Edition } from '../../edition/edition.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';
import { closedFiles } from '../../edition/unread.ts';

/** No page shows a seed. */
export const seedWithoutPage: Rule = {
  code: 'seed-without-page',
  whole: true,
  find: (edition) => {
    if (closedFiles(edition).size > 0) return [];
    const shown = shownSeeds(edition);
    return [...edition.seeds.values()].flatMap(({ name, path }) => {
      if (shown.has(name)) return [];
      return {
        code: 'seed-without-page',
        message: `Unexpected seed “${name}” without a page, expected one in content/sources`,
        place: { file: path },
        hint: `write one with: ${edition.command('new', path)}`,
      };
    });
  },
};

/** A page whose frontmatter has a fault is a page nevertheless: what may be the name of its seed counts. */
function shownSeeds(edition: Edition): Set<string> {
  const named = edition.sources.flatMap(({ page }) =>
    page.data ? [page.data.seed] : (fileOf(edition, page.file).text.match(/[\w.-]+/g) ?? []),
  );
  return new Set(named);
}
