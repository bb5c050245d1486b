import type { StructuredTextItem } from 'unpdf';
import { count } from '../../core/text/count.ts';
import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible, withoutNoteMarks } from './converter.ts';
import { damaged } from './unzip.ts';

/**
 * PDFs that have their text in them. The lines are those of the pages, in the order of the file; a blank line stands between
 * pages, and where the next line is farther away than lines are from one another.
 */
export const pdf: Converter = {
  format: formats.pdf,
  ending: 'pdf',
  packages: ['unpdf'],
  convert: async (bytes) => {
    const { extractTextItems, getDocumentProxy } = await import('unpdf');
    // What reads it takes the bytes for its own.
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 }).catch(
      (error: unknown) => {
        throw isLocked(error) ? locked() : damaged();
      },
    );
    const { items } = await extractTextItems(document).catch(() => {
      throw damaged();
    });
    await document.loadingTask.destroy();
    const pages = items.map((page) => withBlankLines(linesOf(page)));
    const text = withoutNoteMarks(pages.filter((page) => page !== '').join('\n\n'));
    const empty = pages.filter((page) => page === '').length;
    return {
      text: text === '' ? '' : `${text}\n`,
      notes: [],
      isWrapped: true,
      told: [
        `${count(items.length, 'page')}, a blank line between; their heads, numbers and footnotes stand among the text, and words that are parted at the ends of lines stay so`,
        'how letters look, pictures and links are not kept',
        ...(empty > 0 ? [`${count(empty, 'page')} without words`] : []),
      ],
    };
  },
};

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

function locked(): Unconvertible {
  return new Unconvertible('PDF with a password, expected one without', formats.locked.hint);
}

/** A line of a page, and the height at which it stands, in points from below. */
interface Line {
  words: string;
  y: number;
}

function linesOf(items: readonly StructuredTextItem[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const { str, y, hasEOL } of items) {
    line ??= { words: '', y };
    line.words += str;
    if (!hasEOL) continue;
    lines.push(line);
    line = undefined;
  }
  return [...lines, ...(line ? [line] : [])].flatMap(({ words, ...rest }) => {
    const trimmed = words.replace(/[\t\n\f\r ]+/g, ' ').trim();
    return trimmed === '' ? [] : [{ words: trimmed, ...rest }];
  });
}

/** How much farther from one another than most lines those are between which a paragraph ends. */
const gap = 1.3;

function withBlankLines(lines: readonly Line[]): string {
  const steps = lines.flatMap(({ y }, index) => {
    const next = lines[index + 1];
    return next && y > next.y ? [y - next.y] : [];
  });
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return lines
    .map(({ words, y }, index) => {
      const above = lines[index - 1];
      if (!above) return words;
      const isFar = above.y - y > usual * gap || y > above.y;
      return `${isFar ? '\n\n' : '\n'}${words}`;
    })
    .join('');
}
