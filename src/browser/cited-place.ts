/** A place of a source, as a citation tells it. */
export interface CitedPlace {
  /** In words, such as “¶ 3”. */
  locator: string;
  /** The fragment of its address, with `#`. */
  hash: string;
}

/**
 * Returns the citation of a source as that of a place in it: with its locator, and with its own address in the place of that
 * of the page, `permanent`. Titles may hold any of the signs that citations are made of: what is looked for stands behind
 * them, or at the beginning of a field.
 */
export function citePlace(
  { style, text }: { style: string; text: string },
  permanent: string,
  from: CitedPlace | undefined,
): string {
  const address = permanent + (from?.hash ?? '');
  if (/^Bib(?:La)?TeX$/.test(style)) return bibtex(text, { permanent, address }, from?.locator);
  const words = from ? `${from.locator}, ${address}` : address;
  const at = text.lastIndexOf(permanent);
  return at < 0
    ? `${text} ${words}`
    : text.slice(0, at) + words + text.slice(at + permanent.length);
}

function bibtex(
  text: string,
  { permanent, address }: { permanent: string; address: string },
  locator: string | undefined,
): string {
  const field = /^[\t ]*url = \{/m.exec(text);
  const at = field ? field.index + field[0].length : 0;
  const given = !field
    ? text.replace(/,?\n?\}$/, () => `,\n\turl = {${address}}\n}`)
    : text.startsWith(permanent, at)
      ? text.slice(0, at) + address + text.slice(at + permanent.length)
      : text;
  return locator ? given.replace(/^[\t ]*note = \{/m, (begin) => `${begin}${locator}. `) : given;
}
