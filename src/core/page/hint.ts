import { decodeString } from 'micromark-util-decode-string';
import { isInvisible } from '../text/names.ts';

/** Where two folded texts first differ, and what each has there. UTF-16 units. */
export interface Difference {
  at: number;
  found: string;
  expected: string;
}

/** A difference of so many UTF-16 units is a passage; a shorter one is a slip. */
const passage = 12;

/** A cause of a difference, and how to mend it. */
interface Cause {
  is: (difference: Difference, page: string, seed: string) => boolean;
  hint: string | ((difference: Difference) => string);
}

/** In this order: the first that fits is told. */
const causes: Cause[] = [
  {
    is: ({ found, expected }) => straighten(found) === straighten(expected),
    hint: 'an editor changed the punctuation: turn smart punctuation off, and write what the seed has',
  },
  {
    is: ({ found, expected }) => found.normalize() === expected.normalize(),
    hint: 'the same letters in another Unicode normal form: copy them from the seed',
  },
  {
    is: ({ found, expected }) => expected !== '' && visible(expected) === found,
    hint: 'an editor lost an invisible character: copy the passage from the seed',
  },
  {
    is: ({ found, expected }) => found !== '' && visible(found) === expected,
    hint: 'an invisible character came in: delete it',
  },
  {
    is: ({ at }, page, seed) => isDecoded(at, page, seed),
    hint: 'a character reference was decoded: put a backslash before “&”',
  },
  {
    is: ({ at }, _, seed) => /^\[\^[^\]\s]+\]/.test(seed.slice(at, at + 100)),
    hint: 'Markdown reads “[^” as the mark of a note: put a backslash before “[”',
  },
  {
    // What is no text at all, and yet no fault of markup: an escape, a heading, a quote.
    is: ({ at, found, expected }, _, seed) =>
      found === '' && (expected === '\\' || (sign.test(expected) && startsWord(seed, at))),
    hint: ({ expected }) =>
      `Markdown reads “${expected.trim()}” as a sign of its own: put a backslash before it`,
  },
  {
    is: ({ at, expected }, page, seed) =>
      expected.length >= passage || comesLater(page.slice(at), seed, at),
    hint: 'a passage of the seed is missing here: put it back',
  },
  {
    is: ({ at, found }, page, seed) =>
      found.length >= passage || comesLater(seed.slice(at), page, at),
    hint: 'the seed does not have this passage: move what is yours out of <Source>, into a note or above it',
  },
];

/** How to mend a difference where the seed was edited. */
export const hintAtChanged =
  'the seed is not the one in SHA256SUMS: put the seed back as it was, or make a page for the new one';

/** Returns how to mend a difference between two folded texts, by its cause where that is known. */
export function hintAt(
  difference: Difference,
  { page, seed }: { page: string; seed: string },
): string {
  const hint = causes.find(({ is }) => is(difference, page, seed))?.hint;
  if (hint === undefined) return 'write here what the seed has, character for character';
  return typeof hint === 'string' ? hint : hint(difference);
}

const straightened: [RegExp, string][] = [
  [/[‘’‚‛]/g, "'"],
  [/[“”„‟]/g, '"'],
  [/[–—]/g, '-'],
  [/…/g, '...'],
  [/-+/g, '-'],
];

function straighten(text: string): string {
  return straightened.reduce((t, [from, to]) => t.replace(from, to), text);
}

function visible(text: string): string {
  return [...text].filter((c) => !isInvisible(c)).join('');
}

const sign = /^ ?(?:#{1,6}|>|=+|-+) ?$/;

function startsWord(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === ' ' || text[at] === ' ';
}

/** Whether a character reference of the seed, here or just before, stands on the page as what it means. */
function isDecoded(at: number, page: string, seed: string): boolean {
  const start = seed.lastIndexOf('&', at);
  const written = start < 0 ? undefined : /^&#?\w{1,31};/.exec(seed.slice(start, start + 34))?.[0];
  if (written === undefined || start + written.length <= at) return false;
  const meaning = decodeString(written);
  return meaning !== written && page.startsWith(meaning, start);
}

/** Whether a text goes on, further on in another, as it does at its own beginning. UTF-16 units. */
function comesLater(text: string, other: string, at: number): boolean {
  const next = text.slice(0, 40);
  return next.length === 40 && other.indexOf(next, at) > at;
}
