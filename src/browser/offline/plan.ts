import {
  baseId,
  type FileRow,
  type Manifest,
  type Part,
  sourcePrefix,
} from '../../core/export/manifest.ts';
import type { Saved, SavedPart } from '../../core/export/saved.ts';
import { type Failure, fetchRows } from './fetch.ts';
import { isWhole } from './parts.ts';
import { sourceParts } from './source.ts';

/** A part that is to be saved. */
export interface PlannedPart extends SavedPart {
  /** Returns the rows of its files, or why they cannot be known. */
  rows: (signal: AbortSignal) => Promise<FileRow[] | Failure>;
}

/** What is saved, as far as it is still there. */
export interface Kept extends Saved {
  /** The versions of parts of which files are gone: what is left of them is read. */
  lacking: ReadonlySet<string>;
}

/**
 * Returns the parts of a version that are saved where these are saved already and those are chosen, but for single sources.
 * An edition that was saved as a whole before it had parts has all of them.
 */
export function partsToSave(
  manifest: Manifest,
  saved: Saved | undefined,
  chosen: Iterable<string> = [],
): Part[] {
  const { parts } = manifest;
  if (isWhole(manifest) || (saved && isWhole(saved))) return parts;
  const ids = new Set([baseId, ...(saved?.parts ?? []).map(({ id }) => id), ...chosen]);
  return parts.filter(({ id }) => ids.has(id));
}

/** Returns all parts that are to be saved, single sources among them where no section has them; or why that cannot be known. */
export async function planToSave(
  base: string,
  manifest: Manifest,
  saved: Saved | undefined,
  chosen: Iterable<string>,
): Promise<PlannedPart[] | Failure> {
  const parts = partsToSave(manifest, saved, chosen);
  const planned = parts.map((part): PlannedPart => {
    const { id, title, version, bytes, files } = part;
    return { id, title, version, bytes, files, rows: (signal) => fetchRows(base, part, signal) };
  });
  const ids = new Set([...(saved?.parts ?? []).map(({ id }) => id), ...chosen]);
  const single = [...ids].filter((id) => id.startsWith(sourcePrefix));
  const sources = await sourceParts(
    base,
    manifest,
    single.map((id) => id.slice(sourcePrefix.length)),
  );
  if ('cause' in sources) return sources;
  for (const { rows, section, ...about } of sources) {
    if (parts.some(({ id }) => id === section)) continue;
    planned.push({ ...about, rows: () => Promise.resolve(rows) });
  }
  return planned;
}

/** Returns the parts that are not saved as they are now: of these is fetched, or copied, what changed or is gone. */
export function freshParts<P extends SavedPart>(parts: readonly P[], kept: Kept | undefined): P[] {
  const known = new Set(kept?.parts.map(({ version }) => version));
  return parts.filter(({ version }) => !known.has(version) || kept?.lacking.has(version));
}

/** Returns the bytes of parts. */
export function bytesOf(parts: readonly SavedPart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}
