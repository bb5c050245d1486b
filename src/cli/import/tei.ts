import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { editSums } from '../../core/edit/sums.ts';
import { originalLimit, sizeLimit } from '../../core/edition/files.ts';
import { parseEntry } from '../../core/edition/entry.ts';
import { rawText, textFile } from '../../core/page/file.ts';
import { escape } from '../../core/report/escape.ts';
import type { KnownEntry } from '../../core/tei/glossary.ts';
import { type OwnDocument, readOwn } from '../../core/tei/own/read.ts';
import { teiRule } from '../../core/tei/text.ts';
import { readVolumes, type TeiInput, type TeiVolume } from '../../core/tei/volume.ts';
import { type Lines, pointAt } from '../../core/text/lines.ts';
import { fromTyped } from '../../io/locate.ts';
import { toolManifest } from '../../io/manifest.ts';
import { readRegularFile, sha256 } from '../../io/read.ts';
import { readTei, TeiFault } from '../../io/tei.ts';
import { type FileChange, writeFiles } from '../../io/write.ts';
import { keptAs } from '../conversion.ts';
import { writeEdition } from '../edition.ts';
import { type Fault, tellFault } from '../fault.ts';
import { footnotes } from '../footnotes.ts';
import { type Inventory, readInventory } from '../inventory.ts';
import { print } from '../io.ts';
import { UsageError } from '../options.ts';
import { takeEdition, takeSource } from './own-tei.ts';
import { alreadyThere, prove } from '../plan.ts';
import { linkFault, notRead, type Receiver } from '../received.ts';
import type { Take } from '../take.ts';

/** What becomes of one file: what is to be written, and what is to be told. */
interface Taken {
  changes: FileChange[];
  told: string[];
}

/** Takes files of TEI P5 into an edition, all of them or none. */
export const take: Take = (names, { edition, footnotes: whose, on }, io) => {
  if (on !== undefined) throw new UsageError('Unexpected --on beside tei, expected none');
  if (whose !== undefined && !footnotes.some((known) => known === whose))
    throw new UsageError(
      `Unexpected --footnotes “${whose}”, expected one of ${footnotes.join(', ')}`,
    );
  return writeEdition(edition, io, (subject) => {
    const receiver: Receiver = { ...subject, shelf: readInventory(subject.dir), caller: io };
    const blocked: FileFault | undefined = linkFault(subject.dir);
    const planning: Planning = { receiver, paths: new Set(), sums: [] };
    const read = names.map((name) => blocked ?? readFile(name, receiver));
    // Files may point into each other.
    const volumes = readVolumes(
      read.flatMap((one) => ('input' in one ? [one.input] : [])),
      {
        glossary: glossaryOf(receiver.shelf),
        isEditors: whose === 'editors',
        images: receiver.shelf.images,
      },
    );
    const results = read.map((one, n) => {
      const name = names[n] ?? '';
      if ('found' in one) return { name, result: one };
      if ('own' in one) return { name, result: takeOwn(name, one.own, planning) };
      const volume = volumes.shift();
      return { name, result: volume ? takeVolume(name, one, volume, planning) : one };
    });
    const taken: Taken[] = [];
    for (const { name, result } of results) {
      if ('found' in result) tellFault(result.where ?? name, result, io);
      else if ('changes' in result) taken.push(result);
    }
    if (taken.length < names.length) return 1;
    writeFiles(subject.dir, [...taken.flatMap(({ changes }) => changes), ...sumsChange(planning)]);
    for (const { told } of taken) for (const line of told) print(io.stdout, escape(line));
    return 0;
  });
};

/** What is known while files are taken, each after the other. */
interface Planning {
  receiver: Receiver;
  /** What is to be written already. */
  paths: Set<string>;
  sums: { add: string; sha256: string }[];
}

function glossaryOf(shelf: Inventory): KnownEntry[] {
  return [...shelf.glossary()].flatMap(([id, { data }]) =>
    data
      ? [
          {
            ...{ id, kind: data.kind, names: [data.term, ...data.aliases] },
            sameAs: data['same-as'] ?? [],
          },
        ]
      : [],
  );
}

/** Why nothing becomes of a file, and where in it. */
type FileFault = Fault & { where?: string };

/** A file that was read: one of our own documents, or any other, which is kept. */
type ReadFile = { own: OwnDocument } | OtherFile;
interface OtherFile {
  input: TeiInput;
  kept: FileChange[];
  lines: Lines;
}

function readFile(name: string, receiver: Receiver): ReadFile | FileFault {
  const { dir, caller, shelf } = receiver;
  const path = [fromTyped(name, caller), resolve(dir, name)].find((place) => existsSync(place));
  if (path === undefined)
    return {
      found: 'name of a file that is not there, expected that of a file of TEI',
      hint: 'name it as it is called from this folder, or from that of the edition',
    };
  const read = readRegularFile(path, originalLimit);
  if ('refused' in read) return notRead(path, read.refused, ' by its documents');
  const there = shelf.originals.get(read.sha256);
  if (there) return alreadyThere('this file', there, receiver);
  let file;
  try {
    file = readTei(read.bytes);
  } catch (error) {
    if (!(error instanceof TeiFault)) throw error;
    const { line, column } = error.place;
    return { where: `${name}:${line}:${column}`, found: error.message, hint: error.hint };
  }
  const { root, lines } = file;
  const own = readOwn(root, (image) => existsSync(join(dir, image)));
  if (own) return { own };
  const original = keptAs({ path, ...read }, 'xml.txt', dir);
  const converted = {
    date: new Date().toISOString().slice(0, 10),
    by: `Margent ${toolManifest().version}, saxes ${toolManifest().dependencies['saxes'] ?? ''}, ${teiRule}`,
    sha256: read.sha256,
    original: original.name,
  };
  const lineAt = (at: number) => pointAt(lines, at).line;
  return {
    input: { root, name: basename(path), lineAt, converted },
    kept: original.changes,
    lines,
  };
}

