import { idPattern } from '../../page/fields.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** The id of a claim, a note or a file is not in lower-case letters, digits and single hyphens. */
export const idIllFormed: Rule = {
  code: 'id-ill-formed',
  find: (edition) => [
    ...edition.findings.filter((finding) => finding.code === 'id-ill-formed'),
    ...onPages(edition),
  ],
};

const onPages = eachPage(({ page, file }) => {
  const claims = page.elements.flatMap((element) => {
    const id = element.attributes['id'];
    if (element.name !== 'Claim' || !id?.value || idPattern.test(id.value)) return [];
    return [illFormed(id.value, placeOf(file, id.at, id.at + id.value.length + 5))];
  });
  const notes = page.notes.flatMap(({ id, at }) =>
    idPattern.test(id) ? [] : [illFormed(id, placeOf(file, at, at + id.length + 3))],
  );
  return [...claims, ...notes];
});

function illFormed(id: string, place: Finding['place']): Finding {
  return {
    code: 'id-ill-formed',
    message: `Unexpected id “${id}”, expected lower-case letters a–z, digits and single hyphens`,
    place,
    hint: 'rename it, here and wherever else it stands on the page: it becomes a part of an address',
  };
}
