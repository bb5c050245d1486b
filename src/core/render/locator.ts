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
  [/^(?=\d)/, 'page'],
];

/** A locator as the processor takes it. */
export interface ProcessorLocator {
  locator?: string;
  label?: string;
  suffix?: string;
}

/** Reads a locator as Pandoc does: `p. 3`, `§ 4`, `chap. 2`; what has no such label is put behind as it is. */
export function locate(locator: string | undefined): ProcessorLocator {
  if (locator === undefined) return {};
  for (const [pattern, label] of labels) {
    if (pattern.test(locator)) return { locator: locator.replace(pattern, ''), label };
  }
  return { suffix: `, ${locator}` };
}

/** Returns a locator behind a citation, as it is where the style has no place for it; a bare number is a page. */
export function behind(locator: string): string {
  return `, ${/^\d/.test(locator) ? 'p. ' : ''}${locator}`;
}
