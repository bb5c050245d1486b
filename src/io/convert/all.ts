import type { FileFormat } from '../../core/text/format.ts';
import { present } from '../../core/text/lookup.ts';
import type { Converter } from './converter.ts';
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

/** Returns what makes texts of the files that are kept under an ending. Throws where nothing does. */
export function converterOf(ending: string): Converter {
  return present(
    converters.find((one) => one.ending === ending),
    `a converter for .${ending}`,
  );
}
