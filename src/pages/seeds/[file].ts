import type { APIRoute } from 'astro';
import { site } from '../../site/site.ts';

export function getStaticPaths() {
  const { edition } = site();
  return ['SHA256SUMS', ...edition.seeds.keys()].map((file) => ({ params: { file } }));
}

/** The raw bytes of a seed, as they were received; or the list of the hashes. */
export const GET: APIRoute = ({ params }) => {
  const { edition } = site();
  const seed = edition.seeds.get(params['file'] ?? '');
  const body = seed ? Uint8Array.from(seed.bytes) : (edition.files.get('seeds/SHA256SUMS')?.text ?? '');
  return new Response(body, { headers: { 'Content-Type': 'text/plain' } });
};
