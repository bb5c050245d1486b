import { buildSync } from 'esbuild';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type FileRow, type Manifest, pathInFirst } from '../core/export/manifest.ts';
import type { OfflineSection } from '../core/view/offline.ts';
import { hashesIn } from '../io/hash-file.ts';
import { modulePath, toolFolder } from '../io/root.ts';
import type { Stamp } from '../core/export/stamp.ts';
import type { Wording } from '../core/words/wording.ts';
import { sha256 } from '../io/read.ts';
import { partsOf, rowOf, sourcesIn } from './offline-parts.ts';

/**
 * What is not stored with an edition: the tool's own pages, what is for hosts and robots, files to be taken away, and images of pages
 * that are larger than those that are seen beside each other.
 */
const left =
  /^(?:help\/|downloads\/|facsimiles\/[^/]+\/(?!(?:\d{1,2}|[1-4]\d\d|500)\.jpg$)|404\.html$|_headers$|robots\.txt$|sitemap(?:-\d+)?\.xml$|changes(?:\/page\/\d+)?\.xml$|sw\.js$|scan-reader\.js$|offline\.json$|offline\/[\w-]+\.json$|search-(?:records\.ndjson|mapping\.json)$)/;

/** What of an edition the lists of its files say. */
interface Listed {
  /** The date of its version; '' where it has none. */
  date: string;
  /** What of its sources can be saved without the others; none where all is saved as a whole. */
  sections: readonly OfflineSection[];
  /** What the parts are called. */
  wording: Wording;
}

/**
 * Writes what makes the site in `folder` work without a network: the lists of its files with their hashes, by the parts that
 * readers save, and the service worker, stamped with the version that follows from them. To be called when all other files
 * are written. `hashes` are those of the files.
 */
export function writeOffline(
  folder: string,
  { date, sections, wording }: Listed,
  hashes = hashesIn(folder),
): void {
  const paths = pathsIn(folder);
  const files = paths
    .filter((path) => !left.test(pathInFirst(path)))
    .map((path): FileRow => {
      const { sha256, bytes } = hashes(path);
      return [path.replace(/(^|\/)index\.html$/, '$1'), sha256, bytes];
    });
  const listed = partsOf(files, sections, wording);
  const lists = listed.flatMap((one) => one.lists);
  const parts = listed.map(({ part }) => part);
  const version = sha256(parts.map((part) => part.version).join('\n')).slice(0, 16);
  const manifest: Manifest = {
    version,
    date,
    parts,
    downloads: paths
      .filter((path) => path.startsWith('downloads/'))
      .map((path) => [path, statSync(join(folder, path)).size]),
  };
  if (sections.length > 0) {
    const sources = `${JSON.stringify(sourcesIn(sections))}\n`;
    lists.push(['offline/sources.json', sources]);
    manifest.sources = rowOf('offline/sources.json', sources);
  }
  for (const [path, json] of lists) writeFileSync(join(folder, path), json);
  writeFileSync(join(folder, 'offline.json'), `${JSON.stringify(manifest)}\n`);
  writeFileSync(
    join(folder, 'sw.js'),
    worker({ version, shell: shellOf(folder, paths), names: namesIn(paths) }),
  );
}

/** Returns the paths of the files of a site, sorted, with `/` between. */
function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/'))
    .map((path) => path.replace(/^\//, ''))
    .sort();
}

/** The files that the page on reading offline needs, in each language: it is shown where nothing else is stored. */
function shellOf(folder: string, paths: readonly string[]): string[] {
  const icons = ['favicon.svg', 'icon/48.png', 'manifest.webmanifest'].filter((p) =>
    existsSync(join(folder, p)),
  );
  const pages = paths.filter((path) => pathInFirst(path) === 'offline/index.html');
  return [
    ...pages.map((path) => path.replace(/index\.html$/, '')),
    ...icons,
    ...paths.filter((path) => /^style\.css$|^_astro\/[^/]*\.(?:css|js)$/.test(path)),
  ];
}

/** Returns what the paths of a site begin with, up to the first `/`; that of the front page is ''. */
function namesIn(paths: readonly string[]): string[] {
  return [
    ...new Set(paths.map((path) => (path === 'index.html' ? '' : path.replace(/\/[^]*/, '')))),
  ];
}

/** Returns the service worker as one classic script. */
function worker(stamp: Stamp): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(toolFolder, modulePath('src/browser/offline/worker'))],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    define: { stamp: JSON.stringify(stamp) },
  });
  return outputFiles[0]?.text ?? '';
}
