import { site } from './site.ts';

/** Returns the bytes of a file under /seeds/, as they were received: a seed, or the list of the hashes. */
export function seedFile(name: string): Uint8Array | undefined {
  const { edition } = site();
  if (name !== 'SHA256SUMS') return edition.seeds.get(name)?.bytes;
  return new TextEncoder().encode(edition.files.get('seeds/SHA256SUMS')?.text ?? '');
}
