import { describe, expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { editionOf, filesOf, textHtml } from '../support.ts';
import { gapText } from '../../../src/core/render/gap.ts';
import { labelsOf, markupWords } from '../../../src/core/render/labels.ts';
import { catalogues, wordingOf } from '../../../src/core/words/wording.ts';
import { en } from '../../../src/core/words/en.ts';

const extents = ['1 character', 'about 2 words', '3 lines', 'about 12 paragraphs', '1000 pages'];
const reasons = ['illegible', 'damage', 'lost', 'deleted', 'omitted', 'inaudible'];

describe('what stands for words that the seed lacks', () => {
  test.each([
    ['en', {}, '[gap]'],
    ['en', { extent: 'about 3 lines', reason: 'damage' }, '[about 3 lines, damage]'],
    ['en', { extent: '1 word' }, '[1 word]'],
    ['fa', { extent: 'about 3 lines', reason: 'damage' }, '[حدود ۳ سطر، آسیب‌دیدگی]'],
    ['ru', { extent: '5 words' }, '[5 слов]'],
    ['ar', { extent: '2 words' }, '[كلمتان]'],
    ['ja', { reason: 'lost' }, `[${wordingOf('ja').words.marks.lost}]`],
    // As while somebody writes.
    ['de', { extent: 'some', reason: 'rats' }, '[Lücke]'],
  ])('in %s, of %o', (language, said, expected) => {
    expect(gapText(said, wordingOf(language))).toBe(expected);
  });

  test.each([...catalogues.keys()])('is known again in %s, and nothing else is', (language) => {
    const wording = wordingOf(language);
    const { isGap } = labelsOf(markupWords(wording));
    const all = [
      {},
      ...reasons.map((reason) => ({ reason })),
      ...extents.flatMap((extent) => [
        { extent },
        ...reasons.map((reason) => ({ extent, reason })),
      ]),
    ].map((said) => gapText(said, wording));
    expect(all.filter((words) => !isGap(words))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect([`${all[0]} `, '[]', '[…]', `[${en.notFound.title}]`].filter(isGap)).toEqual([]);
  });
});

test('what says more than that in a page is found out', () => {
  const edition = editionOf(
    filesOf('a c', '<Source>\n\na <Gap extent="2 words"/> c\n\n</Source>\n'),
  );
  const page = (said: string) =>
    readPageMarkup(
      `<html lang="en"><body>${textHtml(edition).replace('[2 words]', said)}</body></html>`,
    );
  expect(page('[2 words]')).toMatchObject({ foreign: [] });
  expect(page('[two words]')).toMatchObject({
    fault: expect.stringContaining('with other words') as string,
  });
});
