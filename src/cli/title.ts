import { withLineFeeds } from '../core/text/lines.ts';
import { plainTitle } from '../core/text/title.ts';

/** How long a title may be that is a first line. */
const longest = 120;

/** Returns a title for a text: its first line, as far as that is one; `otherwise` where it has none. */
export function titleFrom(text: string, otherwise: string): string {
  const lines = withLineFeeds(text).split('\n');
  const first = lines.findIndex((line) => line.replace(/[\t\f ]/g, '') !== '');
  const words = plainTitle(whole(lines[first] ?? otherwise, lines[first + 1]));
  // A paragraph is no title.
  const title =
    [...words].length > longest ? `${[...words].slice(0, longest - 1).join('')}…` : words;
  return title === '' ? otherwise : title;
}

/** Puts a word together again that the end of a line parts; before a capital letter the hyphen is its own. */
function whole(line: string, next = ''): string {
  const rest = /^[\t ]*(\p{L}[\p{L}\p{M}]*)/u.exec(next)?.[1];
  const parted = /(?<=\p{L})[-\u00AD\u2010]$/u;
  if (rest === undefined || !parted.test(line)) return line;
  return /^\p{Lu}/u.test(rest) ? line + rest : line.replace(parted, rest);
}
