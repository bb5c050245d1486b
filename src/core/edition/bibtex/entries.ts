import { append } from '../../page/append.ts';
import { types } from './types.ts';

/** A value of an entry, as it is written. */
export interface BibField {
  /** What is written, in TeX: without its delimiters, and with the macros of `@string` in their places. */
  value: string;
  /** Where the name of the field stands: a UTF-16 offset in the file. */
  at: number;
}

/** An entry of a BibTeX file, as it is written. Offsets are UTF-16 units in the file. */
export interface BibEntry {
  /** What the work is, in lower case: `book`. */
  type: string;
  key: string;
  /** Where the `@` stands. */
  at: number;
  keyAt: number;
  /** By name, in lower case. */
  fields: Map<string, BibField>;
  /** Those that have a name once more, and another value: they do not count, as in BibTeX. */
  repeated?: Map<string, BibField>;
}

/** What cannot be read, and where. */
export interface BibFault {
  at: number;
  expected: string;
  /** The key of the entry that it stands in, where it has one. */
  key?: string;
  /** How it is mended, where it is not what is written there that is wrong. */
  hint?: string;
}

/** What a file of BibTeX holds. */
export interface BibFile {
  entries: BibEntry[];
  faults: BibFault[];
  /** The names of macros that no `@string` defines, each with where it stands first. */
  undefined: Map<string, number>;
  /** How many characters more than are written its works may come to. */
  budget: Budget;
}

/** How many characters are left. */
export interface Budget {
  left: number;
}

/** The longest value: macros that hold each other grow without end. */
const longest = 100_000;

/**
 * How many characters may come in all from names of macros, and from works that are named by others: more than anybody writes,
 * and ten for each of the file.
 */
const free = 1_000_000;
const freeEach = 10;

/** After so many faults the rest of a file is not read. */
const mostFaults = 50;

/** The months, whose first three letters are macros in every style of BibTeX. */
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/**
 * Reads the entries of a BibTeX file (Oren Patashnik, BibTeXing, 1988; the biblatex manual). What stands between entries is comment,
 * and so is a line that begins with `%`, which is how those who write TeX take an entry out.
 * An entry that cannot be read is a fault, and the next is looked for where a line begins with one. Linear in `text`.
 */
export function parseEntries(text: string): BibFile {
  const budget = { left: free + freeEach * text.length };
  const file: BibFile = { entries: [], faults: [], undefined: new Map(), budget };
  const macros = new Map(months.map((name) => [name.slice(0, 3).toLowerCase(), name]));
  const start = new RegExp(String.raw`^[\t ]*%.*|(?:${typed}|${within})\s*([{(])|${bare}`, 'gm');
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const [whole, atStart, anywhere, open, unopened] = found;
    const name = atStart ?? anywhere ?? unopened;
    if (name === undefined) continue;
    const from = found.index + whole.indexOf('@');
    const at = found.index + whole.length;
    const close = open === '(' ? ')' : '}';
    const cursor: Cursor = { text, at, close, macros, budget, undefined: file.undefined };
    if (unopened === undefined) readCommand({ type: name.toLowerCase(), at: from }, cursor, file);
    else if (types.has(name.toLowerCase())) fail(cursor, at, `“{” after “@${name}”`);
    start.lastIndex = cursor.at;
    if (!cursor.fault) continue;
    file.faults.push(cursor.fault);
    // What closes nothing is looked for up to the end, each time.
    if (file.faults.length === mostFaults) break;
    start.lastIndex = nextEntry(text, found.index + 1);
  }
  return file;
}

/**
 * What an entry begins with: a type, which at the start of a line may have any sign, as biber reads it, and elsewhere letters alone,
 * since an address of mail is comment; or at the start of a line a type and a key between which no brace stands.
 */
const typed = String.raw`^[\t ]*@[\t ]*([^\s{}()[\],=@"%#]+)`;
const within = String.raw`@[\t ]*([A-Za-z]+)`;
const bare = String.raw`^[\t ]*@[\t ]*([A-Za-z]+)(?=[\t ]*\[|[\t ]+[^\s,={(]+,)`;

/** Where reading stands. */
interface Cursor {
  text: string;
  at: number;
  /** What closes the entry. */
  close: string;
  macros: Map<string, string>;
  budget: Budget;
  undefined: Map<string, number>;
  /** What cannot be read: then nothing more of the entry is. */
  fault?: BibFault;
}

function fail(cursor: Cursor, at: number, expected: string, hint?: string): undefined {
  cursor.fault = { at, expected, ...(hint !== undefined && { hint }) };
}

function nextEntry(text: string, from: number): number {
  const next = new RegExp(String.raw`${typed}\s*[{(]|${bare}`, 'gm');
  next.lastIndex = from;
  return next.exec(text)?.index ?? text.length;
}

function readCommand(
  { type, at }: Pick<BibEntry, 'type' | 'at'>,
  cursor: Cursor,
  file: BibFile,
): void {
  if (type === 'comment') readGroup(cursor, cursor.close);
  else if (type === 'preamble') {
    if (readValue(cursor) !== undefined) close(cursor);
  } else if (type === 'string') {
    for (const [name, { value }] of readFields(cursor) ?? []) cursor.macros.set(name, value);
  } else append(file.entries, readEntry(type, at, cursor));
}

