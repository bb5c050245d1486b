import { unattributed } from '../../edition/transmission.ts';
import type { Edition } from '../../edition/edition.ts';
import type { ReportingFile, Where } from '../../page/file.ts';
import type { AnnotatedPage, MarkupElement } from '../../page/model.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';
import { isEntry } from '../../edition/unread.ts';

/** A speaker, a link of a reporting chain or a publisher has no glossary entry. */
export const speakerUnknown: Rule = {
  code: 'speaker-unknown',
  find: (edition) => {
    // One list for all: looking up in it has a limit.
    const known = {
      known: [unattributed, ...edition.glossary.keys()],
      speakers: someSpeakers(edition),
    };
    return eachPage(({ page, file }) => {
      const claims = page.elements.filter(({ name }) => name === 'Claim');
      for (const named of [...inFields(page), ...claims.flatMap(inTag)])
        if (!isEntry(named.id, edition)) refuse(named, known, file);
    })(edition);
  },
};

/** Somebody who is named by an id, as what, and where. */
interface Named {
  id: string;
  as: 'speaker' | 'publisher' | 'link of the chain';
  where: Where;
}

function inFields({ data, file, fields }: AnnotatedPage): Named[] {
  const named = (data?.via ?? []).map((id, index): Named => {
    return { id, as: 'link of the chain', where: { file, ...fields[`via.${index}`] } };
  });
  const { publisher: id } = data ?? {};
  if (id) named.push({ id, as: 'publisher', where: { file, ...fields['publisher'] } });
  return named;
}

function inTag({ attributes: { by, via } }: MarkupElement): Named[] {
  const named: Named[] = [];
  if (by?.value && by.value !== unattributed) {
    const end = by.at + 'by=""'.length + by.value.length;
    named.push({ id: by.value, as: 'speaker', where: { start: by.at, end } });
  }
  if (!via) return named;
  for (const { 0: id, index } of via.value.matchAll(/[^\s,]+/g)) {
    const at = via.at + 'via="'.length + index;
    named.push({ id, as: 'link of the chain', where: { start: at, end: at + id.length } });
  }
  return named;
}

/** Those who may be named: all, and some speakers in words. */
interface Known {
  known: string[];
  speakers: string;
}

function refuse({ id, as, where }: Named, { known, speakers }: Known, file: ReportingFile): void {
  const or = as === 'speaker' ? `, or “${unattributed}”` : '';
  const message = `Unexpected ${as} “${id}”, expected the id of a glossary entry${or}`;
  const hint = `${didYouMean(id, known)}write content/glossary/${id}.mdx, or use one of: ${speakers}`;
  file.report('speaker-unknown', where, message, { hint });
}

function someSpeakers({ glossary }: Edition): string {
  const ids = [...glossary.values()].flatMap(({ id, data }) =>
    data && ['person', 'organization'].includes(data.kind) ? [id] : [],
  );
  const more = ids.length > 8 ? ', …' : '';
  return ids.length === 0 ? unattributed : ids.slice(0, 8).join(', ') + more;
}
