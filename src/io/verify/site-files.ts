import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FileRow, isFileRow, isManifest, pathInFirst } from '../../core/export/manifest.ts';
import { isListOf } from '../../core/export/saved.ts';
import { openInside } from '../site-file.ts';
import { fetchFile, type Sent } from './fetch.ts';

/** Why a file of a site cannot be had, in a line. */
export class Unhad extends Error {}

/** A site that was built, wherever it lies. */
export interface SiteFiles {
  /** Returns the file at a path, which for a page ends with a slash; undefined where nothing is. Throws an Unhad. */
  read: (path: string) => Promise<Sent | undefined>;
  /** Returns the paths of its pages of sources, comparisons and texts side by side. Throws an Unhad. */
  pages: () => Promise<string[]>;
}

/** How large a file of a site may be, in bytes: a page is its source of at most 5 MB with all that is marked there. */
const fileLimit = 100_000_000;

/** The folders of pages that say what seeds say. */
const kinds = ['sources', 'comparisons', 'texts'];

/** The name of a folder that has the pages in a further language. */
const languageName = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** Returns the site in a folder. Links that lead out of it are followed nowhere. */
export function siteInFolder(folder: string): SiteFiles {
  return {
    async read(path) {
      const names = path.replace(/\/$/, '/index.html').split('/');
      const file = await openInside(folder, names);
      try {
        if (file && (await file.stat()).size > fileLimit) throw new Unhad(tooLarge);
        return file && { bytes: await file.readFile() };
      } finally {
        await file?.close();
      }
    },
    pages: async () => {
      const found = kinds.map((kind) => pagesIn(folder, kind));
      if (!found[0]) throw new Unhad('Unexpected lack of “sources”, expected a built site');
      const languages = foldersIn(folder).filter((name) => languageName.test(name));
      const others = languages.flatMap((name) =>
        kinds.map((kind) => pagesIn(folder, kind, `${name}/`)),
      );
      return [...found, ...others].flatMap((pages) => pages ?? []);
    },
  };
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Returns the pages of a kind, in the language of a folder of the site (`en/`) where one is named; undefined where there is no such folder. */
function pagesIn(folder: string, kind: string, language = ''): string[] | undefined {
  if (!foldersIn(join(folder, language)).includes(kind)) return undefined;
  return (
    readdirSync(join(folder, language, kind))
      .flatMap((name) => pagesFrom(folder, `${language}${kind}/${name}/`))
      // By their paths, as a list of them is in order: a slash is behind a hyphen.
      .sort()
  );
}

/** Returns the page at a path, and those that long texts go on with; none where there is none. */
function pagesFrom(folder: string, path: string): string[] {
  const pages: string[] = [];
  for (let next = path; hasPage(join(folder, next)); next = `${path}page/${pages.length + 1}/`)
    pages.push(next);
  return pages;
}

/** Whether something is in a folder where a page would be: that it cannot be read is told of the page. */
function hasPage(folder: string): boolean {
  try {
    return readdirSync(folder).includes('index.html');
  } catch {
    return false;
  }
}

const tooLarge = `Unexpected size, expected at most ${fileLimit / 1e6} MB`;

/** Returns the site at an address, which ends with a slash. Its pages are those that it lists for readers offline. */
export function siteAt(address: URL): SiteFiles {
  const read: SiteFiles['read'] = async (path) => {
    const at = URL.canParse(path, address) ? new URL(path, address) : undefined;
    // Its lists may name anything: whatever lies elsewhere is nobody's to ask for.
    if (!at?.href.startsWith(address.href))
      throw new Unhad(`Unexpected path “${path}”, expected one below ${address.href}`);
    return fetchFile(at, { within: address, limit: fileLimit, refuse: (why) => new Unhad(why) });
  };
  const json = async (path: string): Promise<unknown> => {
    const file = await read(path);
    try {
      return file && JSON.parse(Buffer.from(file.bytes).toString());
    } catch {
      return undefined;
    }
  };
  return {
    read,
    async pages() {
      const manifest = await json('offline.json');
      if (!isManifest(manifest))
        throw new Unhad('offline.json: Unexpected content, expected the list of the site’s files');
      const paths = new Set<string>();
      for (const [list] of manifest.parts.flatMap(({ lists }) => lists)) {
        const rows = await json(list);
        if (!isListOf(rows, (row): row is FileRow => isFileRow(row)))
          throw new Unhad(`${list}: Unexpected content, expected a list of the site’s files`);
        for (const [path] of rows) if (isPage.test(pathInFirst(path))) paths.add(path);
      }
      return [...paths].sort();
    },
  };
}

/** Lists hold further pages of a list of sources, too: `sources/page/2/`. */
const isPage = new RegExp(`^(?:${kinds.join('|')})/[a-z0-9-]+/$|^texts/[a-z0-9-]+/page/\\d+/$`);
