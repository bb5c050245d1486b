import { codePointOf } from '../text/code-point.ts';
import { isInvisible, isNeededJoiner } from '../text/names.ts';

/**
 * Returns how a report shows one character: itself, or `\u{202E}` for what cannot be seen, turns the direction
 * of the line, or would reach a terminal or a build log as a command. `before` and `after` are the text around it,
 * two UTF-16 units of it at least: a joiner between letters that need it belongs to their word.
 */
export function show(character: string, before: string, after: string): string {
  const isInWord = isLetter([...before].at(-1)) && isLetter([...after][0]);
  if (isInWord && isNeededJoiner(`${before}${character}${after}`, before.length)) return character;
  return isHidden(character) || (character === '[' && before.endsWith('##'))
    ? `\\u{${codePointOf(character).toString(16).toUpperCase()}}`
    : character;
}

/**
 * Returns a text of an edition on one line, with nothing hidden in it.
 * @example
 * escape('a\u202Eb') // => 'a\\u{202E}b'
 */
export function escape(text: string): string {
  return text.replace(unusual, (character, offset: number) =>
    show(
      character,
      text.slice(Math.max(0, offset - 2), offset),
      text.slice(offset + character.length, offset + character.length + 2),
    ),
  );
}

/** Returns words to paste into a page with what is hidden in them written as MDX reads it, so that they say the same. */
export function pasteable(words: string): string {
  return escape(words).replace(/\\u\{([\dA-F]+)\}/g, '&#x$1;');
}

/** All but plain ASCII, and `##[`, which GitHub's runner takes for a command anywhere on a line. */
const unusual = /[^\x20-\x7E]|(?<=##)\[/gu;

/** One character at a time: V8 of Node 26 finds no letter beyond U+FFFF before a `$` alone. */
function isLetter(character: string | undefined): boolean {
  return /^[\p{L}\p{M}]$/u.test(character ?? '');
}

function isHidden(character: string): boolean {
  return /^[\t\n\r\p{Surrogate}]$/u.test(character) || isInvisible(character);
}