function readEntry(type: string, at: number, cursor: Cursor): BibEntry[] {
  skipBlanks(cursor);
  const keyAt = cursor.at;
  skip(/[^,{}"]*/y, cursor);
  const key = cursor.text.slice(keyAt, cursor.at).trimEnd();
  const next = cursor.text[cursor.at];
  // `{year=1898, …}` begins with a field, where the key of an address may hold the sign, too.
  if (/^(?:[A-Za-z]+\s*=|$)/.test(key) || (next !== ',' && next !== cursor.close)) {
    fail(cursor, keyAt, 'the key of a work, and a comma after it');
    return [];
  }
  if (next === ',') cursor.at++;
  const repeated = new Map<string, BibField>();
  const fields = readFields(cursor, repeated);
  if (cursor.fault) cursor.fault.key = key;
  return fields ? [{ type, key, at, keyAt, fields, ...(repeated.size > 0 && { repeated }) }] : [];
}

/** Reads `name = value, …` and what closes them. Of a name that comes twice the first counts, as in BibTeX; the next goes into `repeated`. */
function readFields(
  cursor: Cursor,
  repeated = new Map<string, BibField>(),
): Map<string, BibField> | undefined {
  const fields = new Map<string, BibField>();
  for (;;) {
    skipBlanks(cursor);
    if (cursor.text[cursor.at] === cursor.close) break;
    const at = cursor.at;
    skip(word, cursor);
    if (cursor.at === at) return fail(cursor, at, `“name = {…}” or “${cursor.close}”`);
    const name = cursor.text.slice(at, cursor.at);
    skipBlanks(cursor);
    if (cursor.text[cursor.at] !== '=') return fail(cursor, cursor.at, `“=” after “${name}”`);
    cursor.at++;
    const value = readValue(cursor);
    if (value === undefined) return undefined;
    const key = name.toLowerCase();
    const first = fields.get(key);
    if (!first) fields.set(key, { value, at });
    else if (first.value.trim() !== value.trim() && !repeated.has(key))
      repeated.set(key, { value, at });
    skipBlanks(cursor);
    if (cursor.text[cursor.at] !== ',') break;
    cursor.at++;
  }
  return close(cursor) ? fields : undefined;
}

function close(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const closes = cursor.text[cursor.at] === cursor.close;
  if (closes) cursor.at++;
  else fail(cursor, cursor.at, `“,” or “${cursor.close}”`);
  return closes;
}

/** Reads values that `#` joins: in braces or quotation marks, numbers, names of macros. */
function readValue(cursor: Cursor): string | undefined {
  let value = '';
  for (;;) {
    skipBlanks(cursor);
    const at = cursor.at;
    const piece = readPiece(cursor);
    if (piece === undefined) return undefined;
    value += piece;
    if (value.length > longest) return fail(cursor, at, `a value of at most ${longest} characters`);
    skipBlanks(cursor);
    if (cursor.text[cursor.at] !== '#') return value;
    cursor.at++;
  }
}

function readPiece(cursor: Cursor): string | undefined {
  const at = cursor.at;
  const open = cursor.text[at];
  if (open === '{' || open === '"') {
    cursor.at++;
    return readGroup(cursor, open === '{' ? '}' : '"');
  }
  skip(word, cursor);
  const name = cursor.text.slice(at, cursor.at);
  if (name === '') return fail(cursor, at, 'a value in braces or quotation marks');
  if (/^\d+$/.test(name)) return name;
  const value = cursor.macros.get(name.toLowerCase());
  cursor.budget.left -= value?.length ?? 0;
  if (cursor.budget.left < 0)
    return fail(
      cursor,
      at,
      'fewer names of macros that hold so much',
      'shorten what @string defines, or name it in fewer works of this file',
    );
  if (value === undefined && !cursor.undefined.has(name)) cursor.undefined.set(name, at);
  return value ?? name;
}

/** Returns what stands before the end of a group, and goes over that; its braces are paired. */
function readGroup(cursor: Cursor, closing: string): string | undefined {
  const { text, at } = cursor;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const unit = text[i];
    if (depth === 0 && unit === closing) {
      cursor.at = i + 1;
      return text.slice(at, i);
    }
    if (unit === '{') depth++;
    else if (unit === '}' && --depth < 0) return fail(cursor, i, `“${closing}”`);
  }
  return fail(cursor, at - 1, `“${closing}” somewhere behind it`);
}

/** The name of a field or a macro. */
const word = /[^\s,{}()="#%]+/y;

function skip(pattern: RegExp, cursor: Cursor): void {
  pattern.lastIndex = cursor.at;
  cursor.at += pattern.exec(cursor.text)?.[0].length ?? 0;
}

/** Goes over white space, and over comments as TeX has them, which some write between fields. */
function skipBlanks(cursor: Cursor): void {
  skip(/(?:\s|%[^\n]*\n)*/y, cursor);
}
