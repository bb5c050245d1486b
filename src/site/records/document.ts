import { yearDate, yearsOf } from '../../core/page/date.ts';

import { el, html, type Node, textContent } from '../../core/render/hast.ts';
import { wordsWithoutAffixes } from '../../core/text/affixes.ts';
import { foldedWords } from '../../core/text/forms.ts';
import type { CountedSign } from '../../core/text/signs.ts';
import { indexLanguage } from '../../core/text/tags.ts';

/** What a result of the search may be. */
export type RecordKind =
  'source' | 'paragraph' | 'claim' | 'note' | 'term' | 'reference' | 'comparison';

/** What is searched at one address of the site: all of it is in one bundle of the index. */
export interface SearchDocument {
  /** In the site, without the base path. */
  address: string;
  /** A digest of all that its records are made of; absent where they are at hand. */
  key?: string;
  /** Describes its records. */
  described: () => Described[];
}

/** One document of the search index: a page of HTML. */
export interface SearchRecord {
  /** In the site, without the base path. */
  url: string;
  /** The language of its words (BCP 47), and that as which the index has them. */
  language: string;
  indexed: string;
  content: string;
}

/** A stretch of a record that is a result of its own. */
export interface RecordBlock {
  kind: RecordKind;
  /** Where its hits lead to on the page of the record; '' for the page itself. */
  anchor: string;
  words: (Node | string)[];
  /** What has signs where they are shown: what is searched has none, so that a word is one of which a part is supplied. */
  signs?: readonly CountedSign[];
  /** What a result is called, where that is not its source's title. */
  title?: string;
  /** The number of a paragraph, the kind of a claim, the words a note is on, the kind of an entry. */
  aside?: string;
  /** In the place of the date of its record. */
  date?: string | undefined;
  speaker?: string | undefined;
  verdict?: string | undefined;
  /**
   * Where an edition is in several languages: the folders of those whose pages have these words, beginning with that of the address of its
   * record.
   */
  folders?: readonly string[] | undefined;
  /** Whether its words are in the language of the pages of the site that it was made of. */
  isTranslated?: boolean;
}

/** What a record is of: words of one language, in blocks. */
export interface Described {
  url: string;
  language: string;
  source?: string;
  /** ISO 8601, of year, month or day precision. */
  date?: string | undefined;
  blocks: readonly RecordBlock[];
}

/**
 * Returns a record for the indexer: its blocks one after another, and what any of them may be chosen by. What else is to
 * be known of a block stands where Pagefind keeps the titles of anchors, which is not searched. The words are inline:
 * Pagefind ends a block of HTML with a full stop of its own.
 */
export function recordOf({ url, language, source, date, blocks }: Described): SearchRecord {
  const values = (name: 'kind' | 'speaker' | 'verdict') => blocks.map((block) => block[name]);
  const head = [
    ...filtersOf('kind', values('kind')),
    ...filtersOf('speaker', values('speaker')),
    ...filtersOf('verdict', values('verdict')),
    ...filtersOf(
      'date',
      blocks.map((block) => yearIn(block.date ?? date)),
    ),
    ...filtersOf('source', [source]),
    ...filtersOf('language', [language]),
    // Records are put in order by the date of what they are of, whatever is said in them of other years.
    ...filtersOf('year', [yearIn(date) ?? 'none']),
    ...formsOf(blocks, language),
  ];
  const words = blocks.flatMap((block, n) => [
    el('span', { id: `b${n}`, dataPagefindTitle: detailOf(block, date) }, block.words),
    ' ',
  ]);
  const indexed = indexLanguage(language);
  const body = el('body', {}, [el('main', { dataPagefindBody: '' }, words)]);
  const content = html([el('html', { lang: indexed }, [el('head', {}, head), body])]);
  return { url, language, indexed, content };
}

/** As the browser reads it: src/browser/search/blocks.ts. */
/** The first year of a date, as years are written. */
function yearIn(date: string | undefined): string | undefined {
  return date && yearDate(yearsOf(date)[0]);
}

function detailOf(block: RecordBlock, dated = ''): string {
  const { kind, anchor, title, aside, date = dated, speaker, verdict } = block;
  const { folders = [], signs = [] } = block;
  const parts = [kind, anchor, title, aside, date, speaker, verdict, dated].map(
    (part) => part ?? '',
  );
  const lists = signs.length > 0 ? [folders, signs] : folders.length > 0 ? [folders] : [];
  return JSON.stringify([...parts, ...lists]);
}

/**
 * Words folded for matching, and without what their language writes as one with them; metadata is searched and not
 * shown. Where words are folded, no phrase stands in the index as it is asked: such records are told by a filter.
 */
function formsOf(blocks: readonly RecordBlock[], language: string): Node[] {
  const text = blocks
    .flatMap(({ words }) => words)
    .map((word) => (typeof word === 'string' ? word : textContent([word])))
    .join(' ');
  const folded = foldedWords(text, language);
  const bare = wordsWithoutAffixes(text, language);
  const forms = [...folded, ...bare, ...foldedWords(bare.join(' '), language)];
  if (forms.length === 0) return [];
  const content = [...new Set(forms)].join(' ');
  return [
    el('meta', { dataPagefindMeta: 'forms[content]', content }),
    ...filtersOf('folded', [folded.length > 0 ? 'yes' : undefined]),
  ];
}

/** Returns words that count for more than others: names among the words that tell of them. */
export function weighty(words: string): Node {
  return el('span', { dataPagefindWeight: '5' }, [words]);
}

/** Returns words that count for less than others: what is quoted of a text that is found by itself. */
export function light(words: string): Node {
  return el('span', { dataPagefindWeight: '0.1' }, [words]);
}

function filtersOf(name: string, values: readonly (string | undefined)[]): Node[] {
  const given = new Set(values.filter((value) => value !== undefined && value !== ''));
  return [...given].map((content) =>
    el('meta', { dataPagefindFilter: `${name}[content]`, content }),
  );
}
