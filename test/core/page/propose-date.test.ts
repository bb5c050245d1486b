import { expect, test } from 'vitest';
import { isDate, isDateOrRange } from '../../../src/core/page/date.ts';
import { mendOfDate, proposeDate } from '../../../src/core/page/propose-date.ts';

test.each([
  ['March 1865', '1865-03'],
  ['Mar. 1865', '1865-03'],
  ['3 March 1865', '1865-03-03'],
  ['March 3rd, 1865', '1865-03-03'],
  ['the 3rd of March, 1865', '1865-03-03'],
  ['3. März 1865', '1865-03-03'],
  ['1er août 1914', '1914-08-01'],
  ['4 de julio de 1776', '1776-07-04'],
  ['1865-3', '1865-03'],
  ['1865/3/4', '1865-03-04'],
  ['4.3.1865', '1865-03-04'],
  ['476', '0476'],
  ['۱۸۶۵-۰۳', '1865-03'],
  ['१८६५/३/४', '1865-03-04'],
])('%s is %s', (text, date) => {
  expect(proposeDate(text)).toEqual({ date, uncertain: false });
  expect(isDate(date)).toBe(true);
});

test.each([
  ['c. 1865', '1865'],
  ['ca. March 1865', '1865-03'],
  ['1865?', '1865'],
  ['[1865~]', '1865'],
])('%s is %s, and not certain', (text, date) => {
  expect(proposeDate(text)).toEqual({ date, uncertain: true });
});

test.each([
  ['1914-1918', '1914/1918'],
  ['1914-18', '1914/1918'],
  ['July 1914 – 11 November 1918', '1914-07/1918-11-11'],
  ['c. 1914 to 1918', '1914~/1918'],
  ['1865?', '1865?'],
  ['March 1865', '1865-03'],
])('%s is the range %s', (text, date) => {
  expect(proposeDate(text, 'range')).toEqual({ date, uncertain: false });
  expect(isDateOrRange(date)).toBe(true);
});

test.each([
  '',
  'May',
  'M 1865',
  'ma 1865',
  'jui 1914',
  'before 1865',
  'March or April 1865',
  '3/4/1865',
  '31 February 1865',
  '3 4 March 1865',
  '123 March 1865',
  'March 65',
  '1865 1866',
  '1914-1918',
])('%j is no date that could be meant alone', (text) => {
  expect(proposeDate(text)).toBeUndefined();
});

test.each([
  ['c. 1850', '1850~'],
  ['AD 476', '0476'],
  ['1850s', '185X'],
  ['about the 1850s', '185X~'],
  ['Spring 1865', '1865-21'],
  ['c. the fall of 1865?', '1865-23~'],
  ['winter 1865?', '1865-24?'],
  ['19th century', '18XX'],
  ['the 1st century', '00XX'],
  ['44 B.C.', '-0043'],
  ['c. 44 BCE', '-0043~'],
  ['1 BC', '0000'],
  ['17000 BC', 'Y-16999'],
  ['c. 12000 BCE', 'Y-11999~'],
  ['before 1900', '../1900'],
  ['vor 3. März 1865', '../1865-03-03'],
  ['before c. 1850', '../1850~'],
  ['until the 1850s', '../185X'],
  ['after March 1865', '1865-03/..'],
  ['since 44 BC', '-0043/..'],
])('%s is %s where dates may be inexact', (text, date) => {
  expect(proposeDate(text, 'range')).toEqual({ date, uncertain: false });
  expect(isDateOrRange(date)).toBe(true);
  const one = proposeDate(text, 'doubt');
  expect(one).toEqual(date.includes('/') ? undefined : { date, uncertain: false });
});

test.each([
  '1800s',
  '0 BC',
  '0th century',
  'spring',
  'before',
  'since then',
  'spring 65',
  'so\nso',
])('%j is no inexact date', (text) => expect(proposeDate(text, 'range')).toBeUndefined());

