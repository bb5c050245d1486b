import { unattributed } from '../edition/chain.ts';
import type { GlossaryEntry } from '../edition/edition.ts';
import { placeOf } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';
import type { Check } from './check.ts';
import { eachPage } from './pages.ts';

/** A speaker, a link of a reporting chain or a publisher has no glossary entry. */
export const speakerUnknown: Check = {
  code: 'speaker-unknown',
  severity: 'error',
  find: eachPage(({ page, file, edition }) => {
    const { glossary } = edition;
    const named: [string, Place | undefined][] = [
      [page.data?.publisher ?? unattributed, page.fields['publisher']],
      ...(page.data?.via ?? []).map((id, index): [string, Place | undefined] => [
        id,
        page.fields[`via.${index}`],
      ]),
    ];
    for (const { name, attributes } of page.elements) {
      const { by, via } = attributes;
      if (name !== 'Claim') continue;
      if (by) named.push([by.value, placeOf(file, by.at, by.at + by.value.length + 5)]);
      for (const id of via?.value.split(/[\s,]+/).filter(Boolean) ?? []) {
        named.push([id, placeOf(file, via?.at ?? 0)]);
      }
    }
    return named.flatMap(([id, place]) =>
      id === '' || id === unattributed || glossary.has(id) || !place
        ? []
        : [unknown(id, place, glossary)],
    );
  }),
};

function unknown(id: string, place: Place, glossary: Map<string, GlossaryEntry>): Finding {
  return {
    code: 'speaker-unknown',
    message: `Unexpected speaker “${id}”, expected the id of a glossary entry, or “${unattributed}”`,
    place,
    hint: `write content/glossary/${id}.mdx, or use one of: ${some(glossary)}`,
  };
}

function some(glossary: Map<string, GlossaryEntry>): string {
  const speakers = [...glossary.values()].filter((entry) =>
    ['person', 'organization'].includes(entry.data?.kind ?? ''),
  );
  const ids = speakers.map((entry) => entry.id);
  return ids.length > 8 ? `${ids.slice(0, 8).join(', ')}, …` : ids.join(', ') || unattributed;
}
