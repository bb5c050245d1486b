import { describe, expect, test } from 'vitest';
import { epub } from '../../../src/core/export/epub.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { html } from '../../../src/core/render/hast.ts';
import { legendOf } from '../../../src/core/view/legend.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { editionOf, filesOf, renderingOf, shownOf, sourceOf } from '../support.ts';

const editionWith = (text: string) =>
  editionOf(filesOf('a b c', `<Source>\n\n${text}\n\n</Source>\n`));
const legend = (text: string, language = 'en') =>
  html(legendOf(sourceOf(editionWith(text)).page, wordingOf(language)));

describe('a legend says what each mark of a page looks like, and nothing of others', () => {
  test.each([
    ['a b c', ''],
    [
      '<Hi rend="small-caps italic">a</Hi> <Hi rend="italic">b</Hi> c',
      '<li><i class="hi">Italics</i>: in italics in the original</li>\n<li><span class="hi small-caps">Small capitals</span>: in small capitals in the original</li>\n',
    ],
    [
      'a <Del>b</Del> c',
      '<li><del class="del" title="deleted">Deleted</del>: deleted in the original</li>\n',
    ],
    ['a <Page n="iv"/>b <Page n="v"/>c', '<li>[iv]: page of the original, from here on</li>\n'],
    ['a b <Gap extent="2 words"/> c', '<li>[gap]: words that are missing here</li>\n'],
    [
      '<Foreign lang="la">a</Foreign> <Foreign lang="la">b</Foreign> <Foreign lang="xyz">c</Foreign>',
      '<li>In other languages: Latin and xyz</li>\n',
    ],
    [
      '<Foreign lang="la-x-medieval">a</Foreign> b c',
      '<li>In other languages: Latin (la-x-medieval)</li>\n',
    ],
  ])('%s', (text, expected) => expect(legend(text)).toBe(expected));

  test('of a language that is none, as while somebody writes, nothing', () => {
    const body = '<Source>\n\n<Foreign>a</Foreign> <Foreign lang="?">b</Foreign> c\n\n</Source>\n';
    const { page } = sourceOf(editionOf(filesOf('a b c', body)));
    expect(legendOf(page, wordingOf('en'))).toEqual([]);
  });

  test('with languages as the edition calls them', () => {
    expect(legend('a <Foreign lang="la">b</Foreign> c')).toContain('Latin');
  });
});

test('the text alone may be seen without them', () => {
  const edition = editionWith('a <Del>b</Del> c');
  const page = renderSourcePage(sourceOf(edition), renderingOf(edition));
  expect(page.layers).toEqual(['source', 'all']);
});

describe('books have it, with styles for what is in them', () => {
  const parts = { policy: '', style: '', script: '', data: '' };
  test.each([
    ['a <Unclear>b</Unclear> c', true],
    ['a <Page n="2"/>b c', true],
    ['a b c', false],
  ])('%s', (text, has) => {
    const shown = shownOf(editionWith(text));
    const files = epub(shown);
    expect(files.get('EPUB/style.css')?.includes('.unclear')).toBe(has);
    for (const form of [files.get('EPUB/source-a.xhtml'), oneFile(shown, parts)])
      expect(form?.includes('class="legend"')).toBe(has);
  });
});

test('a book lists the pages of the originals, each where it begins', () => {
  const files = epub(shownOf(editionWith('a <Page n="A.1"/>b <Page n="A.1"/>c')));
  expect(files.get('EPUB/nav.xhtml')).toContain(
    `<nav epub:type="page-list" role="doc-pagelist" hidden=""><h2>Pages of the originals</h2><ol>
<li><a href="source-a.xhtml#page-A.1">A.1</a></li>
<li><a href="source-a.xhtml#page-A.1-2">A.1</a></li>
</ol></nav>`,
  );
  expect(files.get('EPUB/source-a.xhtml')).toContain(
    'a <bdi id="page-A.1" class="page" data-apparatus="" epub:type="pagebreak" role="doc-pagebreak" aria-label="A.1">[A.1]</bdi>b',
  );
  expect(files.get('EPUB/package.opf')).toContain('>pageNavigation<');
});
