import { expect, test } from 'vitest';
import { createCitations } from '../../../src/site/citations.ts';
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
    const cited = createCitations(noCache)(sourceOf(edition), renderingOf(edition), '');
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
    const cited = createCitations(noCache)(sourceOf(edition), renderingOf(edition), '');
    expect(cited).toHaveLength(5);
    for (const { style, text } of cited)
      expect(text.toLowerCase().replace(/[{}\\]/g, ''), style).toContain(title.toLowerCase());
  },
);
