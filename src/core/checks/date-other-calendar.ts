import { calendarOf, gregorianOf } from '../edition/calendar.ts';
import type { Edition } from '../edition/edition.ts';
import { parseDate } from '../page/date.ts';
import { placeOf } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';
import type { Check } from './check.ts';

/** The years that are taken for those of another calendar: of the Gregorian one they are seldom dated to the month. */
const [first, last] = [1200, 1480];

/** A date that is written where another calendar is usual, as far as it may be a range. */
interface Written {
  date: string;
  language: string;
  place: Place;
}

/** A date of a source or an edition in Persian or Arabic looks like one of the solar or lunar calendar. */
export const dateOtherCalendar: Check = {
  code: 'date-other-calendar',
  severity: 'warning',
  find: (edition) => datesOf(edition).flatMap(findIn),
};

function findIn({ date, language, place }: Written): Finding[] {
  return date.split('/').flatMap((part): Finding[] => {
    const [year = 0, month, day = 1] = parseDate(part)?.parts ?? [];
    if (month === undefined || year < first || year > last) return [];
    // Arabic is written by the Gregorian calendar, too, and its own is the lunar one.
    const own = calendarOf(language);
    const calendar = own === 'gregory' ? 'islamic-umalqura' : own;
    const gregorian = gregorianOf([year, month, day], calendar);
    if (gregorian === undefined) return [];
    const kind = calendar === 'islamic-umalqura' ? 'lunar' : 'solar';
    const whole = /^\d+-\d\d-\d\d/.test(part);
    const told = whole ? gregorian : gregorian.slice(0, 7);
    const meant = whole ? 'that is the day' : 'in that month it began';
    return [
      {
        code: 'date-other-calendar',
        message: `Unexpected date “${part}” that looks like one of the ${kind} calendar, expected a date of the Gregorian calendar`,
        place,
        hint: `write ${told} instead (${meant}); if it is Gregorian, silence this warning`,
      },
    ];
  });
}

/** The dates of an edition, each in its language, if that is one whose writers count by another calendar. */
function datesOf({ about, aboutFields, sources, glossary, timeline, files }: Edition): Written[] {
  const own = about.language;
  const found: Written[] = [];
  const add = (date: string | undefined, place: Place, language = own) => {
    if (date !== undefined && countsOtherwise(language)) found.push({ date, language, place });
  };
  add(about.date, { file: 'content/edition.yaml', ...aboutFields['date'] });
  for (const { page } of sources) {
    const { data, fields, file } = page;
    const language = data?.language ?? own;
    const text = files.get(file);
    add(data?.published, { file, ...fields['published'] }, language);
    add(data?.date, { file, ...fields['date'] });
    data?.changes?.forEach(({ date }, n) => add(date, { file, ...fields[`changes.${n}.date`] }));
    for (const { attributes } of page.elements) {
      const { value, at } = attributes['date'] ?? { value: undefined, at: 0 };
      if (value && text) add(value, placeOf(text, at, at + value.length + 7), language);
    }
  }
  for (const { data, fields, file } of glossary.values()) {
    add(data?.date, { file, ...fields['date'] });
    for (const [name, date] of Object.entries(data?.dates ?? {})) {
      add(date, { file, ...fields[`dates.${name}`] });
    }
    data?.roles?.forEach(({ from, to }, n) => {
      add(from, { file, ...fields[`roles.${n}.from`] });
      add(to, { file, ...fields[`roles.${n}.to`] });
    });
  }
  for (const { date, whole } of timeline) add(date, whole);
  return found;
}

/** Arabic is asked too: its editions are dated by both calendars. */
function countsOtherwise(language: string): boolean {
  return calendarOf(language) === 'persian' || /^ar(?:-|$)/i.test(language);
}
