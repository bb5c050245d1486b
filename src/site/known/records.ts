import { join } from 'node:path';
import type { EditionFile, EditionFiles } from '../../core/edition/files.ts';
import { readSums } from '../../core/edition/sums.ts';
import { textFile, type TextFile } from '../../core/page/file.ts';
import { cacheFolder, type DiskCache, openCache } from '../../io/cache.ts';
import { isOfSource } from '../../io/edition.ts';
import { sha256 } from '../../io/read.ts';
import { toolVersion } from '../../io/version.ts';
import type { SourceRecord } from '../shards/record.ts';

/** A file of an edition that was read. */
type ReadFile = Extract<EditionFile, { sha256: string }>;

/** The files of an edition that could be read, by their paths. */
export type ReadFiles = ReadonlyMap<string, ReadFile>;

/** Returns those of the files of an edition that could be read. */
export function readFilesOf({ files }: EditionFiles): ReadFiles {
  return new Map(files.flatMap((file) => ('sha256' in file ? [[file.path, file]] : [])));
}

/** Returns the text of a file that is known to be one. */
export function textOf(files: ReadFiles, path: string): TextFile {
  return textFile(path, Buffer.from(files.get(path)?.bytes ?? []).toString());
}

/** Returns the text of a file that is known to be one, which is read when it is asked for. */
export function laterTextOf(files: ReadFiles, path: string): TextFile {
  return {
    path,
    get text() {
      return textOf(files, path).text;
    },
    get dropped() {
      return textOf(files, path).dropped;
    },
    get lines() {
      return textOf(files, path).lines;
    },
  };
}

/** Returns the paths of the files that a record was made from. */
function filesOfRecord({ model: { page, seed } }: SourceRecord): string[] {
  const original = page.data.converted?.original;
  return [page.file, seed.path, ...(original === undefined ? [] : [`originals/${original}`])];
}

/** Records of sources that are kept between builds. */
export interface KeptRecords {
  /** Those whose sources are as they were when they were made. */
  known: SourceRecord[];
  /** Whether that of a page is among them, by its path. */
  has: (path: string) => boolean;
  /** Keeps those that are known, and these, and no others. */
  keep: (made: readonly SourceRecord[]) => void;
}

/** Opens the records that are kept of the edition in `dir`, which has these files now. */
export function openRecords(dir: string, given: EditionFiles): KeptRecords {
  const files = readFilesOf(given);
  const { sums } = readSums(textOf(files, 'seeds/SHA256SUMS'));
  const digestOf = (record: SourceRecord) => {
    const hashes = filesOfRecord(record).map((path) => files.get(path)?.sha256);
    return sha256(JSON.stringify([hashes, sums.get(record.model.seed.name)?.sha256]));
  };
  const cache = openStore(dir, given);
  const known = [...files.keys()].flatMap((path) => {
    const kept = path.startsWith('content/sources/') ? cache.get(path) : undefined;
    return kept && kept.from === digestOf(kept.record) ? [kept.record] : [];
  });
  const paths = new Set(known.map(({ model }) => model.page.file));
  return {
    known,
    has: (path) => paths.has(path),
    keep(made) {
      for (const record of made)
        cache.set(record.model.page.file, { record, from: digestOf(record) });
      cache.save();
    },
  };
}

/** A record, and a digest of the files that it was made from. */
interface Kept {
  from: string;
  record: SourceRecord;
}

/** A record depends on its source, on what of the edition is of no source, and on how commands are typed, which faults tell. */
function openStore(dir: string, { files, command }: EditionFiles): DiskCache<Kept> {
  const shared = files.filter(({ path }) => !isOfSource(path) && path !== 'seeds/SHA256SUMS');
  const hashes = shared.map((file) => ['sha256' in file ? file.sha256 : file.refused, file.path]);
  const state = sha256(JSON.stringify([toolVersion(), hashes, command?.('new', 'a.txt')]));
  return openCache<Kept>(join(cacheFolder(dir), 'sources.jsonl'), example, state);
}

const example: Kept = {
  from: '',
  record: {
    model: {
      page: {
        id: '',
        file: '',
        data: { title: '', seed: '', encoding: '', lines: 'flow', draft: false },
      },
      seed: { name: '', path: '', sha256: '' },
      claims: [],
      mentions: [],
      mentioned: [],
      cites: [],
      showsOriginal: false,
      showsScans: false,
      showsTables: false,
    },
    translated: {},
    page: '',
    size: { page: 0, seed: 0 },
    fields: {},
    places: [''],
    links: [],
    images: [],
    points: [],
    named: [''],
    findings: [],
  },
};
