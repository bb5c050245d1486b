import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closed } from '../../../src/core/text/closed.ts';

describe('a part of a text that turns nothing beside it round', () => {
  test.each([
    ['words', 'words'],
    ['\u202Ba\u202Cb', '\u202Ba\u202Cb'],
    ['\u202Aa', '\u202Aa\u202C'],
    ['\u202E\u2066a', '\u202E\u2066a\u2069\u202C'],
    ['a\u202Cb\u2069c', 'abc'],
    // An isolate ends the embeddings in it, and no embedding ends it.
    ['\u2067a\u202Bb\u2069c', '\u2067a\u202Bb\u2069c'],
    ['\u2068a\u202Cb', '\u2068ab\u2069'],
  ])('%j', (words, expected) => {
    expect(closed(words)).toBe(expected);
  });

  test('is closed once, whatever is open in it', () => {
    const many = (control: string) => control.repeat(300_000);
    expect(closed(many('\u2067'))).toBe(many('\u2067') + many('\u2069'));
    expect(closed(many('\u202B') + many('\u2069'))).toBe(many('\u202B') + many('\u202C'));
  });

  test('has all its letters, and is closed', () => {
    const unit = fc.constantFrom('a', '\u202A', '\u202B', '\u202C', '\u202D', '\u2066', '\u2069');
    fc.assert(
      fc.property(fc.string({ unit }), (words) => {
        const made = closed(words);
        expect(made.replace(/[^a]/g, '')).toBe(words.replace(/[^a]/g, ''));
        expect(closed(made)).toBe(made);
        // An isolate around it ends where it ends.
        expect(closed(`\u2067${made}\u2069`)).toBe(`\u2067${made}\u2069`);
      }),
    );
  });
});
