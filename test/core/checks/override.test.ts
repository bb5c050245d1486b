import { expect, test } from 'vitest';
import { directionOverridden } from '../../../src/core/checks/rules/direction-overridden.ts';
import { editionOf, filesOf } from '../support.ts';

/** Where it is told of a seed, and what of. */
function told(seed: string): string[] {
  const body = `<Source>\n\n${seed}\n\n</Source>\n`;
  return directionOverridden
    .find(editionOf(filesOf(seed, body)))
    .map(({ message, place: { file, start } }) =>
      [
        file,
        `${start?.line}:${start?.column}`,
        /^Unexpected (.*), expected/.exec(message)?.[1],
      ].join(' '),
    );
}

test('an override is told once for a seed', () => {
  expect(told('A\u202Eb\u202C.')).toEqual(['seeds/a.txt 1:2 U+202E RIGHT-TO-LEFT OVERRIDE']);
  expect(told('A.\n\nB \u202Dש\u202C and \u202Ec\u202C, \u202Ed.')).toEqual([
    'seeds/a.txt 3:3 U+202D LEFT-TO-RIGHT OVERRIDE and 2 more such characters',
  ]);
});

test.each([
  ['marks', 'در سال ۱۳۸۱\u200F (2002)\u200E.'],
  ['embeddings', '\u202Bتهران 10 - 5\u202C and \u202AIRNA\u202C.'],
  ['isolates', 'از \u2066IRNA\u2069 و \u2067کیهان\u2069 و \u2068ISNA\u2069.'],
  ['an embedding that nothing closes', '\u202Bتهران.'],
])('%s are none', (_, seed) => expect(told(seed)).toEqual([]));
