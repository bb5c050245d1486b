/* Where the parts are that a reader saved: apart from what every page needs to know of them. */
import { type Saved, wholeId } from '../../core/export/saved.ts';
import { cacheName, matchIn, noteOf, partCache } from './store.ts';

/** Whether an edition is saved as a whole, and there is nothing to choose. */
export function isWhole({ parts }: Pick<Saved, 'parts'>): boolean {
  return parts.length === 1 && parts[0]?.id === wholeId;
}

/** Returns what the saved parts have for an address. */
export async function matchSaved(
  base: string,
  saved: Saved | undefined,
  address: string,
): Promise<Response | undefined> {
  for (const part of saved?.parts ?? []) {
    const found = await matchIn(partCache(base, part), address);
    if (found) return found;
  }
  return undefined;
}

/** Notes which parts are saved. Rejects where the store is full. */
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
