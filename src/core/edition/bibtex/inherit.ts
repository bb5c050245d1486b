import { append } from '../../page/append.ts';
import { getOrThrow } from '../../text/lookup.ts';
import type { BibEntry, BibFault, BibField, BibFile, Budget } from './entries.ts';

/** What stays with an entry and does not go over to those that name it. */
const own =
  /^(?:crossref|xref|xdata|ids|entryset|entrysubtype|execute|keywords|label|options|presort|related.*|sort.*|short.*|file|abstract|annotation|doi|url|urldate|isbn|pages|note)$/;

/**
 * Returns the entries with the fields that they take over from those that `crossref` and `xdata` name (biblatex manual, section
 * 2.4.1 and appendix B), with what these have taken over themselves: the title of a book is the booktitle of its chapters. What an
 * entry has itself goes before. An entry that is named by none of the file gives nothing, nor one of a circle what comes from there. Where the works take over more than the budget of the file, that is a
 * fault of the first for which it does not suffice, and nothing more is taken over.
 */
export function inherit({ entries, budget: { left } }: Pick<BibFile, 'entries' | 'budget'>): {
  works: BibEntry[];
  faults: BibFault[];
} {
  const byKey = new Map([...entries].reverse().map((entry) => [entry.key.toLowerCase(), entry]));
  const budget = { left };
  const faults: BibFault[] = [];
  const takeOver = (written: BibEntry, whole: ReadonlyMap<BibEntry, BibEntry>): BibEntry => {
    const entry = { ...written, fields: new Map(written.fields) };
    // What @xdata names by crossref, it names for those that take it over: by what these are, titles have their names.
    for (const name of entry.type === 'xdata' ? (['xdata'] as const) : naming) {
      for (const key of keysIn(entry, name)) {
        const named = byKey.get(key);
        if (!named || named === written || budget.left < 0) continue;
        const parent = whole.get(named) ?? named;
        // Each field is looked at, whether it goes over or not.
        budget.left -= parent.fields.size;
        addAll(entry.fields, name === 'xdata' ? parent.fields : inherited(entry, parent), budget);
        if (budget.left < 0) faults.push(excessOf(entry, name));
      }
    }
    return entry;
  };
  const parentsOf = (entry: BibEntry) =>
    naming.flatMap((name) => [...keysIn(entry, name)].flatMap((key) => byKey.get(key) ?? []));
  const whole = new Map<BibEntry, BibEntry>();
  for (const entry of parentsFirst(worksIn(entries), parentsOf))
    whole.set(entry, takeOver(entry, whole));
  return { works: worksIn(entries).map((entry) => getOrThrow(whole, entry)), faults };
}

/** The fields that name others, those first whose fields go before. */
const naming = ['xdata', 'crossref'] as const;

/** Returns some entries with all that they name, each once and behind those that it names; in a circle one is before these. */
function parentsFirst(
  entries: readonly BibEntry[],
  parentsOf: (entry: BibEntry) => readonly BibEntry[],
): Set<BibEntry> {
  const done = new Set<BibEntry>();
  const begun = new Set<BibEntry>();
  // Chains may be as long as the file: no call in a call for each.
  const open = entries.toReversed();
  for (let entry = open.at(-1); entry; entry = open.at(-1)) {
    const left = begun.has(entry) ? [] : parentsOf(entry).filter((parent) => !begun.has(parent));
    begun.add(entry);
    append(open, left.toReversed());
    if (left.length > 0) continue;
    open.pop();
    done.add(entry);
  }
  return done;
}

function excessOf(entry: BibEntry, name: string): BibFault {
  return {
    key: entry.key,
    at: placeIn(entry, name),
    expected: `fewer works that take over so much by “${name}”`,
    hint: 'shorten the fields of the work that is named, or name it in fewer works of this file',
  };
}

/** Returns where a field of an entry stands; where the entry stands, where it has none of that name. A UTF-16 offset in the file. */
export function placeIn({ fields, at }: BibEntry, name: string): number {
  return fields.get(name)?.at ?? at;
}

/** Returns the entries that are works: `@xdata` holds fields for others, and `@set` names works that are cited as one. */
export function worksIn(entries: readonly BibEntry[]): BibEntry[] {
  return entries.filter(({ type }) => type !== 'xdata' && type !== 'set');
}

/** Returns the keys in a field that names other entries, each once, in lower case: in BibTeX their case does not count. */
export function keysIn({ fields }: BibEntry, name: string): Set<string> {
  const value = fields.get(name)?.value ?? '';
  const keys = value
    .toLowerCase()
    .split(',')
    .map((key) => key.trim());
  return new Set(keys.filter((key) => key !== ''));
}

/** Adds the fields that are not there, as far as the budget goes. */
function addAll(
  fields: Map<string, BibField>,
  more: Iterable<[string, BibField]>,
  budget: Budget,
): void {
  for (const [name, field] of more) {
    if (fields.has(name)) continue;
    budget.left -= name.length + field.value.length;
    if (budget.left < 0) return;
    fields.set(name, field);
  }
}

/** The fields of a parent, by the names that they have in its child. */
function inherited(child: BibEntry, parent: BibEntry): [string, BibField][] {
  const base = titleFor(child.type, parent.type);
  return [...parent.fields].flatMap(([name, field]): [string, BibField][] => {
    if (own.test(name)) return [];
    // The author of a book is that of its chapter, too, unless it has one.
    if (name === 'author' && isPartOfBook(child, parent))
      return [
        [name, field],
        ['bookauthor', field],
      ];
    const title = /^(?:sub)?title(?:addon)?$/.test(name);
    return [[title ? name.replace(/(?:sub)?title/, (word) => base + word) : name, field]];
  });
}

function isPartOfBook(child: BibEntry, parent: BibEntry): boolean {
  return /^(?:inbook|bookinbook|suppbook)$/.test(child.type) && /^(?:mv)?book$/.test(parent.type);
}

function titleFor(child: string, parent: string): string {
  if (parent === 'periodical')
    return /^(?:article|suppperiodical|review)$/.test(child) ? 'journal' : '';
  if (/^(?:in|supp|bookin|conference)/.test(child))
    return parent.startsWith('mv') ? 'main' : 'book';
  return parent.startsWith('mv') ? 'main' : '';
}
