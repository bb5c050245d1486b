import { describe, expect, test } from 'vitest';
import { directionIn, directionOf, directionOfText } from '../../../src/core/text/direction.ts';

describe('a text runs', () => {
  test.each([
    ['as its letters do, whatever the language', 'The price was 10 - 5.', 'rtl', 'ltr'],
    ['as its letters do, whatever the language', 'قیمت ۱۰ - ۵ بود.', 'ltr', 'rtl'],
    [
      'as most of its letters, where a foreign name begins it',
      'NATO گفت که وزیران دیدار کردند',
      'rtl',
      'rtl',
    ],
    [
      'as it begins, where it quotes at length',
      'وزیر گفت “the ministers met in Moscow on Thursday”',
      'rtl',
      'rtl',
    ],
    ['as its language does, where letters of both are as many', 'abc گفت', 'rtl', 'rtl'],
    ['as its language does, where letters of both are as many', 'گفت abc', 'ltr', 'ltr'],
    ['by letters behind figures', '12. שלום', 'ltr', 'rtl'],
    ['by letters beyond U+FFFF', '𞤀𞤁 1', 'ltr', 'rtl'],
    ['by marks of vowels not at all', '1 \u05B0', 'ltr', undefined],
    ['no way of its own without letters', '10 - 5', 'rtl', undefined],
  ] as const)('%s: %s', (_, text, language, direction) => {
    expect(directionOfText(text, language)).toBe(direction);
  });
});

test.each([
  ['10 - 5', 'fa', 'rtl'],
  ['10 - 5', 'en', 'ltr'],
  ['Ten minus five', 'fa', 'ltr'],
])('%s in %s is set %s', (words, language, direction) => {
  expect(directionIn(words, language)).toBe(direction);
});

test.each(['phn', 'xpr', 'sog', 'arc', 'en-Phnx'])('%s is written from the right', (language) => {
  expect(directionOf(language)).toBe('rtl');
});

test('the direction of a language is known where engines tell it as a property', () => {
  const { getTextInfo } = Intl.Locale.prototype;
  const older = { getTextInfo: undefined, textInfo: { direction: 'rtl' } };
  Object.assign(Intl.Locale.prototype, older);
  try {
    // One that was not asked for before: what is known of a language is kept.
    expect(directionOf('ps')).toBe('rtl');
  } finally {
    Object.assign(Intl.Locale.prototype, { getTextInfo, textInfo: undefined });
  }
});

test('the direction of a language is that of its script where engines tell none', () => {
  const { getTextInfo } = Intl.Locale.prototype;
  Object.assign(Intl.Locale.prototype, { getTextInfo: undefined });
  try {
    expect(['ckb', 'yi', 'dv', 'fr', 'az-Latn'].map(directionOf)).toEqual([
      ...['rtl', 'rtl', 'rtl', 'ltr', 'ltr'],
    ]);
  } finally {
    Object.assign(Intl.Locale.prototype, { getTextInfo });
  }
});

test.each([
  ['fa', 'rtl'],
  ['fa-Latn', 'ltr'],
  ['he', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['ja', 'ltr'],
  ['en-x', 'ltr'],
])('%s is written %s', (language, direction) => expect(directionOf(language)).toBe(direction));
