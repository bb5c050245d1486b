import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { Finding, Place } from '../problem.ts';
import { placeOf, reportOn, type TextFile } from './file.ts';
import { joinPath, reportIssue, rootsOf } from './issues.ts';
import { rangeOfNode } from './yaml-range.ts';
import { reportSyntax, type SyntaxFault } from './yaml-syntax.ts';

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

/** Returns a text as it is parsed, of the same length: the library knows no line end that is a carriage return alone. */
export function asParsed(yaml: string): string {
  return yaml.replace(/\r(?!\n)/g, '\n');
}

/**
 * Reads YAML under a schema. A field at fault does not keep the others from being read.
 * Yields yaml-invalid, words-cut, field-missing, field-unknown and field-invalid, each at its own line.
 */
export function readYaml<S extends z.ZodType>(
  file: TextFile,
  schema: S,
  { start = 0, end = file.text.length, empty = {}, standIns = {} }: YamlOptions = {},
): YamlData<z.output<S>> {
  const text = asParsed(file.text.slice(start, end));
  // The library compares each name with all others of its map, and each alias with all others of the text.
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  keepWritten(document);
  const reading = reportOn(file);
  const { findings } = reading;
  const at = (from: number, to: number) => placeOf(file, start + from, start + to);
  const faults = [
    ...directives(text),
    ...document.errors,
    ...repeated(document),
    ...unresolved(document),
    ...refused(document),
  ];
  const value = faults.length > 0 ? { fault: faults } : valueOf(document);
  if ('fault' in value) {
    reportSyntax(value.fault, reading, start);
    return { fields: {}, findings };
  }
  for (const { value: cut, from, to } of cutOff(document, text))
    reading.report(
      'words-cut',
      at(from, to),
      `Unexpected “#” behind a blank, expected a value that goes on: “${cut}” is all that is read, and the rest is a comment`,
      {
        hint: 'put the whole value between quotation marks, or a blank behind the “#” of a comment',
      },
    );
  const fields: Record<string, Place> = Object.create(null) as Record<string, Place>;
  collectFields(document.contents, '', (path, [from, to]) => (fields[path] = at(from, to)));
  const whole = value.is ?? empty;
  const result = schema.safeParse(whole);
  const items = Array.isArray(whole) && { items: [...whole.keys()] };
  if (result.success) return { data: result.data, fields, findings, ...items };
  const { issues } = result.error;
  const read = { file: reading, said: whole, schema, fields, whole: at(0, 0) };
  for (const issue of issues) reportIssue(issue, read);
  return { ...readSound(whole, issues, { schema, standIns }), fields, findings };
}

/** Returns the values, without quotation marks, behind which a comment begins as no comment does, such as “No. #12”, and where in a text. */
function cutOff(document: Document, text: string) {
  const found: { value: string; from: number; to: number }[] = [];
  const comment = /[ \t]+(#[^\s#][^\n]*)/y;
  visit(document, {
    Scalar(_, { type, range, value }) {
      if (type !== 'PLAIN' || !range || typeof value !== 'string') return;
      [, comment.lastIndex] = range;
      const words = comment.exec(text)?.[1]?.trimEnd();
      if (words === undefined) return;
      const from = text.indexOf('#', range[1]);
      found.push({ value, from, to: from + words.length });
    },
  });
  return found;
}

/** Has a number that would be written in another way stay as it stands: the year `0476`, the version `1.0`. */
function keepWritten(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== String(node.value))
        node.value = node.source;
    },
  });
}

/**
 * Lines before all others that say how the rest is read. In another version of YAML the same words are other values, and
 * fields come from elsewhere; any other line is passed over without a word.
 */
function directives(text: string): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (!/^(?:%|[ \t]*(?:#|\r?$))/.test(line)) break;
    if (line.startsWith('%') && !/^%YAML[ \t]+1\.2[ \t]*(?:[ \t]#.*)?\r?$/.test(line)) {
      const message = `“${line.trim()}” before the fields`;
      const hint = 'take the line out: all is read as YAML 1.2';
      faults.push({ message, hint, pos: [at, at + line.trimEnd().length] });
    }
    at += line.length + 1;
  }
  return faults;
}

/** Names that their map has before already. */
function repeated(document: Document): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const [from] = rangeOfNode(key);
        if (names.has(name))
          faults.push({
            message: 'second field of this name',
            hint: 'take one of the two out, or make them one',
            pos: [from, from + 1],
          });
        names.add(name);
      }
    },
  });
  return faults;
}

