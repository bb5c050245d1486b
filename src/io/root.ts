import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the tool itself. */
export const toolFolder = fileURLToPath(new URL('../../', import.meta.url));

/** How the modules of the tool end: as they were written in a checkout, as they were compiled in the package. */
const ending = extname(import.meta.filename);

/** Whether this is the package, which an edition has among its own, and no checkout. */
export const isPackage = ending === '.js';

/** Returns the path in the folder of the tool of one of its modules, which is named without its ending. */
export function modulePath(name: string): string {
  return `${name}${ending}`;
}

/** The folders in which the packages of the tool lie: its own, and, where it is one, those that it lies among. */
export const packageFolders = packageFoldersOf(toolFolder);

/**
 * Returns the folders in which the packages of a tool in `folder` may lie, the nearest first. What npm cannot put beside the
 * tool, since something else needs another version, it puts into the tool.
 */
export function packageFoldersOf(folder: string): [string, ...string[]] {
  const own = join(folder, 'node_modules');
  const around = dirname(own.replace(/[/\\]node_modules$/, ''));
  if (basename(around) !== 'node_modules') return [own];
  return existsSync(own) ? [own, around] : [around];
}
