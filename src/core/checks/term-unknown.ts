import type { Edition } from '../edition/edition.ts';
import { placeOf } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';
import type { Check } from './check.ts';
import { eachElement } from './elements.ts';

/** Something names a glossary entry that there is none of. */
export const termUnknown: Check = {
  code: 'term-unknown',
  severity: 'error',
  find: (edition) => [...inText(edition), ...inFields(edition)],
};

const inText = eachElement(({ name, attributes }, file, { glossary }) => {
  const id = attributes['id'];
  if (name !== 'Term' || !id?.value || glossary.has(id.value)) return [];
  return [unknown(id.value, placeOf(file, id.at, id.at + id.value.length + 5))];
});

function inFields({ sources, glossary, timeline }: Edition): Finding[] {
  const named: [string, Place | undefined][] = [];
  for (const { page } of sources) {
    page.data?.unlinked?.forEach((id, index) => named.push([id, page.fields[`unlinked.${index}`]]));
    for (const [alias, id] of Object.entries(page.data?.senses ?? {})) {
      named.push([id, page.fields[`senses.${alias}`]]);
    }
  }
  for (const { data, fields } of glossary.values()) {
    data?.roles?.forEach(({ organization }, index) => {
      if (organization) named.push([organization, fields[`roles.${index}.organization`]]);
    });
  }
  for (const { entry, place } of timeline) if (entry) named.push([entry, place]);
  return named.flatMap(([id, place]) => (glossary.has(id) || !place ? [] : [unknown(id, place)]));
}

function unknown(id: string, place: Place): Finding {
  return {
    code: 'term-unknown',
    message: `Unexpected term “${id}”, expected the id of a glossary entry`,
    place,
    hint: `check its spelling, or write content/glossary/${id}.mdx`,
  };
}
