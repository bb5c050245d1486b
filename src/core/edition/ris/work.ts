import type { CslName } from '../bibtex/names.ts';
import type { Variables } from '../bibtex/fields.ts';
import { others } from '../others.ts';
import { risDate } from './date.ts';
import type { RisField, RisRecord } from './records.ts';
import { cslType, isWhole, nameTags, plainTags } from './tags.ts';

/** A work as a record tells it, and what of the record has no place in it. */
export interface RisWork {
  type: string;
  variables: Variables;
  /** The key that the record gives itself, if it does. */
  id: string | undefined;
  unused: RisField[];
}

/** Whether a tag says nothing of the work: what programs keep for themselves, where its files lie on a disk, and who has it. */
function isHousekeeping({ tag, value }: RisField): boolean {
  if (/^L[1-4]$/.test(tag)) return !/^https?:/i.test(value);
  return tag === 'LB' || (tag === 'RP' && /^(?:(?:NOT )?IN FILE|ON REQUEST\b.*)$/i.test(value));
}

/** What stands between the values of a tag that may be there more than once. */
const joints: Record<string, string> = { keyword: ', ', note: ' ' };

type Setter = (variable: string, value: Variables[string] | undefined) => void;

/** Returns the work of a record. */
export function readRecord({ type: written, fields }: RisRecord): RisWork {
  const type = cslType(written) ?? 'document';
  const reader = readerOf(fields);
  const variables: Variables = {};
  const set: Setter = (variable, value) => {
    const isEmpty = Array.isArray(value) ? value.length === 0 : !value;
    if (!isEmpty && value !== undefined) variables[variable] ??= value;
  };
  const id = reader.first('ID');
  for (const [variable, ...tags] of nameTags(type)) set(variable, reader.all(...tags).map(nameOf));
  // EndNote has the DOI where others have the kind of the work.
  const isDoi = ({ tag, value }: RisField) =>
    tag === 'M3' && /^(?:doi:\s*)?10\.\d{4,}\//i.test(value);
  if (fields.some(isDoi)) set('DOI', reader.first('DO', 'M3'));
  for (const [variable, ...tags] of plainTags) {
    const joint = joints[variable];
    set(variable, joint === undefined ? reader.first(...tags) : reader.all(...tags).join(joint));
  }
  setPages(type, reader, set);
  setNumbers(type, reader.all('SN'), set);
  set('issued', risDate(reader.first('PY', 'Y1'), reader.first('DA')));
  set('accessed', risDate(reader.first('Y2'), undefined));
  return { type, variables, id, unused: reader.unused() };
}

type FieldReader = ReturnType<typeof readerOf>;

/** Returns ways to read the fields of a record, which keep what has been read. */
function readerOf(fields: readonly RisField[]) {
  const used = new Set<RisField>();
  const left = () => fields.filter((field) => field.value !== '' && !used.has(field));
  /** The first that is left of the first of some tags. */
  const first = (...tags: string[]) => {
    const [field] = tags.flatMap((tag) => left().filter((one) => one.tag === tag));
    if (field) used.add(field);
    return field?.value;
  };
  const all = (...tags: string[]) => {
    const found = left().filter(({ tag }) => tags.includes(tag));
    for (const field of found) used.add(field);
    return found.map(({ value }) => value);
  };
  /** Programs say one thing under several tags. */
  const unused = () => {
    const said = new Set([...used].map(({ value }) => value));
    return left().filter((field) => !said.has(field.value) && !isHousekeeping(field));
  };
  return { first, all, unused };
}

/** `Haven, Ludwig, Jr`; a name without a comma is one of an institution. */
function nameOf(written: string): CslName {
  if (/^(?:and |& )?(?:et\.? al\b\.?|others)$/i.test(written)) return others;
  const [family = '', given = '', ...rest] = written.split(',').map((part) => part.trim());
  if (given === '' && rest.length === 0) return { literal: family };
  const parts = { family, given, suffix: rest.join(', ') };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}

function setPages(type: string, reader: FieldReader, set: Setter): void {
  const [start, end] = [reader.first('SP'), reader.first('EP')];
  const isCount = isWhole(type) && end === undefined;
  set(isCount ? 'number-of-pages' : 'page', [start, end].filter(Boolean).join('-'));
}

function setNumbers(type: string, numbers: readonly string[], set: Setter): void {
  const isIssn = (number: string) =>
    /^\d{4}-?\d{3}[\dX]$/i.test(number) || (type.startsWith('article') && number.length < 10);
  set('ISSN', numbers.filter(isIssn).join(' '));
  set('ISBN', numbers.filter((number) => !isIssn(number)).join(' '));
}
