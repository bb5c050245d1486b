import { describe, expect, test } from 'vitest';
import type { Quotation } from '../../../src/core/edit/request.ts';
import { unmark } from '../../../src/core/edit/unmark.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const seed = 'The 1. treaty and the treaty.';
const page = (words: string) => `<Source>\n\n${words}\n\n</Source>\n`;
const marked = 'The 1. <Term id="npt">treaty</Term> and the <Term id="npt">treaty</Term>.';

function unmarked(quotation: Quotation, words = marked, text = seed) {
  const edition = editionOf(
    filesOf(text, page(words), {
      'content/glossary/npt.mdx': '---\nterm: Treaty\nkind: agreement\n---\n',
    }),
  );
  const done = unmark(sourceOf(edition), edition, quotation);
  if ('problems' in done) return done.problems;
  const written = rawText(done.file);
  return written.slice(written.indexOf('<Source>'));
}

describe('the mark of a term is taken off', () => {
  test('that has some of the words, and no other', () => {
    expect(unmarked({ quote: 'reaty', nth: 2 })).toBe(
      page('The 1. <Term id="npt">treaty</Term> and the treaty.'),
    );
    expect(unmarked({ quote: 'treaty and the treaty' })).toBe(page(seed));
  });

  test('but not where there is none, where its words are not, or where the page has faults', () => {
    expect(unmarked({ quote: 'and the' })).toMatchObject([{ field: 'quote' }]);
    expect(unmarked({ quote: 'treaty' })).toMatchObject([{ field: 'quote' }]);
    expect(unmarked({ quote: 'and' }, marked, 'Another.')).toMatchObject([{ field: 'page' }]);
  });

  test('but not where its words would be read otherwise', () => {
    expect(unmarked({ quote: '1' }, '<Term id="npt">1</Term>. The', '1. The')).toMatchObject([
      { message: expect.stringContaining('Unexpected markup') as unknown },
    ]);
  });
});
