import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { isFileRow, isManifest } from '../core/export/manifest.ts';
import { isListOf } from '../core/export/saved.ts';
import { isMountPoint } from '../io/mount.ts';
import { readRegularText } from '../io/read.ts';
import { toolFolder } from '../io/root.ts';
import { UsageError } from './options.ts';

/**
 * Returns the folder that the site goes to: that which is named, else `dist` in the edition. A build replaces it whole, so it is one that holds a site or nothing,
 * and neither holds the edition and the tool nor lies where the edition is read. Of a link it is the folder that it leads to, which is what is
 * served.
 */
export function outFolder(named: string | undefined, dir: string, isSite: boolean): string {
  const given = named ?? join(dir, 'dist');
  const isLink = lstatSync(given, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(given))
    throw new UsageError(
      `Unexpected --out “${given}”, a link that leads nowhere, expected a folder, a link to one, or nothing`,
    );
  const out = realPath(given);
  const read = bothPaths(resolve(dir, 'content'), resolve(dir, 'seeds'));
  const kept = [...bothPaths(resolve(toolFolder), dir), ...read];
  const isApart = (path: string) =>
    !kept.some((folder) => isIn(folder, path)) && !read.some((folder) => isIn(path, folder));
  if (!isApart(given) || !isApart(out)) {
    throw new UsageError(`Unexpected --out “${given}”, expected a folder apart from the edition`);
  }
  if (isMountPoint(out)) {
    throw new UsageError(
      `Unexpected --out “${out}”, where a volume is mounted, expected a folder in it, as with --out “${join(out, 'site')}”: the site is put there by a rename`,
    );
  }
  const foreign = isSite && existsSync(out) ? foreignIn(out) : undefined;
  if (foreign === undefined) return out;
  throw new UsageError(
    `Unexpected --out “${out}” with something else in it (${foreign}), expected a new folder or a site that was built before`,
  );
}

/** Returns the path that a path leads to; itself where nothing is there. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function bothPaths(...paths: string[]): string[] {
  return paths.flatMap((path) => [path, realPath(path)]);
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/[\\/]$/, '')}${sep}`);
}

/** What a site has that its own list of files, which is for readers offline, does not hold. */
const unlisted = `404.html _headers changes.xml downloads help offline.json pagefind robots.txt scan-reader.js search-mapping.json
  search-records.ndjson sitemap.xml sw.js`;

/** Returns the first thing that would be lost with the folder: what no build has written there. */
function foreignIn(out: string): string | undefined {
  if (!statSync(out).isDirectory()) return 'a file';
  const listed = listedIn(out);
  // Without such lists it is none that was built, whatever things in it are called.
  const known = new Set(listed.length > 0 ? [...unlisted.split(/\s+/), ...listed] : []);
  return readdirSync(out).find((name) => !known.has(name) && !/^sitemap-\d+\.xml$/.test(name));
}

/** How large a list of a site's files may be, in bytes: before there were parts, that of a large site was one. */
const listLimit = 100_000_000;

/** Returns the topmost folders and files of a site that was built; none where there are no such lists. */
function listedIn(out: string): string[] {
  const list = readList(join(out, 'offline.json'));
  const lists = isManifest(list) ? list.parts.flatMap((part) => part.lists) : [];
  const rows = [
    // As it was before there were parts.
    (list as { files?: unknown } | undefined)?.files,
    ...lists.map(([path]) => readList(join(out, path))),
  ];
  return rows
    .flatMap((some) => (isListOf(some, isFileRow) ? some : []))
    .map(([path]) => path.split('/', 1)[0] || 'index.html');
}

function readList(path: string): unknown {
  const text = readRegularText(path, listLimit);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
