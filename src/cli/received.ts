import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { editSums } from '../core/edit/sums.ts';
import { cleanName } from '../core/edition/clean-name.ts';
import { originalLimit, type Refusal, sizeLimit } from '../core/edition/files.ts';
import { refusalFinding } from '../core/edition/refusals.ts';
import { seedName } from '../core/edition/seed.ts';
import { readSums } from '../core/edition/sums.ts';
import { textFile } from '../core/page/file.ts';
import type { Finding } from '../core/problem.ts';
import { type FileFormat, formatNamed, fileFormat } from '../core/text/format.ts';
import { isReserved } from '../core/text/reserved-name.ts';
import { type Caller, fromTyped } from '../io/locate.ts';
import { readRegularFile, sha256 } from '../io/read.ts';
import type { FileChange } from '../io/write.ts';
import type { Conversion } from './conversion.ts';
import type { Subject } from './edition.ts';
import type { Fault } from './fault.ts';
import type { Inventory } from './inventory.ts';

/** What receives a text: an edition with what is in it, and from where files are named. */
export interface Receiver extends Subject {
  shelf: Inventory;
  caller: Caller;
}

/** A text that is a seed, or can become one. */
export interface Received {
  /** The name that it has in seeds/, or will have. */
  name: string;
  bytes: Uint8Array;
  sha256: string;
  /** What has to be done for that: nothing, where it is in seeds/ and listed. */
  changes: FileChange[];
  /** What is to be told of its name. */
  notes: string[];
  /** How it was made, where it was not received as it is. */
  conversion?: Conversion;
}

const sumsPath = 'seeds/SHA256SUMS';

/**
 * Reads a text file that is a seed of an edition, or can become one; of a file of another kind `convert` makes it. A
 * relative path is one from where the command was typed, else from the edition.
 */
export async function readReceived(
  file: string,
  receiver: Receiver,
  convert?: Converting,
): Promise<Received | Fault> {
  const { dir, caller } = receiver;
  const path = [fromTyped(file, caller), resolve(dir, file)].find((place) => existsSync(place));
  if (path === undefined) {
    return {
      found: 'name of a file that is not there, expected that of a text file',
      hint: 'name it as it is called from this folder, or from that of the edition',
    };
  }
  const read = readFile(path);
  const given = basename(path);
  if ('refused' in read) {
    const format = read.head && fileFormat(read.head);
    if (format && read.refused === 'too-large' && convert) return vast(format);
    return format
      ? notText(format)
      : refused(refusalFinding(path, read.refused, true), read.refused);
  }
  const isNamed = seedName.test(given);
  const format = fileFormat(read.bytes) ?? formatNamed(given);
  if (!format && isEmpty(read.bytes))
    return {
      found: 'file without a character to be seen, expected the text of a source',
      hint: 'see whether it was saved or copied whole, and whether it is the file that you mean; else take it out',
    };
  const fault = linkFault(dir);
  if (fault) return fault;
  if (format && !(format.isText && isNamed)) {
    const conversion = await convert?.({ ...read, path }, format);
    if (!conversion || 'found' in conversion) return conversion ?? notText(format);
    return placeOfText(conversion, path, receiver);
  }
  const place = placeFor({ ...read, path }, receiver);
  if ('found' in place || !format) return place;
  const warning = `warning: Unexpected ${format.name}, expected a plain text: ${format.hint}`;
  return { ...place, notes: [...place.notes, warning] };
}

/** Reads a file: one that is larger than a seed only where it may be another kind. */
function readFile(path: string): ReturnType<typeof readRegularFile> {
  const read = readRegularFile(path);
  const isOther = 'refused' in read && read.head && fileFormat(read.head) !== undefined;
  return isOther ? readRegularFile(path, originalLimit) : read;
}

/** Whether a file has nothing but white space, perhaps behind the mark of its encoding. */
function isEmpty(bytes: Uint8Array): boolean {
  const mark = [
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
  ].find((known) => known.every((byte, at) => bytes[at] === byte));
  return bytes.subarray(mark?.length ?? 0).every((byte) => byte <= 0x20);
}

/** Finds the place of a text that was made from the file at `path`. */
function placeOfText(conversion: Conversion, path: string, receiver: Receiver): Received | Fault {
  const name = cleanName(basename(path).replace(/(?<=.)\.[^.]*$/, ''), () => false);
  const bytes = Buffer.from(conversion.text);
  if (bytes.length > sizeLimit)
    return refused(refusalFinding(path, 'too-large', true), 'too-large');
  const place = placeFor(
    { path: join(receiver.dir, 'originals', name), bytes, sha256: sha256(bytes) },
    receiver,
  );
  if ('found' in place) return place;
  const changes = [...place.changes, ...conversion.changes];
  return { ...place, changes, notes: [...place.notes, ...conversion.notes], conversion };
}

/** Makes a text of a file of another kind; undefined where there is no way to. */
export type Converting = (
  read: ReadFile,
  format: FileFormat,
) => Promise<Conversion | Fault | undefined>;

/** A file as it was read. */
interface ReadFile {
  path: string;
  bytes: Uint8Array;
  sha256: string;
}

