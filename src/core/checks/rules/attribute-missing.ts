import { placeOf, type TextFile } from '../../page/file.ts';
import type { Element } from '../../page/model.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { claimParts } from '../../page/claim-parts.ts';
import { eachElement } from '../each-element.ts';
import { eachPage } from '../each-page.ts';

/** A claim does not say who made it, of what kind it is or what became of it; or an element has no id. */
export const attributeMissing: Rule = {
  code: 'attribute-missing',
  find: (edition) => [...nameless(edition), ...untold(edition)],
};

const nameless = eachElement((element, file) =>
  ['Claim', 'Term'].includes(element.name) && !element.attributes['id']?.value
    ? [missing(element, ['id'], 'its tag', file)]
    : [],
);

const untold = eachPage(({ page, file }) =>
  [...claimParts(page).values()].flatMap(({ first }) => {
    const absent = ['by', 'kind', 'verdict'].filter((name) => !first.attributes[name]?.value);
    return absent.length > 0 ? [missing(first, absent, 'the first part of the claim', file)] : [];
  }),
);

function missing(element: Element, names: string[], to: string, file: TextFile): Finding {
  const wanted = names.map((name) => `${name}="…"`).join(' ');
  return {
    code: 'attribute-missing',
    message: `Unexpected <${element.name}> without ${names.join(', ')}, expected ${wanted}`,
    place: placeOf(file, element.at, element.opened),
    hint: `add ${wanted} to ${to}`,
  };
}
