import sniff from 'html-encoding-sniffer';
import { decoderFor, isUtf8 } from '../../core/edition/seed.ts';
import { decode } from '../../core/text/decode.ts';
import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';

/** Web pages that somebody saved. */
export const html: Converter = {
  format: formats.html,
  // Under its own ending it would run as a page of the site.
  ending: 'html.txt',
  packages: ['html-encoding-sniffer', 'parse5'],
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

/** Returns the encoding that a browser reads a page in; UTF-8, where it says nothing and all its letters are of that. */
function encodingOf(bytes: Uint8Array): string {
  const named = isUtf8(bytes)
    ? sniff(bytes, { maxPrescanBytes: headLength, defaultEncoding: 'utf-8' })
    : // What stands farther down has a browser read the page once more.
      sniff(bytes, { maxPrescanBytes: Infinity, defaultEncoding: 'windows-1252' });
  return named.toLowerCase();
}
