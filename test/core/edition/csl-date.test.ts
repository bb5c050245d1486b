import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CslDate,
  cslDate,
  isMeantAsDate,
  soundDate,
} from '../../../src/core/edition/csl-date.ts';

/** A date of CSL in a few letters: `~` is circa, `s1` a season. */
function brief(date: CslDate | undefined): string {
  if (!date) return 'none';
  const parts = date['date-parts']?.map((one) => one.join('-')).join('/') ?? `“${date.literal}”`;
  return `${parts}${date.season === undefined ? '' : ` s${date.season}`}${date.circa ? '~' : ''}`;
}

describe('a date in EDTF', () => {
  test.each([
    ['1898', '1898'],
    ['1898-05', '1898-5'],
    ['1898-05-07', '1898-5-7'],
    ['1898-05-07T12:30:00Z', '1898-5-7'],
    ['1898-XX', '1898'],
    ['1898-05-XX', '1898-5'],
    ['1850?', '1850~'],
    ['1850-02~', '1850-2~'],
    ['1850%', '1850~'],
    ['-0043-03-15', '-44-3-15'],
    ['0000', '-1'],
    ['185X', '1850/1859'],
    ['184X/185X', '1840/1859'],
    ['../185X', '0/1859'],
    ['185X/', '1850/0'],
    ['1900-XX-XX', '1900'],
    ['18XX~', '1800/1899~'],
    ['2001-21/2001-23', '2001'],
    ['Y-16999', '-17000'],
    ['Y12000', '12000'],
    ['2001-21', '2001 s1'],
    ['2001-24', '2001 s4'],
    ['1999/2000', '1999/2000'],
    ['1914-07/1918', '1914-7/1918'],
    ['1914-07-28/1918-11-11', '1914-7-28/1918-11-11'],
    ['1890/1890', '1890'],
    ['1890~/1890', '1890~'],
    ['1890-05-01/1890-05-01', '1890-5-1'],
    ['1907-5-7', '1907-5-7'],
    ['1907/05/7', '1907-5-7'],
    ['1907.12.31', '1907-12-31'],
    ['1890/..', '1890/0'],
    ['1890/', '1890/0'],
    ['../1890', '0/1890'],
    ['1890~/1895', '1890/1895~'],
    // What is none.
    ['1898-13', 'none'],
    ['1898-02-30', 'none'],
    ['1898-04-31', 'none'],
    ['1898-00', 'none'],
    ['1898-05-00', 'none'],
    ['../..', 'none'],
    ['..', 'none'],
    ['', 'none'],
    ['1900/1890', 'none'],
    ['1900-05/1900-04', 'none'],
    ['1/2/3', 'none'],
    ['1900/x', 'none'],
    ['1907/05', 'none'],
    ['1907-5', 'none'],
    ['1907-5/7', 'none'],
    ['1907-31-12', 'none'],
  ])('%j', (text, expected) => expect(brief(cslDate(text))).toBe(expected));

  test('takes a leap day of the Julian calendar', () => {
    expect(brief(cslDate('1700-02-29'))).toBe('1700-2-29');
    expect(brief(cslDate('1701-02-29'))).toBe('none');
  });
});

describe('a date in words', () => {
  test.each([
    ['c. 1850', '1850~'],
    ['ca. 1914', '1914~'],
    ['circa 1914', '1914~'],
    ['about May 1914', '1914-5~'],
    ['March 1865', '1865-3'],
    ['Mar. 1865', '1865-3'],
    ['Sept 1865', '1865-9'],
    ['7 May 1898', '1898-5-7'],
    ['7. May 1898', '1898-5-7'],
    ['May 7, 1898', '1898-5-7'],
    ['Spring 2001', '2001 s1'],
    ['fall 2001', '2001 s3'],
    ['44 BC', '-44'],
    ['15 March 44 B.C.', '-44-3-15'],
    ['AD 79', '79'],
    ['79 CE', '79'],
    ['1914–1918', '1914/1918'],
    ['1914-1918', '1914/1918'],
    ['1914–18', '1914/1918'],
    ['3. März 1865', '1865-3-3'],
    ['the 1850s', '1850/1859'],
    ['1890–', '1890/0'],
    ['– May 1890', '0/1890-5'],
    ['–', 'none'],

    ['28 July 1914 – 11 November 1918', '1914-7-28/1918-11-11'],
    // What is none.
    ['n.d.', 'none'],
    ['after 1850', 'none'],
    ['19th century', 'none'],
    ['undated', 'none'],
    ['79', 'none'],
    ['0 AD', 'none'],
    ['31 April 1900', 'none'],
    ['7 May 8 1898', 'none'],
    ['Brumaire 1799', 'none'],
    ['ma 1799', 'none'],
    ['[1850]', 'none'],
    ['-0044 BC', 'none'],
  ])('%j', (text, expected) => expect(brief(cslDate(text))).toBe(expected));

  test('is read whatever it is, and what is read is sound', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const date = cslDate(text);
        if (date) expect(soundDate(date)).toEqual(date);
      }),
    );
  });
});

