import { describe, expect, test } from 'vitest';
import { parseReferences } from '../../../src/core/edition/references.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { html, textContent } from '../../../src/core/render/hast.ts';
import { createBibliography } from '../../../src/core/render/bibliography.ts';
import { chooseStyle } from '../../../src/core/edition/style.ts';
import { styles } from '../../../src/io/styles.ts';
import { library } from '../edition/bibtex/library.ts';

const { references } = parseReferences(textFile('content/references/a.bib', library()), 'bibtex');

/** Words as they are compared: without markup, case and marks, since styles change these. */
const bare = (text: string) =>
  text
    .replace(/<[^>]*>|&#?\w+;/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
const words = (text: string) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Courts and parliaments have no authors in APA. */
const isLaw = (type: string) => /^(?:legal_case|legislation|treaty)$/.test(type);

describe('a library with every type and field of BibLaTeX', () => {
  test.each([
    'apa',
    'harvard1',
    'vancouver',
    'chicago-note-bibliography',
    'modern-language-association',
  ])('is set and cited in %s without a word lost', (id) => {
    const { style } = chooseStyle(id, { file: '' }, styles);
    const cites = references.map(({ key }) => ({ key, locator: 'p. 9876' }));
    const { entry, cite } = createBibliography(references, cites, style, 'en');
    const lost = references.flatMap(({ key, work }) => {
      const [set, cited] = [bare(html(entry(key))), bare(textContent(cite(key, 'p. 9876')))];
      // A style may put a line in the place of an author who has the entry before, too.
      const isUntold = isLaw(work.type) || /^\s*[—-]{3}/.test(set);
      const [author] = isUntold ? [] : (work.author ?? []);
      const expected = [
        ...words(String(work.title ?? '')),
        ...words(author?.family ?? author?.literal ?? ''),
      ].filter((word) => !set.includes(word));
      const odd = /undefined|\bnan\b|\bnull\b|[\uE000-\uF8FF]/.exec(set + cited) ?? [];
      const located = cited.includes('9876') ? [] : ['the page'];
      const all = [...expected, ...odd, ...located];
      return all.length > 0 ? [`${key} ${work.type}: ${all.join(' ')}`] : [];
    });
    expect(references).toHaveLength(400);
    expect(lost).toEqual([]);
  });
});
