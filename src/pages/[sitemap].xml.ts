import type { APIRoute } from 'astro';
import { pathOfTexts } from '../core/edition/texts.ts';
import { letterPaths } from '../core/edition/letter.ts';
import { dataPaths } from '../core/export/data-forms.ts';
import { type ListedPage, sitemap } from '../core/export/sitemap.ts';
import { lettersOf } from '../core/view/letters.ts';
import { inLanguages } from '../core/view/languages.ts';
import { furtherPages } from '../core/view/list-data.ts';
import { shownEntries } from '../core/view/shown.ts';
import { sourceIndex } from '../core/view/source-index.ts';
import { packageOf } from '../site/downloads.ts';
import { ofWhole } from '../site/pages.ts';
import { pathIn, type Site, sites } from '../site/site.ts';

/** Without an address of its own a site has no sitemap: its entries must be absolute. */
export const getStaticPaths = ofWhole((rendering) => {
  const { url } = rendering;
  const whole = packageOf(rendering);
  const data = [...dataPaths(rendering), ...(whole ? [`/${whole.path}`] : [])];
  const paths = [...sites().flatMap(pagesOf), ...data.map((path) => ({ path }))];
  const files = url === '' ? [] : [...sitemap(paths, url)];
  return files.map(([name, content]) => ({
    params: { sitemap: name.replace(/\.xml$/, '') },
    props: { content },
  }));
});

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

/** Returns the readers’ pages in a language, with those in the others. */
function pagesOf(rendering: Site): ListedPage[] {
  const { folder } = rendering;
  const further = new Set(furtherPages(rendering));
  return pathsOf(rendering).map((path) => ({
    path: pathIn(folder, path),
    // Their rows are others in each language.
    ...(!further.has(path) && { inLanguages: inLanguages(rendering, path) }),
  }));
}

/** Returns the addresses of the readers’ pages in a language, under the path of those. */
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
