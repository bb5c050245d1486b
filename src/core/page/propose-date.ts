import { inLatinDigits } from '../text/letters.ts';
import { type DateForm, isDate, isDateOrRange, yearDate } from './date.ts';
import { inGregorian, readOtherDate } from './other-calendar.ts';
import { type DateMend, mendOfVague } from './propose-vague.ts';

/** A date as a field takes it, and whether something that a field cannot say was left out. */
export interface ProposedDate {
  date: string;
  uncertain: boolean;
}

/** The languages whose names of months are read. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];

/** The names of the months in these languages, each with its number from 1. */
const months = languages.flatMap((language) => {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => ({
    name: format.format(Date.UTC(2000, index)).toLowerCase(),
    number: index + 1,
  }));
});

/** Words that make a date uncertain, and those that say nothing. */
const doubts = new Set([
  'c',
  'ca',
  'cca',
  'circa',
  'about',
  'around',
  'approx',
  'um',
  'vers',
  'env',
]);
const fillers = new Set(['of', 'the', 'in', 'de', 'del', 'st', 'nd', 'rd', 'th', 'er', 'ad', 'ce']);

/**
 * Returns the date that people mean who wrote it in words, or with other signs; undefined where that is a guess.
 * @example
 * proposeDate('c. 3rd of March 1865') // => { date: '1865-03-03', uncertain: true }
 * proposeDate('1914–18', 'date or range') // => { date: '1914/1918', uncertain: false }
 */
export function proposeDate(written: string, form: DateForm = 'date'): ProposedDate | undefined {
  const text = inLatinDigits(written);
  const whole = proposeOne(text);
  if (form === 'date') return whole;
  if (whole) return qualified(whole, text);
  const inexact = proposeInexact(text) ?? (form === 'range' ? proposeHalf(text) : undefined);
  if (inexact !== undefined) return { date: inexact, uncertain: false };
  if (form === 'doubt') return undefined;
  const [from = '', to = '', ...more] = text
    .replace(/^(?:from|von|de|da) (?=.* (?:to|until|bis|à|a) )/i, '')
    .split(
      /[–—/]|(?<=\s)(?:-|to|until|bis|à)(?=\s)|(?<=^(?:c(?:irca|a)?\.? ?)?\d{4})-(?=\d\d(?:\d\d)?$)/,
    )
    .map((end) => end.trim());
  const first = proposeOne(from);
  const last = proposeOne(/^\d\d$/.test(to) ? `${from.slice(0, 2)}${to}` : to);
  if (!first || !last || more.length > 0) return undefined;
  const date = `${qualified(first, from).date}/${qualified(last, to).date}`;
  return isDateOrRange(date) ? { date, uncertain: false } : undefined;
}

const seasons = new Map(
  Object.entries({ spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }),
);