/** Finds the place of a text in seeds/: its own, that of the same text, or a new one. */
function placeFor({ path, ...read }: ReadFile, receiver: Receiver): Received | Fault {
  const { dir, shelf } = receiver;
  const given = basename(path);
  const isOwn = dirname(path) === join(dir, 'seeds');
  if (isOwn && seedName.test(given))
    return listed({ name: given, ...read, changes: [], notes: [] }, dir);
  const [known] = [...shelf.seeds].find(([, sha256]) => sha256 === read.sha256) ?? [];
  if (known === undefined) return taken({ ...read, path }, receiver);
  const notes = known === given ? [] : [`it is there already, as seeds/${known}`];
  return listed({ name: known, ...read, changes: [], notes }, dir);
}

/** Gives a text its place in seeds/, under a name that it can have there. */
function taken({ path, ...read }: ReadFile, { dir, command }: Receiver): Received | Fault {
  const given = basename(path);
  const isOwn = dirname(path) === join(dir, 'seeds');
  // What lies in seeds/ keeps its capitals; two names that differ by them alone are one on many disks.
  const isNamed =
    seedName.test(given) && (isOwn || (given === given.toLowerCase() && !isReserved(given)));
  const sums = sumsOf(dir);
  const isTaken = (name: string) =>
    existsSync(join(dir, 'seeds', name)) || (sums.has(name) && name !== given);
  const name = isNamed ? given : cleanName(given, isTaken);
  if (isTaken(name)) {
    const migrate = command('migrate', '<page> --seed <file>');
    return {
      found: `seeds/${name} with other content, expected none`,
      hint: `rename the file; a better copy of that text takes its place with ${migrate}`,
    };
  }
  const changes: FileChange[] = [{ path: `seeds/${name}`, bytes: read.bytes }];
  if (isOwn) changes.push({ path: `seeds/${given}`, was: read.bytes });
  const copy = isOwn ? `seeds/${given} renamed` : 'its copy is named';
  const notes = isNamed
    ? []
    : [`${copy} seeds/${name}: small letters a–z, digits, “.”, “_” and “-” only`];
  return listed({ name, ...read, changes, notes }, dir, isOwn ? given : undefined);
}

/** Adds what SHA256SUMS lacks of a seed; `was` is the name that it had in seeds/. */
function listed(seed: Received, dir: string, was?: string): Received | Fault {
  const sums = sumsOf(dir);
  const [before, own] = [was === undefined ? undefined : sums.get(was), sums.get(seed.name)];
  if ([before, own].some((sum) => sum !== undefined && sum !== seed.sha256)) {
    return {
      found: `bytes, expected those whose hash stands beside ${was ?? seed.name} in ${sumsPath}`,
      hint: 'put the seed back as it was received',
    };
  }
  if (own !== undefined) return seed;
  const path = join(dir, sumsPath);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const edit =
    was !== undefined && before !== undefined
      ? { rename: was, to: seed.name }
      : { add: seed.name, sha256: seed.sha256 };
  const change: FileChange = {
    path: sumsPath,
    ...(existsSync(path) && { was: text }),
    bytes: editSums(text, edit),
  };
  return { ...seed, changes: [...seed.changes, change] };
}

function sumsOf(dir: string): Map<string, string> {
  const path = join(dir, sumsPath);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const { sums } = readSums(textFile(sumsPath, text));
  return new Map([...sums].map(([name, { sha256 }]) => [name, sha256]));
}

/** The fault of a document that is larger than any that is converted. */
function vast({ name }: FileFormat): Fault {
  const most = `${originalLimit / 1_000_000} MB`;
  return {
    found: `${name} of more than ${most}, expected one of at most ${most}`,
    hint: 'save the pages that are the source as a document of their own (in the print dialog of most programs: the pages, and Save as PDF), without images of them, and take that',
  };
}

function notText({ name, hint }: FileFormat): Fault {
  return { found: `${name}, expected a plain text`, hint };
}

/** Returns why a file that is to be taken in was not read; `divided` says how a larger one is divided. */
export function notRead(path: string, refusal: Refusal, divided = ''): Fault {
  if (refusal === 'changing') return refused(refusalFinding(path, refusal, true), refusal);
  return {
    found: `${refusal}, expected a regular file of at most ${originalLimit / 1e6} MB`,
    hint: `name the file itself; divide a larger one${divided}`,
  };
}

function refused({ message, hint = '' }: Finding, refusal: Refusal): Fault {
  const mend = {
    link: 'name the file itself that the link leads to',
    'not-a-file': 'name the text file itself',
    'too-large': hint,
    unreadable: 'see to it that the file may be read',
    unlisted: 'see to it that the folder may be read',
    changing: hint,
    interrupted: hint,
  };
  return { found: message.replace(/^Unexpected /, ''), hint: mend[refusal] };
}

/** Returns what is in the way: nothing is written through a link, which may lead out of the edition; nor where a folder is none. */
export function linkFault(dir: string): Fault | undefined {
  const expected = {
    seeds: true,
    originals: true,
    [sumsPath]: false,
    content: true,
    'content/sources': true,
    'content/glossary': true,
    'content/references': true,
  };
  for (const [path, folder] of Object.entries(expected)) {
    const stat = lstatSync(join(dir, path), { throwIfNoEntry: false });
    if (!stat || (folder ? stat.isDirectory() : stat.isFile())) continue;
    return {
      found: `${stat.isSymbolicLink() ? 'link' : 'thing'} ${path}, expected a ${folder ? 'folder' : 'regular file'}`,
      hint: `put a ${folder ? 'folder' : 'file'} in its place`,
    };
  }
  return undefined;
}
