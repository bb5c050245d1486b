import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { budgetFor } from '../../core/page/budget.ts';
import { excesses, type Stopped } from '../../core/page/excess.ts';
import { decoderFor } from '../../core/edition/seed.ts';
import { decode } from '../../core/text/decode.ts';
import { formats, markedEncoding } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';

/** Markdown, as GitHub has it: with tables and footnotes. */
export const markdown: Converter = {
  format: formats.markdown,
  ending: 'md.txt',
  packages: ['micromark', 'micromark-extension-gfm'],
  convert: async (bytes) => {
    const decoded = decode(bytes, markedEncoding(bytes) ?? 'utf-8', decoderFor);
    if (!('text' in decoded))
      throw new Unconvertible(
        'Markdown file that is not in UTF-8, or not in UTF-16 as its first bytes say, expected one that is',
        'open it in a text editor, and save it in the encoding UTF-8',
      );
    const fields = fieldsOf(decoded.text);
    const { text, notes, told } = textOfHtml(htmlOf(decoded.text.slice(fields.length)), {
      notes: true,
    });
    const ofFields =
      fields === '' ? [] : ['the fields at its head, between the lines ---, left out'];
    return { text, notes, told: [...ofFields, ...told] };
  },
};

/** Returns the fields of YAML at the head of a file; none where the first line is a rule, and words of the text are behind it. */
function fieldsOf(text: string): string {
  const [fields = '', inner = ''] =
    /^---[\t ]*\r?\n((?:(?!---)[^\n]*\n)*)---[\t ]*\r?\n/.exec(text) ?? [];
  const lines = inner.split('\n').filter((line) => !line.startsWith('#'));
  const isField = (line: string) => /^["']?[\p{L}\p{N}_.-]+["']?:(?:\s|$)/u.test(line);
  const goesOn = (line: string) => /^(?:[\s\]}]|-\s|$)/.test(line);
  const areFields = isField(lines[0] ?? '') && lines.every((line) => isField(line) || goesOn(line));
  return areFields ? fields : '';
}

/** Returns what Markdown means, HTML: in a number of steps that grows with the text, as pages are read. */
function htmlOf(text: string): string {
  try {
    return micromark(text, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm(), budgetFor(text).syntax],
      htmlExtensions: [gfmHtml({ label: ' ' })],
    });
  } catch (error) {
    if (!isStopped(error)) throw error;
    const { found, hint } = excesses[error.excess];
    throw new Unconvertible(`${found} that it would take minutes to read, expected fewer`, hint);
  }
}

function isStopped(error: unknown): error is Stopped {
  return error instanceof Error && 'excess' in error;
}
