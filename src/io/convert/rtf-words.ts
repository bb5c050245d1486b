import type { Loss } from './tally.ts';

/* What the words of RTF mean (Rich Text Format 1.9.1). A word that is not here is about how the text looks. */

/** Groups that hold no words of the text, and what is told of them. */
export const left = new Map<string, Loss | undefined>([
  ...[
    ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'listtable', 'listoverridetable', 'revtbl'],
    ...['nonshppict', 'bkmkstart', 'bkmkend', 'xe', 'tc', 'sp', 'shprslt'],
  ].map((name) => [name, undefined] as const),
  ...['pict', 'shppict', 'NeXTGraphic'].map((name) => [name, 'picture'] as const),
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
    (name) => [name, 'running'] as const,
  ),
  ['object', 'embedded'],
  ['mmath', 'formula'],
  ['annotation', 'comment'],
]);

/** Groups that a program which does not know them may leave out, and that are read: of notes, text boxes, and fields. */
export const known = new Set(['footnote', 'shpinst', 'do', 'fldinst', 'ud']);

/** Words for which a program puts a date, a time or a number when it shows the document. */
export const worked = new Set(['chdate', 'chdpl', 'chdpa', 'chtime', 'chpgn', 'sectnum']);

/** Words that stand for characters. */
export const characters = new Map([
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['zwj', '\u200D'],
  ['zwnj', '\u200C'],
  ['ltrmark', '\u200E'],
  ['rtlmark', '\u200F'],
]);

/** Signs that stand for characters. */
export const signs = new Map([
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['~', '\u00A0'],
  ['-', '\u00AD'],
  ['_', '\u2011'],
]);

/** How letters look, and the tag that says so; without one, what is told of them. */
export const looks = new Map([
  ['i', 'i'],
  ['b', 'b'],
  ['ul', 'u'],
  ['strike', 's'],
  ['scaps', 'small-caps'],
  ['caps', 'all-caps'],
  ['super', 'sup'],
  ['sub', 'sub'],
]);

/** Stands for the encoding of fonts that have signs in the places of letters. */
export const signsOnly = 'signs';

/** Encodings by the numbers that RTF has for sets of characters (`\fcharset`). */
export const charsets = new Map([
  [0, 'windows-1252'],
  [2, signsOnly],
  ...([
    [77, 'macintosh'],
    [128, 'shift_jis'],
    [129, 'euc-kr'],
    [134, 'gbk'],
  ] as const),
  ...([
    [136, 'big5'],
    [161, 'windows-1253'],
    [162, 'windows-1254'],
  ] as const),
  ...([
    [163, 'windows-1258'],
    [177, 'windows-1255'],
    [178, 'windows-1256'],
  ] as const),
  ...([
    [186, 'windows-1257'],
    [204, 'windows-1251'],
    [222, 'windows-874'],
  ] as const),
  [238, 'windows-1250'],
]);

/** Encodings by the numbers of code pages, where they are not named by them. */
const codePages = new Map<number, string>([
  ...([
    [866, 'ibm866'],
    [932, 'shift_jis'],
    [936, 'gbk'],
    [949, 'euc-kr'],
  ] as const),
  ...([
    [950, 'big5'],
    [10000, 'macintosh'],
    [10007, 'x-mac-cyrillic'],
    [65001, 'utf-8'],
  ] as const),
]);

/** Returns the WHATWG label of the encoding that the head of a document names; of a code page without one, one of no encoding. */
export function encodingNamed(head: string): string {
  const [, set] = /^[^{]*\{\\rtf\d*\s*\\(mac|pca?)\b/.exec(head) ?? [];
  const own = /\\ansicpg(\d{3,5})/.exec(head)?.[1];
  if (own === undefined && set !== undefined)
    return set === 'mac' ? 'macintosh' : set === 'pc' ? 'code page 437' : 'code page 850';
  return encodingOfPage(Number(own ?? 1252));
}

/** Returns the WHATWG label of the encoding that a code page has; of one without, one of no encoding. */
export function encodingOfPage(page: number): string {
  const isWindows = page === 874 || (page >= 1250 && page <= 1258);
  return codePages.get(page) ?? (isWindows ? `windows-${page}` : `code page ${page}`);
}
