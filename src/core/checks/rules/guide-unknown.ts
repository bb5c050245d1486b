import { isGuide } from '../../edition/unread.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

/** The imprint is said to be a guide that there is none of. */
export const guideUnknown: Rule = {
  code: 'guide-unknown',
  find: (edition) => {
    const id = edition.about.appearance?.imprint;
    if (id === undefined || isGuide(id, edition)) return [];
    const ids = edition.guides.map((guide) => guide.id);
    return [
      {
        code: 'guide-unknown',
        message: `Unexpected guide “${id}”, expected the id of a page in content/guides`,
        place: {
          file: 'content/edition.yaml',
          ...edition.aboutFields['appearance.imprint'],
        },
        hint: `${didYouMean(id, ids)}write content/guides/${id}.mdx, or take the field out`,
      },
    ];
  },
};
