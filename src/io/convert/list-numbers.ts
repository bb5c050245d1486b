/** A level of a list, as its document says how items of it are numbered. */
export interface Level {
  /** The first number. */
  start: number;
  /** How its numbers are written, as Word names it (ECMA-376, part 1, 17.18.59); `upperColumn` goes on with AA, AB. */
  format: string;
  /** What stands before an item: words, and levels whose numbers stand among these. */
  label: readonly (string | number)[];
  /** Whether the numbers of all levels are written as 1, 2, 3 in it. */
  isPlain?: boolean;
}

/** Returns what stands before an item of a level, by the numbers that each level has come to; undefined where it is not known. */
export function labelOf(
  levels: ReadonlyMap<number, Level>,
  level: number,
  numbers: readonly (number | undefined)[],
): string | undefined {
  const own = levels.get(level);
  if (own?.format === 'bullet') return '•';
  const parts = (own?.label ?? []).map((part) =>
    typeof part === 'string'
      ? part
      : writeNumber(numbers[part], own?.isPlain ? 'decimal' : (levels.get(part)?.format ?? '')),
  );
  return parts.includes(undefined) ? undefined : parts.join('').trim();
}

/** Returns a number as it is written, by the formats of a `Level`; undefined where that is not known. */
export function writeNumber(number: number | undefined, format: string): string | undefined {
  if (format === 'none') return '';
  if (number === undefined || !Number.isSafeInteger(number) || number < 0) return undefined;
  if (format === 'decimal') return String(number);
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  const kind = /^(?:lower|upper)(.*)$/.exec(format)?.[1] ?? '';
  const large = kinds.get(kind)?.(number) ?? '';
  if (large === '') return undefined;
  return format.startsWith('lower') ? large.toLowerCase() : large;
}

const signs = Object.entries({
  ...{ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5 },
  ...{ IV: 4, I: 1 },
});

function roman(number: number): string {
  if (number > 3999) return '';
  let [rest, all] = [number, ''];
  for (const [sign, value] of signs) {
    all += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return all;
}

/** A to Z, AA, AB and so on. */
function columns(number: number): string {
  const [before, last] = [Math.floor((number - 1) / 26), (number - 1) % 26];
  return number < 1 ? '' : `${columns(before)}${String.fromCharCode(65 + last)}`;
}

/** A to Z, AA to ZZ, AAA and so on. */
function letters(number: number): string {
  if (number < 1 || number > 780) return '';
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const kinds = new Map([
  ['Roman', roman],
  ['Letter', letters],
  ['Column', columns],
]);

/** What a paragraph says of its number. */
export interface Item {
  style?: string;
  list?: string;
  level?: number;
}

/** Returns what stands before the next paragraph, of all in their order: nothing, where it is no item; undefined where it is not known. */
export type Numberer = (item: Item) => string | undefined;
