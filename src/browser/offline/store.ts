import { isSaved, type Saved } from '../../core/export/manifest.ts';

/*
 * What the pages and the service worker agree on: where things are kept. All names carry the base path, since
 * several editions may share an origin; a colon ends it, which no base path holds.
 */

/** Returns the name of a cache of the edition under `base`. */
export function cacheName(base: string, ...parts: string[]): string {
  return ['margent', base, ...parts].join(':');
}

/** Returns the address under which the saved edition is noted. Writing it is what makes a version the saved one. */
function noteOf(base: string): string {
  return `${base}offline/saved.json`;
}

/**
 * Returns what is noted of the edition that was saved whole under this base path; undefined where none was, or where
 * what is there cannot be read as such a note.
 */
export async function readSaved(base: string): Promise<Saved | undefined> {
  const note = await matchIn(cacheName(base, 'saved'), noteOf(base));
  const saved: unknown = await note?.json().catch(() => undefined);
  return isSaved(saved) ? saved : undefined;
}

/** Returns what a cache has for an address. A store that cannot be read has nothing: it keeps nobody from the network. */
export function matchIn(name: string, address: string): Promise<Response | undefined> {
  return caches.match(address, { cacheName: name, ignoreVary: true }).catch(() => undefined);
}

/** Notes that the edition is saved whole. Rejects where the store is full. */
export async function writeSaved(base: string, saved: Saved): Promise<void> {
  const cache = await caches.open(cacheName(base, 'saved'));
  await cache.put(noteOf(base), Response.json(saved));
}

/** Deletes the caches of one kind of the edition under `base`, but for those that are named. */
export async function deleteCaches(
  base: string,
  kind: string,
  kept: readonly (string | undefined)[] = [],
): Promise<void> {
  const own = `${cacheName(base, kind)}:`;
  const old = (await caches.keys()).filter(
    (name) => `${name}:`.startsWith(own) && !kept.includes(name),
  );
  await Promise.all(old.map((name) => caches.delete(name)));
}
