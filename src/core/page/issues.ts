import { type Document, isMap } from 'yaml';
import { z } from 'zod';
import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';

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

/**
 * Returns the faults that an issue of a schema is: field-missing, field-unknown or field-invalid, each at its own
 * line. `fields` are the places by path, `whole` where the text begins.
 */
export function faultsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  fields: Record<string, Place>,
  whole: Place,
  schema: z.ZodType,
): Finding[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      code: 'field-unknown',
      message: `Unexpected field “${key}”, expected one that this kind of file has`,
      place: fields[`${joinPath(path, key)}:key`] ?? whole,
      hint: `${didYouMean(key, known)}check its spelling, or take it out`,
    }));
  }
  if (isMissing(issue, document)) {
    return [
      {
        code: 'field-missing',
        message: `Unexpected absence of the field “${path}”, expected ${issue.message}`,
        place: fields[issue.path.slice(0, -1).map(String).join('.')] ?? whole,
        hint: whole.file.endsWith('.json')
          ? `add “"${String(issue.path.at(-1))}": "…",” to it`
          : `add a line “${String(issue.path.at(-1))}: …”`,
      },
    ];
  }
  return [
    {
      code: 'field-invalid',
      message:
        path === ''
          ? `Unexpected value of the whole, expected ${isList(issue) ? 'a list' : 'lines “name: value”'}`
          : `Unexpected value of “${path}”, expected ${issue.message}`,
      place: fields[path] ?? whole,
      hint: 'write the value as expected, or take the field out',
    },
  ];
}

function isList(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'array';
}

function isMissing(issue: z.core.$ZodIssue, document: Document): boolean {
  const parent = document.getIn(issue.path.slice(0, -1), true);
  const key = issue.path.at(-1);
  if (key === undefined) return false;
  return parent === null || (isMap(parent) && !parent.has(key));
}

/** The names of the fields that a schema has at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) return keysAt(schema.element, path.slice(1));
  if (!(schema instanceof z.ZodObject)) return [];
  const field = schema.shape[String(path[0])];
  return field ? keysAt(field, path.slice(1)) : Object.keys(schema.shape);
}
