import { placeOf, type TextFile } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { unreadDate } from '../unread-date.ts';
import { type BibEntry, type BibFault, type BibFile, parseEntries } from './entries.ts';
import type { Variables } from './fields.ts';
import { inherit, keysIn } from './inherit.ts';
import { types } from './types.ts';
import { readWork, type ReadWork } from './work.ts';

/** A work of a file, and where its entry and its key stand: UTF-16 offsets. */
export interface BibWork {
  key: string;
  type: string;
  variables: Variables;
  at: number;
  keyAt: number;
}

/**
 * Reads the works of a file of BibTeX or BibLaTeX. Yields reference-invalid for each entry that cannot be read, and
 * reference-part-unread for what of the others has no place.
 */
export function readBibtex(file: TextFile): { works: BibWork[]; findings: Finding[] } {
  const parsed = parseEntries(file.text);
  const read = inherit(parsed.entries).map((entry) => ({ entry, work: readWork(entry) }));
  const works = read.map(({ entry: { key, at, keyAt }, work: { type, variables } }) => {
    return { key, at, keyAt, type, variables };
  });
  return { works, findings: [...faultsOf(parsed, file), ...unreadOf(parsed, read, file)] };
}

function faultsOf({ entries, faults }: BibFile, file: TextFile): Finding[] {
  const isText = entries.length === 0 && faults.length === 0 && !isComment(file.text);
  const all = isText ? [{ at: 0, expected: '“@book{key, …}” or the like' }] : faults;
  return all.map((fault) => invalid(fault, file));
}

/** Whether a text holds nothing but what programs put into a file without works. */
function isComment(text: string): boolean {
  return text.replace(/^[\t ]*%.*$|@(?:comment|preamble|string)\b[^]*/gim, '').trim() === '';
}

function invalid({ at, expected, key }: BibFault, file: TextFile): Finding {
  return {
    code: 'reference-invalid',
    message: `Unexpected text in ${key === undefined ? 'a file of references' : `the work “${key}”`}, expected ${expected}`,
    place: placeOf(file, at),
    hint: 'a brace, comma or quotation mark is wrong at or before this place: mend it, or export the file again as BibLaTeX or CSL JSON',
  };
}

interface Read {
  entry: BibEntry;
  work: ReadWork;
}

function unreadOf(parsed: BibFile, read: readonly Read[], file: TextFile): Finding[] {
  return [
    ...unusedFields(read, file),
    ...unknownTypes(read, file),
    ...unknownCommands(read, file),
    ...unreadDates(read, file),
    ...setsOfWorks(parsed.entries, file),
    ...unknownParents(parsed.entries, file),
    ...[...parsed.undefined].map(([name, at]): Finding => ({
      code: 'reference-part-unread',
      message: `Unexpected name “${name}” without braces, expected one that @string defines: it is printed as it stands`,
      place: placeOf(file, at),
      hint: `put it in braces, or write @string{${name} = {…}} before it`,
    })),
  ];
}

/** Groups what is alike, with the first that has it. */
function firsts(
  read: readonly Read[],
  of: (one: Read) => string[],
): Map<string, { first: Read; count: number }> {
  const groups = new Map<string, { first: Read; count: number }>();
  for (const one of read) {
    for (const name of new Set(of(one))) {
      const group = groups.get(name);
      if (group) group.count++;
      else groups.set(name, { first: one, count: 1 });
    }
  }
  return groups;
}

/** Where a field stands; the entry, where it has none of that name. */
function placeIn({ fields, at }: BibEntry, name: string): number {
  return fields.get(name)?.at ?? at;
}

function unusedFields(read: readonly Read[], file: TextFile): Finding[] {
  const groups = firsts(read, ({ work }) => work.unused);
  return [...groups].map(([name, { first, count }]) => {
    const [, field = name, part] = /^([^:]+): ([^]*)$/.exec(name) ?? [];
    const others = count > 1 ? `, which ${count} works have` : '';
    return {
      code: 'reference-part-unread',
      place: placeOf(file, placeIn(first.entry, field)),
      ...unusedPart(field, part, others),
    };
  });
}

