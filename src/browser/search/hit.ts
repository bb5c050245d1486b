import { wordsWithoutAffixes } from '../../core/text/affixes.ts';
import { nameKey } from '../../core/text/matching.ts';
import { detailOf } from './detail.ts';
import { excerptOf, type Part } from './excerpt.ts';
import { createBeginning, rangesOf, rangesVerbatim } from './match.ts';
import type { Fragment } from './pagefind.ts';
import { type Query, withoutEdges } from './query.ts';

/** A result as it is shown. */
export interface Hit {
  kind: string;
  /** With the words to highlight in it, and the anchor. */
  href: string;
  title: string;
  /** The kind of a claim or an entry, the number of a paragraph, the words that a note is on. */
  aside: string;
  date: string;
  speaker: string | undefined;
  verdict: string | undefined;
  source: string | undefined;
  language: string;
  excerpt: Part[];
  /** Whether it is an entry of which one name is exactly what is asked. */
  named: boolean;
}

/** How many words an address asks to highlight, and how long they are at the most; longer ones are addresses. */
const mostTerms = 8;
const longestTerm = 40;

/** Returns a result as it is shown, with an excerpt of at most `length` UTF-16 units. */
export function hitOf(fragment: Fragment, query: Query, length?: number): Hit {
  const { content, filters, url } = fragment;
  const terms = termsOf(fragment, query);
  const ranges = [
    ...query.phrases.flatMap((phrase) => rangesVerbatim(content, phrase)),
    ...rangesOf(content, terms),
  ].sort((a, b) => a.start - b.start);
  return {
    ...detailOf(fragment),
    kind: filters.kind?.[0] ?? '',
    href: addressOf(url, [...query.phrases, ...terms]),
    speaker: filters.speaker?.[0],
    verdict: filters.verdict?.[0],
    source: filters.source?.[0],
    language: filters.language?.[0] ?? '',
    excerpt: excerptOf(content, ranges, length),
    named: filters.kind?.[0] === 'term' && isNamed(content, query),
  };
}

/** The names of an entry stand before its words, with a dot between. */
function isNamed(content: string, { words, phrases }: Query): boolean {
  const asked = nameKey([...words, ...phrases].join(' '));
  return content.split(' · ').some((name) => nameKey(name) === asked);
}

/** Returns the words that were found, as the record writes them. */
export function termsOf({ content, raw_content, locations, filters }: Fragment, query: Query) {
  const text = raw_content ?? content;
  const written = text.includes('\u200b') ? text.split('\u200b') : text.split(/[^\S\ufeff]+/);
  const located = query.phrases.length > 0 ? [] : locations.map((n) => written[n] ?? '');
  // What is indexed beside the text has no place in it.
  const terms = [
    ...new Set(
      [...located, ...likeThose(content, filters.language?.[0] ?? '', query)].map(trimmed),
    ),
  ];
  return terms.filter((term) => term !== '' && term.length <= longestTerm).slice(0, mostTerms);
}

/** Without punctuation on either side; Pagefind has escaped the angle brackets of its copy. */
function trimmed(word: string): string {
  return withoutEdges(word.replace(/&lt;/g, '<').replace(/&gt;/g, '>'));
}

/** Whether a word of a record begins with one that was sought. */
export function beginsIn({ content, filters }: Fragment, word: string): boolean {
  const query = { words: [word], phrases: [] };
  return likeThose(content, filters.language?.[0] ?? '', query).length > 0;
}

/** Returns the words of a text that begin with one of those sought, or do without their affixes. */
function likeThose(content: string, language: string, { words }: Query): string[] {
  const beginning = createBeginning(words)(content).map(({ start, end }) =>
    content.slice(start, end),
  );
  const isSought = createBeginning(
    words.flatMap((word) => [word, ...wordsWithoutAffixes(word, language)]),
  );
  const affixed = (content.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => {
    const forms = wordsWithoutAffixes(word, language);
    return isSought(forms.join(' ')).length > 0;
  });
  return [...beginning, ...affixed];
}

function addressOf(url: string, terms: readonly string[]): string {
  const [path = '', anchor] = url.split('#');
  const words = new URLSearchParams(terms.map((term) => ['hl', term]));
  return `${path}${words.size > 0 ? `?${words}` : ''}${anchor === undefined ? '' : `#${anchor}`}`;
}
