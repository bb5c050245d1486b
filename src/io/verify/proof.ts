import type { SourceMarkup } from '../../core/render/source-markup.ts';
import type { SetText } from '../../core/render/tables.ts';
import { fold } from '../../core/text/fold.ts';
import { foreignFault, readPageMarkup } from '../source-markup.ts';

/** What a page has to say of its source. */
export interface Expected {
  seed: string;
  sha256: string;
  encoding: string;
  /** The decoded seed. */
  text: string;
}

/** Returns what of the page of a source is not as its seed has it, which is set as `set` says; undefined where all of it is. */
export function provePage(
  html: string,
  expected: Omit<Expected, 'text'>,
  set: SetText,
): string | undefined {
  const found = readPageMarkup(html);
  if ('fault' in found) return found.fault;
  return judgeMarkup(found, { ...expected, text: set.text }) ?? judgeSetting(found, set);
}

/** Returns what of a source, whose text is that of its seed, is set otherwise than is asked; undefined where nothing is. */
export function judgeSetting(found: SourceMarkup<unknown>, set: SetText): string | undefined {
  return foreignFault(found.unlike(set));
}

/** Returns what of a source, as it was read from its page, is not as expected; undefined where all of it is. */
export function judgeMarkup(found: Expected, expected: Expected): string | undefined {
  for (const name of ['seed', 'sha256', 'encoding'] as const) {
    if (found[name] !== expected[name])
      return `data-${name} is “${found[name]}”, expected “${expected[name]}”`;
  }
  const text = fold(expected.text);
  if (found.text === text) return undefined;
  let at = 0;
  while (at < text.length && found.text[at] === text[at]) at++;
  const show = (words: string) => JSON.stringify(words.slice(Math.max(0, at - 20), at + 20));
  return `the text differs at character ${at}: ${show(found.text)}, expected ${show(text)}`;
}
