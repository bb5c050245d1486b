import type { PublishedSource } from '../edition/published.ts';
import { datetimeOf } from '../page/date.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';

/**
 * Returns the source as the `citation_*` names and values that reference managers read (Google Scholar's inclusion
 * guidelines, after Highwire Press). `url` is the address of the page, or '' where it is not known.
 */
export function highwire(
  { page }: PublishedSource,
  rendering: Rendering,
  url: string,
): [string, string][] {
  const data = page.data;
  const publisher = data.publisher && nameOfEntry(rendering, data.publisher);
  const authors = [data.author ?? []].flat().map((name) => nameOfEntry(rendering, name));
  const tags: [string, string | undefined][] = [
    ['title', data.title],
    ...authors.map((name): [string, string] => ['author', name]),
    ['publication_date', data.published && datetimeOf(data.published)?.replaceAll('-', '/')],
    // What came through a reporting chain stands in a periodical.
    ['journal_title', data.via && publisher],
    ['publisher', publisher],
    ['language', data.language ?? rendering.edition.about.language],
    ['public_url', url],
  ];
  return tags.flatMap(([name, value]) => (value ? [[`citation_${name}`, value]] : []));
}
