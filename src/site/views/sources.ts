import type { Source } from '../../core/edition/edition.ts';
import { pretty } from '../../core/report/pretty.ts';
import { textOf } from '../../core/report/text-of.ts';
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

/** Returns the faults of a page and of its seed as a text, and how many there are elsewhere; '' for none. */
export function faultsOn(id: string): string {
  const { edition, problems } = site();
  const source = edition.sources.find(({ page }) => page.id === id);
  const here = problems.filter(
    ({ place }) => place.file === source?.page.file || place.file === source?.seed?.path,
  );
  const others = problems.length - here.length;
  const told = here.length > 0 ? pretty(here, (path) => textOf(edition, path)) : '';
  return others > 0 ? `${told}${others} elsewhere: npm run check\n` : told;
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