function unusedPart(field: string, part: string | undefined, others: string) {
  if (part === undefined)
    return {
      message: `Unexpected field “${field}”${others}, expected one that CSL has a place for: it is left out`,
      hint: 'put what readers should see into “note” or “addendum”, or take it out',
    };
  const start = `Unexpected “${part}” in “${field}”${others}, expected`;
  if (field.endsWith('type'))
    return {
      message: `${start} a role that CSL has a place for: those who have it are told as editors`,
      hint: 'put what they did into “note” or “addendum”, and take the role out',
    };
  return {
    message: `${start} all names: CSL has no place for it, and it is left out`,
    hint: 'write the other names',
  };
}

function unknownTypes(read: readonly Read[], file: TextFile): Finding[] {
  const groups = firsts(read, ({ entry }) => (types.has(entry.type) ? [] : [entry.type]));
  return [...groups].map(([type, { first }]) => ({
    code: 'reference-part-unread',
    message: `Unexpected type “@${type}”, expected one of BibLaTeX: it is read as @misc`,
    place: placeOf(file, first.entry.at),
    hint: `write one of ${[...types.keys()].join(', ')}`,
  }));
}

/** A date that several entries take over is told where it is written. */
function unreadDates(read: readonly Read[], file: TextFile): Finding[] {
  const told = new Set<number>();
  return read.flatMap(({ entry, work }) =>
    work.undated.flatMap(({ field, value }) => {
      const at = placeIn(entry, field);
      if (told.has(at)) return [];
      told.add(at);
      return [unreadDate(value, entry.key, placeOf(file, at))];
    }),
  );
}

function setsOfWorks(entries: readonly BibEntry[], file: TextFile): Finding[] {
  return entries.flatMap((entry) => {
    if (entry.type !== 'set') return [];
    const keys = (entry.fields.get('entryset')?.value ?? '').split(',').map((key) => key.trim());
    const cites = keys.flatMap((key) => (key === '' ? [] : [`@${key}`]));
    return [
      {
        code: 'reference-part-unread',
        message: `Unexpected set of works “${entry.key}”, expected works: it is left out, and its works are read each by itself`,
        place: placeOf(file, entry.at),
        hint: `cite its works${cites.length > 0 ? `, [${cites.join('; ')}],` : ''} instead of the set, and take the set out`,
      },
    ];
  });
}

function unknownParents(entries: readonly BibEntry[], file: TextFile): Finding[] {
  const keys = new Set(entries.map(({ key }) => key.toLowerCase()));
  return entries.flatMap((entry) =>
    ['crossref', 'xdata'].flatMap((name) =>
      keysIn(entry, name)
        .filter((key) => !keys.has(key))
        .map((key) => ({
          code: 'reference-part-unread',
          message: `Unexpected “${key}” in “${name}”, expected the key of a work in this file: nothing is taken over from it`,
          place: placeOf(file, placeIn(entry, name)),
          hint: 'export both works into one file, or take the field out',
        })),
    ),
  );
}

function unknownCommands(read: readonly Read[], file: TextFile): Finding[] {
  const groups = firsts(read, ({ work }) => work.unknown);
  return [...groups].map(([name, { first, count }]) => {
    const [field = ''] =
      [...first.entry.fields].find(([, { value }]) => value.includes(name)) ?? [];
    return {
      code: 'reference-part-unread',
      message: `Unexpected command “${name}” of TeX${count > 1 ? ` in ${count} works` : ''}, expected one that is known: it is left out, and what it stands before is kept`,
      place: placeOf(file, placeIn(first.entry, field)),
      hint: 'write the characters themselves: the file is in UTF-8',
    };
  });
}
