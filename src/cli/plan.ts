import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Refusal } from '../core/edition/files.ts';
import { refusalFinding } from '../core/edition/refusals.ts';
import { isDate } from '../core/page/date.ts';
import { idPattern } from '../core/page/fields.ts';
import { decodeSeed, seedName } from '../core/edition/seed.ts';
import { readSums } from '../core/edition/sums.ts';
import { textFile } from '../core/page/file.ts';
import { parsePage } from '../core/page/parse.ts';
import { type NewPageData, writePage } from '../core/page/write.ts';
import type { Finding } from '../core/problem.ts';
import { fromTyped } from '../io/locate.ts';
import { readRegularFile } from '../io/read.ts';
import { type Change, writeFiles } from '../io/write.ts';

/** What the command line says of a page. */
export interface Values {
  id?: string | undefined;
  title?: string | undefined;
  published?: string | undefined;
  publisher?: string | undefined;
  encoding?: string | undefined;
  lines?: string | undefined;
}

/** Everything that one file will become, decided before anything is written. */
export interface Plan {
  name: string;
  bytes: Uint8Array;
  /** The line for SHA256SUMS, with what must stand before it; '' where the seed is listed. */
  line: string;
  page: string;
  mdx: string;
  notes: string[];
}

/** Why a file cannot become a page, and how to mend that. */
export interface Fault {
  found: string;
  mend: string;
}

/** Returns what is wrong with the values of the command line; undefined where nothing is. */
export function faultOf({ id, published, publisher, lines }: Values): string | undefined {
  for (const [name, value] of Object.entries({ id, publisher })) {
    if (value !== undefined && !idPattern.test(value)) {
      return `Unexpected --${name} “${value}”, expected lower-case letters, digits and hyphens`;
    }
  }
  if (published !== undefined && !isDate(published)) {
    return `Unexpected --published “${published}”, expected a date such as 2002-06-01`;
  }
  return lines === undefined || ['keep', 'flow'].includes(lines)
    ? undefined
    : `Unexpected --lines “${lines}”, expected keep or flow`;
}

/**
 * Decides what becomes of a file in the edition in `dir`, or why nothing can. Nothing is written. A relative
 * path is one from where the command was typed, else from the edition.
 */
export function planFor(file: string, dir: string, values: Values): Plan | Fault {
  const read = readSeed(file, dir);
  if ('found' in read) return read;
  const page = values.id ?? idFrom(read.name);
  return pageFault(dir, page) ?? writeMdx(dir, read.name, read, page, values);
}

/** A corrected text, decided before anything is written. */
export interface SeedPlan {
  name: string;
  text: string;
  /** What has to be written for it: nothing, where it is listed in seeds/ already. */
  additions: Change[];
}

/** Decides what becomes of a file that is to be the seed of a page that is there, or why nothing can. */
export function planSeed(file: string, dir: string, encoding: string): SeedPlan | Fault {
  const read = readSeed(file, dir);
  if ('found' in read) return read;
  const { name, bytes, sha256: hash } = read;
  const line = lineFor(dir, name, hash);
  if (typeof line !== 'string') return line;
  const { text, findings } = decodeSeed(
    { name, path: `seeds/${name}`, sha256: hash, bytes },
    encoding,
  );
  if (text === undefined) return undecodable(findings[0]);
  return { name, text, additions: additionsOf({ name, bytes, line }, dir) };
}

/** Reads a text file that is a seed, or can become one. */
function readSeed(
  file: string,
  dir: string,
): { name: string; bytes: Uint8Array; sha256: string } | Fault {
  const path = [fromTyped(file), resolve(dir, file)].find((place) => existsSync(place));
  if (path === undefined) {
    return {
      found: 'name of a file that is not there, expected that of a text file',
      mend: 'name it as it is called from this folder, or from that of the edition',
    };
  }
  const read = readRegularFile(path);
  if ('refused' in read) return refused(refusalFinding(path, read.refused, true), read.refused);
  const name = basename(path);
  const fault = nameFault(name) ?? linkFault(dir) ?? seedFault(dir, name, read.sha256);
  return fault ?? { name, ...read };
}

function refused({ message, hint = '' }: Finding, refusal: Refusal): Fault {
  const mend = {
    link: 'name the file itself that the link leads to',
    'not-a-file': 'name the text file itself',
    'too-large': hint,
    unreadable: 'see to it that the file may be read',
  };
  return { found: message.replace(/^Unexpected /, ''), mend: mend[refusal] };
}

function nameFault(name: string): Fault | undefined {
  if (seedName.test(name)) return undefined;
  return {
    found: `name “${name}”, expected letters, digits, “.”, “_” and “-”, ending in .txt`,
    mend: 'rename the file',
  };
}

/** Nothing is written through a link, which may lead out of the edition; nor where a folder is none. */
function linkFault(dir: string): Fault | undefined {
  const expected = {
    seeds: true,
    'seeds/SHA256SUMS': false,
    content: true,
    'content/sources': true,
  };
  for (const [path, folder] of Object.entries(expected)) {
    const stat = lstatSync(join(dir, path), { throwIfNoEntry: false });
    if (!stat || (folder ? stat.isDirectory() : stat.isFile())) continue;
    return {
      found: `${stat.isSymbolicLink() ? 'link' : 'thing'} ${path}, expected a ${folder ? 'folder' : 'regular file'}`,
      mend: `put a ${folder ? 'folder' : 'file'} in its place`,
    };
  }
  return undefined;
}

