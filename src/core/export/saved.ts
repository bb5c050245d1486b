/** A part of the edition that a reader saved. Its version follows from its files: where that is the same, so are they. */
export interface SavedPart {
  id: string;
  title: string;
  version: string;
  /** Of all its files together. */
  bytes: number;
  /** How many they are; absent in older notes. */
  files?: number;
}

/** What of an edition a reader saved, all of one version, as it is noted when the last file is stored. */
export interface Saved {
  version: string;
  /** The date that the edition gives for its version; '' where it has none. */
  date: string;
  parts: SavedPart[];
}

/** The one part of an edition that is saved as a whole; so is what was saved before there were parts. */
export const wholeId = 'edition';

/**
 * Returns what a note of a saved edition says, from before there were parts, too; undefined where a value, as JSON has
 * it, is none: stores of browsers hold what anybody put there.
 */
export function readNote(value: unknown): Saved | undefined {
  if (!hasVersion(value)) return undefined;
  const { version, date, bytes, parts } = value;
  if (isBytes(bytes)) return { version, date, parts: [{ id: wholeId, title: '', version, bytes }] };
  return isListOf(parts, isPart) ? { version, date, parts } : undefined;
}

/** Whether a value is a list of what a test takes. */
export function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}

/** What has fields, as JSON has them. */
export type Fields = Record<string, unknown>;

/** Whether a value says which version of an edition it is about. */
export function hasVersion(value: unknown): value is Fields & { version: string; date: string } {
  return hasTexts(value, ['version', 'date']);
}

/** Whether a value is a part. */
export function isPart(value: unknown): value is SavedPart {
  if (!hasTexts(value, ['id', 'title', 'version'])) return false;
  const { bytes, files } = value;
  return isBytes(bytes) && (files === undefined || isBytes(files));
}

/** Whether a value is a number of bytes. */
export function isBytes(value: unknown): value is number {
  return Number.isFinite(value);
}

function hasTexts(value: unknown, names: readonly string[]): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof (value as Fields)[name] === 'string')
  );
}
