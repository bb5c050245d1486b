import type { APIRoute } from 'astro';
import { pathOfTexts } from '../core/edition/texts.ts';
import { letterPaths } from '../core/edition/letter.ts';
import { sitemap } from '../core/export/sitemap.ts';
import { lettersOf } from '../core/view/letters.ts';
import { furtherPages } from '../core/view/list-data.ts';
import { shownEntries } from '../core/view/shown.ts';
import { sourceIndex } from '../core/view/source-index.ts';
import { ofWhole } from '../site/pages.ts';
import type { Site } from '../site/site.ts';

/** Without an address of its own a site has no sitemap: its entries must be absolute. */
export function getStaticPaths() {
  return ofWhole((rendering) => {
    const { url } = rendering;
    const files = url === '' ? [] : [...sitemap(pathsOf(rendering), url)];
    return files.map(([name, content]) => ({
      params: { sitemap: name.replace(/\.xml$/, '') },
      props: { content },
    }));
  });
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
  '/data/',
];

/** Returns the addresses of the readers’ pages under the base path. */
function pathsOf(rendering: Site): string[] {
  const { edition, shown } = rendering;
  return [
    ...indexes,
    ...furtherPages(rendering),
    ...shown.map(({ page }) => `/sources/${page.id}/`),
    ...shownEntries(rendering).map(({ id }) => `/glossary/${id}/`),
    ...(lettersOf(rendering).length > 0 ? letterPaths : []),
    ...(edition.comparisons.length > 0 ? ['/comparisons/'] : []),
    ...edition.comparisons.map(({ id }) => `/comparisons/${id}/`),
    ...sourceIndex(shown).groups.map(({ id }) => pathOfTexts(id)),
    ...edition.guides.map(({ id }) => `/guides/${id}/`),
  ];
}

/** Returns a file of the site map. */
export const GET: APIRoute<{ content: string }> = ({ props }) => {
  return new Response(props.content, { headers: { 'Content-Type': 'application/xml' } });
};