describe('a date of CSL-JSON in one form', () => {
  test.each<[CslDate, string]>([
    [{ 'date-parts': [[2002, 6, 1]] }, '2002-6-1'],
    [{ 'date-parts': [['2014', 12, 31], [0]] }, '2014-12-31/0'],
    [{ 'date-parts': [[1914, 7], [1918]] }, '1914-7/1918'],
    [{ 'date-parts': [[0], [1918]] }, '0/1918'],
    [
      {
        'date-parts': [
          [2001, 2, 3],
          ['2001', '02', 3],
        ],
      },
      '2001-2-3',
    ],
    [{ 'date-parts': [['1898', '', '']] }, '1898'],
    [{ 'date-parts': [[1898, 0, 0]] }, '1898'],
    [{ 'date-parts': [[2001, 21]] }, '2001 s1'],
    [{ 'date-parts': [['ca. 1914']] }, '1914~'],
    [{ 'date-parts': [[1723, 10, 25]], literal: '25 October 1723 O.S.' }, '“25 October 1723 O.S.”'],
    [{ literal: 'undated' }, '“undated”'],
    [{ raw: 'c. 1850' }, '1850~'],
    [{ raw: '1850-02~' }, '1850-2~'],
    [{ raw: 'some time' }, '“some time”'],
    [{ 'date-parts': [[1850]], raw: '1850', circa: true }, '1850~'],
    [{ raw: '19XX' }, '1900/1999'],
    [{ raw: '1901-13' }, 'none'],
    [{ 'date-parts': [[1914, 13, 40]] }, 'none'],
    [{ 'date-parts': [[1914, 4, 31]] }, 'none'],
    [{ 'date-parts': [[1914.5]] }, 'none'],
    [{ 'date-parts': [['no']] }, 'none'],
    [{ 'date-parts': [[1914, 'May']] }, 'none'],
    [{ 'date-parts': [[1918], [1914]] }, 'none'],
    [{ 'date-parts': [[0]] }, 'none'],
    [{ 'date-parts': [[0], [0]] }, 'none'],
    [{ 'date-parts': [[2001, 22, 3]] }, 'none'],
  ])('%j', (date, expected) => expect(brief(soundDate(date))).toBe(expected));

  test('keeps the name of a season', () =>
    expect(soundDate({ 'date-parts': [[1914]], season: 'Trinity' })).toMatchObject({
      season: 'Trinity',
    }));

  test('stays as it is where it says nothing', () => expect(soundDate({})).toEqual({}));
});

describe('what is no date is meant as one', () => {
  test.each([
    ...['1777-02-30', '1850-00', '1901-13', '1910/1905', '1907/05', '1/2/1907', '2001-23/2001-21'],
    ...['-0000', '30 February 1777', 'c. 31 Apr. 1900', '1914-18', '79'],
  ])('where it is made of digits and months alone: %s', (text) => {
    expect(cslDate(text)).toBeUndefined();
    expect(isMeantAsDate(text)).toBe(true);
  });

  test.each([
    '1390-06-31',
    '19XX',
    '1960s',
    '[1850]',
    'n.d.',
    'May',
    'Brumaire 1799',
    'maybe 1799',
    'in press',
  ])('but not where something else says more: %s', (text) =>
    expect(isMeantAsDate(text)).toBe(false),
  );
});
