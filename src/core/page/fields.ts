import { z } from 'zod';
import { idPattern } from '../text/id.ts';
import { present } from '../text/lookup.ts';
import { canonicalTag } from '../text/tags.ts';
import { readCoordinates } from './coordinates.ts';
import { inCalendar, isDate, isDateOrRange } from './date.ts';
import { calendars, type CalendarName } from './day.ts';

/*
 * The fields that several kinds of file share. The message of each says what is expected, in the words that
 * complete "Unexpected …, expected …". What a function checks, `meta` states as far as a JSON Schema can.
 */

/** A text, which YAML may have taken for a number. */
function numberAsText(error: string) {
  return z.union([z.string(), z.number().transform(String)], { error });
}

const dateForms = 'a date such as 2002, 2002-06 or 2002-06-01';
const coordinatesForm =
  'latitude (-90 to 90) and longitude (-180 to 180) in degrees, latitude first, such as 28.83, 50.89';
const rangeForms =
  'a date such as 2002-06-01, 1865~, 186X or -0043, or a range such as 2002-05-23/2002-05-26';
const written = String.raw`(?:-?\d{4}|Y-?\d{5,6}|\d{3}X|\d{2}XX)(?:-(?:\d{2}|XX)){0,2}[~?%]?`;

/** A field that is a text. */
export const textSchema = z
  .string({ error: 'a text' })
  .min(1, { error: 'a text that is not empty' });
/** A field that is an id. */
export const id = z
  .string({ error: 'an id' })
  .regex(idPattern, { error: 'an id of lower-case letters a–z, digits and hyphens' });
/** A field that is a date (ISO 8601): a year, a month or a day. */
export const date = numberAsText(dateForms)
  .refine(isDate, { error: dateForms, params: { form: 'date' } })
  .meta({ pattern: String.raw`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$` });
/** A field that is a date, which may be before our era or in doubt, or two with a slash between. */
export const dateOrRange = numberAsText(rangeForms)
  .refine(isOfAnyCalendar, { error: rangeForms, params: { form: 'range' } })
  .meta({ pattern: `^(?:${written}(?:/(?:${written}|\\.\\.)?)?|(?:\\.\\.)?/${written})$` });
const oneForms = 'a date such as 2002-06-01, 1865~, 186X or -0043';
/** A field that is such a date, but no range. */
export const dateInDoubt = numberAsText(oneForms)
  .refine((text) => !text.includes('/') && isOfAnyCalendar(text), {
    error: oneForms,
    params: { form: 'doubt' },
  })
  .meta({ pattern: `^${written}$` });

/** The days of the Julian calendar are those of the Gregorian one, and some leap days more: `readByCalendar` tells which it is. */
function isOfAnyCalendar(text: string): boolean {
  return isDateOrRange(text, 'julian');
}

/** A field that says by which calendar the dates beside it are told. */
export const calendar = oneOf(calendars).optional();

/** What has such a field. */
interface Dated {
  calendar?: CalendarName | undefined;
}

/**
 * Returns a check of a schema that has its dates carry the mark of their calendar. `change` returns the value with
 * what is made of each of its dates, by its path.
 */
export function readByCalendar<T extends Dated>(
  change: (value: T, make: (date: string, ...path: PropertyKey[]) => string) => T,
): z.core.CheckFn<T> {
  return (payload) => {
    const { calendar } = payload.value;
    payload.value = change(payload.value, (date, ...path) => {
      if (isOfAnyCalendar(date) && !isDateOrRange(date, calendar))
        payload.issues.push({
          code: 'custom',
          path,
          input: date,
          message: 'a day that the Gregorian calendar has, or “calendar: julian” beside it',
        });
      return inCalendar(date, calendar);
    });
  };
}

/** A field that says where something lies: latitude and longitude in degrees. */
export const coordinates = z
  .string({ error: coordinatesForm })
  .refine((text) => readCoordinates(text) !== undefined, { error: coordinatesForm })
  .transform((text) => present(readCoordinates(text), 'coordinates'));
/** A field that is a text, which YAML may have taken for a number. */
export const textOrNumber = numberAsText('a text');
/** A field that is an address on the web. */
export const url = z
  .string({ error: 'a web address' })
  .refine(isWebAddress, { error: 'a web address that starts with https:// or http://' })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' });
/**
 * A field that is the address under which a site is served: addresses of pages are put behind it. It is read as browsers write it (URL
 * Standard, §4.5), so that it is an address wherever it stands.
 */
export const siteUrl = url
  .refine((value) => !/[?#@]|%(?![\dA-Fa-f]{2})/.test(value), {
    error:
      'the address of a site, without “?”, “#”, “@” and a “%” of its own, such as https://example.org/letters/',
  })
  .overwrite((value) =>
    URL.canParse(value)
      ? new URL(value).href.replace(/\/$/, value.endsWith('/') ? '/' : '')
      : value,
  )
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://(?:[^?#@%]|%[0-9A-Fa-f]{2})+$' });
const noTag = 'a language tag such as en or fa-IR';
/** A BCP 47 language tag, which is read in its canonical form whatever its case. */
export const language = z
  .string({ error: 'a language tag' })
  .refine((tag) => canonicalTag(tag) !== undefined, { error: noTag, params: { form: 'tag' } })
  .overwrite((tag) => canonicalTag(tag) ?? tag)
  .meta({ pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$' });

/** What a file in originals/ may be called, so that nothing served raw can run. */
export const originalName = /^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:docx|odt|pdf|rtf|txt)$/;

/** A field that is a list. */
export function list<T extends z.ZodType>(item: T) {
  return z.array(item, { error: 'a list' });
}

/** A row of a list, which has parts with names. `what` says what it is, `example` is one as YAML has it. */
export function listRow<T extends z.core.$ZodLooseShape>(shape: T, what: string, example: string) {
  return z.strictObject(shape, { error: `${what}, such as ${example}` });
}

/** A field that has one of a few values. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(value) && URL.canParse(value);
}

/** What is silenced, and why: a warning that was looked at and stands. */
const silenceFields = {
  warning: id.describe('Its name, as npm run check tells it.'),
  reason: textSchema.describe('Why it stands.'),
};
/** A field that names warnings not to be told, each with the reason. */
export const silence = list(
  listRow(
    silenceFields,
    'a warning and a reason',
    '{ warning: entry-unused, reason: The second volume mentions it }',
  ),
).optional();
/** In edition.yaml, for the files that have no frontmatter. */
export const silenceAnywhere = list(
  listRow(
    {
      ...silenceFields,
      file: textSchema.optional().describe('In which file; this one where none is named.'),
    },
    'a warning and a reason',
    '{ warning: url-missing, reason: It is not published yet }',
  ),
).optional();
