import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName } from '../../../src/core/edition/clean-name.ts';
import { seedName } from '../../../src/core/edition/seed.ts';

const free = () => false;

test.each([
  ['Letter to X (final) v2.txt', 'letter-to-x-final-v2.txt'],
  ['Brief an Müller.txt', 'brief-an-muller.txt'],
  ['Größe.TXT', 'grosse.txt'],
  ['Письмо 3.txt', 'pismo-3.txt'],
  ['نامه دوم.txt', 'nmh-dwm.txt'],
  ['北京.txt', 'beijing.txt'],
  ['Cafe\u0301.txt', 'cafe.txt'],
  ["O'Brien's.text", 'obriens.txt'],
  ['letter', 'letter.txt'],
  ['Lincoln 1865.txt', 'lincoln-1865.txt'],
  ['1.5.1961', '1.5.1961.txt'],
  ['..-- a .. b.txt', 'a.b.txt'],
  ['💌.txt', 'love_letter.txt'],
  ['\u{10FFFD}.txt', 'source.txt'],
  ['.txt', 'source.txt'],
  ['AUX.txt', 'aux-2.txt'],
])('%j becomes %j', (name, clean) => expect(cleanName(name, free)).toBe(clean));

test('a name that is taken gets a number', () => {
  const taken = new Set(['a-b.txt', 'a-b-2.txt']);
  expect(cleanName('a b.txt', (name) => taken.has(name))).toBe('a-b-3.txt');
});

test('whatever the name, a seed can have what becomes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const clean = cleanName(name, free);
      expect(clean).toMatch(seedName);
      expect(clean.length).toBeLessThanOrEqual(104);
    }),
  );
});
