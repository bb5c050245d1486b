import { idsBeside } from '../edit/id.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { nameKey } from '../text/matching.ts';
import { addressKey } from './authorities.ts';
import { type EntryKind, entryText, type TeiEntry } from './entries.ts';
import type { Taken } from './taken.ts';

/** An entry that the glossary has. */
export interface KnownEntry {
  id: string;
  kind: EntryKind;
  names: string[];
  sameAs?: string[];
}

/** An entry with its id, and the file that it is to be; none where the glossary has it. */
export interface PlacedEntry {
  entry: TeiEntry;
  known: KnownEntry;
  file?: TextFile;
}

/** Returns what an address on the web identifies among entries. */
export function byAddress(known: readonly KnownEntry[]): Map<string, KnownEntry> {
  return new Map(
    known.flatMap((one) => (one.sameAs ?? []).map((address) => [addressKey(address), one])),
  );
}

/**
 * Gives each entry its place in a glossary: that of one of the same kind with its address or its name, where there is one, else a new one.
 * Of two in a file that have one name, the second is told apart by its id there; a further name that another has is left out.
 * What is said of an entry that is there already is not taken.
 */
export function placeEntries(
  entries: readonly TeiEntry[],
  known: readonly KnownEntry[],
  taken: Taken,
): PlacedEntry[] {
  const idFor = idsBeside(known.map(({ id }) => id));
  const owners = new Map(
    known.flatMap((one) => one.names.map((name) => [nameKey(name), one] as const)),
  );
  const addresses = byAddress(known);
  const names = new Set<string>();
  return entries.map((entry) => {
    entry.takeName(taken);
    const key = nameKey(entry.term);
    const named = names.has(key) ? undefined : owners.get(key);
    const there = [...entry.sameAs.map((one) => addresses.get(addressKey(one))), named].find(
      (one) => one?.kind === entry.kind,
    );
    if (there) return { entry, known: there };
    const isTaken = names.has(key) || owners.has(key);
    const term = isTaken ? `${entry.term} (${apartBy(entry)})` : entry.term;
    const id = idFor(term);
    names.add(nameKey(term));
    const described = entry.describe(taken, (alias) => {
      const own = nameKey(alias);
      const isFree = !names.has(own) && !owners.has(own);
      names.add(own);
      return isFree;
    });
    const { kind, sameAs } = entry;
    const file = textFile(
      `content/glossary/${id}.mdx`,
      entryText({ term, kind, sameAs }, described),
    );
    return { entry, known: { id, kind, names: [term, ...described.aliases], sameAs }, file };
  });
}

/** What tells an entry apart from another of its name. */
function apartBy({ ids, sameAs, kind }: TeiEntry): string {
  return ids[0] ?? sameAs[0]?.replace(/\/$/, '').split(/[/#]/).at(-1) ?? kind;
}
