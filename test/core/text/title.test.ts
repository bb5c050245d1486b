import { expect, test } from 'vitest';
import { plainTitle } from '../../../src/core/text/title.ts';

test.each([
  ['Das Ge\u00ADsamt\u00ADkonzept', 'Das Gesamtkonzept'],
  ['  A\tletter\u0085 to \u200Bthe\u2060 Congress ', 'A letter to the Congress'],
  ['\u2067می‌باشند\u2069', 'می‌باشند'],
  ['👨‍👩‍👧 ❤️ क्‍ष', '👨‍👩‍👧 ❤️ क्‍ष'],
  ['La\u200Ctin', 'Latin'],
  ['To\u0360wn', 'To\u0360wn'],
  [`Zo${'\u0301'.repeat(99)}`, `Zo${'\u0301'.repeat(10)}`],
  ['The ministers met in Moscow.', 'The ministers met in Moscow'],
  ['CHAPTER IV.\u200B', 'CHAPTER IV'],
  ['CHAPTER I.', 'CHAPTER I'],
  ['Of the year 1865.', 'Of the year 1865'],
  ['See example.org.', 'See example.org'],
  ['وزیران دیدار کردند.', 'وزیران دیدار کردند'],
  ['وزرا ملے۔', 'وزرا ملے'],
  ['A.\tB', 'A. B'],
  ['学而时习之。', '学而时习之'],
])('%j as a title is %j', (line, title) => {
  expect(plainTitle(line)).toBe(title);
});

test('a long line as a title is read once', () => {
  const [spaces, letters] = ['\u00A0'.repeat(300_000), 'a'.repeat(300_000)];
  expect(plainTitle(`a${spaces}b${spaces}`)).toBe(`a${spaces}b`);
  expect(plainTitle(`${letters}!`)).toBe(`${letters}!`);
});

test.each([
  ...['Were there talks?', 'They met!', 'And then...', 'And then…', 'And then. . .', 'So….', '.'],
  ...['A letter to the U.S.', 'By John Smith, Ph.D.', 'A letter to J.', 'By John Smith, Jr.'],
  ...['JOHN SMITH & CO.', 'Ships, sails, etc.', 'The house of St.', 'He said: “They met.”'],
])('the end of %j stays', (line) => expect(plainTitle(line)).toBe(line));
