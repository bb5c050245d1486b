import type { Styles } from './style.ts';

/** A file of an edition as it lies on the disk, or why it was not read. */
export type EditionFile = { path: string } & (
  | {
      readonly bytes: Uint8Array;
      /** Lower-case hexadecimal SHA-256 of the bytes. */
      sha256: string;
    }
  | {
      refused: Refusal;
      /** What one that is too large begins with. */
      head?: Uint8Array;
    }
);

/** Why a file was not read: nothing but regular files of a bounded size is. */
export type Refusal =
  'link' | 'not-a-file' | 'too-large' | 'unreadable' | 'unlisted' | 'changing' | 'interrupted';

/** The largest file that is read, in bytes. */
export const sizeLimit = 5_000_000;

/** The largest file that a text is made of, in bytes: it may have pictures. */
export const originalLimit = 50_000_000;

/** Whether a file is one that systems and programs leave in folders: it is passed over. */
export function isPassedOver(name: string): boolean {
  return /^(?:\.|~\$|(?:eh)?thumbs\.db$|desktop\.ini$|icon\r$|__macosx$|\$recycle\.bin$)/i.test(
    name,
  );
}

/** Everything that an edition is made of; paths are relative to its folder, with `/`, and sorted. */
export interface EditionFiles {
  files: EditionFile[];
  /** The paths of files that are there as well, and are not read here. */
  elsewhere?: readonly string[];
  /** How commands on this edition are typed where somebody works on it; as scripts of its own where nothing is said. */
  command?: CommandLine;
  /** The styles that works may be set in; those that come with the processor where nothing is said. */
  styles?: Styles | undefined;
}

/** Returns how a command of the tool is typed, with the words that follow it: `npm run new -- a.txt`. */
export type CommandLine = (name: string, words?: string) => string;

/** Writes a command as a script of the package in whose folder it is typed. */
export const scriptCommand: CommandLine = (name, words) =>
  `npm run ${name}${words === undefined ? '' : ` -- ${words}`}`;

/** Keeps parsed pages between runs, by a key that covers everything the parse depends on. */
export interface PageCache<T> {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
}