/** Returns the date of a season, a decade, a century or a year before our era. */
function proposeInexact(text: string): string | undefined {
  const words = text.toLowerCase().replace(/[,.]/g, '').trim();
  const [, doubt = '', rest = ''] =
    /^(c(?:irca|a)? |about |around )?(?:the )?(.*)$/.exec(words) ?? [];
  const mark = doubt !== '' || text.endsWith('~') ? '~' : text.endsWith('?') ? '?' : '';
  const bare = rest.replace(/[?~]$/, '');
  const [, season = '', year = ''] = /^([a-z]+)(?: of)? (\d{4})$/.exec(bare) ?? [];
  const number = seasons.get(season);
  if (number !== undefined) return `${year}-${number}${mark}`;
  const [, decade] = /^(\d{3})0['’]?s$/.exec(bare) ?? [];
  // Of 1800s nobody knows whether they are ten years or a hundred.
  if (decade !== undefined && !decade.endsWith('0')) return `${decade}X${mark}`;
  const [, century] = /^(\d{1,2})(?:st|nd|rd|th) (?:century|c)$/.exec(bare) ?? [];
  if (century !== undefined && Number(century) > 0)
    return `${String(Number(century) - 1).padStart(2, '0')}XX${mark}`;
  const before = proposeBefore(bare);
  return before === undefined ? undefined : before + mark;
}

/** Returns a year or a day before our era, which are counted so that 1 BC is the year 0. */
function proposeBefore(text: string): string | undefined {
  const [, day = '', year] = /^(?:(.*[^-\s]) )?(\d{1,6}) ?bce?$/.exec(text) ?? [];
  if (year === undefined || Number(year) === 0) return undefined;
  // In a leap year, so that every day is one.
  const rest = day === '' ? '2000' : proposeOne(`${day} 2000`)?.date;
  const date = rest && yearDate(1 - Number(year)) + rest.slice(4);
  return date && isDateOrRange(date) ? date : undefined;
}

/** Returns the range of which one end is told: `before 1900`. */
function proposeHalf(text: string): string | undefined {
  const [, side, told = ''] =
    /^(before|until|till|ante|vor|bis|avant|after|since|from|post|nach|seit|après|depuis) (.*)$/.exec(
      text
        .toLowerCase()
        .trim()
        .replace(/^(?:not before|no earlier than|nicht vor) /, 'since ')
        .replace(/^(?:not after|no later than|nicht nach) /, 'until '),
    ) ?? [];
  const whole = proposeOne(told);
  const end = whole ? qualified(whole, told).date : proposeInexact(told);
  if (side === undefined || end === undefined) return undefined;
  return /^[btuv]|^a(?:n|v)/.test(side) ? `../${end}` : `${end}/..`;
}

/** A field that takes a range takes a date in doubt, too. */
function qualified({ date, uncertain }: ProposedDate, text: string): ProposedDate {
  const doubt = text.includes('?') ? '?' : '~';
  return { date: uncertain ? date + doubt : date, uncertain: false };
}

/**
 * Returns how a date is mended, with the words to paste where it is known which is meant; where it stands in a text or an
 * edition in `language`, it may be one of the calendar that is usual there.
 */
export function mendOfDate(text: string, form: DateForm = 'date', language?: string): DateMend {
  const other = language === undefined ? undefined : readOtherDate(text, language);
  if (other) {
    const { write, why, paste } = inGregorian(other, form);
    const hint = `write ${write} (${why}): it looks like a date of the ${other.calendar} calendar, and dates here are Gregorian`;
    return { hint, ...(paste !== undefined && { paste }) };
  }
  if (form === 'date' && text.startsWith('-') && isDateOrRange(text))
    return {
      hint: 'write the day of our era on which it was done: what is dated here is the edition, and not what it tells of',
    };
  const julian = form === 'date' ? undefined : mendOfJulian(text, form);
  if (julian !== undefined) return { hint: julian };
  const vague = mendOfVague(text, form, (words, as) => dateIn(words, as));
  if (vague) return vague;
  const meant = proposeDate(text, form);
  const either = eitherOf(text);
  if (either)
    return { hint: `write ${either}: the year comes first, then the month, then the day` };
  const more =
    form === 'date'
      ? ''
      : ', about then (1865~), uncertain (1865?), the 1860s (186X), a spring (1865-21) or 44 BC (-0043)';
  const range = form === 'range' ? `${more}, or two of them (1861/1865, ../1865)` : more;
  const forms = `a year, a month or a day (1865, 1865-03, 1865-03-14)${range}`;
  if (meant && isSupplied(text) && form !== 'date' && !/[~?]/.test(meant.date))
    return {
      hint: `write ${meant.date}, or ${meant.date}? where there is a doubt of what an editor has supplied: brackets are no part of a date`,
      paste: meant.date,
    };
  if (!meant) return { hint: `write ${forms}; what is not known is left out` };
  const rest = meant.uncertain ? '; that it is not certain is said in the text' : '';
  return { hint: `write ${meant.date}: ${forms} may stand here${rest}`, paste: meant.date };
}

/** Whether a date stands in brackets, as catalogues have what they do not take from the source. */
function isSupplied(text: string): boolean {
  return /^\s*\[.*\]\s*$/.test(text);
}

/** The date that words mean as a field of a form takes it. */
function dateIn(words: string, form: DateForm): string | undefined {
  return isDateOrRange(words) && !words.includes('/') ? words : proposeDate(words, form)?.date;
}

/** How a date is mended that says itself that it is Julian: its calendar is told beside it, so there is nothing to paste. */
function mendOfJulian(text: string, form: DateForm): string | undefined {
  const bare = text.replace(/[([]?(?:\bo\. ?s\b\.?|\bOS\b|old style|julian)[)\]]?/i, '').trim();
  const meant = bare === text.trim() ? undefined : proposeDate(bare, form);
  const day = meant?.date ?? bare;
  if (!isDateOrRange(day, 'julian')) return undefined;
  return `write ${day}, and “calendar: julian” in a line beside it: readers see the Gregorian day, too`;
}

/** Returns the two days that figures with slashes may mean, of which one language writes the day first and another the month. */
function eitherOf(text: string): string | undefined {
  const [, one = '', two = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const days = [
    [two, one],
    [one, two],
  ].map((parts) => [year, ...parts.map((part) => part.padStart(2, '0'))].join('-'));
  const [first = '', second = ''] = days.filter(isDate);
  if (first === '' || second === '' || first === second) return first || undefined;
  return `${first} for ${formatDay(first)}, or ${second} for ${formatDay(second)}`;
}

const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function formatDay(date: string): string {
  return dayInWords.format(Date.parse(date));
}

function proposeOne(text: string): ProposedDate | undefined {
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const rest = tokens.filter((token) => !doubts.has(token) && !fillers.has(token));
  const parts = inNumbers(text) ?? inWords(rest);
  if (!parts) return undefined;
  const [year = '', ...small] = parts;
  const date = [year.padStart(4, '0'), ...small.map((part) => part.padStart(2, '0'))].join('-');
  const uncertain = /[?~]/.test(text) || tokens.some((token) => doubts.has(token));
  return isDate(date) && Number(year) > 0 ? { date, uncertain } : undefined;
}

/** Year, month and day of a date in numbers alone. Between slashes the order of day and month is a guess. */
function inNumbers(text: string): string[] | undefined {
  const [, ...first]: (string | undefined)[] =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text) ?? [];
  if (first.length > 0) return first.filter((part) => part !== undefined);
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  return day && month && year ? [year, month, day] : undefined;
}

/** Year, month and day of a date with the month in words, or of a year alone. */
function inWords(tokens: readonly string[]): string[] | undefined {
  const numbers = tokens.filter((token) => /^\d/.test(token));
  const words = tokens.filter((token) => !/^\d/.test(token));
  const [only] = numbers;
  const [name] = words;
  if (name === undefined) return numbers.length === 1 && only ? [only] : undefined;
  const month = monthOf(name);
  const year = numbers.find((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  if (words.length > 1 || !month || !year || days.length + 1 !== numbers.length) return undefined;
  return days.length <= 1 ? [year, month, ...days] : undefined;
}

/** Returns whether a text is made of figures, names of months and what stands with them, and of nothing else. */
export function isMadeOfDates(text: string): boolean {
  const word = /[\p{L}\p{M}]+/gu;
  const isKnown = (one: string) =>
    doubts.has(one) || fillers.has(one) || /^bce?$/.test(one) || monthOf(one) !== undefined;
  const words = text.toLowerCase().match(word) ?? [];
  return (
    /\d/.test(text) && /^[\d\s.,/?~%–-]*$/.test(text.replace(word, '')) && words.every(isKnown)
  );
}

/** The number of the month that a word names, or begins to. */
function monthOf(word: string): string | undefined {
  if (word.length < 3) return undefined;
  const meant = new Set(months.filter(({ name }) => name.startsWith(word)).map((m) => m.number));
  const [number, ...others] = meant;
  return number !== undefined && others.length === 0 ? String(number) : undefined;
}
