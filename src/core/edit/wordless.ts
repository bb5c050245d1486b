import { beginnings, openingTag, voids } from '../page/rendition.ts';
import { pieceEnd } from '../page/scan.ts';
import type { Insertion } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { greatest, least } from '../text/greatest.ts';
import { positionAt } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import type { WrittenSource } from './parts.ts';
import type { RenditionAnnotation } from './request.ts';

/** Elements without words, behind which a further one stands. */
const wordless = new RegExp(`(?:<(?:${[...voids].join('|')})\\b[^<>]*/>)+`, 'y');

/** On which side of words something stands, and the blanks of the seed between. */
export interface Beside {
  before: boolean;
  blanks: string;
}

/** Words: where they are in the plain text, and in the file with the elements around them. */
interface Words {
  words: Range;
  part: Range;
}

/** Returns what puts an element without words beside words: a page begins with them, and words are missing behind them, or before. */
export function insertWordless(
  annotation: RenditionAnnotation,
  { words, parts }: { words: Range; parts: readonly Range[] },
  written: WrittenSource,
): Insertion {
  const { name, before = beginnings.has(name), blanks = '' } = annotation;
  const part = {
    start: least(parts.map(({ start }) => start)),
    end: greatest(parts.map(({ end }) => end)),
  };
  return insertBeside(openingTag(annotation, '/'), { before, blanks }, { words, part }, written);
}

/**
 * Returns what puts the tag of an element without words beside words. Blanks that are to stand between are those of the page; where its line begins or
 * ends there they are put in, since Markdown leaves them out, and where it has others the element stands at the words.
 */
export function insertBeside(
  tag: string,
  { before, blanks }: Beside,
  { words, part }: Words,
  { source: { plain, at }, file: { text } }: WrittenSource,
): Insertion {
  const isEdge = (unit: string) => /^[\n\r]?$/.test(unit);
  if (before) {
    const from = Math.max(0, words.start - blanks.length);
    if (blanks !== '' && plain.slice(from, words.start) === blanks)
      return { at: positionAt(at, from), text: tag };
    const begins = isEdge(plain.charAt(words.start - 1));
    return { at: part.start, text: begins ? tag + blanks : tag };
  }
  const to = endOfMatch(/[\t\f ]+/y, plain, words.end);
  const there = plain.slice(words.end, to);
  const behind = (length: number) =>
    length === 0 ? part.end : pieceEnd(text, positionAt(at, words.end + length - 1));
  const put = (length: number, added: string) => ({
    at: endOfMatch(wordless, text, behind(length)),
    text: added,
  });
  if (there.startsWith(blanks)) return put(blanks.length, tag);
  if (!blanks.startsWith(there) || !isEdge(plain.charAt(to))) return put(0, tag);
  return put(there.length, blanks.slice(there.length) + tag);
}
