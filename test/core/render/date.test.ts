import { expect, test } from 'vitest';
import { calendarOf, gregorianOf } from '../../../src/core/page/calendar.ts';
import { yearDate } from '../../../src/core/page/date.ts';
import { extentOf } from '../../../src/core/edition/extent.ts';
import { formatDate, formatSpan, formatTick } from '../../../src/core/render/date.ts';

test.each([
  ['en', '1948', '1948'],
  ['en', '1865-03', 'March 1865'],
  ['en', '2002-06-01', '1 June 2002'],
  ['en', '1780-09-06/1780-09-07', '6\u2009–\u20097 September 1780'],
  ['en', '1900/1901-02', '1900 – February 1901'],
  ['en', '0476', '476'],
  ['en', '-0043-03-15', '15 March 44 BC'],
  ['en', '-0043/0010', '44 BC\u2009–\u200910 AD'],
  ['en', '0000', '1 BC'],
  ['en', '1865~', 'c. 1865'],
  ['en', '1865?/1870%', '1865? – c. 1870?'],
  ['en', 'soon', 'soon'],
  ['en', '185X', '1850s'],
  ['en-GB', '185X~', 'c. 1850s'],
  ['en', '18XX?', '1800\u2009–\u20091899?'],
  ['en', '1865-21', 'spring 1865'],
  ['en', '1865-24~', 'c. winter 1865'],
  ['en', '1865-XX', '1865, month unknown'],
  ['en', '1865-03-XX', 'March 1865, day unknown'],
  ['en', '1865-XX-XX%', 'c. 1865, day unknown?'],
  ['en', '../1900', '1900 or before'],
  ['en', '1900~/..', 'c. 1900 or later'],
  ['en', '/1900', '? – 1900'],
  ['en', '185X/', '1850s – ?'],
  ['en', '1865-21/187X', 'spring 1865 – 1870s'],
  ['de', '185X', '1850er Jahre'],
  ['sv', '185X', '1850–1859'],
  ['sv', '1865~', 'c. 1865'],
  ['de', '1865-24', 'Winter 1865'],
  ['sv', '1865-24', 'december 1865–februari 1866'],
  ['de', '1865-XX', '1865, Monat unbekannt'],
  ['sv', '1865-XX', '1865 (?)'],
  ['de', '../1900', '1900 oder früher'],
  ['sv', '../1900', '… – 1900'],
  ['de', '1900/..', '1900 oder später'],
  ['sv', '1900/..', '1900 – …'],
  ['en', 'Y-16999~', 'c. 17000 BC'],
  ['en', 'J1723-10-25', '25 October 1723 Julian (5 November 1723 Gregorian)'],
  [
    'en',
    'J1723-12',
    'December 1723 Julian (12 December 1723\u2009–\u200911 January 1724 Gregorian)',
  ],
  ['en', 'J1700-02-29', '29 February 1700 Julian (11 March 1700 Gregorian)'],
  ['en', 'J-0100-02-29', '29 February 101 BC Julian (26 February 101 BC Gregorian)'],
  [
    'en',
    'J1700-02-29/J1700-03',
    '29 February 1700 – March 1700 Julian (11 March\u2009–\u200911 April 1700 Gregorian)',
  ],
  ['en', 'J172X~', 'c. 1720s Julian (c. 12 January 1720 – c. 11 January 1730 Gregorian)'],
  ['en', 'J1723-24', 'winter 1723 Julian (12 December 1723\u2009–\u200911 March 1724 Gregorian)'],
  ['en', 'J1723/..', '1723 or later Julian (12 January 1723 or later Gregorian)'],
  ['en', '../J1723?', '1723? or before Julian (11 January 1724? or before Gregorian)'],
  ['de', 'J1723-10-25', '25. Oktober 1723 julianisch (5. November 1723 gregorianisch)'],
  ['nb', 'J1723-10-25', '25. oktober 1723 (gregoriansk kalender: 5. november 1723)'],
  ['ko', '1865~', '~1865년'],
  ['fa', 'J1723-10-25', '۲۵ اکتبر ۱۷۲۳ ژولینی (۵ نوامبر ۱۷۲۳ میلادی)'],
  ['zh', 'J1700-02-29', '儒略历1700年2月29日（公历1700年3月11日）'],
  ['en-x', '2002-06-01', '1 June 2002'],
  ['de', '1780-09-06/1780-09-07', '6.–7. September 1780'],
  ['zh', '2002-06-01', '2002年6月1日'],
  // Its own way to write a range is in figures.
  ['zh', '1950-01-01/1951-02-03', '1950年1月1日 – 1951年2月3日'],
  ['ru', '1865~', 'ок. 1865'],
  // A year or a month of one calendar is none of the other.
  ['fa', '1948', '۱۹۴۸ میلادی'],
  ['fa', '1865-03', 'مارس ۱۸۶۵ میلادی'],
  ['fa', '2002-06-01', '۱۱ خرداد ۱۳۸۱ (۱ ژوئن ۲۰۰۲)'],
  ['fa', '1948/2002-06-01', '۱۹۴۸ میلادی – ۱ ژوئن ۲۰۰۲ میلادی'],
  ['fa', '0500-01-02', '۲ ژانویهٔ ۵۰۰'],
  ['th', '2002-06-01', '1 มิถุนายน 2545 (1 มิถุนายน 2002)'],
])('in %s, %s is %s', (language, date, words) => expect(formatDate(date, language)).toBe(words));

