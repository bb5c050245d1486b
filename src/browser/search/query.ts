/** A question as it is understood. */
export interface Query {
  /** Words of which each must be found, in some form. */
  words: string[];
  /** Stretches in quotes, found as they are written. */
  phrases: string[];
}

/** Pairs of quotation marks, those of several languages; a mark that is not closed is no mark. */
const quoted = /"([^"]+)"|“([^”“]+)”|«([^»]+)»|„([^“”]+)[“”]|「([^」]+)」/g;

/** Parses what a reader typed. */
export function parseQuery(typed: string): Query {
  const phrases = [...typed.matchAll(quoted)].map((match) => squeeze(match.slice(1).join('')));
  const rest = squeeze(typed.replace(quoted, ' ').replace(/["“”„«»「」]/g, ' '));
  const words = rest.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { words: [...new Set(words)], phrases: phrases.filter((phrase) => phrase !== '') };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
