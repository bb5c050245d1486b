import { decoderFor, isUtf8 } from '../../core/edition/seed.ts';
import { decode } from '../../core/text/decode.ts';
import { formats, markedEncoding } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';

/** Web pages that somebody saved. */
export const html: Converter = {
  format: formats.html,
  // Under its own ending it would run as a page of the site.
  ending: 'html.txt',
  packages: ['parse5'],
  convert: async (bytes) => {
    const encoding = encodingOf(bytes);
    const decoded = decode(bytes, encoding, decoderFor);
    if (!('text' in decoded))
      throw new Unconvertible(
        `web page that is not in the encoding ${encoding}, expected one that is in that which it names`,
        'open it in a browser, copy its text into a text editor, and save that as a .txt file in the encoding UTF-8',
      );
    const { text, notes, told } = textOfHtml(decoded.text);
    return {
      text,
      notes,
      told: [`read as ${encoding}; all that the page shows is in the text, its menus too`, ...told],
    };
  },
};

/** How many bytes browsers look at for what a page says of its encoding (HTML, 13.2.3.2). */
const headLength = 1024;

/** Returns the encoding that a page is in: by its mark, as it says, or else by its letters. */
function encodingOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, headLength)).toString('latin1');
  const named = /<meta\s[^>]*?\bcharset\s*=\s*["']?([\w:.-]{1,40})/i.exec(head)?.[1];
  const declared = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w:.-]{1,40})/.exec(head)?.[1];
  return markedEncoding(bytes) ?? named ?? declared ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}
