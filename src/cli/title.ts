import { titleOf } from '../core/text/title.ts';

/** How long a title may be that is a first line. */
const longest = 120;

/** Returns a title for a text: its first line, as far as that is one; `otherwise` where it has none. */
export function titleFrom(text: string, otherwise: string): string {
  const line = text.split(/\r*\n|\r/).find((l) => l.replace(/[\t\f ]/g, '') !== '');
  const words = titleOf(line ?? otherwise);
  // A paragraph is no title.
  const title =
    [...words].length > longest ? `${[...words].slice(0, longest - 1).join('')}…` : words;
  return title === '' ? otherwise : title;
}