/** How many values may name others. */
const mostAliases = 100;

/** A value that begins with `*` names another before it; where that is none, or there are too many to look each up. */
function unresolved(document: Document): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const anchors = new Set<string>();
  let count = 0;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return;
      }
      const pos = rangeOfNode(node);
      if (!anchors.has(node.source)) {
        const message = `“*${node.source}” names a value that there is none of`;
        faults.push({ message, pos });
      } else if (++count === mostAliases + 1) {
        const message = `“*${node.source}” after ${mostAliases} others`;
        faults.push({ message, hint: 'write the values themselves', pos });
      }
    },
  });
  return faults;
}

/** What YAML allows, and would be lost or be another value than anybody reads there. */
function refused(document: Document): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  visit(document, {
    Value(role, node) {
      const [from, to] = rangeOfNode(node);
      const value = isScalar(node) ? node.value : undefined;
      if (node.tag !== undefined)
        faults.push({
          message: `“${node.tag}” before a value`,
          hint: 'take it out',
          pos: [from, to],
        });
      else if (role === 'key' && value === '__proto__')
        faults.push({ message: `name “${value}”`, hint: 'choose another', pos: [from, to] });
      else if (typeof value === 'string' && !value.isWellFormed())
        faults.push({
          message: 'half of a character',
          hint: 'write the character itself',
          pos: [from, to],
        });
    },
  });
  return faults;
}

/** An alias that comes to more than this many nodes is an attack, or a slip. */
const maxAliasCount = 20;

function valueOf(document: Document): { is: unknown } | { fault: SyntaxFault[] } {
  try {
    return { is: document.toJS({ maxAliasCount }) as unknown };
  } catch (error) {
    return { fault: [{ message: String(error), pos: [0, 0] }] };
  }
}

/** Takes each field of a node by its path, and its name as `<path>:key`, with the range that it stands in. */
function collectFields(
  node: ParsedNode | null,
  path: string,
  take: (path: string, range: ParsedNode['range']) => void,
): void {
  if (!node) return;
  take(path, node.range);
  if (isSeq(node)) {
    node.items.forEach((item, index) => collectFields(item, joinPath(path, String(index)), take));
  }
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    const field = joinPath(path, String(key));
    take(`${field}:key`, key.range);
    collectFields(value, field, take);
  }
}

/** Reads what is left without the fields or items at fault. */
function readSound<S extends z.ZodType>(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  { schema, standIns }: { schema: S; standIns: Record<string, unknown> },
): { data?: z.output<S>; items?: number[] } {
  const blamed = new Set(issues.flatMap((issue) => rootsOf(issue)));
  if (Array.isArray(value)) {
    const items = [...value.keys()].filter((index) => !blamed.has(String(index)));
    const result = schema.safeParse(items.map((index): unknown => value[index]));
    return result.success ? { data: result.data, items } : {};
  }
  if (typeof value !== 'object') return {};
  const sound = (without: Record<string, unknown>) => schema.safeParse({ ...standIns, ...without });
  // A map loses what is at fault in it, where the rest of it can be read without.
  const pruned = sound(withoutKeys({ ...value }, issues));
  if (pruned.success) return { data: pruned.data };
  const rest = Object.entries({ ...value }).filter(([key]) => !blamed.has(key));
  const result = sound(Object.fromEntries(rest));
  return result.success ? { data: result.data } : {};
}

function withoutKeys(
  value: Record<string, unknown>,
  issues: readonly z.core.$ZodIssue[],
): Record<string, unknown> {
  const blamed = new Map<string, Set<PropertyKey>>();
  for (const { path } of issues) {
    const [field, key] = path;
    if (field === undefined || key === undefined) continue;
    const keys = blamed.get(String(field)) ?? new Set();
    blamed.set(String(field), keys.add(key));
  }
  const result = { ...value };
  for (const [field, keys] of blamed) {
    const inner = result[field];
    if (typeof inner !== 'object' || Array.isArray(inner)) continue;
    const entries = Object.entries({ ...inner }).filter(([name]) => !keys.has(name));
    result[field] = Object.fromEntries(entries);
  }
  return result;
}
