import { type Direction, fromRight, runsLeft } from './direction.ts';
import { firstIndex } from './lookup.ts';
import { once } from './once.ts';
import type { Range } from './range.ts';

/** Words that a sign within them would turn round, and what keeps them as they are: before and behind them, and on both sides of each sign. */
export interface Isolate extends Range {
  around: readonly [string, string];
  beside: string;
}

/** Marks that run as letters do, those of Arabic apart (UAX 9, 2.6), and what begins and ends an isolate (2.4). */
const marks = { left: '\u200E', right: '\u200F', arabic: '\u061C' } as const;
const [toRight, toLeft, end] = ['\u2066', '\u2067', '\u2069'];

/** All that is put into words to keep them as they are. */
export const isolating = /[\u061C\u200E\u200F\u2066\u2067\u2069]/g;

const right = `(?=\\p{L})[${fromRight}]`;
const left = `(?![${fromRight}])\\p{L}`;
const leftLetter = new RegExp(left, 'u');
const beginsLeft = new RegExp(`^${left}`, 'u');
const arabicLetter = /(?=\p{L})[\u0600-\u07BF\u0860-\u08FF\uFB50-\uFEFF]/u;
/** Digits of Arabic, and what stands between such, or such of Persian. */
const arabicDigits = '\\u0660-\\u0669\\u066B\\u066C';
const arabicDigit = new RegExp(`[${arabicDigits}]`);
const otherDigit = new RegExp(`(?![${arabicDigits}])\\p{Nd}`, 'u');

const straySign = /(?<!\p{Nd})[\u066B\u066C]|[\u066B\u066C](?!\p{Nd})/u;
const strongMark = /[\u061C\u200E\u200F]/g;
/** Signs that run as letters do (UAX 9, table 4): of Hebrew, of Arabic and Syriac, and numbers that are letters. */
const strongSign =
  /[\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0608\u060B\u060D\u061B\u061D-\u061F\u066D\u06D4\u06FD\u06FE\u0700-\u070D\u0964\u0965\u249C-\u24E9\uFDFC]|\p{Nl}/gu;
const isControlled = /[\u202A-\u202E\u2066-\u2069]/;

/** Brackets, which run as what is around both of a pair does (N0), and controls. */
const parting = '()\\[\\]{}\\u27E6\\u27E7\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069';
const isParting = new RegExp(`[${parting}]`, 'u');
/** The signs that are part of a number between two digits (W4), and beside one (W5), but behind letters of Arabic (W2). */
const joining = '.,:/\\u00A0\\u060C\\u202F\\u2044\\u066B\\u066C';
const beside = '#%\\p{Sc}°±\\u0609\\u060A\\u066A‰‱′″‴℮∓';
const onlyBeside = new RegExp(`^[${beside}]*$`, 'u');
const [beginsBeside, endsBeside] = [
  new RegExp(`^[${beside}]`, 'u'),
  new RegExp(`[${beside}]$`, 'u'),
];
const endsInFigures = new RegExp(`[-+\\u2212${joining}${beside}]$`, 'u');
const [inFigures, besideFigures] = [
  new RegExp(`[\\p{Nd}${joining}]`, 'u'),
  new RegExp(`[${beside}]`, 'u'),
];

