import { type ReportingFile, reportOn, type TextFile } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import type { BibWork } from '../bibtex/read.ts';
import type { Variables } from '../bibtex/fields.ts';
import { isMeantAsDate } from '../csl-date.ts';
import { dateVariables } from '../schema/reference.ts';
import { reportUnreadDate } from '../unread-date.ts';
import { parseRecords, type RisRecord } from './records.ts';
import { cslType } from './tags.ts';
import { readRecord, type RisWork } from './work.ts';

/**
 * Reads the works of a RIS file. A record without ID has the family name of its first author and its year as its key, `doe1998`,
 * the next such `doe1998-2`. Yields reference-invalid for text that is in no record, and reference-part-unread for what of
 * the records has no place.
 */
export function readRis(file: TextFile): {
  works: Omit<BibWork, 'keyAt'>[];
  findings: Finding[];
} {
  const { records, stray } = parseRecords(file.text);
  const read = records.map((record) => ({ ...readRecord(record), record }));
  const works = keyed(read).map(({ key, type, variables, record: { at } }) => {
    return { key, type, variables, at };
  });
  const reading = reportOn(file);
  if (stray !== undefined) reportStray(stray, reading);
  reportUnread(read, reading);
  for (const { key, variables, at } of works)
    for (const value of undated(variables)) reportUnreadDate(value, { key, at }, reading);
  return { works, findings: reading.findings };
}

function reportUnread(
  read: readonly (RisWork & { record: RisRecord })[],
  file: ReportingFile,
): void {
  const code = 'reference-part-unread';
  for (const { tag, at, count } of firsts(read.flatMap(({ unused }) => unused))) {
    const message = `Unexpected tag “${tag}”${count > 1 ? `, which is there ${count} times` : ''}, expected one that CSL has a place for: it is left out`;
    const hint = 'put what readers should see into a line “N1  - …”, or take the line out';
    file.report(code, at, message, { hint });
  }
  const unknown = read.filter(({ record }) => cslType(record.type) === undefined);
  for (const { tag, at } of firsts(
    unknown.map(({ record }) => ({ ...record, tag: record.type })),
  )) {
    const message = `Unexpected type “${tag}”, expected one of RIS: it is read as GEN`;
    const hint = 'write BOOK, CHAP, JOUR, NEWS, RPRT, MANSCPT, PCOMM, ELEC or another of RIS';
    file.report(code, at, message, { hint });
  }
}

/** What of a work can only be meant as a date, and is none. */
function undated(variables: Variables): string[] {
  return dateVariables.flatMap((name) => {
    const date = variables[name];
    const said = typeof date === 'object' && !Array.isArray(date) ? (date.literal ?? '') : '';
    return isMeantAsDate(said) ? [said] : [];
  });
}

function reportStray(at: number, file: ReportingFile): void {
  file.report(
    'reference-invalid',
    at,
    'Unexpected text in a file of references, expected a record of RIS, “TY  - BOOK” to “ER  - ”',
    { hint: 'begin the record with a line “TY  - …”, or take the text out' },
  );
}

/** The first of each tag, and how often it is there. */
function firsts(fields: readonly { tag: string; at: number }[]) {
  return [...Map.groupBy(fields, ({ tag }) => tag)].flatMap(([tag, all]) =>
    all.slice(0, 1).map(({ at }) => ({ tag, at, count: all.length })),
  );
}

/** Returns the works, each with the key that it is cited by. */
function keyed<T extends RisWork>(works: readonly T[]): (T & { key: string })[] {
  const taken = new Set(works.map(({ id }) => id));
  const counts = new Map<string, number>();
  return works.map((work) => {
    if (work.id !== undefined) return { ...work, key: work.id };
    const made = madeKey(work);
    let key = made;
    // Counted on from the last, not from 2: thousands may have one name and year.
    let number = counts.get(made) ?? 1;
    while (taken.has(key)) key = `${made}-${++number}`;
    counts.set(made, number);
    taken.add(key);
    return { ...work, key };
  });
}

function madeKey({ variables: { author, editor, title, issued } }: RisWork): string {
  const [name] = [author, editor].flatMap((names) => (Array.isArray(names) ? names : []));
  const words =
    name?.family ?? name?.literal ?? (typeof title === 'string' ? title : '').replace(/\s[^]*/, '');
  const letters = words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const date = typeof issued === 'object' && !Array.isArray(issued) ? issued : {};
  const year = date['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(date.literal ?? '')?.[0] ?? '';
  return `${letters}${year}` || 'work';
}
