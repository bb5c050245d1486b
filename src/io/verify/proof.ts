import { fold } from '../../core/text/fold.ts';
import { readPageMarkup } from '../source-markup.ts';

/** What a page has to say of its source. */
export interface Expected {
  seed: string;
  sha256: string;
  encoding: string;
  /** The decoded seed. */
  text: string;
}

/** Returns what of the page of a source is not as its seed has it; undefined where all of it is. */
export function provePage(html: string, expected: Expected): string | undefined {
  const found = readPageMarkup(html);
  return 'fault' in found ? found.fault : judgeMarkup(found, expected);
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
