import { unattributed } from '../edition/chain.ts';
import type { Edition } from '../edition/edition.ts';
import { placeOf, type TextFile } from '../page/file.ts';
import type { AnnotatedPage, Element } from '../page/model.ts';
import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Check } from './check.ts';
import { eachPage } from './pages.ts';

/** A speaker, a link of a reporting chain or a publisher has no glossary entry. */
export const speakerUnknown: Check = {
  code: 'speaker-unknown',
  severity: 'error',
  find: (edition) => {
    const speakers = someSpeakers(edition);
    return eachPage(({ page, file }) => {
      const claims = page.elements.filter(({ name }) => name === 'Claim');
      return [...inFields(page), ...claims.flatMap((claim) => inTag(claim, file))]
        .filter(([id]) => !edition.glossary.has(id))
        .map(([id, place]) =>
          unknown(id, place, speakers, [unattributed, ...edition.glossary.keys()]),
        );
    })(edition);
  },
};

function inFields({ data, file, fields }: AnnotatedPage): [string, Place][] {
  const via = data?.via ?? [];
  const named = via.map((id, index): [string, Place] => [id, { file, ...fields[`via.${index}`] }]);
  if (data?.publisher) named.push([data.publisher, { file, ...fields['publisher'] }]);
  return named;
}

function inTag({ attributes: { by, via } }: Element, file: TextFile): [string, Place][] {
  const named: [string, Place][] = [];
  if (by?.value && by.value !== unattributed) {
    named.push([by.value, placeOf(file, by.at, by.at + 'by=""'.length + by.value.length)]);
  }
  if (!via) return named;
  for (const { 0: id, index } of via.value.matchAll(/[^\s,]+/g)) {
    const at = via.at + 'via="'.length + index;
    named.push([id, placeOf(file, at, at + id.length)]);
  }
  return named;
}

function unknown(id: string, place: Place, speakers: string, known: string[]): Finding {
  return {
    code: 'speaker-unknown',
    message: `Unexpected speaker “${id}”, expected the id of a glossary entry; “by” may also be “${unattributed}”`,
    place,
    hint: `${didYouMean(id, known)}write content/glossary/${id}.mdx, or use one of: ${speakers}`,
  };
}

function someSpeakers({ glossary }: Edition): string {
  const ids = [...glossary.values()].flatMap(({ id, data }) =>
    data && ['person', 'organization'].includes(data.kind) ? [id] : [],
  );
  const more = ids.length > 8 ? ', …' : '';
  return ids.length === 0 ? unattributed : ids.slice(0, 8).join(', ') + more;
}
