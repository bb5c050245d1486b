import { el, html, type Node } from '../../core/render/hast.ts';

/** What a result of the search may be. */
export const recordKinds = ['source', 'paragraph', 'claim', 'note', 'term', 'reference'] as const;

export type RecordKind = (typeof recordKinds)[number];

/** One document of the search index: a page of HTML under the address that its hits lead to. */
export interface SearchRecord {
  /** In the site, without the base path. */
  url: string;
  content: string;
}

/** What is known of a record besides its words; it is what the facets of the search filter by. */
export interface Facets {
  source?: string | undefined;
  /** ISO 8601, of year, month or day precision. */
  date?: string | undefined;
  speaker?: string | undefined;
  verdict?: string | undefined;
}

/**
 * Returns a record for the indexer: its words under their language, its facets, and a detail that is shown with a
 * result and not searched. The words are inline: Pagefind puts a full stop of its own after a block.
 */
export function recordOf(
  kind: RecordKind,
  url: string,
  language: string,
  facets: Facets,
  detail: string,
  words: (Node | string)[],
): SearchRecord {
  const { source, speaker, verdict, date = '' } = facets;
  const filters = { kind, source, speaker, verdict, language, date: date.slice(0, 4) };
  const given = Object.entries(filters).filter((filter): filter is [string, string] => !!filter[1]);
  const head = [
    ...given.map(([name, value]) => filterOf(name, value)),
    // What has no date comes last in either order.
    sortOf('oldest', date || '9999'),
    sortOf('newest', date || '0000'),
  ];
  const body = el('main', { dataPagefindBody: '' }, [
    el('span', { id: 'detail', dataPagefindTitle: detail || undefined }, words),
  ]);
  return {
    url,
    content: html([el('html', { lang: language }, [el('head', {}, head), el('body', {}, [body])])]),
  };
}

/** Returns words that count for more than others: names among the words that tell of them. */
export function weighty(words: string): Node {
  return el('span', { dataPagefindWeight: '5' }, [words]);
}

function filterOf(name: string, content: string): Node {
  return el('meta', { dataPagefindFilter: `${name}[content]`, content });
}

function sortOf(name: string, content: string): Node {
  return el('meta', { dataPagefindSort: `${name}[content]`, content });
}