function seedFault(dir: string, name: string, hash: string): Fault | undefined {
  const seed = join(dir, 'seeds', name);
  if (!lstatSync(seed, { throwIfNoEntry: false })) return undefined;
  const there = readRegularFile(seed);
  return 'refused' in there || there.sha256 !== hash
    ? { found: `seeds/${name} with other content, expected none`, mend: 'rename the file' }
    : undefined;
}

function pageFault(dir: string, page: string): Fault | undefined {
  if (lstatSync(join(dir, 'content/sources', `${page}.mdx`), { throwIfNoEntry: false })) {
    return {
      found: `content/sources/${page}.mdx, which is there already`,
      mend: 'choose another id with --id',
    };
  }
  return undefined;
}

function writeMdx(
  dir: string,
  name: string,
  { bytes, sha256: hash }: { bytes: Uint8Array; sha256: string },
  page: string,
  values: Values,
): Plan | Fault {
  const line = lineFor(dir, name, hash);
  if (typeof line !== 'string') return line;
  const seed = { name, path: `seeds/${name}`, sha256: hash, bytes };
  const { text, findings } = decodeSeed(seed, values.encoding ?? 'utf-8');
  if (text === undefined) return undecodable(findings[0]);
  const title = values.title ?? titleFrom(text, page);
  const data: NewPageData = { title, seed: name };
  for (const key of ['published', 'publisher', 'encoding'] as const) {
    const value = values[key];
    if (value !== undefined) data[key] = value;
  }
  if (values.lines === 'keep') data['lines'] = 'keep';
  const mdx = writePage(text, data, values.lines === 'keep');
  prove(page, mdx, text, name);
  const open = ['published', 'publisher'].filter((key) => !(key in data));
  const notes = [
    ...(values.title === undefined ? [`title, from the first line: “${title}”`] : []),
    ...(open.length > 0 ? [`left to fill in: ${open.join(', ')}`] : []),
    ...findings.map((finding) => `warning: ${finding.message}`),
  ];
  return { name, bytes, line, page, mdx, notes };
}

function undecodable(finding: Finding | undefined): Fault {
  const { start } = finding?.place ?? {};
  const place = start ? ` (line ${start.line}, column ${start.column})` : '';
  return {
    found: `${finding?.message.replace(/^Unexpected /, '')}${place}`,
    mend: 'name the encoding of the file: --encoding windows-1252 for Western Europe, utf-16le, …',
  };
}

/** What is written is read back first: a page that is not faithful would be our own fault. */
function prove(page: string, mdx: string, text: string, name: string): void {
  const file = textFile(`content/sources/${page}.mdx`, mdx);
  const seed = { path: `seeds/${name}`, text, changed: false };
  const parsed = parsePage(page, file, () => seed);
  const [first] = parsed.findings;
  if (!parsed.page.faithful || first)
    throw new Error(`new wrote an unfaithful page: ${first?.message}`);
}

function idFrom(name: string): string {
  const id = name
    .replace(/\.txt$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'source' : id;
}

function titleFrom(text: string, page: string): string {
  const line = text.split(/\r*\n|\r/).find((l) => l.replace(/[\t\f ]/g, '') !== '');
  // Controls have no place in a title, and a paragraph is none.
  const words = (line ?? page)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '');
  const title = [...words].length > 120 ? `${[...words].slice(0, 119).join('')}…` : words;
  return title === '' ? page : title;
}

/** Returns what SHA256SUMS lacks of a seed: a line, with a line end before it where the last one has none. */
function lineFor(dir: string, name: string, hash: string): string | Fault {
  const path = join(dir, 'seeds/SHA256SUMS');
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const listed = readSums(textFile('seeds/SHA256SUMS', before)).sums.get(name)?.sha256;
  if (listed === hash) return '';
  if (listed !== undefined) {
    return {
      found: `bytes, expected those whose hash stands beside ${name} in seeds/SHA256SUMS`,
      mend: 'put the seed back as it was received',
    };
  }
  return `${before === '' || before.endsWith('\n') ? '' : '\n'}${hash}  ${name}\n`;
}

/** Writes what was planned: all of it, or nothing. */
export function writePlan(plan: Plan, dir: string): void {
  const page = { path: `content/sources/${plan.page}.mdx`, bytes: plan.mdx };
  writeFiles(dir, [...additionsOf(plan, dir), page]);
}

/** What a seed adds to the edition: its file and its line, as far as they are not there. */
function additionsOf(
  { name, bytes, line }: Pick<Plan, 'name' | 'bytes' | 'line'>,
  dir: string,
): Change[] {
  const [seed, sums] = [`seeds/${name}`, 'seeds/SHA256SUMS'];
  const was = existsSync(join(dir, sums)) ? readFileSync(join(dir, sums)) : undefined;
  const longer = Buffer.concat([was ?? Buffer.alloc(0), Buffer.from(line)]);
  return [
    ...(existsSync(join(dir, seed)) ? [] : [{ path: seed, bytes }]),
    ...(line === '' ? [] : [{ path: sums, was, bytes: longer }]),
  ];
}
