import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Indexed, indexed } from './indexed.ts';

/** The smallest text in each language, a word of it, and what must not find it. */
const tags: [tag: string, text: string, word: string, other: string][] = [
  ['en', 'They talked of harbours', 'harbour', 'harpoon'],
  ['en-GB', 'They walked by quays', 'quay', 'quaint'],
  ['en-US', 'They sailed past piers', 'pier', 'pierce'],
  ['de-AT', 'Die Häuser am Kai', 'Haus', 'Hausierer'],
  ['pt-BR', 'Os navios chegaram', 'navio', 'navegar'],
  ['sr-Latn', 'Brodovi su stigli', 'brodovi', 'brodolom'],
  ['fa-IR', 'این زن در بندر بود', 'بندر', 'زندگی'],
  ['ar-EG', 'وصلت السفينة إلى الميناء', 'سفينة', 'سفاح'],
  ['ja-JP', '古池や蛙飛びこむ水の音', '水の音', '蛙池'],
  ['zh-Hant', '海內存知己', '知己', '海己'],
  ['zh-TW', '天涯若比鄰', '比鄰', '天鄰'],
  ['zh-Hans-CN', '春眠不觉晓', '春眠', '春晓'],
  ['lzh', '學而時習之', '時習', '學習'],
  ['yue', '佢哋喺碼頭', '碼頭', '碼佢'],
  ['wuu', '勿要忘記', '忘記', '勿記'],
  ['th', 'ภาษาไทยงดงาม', 'ไทย', 'ไทม'],
  ['km', 'ភាសាខ្មែរ', 'ខ្មែរ', 'ខ្មោច'],
  ['lo', 'ພາສາລາວ', 'ລາວ', 'ລາວາ'],
  ['my', 'မြန်မာဘာသာ', 'ဘာသာ', 'ဘာသိ'],
  ['bo', 'བོད་སྐད་ཡིག', 'སྐད་ཡིག', 'སྐད་ཆ'],
  ['ko-KR', '한국어를 말하다', '한국어', '한강'],
  ['und', 'Verba ignota', 'ignota', 'ignotus'],
];

describe('whatever the language tag, and its case', () => {
  let index: Indexed;
  beforeAll(async () => {
    index = await indexed(tags.map(([tag, text]) => [tag, text]));
  });
  afterAll(() => index.close());

  test.each(tags)('%s: in “%s” %s is found, %s is not', async (tag, text, word, other) => {
    const at = tags.findIndex(([, one]) => one === text);
    expect((await index.ask(word)).found).toContain(at);
    expect((await index.ask(word, { language: tag })).found).toEqual([at]);
    expect((await index.ask(other)).found).not.toContain(at);
  });
});

describe('words are found however they are written', () => {
  const texts = [
    [
      'en',
      'The Congreſs met in Philadel-\nphia on the 4th, and Mr. M‘Kean ﬁled the oﬃcial protest.',
    ],
    ['en', 'The pea\u0301ce of the To\u0360wn; the Committee of inhabi-\ntants'],
    ['en', 'Congress met in Philadelphia'],
    ['en', 'König and Œuvre, Nævus and Straße'],
    ['en', 'Koenig and Oeuvre, Naevus and Strasse'],
    ['de', 'Das Ge\u00ADsamt\u00ADkonzept in Ärzte-Kreisen'],
    ['de', 'Aerzte im Gesamtkonzept'],
    ['fa', 'زن در سال ۱۹۴۵ می‌باشند'],
    ['fa', 'زندگی در سال ١٩٤٥ میباشند'],
    ['en', 'In 1945, on the 19 of May'],
    ['ar', 'كتاب علي مكتبة'],
    ['en', 'A co-\noperation of ports'],
  ] as const;
  let index: Indexed;
  beforeAll(async () => (index = await indexed(texts)));
  afterAll(() => index.close());

  test.each([
    ['Congress', [0, 2]],
    ['Philadelphia', [0, 2]],
    ['McKean', [0]],
    ['M’Kean', [0]],
    ['filed official', [0]],
    ['"Congress met in Philadelphia"', [0, 2]],
    ['"filed the official protest"', [0]],
    ['peace town', [1]],
    ['"peace of the Town"', [1]],
    ['inhabitants', [1]],
    ['Koenig', [3, 4]],
    ['König', [3, 4]],
    ['oeuvre Nævus Strasse', [3, 4]],
    ['Gesamtkonzept', [5, 6]],
    ['Aerzte', [5, 6]],
    ['Ärzte', [5, 6]],
    ['"Ärzte im"', [6]],
    ['1945', [7, 8, 9]],
    ['۱۹۴۵', [7, 8, 9]],
    ['١٩٤٥', [7, 8, 9]],
    ['می‌باشند', [7, 8]],
    ['ميباشند', [7, 8]],
    ['زن', [7, 8]],
    ['زندگي', [8]],
    ['"زندگي در"', [8]],
    ['کتاب', [10]],
    ['cooperation', [11]],
    ['co-operation', [11]],
  ])('%s', async (query, expected) => {
    const { found, marked } = await index.ask(query);
    expect(found.sort((a, b) => a - b)).toEqual(expected);
    for (const words of marked) expect(words.length).toBeGreaterThan(0);
  });

  test('and are marked as they are written', async () => {
    const { found, marked } = await index.ask('Congress Philadelphia');
    expect(marked[found.indexOf(0)]).toEqual(['Congreſs', 'Philadel- phia']);
  });
});

