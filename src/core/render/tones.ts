/** How the verdicts of a tone are drawn, beside their word: by a line and, only besides, by a colour. */
export interface Tone {
  /** The style of the line under a claim and a verdict (CSS Text Decoration 4, §2.2). */
  line: 'solid' | 'double' | 'dashed' | 'wavy';
  /** On a light ground, which paper is, too, and on a dark one, with a contrast of 4.5:1. */
  light: string;
  dark: string;
  /** The dashes and gaps of a bar, in multiples of what a picture draws a thin one with; none for an unbroken one. */
  dashes: readonly number[];
}

/** The tones of verdicts: the one table that the pages, the one file, the book and the pictures are drawn by. */
export const tones: Readonly<Record<string, Tone>> = {
  good: { line: 'solid', light: '#1d6b3a', dark: '#7cc796', dashes: [] },
  echo: { line: 'double', light: '#5b4a8f', dark: '#b4a6e3', dashes: [10, 2] },
  neutral: { line: 'double', light: '#2d5f73', dark: '#86b9cd', dashes: [] },
  open: { line: 'dashed', light: '#5e594f', dark: '#b5b0a5', dashes: [6, 2] },
  warn: { line: 'wavy', light: '#8a4f00', dark: '#e0a95c', dashes: [3, 2] },
  bad: { line: 'wavy', light: '#9c2a22', dark: '#f09a92', dashes: [1, 1.5] },
};

/** Returns the rules that give an element with `data-tone` its `--tone`, `--line` and `--dashes`. */
export function toneRules(): string {
  const colours = Object.entries(tones).map(
    ([name, { light, dark }]) => `--${name}:light-dark(${light},${dark})`,
  );
  const rules = Object.entries(tones).map(([name, { line, dashes }]) => {
    const broken = dashes.length > 0 ? dashes.join(' ') : 'none';
    return `[data-tone='${name}']{--tone:var(--${name});--line:${line};--dashes:${broken}}`;
  });
  return [`:root{${colours.join(';')}}`, ...rules, ''].join('\n');
}

/** Returns the same lines for a book, whose readers choose the colours themselves and may know no variables. */
export function plainToneRules(): string {
  const rules = Object.entries(tones).map(([name, { line }]) => {
    const both = `mark.claim[data-tone="${name}"], .verdict[data-tone="${name}"]`;
    return `${both} { text-decoration: underline ${line} 1px; }`;
  });
  return [...rules, ''].join('\n');
}
