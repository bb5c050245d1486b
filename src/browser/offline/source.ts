import {
  type FileRow,
  isSourcePlace,
  type Manifest,
  pathInFirst,
  sectionPrefix,
  type SourcePlace,
  sourcePrefix,
} from '../../core/export/manifest.ts';
import type { Saved, SavedPart } from '../../core/export/saved.ts';
import { type Failure, fetchLists, fetchRows, hashOf } from './fetch.ts';
import { partCache } from './store.ts';

/** One source as a part of its own, with its files, and the section that has it, too. */
export interface SourcePart extends SavedPart {
  rows: FileRow[];
  section: string;
}

/** Returns sources as parts, those that the site has; or why that cannot be known. */
export async function sourceParts(
  base: string,
  { parts, sources }: Manifest,
  ids: readonly string[],
): Promise<SourcePart[] | Failure> {
  if (!sources || ids.length === 0) return [];
  const places = await fetchLists(base, [sources], isSourcePlace);
  if ('cause' in places) return places;
  const wanted = places.filter(([id]) => ids.includes(id));
  const found: SourcePart[] = [];
  for (const section of parts) {
    const own = wanted.filter(([, id]) => id === section.id);
    const rows = own.length === 0 ? [] : await fetchRows(base, section);
    if ('cause' in rows) return rows;
    for (const place of own) found.push(await partOf(base, place, rows));
  }
  return found;
}

/**
 * Returns the sections that have sources now which are saved with another: a section is a page of the list, and has others as soon as
 * the edition grows. None where that cannot be known.
 */
export async function movedSections(
  base: string,
  { sources }: Manifest,
  { parts }: Saved,
): Promise<string[]> {
  const sections = parts.filter(({ id }) => id.startsWith(sectionPrefix));
  if (!sources || sections.length === 0) return [];
  const known = new Set(parts.map(({ id }) => id));
  const saved = new Set((await Promise.all(sections.map((part) => sourcesIn(base, part)))).flat());
  const places = await fetchLists(base, [sources], isSourcePlace);
  if ('cause' in places) return [];
  const own = places.filter(([id, section]) => saved.has(id) && !known.has(section));
  return [...new Set(own.map(([, section]) => section))];
}

/** Returns the ids of the sources whose pages are saved with a part. */
async function sourcesIn(base: string, part: SavedPart): Promise<string[]> {
  const name = partCache(base, part);
  const requests = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
  return requests.flatMap(({ url }) => {
    const path = pathInFirst(new URL(url).pathname.slice(base.length));
    return /^sources\/([^/]+)\/$/.exec(path)?.[1] ?? [];
  });
}

async function partOf(
  base: string,
  [id, section, seed]: SourcePlace,
  all: readonly FileRow[],
): Promise<SourcePart> {
  const page = `sources/${id}/`;
  const rows = all.filter(([path]) => pathInFirst(path) === page || path === seed);
  const json = new TextEncoder().encode(JSON.stringify(rows));
  return {
    id: sourcePrefix + id,
    title: await titleOf(base + page, id),
    version: (await hashOf(json)).slice(0, 16),
    bytes: rows.reduce((sum, [, , bytes]) => sum + bytes, 0),
    files: rows.length,
    rows,
    section,
  };
}

/** What a source is called, as its own page says; else its id. */
async function titleOf(address: string, id: string): Promise<string> {
  const response = await fetch(address).catch(() => undefined);
  const page = new DOMParser().parseFromString((await response?.text()) ?? '', 'text/html');
  return page.querySelector('h1')?.textContent.trim() ?? id;
}
