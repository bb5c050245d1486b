import type { CountedSign } from '../../core/text/signs.ts';
import type { Fragment } from './pagefind.ts';

/** A stretch of a record that is a result of its own: a paragraph, a claim, a note, an entry. */
export interface ResultBlock {
  kind: string;
  /** Where it is on the site, with its anchor. */
  url: string;
  /** What it is called: by itself, or as its source. */
  title: string;
  /** The kind of a claim or an entry, the number of a paragraph, the words that a note is on. */
  aside: string;
  /** ISO 8601, of year, month or day precision; '' where there is none. */
  date: string;
  speaker: string;
  verdict: string;
  source: string | undefined;
  language: string;
  /** Whether it is on a page in the language of this one; it may be on one in another. */
  isOwn: boolean;
  /** The date of what it is in. */
  dated: string;
  text: string;
  /** What of it has signs where it is shown. */
  signs: readonly CountedSign[];
  /** Its words as the index has them; what the index tells of its record counts from `start`. */
  words: string[];
  start: number;
}

/** Returns what a record is put together from, in its order; src/site/records/document.ts has put it there. */
export function resultBlocks(record: Fragment): ResultBlock[] {
  const { url, filters, anchors } = record;
  const { words, between } = indexedWords(record);
  const [source] = filters.source ?? [];
  return anchors
    .toSorted((a, b) => a.location - b.location)
    .flatMap(({ title: detail = '[]', location }, n, all) => {
      const parts = JSON.parse(detail) as (string | string[] | CountedSign[])[];
      const [
        kind = '',
        anchor,
        title,
        aside = '',
        date = '',
        speaker = '',
        verdict = '',
        dated = '',
      ] = parts as string[];
      const [folders = [], signs = []] = parts.slice(8) as [string[]?, CountedSign[]?];
      const own = words.slice(location, all[n + 1]?.location);
      const text = own.join(between).trim();
      if (text === '') return [];
      return {
        ...{ kind, aside, date, speaker, verdict, source, dated },
        ...placeOf(anchor ? `${url.replace(/#.*/, '')}#${anchor}` : url, folders),
        title: title || (source ?? ''),
        language: filters.language?.[0] ?? '',
        ...{ text, signs },
        words: own,
        start: location,
      };
    });
}

/** Returns where a block is: on the page in the language of this one, if that has its words; `folders` are those of all that do, none where all are in one language. */
function placeOf(url: string, folders: readonly string[]): Pick<ResultBlock, 'url' | 'isOwn'> {
  if (folders.length === 0) return { url, isOwn: true };
  const { base = '/' } = document.documentElement.dataset;
  const home = document.querySelector<HTMLAnchorElement>('.masthead .home')?.pathname ?? base;
  const own = home.slice(base.length);
  const [first = ''] = folders;
  const isOwn = folders.includes(own);
  return { isOwn, url: isOwn ? home + url.slice(base.length + first.length) : url };
}

/** Returns the words of a record as the index counts them, and what stands between them. */
export function indexedWords({ content, raw_content }: Fragment): {
  words: string[];
  between: string;
} {
  // Where a language puts no spaces the indexer has parted the words, and escaped the angle brackets of this copy.
  if (!raw_content?.includes('\u200b'))
    return { words: content.split(/[^\S\ufeff]+/), between: ' ' };
  const words = raw_content.replace(/&lt;/g, '<').replace(/&gt;/g, '>').split('\u200b');
  return { words, between: '' };
}
