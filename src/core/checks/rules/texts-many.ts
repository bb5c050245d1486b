import { mostTexts, namedText, textGroups } from '../../edition/texts.ts';
import { present } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';

/** More texts are of one source than stand side by side. */
export const textsMany: Rule = {
  code: 'texts-many',
  whole: true,
  find: ({ sources }) => {
    const pages = sources.map(({ page }) => page);
    const listed = pages.filter(({ data }) => data?.['superseded-by'] === undefined);
    return textGroups(listed).flatMap(({ id, further }) =>
      further.map((page) => ({
        code: 'texts-many',
        message: `Unexpected text beside ${mostTexts} others of “${id}”, expected at most ${mostTexts} side by side: there is a link to it`,
        place: { file: page.file, ...page.fields[present(namedText(page), 'a text').field] },
        hint: 'put those that are to be seen together first under order in content/edition.yaml, and let the warning stand with a reason (silence)',
      })),
    );
  },
};
