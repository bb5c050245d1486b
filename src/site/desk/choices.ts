import type { Choice, Choices } from '../../core/edit/desk.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { entryKinds } from '../../core/edition/schema/entry.ts';
import { fold } from '../../core/text/fold.ts';
import { nameKey } from '../../core/text/matching.ts';

/** Returns what an edition, and a page of it, have to choose from: things by their names wherever these tell them apart. */
export function choicesOf(edition: Edition, page: string): Choices {
  const { glossary, kinds, verdicts, references, sources } = edition;
  const entries = [...glossary.values()].map(({ id, data }) => ({
    id,
    name: data?.term ?? id,
    kind: data?.kind,
  }));
  const isPlain = soleNames(entries.map(({ name }) => name));
  const choices = entries.map(({ id, name, kind }) => ({
    value: isPlain(name) ? name : id,
    label: isPlain(name) ? (kind ?? '') : name,
    speaks: kind === 'person' || kind === 'organization',
  }));
  const chosen = ({ value, label }: Choice): Choice => ({ value, label });
  const works = [...references.values()].map(({ key, work }) => ({
    key,
    title: String(work.title ?? ''),
  }));
  const isSoleTitle = soleNames(works.map(({ title }) => title));
  return {
    speakers: [
      { value: 'unattributed', label: 'nobody in particular' },
      ...choices.filter(({ speaks }) => speaks).map(chosen),
    ],
    entries: choices.map(chosen),
    entryKinds,
    kinds: [...kinds.values()].map(({ id, label }) => ({ value: id, label })),
    verdicts: [...verdicts.values()].map(({ id, label, evidence }) => ({
      value: id,
      label,
      evidence: evidence === 'required',
    })),
    references: works.map(({ key, title }) =>
      title !== '' && isSoleTitle(title)
        ? { key, value: title, label: key }
        : { key, value: key, label: title },
    ),
    claims: claimsOf(sources.find((source) => source.page.id === page)),
  };
}

/** Returns a test of whether a name is that of one alone. */
function soleNames(names: readonly string[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1);
  return (name) => counts.get(nameKey(name)) === 1;
}

/** How much is shown of the words of a claim, in UTF-16 units. */
const shown = 60;

function claimsOf(source: Source | undefined): Choice[] {
  const text = source?.text ?? '';
  return (source?.page.claims ?? []).map(({ id, ranges }) => {
    const words = fold(ranges.map(({ start, end }) => text.slice(start, end)).join(' … '));
    const cut = words.length > shown ? `${words.slice(0, shown).toWellFormed()}…` : words;
    return { value: id, label: `“${cut}” (${id})` };
  });
}
