import type { APIRoute } from 'astro';
import { annotations } from '../../../core/export/annotations.ts';
import { cacheKey } from '../../../site/digest.ts';
import { site } from '../../../site/site.ts';
import { shownSources } from '../../../site/views/sources.ts';

function exported(index: number): string {
  const source = shownSources()[index];
  return source ? annotations(source, site().edition, site().url) : '';
}

export function getStaticPaths() {
  const { edition, url } = site();
  return shownSources().map((source, index) => ({
    params: { id: source.page.id },
    props: { index },
    cacheKey: cacheKey(annotations(source, edition, url)),
  }));
}

export const GET: APIRoute = ({ props }) =>
  new Response(exported(Number(props['index'])), {
    headers: { 'Content-Type': 'application/ld+json' },
  });