describe('a language whose words are not stemmed is asked by none that stems them', () => {
  let index: Indexed;
  beforeAll(async () => {
    index = await indexed([
      ['en', 'The books of the harbours'],
      ['la', 'verum istud'],
      ['la', 'liber iste causas explicat'],
      ['he', 'ספר אחר'],
    ]);
  });
  afterAll(() => index.close());

  test.each([
    ['iste', [2]],
    ['"liber iste"', [2]],
    ['"causas explicat"', [2]],
    ['causas', [2]],
    ['"ספר אחר"', [3]],
    ['book', [0]],
  ])('%s', async (query, expected) => {
    expect((await index.ask(query)).found).toEqual(expected);
  });
});

describe('what only resembles is not found', () => {
  let index: Indexed;
  beforeAll(
    async () =>
      (index = await indexed([
        ['en', 'On the 19 of May the interim council met the chairman’s wife'],
        ['fa', 'زن در بندر'],
        ['fr', 'Le 19 mai'],
      ])),
  );
  afterAll(() => index.close());

  test.each([
    ['1999', []],
    ['1915', []],
    ['زندگي', []],
    ['بندرگاه', ['بندر']],
    ['internationalization', []],
    ['councilwoman', ['council']],
    ['chairmanship', ['chairman']],
  ])('%s', async (query, resembling) => {
    expect(await index.ask(query)).toMatchObject({ found: [], missing: [query], resembling });
  });

  test('beside what is found it is left out, and told', async () => {
    const answer = await index.ask('May councilwoman');
    expect(answer).toMatchObject({
      found: [0],
      missing: ['councilwoman'],
      resembling: ['council'],
    });
  });

  test('but what begins with what was typed is', async () => {
    expect((await index.ask('inter')).found).toEqual([0]);
    expect((await index.ask('counc')).marked).toEqual([['council']]);
  });
});

test('of a question longer than is asked for, that is told with the results', async () => {
  const text = Array.from(
    { length: 40 },
    (_, n) => `w${String.fromCharCode(97 + (n % 26), 97 + n / 26)}`,
  );
  const index = await indexed([['en', text.join(' ')]]);
  const told = async (question: string) => (await index.ask(question)).told;
  expect(await told(text.slice(0, 32).join(' '))).toBe('1 result');
  expect(await told(text.join(' '))).toBe(
    '1 result for the first 32 words and phrases of the question',
  );
  expect(await told(text.map((word) => `"${word}"`).join(' '))).toBe(
    '1 result for the first 32 words and phrases of the question',
  );
  expect(await told(text.map((word) => `${word}x9`).join(' '))).toBe(
    '0 results for the first 32 words and phrases of the question',
  );
  index.close();
});
