import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { type Caller, fromTyped } from '../io/locate.ts';
import { UsageError } from './options.ts';

/** The folders of content/ whose pages commands change. */
const pageFolders = ['sources', 'glossary', 'comparisons'] as const;

/** A page as somebody has named it: in any folder where none is said. */
export interface NamedPage {
  folder?: (typeof pageFolders)[number];
  id: string;
}

/** Where a page is looked for. */
export interface Around {
  /** The folder of the edition, an absolute path. */
  dir: string;
  caller: Caller;
}

const inFolder = new RegExp(`^/?(?:content/)?(${pageFolders.join('|')})/([^/]+?)(?:\\.mdx|/)?$`);

/**
 * Returns which page is meant: by its id, by its folder and id (`glossary/gazette`), by its address, or by the path of its file, from
 * where the command was typed or from the edition. Throws a UsageError for the path of what is no page of this edition.
 */
export function readName(name: string, { dir, caller }: Around): NamedPage {
  // An id is one wherever it was typed.
  if (!/[\\/]|\.mdx$/.test(name)) return { id: name };
  const from = withinOf(fromTyped(name, caller), dir);
  // A file that is there is meant, also where its name alone was typed beside it, or where it is another edition’s.
  const isFile = from.endsWith('.mdx') && existsSync(fromTyped(name, caller));
  const own = isAbsolute(name) || isFile ? from : name.replaceAll('\\', '/');
  const address = isFile ? null : inFolder.exec(name);
  const [, folder, id] = inFolder.exec(own) ?? inFolder.exec(from) ?? address ?? [];
  const known = pageFolders.find((one) => one === folder);
  if (known !== undefined && id !== undefined) return { folder: known, id };
  const alone = own.replace(/(?:\.mdx|\/)$/, '');
  if (!alone.includes('/')) return { id: alone };
  throw new UsageError(
    `Unexpected “${name}”, expected the id of a page of ${dir}, or the path of its file in content/sources, content/glossary or content/comparisons there`,
  );
}

/** Returns a path as it is from the folder of the edition, with `/`. */
function withinOf(path: string, dir: string): string {
  const isThere = existsSync(path);
  const within = isThere ? relative(realpathSync(dir), realpathSync(path)) : relative(dir, path);
  return within.replaceAll('\\', '/');
}
