import { unspaced } from '../../core/text/scripts.ts';

/** A question as it is understood. */
export interface Query {
  /** Words of which each must be found, in some form. */
  words: string[];
  /**
   * Stretches in quotes, found as they are written; and those of scripts that put no space between words, of which the
   * indexer finds the parts, wherever they stand.
   */
  phrases: string[];
}

/** Pairs of quotation marks, those of several languages; a mark that is not closed is no mark. */
const quoted = /"([^"]+)"|“([^”“]+)”|«([^»]+)»|„([^“”]+)[“”]|「([^」]+)」/g;

/** Parses what a reader typed. */
export function parseQuery(typed: string): Query {
  const phrases = [...typed.matchAll(quoted)].map((match) => squeeze(match.slice(1).join('')));
  const rest = squeeze(typed.replace(quoted, ' ').replace(/["“”„«»「」]/g, ' '));
  const words = [...new Set(rest.split(' ').map(withoutEdges))].filter((word) => word !== '');
  const isRun = (word: string) => unspaced.test(word) && word.length > 1;
  return {
    words: words.filter((word) => !isRun(word)),
    phrases: [...phrases.filter((phrase) => phrase !== ''), ...words.filter(isRun)],
  };
}

/** Returns a word without the punctuation on either side of it; the indexer knows none. */
export function withoutEdges(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
