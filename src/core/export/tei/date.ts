import {
  firstMonth,
  inGregorian,
  isJulian,
  lastMonth,
  parseDates,
  type WrittenDate,
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
  const isOne = first === last && !before && !after;
  const said: [name: string, value: string | undefined][] = isOne
    ? isPlain(first)
      ? [['when', start]]
      : [
          ['notBefore', start],
          ['notAfter', end],
        ]
    : [
        ['from', before ? undefined : start],
        ['to', after ? undefined : end],
      ];
  const suffix = first.parts[0] > 0 ? '' : '-iso';
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

/** Whether a date is a year, a month or a day. */
function isPlain({ untold, season }: WrittenDate): boolean {
  return untold === undefined && season === undefined;
}

function edge(date: WrittenDate, side: 'first' | 'last'): string {
  if (isPlain(date)) return written(date.parts);
  const { year, month } = side === 'first' ? firstMonth(date) : lastMonth(date);
  return written([year, month]);
}

function written([year, ...rest]: WrittenDate['parts']): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const parts = rest.filter((part) => part !== undefined);
  return [
    `${year < 0 ? '-' : ''}${digits}`,
    ...parts.map((part) => String(part).padStart(2, '0')),
  ].join('-');
}
