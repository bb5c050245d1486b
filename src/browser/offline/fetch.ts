import { type FileRow, isFileRow, isManifest, type Manifest } from '../../core/export/manifest.ts';
import { isListOf } from '../../core/export/saved.ts';

/** Why something was not saved, and the file at which it became plain. */
export interface Failure {
  cause: 'cancelled' | 'network' | 'altered' | 'full' | 'busy' | 'refused';
  path: string;
}

/** A file as it came. */
export interface Fetched {
  bytes: ArrayBuffer;
  headers: Headers;
}

/** Returns the list of the parts that the site has now. Rejects where there is no network, or something else in its place. */
export async function fetchManifest(base: string): Promise<Manifest> {
  const response = await fetch(`${base}offline.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`offline.json: ${response.status}`);
  const manifest: unknown = await response.json();
  if (!isManifest(manifest)) throw new Error('offline.json: no list of parts');
  return manifest;
}

/** Fetches a file of the site, and compares it with its hash. Returns why it could not. */
export async function fetchFile(
  base: string,
  [path, sha256]: FileRow,
  signal?: AbortSignal,
): Promise<Fetched | Failure> {
  const isAborted = () => signal?.aborted ?? false;
  if (isAborted()) return { cause: 'cancelled', path };
  try {
    // Redirected, an answer could not be given to a navigation: https://fetch.spec.whatwg.org/#http-fetch
    const response = await fetch(base + path, {
      cache: 'no-store',
      redirect: 'error',
      ...(signal && { signal }),
    });
    if (response.status >= 500) return { cause: 'network', path };
    const bytes = await response.arrayBuffer();
    if ((await hashOf(bytes)) !== sha256) return { cause: 'altered', path };
    return { bytes, headers: response.headers };
  } catch {
    return { cause: isAborted() ? 'cancelled' : 'network', path };
  }
}

/** Fetches lists of the site, JSON, each of what a test takes, and joins them. Returns why it could not. */
export async function fetchLists<T>(
  base: string,
  lists: readonly FileRow[],
  is: (row: unknown) => row is T,
  signal?: AbortSignal,
): Promise<T[] | Failure> {
  const all: T[][] = [];
  for (const list of lists) {
    const file = await fetchFile(base, list, signal);
    if ('cause' in file) return file;
    const rows: unknown = JSON.parse(new TextDecoder().decode(file.bytes));
    if (!isListOf(rows, is)) return { cause: 'altered', path: list[0] };
    all.push(rows);
  }
  return all.flat();
}

/** Fetches the rows of the files of a part. Returns why it could not. */
export function fetchRows(
  base: string,
  { lists }: { lists: readonly FileRow[] },
  signal?: AbortSignal,
): Promise<FileRow[] | Failure> {
  return fetchLists(base, lists, isFileRow, signal);
}

/** Returns the SHA-256 of bytes, lower-case hexadecimal. */
export async function hashOf(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
