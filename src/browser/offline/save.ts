import { isManifest, type Manifest } from '../../core/export/manifest.ts';
import { cacheName, deleteCaches, readSaved, writeSaved } from './store.ts';

/** Why an edition was not saved, and the file at which it became plain. */
export interface Failure {
  cause: 'cancelled' | 'network' | 'altered' | 'full' | 'busy' | 'refused';
  path: string;
}

/** How many files are fetched at a time. */
const parallel = 6;

/** Returns the list of the files that the site has now. Rejects where there is no network, or something else in its place. */
export async function fetchManifest(base: string): Promise<Manifest> {
  const response = await fetch(`${base}offline.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`offline.json: ${response.status}`);
  const manifest: unknown = await response.json();
  if (!isManifest(manifest)) throw new Error('offline.json: no list of files');
  return manifest;
}

/** What ends the saving of an edition, and who is told how far it is. */
export interface Watching {
  signal: AbortSignal;
  /** Takes the bytes that are done. */
  progress: (bytes: number) => void;
}

/**
 * Stores all files of `manifest` beside what is stored, and only when every one of them is there and has the
 * bytes that the list tells, makes them the saved edition. Files that the old version or an earlier attempt has
 * are taken from there.
 */
export async function saveEdition(
  base: string,
  manifest: Manifest,
  { signal, progress }: Watching,
): Promise<Failure | undefined> {
  const { version, date, bytes, files } = manifest;
  const name = cacheName(base, 'edition', version);
  const saved = await readSaved(base);
  const old = saved && cacheName(base, 'edition', saved.version);
  await deleteCaches(base, 'edition', [name, old]);
  const target = await caches.open(name);
  const before = old === undefined ? undefined : await caches.open(old);
  const waiting = [...files];
  let done = 0;
  let failure: Failure | undefined;
  const work = async () => {
    for (let file = waiting.pop(); file && !failure; file = waiting.pop()) {
      const [path, sha256, size] = file;
      const cause = await take({ address: base + path, sha256 }, { target, before }, signal);
      if (cause) failure ??= { cause, path };
      else progress((done += size));
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (failure?.cause === 'cancelled' || failure?.cause === 'full')
    await deleteCaches(base, 'edition', [old]);
  if (failure) return failure;
  // What was taken away meanwhile, by the browser or by whoever clears what sites keep, is not saved.
  if (!(await caches.has(name))) return { cause: 'refused', path: '' };
  try {
    await writeSaved(base, { version, date, bytes });
  } catch {
    await deleteCaches(base, 'edition', [old]);
    return { cause: 'full', path: '' };
  }
  await deleteCaches(base, 'edition', [name]);
  await deleteCaches(base, 'visited');
  return undefined;
}

/** Deletes the saved edition, and what was kept of visits. */
export async function removeEdition(base: string): Promise<void> {
  for (const kind of ['saved', 'edition', 'visited']) await deleteCaches(base, kind);
}

/** Puts one file into `target`, verified, from `before` or from the network. Returns why it could not. */
async function take(
  { address, sha256 }: { address: string; sha256: string },
  { target, before }: { target: Cache; before: Cache | undefined },
  signal: AbortSignal,
): Promise<Failure['cause'] | undefined> {
  const isAborted = () => signal.aborted;
  if (isAborted()) return 'cancelled';
  if (await heldIn(target, address, sha256)) return undefined;
  let file = before && (await heldIn(before, address, sha256));
  if (!file) {
    try {
      // Redirected, an answer could not be given to a navigation: https://fetch.spec.whatwg.org/#http-fetch
      const response = await fetch(address, { cache: 'no-store', redirect: 'error', signal });
      if (response.status >= 500) return 'network';
      file = { bytes: await response.arrayBuffer(), headers: response.headers };
    } catch {
      return isAborted() ? 'cancelled' : 'network';
    }
    if ((await hashOf(file.bytes)) !== sha256) return 'altered';
  }
  try {
    await target.put(address, new Response(file.bytes, { headers: storedHeaders(file.headers) }));
    return undefined;
  } catch {
    return 'full';
  }
}

interface Held {
  bytes: ArrayBuffer;
  headers: Headers;
}

async function heldIn(cache: Cache, address: string, sha256: string): Promise<Held | undefined> {
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

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
