import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { expect, test } from 'vitest';
import { likelyReadings } from '../../src/cli/readings.ts';

/* The first article of the Universal Declaration of Human Rights. */
const articles = {
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.',
  pl: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.',
  ru: 'Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση.',
  ar: 'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.',
  he: 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.',
};

/** The readings of a text as `encoding` has it. */
function readingsOf(text: string, encoding: Parameters<typeof createSinglebyteEncoder>[0]) {
  return likelyReadings(createSinglebyteEncoder(encoding)(text));
}

test.each([
  ['de', 'windows-1252'],
  ['pl', 'windows-1250'],
  ['pl', 'iso-8859-2'],
  ['ru', 'windows-1251'],
  ['ru', 'koi8-r'],
  ['ru', 'iso-8859-5'],
  ['el', 'iso-8859-7'],
  ['ar', 'windows-1256'],
  ['he', 'iso-8859-8'],
] as const)('the first proposal reads %s in %s as it was written', (language, encoding) => {
  const text = articles[language];
  const [first] = readingsOf(`Article 1\n\n${text}\n`, encoding);
  expect(text).toContain(first?.line);
  expect(first?.line.length).toBeGreaterThan(50);
});

test('the encoding of old Macintoshes is always proposed, and no reading twice', () => {
  const readings = readingsOf(articles.de, 'macintosh');
  expect(readings).toContainEqual({
    encoding: 'macintosh',
    line: 'chen sind frei und gleich an Würde und Rechten geboren. Sie',
  });
  const encodings = readings.map(({ encoding }) => encoding);
  expect(new Set(encodings).size).toBe(encodings.length);
});

test.each([
  ['utf-16le', (bytes: Buffer) => bytes],
  ['utf-16be', (bytes: Buffer) => bytes.swap16()],
])('%s without its mark is the one proposal', (encoding, order) => {
  const line = 'Все люди рождаются свободными';
  const bytes = order(Buffer.from(`${line}\n`, 'utf16le'));
  expect(likelyReadings(bytes)).toEqual([{ encoding, line }]);
});

test('of bytes that are no text nothing is proposed', () => {
  expect(likelyReadings(Uint8Array.of(0xff, 1, 2, 3, 0x80))).toEqual([]);
});

test('of a long line what is around the first such letter is shown', () => {
  const [first] = readingsOf(`${'x '.repeat(500)}Grüße ${'y '.repeat(500)}`, 'windows-1252');
  expect(first?.line).toMatch(/^(?:x )+Grüße (?:y )+y$/);
});