/** Numbers; and those behind letters of Arabic, or of its digits. */
const number = new RegExp(
  `\\p{Nd}+(?:(?:[-+\\u2212${joining}]|[${beside}]+)\\p{Nd}+)*[${beside}]*`,
  'gu',
);
const figures = new RegExp(`[-+\\u2212\\p{Nd}${joining}${beside}]+`, 'gu');
const arabicNumber = new RegExp(`\\p{Nd}+(?:[${joining}]\\p{Nd}+)*`, 'gu');
/** How words begin that run from the left in a paragraph that does not, where nothing before them is parted from them. */
const beginsRun = /^\p{Nd}*\p{L}/u;
/** Letters that run to the right, with figures behind them (W7). */
const rightward = new RegExp(
  `${left}(?:(?:(?!${right})[^${parting}${arabicDigits}])*(?:${left}|(?![${arabicDigits}])\\p{Nd}[${beside}]*))?\\p{M}*`,
  'gu',
);
/** Letters that run to the left, with all that follows; and what of that is theirs. */
const leftward = new RegExp(`${right}(?:(?!${left})[^${parting}])*`, 'gu');
/** The same over brackets around such, or where digits of Arabic begin them, which those of Europe are none of before such letters (W7). */
const unlettered = `(?:(?!${left})[^${parting}])`;
const overBrackets = `${right}(?:${unlettered}|\\(${unlettered}*\\)|\\[${unlettered}*\\])*`;
const leftwardFigures = new RegExp(
  `${overBrackets}|[${arabicDigits}](?:(?!\\p{L}|(?![${arabicDigits}])\\p{Nd})[^${parting}])*(?:${overBrackets})?`,
  'gu',
);
const ofLeftward = new RegExp(`^[^]*(?:${right}|\\p{Nd}[${beside}]*)\\p{M}*`, 'u');
const ofArabic = new RegExp(`^[^]*(?:${right}|\\p{Nd})\\p{M}*`, 'u');

/** Returns whether all of a text runs from left to right. */
export function isPlain(text: string): boolean {
  return isPlainOf(withSignsAsLetters(text));
}

function isPlainOf(words: string): boolean {
  return leftLetter.test(words) && !hasRight(words);
}

function hasRight(text: string): boolean {
  return runsLeft(text) || arabicDigit.test(text);
}

/**
 * Returns what of words signs at offsets (UTF-16 units) would turn round, in the order of their beginnings, the outer first: letters among others that run
 * against them, with all that runs as they do, and numbers where words may run from the right. `around` is how the line runs that they are shown in, where it is
 * known. Linear, but for a logarithm.
 */
export function isolatesIn(
  text: string,
  offsets: readonly number[],
  around?: Direction,
): Isolate[] {
  const words = withSignsAsLetters(text);
  const isSure = around === 'ltr' ? !hasRight(words) : around === undefined && isPlainOf(words);
  if (offsets.length === 0 || isSure) return [];
  const hasLeft = leftLetter.test(words);
  const sorted = offsets.toSorted((a, b) => a - b);
  const isCut = ({ start, end }: Range) =>
    (sorted[firstIndex(sorted, (at) => at > start)] ?? end) < end;
  const lefts = hasLeft ? rightwardIn(words).filter(isCut) : [];
  const rights = hasLeft || around === 'ltr' ? leftwardIn(words).filter(isCut) : [];
  const letterBefore = createLetters(words);
  const numbers = numbersIn(words, letterBefore).filter(
    (range) => isCut(range) && !isAmong(range, lefts),
  );
  const isolate = (range: Range, begin: string, mark: string): Isolate => ({
    ...range,
    ...{ around: [mark + begin, end + mark], beside: '' },
  });
  return [
    ...lefts.map((range) => isolate(range, toRight, marks.left)),
    ...rights.map((range) => isolate(range, toLeft, markOf(letterBefore(range.end)))),
    ...numbers.map((range) => {
      // What is beside such digits, or between two of them, takes them for letters from the right (N1).
      return arabicDigit.test(words.slice(range.start, range.end))
        ? { ...isolate(range, toRight, marks.right), beside: marks.left }
        : isolate(range, toRight, markOf(letterBefore(range.start)));
    }),
  ].sort((a, b) => a.start - b.start);
}

/** A stretch of a paragraph that is set by itself, in its own direction. */
export interface Apart extends Range {
  direction: Direction;
}

/**
 * Returns for the numbers of a paragraph (UAX 9, P1), in order, the stretches that may be set by themselves, the outer first and the number last, with nothing seen
 * elsewhere than it was: the number; or the letters that it runs with, which run against the paragraph, around it. None for a number for which there are no such.
 * Linear, but for a logarithm.
 */
