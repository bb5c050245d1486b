import { expect, test } from 'vitest';
import { cardContent } from '../../../src/core/view/card.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';

const claim = '<Claim id="c" by="unattributed" kind="event" verdict="unverified">was</Claim>[^c]';
const [seed, plain] = ['It was said.\n', '<Source>\n\nIt was said.\n\n</Source>\n'];
const annotated = `${plain.replace('was', claim)}\n[^c]: says: It was said.\n\n    Note.\n`;

test.each([
  ['en', '1 source · 1 claim · example.org/a'],
  ['fa', '۱ منبع · ۱ ادعا · example.org/a'],
  ['ru', '1 источник · 1 утверждение · example.org/a'],
  // Of which there is no catalogue.
  ['tlh', '1 source · 1 claim · example.org/a'],
])('the foot of the card is in the language of the edition: %s', (language, foot) => {
  const files = {
    ...filesOf(seed, annotated),
    'content/edition.yaml': `title: A\nlanguage: ${language}\n`,
  };
  const shown = shownOf(editionOf(files), 'https://example.org/a');
  expect(cardContent(shown)).toMatchObject({ title: 'A', description: '', language, foot });
});

test('what there is none of is not in it', () => {
  expect(cardContent(shownOf(editionOf(filesOf(seed, plain)))).foot).toBe('1 source');
});
