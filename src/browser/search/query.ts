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
const quoted = /"([^"]+)"|“([^”“]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」/g;

/** A question as it was typed. */
export interface ParsedQuery extends Query {
  /** Whether it has more words or phrases than are asked for. */
  isCut: boolean;
}

/** How many words, and how many phrases, of a question are asked for: more are no question, and each is looked up in every text. */
export const mostParts = 32;

/** Parses what a reader typed; of a text that was pasted the first words are the question. */
export function parseQuery(typed: string): ParsedQuery {
  const marked = [...typed.matchAll(quoted)].map((match) => squeeze(match.slice(1).join('')));
  const rest = squeeze(typed.replace(quoted, ' ').replace(/["“”„«»「」]/g, ' '));
  const words = [...new Set(rest.split(' ').map(withoutEdges))].filter((word) => word !== '');
  const isRun = (word: string) => unspaced.test(word) && word.length > 1;
  const single = words.filter((word) => !isRun(word));
  const phrases = [...marked.filter((phrase) => phrase !== ''), ...words.filter(isRun)];
  return {
    words: single.slice(0, mostParts),
    phrases: phrases.slice(0, mostParts),
    isCut: Math.max(single.length, phrases.length) > mostParts,
  };
}

/** Returns a word without the punctuation on either side of it; the indexer knows none. */
export function withoutEdges(word: string): string {
  const start = word.search(/[\p{L}\p{N}]/u);
  // An expression for all that follows the last letter would begin again at every sign.
  const last = [...word.matchAll(/[\p{L}\p{N}\p{M}]/gu)].at(-1);
  return start < 0 || !last ? '' : word.slice(start, last.index + last[0].length);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
