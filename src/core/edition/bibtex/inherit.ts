import type { BibEntry, BibField } from './entries.ts';

/** What stays with an entry and does not go over to those that name it. */
const own =
  /^(?:crossref|xref|xdata|ids|entryset|entrysubtype|execute|keywords|label|options|presort|related.*|sort.*|short.*|file|abstract|annotation|doi|url|urldate|isbn|pages|note)$/;

/**
 * Returns the entries with the fields that they take over from those that `crossref` and `xdata` name (biblatex manual, section
 * 2.4.1 and appendix B): the title of a book is the booktitle of its chapters. What an entry has itself goes before. An
 * entry that is named by none of the file gives nothing.
 */
export function inherit(entries: readonly BibEntry[]): BibEntry[] {
  const byKey = new Map([...entries].reverse().map((entry) => [entry.key.toLowerCase(), entry]));
  return worksIn(entries).map((entry) => {
    const fields = new Map(entry.fields);
    for (const key of keysIn(entry, 'xdata')) {
      const data = byKey.get(key);
      if (data) addAll(fields, data.fields);
    }
    for (const key of keysIn(entry, 'crossref')) {
      const parent = byKey.get(key);
      if (parent && parent !== entry) addAll(fields, inherited(entry, parent));
    }
    return { ...entry, fields };
  });
}

/** Returns the entries that are works: `@xdata` holds fields for others, and `@set` names works that are cited as one. */
export function worksIn(entries: readonly BibEntry[]): BibEntry[] {
  return entries.filter(({ type }) => type !== 'xdata' && type !== 'set');
}

/** Returns the keys in a field that names other entries, in lower case: in BibTeX their case does not count. */
export function keysIn({ fields }: BibEntry, name: string): string[] {
  const value = fields.get(name)?.value ?? '';
  return value
    .toLowerCase()
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function addAll(fields: Map<string, BibField>, more: Iterable<[string, BibField]>): void {
  for (const [name, field] of more) if (!fields.has(name)) fields.set(name, field);
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
