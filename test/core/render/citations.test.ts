import { expect, test } from 'vitest';
import { createCitations } from '../../../src/site/citations.ts';
import { styleOf } from '../edition/own-style.ts';
import { editionOf, filesOf, renderingOf, sourceOf } from '../support.ts';

const noCache = { get: () => undefined, set: () => {}, save: () => {} };

test.each(['؟', '۔', '？', '！', '。', '?', '!'])(
  'a source whose title ends in “%s” is cited without a full stop behind it',
  (end) => {
    const title = `Whose harbour${end}`;
    const files = {
      'content/edition.yaml': 'title: Harbours\nlanguage: en\n',
      'content/sources/a.mdx': `---\ntitle: ${title}\nseed: a.txt\n---\n\n<Source>\n\nOne.\n\n</Source>\n`,
    };
    const edition = editionOf(filesOf('One.\n', '', files));
    const cited = createCitations(noCache, renderingOf(edition), '')(sourceOf(edition));
    for (const { style, text } of cited) {
      expect(text.toLowerCase(), style).toContain(title.toLowerCase());
      expect(text, style).not.toMatch(/[؟۔？！。?!]”?\./);
    }
  },
);

test.each(['constructor', 'toString', '__proto__'])(
  'a source is cited whatever its title: %s',
  (title) => {
    const files = {
      'content/edition.yaml': 'title: Harbours\nlanguage: en\n',
      'content/sources/a.mdx': `---\ntitle: ${title}\nseed: a.txt\n---\n\n<Source>\n\nOne.\n\n</Source>\n`,
    };
    const edition = editionOf(filesOf('One.\n', '', files));
    const cited = createCitations(noCache, renderingOf(edition), '')(sourceOf(edition));
    expect(cited).toHaveLength(5);
    for (const { style, text } of cited)
      expect(text.toLowerCase().replace(/[{}\\]/g, ''), style).toContain(title.toLowerCase());
  },
);

test('a source is cited in the styles that the edition names, in its language', () => {
  const files = {
    'content/edition.yaml': `title: Häfen
language: de
cite-styles:
  - { id: vancouver, label: Vancouver }
  - { id: ours, label: Biblical }
`,
    // It lists no works.
    'content/styles/ours.csl': styleOf(
      '<text variable="title" quotes="true" suffix=" &lt;i&gt;"/>',
    ),
    'content/sources/a.mdx': `---\ntitle: Ein Brief\nseed: a.txt\npublished: 1865-05\n---\n\n<Source>\n\nOne.\n\n</Source>\n`,
  };
  const edition = editionOf(filesOf('One.\n', '', files));
  const cited = createCitations(
    noCache,
    renderingOf(edition),
    'https://a.example',
  )(sourceOf(edition));
  expect(cited.map(({ style }) => style)).toEqual(['Vancouver', 'Biblical', 'BibLaTeX', 'BibTeX']);
  expect(cited[0]?.text).toMatch(/Ein Brief.*Verfügbar unter: https:\/\/a\.example\/sources\/a\//);
  expect(cited[1]?.text).toBe('„Ein Brief“ <i>');
});
