import type { APIRoute } from 'astro';
import { furtherPages } from '../core/view/list-data.ts';
import { site } from '../site/site.ts';
import { shownEntries } from '../core/view/shown.ts';

/** Without an address of its own a site has no sitemap: its entries must be absolute. */
export function getStaticPaths() {
  return site().url === '' ? [] : [{ params: { sitemap: 'sitemap' } }];
}

const indexes = [
  '/',
  '/sources/',
  '/claims/',
  '/chains/',
  '/glossary/',
  '/references/',
  '/timeline/',
  '/changes/',
  '/offline/',
];

/** Returns the site map (https://www.sitemaps.org/protocol.html). */
export const GET: APIRoute = () => {
  const rendering = site();
  const { url, edition, shown } = rendering;
  const paths = [
    ...indexes,
    ...furtherPages(rendering),
    ...shown.map(({ page }) => `/sources/${page.id}/`),
    ...shownEntries(rendering).map(({ id }) => `/glossary/${id}/`),
    ...edition.guides.map(({ id }) => `/guides/${id}/`),
  ];
  const entries = paths.map((path) => `<url><loc>${escape(url + path)}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
};

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
