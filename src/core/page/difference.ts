import type { Finding } from '../problem.ts';
import type { Fold } from '../text/fold.ts';
import { linesOf, pointAt } from '../text/lines.ts';
import { isInvisible, nameOf } from '../text/names.ts';
import type { SeedText } from './align.ts';
import { placeOf, type TextFile } from './file.ts';
import type { SourceText } from './source.ts';

/** Folded UTF-16 units shown on either side of a difference. */
const around = 24;
/** How far a difference is followed to where both texts agree again. Beyond it, it is told as open-ended. */
const reach = 400;
/** How many units must agree for the texts to count as together again: fewer would agree by chance. */
const agreement = 12;

/**
 * Returns the fault text-differs at the first place where the folded texts differ: both texts around it with the
 * difference between ⟦ and ⟧, and a hint where the cause is known. Undefined where markup that is reported
 * already is the cause.
 */
export function explain(
  source: SourceText,
  page: Fold,
  seed: SeedText,
  target: Fold,
  file: TextFile,
): Finding | undefined {
  const at = firstDifference(page.text, target.text);
  const fileAt = source.at[page.raw[at] ?? -1] ?? endOf(source, file);
  const cause = source.markup.find((m) => m.start <= fileAt && fileAt <= m.end);
  if (cause) return undefined;
  const { left, right } = extent(page.text, target.text, at);
  const found = page.text.slice(at, at + left);
  const expected = target.text.slice(at, at + right);
  const seedAt = target.raw[at] ?? seed.text.length;
  return {
    code: 'text-differs',
    message: `Unexpected ${show(page.text, at, left)}${named(found, expected)}, expected ${show(target.text, at, right)}${named(expected, found)}, as the seed has it`,
    place: placeOf(file, fileAt, fileAt + Math.max(1, found.length)),
    hint: hint(found, expected, page.text, target.text, at, seed),
    related: [
      {
        file: seed.path,
        start: pointAt(linesOf(seed.text), seedAt),
        message: 'the seed differs from here on',
      },
    ],
  };
}

/** The first index at which two texts differ, moved back to the start of a surrogate pair. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at > 0 && /[\uD800-\uDBFF]/.test(a[at - 1] ?? '') ? at - 1 : at;
}

function endOf(source: SourceText, file: TextFile): number {
  const last = source.at.at(-1);
  if (last !== undefined) return last + 1;
  return Math.max(0, file.text.indexOf('<Source>'));
}

/** The shortest pair of lengths after which both texts agree again; to the end of the word where none does. */
function extent(a: string, b: string, at: number): { left: number; right: number } {
  for (let sum = 1; sum <= reach; sum++) {
    for (let left = 0; left <= sum; left++) {
      const right = sum - left;
      if (at + left > a.length || at + right > b.length) continue;
      if (agrees(a, at + left, b, at + right)) return { left, right };
    }
  }
  return { left: wordLength(a, at), right: wordLength(b, at) };
}

function agrees(a: string, from: number, b: string, to: number): boolean {
  return a.slice(from, from + agreement) === b.slice(to, to + agreement);
}

function wordLength(text: string, at: number): number {
  const space = text.indexOf(' ', at + 1);
  return (space < 0 ? text.length : space) - at;
}

function show(text: string, at: number, length: number): string {
  if (at >= text.length) return 'the end of the text';
  const before = text.slice(Math.max(0, at - around), at);
  const shown = text.slice(at, at + length);
  const marked = shown.length > 80 ? `${shown.slice(0, 60)}…` : shown;
  const rest = text.slice(at + length, at + length + around);
  return `“${at > around ? '…' : ''}${before}⟦${marked}⟧${rest}${at + length + around < text.length ? '…' : ''}”`;
}

/** Names up to two characters where a reader could not tell them from what was expected. */
function named(text: string, other: string): string {
  const points = [...text];
  if (points.length === 0 || points.length > 2 || [...other].length > 3) return '';
  if (points.every((p) => /[A-Za-z0-9]/.test(p))) return '';
  return ` (${points.map((p) => nameOf(p.codePointAt(0) ?? 0)).join(', ')})`;
}

const straightened: [RegExp, string][] = [
  [/[‘’‚‛]/g, "'"],
  [/[“”„‟]/g, '"'],
  [/[–—]/g, '-'],
  [/…/g, '...'],
];

function straighten(text: string): string {
  const straight = straightened.reduce((t, [from, to]) => t.replace(from, to), text);
  return straight.replace(/-+/g, '-');
}

function hint(
  found: string,
  expected: string,
  page: string,
  target: string,
  at: number,
  seed: SeedText,
): string {
  const a = page.slice(at, at + Math.max(found.length, 1) + agreement);
  const b = target.slice(at, at + Math.max(expected.length, 1) + agreement);
  if (seed.changed) {
    return 'the seed is not the one in SHA256SUMS: put the seed back as it was, or make a page for the new one';
  }
  if (found !== expected && straighten(found) === straighten(expected)) {
    return 'an editor changed the punctuation: turn smart punctuation off, and write what the seed has';
  }
  if (a !== b && (found + a).normalize('NFC') === (expected + b).normalize('NFC')) {
    return 'the same letters in another Unicode normal form: copy them from the seed';
  }
  if ([...expected].some((p) => isInvisible(p.codePointAt(0) ?? 0))) {
    return 'an editor lost an invisible character: copy the passage from the seed';
  }
  if ([...found].some((p) => isInvisible(p.codePointAt(0) ?? 0))) {
    return 'an invisible character came in: delete it';
  }
  if (/^[\\`*_{<[~#>+\-=!\d&]/.test(expected) && found.length < expected.length) {
    return `Markdown reads “${expected[0] ?? ''}” as a sign of its own: put a backslash before it`;
  }
  if (expected.startsWith('&') || /^&/.test(target.slice(Math.max(0, at)))) {
    return 'a character reference was decoded: put a backslash before “&”';
  }
  return passageHint(found, expected, page, target, at);
}

function passageHint(
  found: string,
  expected: string,
  page: string,
  target: string,
  at: number,
): string {
  const next = page.slice(at, at + 40);
  if (expected.length >= agreement || (next.length === 40 && target.indexOf(next, at) > at)) {
    return 'a passage of the seed is missing here: put it back';
  }
  const ahead = target.slice(at, at + 40);
  if (found.length >= agreement || (ahead.length === 40 && page.indexOf(ahead, at) > at)) {
    return 'the seed does not have this passage: move what is yours out of <Source>, into a note or above it';
  }
  return 'write here what the seed has, character for character';
}
