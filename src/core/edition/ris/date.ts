import { type CslDate, cslDate } from '../csl-date.ts';

/**
 * Returns what a record says by its year (PY, Y1) and its date (DA): `1998/05/07/`, with words behind that say more, or the
 * day and the month alone, as some write it.
 */
export function risDate(year: string | undefined, date: string | undefined): CslDate | undefined {
  if (date === undefined) return year === undefined ? undefined : readDate(year);
  const whole = slashed(date) ?? cslDate(date);
  if (whole) return whole;
  return readDate([date, year?.replace(/\/.*/s, '')].filter(Boolean).join(' '));
}

function readDate(text: string): CslDate {
  return slashed(text) ?? cslDate(text) ?? { literal: text };
}

function slashed(text: string): CslDate | undefined {
  const [whole, year = '', month = '', day = '', words = ''] =
    /^(-?\d{0,5})\/(\d{0,2})(?:\/(\d{0,2}))?(?:\/(.*))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = [year.padStart(4, '0'), month, day]
    .filter((part, index, all) => index === 0 || (part !== '' && all[index - 1] !== ''))
    .map((part) => part.padStart(2, '0'))
    .join('-');
  // Zotero tells the time at which it looked.
  if (/^(?:\d\d?:[\d:]*)?$/.test(words)) return cslDate(digits) ?? { literal: digits };
  const more = year === '' ? '' : ` ${digits}`;
  return cslDate(words) ?? cslDate(`${words} ${year}`) ?? { literal: `${words}${more}` };
}
