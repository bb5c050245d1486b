import { originalPages } from '../../edition/original-pages.ts';
import { type CheckedPage, eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';
import { placeOf } from '../../page/file.ts';

/** A page of the original has a number that another had before it, or a lower one than the page before. */
export const pageMisnumbered: Rule = { code: 'page-misnumbered', find: eachPage(judge) };

function judge({ page, file }: CheckedPage): void {
  const known = new Map<string, number>();
  const last = new Map<string, Counted & { number: string; at: number }>();
  for (const { number, at } of originalPages(page)) {
    const first = known.get(number);
    const counted = countedIn(number);
    const before = counted && last.get(counted.series);
    const report = (message: string, other: number, related: string) =>
      file.report('page-misnumbered', { start: at, end: at + '<Page'.length }, message, {
        hint: 'look in the original, and correct the number; where it is so in the original, let the warning stand with a reason (silence)',
        related: [{ ...placeOf(file, other), message: related }],
      });
    if (first !== undefined)
      report(`Unexpected second page ${number}, expected each once`, first, 'the first is here');
    else if (before && isBefore(counted, before))
      report(
        `Unexpected page ${number} behind page ${before.number}, expected a higher number`,
        before.at,
        `page ${before.number} is here`,
      );
    if (first === undefined) known.set(number, at);
    if (counted) last.set(counted.series, { ...counted, number, at });
  }
}

/** A number that can be compared with others of its series: of Roman ones, or of those with the same letters before. */
interface Counted {
  series: string;
  value: number;
  /** What stands behind: the side of a leaf, or a letter. */
  side: string;
}

function isBefore(one: Counted, other: Counted): boolean {
  return one.value === other.value ? one.side < other.side : one.value < other.value;
}

function countedIn(number: string): Counted | undefined {
  const [, letters = '', digits, side = ''] = /^(\D*)(\d+)(\D*)$/.exec(number) ?? [];
  if (digits !== undefined) return { series: letters, value: Number(digits), side };
  const value = romanValue(number.toLowerCase());
  return value === undefined ? undefined : { series: 'roman', value, side: '' };
}

/** Reads a Roman number; single letters from `l` on are those of pages that are told apart by letters. */
function romanValue(letters: string): number | undefined {
  if (!/^(?:[ivx]|[ivxlc]{2,})$/.test(letters)) return undefined;
  const values = [...letters].map((letter) => {
    const place = 'ivxlc'.indexOf(letter);
    return 10 ** Math.floor(place / 2) * (place % 2 === 0 ? 1 : 5);
  });
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