export function apartIn(text: string, direction: Direction): Apart[][] {
  const words = withStrongAsLetters(text);
  // A sign of Arabic that is part of no number runs as its digits do.
  if (isControlled.test(words) || straySign.test(words)) return [];
  const letterBefore = createLetters(words);
  const { before, behind } = createSides(words, direction, letterBefore);
  const runs = direction === 'rtl' ? rightwardIn(words) : leftwardIn(words, leftwardFigures);
  const mixed = rangesOf(figures, words).filter(
    ({ start, end }) => isMixed(words.slice(start, end)) && !arabicLetter.test(letterBefore(start)),
  );
  const isLeft = direction === 'ltr';
  const isApart = once((run: Range) => {
    const [first, last] = [before(run.start), behind(run.end)];
    const isUpright = first.isLeft === isLeft && last.isLeft === isLeft && !last.isDigit;
    const isGlued = first.isDigit && onlyBeside.test(first.between);
    const own = words.slice(run.start, run.end);
    // What is beside its figures is part of it, or not, by rules of its own.
    const isSigned =
      (/^\p{Nd}/u.test(own) && endsInFigures.test(first.between)) ||
      (/\p{Nd}$/u.test(own) && beginsBeside.test(last.between)) ||
      (endsBeside.test(own) && arabicDigit.test(own));
    return isUpright && !isGlued && !isSigned && (isLeft || beginsRun.test(own));
  });
  const ofNumber = (number: Range): Apart[] => {
    const own: Apart = { ...number, direction: 'ltr' };
    const [first, last] = [before(number.start), behind(number.end)];
    const isAlone = isLeft
      ? first.isLeft === last.isLeft && !isParting.test(first.between + last.between)
      : !behind(number.start).isLeft && !first.isLeft && !(last.isLeft && last.between === '');
    if (isAlone) return [own];
    const run = runs[firstIndex(runs, ({ end }) => end >= number.end)];
    if (!run || run.start > number.start || !isApart(run)) return [];
    return isLeft ? [{ ...run, direction: 'rtl' }, own] : [{ ...run, direction: 'ltr' }];
  };
  return numbersIn(words, letterBefore).flatMap((number) => {
    // Figures that run as letters do from the left need nothing there.
    const isLetters = isLeft && behind(number.start).isLeft;
    const own = isLetters || isAmong(number, mixed) ? [] : ofNumber(number);
    return own.length > 0 ? [own] : [];
  });
}

/** Returns words with a letter for each sign and mark that runs as one does, at the same UTF-16 offsets. */
export function withStrongAsLetters(words: string): string {
  return withSignsAsLetters(words).replace(strongMark, asLetter);
}

function withSignsAsLetters(words: string): string {
  return words.replace(strongSign, asLetter);
}

/** Returns a letter that runs as a sign or a mark does, of as many UTF-16 units. */
function asLetter(sign: string): string {
  if (/[\u05BE-\u05F4\u200F]/.test(sign)) return '\u05D0';
  return /[\u0608-\u070D\uFDFC]/.test(sign) ? '\u0627' : 'a'.repeat(sign.length);
}

/** Whether figures are of both kinds: to the eye they are one number, and several to the rules. */
function isMixed(own: string): boolean {
  return arabicDigit.test(own) && otherDigit.test(own);
}

/** What stands at one side of a stretch: whether the next letter or digit there runs from the left, whether it is a digit, and what is between. */
interface Side {
  isLeft: boolean;
  isDigit: boolean;
  between: string;
}

