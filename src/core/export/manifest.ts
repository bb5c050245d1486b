import { type Fields, hasVersion, isBytes, isListOf, isPart, type SavedPart } from './saved.ts';

/** A file of the site: its path as it is asked for, its SHA-256, its size in bytes. */
export type FileRow = [path: string, sha256: string, bytes: number];

/** A part of the edition as the site offers it. */
export interface Part extends SavedPart {
  files: number;
  /** Its files are listed apart, in lists that are asked for when it is saved. */
  lists: FileRow[];
  /** Of a section of the sources, what its first and last are called. */
  between?: [first: string, last: string];
}

/** `offline.json` of the site: the parts of its version. An edition that is saved as a whole has one. */
export interface Manifest {
  version: string;
  date: string;
  parts: Part[];
  /** Where the parts are several: the list of all sources, as `SourcePlace` has them. */
  sources?: FileRow;
  downloads: [path: string, bytes: number][];
}

/** Where a source is, to be saved by itself: in which part, and what its text is. */
export type SourcePlace = [id: string, part: string, seed: string];

/** The part that comes with every other. */
export const baseId = 'base';

/** What the id of a part begins with that is a section of the sources; the number of the section follows, from 1. */
export const sectionPrefix = 'sources-';

/** What the id of a part begins with that is one source. */
export const sourcePrefix = 'source:';

/** The most rows of a list: it is some 200 kB. */
export const rowsPerList = 2000;

/** What the paths of pages in a further language begin with. */
const languageFolder = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*\//;

/** Returns the folder of the further language that a page is in, by its path; '' for one in the first. */
export function languageFolderOf(path: string): string {
  return languageFolder.exec(path)?.[0] ?? '';
}

/** Returns the path of a page in the first language: with it, that in a further one is saved. */
export function pathInFirst(path: string): string {
  return path.slice(languageFolderOf(path).length);
}

/** Whether a value, as JSON has it, is the list of a site's parts: a host may answer anything in its place. */
export function isManifest(value: unknown): value is Manifest {
  if (!hasVersion(value)) return false;
  const { parts, sources, downloads } = value;
  return (
    isListOf(parts, (part): part is Part => isPart(part) && isOffered(part)) &&
    parts.length > 0 &&
    (sources === undefined || isFileRow(sources)) &&
    isListOf(downloads, isRow('string', 'number'))
  );
}

/** Whether a value is a row of a list of files. */
export const isFileRow = isRow<FileRow>('string', 'string', 'number');

/** Whether a value is a row of the list of sources. */
export const isSourcePlace = isRow<SourcePlace>('string', 'string', 'string');

function isOffered(value: object): boolean {
  const { files, lists, between } = value as Fields;
  const isNamed = between === undefined || isRow('string', 'string')(between);
  return isBytes(files) && isListOf(lists, isFileRow) && isNamed;
}

function isRow<T extends unknown[]>(...types: string[]): (value: unknown) => value is T {
  return (value): value is T =>
    Array.isArray(value) && types.every((type, index) => typeof value[index] === type);
}
