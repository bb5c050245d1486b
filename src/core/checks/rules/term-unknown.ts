import type { Edition } from '../../edition/edition.ts';
import type { Finding, Place } from '../../problem.ts';
import { namedInLetter } from '../../edition/letter.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';
import { isEntry } from '../../edition/unread.ts';

/** Something names a glossary entry that there is none of. */
export const termUnknown: Rule = {
  code: 'term-unknown',
  find: (edition) => [...inText(edition), ...inFields(edition)],
};

const inText = eachElement(({ name, attributes: { id } }, file, edition) => {
  if (name !== 'Term' || !id?.value || isEntry(id.value, edition)) return;
  const end = id.at + id.value.length + 'id=""'.length;
  const { message, hint } = wordsOn(id.value, edition.glossary);
  file.report('term-unknown', { start: id.at, end }, message, { hint });
});

function inFields(edition: Edition): Finding[] {
  const { sources, glossary, timeline, comparisons } = edition;
  const named: [string, Place][] = [];
  for (const page of [...sources.map((source) => source.page), ...comparisons]) {
    const name = (id: string, field: string) =>
      named.push([id, { file: page.file, ...page.fields[field] }]);
    page.data?.unlinked?.forEach((id, index) => name(id, `unlinked.${index}`));
    Object.entries(page.data?.senses ?? {}).forEach(([alias, id]) => name(id, `senses.${alias}`));
  }
  for (const { page } of sources)
    for (const { id, field } of namedInLetter(page))
      named.push([id, { file: page.file, ...page.fields[field] }]);
  for (const { data, file, fields } of glossary.values()) {
    data?.roles?.forEach(({ organization: id }, index) => {
      if (id) named.push([id, { file, ...fields[`roles.${index}.organization`] }]);
    });
  }
  for (const { entry, place } of timeline) if (entry) named.push([entry, place]);
  return named.flatMap(([id, place]): Finding[] =>
    isEntry(id, edition) ? [] : [{ code: 'term-unknown', place, ...wordsOn(id, glossary) }],
  );
}

function wordsOn(id: string, glossary: Edition['glossary']): { message: string; hint: string } {
  return {
    message: `Unexpected term “${id}”, expected the id of a glossary entry`,
    hint: `${didYouMean(id, glossary)}check its spelling, or write content/glossary/${id}.mdx`,
  };
}
