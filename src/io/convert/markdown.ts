import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { decoderFor } from '../../core/edition/seed.ts';
import { decode } from '../../core/text/decode.ts';
import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';

/** Markdown, as GitHub has it: with tables and footnotes. */
export const markdown: Converter = {
  format: formats.markdown,
  ending: 'md.txt',
  packages: ['micromark', 'micromark-extension-gfm'],
  convert: async (bytes) => {
    const decoded = decode(bytes, 'utf-8', decoderFor);
    if (!('text' in decoded))
      throw new Unconvertible(
        'Markdown file that is not in UTF-8, expected one that is',
        'open it in a text editor, and save it in the encoding UTF-8',
      );
    const [fields = ''] =
      /^---[\t ]*\r?\n(?:(?!---)[^\n]*\n)*---[\t ]*\r?\n/.exec(decoded.text) ?? [];
    const { text, notes, told } = textOfHtml(
      micromark(decoded.text.slice(fields.length), {
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml({ label: ' ' })],
      }),
      { notes: true },
    );
    const ofFields =
      fields === '' ? [] : ['the fields at its head, between the lines ---, left out'];
    return { text, notes, told: [...ofFields, ...told] };
  },
};