test.each([
  ['1/3/1865', 'write 1865-03-01 for 1 March 1865, or 1865-01-03 for 3 January 1865:'],
  ['13/3/1865', 'write 1865-03-13:'],
  ['3/13/1865', 'write 1865-03-13:'],
  ['3/3/1865', 'write 1865-03-03:'],
  ['13/13/1865', 'write a year, a month or a day'],
])('%s is what it may be', (text, hint) => {
  expect(mendOfDate(text).hint.startsWith(hint)).toBe(true);
});

test.each([
  ['between 1865 and 1867', '1865?/1867?'],
  ['zwischen 1865 und 1867', '1865?/1867?'],
  ['1865 or 1866', '1865?/1866?'],
  ['[1865 or 1866]', '1865?/1866?'],
  ['1860s or 1870s', '186X?/187X?'],
  ['between c. 1865 and 1867', '1865~/1867?'],
  ['between 3 March and 5 April 1865', '1865-03-03?/1865-04-05?'],
  ['from 1865 to 1867', '1865/1867'],
  ['the nineteenth century', '18XX'],
  ['[19th cent.]', '18XX'],
  ['XIXe siècle', '18XX'],
  ['siglo XVI', '15XX'],
  ['14. Jh.', '13XX'],
  ['19e eeuw', '18XX'],
  ['not before 1865', '1865/..'],
  ['no later than March 1865', '../1865-03'],
  ['[1865]', '1865'],
  ['[c. 1865]', '1865~'],
])('for %s there is %s to paste', (text, date) => {
  const { hint, paste } = mendOfDate(text, 'range');
  expect(hint).toContain(`write ${date}`);
  expect(paste).toBe(date);
  expect(isDateOrRange(date)).toBe(true);
});

test.each([
  ['n.d.', 'range', 'leave it out: what is not known is left out'],
  ['No date', 'date', 'leave it out:'],
  ['undated', 'doubt', 'leave it out:'],
  ['s. d.', 'range', 'leave it out:'],
  ['o. J.', 'range', 'leave it out:'],
  ['?', 'range', 'leave it out:'],
  [
    'late 19th century',
    'doubt',
    'write 18XX for all of it, or what is meant in figures, such as 1867~/1899~: no date here says “late”',
  ],
  [
    'the early 1860s',
    'range',
    'write 186X for all of it, or what is meant in figures, such as 1860~/1862~:',
  ],
  [
    'mid-19th century',
    'range',
    'write 18XX for all of it, or what is meant in figures, such as 1833~/1866~: no date here says “mid”',
  ],
  [
    'first half of the 19th century',
    'range',
    'write 18XX for all of it, or what is meant in figures, such as 1800~/1849~: no date here says “first half”',
  ],
  [
    'early 1865',
    'range',
    'write 1865 for all of it, or what is meant in figures, such as 1865-01/1865-04:',
  ],
  ['late March 1865', 'range', 'write a year, a month or a day'],
  ['1800s', 'range', 'write 18XX for the century, or 180X for its first ten years'],
  ['1865/6', 'range', 'write 1865-06 for the month, or 1865/1866 for the two years'],
  ['[1865]', 'range', 'write 1865, or 1865? where there is a doubt of what an editor has supplied'],
  ['1867 or 1865', 'range', 'write a year, a month or a day'],
  ['Monday or Tuesday', 'range', 'write a year, a month or a day'],
  ['the century', 'range', 'write a year, a month or a day'],
  ['the great 19th century', 'range', 'write a year, a month or a day'],
  ['22nd century', 'range', 'write 21XX:'],
] as const)('for %s as %s is said: %s', (text, form, hint) => {
  expect(mendOfDate(text, form).hint.slice(0, hint.length)).toBe(hint);
});

test('words before others do not take longer for each', () => {
  expect(proposeDate(`${'before '.repeat(50_000)}1900`, 'range')).toBeUndefined();
});

test.each(['1918-1914', '1914-then', '1914 – 1915 – 1916', 'so'])('%j is no range', (text) => {
  expect(proposeDate(text, 'range')).toBeUndefined();
});
