import { expect, test } from 'vitest';
import { createMatcher } from '../../../src/core/edition/matcher.ts';
import { lookAt } from '../../../src/core/page/layout.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { foldForMatching, foldings } from '../../../src/core/text/matching.ts';
import { plainTitle } from '../../../src/core/text/title.ts';
import { pageOf } from '../support.ts';

const german = `Das Ge\u00ADsamt\u00ADkonzept

Das Ge\u00ADsamt\u00ADkonzept der Hafenverwaltung wurde in Öster\u00ADreich zweimal verlesen und angenommen. Die Acten \uFB01nden sich im Archiv. Die Ver-
fassungsurkunde ist offi-
cial, und die Maße sind in Aerzte-Kreisen bekannt.
`;
const english = `A Letter to the Harbour

The Congre\u017Fs met in Philadel-
phia on the 4th. Mr. M\u2018Kean \uFB01led the o\uFB03cial protest; the peáce was signed.
`;

/** What a new page of a text is: what it looks like, its blocks, its names and whether a phrase is found. */
function read(text: string, names: string[], phrases: string[]) {
  const look = lookAt(text);
  const { page, findings } = pageOf(writePage(text, { title: 'A', seed: 'a.txt' }, look), text);
  const found = page.blocks.flatMap(({ start, end }) =>
    createMatcher(names.map((name) => ({ text: name, entry: name })))
      .find(text.slice(start, end))
      .map((mention) => mention.alias),
  );
  const folded = page.blocks.flatMap(({ start, end }) => foldings(text.slice(start, end)));
  const holds = (phrase: string) =>
    folded.some((one) => one.text.includes(foldForMatching(phrase).text));
  return {
    layout: look.layout,
    faithful: page.faithful && findings.length === 0,
    blocks: page.blocks.length,
    names: [...new Set(found)],
    phrases: phrases.filter(holds),
  };
}

test('words broken by soft hyphens and at line ends are whole, in one paragraph', () => {
  const phrases = ['die Verfassungsurkunde ist official', 'official, und die Maße', 'Acten finden'];
  expect(read(german, ['Gesamtkonzept', 'Verfassungsurkunde'], phrases)).toEqual({
    layout: 'wrapped',
    faithful: true,
    blocks: 2,
    names: ['Gesamtkonzept', 'Verfassungsurkunde'],
    phrases,
  });
  expect(plainTitle(german.split('\n')[0] ?? '')).toBe('Das Gesamtkonzept');
});

test('so are they between ligatures and the long s', () => {
  const phrases = ['Congress met in Philadelphia on the 4th', 'filed the official protest'];
  expect(read(english, ['Philadelphia'], phrases)).toEqual({
    layout: 'wrapped',
    faithful: true,
    blocks: 2,
    names: ['Philadelphia'],
    phrases,
  });
});
