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
