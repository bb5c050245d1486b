import { idPattern } from '../../text/id.ts';
import type { ReportingFile } from '../../page/file.ts';
import type { Attribute } from '../../page/model.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';
import { eachPage } from '../each-page.ts';

/** The id of a claim, a note, a row or a file is not in lower-case letters, digits and single hyphens. */
export const idIllFormed: Rule = {
  code: 'id-ill-formed',
  find: (edition) => [...onPages(edition), ...ofRows(edition)],
};

const onPages = eachPage(({ page, file }) => {
  for (const { name, attributes } of page.elements) {
    const id = attributes['id'];
    if (name === 'Claim' && id?.value) check(id, '="id"'.length, file);
  }
  for (const { id, at } of page.notes) check({ value: id, at }, '[^]'.length, file);
});

const ofRows = eachElement(({ name, attributes: { id } }, file) => {
  if (name === 'Row' && id?.value) check(id, 'id=""'.length, file);
});

/** Reports an id that is ill-formed; beside it so many signs stand. */
function check({ value: id, at }: Attribute, beside: number, file: ReportingFile): void {
  if (idPattern.test(id)) return;
  file.report(
    'id-ill-formed',
    { start: at, end: at + id.length + beside },
    `Unexpected id “${id}”, expected lower-case letters a–z, digits and single hyphens`,
    {
      hint: 'rename it, here and wherever else it stands on the page: it becomes a part of an address',
    },
  );
}
