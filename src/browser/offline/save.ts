import { baseId, type FileRow, type Manifest } from '../../core/export/manifest.ts';
import type { Saved, SavedPart } from '../../core/export/saved.ts';
import { type Failure, type Fetched, fetchFile, hashOf } from './fetch.ts';
import { deleteCaches, isWhole, matchSaved, writeSaved } from './parts.ts';
import { bytesOf, freshParts, type Kept, type PlannedPart } from './plan.ts';
import { cacheName, partCache, readSaved } from './store.ts';

/** How many files are fetched at a time. */
const parallel = 6;

/** What ends the saving of parts, and who is told how far it is. */
export interface Watching {
  signal: AbortSignal;
  /** Takes the bytes that are done. */
  progress: (bytes: number) => void;
}

/** Returns how many bytes the browser gives the site beside what it has; undefined where it does not tell. */
export async function roomLeft(): Promise<number | undefined> {
  // Older browsers have no such method, and some throw where storage is refused.
  const { storage }: { storage: Partial<StorageManager> } = navigator;
  const estimated = Promise.resolve().then(() => storage.estimate?.());
  const { quota, usage } = (await estimated.catch(() => undefined)) ?? {};
  return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
}

/** Returns what is saved, as far as it is still there: the browser, and whoever clears what sites keep, takes caches one by one, or of them. */
export async function readKept(base: string): Promise<Kept | undefined> {
  const saved = await readSaved(base);
  if (!saved) return undefined;
  const parts: SavedPart[] = [];
  const lacking = new Set<string>();
  for (const part of saved.parts) {
    const name = partCache(base, part);
    if (!(await caches.has(name))) continue;
    parts.push(part);
    if (await lacks(name, part.files).catch(() => false)) lacking.add(part.version);
  }
  return parts.length === 0 ? undefined : { ...saved, parts, lacking };
}

/** Whether a cache has fewer files than so many. Rejects where the browser does not tell. */
async function lacks(name: string, files = 0): Promise<boolean> {
  const cache = await caches.open(name);
  return (await cache.keys()).length < files;
}

/**
 * Stores all files of some parts beside what is stored, and only when every one of them is there and has the bytes that the
 * lists tell, makes them what is saved. Parts that are as they were, and whole, stay; files that the old version of a part or an earlier
 * attempt has are taken from there.
 */
export async function saveParts(
  base: string,
  { version, date }: Manifest,
  parts: readonly PlannedPart[],
  { signal, progress }: Watching,
): Promise<Failure | undefined> {
  const saved = await readKept(base);
  const fresh = freshParts(parts, saved);
  if (bytesOf(fresh) > ((await roomLeft()) ?? Infinity)) return { cause: 'full', path: '' };
  const cachesOf = (some: readonly SavedPart[] = []) => some.map((part) => partCache(base, part));
  await deleteCaches(base, 'edition', [...cachesOf(parts), ...cachesOf(saved?.parts)]);
  let done = 0;
  const filling = { base, saved, signal, progress: (bytes: number) => progress((done += bytes)) };
  for (const part of fresh) {
    const failure = await fill(part, filling);
    if (failure?.cause === 'cancelled' || failure?.cause === 'full')
      await deleteCaches(base, 'edition', cachesOf(saved?.parts));
    if (failure) return failure;
  }
  // What was taken away meanwhile, by the browser or by whoever clears what sites keep, is not saved.
  for (const name of cachesOf(parts))
    if (!(await caches.has(name))) return { cause: 'refused', path: '' };
  const note = {
    ...{ version, date },
    parts: parts.map(({ rows: _, ...part }): SavedPart => part),
  };
  try {
    await writeSaved(base, note);
  } catch {
    await deleteCaches(base, 'edition', cachesOf(saved?.parts));
    return { cause: 'full', path: '' };
  }
  // It is saved: what is not tidied up now is the next time.
  await tidy(base, note).catch(() => undefined);
  return undefined;
}

/** Deletes what no saved part has any more, and what was kept of visits where it is saved. */
async function tidy(base: string, saved: Saved): Promise<void> {
  await deleteCaches(
    base,
    'edition',
    saved.parts.map((part) => partCache(base, part)),
  );
  await forgetVisits(base, saved);
}

/** Takes a part away; what every page needs goes with the last. */
export async function removePart(base: string, id: string): Promise<void> {
  const saved = await readKept(base);
  const parts = saved?.parts.filter((part) => part.id !== id) ?? [];
  if (!saved || parts.every((part) => part.id === baseId)) return removeAll(base);
  const { version, date } = saved;
  const left = { version, date, parts };
  await writeSaved(base, left);
  await tidy(base, left);
}

/** Takes away all that is saved, and what was kept of visits. */
export async function removeAll(base: string): Promise<void> {
  for (const kind of ['saved', 'edition', 'visited']) await deleteCaches(base, kind);
}

/** What the parts of one attempt are filled with. */
interface Filling {
  base: string;
  saved: Saved | undefined;
  signal: AbortSignal;
  /** Takes the bytes of a file that is done. */
  progress: (bytes: number) => void;
}

/** Stores all files of a part. Returns why it could not. */
async function fill(part: PlannedPart, filling: Filling): Promise<Failure | undefined> {
  const { base, saved, signal, progress } = filling;
  const rows = await part.rows(signal);
  if ('cause' in rows) return rows;
  const old = saved?.parts.find(({ id }) => id === part.id) ?? (saved && wholeOf(saved));
  const target = await caches.open(partCache(base, part));
  const before = old && (await caches.open(partCache(base, old)));
  const waiting = [...rows];
  let failure: Failure | undefined;
  const work = async () => {
    for (let row = waiting.pop(); row && !failure; row = waiting.pop()) {
      const failed = await take(base, row, { target, before }, signal);
      if (failed) failure ??= failed;
      else progress(row[2]);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return failure;
}

function wholeOf(saved: Saved): SavedPart | undefined {
  return isWhole(saved) ? saved.parts[0] : undefined;
}

/** Puts one file into `target`, verified, from `before` or from the network. Returns why it could not. */
async function take(
  base: string,
  row: FileRow,
  { target, before }: { target: Cache; before: Cache | undefined },
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const [path, sha256] = row;
  const address = base + path;
  if (signal.aborted) return { cause: 'cancelled', path };
  if (await heldIn(target, address, sha256)) return undefined;
  const file =
    (before && (await heldIn(before, address, sha256))) ?? (await fetchFile(base, row, signal));
  if ('cause' in file) return file;
  try {
    await target.put(address, new Response(file.bytes, { headers: storedHeaders(file.headers) }));
    return undefined;
  } catch {
    return { cause: 'full', path };
  }
}

async function heldIn(cache: Cache, address: string, sha256: string): Promise<Fetched | undefined> {
  const response = await cache.match(address, { ignoreVary: true });
  if (!response) return undefined;
  const bytes = await response.arrayBuffer();
  return (await hashOf(bytes)) === sha256 ? { bytes, headers: response.headers } : undefined;
}

/** The headers of a file, but for those that tell how it was sent. */
function storedHeaders(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'vary'])
    kept.delete(name);
  return kept;
}

/** Deletes what was kept of visits where it is saved now. */
async function forgetVisits(base: string, saved: Saved): Promise<void> {
  const visited = await caches.open(cacheName(base, 'visited'));
  for (const request of await visited.keys())
    if (await matchSaved(base, saved, request.url)) await visited.delete(request);
}
