import { expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { renderProse } from '../../../src/core/render/prose.ts';
import { editionOf, filesOf, renderingOf, sourceOf } from '../support.ts';

/** Renders prose that stands before the text of a page. */
function render(prose: string, shift?: number): string {
  const files = filesOf('A.\n', `${prose}\n\n<Source>\n\nA.\n\n</Source>\n`, {
    'content/glossary/npt.mdx': '---\nterm: NPT\nkind: agreement\n---\n\nA treaty.\n',
    'content/references/works.json': '[{"id":"a:b","type":"book","title":"Title"}]',
  });
  const edition = editionOf(files);
  const place = { ...renderingOf(edition), href: (path: string) => `/base${path}` };
  return html(
    renderProse(sourceOf(edition).linked.before, shift === undefined ? place : { ...place, shift }),
  );
}

test.each([
  [
    '*a* **b** ~~c~~ `d < e`',
    '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d &lt; e</code></p>\n',
  ],
  ['a\\\nb', '<p>a<br>\nb</p>\n'],
  ['> a', '<blockquote><p>a</p>\n</blockquote>\n'],
  ['---', '<hr>\n'],
  ['<Sources/>', ''],
  ['```js\na < b\n```', '<pre><code>a &lt; b</code></pre>\n'],
  ['- a\n- b', '<ul><li>a</li>\n<li>b</li>\n</ul>\n'],
  ['- a\n\n- b', '<ul><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n'],
  ['- a\n\n  b', '<ul><li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n'],
  ['- a\n  - b', '<ul><li>a\n<ul><li>b</li>\n</ul>\n</li>\n</ul>\n'],
  ['1. a', '<ol><li>a</li>\n</ol>\n'],
  ['3. a', '<ol start="3"><li>a</li>\n</ol>\n'],
  ['- [x] a\n- [ ] b', '<ul><li>☑ a</li>\n<li>☐ b</li>\n</ul>\n'],
  ['- [x] a\n\n- b', '<ul><li><p>☑ a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n'],
  ['# a', '<h2>a</h2>\n'],
  ['###### a', '<h6>a</h6>\n'],
  [
    '| a | b |\n|:-:|---|\n| c | d |',
    '<div class="scrolled" role="group" tabindex="0" aria-label="Table: a, b">' +
      '<table><thead><tr><th class="align-center" scope="col">a</th><th scope="col">b</th></tr></thead>' +
      '<tbody><tr><td class="align-center">c</td><td>d</td></tr></tbody></table></div>\n',
  ],
  [
    '| |\n|-|\n| c |',
    '<div class="scrolled" role="group" tabindex="0" aria-label="Table">' +
      '<table><thead><tr><th scope="col"></th></tr></thead><tbody><tr><td>c</td></tr></tbody></table></div>\n',
  ],
  ['[a](/x/ "t")', '<p><a href="/base/x/" title="t">a</a></p>\n'],
  [
    '[a](#s-x) [b](x/y) [c](mailto:a@b.c)',
    '<p><a href="#s-x">a</a> <a href="x/y">b</a> <a href="mailto:a@b.c">c</a></p>\n',
  ],
  ['The NPT.', '<p>The <a class="term" href="/base/glossary/npt/">NPT</a>.</p>\n'],
  ['<Term id="npt">it</Term>', '<p><a class="term" href="/base/glossary/npt/">it</a></p>\n'],
  [
    '[supports @a:b; @a:b, p. 3; disputes @none]',
    '<p><span class="citation">[<span class="relation">supports</span> ' +
      '<a class="cite supports" href="/base/references/#ref-a%3Ab" role="doc-biblioref"><i>Title</i>, n.d.</a>' +
      '; <a class="cite supports" href="/base/references/#ref-a%3Ab" role="doc-biblioref"><i>Title</i>, n.d., p. 3</a>' +
      '; <span class="relation">disputes</span> <a class="cite disputes" href="/base/references/#ref-none" role="doc-biblioref">none</a>]</span></p>\n',
  ],
])('%s', (prose, expected) => expect(render(prose)).toBe(expected));

test('headings are moved down as far as the page asks, and no further than the sixth level', () => {
  expect(render('# a\n\n#### b', 3)).toBe('<h4>a</h4>\n<h6>b</h6>\n');
});

test('a link in a link, which HTML has not, is none', () => {
  expect(render('[The *NPT* [@a:b]](/x/)')).toMatch(
    /^<p><a href="\/base\/x\/">The <em>NPT<\/em> <span class="citation">\[<span class="cite context">.*<\/span>\]<\/span><\/a><\/p>\n$/,
  );
});

test.each(['//evil.example/', '\\\\/evil.example/', 'javascript:alert(1)', 'data:text/html,x'])(
  'an address that the check refuses is none when dev draws it: %s',
  (url) => expect(render(`[a](${url})`)).toBe('<p><a>a</a></p>\n'),
);

test('where there are no notes, a mark is nothing', () => {
  expect(render('a[^x]\n\n[^x]: b')).toBe('<p>a</p>\n');
});
