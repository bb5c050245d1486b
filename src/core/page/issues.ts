import { z } from 'zod';
import type { Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';
import { meantTag } from '../text/tags.ts';
import type { DateForm } from './date.ts';
import type { More, ReportingFile } from './file.ts';
import { mendOfDate } from './propose-date.ts';

/** Returns the path of a field inside another, the root's being ''. */
export function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Returns the fields of the root that an issue is about. */
export function rootsOf(issue: z.core.$ZodIssue): string[] {
  const [root] = issue.path;
  if (root !== undefined) return [String(root)];
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

/** A YAML text that was read, and what is to be in it. */
export interface ReadDocument {
  file: ReportingFile;
  /** What it says, as plain values. */
  said: unknown;
  schema: z.ZodType;
  /** The places of its fields by their paths, and where it begins. */
  fields: Record<string, Place>;
  whole: Place;
}

/** Reports what an issue of a schema is: field-missing, field-unknown or field-invalid, each at its own line. */
export function reportIssue(
  issue: z.core.$ZodIssue,
  { file, said, schema, fields, whole }: ReadDocument,
): void {
  const path = issue.path.map(String).join('.');
  const placeAt = (name: string): Place => fields[name] ?? whole;
  const place = placeAt(path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    for (const key of issue.keys) {
      file.report(
        'field-unknown',
        placeAt(`${joinPath(path, key)}:key`),
        `Unexpected field “${key}”, expected one that this kind of file has`,
        { hint: `${didYouMean(key, known)}${fieldsThatAre(known)}, or take it out` },
      );
    }
    return;
  }
  if (issue.code === 'invalid_key') {
    for (const { message } of issue.issues) {
      file.report(
        'field-invalid',
        placeAt(`${path}:key`),
        `Unexpected name ${nameOf(issue.path)}, expected ${message}`,
        { hint: 'write the name as expected, or take the line out' },
      );
    }
    return;
  }
  const missing = missingIn(issue, said);
  if (missing !== undefined) {
    return file.report(
      'field-missing',
      placeAt(issue.path.slice(0, -1).map(String).join('.')),
      `Unexpected absence of the field ${nameOf(issue.path)}, expected ${issue.message}`,
      {
        hint: file.path.endsWith('.json')
          ? `add “"${missing}": "…",” to it`
          : `add a line “${missing}: …”`,
      },
    );
  }
  const message =
    path === ''
      ? `Unexpected value of the whole, expected ${isList(issue) ? 'a list' : 'lines “name: value”'}`
      : `Unexpected value of ${nameOf(issue.path)}, expected ${issue.message}`;
  const value = valueAt(said, issue.path);
  const listed = listedIn(issue, value);
  const form = formOf(issue) ?? (listed === undefined ? undefined : dateFormOf(issue.message));
  const written = form && { text: listed ?? String(value), form };
  const mend = written
    ? { ...mendOfDate(written.text, written.form), date: written }
    : mendOf(issue, value, schema);
  file.report('field-invalid', place, message, mend);
}

/** The most fields that are named: the works of CSL have more than a hundred. */
const nameable = 40;

function fieldsThatAre(known: readonly string[]): string {
  if (known.length === 0 || known.length > nameable) return 'check its spelling';
  return `the fields are ${known.join(', ')}: use one of these`;
}

/** How a value that is no date is mended; one that should be a list of itself with the words to paste. */
function mendOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema: z.ZodType,
): Pick<More, 'hint' | 'paste'> {
  const tag = paramOf(issue) === 'tag' ? meantTag(String(value)) : undefined;
  if (tag !== undefined) return { hint: `write ${tag}, as web pages have it`, paste: tag };
  const parts = isList(issue) ? keysAt(schema, [...issue.path, 0]) : [];
  if (parts.length > 0)
    return {
      hint: `write a row for each, in a line of its own that begins with “- ”: ${parts.join(', ')} are its parts`,
    };
  const isWords = typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .-]*$/u.test(value);
  if (isList(issue) && isWords)
    return { hint: 'put brackets around it, and commas between several', paste: `[${value}]` };
  return { hint: 'write the value as expected, or take the field out' };
}

/** The text of a list of one, where none is expected: brackets, which catalogues put around what is supplied, make one in YAML. */
function listedIn(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  const listed: unknown[] = Array.isArray(value) && !isList(issue) ? value : [];
  const [only, ...others] = listed;
  const isOne = others.length === 0 && (typeof only === 'string' || typeof only === 'number');
  return isOne ? `[${only}]` : undefined;
}

/** Which form of date is expected in words: what is no text at all is refused before its form is looked at. */
function dateFormOf(expected: string): DateForm | undefined {
  if (!expected.startsWith('a date')) return undefined;
  return expected.includes('range') ? 'range' : expected.includes('~') ? 'doubt' : 'date';
}

/** Which form of date a value should have, as the schema's own parameter says. */
function formOf(issue: z.core.$ZodIssue): DateForm | undefined {
  const form = paramOf(issue);
  return form === 'date' || form === 'doubt' || form === 'range' ? form : undefined;
}

/** What a check of ours says that a value should be. */
function paramOf(issue: z.core.$ZodIssue): unknown {
  return issue.code === 'custom' ? issue.params?.['form'] : undefined;
}

/** Names a value by its path: “text” of item 1, item 2 of “via”. */
function nameOf(path: readonly PropertyKey[]): string {
  const index = path.findLast((part) => typeof part === 'number');
  if (index === undefined) return `“${path.map(String).join('.')}”`;
  const last = path.lastIndexOf(index);
  const item = `item ${index + 1}`;
  const list = last === 0 ? item : `${item} of ${nameOf(path.slice(0, last))}`;
  return last === path.length - 1 ? list : `${nameOf(path.slice(last + 1))} of ${list}`;
}

function isList(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'array';
}

/** The name of the field that is not there, where that is what an issue is about. */
function missingIn({ path }: z.core.$ZodIssue, said: unknown): string | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const parent = valueAt(said, path.slice(0, -1));
  const isMap = typeof parent === 'object' && parent !== null && !Array.isArray(parent);
  return isMap && !Object.hasOwn(parent, key) ? String(key) : undefined;
}

/** Returns what is said at a path. The nodes of YAML are no way to it: each map of them is gone through for each name. */
function valueAt(said: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(Object(value) as object, key), said);
}

/** The names of the fields that a schema has at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) return keysAt(schema.element, path.slice(1));
  if (!(schema instanceof z.ZodObject)) return [];
  const fields: Record<string, z.core.$ZodType | undefined> = schema.shape;
  const [key, ...rest] = path;
  const field = key === undefined ? undefined : fields[String(key)];
  return field ? keysAt(field, rest) : Object.keys(fields);
}
