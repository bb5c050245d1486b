import { type Direction, directionIn } from '../../core/text/direction.ts';
import { nameKey } from '../../core/text/matching.ts';
import { placeSigns } from '../../core/text/signs.ts';
import { asking, mostTerms } from './asked.ts';
import type { ResultBlock } from './blocks.ts';
import { excerptOf, type ExcerptPart } from './excerpt.ts';
import { likeThose } from './like.ts';
import { rangesOf, rangesVerbatim } from './match.ts';
import type { FoundPlace } from './places.ts';
import { type Query, withoutEdges } from './query.ts';

/** What of a block stands with its result as it is. */
type Kept =
  'kind' | 'title' | 'aside' | 'date' | 'speaker' | 'verdict' | 'source' | 'language' | 'isOwn';

/** A result as it is shown. */
export interface Hit extends Pick<ResultBlock, Kept> {
  /** With the words to highlight in it, and the anchor. */
  href: string;
  excerpt: ExcerptPart[];
  /** How its title runs, and the excerpt: as all of the text that it is of. */
  runs: { title: Direction; excerpt: Direction };
}

/** How long a word is at the most that is highlighted; longer ones are addresses. */
const longestTerm = 40;

/** Returns a result as it is shown, with an excerpt of at most `length` UTF-16 units. */
export function hitOf({ block, found }: FoundPlace, query: Query, length?: number): Hit {
  const { text, signs, url, kind, title, aside, date, speaker, verdict, source, language, isOwn } =
    block;
  const terms = termsOf(block, found, query);
  const ranges = [
    ...query.phrases.flatMap((phrase) => rangesVerbatim(text, phrase)),
    ...rangesOf(text, terms),
  ].sort((a, b) => a.start - b.start);
  const runs = { title: directionIn(title, language), excerpt: directionIn(text, language) };
  const signed = { ...placeSigns(signs, text), around: runs.excerpt };
  return {
    ...{ kind, title, aside, date, speaker, verdict, source, language, isOwn },
    href: asking(url, [...query.phrases, ...terms]),
    ...{ runs, excerpt: excerptOf(text, ranges, { length, signed }) },
  };
}

/** Whether a block is of an entry of which one name is exactly what is asked: they stand before its words, with a dot between. */
export function isNamed({ kind, text }: ResultBlock, { words, phrases }: Query): boolean {
  if (kind !== 'term') return false;
  const asked = nameKey([...words, ...phrases].join(' '));
  return text.split(' · ').some((name) => nameKey(name) === asked);
}

/** Returns the words that were found, as the block writes them. */
function termsOf(
  { text, language }: ResultBlock,
  found: readonly string[],
  query: Query,
): string[] {
  const located = query.phrases.length > 0 ? [] : found;
  const all = [...located, ...likeThose(text, language, query.words)].map(withoutEdges);
  return [...new Set(all)]
    .filter((term) => term !== '' && term.length <= longestTerm)
    .slice(0, mostTerms);
}
