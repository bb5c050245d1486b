import { decodeString } from 'micromark-util-decode-string';

const reference = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[\dA-Za-z]{1,31});/y;
const escape = /\\[!-/:-@[-`{-~]/y;
const trailingBlanks = /[\t ]+(?=\r|\n)/y;
const ending = /\r*\n|\r/y;
const prefix = /[\t ]*(?:>[\t ]*)*/y;

/**
 * Returns, for each UTF-16 unit of a text node's value, the offset in `source` it was written at: the
 * backslash of an escape, the `&` of a character reference. `start` is where the node begins.
 *
 * The parser gives a text node one position for all of it; walking value and source together restores the
 * rest (CommonMark 0.31, §2.4, §2.5, §6.7). Undefined when the two fall out of step.
 */
export function scan(source: string, start: number, value: string): Uint32Array | undefined {
  const map = new Uint32Array(value.length);
  let from = start;
  for (let to = 0; to < value.length;) {
    const blanks = take(trailingBlanks, source, from);
    if (blanks && value[to] !== blanks[0]) from += blanks.length;
    const end = take(ending, source, from);
    if (end !== undefined) {
      const length = take(ending, value, to)?.length;
      if (length === undefined) return undefined;
      map.fill(from, to, to + length);
      to += length;
      from += end.length;
      from += take(prefix, source, from)?.length ?? 0;
      continue;
    }
    const written = take(escape, source, from) ?? take(reference, source, from);
    const decoded = written === undefined ? undefined : decodeString(written);
    if (written !== undefined && decoded !== undefined && decoded !== written) {
      if (!value.startsWith(decoded, to)) return undefined;
      map.fill(from, to, to + decoded.length);
      to += decoded.length;
      from += written.length;
      continue;
    }
    if (source[from] !== value[to]) return undefined;
    map[to++] = from++;
  }
  return map;
}

function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
