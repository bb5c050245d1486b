const labels: [RegExp, string][] = [
  [/^pp?\.\s*(?=\S)/, 'page'],
  [/^§§?\s*(?=\S)/, 'section'],
  [/^sec\.\s*(?=\S)/, 'section'],
  [/^ch(?:ap)?\.\s*(?=\S)/, 'chapter'],
  [/^paras?\.\s*(?=\S)/, 'paragraph'],
  [/^¶¶?\s*(?=\S)/, 'paragraph'],
  [/^vol\.\s*(?=\S)/, 'volume'],
  [/^(?:n|note)\.?\s+(?=\S)/, 'note'],
  [/^l(?:l|ine|ines)?\.\s*(?=\S)/, 'line'],
  [pageLike(), 'page'],
];

/** Pages or folios, one or more, alone or as ranges: `12`, `12r–13v`, `xii, 3`, `۱۲`, `12 ff.`; no date, no verse, no words. */
function pageLike(): RegExp {
  const roman = 'm{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})';
  const leaf = '(?:[rv][ab]?|[a-e])';
  const one = `(?:\\p{Nd}+${leaf}?\\*?|(?=[ivxlcdm])${roman}|(?=[IVXLCDM])${roman.toUpperCase()})`;
  const range = `${one}(?:\\s*[-–—]\\s*(?:${one}|${leaf})|\\s*ff?\\.?)?`;
  return new RegExp(`^(?=${range}(?:\\s*(?:[,،、;&]|\\band\\b)\\s*${range})*$)`, 'u');
}

/** A locator as the processor takes it. */
export interface ProcessorLocator {
  locator?: string;
  label?: string;
  suffix?: string;
}

/** Reads a locator as Pandoc does: `p. 3`, `§ 4`, `chap. 2`; what has no label and is like no page is put behind as it is. */
export function locate(locator: string | undefined): ProcessorLocator {
  if (locator === undefined) return {};
  for (const [pattern, label] of labels) {
    if (pattern.test(locator)) return { locator: locator.replace(pattern, ''), label };
  }
  return { suffix: `, ${locator}` };
}

/**
 * Returns a locator behind a citation, as it is where the style has no place for it; what is like a page is one.
 * @example
 * behind('p. 3') // => ', p. 3'
 */
export function behind(locator: string): string {
  return `, ${pageLike().test(locator) ? 'p. ' : ''}${locator}`;
}
