/** How white space is shown: runs of it as one blank, the same with line ends as they are, or all of it as it is. */
export type WhiteSpace = 'flow' | 'lines' | 'kept';

/** What a blank and a tab that stay are written as till their line is whole: characters that are none of any script. */
const signs = new Map([
  [' ', '\uFDD2'],
  ['\t', '\uFDD3'],
]);
const blanks = new Map([...signs].map(([blank, sign]) => [sign, blank]));

/** Returns how an element shows white space by its attribute `style` (CSS Text Level 3, §3); undefined where that does not say. */
export function whiteSpaceIn(style: string): WhiteSpace | undefined {
  const value = /(?:^|[;\s])white-space\s*:\s*([a-z-]+)/i.exec(style)?.[1];
  return values.get(value?.toLowerCase() ?? '');
}

const values = new Map<string, WhiteSpace>([
  ...['normal', 'nowrap', 'initial'].map((value) => [value, 'flow'] as const),
  ['pre-line', 'lines'],
  ...['pre', 'pre-wrap', 'break-spaces'].map((value) => [value, 'kept'] as const),
]);

/** Returns words whose blanks and tabs stay when their line is `trimmed`. */
export function keepBlanks(words: string): string {
  return words.replace(/[\f\r]/g, ' ').replace(/[\t ]/g, (blank) => signs.get(blank) ?? blank);
}

/** Whether a line has blanks that stay. */
export function hasKeptBlanks(line: string): boolean {
  return /[\uFDD2\uFDD3]/.test(line);
}

/** Returns a line with its runs of ASCII white space as one space, but those that stay, and none at its end. */
export function trimmed(line: string): string {
  return asBlanks(line.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ /, '')).replace(
    /(?<![\t ])[\t ]+$/,
    '',
  );
}

/** Returns words with their blanks for the signs of those that stay. */
export function asBlanks(words: string): string {
  return words.replace(/[\uFDD2\uFDD3]/g, (sign) => blanks.get(sign) ?? sign);
}

/** Takes out what stands for blanks that stay. */
export function withoutKeptBlanks(text: string): string {
  return text.replace(/[\uFDD2\uFDD3]/g, '');
}
