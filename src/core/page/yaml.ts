import { type Document, isCollection, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding, Place } from '../problem.ts';
import { placeOf, type TextFile } from './file.ts';

/** What a YAML text says, and where each of its fields stands, by its path joined with `.`. */
export interface YamlData<T> {
  data?: T;
  fields: Record<string, Place>;
  findings: Finding[];
}

/**
 * Reads YAML from `start` to `end` (UTF-16 offsets in the file) under a schema.
 * Yields yaml-invalid, field-missing, field-unknown and field-invalid, each at its own line.
 */
export function readYaml<S extends z.ZodType>(
  file: TextFile,
  schema: S,
  start = 0,
  end = file.text.length,
): YamlData<z.output<S>> {
  const document = parseDocument(file.text.slice(start, end), { prettyErrors: false });
  const at = (from: number, to: number) => placeOf(file, start + from, start + to);
  if (document.errors.length > 0) {
    return { fields: {}, findings: document.errors.map((e) => syntaxFinding(e, at)) };
  }
  const fields: Record<string, Place> = Object.create(null) as Record<string, Place>;
  collectFields(document.contents, '', at, fields);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return { fields, findings: [syntaxFinding({ message: String(error), pos: [0, 0] }, at)] };
  }
  const whole = at(0, 0);
  const result = schema.safeParse(value ?? (isCollection(document.contents) ? value : {}));
  if (result.success) return { data: result.data, fields, findings: [] };
  const findings = result.error.issues.flatMap((issue) =>
    findingsOf(issue, document, fields, whole),
  );
  return { fields, findings };
}

function syntaxFinding(
  error: { message: string; pos: [number, number] },
  at: (from: number, to: number) => Place,
): Finding {
  return {
    code: 'yaml-invalid',
    message: `Unexpected YAML, expected “key: value” lines: ${error.message}`,
    place: at(error.pos[0], error.pos[1]),
    hint: 'put a text that holds “: ”, “#” or a quotation mark between single quotes',
  };
}

function collectFields(
  node: unknown,
  path: string,
  at: (from: number, to: number) => Place,
  fields: Record<string, Place>,
): void {
  if (isNode(node) && node.range && !(path in fields))
    fields[path] = at(node.range[0], node.range[1]);
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

function findingsOf(
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
        place: nearest(issue.path, fields) ?? whole,
        hint: `add a line “${String(issue.path.at(-1) ?? path)}: …”`,
      },
    ];
  }
  return [
    {
      code: 'field-invalid',
      message: `Unexpected value of “${path}”, expected ${issue.message}`,
      place: fields[path] ?? fields[`${path}:key`] ?? whole,
      hint: 'write the value as expected, or take the field out',
    },
  ];
}

function isMissing(issue: z.core.$ZodIssue, document: Document): boolean {
  const parent = document.getIn(issue.path.slice(0, -1), true);
  const key = issue.path.at(-1);
  return key !== undefined && isMap(parent) && !parent.has(key);
}

function nearest(path: readonly PropertyKey[], fields: Record<string, Place>): Place | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const place = fields[path.slice(0, length).map(String).join('.')];
    if (place) return place;
  }
  return undefined;
}