/** Returns what tells how words run right before and right behind an offset; where there are none, as the paragraph does. */
function createSides(
  words: string,
  direction: Direction,
  letterBefore: (offset: number) => string,
): Record<'before' | 'behind', (offset: number) => Side> {
  const found = Array.from(words.matchAll(/[\p{L}\p{Nd}]/gu));
  const isLeft = direction === 'ltr';
  const runs = (one: RegExpExecArray | undefined): Pick<Side, 'isLeft' | 'isDigit'> => {
    if (!one) return { isLeft, isDigit: false };
    if (/\p{L}/u.test(one[0])) return { isLeft: leftLetter.test(one[0]), isDigit: false };
    const letter = letterBefore(one.index);
    const isOther = letter === '' ? isLeft : leftLetter.test(letter);
    return { isLeft: isOther && !arabicDigit.test(one[0]), isDigit: true };
  };
  return {
    before: (offset) => {
      const one = found[firstIndex(found, ({ index }) => index >= offset) - 1];
      const between = words.slice(one ? one.index + one[0].length : 0, offset);
      return { ...runs(one), between };
    },
    behind: (offset) => {
      const one = found[firstIndex(found, ({ index }) => index >= offset)];
      return { ...runs(one), between: words.slice(offset, one?.index) };
    },
  };
}

/** Returns where numbers stand, with the signs that are part of them, in order. */
function numbersIn(words: string, letterBefore: (offset: number) => string): Range[] {
  return rangesOf(number, words).flatMap(({ start, end }) => {
    const own = words.slice(start, end);
    const isArabic = arabicDigit.test(own) || arabicLetter.test(letterBefore(start));
    if (isArabic) return rangesOf(arabicNumber, own, start);
    return [{ start: startOf(besideFigures, words, start), end }];
  });
}

function rangesOf(pattern: RegExp, words: string, from = 0): Range[] {
  return Array.from(words.matchAll(pattern), ({ 0: { length }, index }) => ({
    ...{ start: from + index, end: from + index + length },
  }));
}

/** Returns where letters stand that run to the right, with the figures beside them. */
function rightwardIn(words: string): Range[] {
  return rangesOf(rightward, words).map(({ start, end }) => {
    let from = startOf(inFigures, words, start);
    while (from < start && !/\p{Nd}/u.test(words.charAt(from))) from++;
    return { start: from, end };
  });
}

/** Returns where letters stand that run to the left, with the figures behind them that are none of the word right behind these. */
function leftwardIn(words: string, pattern = leftward): Range[] {
  const own = arabicLetter.test(words) ? ofArabic : ofLeftward;
  return rangesOf(pattern, words).flatMap(({ start, end }) => {
    const isBeside = beginsLeft.test(words.slice(end, end + 2));
    const all = words.slice(start, isBeside ? startOf(inFigures, words, end) : end);
    const length = own.exec(all)?.[0].length;
    if (length === undefined) return [];
    // A bracket ends behind its figures.
    const rest = /^[^()[\]]*[)\]]/.exec(all.slice(length))?.[0] ?? '';
    return [{ start, end: start + length + rest.length }];
  });
}

/** Returns where units begin that are so, and end at an offset. */
function startOf(are: RegExp, words: string, offset: number): number {
  let start = offset;
  while (start > 0 && are.test(words.charAt(start - 1))) start--;
  return start;
}

/** Whether a range lies in one of others, which are in order. */
function isAmong({ start, end }: Range, others: readonly Range[]): boolean {
  return (others[firstIndex(others, (one) => one.end >= end)]?.start ?? end) <= start;
}

/** Returns what tells the last letter before an offset; empty where there is none. */
function createLetters(words: string): (offset: number) => string {
  const letters = Array.from(words.matchAll(/\p{L}/gu));
  return (offset) => letters[firstIndex(letters, ({ index }) => index >= offset) - 1]?.[0] ?? '';
}

/** Returns the mark that runs as a letter does. */
function markOf(letter: string): string {
  if (letter === '') return '';
  return marks[leftLetter.test(letter) ? 'left' : arabicLetter.test(letter) ? 'arabic' : 'right'];
}
