import type { ReportingFile } from '../../page/file.ts';
import type { MarkupElement } from '../../page/model.ts';
import { renditions } from '../../page/rendition.ts';
import type { Rule } from '../rule.ts';
import { claimParts } from '../../page/claim-parts.ts';
import { eachElement } from '../each-element.ts';
import { eachPage } from '../each-page.ts';

/** A claim does not say who made it, of what kind it is or what became of it; or an element has no id, or not what it is for. */
export const attributeMissing: Rule = {
  code: 'attribute-missing',
  find: (edition) => [...nameless(edition), ...undescribed(edition)],
};

const nameless = eachElement((element, file) => {
  const isNameless = ['Claim', 'Term'].includes(element.name) && !element.attributes['id']?.value;
  const rules = Object.entries(renditions.get(element.name) ?? {});
  const wanted = rules.filter(
    ([name, { required }]) => required && !element.attributes[name]?.value,
  );
  const names = isNameless ? ['id'] : wanted.map(([name]) => name);
  if (names.length > 0) refuse({ element, names, to: 'its tag' }, file);
});

const undescribed = eachPage(({ page, file }) =>
  claimParts(page).forEach(({ first: element }) => {
    const names = ['by', 'kind', 'verdict'].filter((name) => !element.attributes[name]?.value);
    if (names.length > 0) refuse({ element, names, to: 'the first part of the claim' }, file);
  }),
);

/** The attributes that an element lacks, and what they are to be added to. */
interface Missing {
  element: MarkupElement;
  names: string[];
  to: string;
}

function refuse({ element, names, to }: Missing, file: ReportingFile): void {
  const wanted = names.map((name) => `${name}="…"`).join(' ');
  file.report(
    'attribute-missing',
    { start: element.at, end: element.opened },
    `Unexpected <${element.name}> without ${names.join(', ')}, expected ${wanted}`,
    { hint: `add ${wanted} to ${to}` },
  );
}
