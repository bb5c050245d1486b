import {
  type FileRow,
  isSourcePlace,
  type Manifest,
  pathInFirst,
  type SourcePlace,
  sourcePrefix,
} from '../../core/export/manifest.ts';
import type { SavedPart } from '../../core/export/saved.ts';
import { type Failure, fetchLists, fetchRows, hashOf } from './fetch.ts';

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
