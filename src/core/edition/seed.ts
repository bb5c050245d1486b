import { TextDecoder } from '@exodus/bytes/encoding.js';
import type { Finding } from '../problem.ts';
import { decode, nameOfByte } from '../text/decode.ts';
import { markedEncoding } from '../text/format.ts';
import { linesOf, pointAt, pointAtByte } from '../text/lines.ts';
import { nameOf } from '../text/names.ts';
import type { Sum } from './sums.ts';

/** A source text as it was received. */
export interface Seed {
  /** The name of its file in seeds/, and its path. */
  name: string;
  path: string;
  /** Lower-case hexadecimal SHA-256 of its bytes. */
  sha256: string;
  bytes: Uint8Array;
  /** What SHA256SUMS says of it. */
  sum?: Sum;
}

/** What a file in seeds/ may be called, so that nothing served raw can run. */
export const seedName = /^[A-Za-z0-9][A-Za-z0-9._-]*\.txt$/;

/** A seed decoded. */
export interface DecodedSeed {
  text?: string;
  findings: Finding[];
}

/**
 * Decodes a seed under the WHATWG `encoding` that its page names. Yields seed-undecodable, seed-character, and
 * encoding-disguised where text of a 7-bit encoding would pass for ASCII.
 */
export function decodeSeed(seed: Seed, encoding: string): DecodedSeed {
  const decoded = decode(seed.bytes, encoding, decoderFor);
  if ('unknownEncoding' in decoded) return { findings: [unknown(seed, encoding)] };
  if ('badByte' in decoded) return { findings: [undecodable(seed, encoding, decoded.badByte)] };
  const { text } = decoded;
  const bad = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(
    text,
  );
  if (bad) return { findings: [unusable(seed, text, bad.index)] };
  const disguised = /^(?:utf-?8|(?:us-)?ascii)$/i.test(encoding)
    ? disguise(seed, text)
    : misnamed(seed, text, encoding);
  return { text, findings: disguised };
}

/** Encodings by the letters that they have, as a mend tells them. */
export const likelyEncodings =
  'windows-1252 (Western Europe), windows-1250 (Central Europe), windows-1251 (Cyrillic), windows-1253 (Greek), windows-1256 (Arabic), macintosh, utf-16le, …';

/** Whether bytes have letters beyond ASCII, and all of them as UTF-8 writes them: no other text is so by chance. */
export function isUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f) && 'text' in decode(bytes, 'utf-8', decoderFor);
}

/** The decoders of `@exodus/bytes`: Node's own differ from browsers' for big5, euc-kr, shift_jis and euc-jp. */
export function decoderFor(label: string): ((bytes: Uint8Array) => string) | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return (bytes) => decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function unknown(seed: Seed, encoding: string): Finding {
  return {
    code: 'seed-undecodable',
    message: `Unexpected encoding “${encoding}”, expected a name that browsers know`,
    place: { file: seed.path },
    hint: 'write encoding: utf-8, windows-1252, iso-8859-2 or the like in the page’s frontmatter',
  };
}

function undecodable(seed: Seed, encoding: string, at: number): Finding {
  const marked = markedEncoding(seed.bytes);
  return {
    code: 'seed-undecodable',
    message: `Unexpected ${nameOfByte(seed.bytes, at)}, expected ${encoding}`,
    place: { file: seed.path, start: pointAtByte(seed.bytes, at) },
    hint: marked
      ? `write “encoding: ${marked}” in the frontmatter of its page: the file begins with its mark`
      : `name the encoding of the file in the frontmatter of its page, as in “encoding: windows-1252”: ${likelyEncodings}`,
  };
}

function unusable(seed: Seed, text: string, at: number): Finding {
  return {
    code: 'seed-character',
    message: `Unexpected ${nameOf(text.charCodeAt(at))}, expected text: HTML cannot carry this character`,
    place: { file: seed.path, start: pointAt(linesOf(text), at) },
    hint: 'the file is no text, or in another encoding such as utf-16le: name it in the page, or ask for another copy',
  };
}

/** A text in UTF-8 can be read in every encoding of one byte a letter: as `Ã¼` for `ü`. */
function misnamed(seed: Seed, text: string, encoding: string): Finding[] {
  const isDisguised = !/^(?:utf|unicode|ucs|iso-10646)/i.test(encoding) && isUtf8(seed.bytes);
  const match = isDisguised ? /[^\0-\x7F]{1,20}/.exec(text) : null;
  if (!match) return [];
  const { 0: found, index: at } = match;
  return [
    {
      code: 'encoding-disguised',
      message: `Unexpected “${found}”, expected ${encoding}: all letters of the file are as UTF-8 writes them`,
      place: { file: seed.path, start: pointAt(linesOf(text), at) },
      hint: 'read the page: if it shows nonsense, take “encoding” out of its frontmatter, and write it anew with npm run new',
    },
  ];
}

function disguise(seed: Seed, text: string): Finding[] {
  const at = text.search(/\x1B|~\{/);
  if (at < 0) return [];
  const found = text[at] === '~' ? '“~{”' : nameOf(0x1b);
  return [
    {
      code: 'encoding-disguised',
      message: `Unexpected ${found}, expected plain text: this may be iso-2022-jp, hz-gb-2312 or the like, which pass for ASCII`,
      place: { file: seed.path, start: pointAt(linesOf(text), at) },
      hint: 'read the page: if it shows nonsense, name the encoding in its frontmatter',
    },
  ];
}