/** Plans what a file becomes. */
function takeVolume(
  name: string,
  { kept, lines }: OtherFile,
  volume: TeiVolume,
  planning: Planning,
): Taken | FileFault {
  // Its page has marks beside the text.
  const large = volume.documents.find(({ seed, page }) =>
    [seed, page].some((text) => Buffer.byteLength(text) > sizeLimit),
  );
  if (large)
    return {
      found: `document “${large.id}” whose text or page would have more than ${sizeLimit / 1e6} MB, expected at most that`,
      hint: 'divide it into several: <div type="document"> around each',
    };
  // The page of a source names the file that it was made of.
  const made = changesOf(volume);
  if ('found' in made) return made;
  const changes = [...(volume.documents.length > 0 ? kept : []), ...made];
  const taken = changes.find(({ path: one }) => isTaken(one, planning));
  if (taken)
    return {
      found: `${taken.path}, which is there already`,
      hint: 'rename or remove that; or give the file another xml:id or name',
    };
  for (const { path: one } of changes) planning.paths.add(one);
  for (const { id, seed } of volume.documents)
    planning.sums.push({ add: `${id}.txt`, sha256: sha256(seed) });
  const doubts = volume.doubts.map(({ at, found }) => {
    const { line, column } = pointAt(lines, at);
    return `${name}:${line}:${column} warning Unexpected ${found}`;
  });
  return { changes, told: [name, ...volume.told.map((line) => `  ${line}`), ...doubts] };
}

/** Takes one of our own documents, which needs no rule: it says what it is. */
function takeOwn(name: string, own: OwnDocument, planning: Planning): Taken | FileFault {
  const made = own.kind === 'source' ? takeSource(own) : takeEdition(own, planning.receiver.dir);
  if ('found' in made) return made;
  const { changes, told } = made;
  const taken = changes.find(
    (change) => change.was === undefined && isTaken(change.path, planning),
  );
  if (taken)
    return {
      found: `${taken.path}, which is there already`,
      hint: 'rename or remove that, or take the documents into an edition of their own',
    };
  const twice = changes.find(({ path }) => planning.paths.has(path));
  if (twice)
    return {
      found: `second change of ${twice.path}, which another of these files changes, expected one`,
      hint: 'take one of these files after the other',
    };
  for (const { path } of changes) planning.paths.add(path);
  if (own.kind === 'source')
    planning.sums.push({ add: `${own.id}.txt`, sha256: sha256(Buffer.from(own.seed)) });
  return { changes, told: [name, `  ${told}`] };
}

function isTaken(path: string, { receiver: { dir }, paths }: Planning): boolean {
  return paths.has(path) || lstatSync(join(dir, path), { throwIfNoEntry: false }) !== undefined;
}

/** The seeds, pages, entries and works of a file, each proved to be what it has to be; or why a document cannot become one. */
function changesOf({ documents, entries, works }: TeiVolume): FileChange[] | Fault {
  const pages: FileChange[] = [];
  for (const { id, seed, page } of documents) {
    const file = textFile(`content/sources/${id}.mdx`, page);
    const proved = prove(file, seed, `${id}.txt`);
    if ('found' in proved) return { ...proved, found: `${proved.found}, in document “${id}”` };
    pages.push({ path: `seeds/${id}.txt`, bytes: seed }, { path: file.path, bytes: rawText(file) });
  }
  const own = entries.flatMap(({ known: { id }, file }) => {
    if (!file) return [];
    const [fault] = parseEntry(id, file).findings;
    if (fault) throw new Error(`import wrote an entry with a fault: ${fault.message}`);
    return [{ path: file.path, bytes: rawText(file) }];
  });
  const [first] = works;
  const list = first && {
    path: `content/references/${first['citation-key'].toLowerCase().replace(/[^a-z0-9]+/g, '-')}.json`,
    bytes: `${JSON.stringify(works, null, 2)}\n`,
  };
  return [...pages, ...own, ...(list ? [list] : [])];
}

/** What SHA256SUMS is to hold. */
function sumsChange({ receiver: { dir }, sums }: Planning): FileChange[] {
  const path = join(dir, 'seeds/SHA256SUMS');
  const was = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const [first, ...more] = sums;
  if (!first) return [];
  const lines = more.map(({ add, sha256: sum }) => `${sum}  ${add}\n`);
  const bytes = editSums(was ?? '', first) + lines.join('');
  return [{ path: 'seeds/SHA256SUMS', ...(was !== undefined && { was }), bytes }];
}
