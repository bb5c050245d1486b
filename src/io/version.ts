import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from './read.ts';
import { packageFolders, toolFolder } from './root.ts';

let known: string | undefined;

/**
 * Returns a digest of the whole code as it was when this was first asked, of the packages that it may use and of what
 * runs it. What is kept between runs carries it: that which parts of the code a result depends on could be forgotten.
 */
export function toolVersion(): string {
  known ??= digest();
  return known;
}

/** What says which packages there are: of a checkout, and, where it is a package, of what npm or another has put around it. */
const locks = [
  ...['package.json', 'package-lock.json'].map((name) => join(toolFolder, name)),
  ...packageFolders.map((folder) => join(folder, '.package-lock.json')),
  ...foldersAround(toolFolder).flatMap((folder) =>
    ['pnpm-lock.yaml', 'yarn.lock', 'bun.lock'].map((name) => join(folder, name)),
  ),
];

/** Returns the folders around a folder, the nearest first. */
function foldersAround(folder: string): string[] {
  const around = dirname(folder);
  return around === folder ? [] : [around, ...foldersAround(around)];
}

function digest(): string {
  const files = readdirSync(join(toolFolder, 'src'), { recursive: true, withFileTypes: true })
    // Beside a compiled module lies what tells of it, and is not run.
    .filter((entry) => entry.isFile() && !/\.(?:d\.ts|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const all = [...files.sort(), ...locks.filter((path) => existsSync(path))];
  const read = all.map((file) => `${file.slice(toolFolder.length)}\n${readFileSync(file, 'utf8')}`);
  // Node has the names of languages and months from a library that may be the system’s.
  return sha256([JSON.stringify(process.versions), ...read].join('\n'));
}
