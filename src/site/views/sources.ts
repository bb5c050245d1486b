import type { Source } from '../../core/edition/edition.ts';
import { renderSourcePage, type SourcePage } from '../../core/render/source-page.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { site } from '../site.ts';

/** The sources that the site shows. */
export function shownSources(): Source[] {
  return site().shown;
}

/** Returns what the page of the n-th shown source shows. */
export function sourcePage(index: number, sources = shownSources()): SourcePage {
  const source = sources[index];
  if (!source) throw new Error(`no source ${index}`);
  return renderSourcePage(source, site(), {
    previous: sources[index - 1],
    next: sources[index + 1],
  });
}

/** A source in a list. */
export interface SourceRow {
  title: string;
  href: string;
  details: string;
  summary: string;
  claims: number;
}

export function sourceRows(): SourceRow[] {
  const { href } = site();
  return shownSources().map(({ page }) => ({
    title: page.data?.title ?? page.id,
    href: href(`/sources/${page.id}/`),
    details: [
      page.data?.publisher ? nameOfEntry(site(), page.data.publisher) : '',
      page.data?.place ?? '',
      page.data?.published ?? '',
    ]
      .filter((part) => part !== '')
      .join(', '),
    summary: page.data?.summary ?? '',
    claims: page.claims.length,
  }));
}
