import { decodeString } from 'micromark-util-decode-string';
import type { AuthoredRange } from './authored.ts';

/** A stretch of a file as it is read, and the way back to it. */
export interface DecodedText {
  text: string;
  /** Returns the UTF-16 offset in the file at which a unit of `text` was written; past the last, the stretch's end. */
  at: (index: number) => number;
}

/** A backslash keeps what follows it from being a reference (CommonMark 0.31, §2.4, §2.5). */
const references = /\\[^]|&(?:#[xX]?[\dA-Fa-f]{1,7}|[A-Za-z][\dA-Za-z]{1,30});/g;
/** YAML 1.2.2, §5.7, where JSON's escapes are among them. */
const escapes = /\\(?:u[\dA-Fa-f]{4}|U00(?:0[\dA-Fa-f]|10)[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[^])/g;
const singles = new Map(
  Object.entries({ '0': 0, a: 7, b: 8, e: 27, v: 11, f: 12, N: 0x85, L: 0x2028, P: 0x2029 }),
);

const notations = {
  references: { pattern: references, decode: decodeReference },
  escapes: { pattern: escapes, decode: decodeEscape },
  none: { pattern: /(?!)/g, decode: String },
};

/** Reads a stretch of a file, with the character references of Markdown or the escapes of YAML and JSON resolved. */
export function decodeEscapes(file: string, { start, end, notation }: AuthoredRange): DecodedText {
  const raw = file.slice(start, end);
  const { pattern, decode } = notations[notation];
  const units: number[] = [];
  let text = '';
  let done = 0;
  for (const { 0: written, index } of raw.matchAll(pattern)) {
    const decoded = decode(written);
    if (decoded === written) continue;
    for (let at = done; at < index; at++) units.push(at);
    for (let count = 0; count < decoded.length; count++) units.push(index);
    text += raw.slice(done, index) + decoded;
    done = index + written.length;
  }
  const rest = done - units.length;
  return { text: text + raw.slice(done), at: (index) => start + (units[index] ?? index + rest) };
}

function decodeReference(written: string): string {
  return written.startsWith('\\') ? written : decodeString(written);
}

function decodeEscape(written: string): string {
  const code =
    written.length > 2 ? Number.parseInt(written.slice(2), 16) : singles.get(written.slice(1));
  return code === undefined ? written : String.fromCodePoint(code);
}