test.each([
  ['1900', undefined, 'since 1900'],
  [undefined, '1950', 'until 1950'],
  ['1900', '1950', '1900\u2009–\u20091950'],
  [undefined, undefined, ''],
])('from %s to %s is “%s”', (from, to, words) => expect(formatSpan(from, to, 'en')).toBe(words));

test.each([
  ['de', 'seit 1900', 'bis 1900'],
  ['fr', 'depuis 1900', 'jusqu’à 1900'],
  ['es', 'desde 1900', 'hasta 1900'],
  ['it', 'dal 1900', 'fino al 1900'],
  ['pt-BR', 'desde 1900', 'até 1900'],
  ['nl', 'sinds 1900', 'tot 1900'],
  ['ru', 'с 1900', 'до 1900'],
  ['fa', 'از ۱۹۰۰ میلادی', 'تا ۱۹۰۰ میلادی'],
  ['ar', 'منذ 1900', 'حتى 1900'],
  ['he', 'מאז 1900', 'עד 1900'],
  ['zh', '自1900年起', '至1900年'],
  ['ja', '1900年から', '1900年まで'],
  ['sv', '1900 – …', '… – 1900'],
])('in %s an office is held %s, or %s', (language, since, until) => {
  expect(formatSpan('1900', undefined, language)).toBe(since);
  expect(formatSpan(undefined, '1900', language)).toBe(until);
});

test.each([
  ['en', '0476', false, '476'],
  ['en', '1900', true, '1900 AD'],
  ['en', '-0099', true, '100 BC'],
  ['en', '2002-02', false, 'February'],
  ['en', '2002-02-03', false, '3 Feb'],
  ['fa', '1948', false, '۱۹۴۸ م.'],
])('in %s, a tick at %s is called so', (language, date, eras, words) => {
  expect(formatTick(extentOf(date).start, language, eras)).toBe(words);
});

test.each([
  [476, '0476'],
  [0, '0000'],
  [-43, '-0043'],
  [-16_999, 'Y-16999'],
])('the year %s is written %s', (year, date) => expect(yearDate(year)).toBe(date));

test.each([
  [[1394, 7, 6], 'persian', '2015-09-28'],
  [[1381, 2, 31], 'persian', '2002-05-21'],
  [[1403, 12, 30], 'persian', '2025-03-20'],
  [[1404, 12, 30], 'persian', undefined],
  [[1436, 9, 1], 'islamic-umalqura', '2015-06-18'],
  [[1436, 9, 1], 'unknown', undefined],
] as const)('%j of the calendar %s is %s', (day, calendar, date) => {
  expect(gregorianOf(day, calendar)).toBe(date);
});

test('a calendar is that of those who write the language, or the one that the tag asks for', () => {
  expect(calendarOf('en')).toBe('gregory');
  expect(calendarOf('fa-IR')).toBe('persian');
  expect(calendarOf('fa-u-ca-gregory')).toBe('gregory');
});

test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'fa', 'ar', 'he', 'zh', 'ja'])(
  '%s has words for all that a date may say',
  (language) => {
    const dates = ['1865~', '../1865', '1865/..', '1865-XX', '1865-03-XX', '1865-22', '186X'];
    const told = [...dates, 'J1865-03-01'].map((date) => formatDate(date, language));
    expect(new Set(told).size).toBe(told.length);
    for (const words of told) {
      expect(words).toMatch(/\p{Nd}/u);
      expect(words).not.toMatch(/[#*…~]|undefined/);
    }
  },
);
