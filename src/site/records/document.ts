import { el, html, type Node, textContent } from '../../core/render/hast.ts';
import { wordsWithoutAffixes } from '../../core/text/affixes.ts';
import { foldedWords } from '../../core/text/forms.ts';
import { indexLanguage } from '../../core/text/tags.ts';

/** What a result of the search may be. */
export const recordKinds = ['source', 'paragraph', 'claim', 'note', 'term', 'reference'] as const;

/** What a result of the search is. */
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

/** What is shown with a result and not searched. */
export interface Detail {
  /** What the result is called, where that is not its source's title. */
  title?: string;
  /** The number of a paragraph, the kind of a claim, the words a note is on, the kind of an entry. */
  aside?: string;
}

/** What a record is of, where its hits lead, the language of its words, and what is known of it besides. */
export interface Described {
  kind: RecordKind;
  url: string;
  language: string;
  facets: Facets;
  detail?: Detail;
}

/**
 * Returns a record for the indexer: its words under their language, its facets, and its detail, which is put where
 * Pagefind keeps the titles of anchors. The words are inline: Pagefind ends a block with a full stop of its own.
 */
export function recordOf(
  { kind, url, language, facets, detail: { title = '', aside = '' } = {} }: Described,
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
    ...formsOf(words, language),
  ];
  const detail = JSON.stringify([title, aside, date]);
  const body = el('main', { dataPagefindBody: '' }, [
    el('span', { id: 'detail', dataPagefindTitle: detail }, words),
  ]);
  return {
    url,
    content: html([
      el('html', { lang: indexLanguage(language) }, [el('head', {}, head), el('body', {}, [body])]),
    ]),
  };
}

/**
 * Words folded for matching, and without what their language writes as one with them; metadata is searched and not
 * shown. Where words are folded, no phrase stands in the index as it is asked: such records are told by a filter.
 */
function formsOf(words: (Node | string)[], language: string): Node[] {
  const text = words
    .map((word) => (typeof word === 'string' ? word : textContent([word])))
    .join(' ');
  const folded = foldedWords(text, language);
  const bare = wordsWithoutAffixes(text, language);
  const forms = [...folded, ...bare, ...foldedWords(bare.join(' '), language)];
  if (forms.length === 0) return [];
  const content = [...new Set(forms)].join(' ');
  return [
    el('meta', { dataPagefindMeta: 'forms[content]', content }),
    ...(folded.length > 0 ? [filterOf('folded', 'yes')] : []),
  ];
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
