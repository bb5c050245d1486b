import { normalizeEncoding } from '@exodus/bytes/encoding.js';
import { analyse } from 'chardet';
import { decoderFor, likelyEncodings } from '../core/edition/seed.ts';
import { decode } from '../core/text/decode.ts';
import { withLineFeeds } from '../core/text/lines.ts';
import type { Fault } from './fault.ts';

/** A text as it reads in an encoding. */
export interface Reading {
  /** The WHATWG label. */
  encoding: string;
  /** The first of its lines that has letters beyond ASCII, or of that what is around the first such letter. */
  line: string;
}

/** How many bytes are looked at: from the first line on that is not in ASCII. */
const sampleLength = 100_000;
/** How many encodings are proposed that the letters speak for. */
const most = 4;
/** How long a line is that is shown, in UTF-16 code units. */
const lineLength = 60;

/** What is proposed beside the likely ones: most old texts are in the one, and no detector knows the other. */
const always = ['windows-1252', 'macintosh'];
/** What is proposed where a text reads as Cyrillic words in it: the detector takes short ones for any script. */
const cyrillic = ['windows-1251', 'koi8-r'].flatMap(withSiblings);

/** Returns how a text that cannot be read is mended: by one of the encodings that it is likely in. */
export function encodingMend(bytes: Uint8Array): Pick<Fault, 'hint' | 'choices'> {
  const choices = likelyReadings(bytes).map(
    ({ encoding, line }) => `--encoding ${encoding.padEnd(14)} reads “${line}”`,
  );
  return choices.length > 0
    ? { hint: 'name the encoding of the file, that in which it reads right:', choices }
    : { hint: `name the encoding of the file: --encoding ${likelyEncodings}` };
}

/**
 * Returns how a text that is not in UTF-8 reads in the encodings that it is likely in, the likeliest first. Those in which
 * it cannot be read, or reads as another one has it, are left out.
 */
export function likelyReadings(bytes: Uint8Array): Reading[] {
  const wide = wideEncoding(bytes);
  const likely =
    wide === undefined
      ? analyse(sampleOf(bytes)).flatMap(({ name }) => withSiblings(normalizeEncoding(name) ?? ''))
      : [wide];
  const found = new Map<string, Reading>();
  const add = (encoding: string, isLikely = (_text: string) => true) => {
    const decoded = decode(bytes, encoding, decoderFor);
    if (!('text' in decoded) || isNonsense(decoded.text) || found.has(decoded.text)) return;
    if (!isLikely(decoded.text)) return;
    found.set(decoded.text, { encoding, line: tellingLine(decoded.text) });
  };
  for (const encoding of new Set(likely)) if (found.size < most) add(encoding);
  if (wide === undefined) {
    for (const encoding of cyrillic) add(encoding, isCyrillic);
    for (const encoding of always) add(encoding);
  }
  return [...found.values()];
}

/** Returns an encoding with one that differs by a few letters, and that the detector does not know: KOI8 for Ukrainian. */
function withSiblings(encoding: string): string[] {
  return encoding === 'koi8-r' ? [encoding, 'koi8-u'] : [encoding];
}

/** UTF-16 without its mark: where its letters are ASCII, be it the blanks alone, one of their two bytes is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, sampleLength);
  const zeros = (parity: number) =>
    sample.reduce((sum, byte, at) => sum + (byte === 0 && at % 2 === parity ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) < sample.length / 50) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(
    bytes.findIndex((byte) => byte > 0x7f),
    0,
  );
  const start = bytes.lastIndexOf(0x0a, first) + 1;
  return bytes.subarray(start, start + sampleLength);
}

/** Whether a reading has characters that no text has: controls, and those that no script has. */
function isNonsense(text: string): boolean {
  return /[\0-\x08\x0E-\x1A\x1C-\x1F\x7F-\x9F\uFFFD\uFFFE\uFFFF\p{Co}\p{Cn}]/u.test(text);
}

/**
 * Whether most words that are not in ASCII are Cyrillic, as they are written: in an encoding that is not theirs they
 * have capitals within, or letters of Latin beside. Words of one letter say nothing.
 */
function isCyrillic(text: string): boolean {
  // Frames of tables are where KOI8 has no letters.
  const words = (text.match(/[\p{L}\u2500-\u259F]{2,}/gu) ?? []).filter((word) =>
    /[^\0-\x7F]/.test(word),
  );
  const own = words.filter(
    (word) => /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)$/u.test(word) && !/\P{Script=Cyrillic}/u.test(word),
  );
  return own.length > words.length / 2;
}

function tellingLine(text: string): string {
  const lines = withLineFeeds(text).split('\n');
  const line = lines.find((words) => /[^\0-\x7F]/.test(words)) ?? lines[0] ?? '';
  const at = Math.max(line.search(/[^\0-\x7F]/), 0);
  const start = Math.max(at - lineLength / 2, 0);
  return line
    .slice(start, start + lineLength)
    .toWellFormed()
    .trim();
}
