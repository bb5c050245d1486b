import { inLatinDigits } from '../text/letters.ts';
import { calendarOf, gregorianOf } from './calendar.ts';
import type { DateForm } from './date.ts';

/** A date that is written by the solar calendar of Iran or the lunar one of Islam, or two, by its Gregorian days. */
export interface OtherDate {
  calendar: 'solar' | 'lunar';
  /** The first and the last of its days (ISO 8601). */
  from: string;
  to: string;
  /** How many parts of it are told: 1 for a year, 2 for a month, 3 for a day. */
  precision: number;
  /** What puts it in doubt, as in a Gregorian date: `~`, `?`, `%` or ''. */
  doubt: string;
}

/** The years that are taken for those of another calendar: of the Gregorian one they are seldom dated to the month. */
const years = { solar: [1200, 1480], lunar: [1200, 1480] } as const;

/** A year alone is one of a text in print, since the Gregorian years before are those of manuscripts and chronicles. */
const yearsAlone = { solar: [1280, 1420], lunar: [1300, 1460] } as const;

/** Returns the calendar other than the Gregorian one that texts in a language are dated by. */
function otherCalendarOf(language: string): OtherDate['calendar'] | undefined {
  if (calendarOf(language) === 'persian') return 'solar';
  // Arabic is written by the Gregorian calendar, too, and its own is the lunar one.
  return /^ar(?:-|$)/i.test(language) ? 'lunar' : undefined;
}

/**
 * Returns what a date in a text or an edition in `language` says by another calendar than the Gregorian one, in digits of any
 * script, with `-`, `/` or `.` between its parts; undefined where the language is not dated by one, or the date is of no
 * year that is likely meant so, or of no day of that calendar.
 * @example
 * readOtherDate('۱۳۸۱/۳/۱۱', 'fa') // => { calendar: 'solar', from: '2002-06-01', to: '2002-06-01', precision: 3, doubt: '' }
 */
export function readOtherDate(text: string, language: string): OtherDate | undefined {
  const written = inLatinDigits(text);
  // To ask for a calendar takes long, and there are many dates.
  const calendar = /1[2-4]\d\d/.test(written) ? otherCalendarOf(language) : undefined;
  if (!calendar) return undefined;
  const one = readEnd(written, calendar);
  const [first, last, ...more] = one
    ? [one, one]
    : written
        .split(/[/–—]|(?<=\s)(?:-|to|تا|إلى)(?=\s)|(?<=^\d{4})-(?=\d{4}$)/)
        .map((end) => readEnd(end, calendar));
  if (!first || !last || more.length > 0 || first.from > last.to) return undefined;
  const precision = Math.max(first.precision, last.precision);
  return { calendar, from: first.from, to: last.to, precision, doubt: first.doubt || last.doubt };
}

type End = Omit<OtherDate, 'calendar'>;

function readEnd(text: string, calendar: OtherDate['calendar']): End | undefined {
  const [, ...groups]: (string | undefined)[] =
    /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?([~?%]?)$/.exec(text.trim()) ?? [];
  const doubt = groups.pop();
  if (doubt === undefined) return undefined;
  const [year = 0, , month, day] = groups.map((group) =>
    group === undefined ? undefined : Number(group),
  );
  const precision = day !== undefined ? 3 : month !== undefined ? 2 : 1;
  const [earliest, latest] = (precision === 1 ? yearsAlone : years)[calendar];
  if (year < earliest || year > latest) return undefined;
  const name = calendar === 'solar' ? 'persian' : 'islamic-umalqura';
  const dayOf = (m: number, d: number) => gregorianOf([year, m, d], name);
  const from = dayOf(month ?? 1, day ?? 1);
  const lastDays = day === undefined ? monthEnds : [day];
  const to = lastDays.map((d) => dayOf(month ?? 12, d)).find((found) => found !== undefined);
  return from !== undefined && to !== undefined ? { from, to, precision, doubt } : undefined;
}

/** The days that a month may end on, from the last. */
const monthEnds = [31, 30, 29];

/** Returns a date of another calendar as a field takes it: what is to be written, why, and the words to put there where it is one. */
export function inGregorian(
  { from, to, precision, doubt }: OtherDate,
  form: DateForm,
): { write: string; why: string; paste?: string } {
  if (form === 'range' && from !== to) {
    const write = `${from}${doubt}/${to}${doubt}`;
    return { write, why: 'these are its days', paste: write };
  }
  if (from === to) {
    const write = form === 'date' ? from : from + doubt;
    return { write, why: 'that is the day', paste: write };
  }
  const length = precision === 1 ? 4 : 7;
  const ends = [...new Set([from, to].map((day) => day.slice(0, length)))];
  const [only = ''] = ends;
  return {
    write: ends.join(' or '),
    why: `it was from ${from} to ${to}`,
    ...(ends.length === 1 && { paste: only }),
  };
}
