import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { bookOf } from '../../../src/core/export/book.ts';
import { html } from '../../../src/core/render/hast.ts';
import { neighboursOf } from '../../../src/core/view/sources.ts';
import { editionOf, shownOf } from '../support.ts';

const page = (id: string, more = '') => ({
  [`content/sources/${id}.mdx`]: `---\ntitle: Text ${id}\nseed: ${id}.txt\n${more}---\n\n<Source>\n\n${id}\n\n</Source>\n`,
  [`seeds/${id}.txt`]: id,
});
const edition = editionOf({
  'content/edition.yaml': 'title: A\n',
  ...page('a'),
  ...page('b', 'witness-of: a\n'),
  ...page('c', 'witness-of: a\n'),
});

test('a source leads to its other texts, and these to it, on the pages and in books', () => {
  const rendering = shownOf(edition);
  const near = (id: string) =>
    rendering.edition.sources
      .filter((source) => source.page.id === id)
      .map((source) => neighboursOf(rendering, source))[0];
  expect(near('a')?.witnesses?.map(({ href }) => href)).toEqual(['/sources/b/', '/sources/c/']);
  expect(near('a')).not.toHaveProperty('witnessOf');
  expect(near('b')?.witnessOf).toMatchObject({ text: 'Text a', href: '/sources/a/' });
  const chapters = bookOf(rendering, (items) => items).chapters.map(({ nodes }) => html(nodes));
  expect(chapters[0]).toContain('Other texts: <a href="/sources/b/">Text b</a>, <a ');
  expect(chapters[1]).toContain('Another text of <a href="/sources/a/">Text a</a>');
});

test('one that is named has to be there', () => {
  const wrong = editionOf({
    'content/edition.yaml': 'title: A\n',
    ...page('b', 'witness-of: x\n'),
  });
  const codes = runChecks(wrong).map(({ code }) => code);
  expect(codes).toContain('source-unknown');
});
