import { decodeString } from 'micromark-util-decode-string';

/**
 * The smallest pieces that Markdown's text is written in: a line end with the blanks around it and the signs of
 * the quote it stands in; blanks; an escape; a character reference; what stands for itself; anything else. Blanks are
 * one piece, so that a long run of them is looked through once, and so is what stands for itself, most of any text.
 */
const piece =
  /[\t ]*(\r\n|\n|\r)[\t ]*(?:>[\t ]*)*|[\t ]+|\\[!-/:-@[-`{-~]|&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[\dA-Za-z]{1,31});|[^\t\n\r &\0\\]+|[^]/y;

/** What begins a piece that stands for itself, however long. */
const standsForItself = /^[^\t\n\r &\0\\]/;

/**
 * Returns, for each UTF-16 unit of a text node's value, the offset in `source` it was written at: the
 * backslash of an escape, the `&` of a character reference. `start` is where the node begins.
 *
 * The parser gives a text node one position for all of it; walking value and source together restores the
 * rest (CommonMark 0.31, §2.4, §2.5, §6.7). Undefined when the two fall out of step: then it is no text node.
 * @example
 * [...(scan('a\\*&amp;', 0, 'a*&') ?? [])] // => [ 0, 1, 3 ]
 */
export function scan(source: string, start: number, value: string): Uint32Array | undefined {
  const map = new Uint32Array(value.length);
  let from = start;
  for (let to = 0; to < value.length;) {
    piece.lastIndex = from;
    const match = piece.exec(source);
    if (!match) return undefined;
    const [run, lineEnd] = match;
    // A node may end within what stands for itself.
    const written = standsForItself.test(run) ? run.slice(0, value.length - to) : run;
    const read = lineEnd ?? meaning(written);
    if (!value.startsWith(read, to)) return undefined;
    const at = lineEnd === undefined ? from : from + written.indexOf(lineEnd);
    for (let unit = 0; unit < read.length; unit++) {
      map[to++] = read === written ? at + unit : at;
    }
    from += written.length;
  }
  return map;
}

/** Returns the UTF-16 offset past the piece of text that one character of a text node was written as at `at`. */
export function pieceEnd(source: string, at: number): number {
  piece.lastIndex = at;
  piece.test(source);
  const written = source.slice(at, piece.lastIndex);
  return at + (/^[\\&]./.test(written) && meaning(written) !== written ? written.length : 1);
}

/** What a piece of text stands for; a null stands for U+FFFD (CommonMark 0.31, §2.3). */
function meaning(written: string): string {
  if (written === '\0') return '\uFFFD';
  return /^[\\&]./.test(written) ? decodeString(written) : written;
}
