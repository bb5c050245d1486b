import { placeOf } from '../page/file.ts';
import type { Element } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';
import { type CheckedPage, claimParts, eachPage } from './pages.ts';

/** A claim does not say who made it, of what kind it is or what became of it; or an element has no id. */
export const attributeMissing: Check = {
  code: 'attribute-missing',
  severity: 'error',
  find: eachPage(({ page, file }) => {
    const nameless = page.elements
      .filter((element) => ['Claim', 'Term'].includes(element.name))
      .filter((element) => !element.attributes['id']?.value)
      .map((element) => missing(element, ['id'], file));
    const first = [...claimParts(page)].flatMap(([id, [element]]) => {
      const absent = ['by', 'kind', 'verdict'].filter((name) => !element?.attributes[name]?.value);
      return element && id !== '' && absent.length > 0 ? [missing(element, absent, file)] : [];
    });
    return [...nameless, ...first];
  }),
};

function missing(element: Element, names: string[], file: CheckedPage['file']): Finding {
  const wanted = names.map((name) => `${name}="…"`).join(' ');
  return {
    code: 'attribute-missing',
    message: `Unexpected <${element.name}> without ${names.join(', ')}, expected ${wanted}`,
    place: placeOf(file, element.at, element.opened),
    hint: `add ${wanted} to ${names.includes('id') ? 'its tag' : 'the first part of the claim'}`,
  };
}
