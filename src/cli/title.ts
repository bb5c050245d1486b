/** How long a title may be that is a first line. */
const longest = 120;

/** Returns a title for a text: its first line, as far as that is one; `otherwise` where it has none. */
export function titleFrom(text: string, otherwise: string): string {
  const line = text.split(/\r*\n|\r/).find((l) => l.replace(/[\t\f ]/g, '') !== '');
  // Controls have no place in a title, and a paragraph is none.
  const words = (line ?? otherwise)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '');
  const title =
    [...words].length > longest ? `${[...words].slice(0, longest - 1).join('')}…` : words;
  return title === '' ? otherwise : title;
}
