import { expect, test } from 'vitest';
import { fa } from '../../src/core/words/fa.ts';
import { en } from '../../src/core/words/en.ts';
import { bundle } from '../../src/site/bundle.ts';

test('a script has the words of one language, and no other', async () => {
  const [persian, english] = await Promise.all(
    ['fa', 'en'].map((language) => bundle('src/browser/verify', language)),
  );
  // What is not ASCII is escaped there.
  const says = (script = '') =>
    [fa, en].map(({ verifying, source }) => {
      const read = script.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      );
      return read.includes(verifying.sameHash) && read.includes(source.paragraph);
    });
  expect([says(persian), says(english)]).toEqual([
    [true, false],
    [false, true],
  ]);
});
