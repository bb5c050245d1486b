import type { getDocumentProxy } from 'unpdf';
import { count } from '../../core/text/count.ts';
import { formats } from '../../core/text/format.ts';
import { unspaced } from '../../core/text/scripts.ts';
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
    const { getDocumentProxy } = await import('unpdf');
    // What reads it takes the bytes for its own.
    const opened = getDocumentProxy(Uint8Array.from(bytes), { verbosity: warnings });
    const { value: document, heard } = await listening(opened).catch((error: unknown) => {
      throw isLocked(error) ? locked() : damaged();
    });
    const items: Item[][] = [];
    const unread: number[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const { value, heard } = await listening(itemsOf(document, page)).catch(() => {
        throw damaged(`page ${page} of ${document.numPages}`);
      });
      items.push(value);
      if (heard.some((warning) => lost.test(warning))) unread.push(page);
    }
    await document.loadingTask.destroy();
    const paragraphs = items.map((page) => paragraphsOf(linesOf(page)));
    const pages = paragraphs.map((page) =>
      page.map((lines) => lines.map(({ words }) => words).join('\n')).join('\n\n'),
    );
    const text = withoutNoteMarks(pages.filter((page) => page !== '').join('\n\n'));
    const empty = pages.filter((page) => page === '').length;
    return {
      text: text === '' ? '' : `${text}\n`,
      notes: [],
      isWrapped: true,
      isFilled: areFilled(paragraphs.flat()),
      told: [
        `${count(items.length, 'page')}, a blank line between; their heads, numbers and footnotes stand among the text, and words that are parted at the ends of lines stay so`,
        'how letters look, pictures, links, and words beyond the edges of the pages are not kept',
        ...(heard.some((warning) => mended.test(warning))
          ? ['the file is damaged: what was found in it is in the text, and pages may be missing']
          : []),
        ...(unread.length > 0
          ? [
              `${count(unread.length, 'page')} of which a part could not be read, so that words may be missing or wrong: ${listed(unread)}`,
            ]
          : []),
        ...(empty > 0 ? [`${count(empty, 'page')} without words`] : []),
      ],
    };
  },
};

/** The level at which it is told what is passed over. */
const warnings = 1;
/** What is told of words that are passed over, or may be other ones; not of signs and commands that draw. */
const lost =
  /getTextContent - ignoring|Invalid stream|stream.*(?:Error|invalid)|Font .* is not available|loadFont - translateFont failed/i;
const mended = /Indexing all PDF objects|invalid \/Pages tree/;

/** Waits for something, and returns what was told meanwhile: what reads PDFs tells what it passes over on the terminal alone. */
async function listening<T>(work: Promise<T>): Promise<{ value: T; heard: string[] }> {
  const heard: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void heard.push(words.join(' '));
  try {
    return { value: await work, heard };
  } finally {
    console.warn = warn;
  }
}

async function itemsOf(document: PDFDocumentProxy, number: number): Promise<Item[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.flatMap((item) => ('str' in item ? [item] : []));
}

/** Numbers, as many as a line has room for. */
function listed(numbers: readonly number[]): string {
  return `${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ', …' : ''}`;
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

function locked(): Unconvertible {
  return new Unconvertible('PDF with a password, expected one without', formats.locked.hint);
}

type PDFDocumentProxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What is set at once on a page: its words, where, in points from the left and from below, and how wide. */
interface Item {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  hasEOL: boolean;
}

/** A line of a page, and where it stands, in points from the left and from below. */
interface Line {
  words: string;
  y: number;
  left: number;
  right: number;
  isRightToLeft: boolean;
}

function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const { str, transform, width, dir, hasEOL } of items) {
    const [left = 0, y = 0] = transform.slice(4);
    line ??= { words: '', y, left, right: left, isRightToLeft: false };
    line.words += str;
    if (str.trim() !== '') {
      line.right = Math.max(line.right, left + width);
      line.isRightToLeft ||= dir === 'rtl';
    }
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

function paragraphsOf(lines: readonly Line[]): Line[][] {
  const steps = lines.flatMap(({ y }, index) => {
    const next = lines[index + 1];
    return next && y > next.y ? [y - next.y] : [];
  });
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const paragraphs: Line[][] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const isFar = !above || above.y - line.y > usual * gap || line.y > above.y;
    if (isFar) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  });
  return paragraphs;
}

/** Of how many line ends it can be told, and of what share the next word has to have had no room. */
const [least, share] = [3, 0.6];

/** Whether lines are as full as they can be: most end where the first word of the next would reach beyond the longest. */
function areFilled(paragraphs: readonly Line[][]): boolean {
  const pairs = paragraphs.flatMap((lines) =>
    lines.slice(1).map((next, index) => ({ line: lines[index] as Line, next })),
  );
  if (pairs.length < least || pairs.some(({ line }) => line.isRightToLeft)) return false;
  const rights = pairs.map(({ line }) => line.right).sort((a, b) => a - b);
  const edge = rights[Math.ceil(rights.length * 0.95) - 1] ?? 0;
  const full = pairs.filter(({ line, next }) => {
    // Where words have no spaces between, a line may end at any letter.
    const isUnspaced = unspaced.test(next.words.charAt(0));
    const word = isUnspaced ? 1 : (next.words.split(' ', 1)[0] ?? '').length + 1;
    return line.right + ((next.right - next.left) * word) / next.words.length > edge;
  });
  return full.length >= pairs.length * share;
}
