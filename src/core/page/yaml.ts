import { type Document, isCollection, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding, Place } from '../problem.ts';
import { placeOf, type TextFile } from './file.ts';

/** What a YAML text says, and where each of its fields stands, by its path joined with `.`. */
export interface YamlData<T> {
  /** What it says without the fields, or items, that are faults; absent where a required one is missing, too. */
  data?: T;
  /** Of a list, the index in the file of each item of `data`. */
  items?: number[];
  fields: Record<string, Place>;
  findings: Finding[];
}

/** Which stretch of a file is YAML, in UTF-16 offsets, and what is taken where it says nothing. */
export interface YamlOptions {
  start?: number;
  end?: number;
  /** What an empty text stands for. */
  empty?: unknown;
  /** Values for required fields that are missing or faults, so that the others can be read. */
  standIns?: Record<string, unknown>;
}

type At = (from: number, to: number) => Place;

/**
 * Reads YAML under a schema. A field at fault does not keep the others from being read.
 * Yields yaml-invalid, field-missing, field-unknown and field-invalid, each at its own line.
 */
export function readYaml<S extends z.ZodType>(
  file: TextFile,
  schema: S,
  { start = 0, end = file.text.length, empty = {}, standIns = {} }: YamlOptions = {},
): YamlData<z.output<S>> {
  const document = parseDocument(file.text.slice(start, end), {
    prettyErrors: false,
    stringKeys: true,
  });
  const at: At = (from, to) => placeOf(file, start + from, start + to);
  const fields: Record<string, Place> = Object.create(null) as Record<string, Place>;
  const value = document.errors.length > 0 ? undefined : valueOf(document, at);
  if (!value || 'fault' in value) {
    const faults = document.errors.map((error) => syntaxFault(error, at));
    return { fields: {}, findings: value ? [value.fault] : faults };
  }
  collectFields(document.contents, '', at, fields);
  const whole = value.is ?? empty;
  const result = schema.safeParse(whole);
  const items = Array.isArray(whole) && { items: [...whole.keys()] };
  if (result.success) return { data: result.data, fields, findings: [], ...items };
  const { issues } = result.error;
  const findings = issues.flatMap((issue) => faultsOf(issue, document, fields, at(0, 0)));
  return { ...readSound(whole, schema, issues, standIns), fields, findings };
}

/** An alias that comes to more than this many nodes is an attack, or a slip. */
const maxAliasCount = 20;

function valueOf(document: Document, at: At): { is: unknown } | { fault: Finding } {
  try {
    return { is: document.toJS({ maxAliasCount }) as unknown };
  } catch (error) {
    return { fault: syntaxFault({ message: String(error), pos: [0, 0] }, at) };
  }
}

function syntaxFault(error: { message: string; pos: [number, number] }, at: At): Finding {
  return {
    code: 'yaml-invalid',
    message: `Unexpected YAML, expected “key: value” lines: ${error.message}`,
    place: at(error.pos[0], error.pos[1]),
    hint: 'put a text that holds “: ”, “#” or a quotation mark between single quotes',
  };
}

function collectFields(node: unknown, path: string, at: At, fields: Record<string, Place>): void {
  if (isNode(node) && node.range) fields[path] = at(node.range[0], node.range[1]);
  if (!isCollection(node)) return;
  node.items.forEach((item, index) => {
    if (!isPair(item)) return collectFields(item, join(path, String(index)), at, fields);
    if (!isScalar(item.key) || !item.key.range) return;
    const key = join(path, String(item.key.value));
    fields[`${key}:key`] = at(item.key.range[0], item.key.range[1]);
    collectFields(item.value, key, at, fields);
  });
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Reads what is left without the fields or items at fault. */
function readSound<S extends z.ZodType>(
  value: unknown,
  schema: S,
  issues: readonly z.core.$ZodIssue[],
  standIns: Record<string, unknown>,
): { data?: z.output<S>; items?: number[] } {
  const blamed = new Set(issues.flatMap((issue) => rootsOf(issue)));
  if (Array.isArray(value)) {
    const items = [...value.keys()].filter((index) => !blamed.has(String(index)));
    const result = schema.safeParse(items.map((index): unknown => value[index]));
    return result.success ? { data: result.data, items } : {};
  }
  if (typeof value !== 'object') return {};
  const sound = Object.entries(value ?? {}).filter(([key]) => !blamed.has(key));
  const result = schema.safeParse({ ...standIns, ...Object.fromEntries(sound) });
  return result.success ? { data: result.data } : {};
}

/** The fields of the root that an issue is about. */
function rootsOf(issue: z.core.$ZodIssue): string[] {
  const [root] = issue.path;
  if (root !== undefined) return [String(root)];
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

function faultsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  fields: Record<string, Place>,
  whole: Place,
): Finding[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'field-unknown',
      message: `Unexpected field “${key}”, expected one that this kind of file has`,
      place: fields[`${join(path, key)}:key`] ?? whole,
      hint: 'check its spelling, or take it out',
    }));
  }
  if (isMissing(issue, document)) {
    return [
      {
        code: 'field-missing',
        message: `Unexpected absence of the field “${path}”, expected ${issue.message}`,
        place: fields[issue.path.slice(0, -1).map(String).join('.')] ?? whole,
        hint: `add a line “${String(issue.path.at(-1))}: …”`,
      },
    ];
  }
  return [
    {
      code: 'field-invalid',
      message: `Unexpected value of ${path === '' ? 'the whole' : `“${path}”`}, expected ${issue.message}`,
      place: fields[path] ?? whole,
      hint: 'write the value as expected, or take the field out',
    },
  ];
}

function isMissing(issue: z.core.$ZodIssue, document: Document): boolean {
  const parent = document.getIn(issue.path.slice(0, -1), true);
  const key = issue.path.at(-1);
  return key !== undefined && isMap(parent) && !parent.has(key);
}
