import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isPassedOver } from '../core/edition/files.ts';
import { type Caller, fromTyped, isFolder } from '../io/locate.ts';

/** A file that `new` is given, by itself or with the folder that it lies in. */
export interface Given {
  /** As it is told, and found from where the command was typed, or from the edition. */
  name: string;
  /** Whether its folder was named, and not the file. */
  isOfFolder: boolean;
  /** Why it is passed over; absent where it is not. */
  passedOver?: string;
}

/** Numbers in names count as such: `letter 2` stands before `letter 10`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Returns the files that names stand for, in their order: of a folder those that lie in it, sorted, and what in it is
 * passed over. A relative name is one from where the command was typed, else from the edition in `dir`.
 */
export function filesOf(names: readonly string[], dir: string, caller: Caller): Given[] {
  return names.flatMap((name): Given[] => {
    const folder = [fromTyped(name, caller), resolve(dir, name)].find(isFolder);
    if (folder === undefined) return [{ name, isOfFolder: false, ...passedOver(basename(name)) }];
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.length === 0)
      return [{ name, isOfFolder: true, passedOver: 'a folder with nothing in it' }];
    return entries
      .sort((a, b) => compare(a.name, b.name))
      .map((entry) => ({
        name: join(name, entry.name),
        isOfFolder: true,
        ...passedOver(entry.name, entry.isDirectory()),
      }));
  });
}

/** What of a folder is no text: it comes along also where a shell is given a pattern. */
function passedOver(name: string, isFolderToo = false): Pick<Given, 'passedOver'> {
  if (isPassedOver(name)) return { passedOver: 'a hidden file, or one of the system' };
  if (isFolderToo) return { passedOver: 'a folder in it; name that, too, to take what is in it' };
  return /^(?:md5|sha\d+)sums?(?:\.txt)?$|\.(?:md5|sha\d+)$/i.test(name)
    ? { passedOver: 'a list of hashes' }
    : {};
}
