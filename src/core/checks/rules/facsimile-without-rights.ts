import { facsimilesNamed } from '../../edition/facsimile.ts';
import { placeOf } from '../../page/file.ts';
import { eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';

/** A source shows images of its pages, and does not say whose they are. */
export const facsimileWithoutRights: Rule = {
  code: 'facsimile-without-rights',
  find: eachPage(({ page, file }) => {
    const [first] = facsimilesNamed(page);
    if (!first || !page.data || page.data.facsimiles) return;
    file.report(
      'facsimile-without-rights',
      placeOf(file, first.at, first.at + 'image=""'.length + first.value.length),
      'Unexpected image of a page without its rights, expected them in the fields of the page: facsimiles: { rights: … }',
      {
        hint: 'say who owns the images, and on what terms they are shown: an archive that lends its scans mostly asks for certain words',
      },
    );
  }),
};
