import {
  firstMonth,
  inGregorian,
  isJulian,
  lastMonth,
  parseDates,
  type WrittenDate,
  type WrittenDates,
} from '../../page/date.ts';
import { formatDate } from '../../render/date.ts';

/**
 * Returns the attributes that say when something was (TEI P5, §13.4, `att.datable`): `when`, or of a date that is a decade or a season
 * `notBefore` and `notAfter`, of a range `from` and `to`; `cert` where it is in doubt. Years before our era are those of ISO 8601, which the
 * attributes are then named for; those of the Julian calendar the Gregorian days. Nothing of what is no date.
 */
export function datable(text: string): Record<string, string> {
  const read = parseDates(text);
  if (!read) return {};
  const dates = isJulian(read) ? inGregorian(read) : read;
  const { first, last, before, after } = dates;
  const [start, end] = [edge(first, 'first'), edge(last, 'last')];
  const said: [name: string, value: string | undefined][] = isOne(read)
    ? start === end
      ? [['when', start]]
      : [
          ['notBefore', start],
          ['notAfter', end],
        ]
    : [
        ['from', before ? undefined : start],
        ['to', after ? undefined : end],
      ];
  const suffix = isoSuffix(first);
  const isInDoubt = [first, last].some(({ doubt }) => doubt !== '');
  const given = said.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(given.map(([name, value]) => [`${name}${suffix}`, value])),
    ...(isInDoubt && { cert: 'medium' }),
    // What the attributes of ISO 8601 do not say: by which calendar it is, and what is in doubt of it (§13.4.4).
    ...(isJulian(read) && { 'when-custom': text }),
  };
}

/** Returns a date as it is written, and in words where it is one of the Julian calendar. */
export function dateText(text: string): string {
  const dates = parseDates(text);
  return dates && isJulian(dates) ? formatDate(text, 'en') : text;
}

/** Whether something was on one date, however vague: the Gregorian days of a Julian year are two, and no range. */
export function isOne({ first, last, before, after }: WrittenDates): boolean {
  return first === last && !before && !after;
}

/**
 * Returns what the names of the attributes have behind them: before our era `-iso`, since XML Schema 1.0 has no year 0 and counts the
 * years before it otherwise (§3.2.7 and appendix D.1), where ISO 8601 does as EDTF.
 */
export function isoSuffix({ parts: [year] }: WrittenDate): '' | '-iso' {
  return year > 0 ? '' : '-iso';
}

/** Whether a date is a year, a month or a day. */
function isPlain({ untold, season }: WrittenDate): boolean {
  return untold === undefined && season === undefined;
}

function edge(date: WrittenDate, side: 'first' | 'last'): string {
  if (isPlain(date)) return writeParts(date.parts);
  const { year, month } = side === 'first' ? firstMonth(date) : lastMonth(date);
  return writeParts([year, month]);
}

/** Returns a year, a month or a day as the attributes have it: `-0043`, `16999`, `1865-03`. */
export function writeParts([year, ...rest]: WrittenDate['parts']): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const parts = rest.filter((part) => part !== undefined);
  return [
    `${year < 0 ? '-' : ''}${digits}`,
    ...parts.map((part) => String(part).padStart(2, '0')),
  ].join('-');
}
