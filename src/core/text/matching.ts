import { foldCluster, type Letters } from './letters.ts';
import { positionAt } from './positions.ts';
import type { Range } from './range.ts';

/**
 * A text as names, words and phrases are looked for in it. Nothing of it is ever shown: what is found is cut from the
 * text itself.
 */
export interface Folding {
  /** In lower case. */
  text: string;
  /** The same, unit by unit, with its capitals. */
  cased: string;
  /** For each UTF-16 unit of `text`, where in the text itself the character begins that it stands for. */
  starts: number[];
  /** And where that character ends, with the marks on it. */
  ends: number[];
}

/** How a text is read where it can be read in two ways. */
export interface Reading extends Letters {
  /**
   * Whether what parts a word, and may be left out, parts nothing: a hyphen at a line end (“Philadel-␤phia”), a
   * zero-width non-joiner. Otherwise the hyphen is one as within a line, and the non-joiner ends a word.
   */
  joined?: boolean;
}

/**
 * Folds a text for matching: runs of white space of any kind are one space; soft hyphens, joiners and whatever else
 * leaves no mark of its own are gone; letters and signs are as `foldCluster` has them. It folds what is folded to
 * itself. Linear in `text`.
 * @example
 * foldForMatching('Straße').text // => 'strasse'
 * foldForMatching('Phila-\ndelphia', { joined: true }).text // => 'philadelphia'
 */
export function foldForMatching(text: string, reading: Reading = {}): Folding {
  const folded: Building = {
    reading,
    pieces: [],
    whole: 0,
    known: new Map(),
    starts: [],
    ends: [],
  };
  for (let at = 0; at < text.length;) {
    plain.lastIndex = at;
    if (plain.test(text)) {
      addPlain(folded, text.slice(at, plain.lastIndex), at);
      at = plain.lastIndex;
      continue;
    }
    const end = endOfCluster(text, at);
    const cluster = text.slice(at, end);
    const rest = breaks.test(cluster) ? endOfBreak(text, at, folded) : undefined;
    const letters = rest === undefined ? lettersAt(text, { start: at, end }, folded) : '-';
    const silent = rest !== undefined && (reading.joined === true || cluster === softHyphen);
    if (!silent) add(folded, letters, { start: at, end: rest ?? end });
    at = rest ?? end;
  }
  const cased = folded.pieces.join('');
  return { text: lower(cased), cased, starts: folded.starts, ends: folded.ends };
}

/** Returns the range of a text that a range of its folding stands for, as whole characters. */
export function unfold({ start, end }: Range, { starts, ends }: Folding): Range {
  return { start: positionAt(starts, start), end: positionAt(ends, end - 1) };
}

/**
 * Returns the ways to read a text that may differ: with what may be left out and without it, with letters as they are and
 * spelt out. In a language (BCP 47) in which ä is no a, they are only spelt out.
 */
export function readingsOf(text: string, language = ''): Reading[] {
  const spellings = ofTheirOwn.test(language)
    ? [true]
    : spellable.test(text)
      ? [false, true]
      : [false];
  const joints = separable.test(text) ? [false, true] : [false];
  return joints.flatMap((joined) => spellings.map((spelt) => ({ joined, spelt })));
}

/** Returns the foldings of a text that differ, in a language (BCP 47). */
export function foldings(text: string, language = '', marked = false): Folding[] {
  const all = readingsOf(text, language).map((reading) =>
    foldForMatching(text, { ...reading, marked }),
  );
  return all.filter((one, n) => all.findIndex(({ cased }) => cased === one.cased) === n);
}

/**
 * Returns what names that are spelt differently have in common: their letters, spelt out and joined.
 * @example
 * nameKey('Müller') === nameKey('Mueller') // => true
 */
export function nameKey(name: string): string {
  // Most are ids, which are what they are folded to, and there are many of them.
  if (/^[a-z\d-]*$/.test(name)) return name;
  return foldForMatching(name, { joined: true, spelt: true }).text.trim();
}

interface Building {
  reading: Reading;
  pieces: string[];
  /** Where the first character stands that is seen behind a hyphen that breaks no word: those before it break none either. */
  whole: number;
  /** What characters with their marks are folded to, as far as they were met. */
  known: Map<string, string>;
  starts: number[];
  ends: number[];
}

