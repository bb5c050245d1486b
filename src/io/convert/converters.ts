import type { FileFormat } from '../../core/text/format.ts';
import { type Converted, type Converter, Unconvertible } from './converter.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';

/** Every kind of file that texts are made of. A new one is a file beside this, and a line here. */
const converters: readonly Converter[] = [docx, html, markdown, odt, pdf, rtf];

/** Returns what makes texts of files of a kind; undefined where nothing does. */
export function converterFor(format: FileFormat | undefined): Converter | undefined {
  return converters.find((one) => one.format === format);
}

/** Makes a text of a file. Rejects with `Unconvertible` where that cannot be done. */
export async function convert({ convert: run }: Converter, bytes: Uint8Array): Promise<Converted> {
  try {
    const converted = await run(bytes);
    if (converted.text !== '') return converted;
  } catch (error) {
    // What calls itself for each element in another runs out of room where there are thousands in one another.
    if (!(error instanceof RangeError)) throw error;
    throw new Unconvertible(
      'file whose parts lie too deep in one another, expected a text',
      'open it in the program that it is from, and save its text alone as a .txt file in the encoding UTF-8',
    );
  }
  throw new Unconvertible(
    'file without words, expected a text',
    'where they are in pictures, write down the text, read it against them, and save it as a .txt file in the encoding UTF-8',
  );
}
