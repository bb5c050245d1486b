import type { APIRoute } from 'astro';
import { seedFile } from '../../site/seeds.ts';
import { site } from '../../site/site.ts';

export function getStaticPaths() {
  return ['SHA256SUMS', ...site().edition.seeds.keys()].map((file) => ({ params: { file } }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(Uint8Array.from(seedFile(params['file'] ?? '') ?? []), {
    headers: { 'Content-Type': 'text/plain' },
  });
