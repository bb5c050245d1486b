import type { Choice, Choices } from '../../core/edit/desk.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { entryKinds } from '../../core/edition/schema/entry.ts';
import type { Wording } from '../../core/words/wording.ts';
import type { Relation } from '../../core/page/model.ts';
import { fold } from '../../core/text/fold.ts';
import { nameKey } from '../../core/text/matching.ts';

/** How a work may bear on a claim, what supports it first. */
const relations = ['supports', 'disputes', 'context'] as const satisfies readonly Relation[];

/** Returns what an edition, and a page of it, have to choose from: things by their names wherever these tell them apart. */
export function choicesOf(edition: Edition, wording: Wording, page: string): Choices {
  const { glossary, kinds, verdicts, references, sources } = edition;
  const { words } = wording;
  const entries = [...glossary.values()].map(({ id, data }) => ({
    id,
    name: data?.term ?? id,
    kind: data?.kind,
  }));
  const isPlain = soleNames(entries.map(({ name }) => name));
  const choices = entries.map(({ id, name, kind }) => ({
    value: isPlain(name) ? name : id,
    label: isPlain(name) ? (kind ? words.glossary[kind] : '') : name,
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
      { value: 'unattributed', label: words.desk.nobody },
      ...choices.filter(({ speaks }) => speaks).map(chosen),
    ],
    entries: choices.map(chosen),
    entryKinds: entryKinds.map((value) => ({ value, label: words.glossary[value] })),
    kinds: [...kinds.values()].map(({ id, label }) => ({ value: id, label })),
    verdicts: [...verdicts.values()].map(({ id, label, evidence }) => ({
      value: id,
      label,
      evidence: evidence === 'required',
    })),
    bearings: relations.map((value) => ({ value, label: words.references[value] })),
    references: works.map(({ key, title }) =>
      title !== '' && isSoleTitle(title)
        ? { key, value: title, label: key }
        : { key, value: key, label: title },
    ),
    claims: claimsOf(
      sources.find((source) => source.page.id === page),
      wording,
    ),
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

function claimsOf(source: Source | undefined, { words: { desk }, say }: Wording): Choice[] {
  const text = source?.text ?? '';
  return (source?.page.claims ?? []).map(({ id, ranges }) => {
    const words = fold(ranges.map(({ start, end }) => text.slice(start, end)).join(' … '));
    const cut = words.length > shown ? `${words.slice(0, shown).toWellFormed()}…` : words;
    return { value: id, label: say(desk.claimOf, { words: cut, id }) };
  });
}
