import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Indexed, indexed } from './indexed.ts';

describe('what is found runs as all of its text does on its page, whatever it begins with', () => {
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
    ]);
  });
  afterAll(() => index.close());

  test.each([
    ['کشتی', 'rtl', /^NATO /],
    ['سلطان title', 'ltr', /^… /],
    ['1895', 'rtl', /^1895/],
    ['consul', 'ltr', /^The consul/],
  ])('%s', async (query, direction, excerpt) => {
    const { runs, excerpts } = await index.ask(query);
    expect(runs).toEqual([['ltr', direction]]);
    expect(excerpts).toEqual([expect.stringMatching(excerpt)]);
  });
});
