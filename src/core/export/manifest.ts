/** The edition that a reader saved whole, as it is noted when its last file is stored. */
export interface Saved {
  version: string;
  /** The date that the edition gives for its version; '' where it has none. */
  date: string;
  /** Of all its files together. */
  bytes: number;
}

/** `offline.json` of the site: the files of its version, each with its SHA-256 and its size in bytes. */
export interface Manifest extends Saved {
  files: [path: string, sha256: string, bytes: number][];
  downloads: [path: string, bytes: number][];
}

/** Whether a value, as JSON has it, is a note of a saved edition: stores of browsers hold what anybody put there. */
export function isSaved(value: unknown): value is Saved {
  if (typeof value !== 'object' || value === null) return false;
  const { version, date, bytes } = value as Partial<Record<keyof Saved, unknown>>;
  return typeof version === 'string' && typeof date === 'string' && Number.isFinite(bytes);
}

/** Whether a value, as JSON has it, is the list of a site's files: a host may answer anything in its place. */
export function isManifest(value: unknown): value is Manifest {
  if (!isSaved(value)) return false;
  const { files, downloads } = value as Partial<Record<keyof Manifest, unknown>>;
  const isList = (list: unknown, ...types: string[]) =>
    Array.isArray(list) &&
    list.every(
      (row) => Array.isArray(row) && types.every((type, index) => typeof row[index] === type),
    );
  return isList(files, 'string', 'string', 'number') && isList(downloads, 'string', 'number');
}
