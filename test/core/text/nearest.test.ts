import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, distanceOf, nearest } from '../../../src/core/text/nearest.ts';
import { seekSimilar } from '../../../src/core/text/similar.ts';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['unverfied', 'unverified', 1],
  ['evnet', 'event', 1],
  ['ca', 'abc', 3],
])('from %j to %j', (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance);
  expect(distanceOf(b, a)).toBe(distance);
});

test('a distance is told up to a limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 8 }), (a, b, limit) => {
      expect(distanceOf(a, b, limit)).toBe(Math.min(distanceOf(a, b), limit));
    }),
  );
});

describe('the nearest word', () => {
  const known = ['itar-tass', 'irna', 'tehran-times', 'event', 'moscow-one', 'moscow-two'];

  test.each([
    ['Irna', 'irna'],
    ['tehrantimes', 'tehran-times'],
    ['tass', 'itar-tass'],
    ['evnt', 'event'],
    ['moscow', undefined],
    ['something-else', undefined],
    ['', undefined],
  ])('to %j is %j', (word, near) => {
    expect(nearest(word, known)).toBe(near);
  });

  test('is never the word itself, and of two the nearer', () => {
    expect(nearest('irna', ['irna'])).toBeUndefined();
    expect(nearest('position', ['positions', 'position_', 'position-s', 'xposition'])).toBe(
      'positions',
    );
  });

  test('is the same word in other letters and digits', () => {
    expect(nearest('كمالي1330', ['کمالی۱۳۳۰', 'other'])).toBe('کمالی۱۳۳۰');
    expect(nearest('Koenig', ['könig', 'kolo'])).toBe('könig');
  });

  test('is told of a map by its keys', () => {
    expect(nearest('evnt', new Map([['event', 1]]))).toBe('event');
  });

  test('is looked for no more where a list was asked for too many', () => {
    const many = Array.from({ length: 2000 }, (_, n) => `a-long-name-of-something-${n}`);
    const near = many.map((word) => nearest(`${word}x`, many));
    expect(near[0]).toBe('a-long-name-of-something-0');
    expect(near.at(-1)).toBeUndefined();
    expect(nearest('a-long-name-of-something-1999x', [...many])).toBe(many.at(-1));
  });

  test('is asked after', () => {
    expect(didYouMean('irma', known)).toBe('did you mean “irna”? ');
    expect(didYouMean('berlin', known)).toBe('');
  });
});

describe('the most similar passage', () => {
  const find = (quote: string, text: string) => {
    const found = seekSimilar(quote)(text);
    return found && text.slice(found.start, found.end);
  };

  test.each([
    ['the CAT sat', 'Once the cat sat. Then', 'the cat sat'],
    ['one two three', 'zero two three four', 'zero two three'],
    ['two three four', 'two three', 'two three'],
    ['ten eleven two three', 'two three', 'two three'],
    ['漢字文書', '新しい漢字です', '漢字です'],
    ['a b c d', 'd', undefined],
    ['nothing', 'at all', undefined],
    ['—', 'words', undefined],
  ])('to %j in %j', (quote, text, passage) => {
    expect(find(quote, text)).toBe(passage);
  });

  test('to a long quotation is as long, and found by how that begins: all of it would take the square of its length', () => {
    const words = Array.from({ length: 100_000 }, (_, n) => `w${n}`).join(' ');
    expect(find(`${words} b`, `a ${words} c`)).toBe(`${words} c`);
  });
});

test('a word that is longer than words are is near to none: all of it would be compared', () => {
  const long = 'a'.repeat(200);
  expect(nearest(long, [`${long}b`])).toBe(`${long}b`);
  expect(nearest('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toBeUndefined();
});
