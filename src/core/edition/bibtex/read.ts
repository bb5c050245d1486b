import { type ReportingFile, reportOn, type TextFile } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { getOrThrow } from '../../text/lookup.ts';
import { reportUnreadDate } from '../unread-date.ts';
import { type BibEntry, type BibFault, type BibFile, parseEntries } from './entries.ts';
import { isHousekeeping, type Variables } from './fields.ts';
import { inherit, keysIn, placeIn } from './inherit.ts';
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
  const inherited = inherit(parsed);
  const read = inherited.works.map((entry) => ({ entry, work: readWork(entry) }));
  const works = read.map(({ entry: { key, at, keyAt }, work: { type, variables } }) => {
    return { key, at, keyAt, type, variables };
  });
  const reading = reportOn(file);
  reportFaults(parsed, reading);
  for (const fault of inherited.faults) reportInvalid(fault, reading);
  reportUnread(parsed, read, reading);
  return { works, findings: reading.findings };
}

function reportFaults({ entries, faults }: BibFile, file: ReportingFile): void {
  const isText = entries.length === 0 && faults.length === 0 && !isComment(file.text);
  const all = isText ? [{ at: 0, expected: '“@book{key, …}” or the like' }] : faults;
  for (const fault of all) reportInvalid(fault, file);
}

/** Whether a text holds nothing but what programs put into a file without works. */
function isComment(text: string): boolean {
  return text.replace(/^[\t ]*%.*$|@(?:comment|preamble|string)\b[^]*/gim, '').trim() === '';
}

function reportInvalid({ at, expected, key, hint }: BibFault, file: ReportingFile): void {
  file.report(
    'reference-invalid',
    at,
    `Unexpected text in ${key === undefined ? 'a file of references' : `the work “${key}”`}, expected ${expected}`,
    {
      hint:
        hint ??
        'a brace, comma or quotation mark is wrong at or before this place: mend it, or export the file again as BibLaTeX or CSL JSON',
    },
  );
}

interface Read {
  entry: BibEntry;
  work: ReadWork;
}

function reportUnread(parsed: BibFile, read: readonly Read[], file: ReportingFile): void {
  reportFields(read, file);
  reportRepeated(parsed.entries, file);
  reportTypes(read, file);
  reportCommands(read, file);
  reportDates(read, file);
  reportSets(parsed.entries, file);
  reportParents(parsed.entries, file);
  for (const [name, at] of parsed.undefined) {
    const message = `Unexpected name “${name}” without braces, expected one that @string defines: it is printed as it stands`;
    const hint = `put it in braces, or write @string{${name} = {…}} before it`;
    file.report('reference-part-unread', at, message, { hint });
  }
}

/** Groups what is alike, with the first that has it. */
function firsts(
  read: readonly Read[],
  of: (one: Read) => Iterable<string>,
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

function reportFields(read: readonly Read[], file: ReportingFile): void {
  for (const [name, { first, count }] of firsts(read, ({ work }) => work.unused)) {
    const [, field = name, part] = /^([^:]+): ([^]*)$/.exec(name) ?? [];
    const others = count > 1 ? `, which ${count} works have` : '';
    const { message, hint } = unusedPart(field, part, others);
    file.report('reference-part-unread', placeIn(first.entry, field), message, { hint });
  }
}

function reportRepeated(entries: readonly BibEntry[], file: ReportingFile): void {
  const all = entries.flatMap(({ repeated = [] }) => [...repeated]);
  const said = all.filter(([name, { value }]) => !isHousekeeping(name) && /\S/.test(value));
  for (const [name, fields] of Map.groupBy(said, ([name]) => name)) {
    const others = fields.length > 1 ? `, which ${fields.length} works have` : '';
    const message = `Unexpected second field “${name}”${others}, expected one: the first counts, and this one is left out`;
    const hint = 'put what both say into one field, or take the wrong one out';
    for (const [, { at }] of fields.slice(0, 1))
      file.report('reference-part-unread', at, message, { hint });
  }
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

function reportTypes(read: readonly Read[], file: ReportingFile): void {
  const groups = firsts(read, ({ entry }) => (types.has(entry.type) ? [] : [entry.type]));
  for (const [type, { first }] of groups) {
    const message = `Unexpected type “@${type}”, expected one of BibLaTeX: it is read as @misc`;
    const hint = `write one of ${[...types.keys()].join(', ')}`;
    file.report('reference-part-unread', first.entry.at, message, { hint });
  }
}

/** A date that several entries take over is reported where it is written. */
function reportDates(read: readonly Read[], file: ReportingFile): void {
  const reported = new Set<number>();
  for (const { entry, work } of read) {
    for (const { field, value } of work.undated) {
      const at = placeIn(entry, field);
      if (!reported.has(at)) reportUnreadDate(value, { key: entry.key, at }, file);
      reported.add(at);
    }
  }
}

function reportSets(entries: readonly BibEntry[], file: ReportingFile): void {
  for (const { type, key, fields, at } of entries) {
    if (type !== 'set') continue;
    const keys = (fields.get('entryset')?.value ?? '').split(',').map((one) => one.trim());
    const cites = keys.flatMap((one) => (one === '' ? [] : [`@${one}`]));
    const message = `Unexpected set of works “${key}”, expected works: it is left out, and its works are read each by itself`;
    const hint = `cite its works${cites.length > 0 ? `, [${cites.join('; ')}],` : ''} instead of the set, and take the set out`;
    file.report('reference-part-unread', at, message, { hint });
  }
}

function reportParents(entries: readonly BibEntry[], file: ReportingFile): void {
  const keys = new Set(entries.map(({ key }) => key.toLowerCase()));
  for (const entry of entries) {
    for (const name of ['crossref', 'xdata']) {
      for (const key of keysIn(entry, name).difference(keys)) {
        const message = `Unexpected “${key}” in “${name}”, expected the key of a work in this file: nothing is taken over from it`;
        const hint = 'export both works into one file, or take the field out';
        file.report('reference-part-unread', placeIn(entry, name), message, { hint });
      }
    }
  }
}

function reportCommands(read: readonly Read[], file: ReportingFile): void {
  for (const [name, { first, count }] of firsts(read, ({ work }) => work.unknown.keys())) {
    const message = `Unexpected command “${name}” of TeX${count > 1 ? ` in ${count} works` : ''}, expected one that is known: it is left out, and what it stands before is kept`;
    const hint = 'write the characters themselves: the file is in UTF-8';
    file.report('reference-part-unread', getOrThrow(first.work.unknown, name), message, { hint });
  }
}
