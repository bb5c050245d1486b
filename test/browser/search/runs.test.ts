import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Indexed, indexed } from './indexed.ts';

describe('what is found runs as all of its text does on its page, whatever it begins with', () => {
  const hebrew = 'אבג דה ווז. ';
  const latin = 'They sailed on. '.repeat(20).trim();
  let index: Indexed;
  beforeAll(async () => {
    index = await indexed([
      ['fa', 'NATO به سلطان بصره نامه نوشت و London به حسن پاسخ داد؛ یک کشتی ماند.'],
      [
        'en',
        `${'They sailed on. '.repeat(30)} سلطان was his title in ${'every letter. '.repeat(30)}`,
      ],
      ['he', '1895: 18'],
      ['he', 'The consul wrote to London of 77 ships.'],
      ['he', `${hebrew}${latin} The Royal Navy sailed. ${latin}`, [['del', 272, 277]]],
    ]);
  });
  afterAll(() => index.close());

  test.each([
    ['کشتی', 'rtl', /^NATO /],
    ['سلطان title', 'ltr', /^… /],
    ['1895', 'rtl', /^1895/],
    ['consul', 'ltr', /^The consul/],
    // Cut out of a line from the right, they are words among others.
    ['navy', 'rtl', /^… \u200E\u2066[^\u2069]* The ⟦Royal⟧ Navy [^\u2069]*\u2069\u200E/],
  ])('%s', async (query, direction, excerpt) => {
    const { runs, excerpts } = await index.ask(query);
    expect(runs).toEqual([['ltr', direction]]);
    expect(excerpts).toEqual([expect.stringMatching(excerpt)]);
  });
});
