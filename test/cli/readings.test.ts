import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
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

/** The same in languages whose encodings have one byte or two for a letter. */
const wide = {
  'zh-Hant':
    '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。',
  'zh-Hans':
    '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
  ja: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。',
  ko: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.',
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

test.each([
  ['zh-Hant', 'big5'],
  ['zh-Hans', 'gbk'],
  ['zh-Hans', 'gb18030'],
  ['ja', 'shift_jis'],
  ['ja', 'euc-jp'],
  ['ko', 'euc-kr'],
] as const)('one proposal reads %s in %s as it was written', (language, encoding) => {
  const text = wide[language];
  const bytes = createMultibyteEncoder(encoding)(`1\n\n${text}\n`);
  const read = likelyReadings(bytes).map(({ line }) => line);
  expect(read).toContain(text.slice(0, 60));
});

test.each([
  [
    'tr',
    'windows-1254',
    'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.',
  ],
  [
    'cs',
    'windows-1250',
    'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.',
  ],
  [
    'uk',
    'koi8-u',
    'Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.',
  ],
  [
    'uk',
    'windows-1251',
    'Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.',
  ],
  ['el', 'windows-1253', articles.el],
  ['he', 'windows-1255', articles.he],
  [
    'ar',
    'iso-8859-6',
    'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء.',
  ],
  [
    'fr',
    'iso-8859-15',
    'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
  ],
] as const)('one proposal reads %s in %s as it was written', (_, encoding, text) => {
  const read = readingsOf(`1\n\n${text}\n`, encoding).map(({ line }) => line);
  expect(read.some((line) => line.length > 40 && text.includes(line))).toBe(true);
});

test.each([
  ['windows-1251', 'Письмо из Москвы, 5 мая 1895 г.'],
  ['windows-1251', '<p>Мир</p>'],
  ['windows-1251', 'Київ'],
  ['koi8-r', 'Письмо из Москвы, 5 мая 1895 г.'],
  ['koi8-u', 'Лист із Києва'],
  ['koi8-r', 'МИР'],
] as const)(
  'of a short text one proposal is the Cyrillic encoding that it is in: %s, %s',
  (encoding, line) => {
    expect(readingsOf(line, encoding)).toContainEqual({ encoding, line });
  },
);

test.each(['Grüße', 'à Genève été', 'Là-bas, à la plage', 'ÉTÉ À LA PLAGE'])(
  'of a short text in Latin letters no proposal is Cyrillic: %s',
  (line) => {
    const read = readingsOf(line, 'windows-1252').map((one) => one.line);
    expect(read).toContain(line);
    expect(read.join()).not.toMatch(/\p{Script=Cyrillic}/u);
  },
);

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