function add(folded: Building, letters: string, { start, end }: Range): void {
  if (letters === '') return;
  folded.pieces.push(letters);
  for (let unit = 0; unit < letters.length; unit++) {
    folded.starts.push(start);
    folded.ends.push(end);
  }
}

/** Returns the last few units of what is folded. */
function endOf({ pieces }: Building): string {
  return pieces.slice(-3).join('');
}

/** Lower case that keeps the length, since no İ is left; the two small sigmas are one letter. */
function lower(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}

const softHyphen = '\u00AD';
/** A hyphen as it stands at a line end, with the marks that print, and those who copied it, have in its place. */
const breaks = /^[-\u2010\u00AD\u00AC\u2E17]$/;
/** What ends a word, or a part of one, and is not seen. */
const seam = /^[\u200C\u200B]$/;
const separable = /[\u200C\u200B]|[-\u2010\u00AC\u2E17][\p{Default_Ignorable_Code_Point}\s]/u;
const spellable = /[äöüåø\u0308\u030A]|M[^\p{L}\s]\p{Lu}/iu;
/** Languages that have letters of which ä, ö, ü, å or ø is one. */
const ofTheirOwn = /^(?:de|nds|gsw|lb|da|nb|nn|no|sv|fi|et|is|fo)(?:-|$)/i;

/**
 * What is folded to itself unit by unit, and most of many texts: visible ASCII but hyphens and apostrophes, with single
 * spaces between, and no mark after it.
 */
const plain = /[!-&(-,.-_a-~](?:[!-&(-,.-_a-~]| (?=[!-~]))*(?![\u0300-\uFFFF])/y;

/** Adds what is folded to itself, and begins at an offset. */
function addPlain({ pieces, starts, ends }: Building, letters: string, start: number): void {
  pieces.push(letters);
  for (let at = start; at < start + letters.length; at++) {
    starts.push(at);
    ends.push(at + 1);
  }
}

/** White space, or any character with its marks. */
const clusters = /[^\S\uFEFF]+|[^][\p{M}\uFF9E\uFF9F]*/uy;

function endOfCluster(text: string, at: number): number {
  clusters.lastIndex = at;
  clusters.test(text);
  return clusters.lastIndex;
}

/** Returns where a word goes on that the hyphen at `at` breaks; undefined where it breaks none. */
function endOfBreak(text: string, at: number, folded: Building): number | undefined {
  if (at < folded.whole || !/\p{L}$/u.test(endOf(folded))) return undefined;
  let parted = false;
  let next = at + 1;
  for (let end = next; next < text.length; next = end) {
    end = endOfCluster(text, next);
    const letters = lettersOf(text.slice(next, end), folded);
    if (letters === ' ') parted = true;
    else if (parted && /^\p{L}/u.test(letters)) return next;
    else if (letters !== '') break;
  }
  folded.whole = next;
  return undefined;
}

function lettersOf(cluster: string, { known, reading }: Building): string {
  const letters = known.get(cluster) ?? foldCluster(cluster, reading);
  known.set(cluster, letters);
  return letters;
}

/** Returns what a character with its marks is folded to where it stands in a text. */
function lettersAt(text: string, { start, end }: Range, folded: Building): string {
  const { reading } = folded;
  const cluster = text.slice(start, end);
  if (!reading.joined && seam.test(cluster)) return cluster;
  const letters = lettersOf(cluster, folded);
  // A run of white space is one space, whatever stood in it that is not seen.
  if (letters === ' ' && endOf(folded).endsWith(' ')) return '';
  if (!reading.spelt || letters !== "'") return letters;
  return isMac(endOf(folded), lettersAfter(text, end, folded)) ? 'c' : letters;
}

/** Returns what the first character from `at` on is folded to that leaves a mark; '' at the end. */
function lettersAfter(text: string, at: number, folded: Building): string {
  for (let next = at; next < text.length;) {
    const end = endOfCluster(text, next);
    const cluster = text.slice(next, end);
    const letters = lettersOf(cluster, folded);
    if (letters !== '') return letters;
    if (!folded.reading.joined && seam.test(cluster)) return cluster;
    next = end;
  }
  return '';
}

/** Whether an apostrophe stands for the “c” of a name such as McKean, as it was printed, between what both are folded to. */
function isMac(before: string, after: string): boolean {
  return /(?<![\p{L}\p{N}])M$/u.test(before) && /^\p{Lu}/u.test(after);
}
