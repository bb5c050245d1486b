import { expect, test } from 'vitest';
import { textContent } from '../../../src/core/render/hast.ts';
import { createCitations } from '../../../src/site/citations.ts';
import { readEdition } from '../../../src/core/edition/read.ts';
import { styles } from '../../../src/io/styles.ts';
import { styleOf } from '../edition/own-style.ts';
import { editionOf, fileOf, filesOf, renderingOf, sourceOf } from '../support.ts';

const noCache = { has: () => false, get: () => undefined, set: () => {} };

test.each(['؟', '۔', '？', '！', '。', '?', '!'])(
  'a source whose title ends in “%s” is cited without a full stop behind it',
  (end) => {
    const title = `Whose harbour${end}`;
    const files = {
      'content/edition.yaml': 'title: Harbours\nlanguage: en\n',
      'content/sources/a.mdx': `---\ntitle: ${title}\nseed: a.txt\n---\n\n<Source>\n\nOne.\n\n</Source>\n`,
    };
    const edition = editionOf(filesOf('One.\n', '', files));
    const cited = createCitations(noCache, renderingOf(edition), '').of(sourceOf(edition));
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
    const cited = createCitations(noCache, renderingOf(edition), '').of(sourceOf(edition));
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
  const cited = createCitations(noCache, renderingOf(edition), 'https://a.example').of(
    sourceOf(edition),
  );
  expect(cited.map(({ style }) => style)).toEqual(['Vancouver', 'Biblical', 'BibLaTeX', 'BibTeX']);
  expect(cited[0]?.text).toMatch(/Ein Brief.*Verfügbar unter: https:\/\/a\.example\/sources\/a\//);
  expect(cited[1]?.text).toBe('„Ein Brief“ <i>');
});

test.each([
  ['1865-03~', 'c. March 1865', 'date = {1865-03~}', 'year = {c. March 1865}'],
  ['../1865', '1865 or before', 'date = {../1865}', 'year = {–1865}'],
  ['186X', '1860s', 'date = {186X}', 'year = {1860s}'],
])('a source of %s is cited with its date in words, in BibLaTeX as it has it', (date, ...told) => {
  const files = {
    'content/edition.yaml': 'title: Harbours\n',
    'content/sources/a.mdx': `---\ntitle: A letter\nseed: a.txt\npublished: ${date}\n---\n\n<Source>\n\nOne.\n\n</Source>\n`,
  };
  const edition = editionOf(filesOf('One.\n', '', files));
  const cited = createCitations(noCache, renderingOf(edition), '').of(sourceOf(edition));
  const text = (style: string) => cited.find((one) => one.style === style)?.text ?? '';
  expect([text('APA'), text('BibLaTeX'), text('BibTeX')]).toEqual(
    told.map((words): unknown => expect.stringContaining(words)),
  );
});

test('an edition is cited by its version and date, in the words of its language and of the style in it', () => {
  const cited = (about: string) => {
    const page = `---\ntitle: A\nseed: a.txt\npublished: 1935-06-02\n---\n\nSee [@doe, p. 3].\n\n<Source>\n\nOne.\n\n</Source>\n`;
    const given = filesOf('One.\n', '', {
      'content/edition.yaml': about,
      'content/sources/a.mdx': page,
      'content/references/works.json':
        '[{"id":"doe","type":"book","title":"B","author":[{"literal":"Doe"}],"issued":{"date-parts":[[1960]]}}]',
    });
    const files = Object.entries(given).map(([path, file]) => fileOf(path, file));
    const edition = readEdition({ files, styles });
    const work = renderingOf(edition).bibliography.cite('doe', 'p. 3');
    const made = createCitations(noCache, renderingOf(edition), '').of(sourceOf(edition));
    return new Map([
      ...made.map(({ style, text }) => [style, text] as const),
      ['work', textContent(work)] as const,
    ]);
  };
  const persian = cited(
    'title: نامه‌ها\nlanguage: fa\neditors: [گروه]\nversion: 2\ndate: 2026-11\n',
  );
  expect(persian.get('APA')).toMatch(/1935, ژوئن 2.*نامه‌ها \(نسخهٔ 2، نوامبر ۲۰۲۶ میلادی\)/);
  expect(persian.get('work')).toBe('Doe, 1960, ص 3');
  expect(persian.get('BibTeX')).toContain('در: نامه‌ها');
  expect(cited('title: Б\nlanguage: ru\nversion: 2\n').get('MLA')).toContain('Б (версия 2), 2 июн');
  expect(cited('title: B\nlanguage: zh-Hant\ndate: 2026\n').get('MLA')).toContain('B（2026年）');
  expect(cited('title: B\nlanguage: en-GB\n').get('MLA')).toContain('B, 2 June 1935');
});
