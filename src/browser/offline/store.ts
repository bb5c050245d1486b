import { readNote, type Saved } from '../../core/export/saved.ts';

/*
 * What the pages and the service worker agree on: where things are kept. All names carry the base path, since
 * several editions may share an origin; a colon ends it, which no base path holds.
 */

/** Returns the name of a cache of the edition under `base`. */
export function cacheName(base: string, ...parts: string[]): string {
  return ['margent', base, ...parts].join(':');
}

/** Returns the name of the cache that holds a part of the edition, as it was in one version. */
export function partCache(base: string, { version }: { version: string }): string {
  return cacheName(base, 'edition', version);
}

/** Returns the address under which it is noted what is saved. Writing it is what makes parts of a version the saved ones. */
export function noteOf(base: string): string {
  return `${base}offline/saved.json`;
}

/**
 * Returns what is noted of the parts of an edition that were saved under this base path; undefined where none was, or
 * where what is there cannot be read as such a note.
 */
export async function readSaved(base: string): Promise<Saved | undefined> {
  const note = await matchIn(cacheName(base, 'saved'), noteOf(base));
  return readNote(await note?.json().catch(() => undefined));
}

/** Returns what a cache has for an address. A store that cannot be read has nothing: it keeps nobody from the network. */
export async function matchIn(name: string, address: string): Promise<Response | undefined> {
  try {
    // On plain http there is none, and where storage is refused some browsers throw as soon as it is named.
    return await caches.match(address, { cacheName: name, ignoreVary: true });
  } catch {
    return undefined;
  }
}
