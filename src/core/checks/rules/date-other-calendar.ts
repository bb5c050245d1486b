import type { Edition } from '../../edition/edition.ts';
import { type CslDate, edtfOf } from '../../edition/csl-date.ts';
import { placesOfWorks, type Reference } from '../../edition/references.ts';
import { dateVariables } from '../../edition/schema/reference.ts';
import { type DateForm, inCalendar, parseDate } from '../../page/date.ts';
import { placeOf } from '../../page/file.ts';
import { inGregorian, readOtherDate } from '../../page/other-calendar.ts';
import type { Finding, Place } from '../../problem.ts';
import { directionOfText } from '../../text/direction.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';

/** A date that is written where another calendar is usual. */
interface Written {
  date: string;
  language: string;
  place: Place;
  form: DateForm;
  /** Whether a year alone is asked about: a history may tell of any. */
  years: boolean;
  /** What it is the date of, where its place does not tell. */
  of?: string;
}

/** A date of a source or an edition in Persian or Arabic looks like one of the solar or lunar calendar. */
export const dateOtherCalendar: Rule = {
  code: 'date-other-calendar',
  find: (edition) => [...datesOf(edition), ...datesOfWorks(edition)].flatMap(findIn),
};

function findIn({ date, language, place, form, years, of = '' }: Written): Finding[] {
  const other = readOtherDate(date, language);
  if (!other || (other.precision === 1 && !years)) return [];
  const { write, why } = inGregorian(other, form);
  return [
    {
      code: 'date-other-calendar',
      message: `Unexpected date “${date}”${of} that looks like one of the ${other.calendar} calendar, expected a date of the Gregorian calendar`,
      place,
      hint: `write ${write} instead (${why}); if it is Gregorian, silence this warning`,
    },
  ];
}

/** The dates of an edition, each in its language. */
function datesOf({ about, aboutFields, sources, glossary, timeline, files }: Edition): Written[] {
  const own = about.language;
  const found: Written[] = [];
  const add = (date: string | undefined, place: Place, language = own) => {
    if (date) found.push({ date, language, place, form: 'date', years: true });
  };
  const addTold = (date: string | undefined, place: Place, form: DateForm) => {
    if (date) found.push({ date, language: own, place, form, years: false });
  };
  add(about.date, { file: 'content/edition.yaml', ...aboutFields['date'] });
  for (const { page } of sources) {
    const { data, fields, file } = page;
    const text = files.get(file);
    add(data?.published, { file, ...fields['published'] }, data?.language);
    add(data?.date, { file, ...fields['date'] });
    data?.changes?.forEach(({ date }, n) => add(date, { file, ...fields[`changes.${n}.date`] }));
    for (const { attributes } of page.elements) {
      const { value, at } = attributes['date'] ?? { value: '', at: 0 };
      const date = inCalendar(value, data?.calendar);
      if (text && parseDate(date)) add(date, placeOf(text, at, at + value.length + 7));
    }
  }
  for (const { data, fields, file } of glossary.values()) {
    addTold(data?.date, { file, ...fields['date'] }, 'range');
    for (const [name, date] of Object.entries(data?.dates ?? {})) {
      addTold(date, { file, ...fields[`dates.${name}`] }, 'range');
    }
    data?.roles?.forEach(({ from, to }, n) => {
      addTold(from, { file, ...fields[`roles.${n}.from`] }, 'doubt');
      addTold(to, { file, ...fields[`roles.${n}.to`] }, 'doubt');
    });
  }
  for (const { date, whole } of timeline) addTold(date, whole, 'range');
  return found;
}

/** The dates of the works, but for that of the original, which may be of any age. */
function datesOfWorks(edition: Edition): Written[] {
  const works = [...edition.references.values()];
  return [...Map.groupBy(works, ({ file }) => file)].flatMap(([path, own]) => {
    const place = placesOfWorks(fileOf(edition, path));
    return own.flatMap((reference) =>
      datesOfWork(reference).map((date): Written => {
        const language = languageOf(reference, edition.about.language);
        const of = ` of the work “${reference.key}”`;
        return { date, language, place: place(reference.index), form: 'date', years: true, of };
      }),
    );
  });
}

function datesOfWork({ work }: Reference): string[] {
  return dateVariables.flatMap((variable) => {
    // What no Gregorian month has is no date as reference managers read it: `1390-06-31`.
    const date: CslDate = (variable === 'original-date' ? undefined : work[variable]) ?? {};
    return date.literal ?? edtfOf(date) ?? [];
  });
}

/** The language that a work says it is in, by its tag; else that of the edition, where its title runs as that does. */
function languageOf({ work }: Reference, own: string): string {
  const language = String(work['language'] ?? '');
  if (/^[a-z]{2,3}(?:-|$)/i.test(language)) return language;
  return directionOfText(String(work['title'] ?? ''), 'rtl') === 'rtl' ? own : 'und';
}
