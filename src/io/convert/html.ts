import { normalizeEncoding } from '@exodus/bytes/encoding.js';
import sniff from 'html-encoding-sniffer';
import { decoderFor, isUtf8 } from '../../core/edition/seed.ts';
import { decode, nameOfByte } from '../../core/text/decode.ts';
import { formats } from '../../core/text/format.ts';
import { pointAtByte } from '../../core/text/lines.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';

/** Web pages that somebody saved. */
export const html: Converter = {
  format: formats.html,
  // Under its own ending it would run as a page of the site.
  ending: 'html.txt',
  packages: ['html-encoding-sniffer', 'parse5'],
  convert: async (bytes, named) => {
    const own = encodingOf(bytes);
    const encoding = named ?? own ?? (isAscii(bytes) ? usual : undefined);
    if (encoding === undefined) throw undecoded(bytes, 'utf-8', 'as no other encoding is named');
    const decoded = decode(bytes, encoding, decoderFor);
    if (!('text' in decoded))
      throw undecoded(bytes, encoding, `which ${named === undefined ? 'it' : '--encoding'} names`);
    const { text, notes, told } = textOfHtml(decoded.text);
    const against =
      named === undefined || own === undefined || own === normalizeEncoding(named)
        ? ''
        : `, which --encoding says, though it is ${own} by itself`;
    return {
      text,
      notes,
      told: [
        `read as ${encoding}${against}; all that the page shows is in the text, its menus too`,
        ...told,
      ],
    };
  },
};

/** Returns why a page cannot be read in an encoding. */
function undecoded(bytes: Uint8Array, encoding: string, why: string): Unconvertible {
  const decoded = decode(bytes, encoding, decoderFor);
  const refusal = (found: string) => new Unconvertible(found, 'name its encoding', true);
  if (!('badByte' in decoded))
    return refusal(`encoding “${encoding}”, expected a name that browsers know`);
  const { line, column } = pointAtByte(bytes, decoded.badByte);
  return refusal(
    `${nameOfByte(bytes, decoded.badByte)} (line ${line}, column ${column}) of a web page, expected ${encoding}, ${why}`,
  );
}

/** What browsers take where nothing is said. */
const usual = 'windows-1252';

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x7f);
}

/** How many bytes browsers look at for what a page says of its encoding (HTML, 13.2.3.2). */
const headLength = 1024;

/**
 * Returns the encoding that a page names, as a browser finds it; UTF-8, where it names none and all its letters are of that. A browser takes
 * the usual encoding of its own language else: which that was where the page was written, nobody says.
 */
function encodingOf(bytes: Uint8Array): string | undefined {
  const own = isUtf8(bytes)
    ? sniff(bytes, { maxPrescanBytes: headLength, defaultEncoding: 'utf-8' })
    : // What stands farther down has a browser read the page once more.
      sniff(bytes, { maxPrescanBytes: Infinity, defaultEncoding: '' });
  return own === '' ? undefined : own.toLowerCase();
}
