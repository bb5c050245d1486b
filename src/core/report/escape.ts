import { isInvisible } from '../text/names.ts';

/**
 * Returns how a report shows one character: itself, or `\u{202E}` for what cannot be seen, turns the direction
 * of the line, or would reach a terminal or a build log as a command. `before` is the text that it follows.
 */
export function show(character: string, before: string): string {
  return isHidden(character) || (character === '[' && before.endsWith('##'))
    ? `\\u{${Number(character.codePointAt(0)).toString(16).toUpperCase()}}`
    : character;
}

/** Returns a text of an edition on one line, with nothing hidden in it. */
export function escape(text: string): string {
  return text.replace(unusual, (character, offset: number) =>
    show(character, text.slice(Math.max(0, offset - 2), offset)),
  );
}

/** Returns words to paste into a page with what is hidden in them written as MDX reads it, so that they say the same. */
export function pasteable(words: string): string {
  return escape(words).replace(/\\u\{([\dA-F]+)\}/g, '&#x$1;');
}

/** All but plain ASCII, and `##[`, which GitHub's runner takes for a command anywhere on a line. */
const unusual = /[^\x20-\x7E]|(?<=##)\[/gu;

function isHidden(character: string): boolean {
  return (
    /^[\t\n\r\p{Surrogate}]$/u.test(character) || isInvisible(Number(character.codePointAt(0)))
  );
}
