import { expect, test } from 'vitest';
import { mentionModels } from '../../../src/core/view/models/mentions.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

test.each([
  [
    'He said <Del>all is lost. Moscow stands still. Nothing is</Del> done.',
    '⟦<mark>Moscow</mark> stands still.⟧',
  ],
  [
    'In 1895 <Supplied>they came to Moscow. They stayed</Supplied> there.',
    'In 1895 [they came to <mark>Moscow</mark>.]',
  ],
  ['He <Del>left. Moscow</Del> fell. <Gap/>', '⟦<mark>Moscow</mark>⟧ fell.'],
  [
    'שלום 1<Del>8</Del>5. Moscow 10<Gap/>5 גוף. של<Del>ום</Del>.',
    '\u200E\u2066<mark>Moscow</mark> 10[…]5\u2069\u200E גוף.',
  ],
])('a sentence with a name has the signs of all that is in it: %s', (mdx, sentence) => {
  const seed = `${mdx.replace(/<[^>]*>/g, '').trim()}\n`;
  const edition = editionOf(
    filesOf(seed, `<Source>\n\n${mdx}\n\n</Source>\n`, {
      'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n\nA town.\n',
    }),
  );
  const models = mentionModels(sourceOf(edition), { about: edition.about });
  expect(models.map(({ text }) => text.map((one) => one.sentence))).toEqual([[sentence]]);
});

test('a sentence of the editors runs as the prose that it is of', () => {
  const edition = editionOf(
    filesOf(
      'A town.\n',
      '<Source>\n\nA town.[^n]\n\n</Source>\n\n[^n]: שלום לך <Term id="moscow">Moscow</Term> עיר.\n',
      { 'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n\nA town.\n' },
    ),
  );
  const models = mentionModels(sourceOf(edition), { about: edition.about });
  expect(models.flatMap(({ notes }) => notes)).toMatchObject([{ direction: 'rtl' }]);
});
