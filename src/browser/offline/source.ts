import {
  type FileRow,
  isSourcePlace,
  type Manifest,
  sourcePrefix,
} from '../../core/export/manifest.ts';
import type { SavedPart } from '../../core/export/saved.ts';
import { type Failure, fetchLists, fetchRows, hashOf } from './fetch.ts';

/** One source as a part of its own, with its files, and the section that has it, too. */
export interface SourcePart extends SavedPart {
  rows: FileRow[];
  section: string;
}

/** Returns a source as a part; undefined where the site has none of that id, and why that cannot be known. */
export async function sourcePart(
  base: string,
  { parts, sources }: Manifest,
  id: string,
): Promise<SourcePart | Failure | undefined> {
  if (!sources) return undefined;
  const places = await fetchLists(base, [sources], isSourcePlace);
  if ('cause' in places) return places;
  const place = places.find(([own]) => own === id);
  const section = parts.find((part) => part.id === place?.[1]);
  if (!place || !section) return undefined;
  const all = await fetchRows(base, section);
  if ('cause' in all) return all;
  const page = `sources/${id}/`;
  const rows = all.filter(([path]) => path === page || path === place[2]);
  const json = new TextEncoder().encode(JSON.stringify(rows));
  return {
    id: sourcePrefix + id,
    title: await titleOf(base + page, id),
    version: (await hashOf(json)).slice(0, 16),
    bytes: rows.reduce((sum, [, , bytes]) => sum + bytes, 0),
    rows,
    section: section.id,
  };
}

/** What a source is called, as its own page says; else its id. */
async function titleOf(address: string, id: string): Promise<string> {
  const response = await fetch(address).catch(() => undefined);
  const page = new DOMParser().parseFromString((await response?.text()) ?? '', 'text/html');
  return page.querySelector('h1')?.textContent.trim() ?? id;
}
