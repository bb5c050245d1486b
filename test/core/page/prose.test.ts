import { describe, expect, test } from 'vitest';
import { readCommentary } from '../../../src/core/page/commentary.ts';
import { textFile } from '../../../src/core/page/file.ts';
import type { ProseNode, ProsePart } from '../../../src/core/page/model.ts';
import { parsePage } from '../../../src/core/page/parse.ts';
import { mdxOf, pageOf, placesOf } from '../support.ts';

function read(text: string) {
  return readCommentary(textFile('a', text), text, (offset) => offset);
}

/** Prose as its nodes in brackets, with what each says. */
function shown(nodes: readonly (ProseNode | ProsePart)[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      const words = [
        'id' in node && node.id,
        'url' in node && node.url,
        'cites' in node && node.cites.map(({ key }) => key).join('+'),
        'value' in node && node.value,
        'children' in node && shown(node.children),
      ];
      return `(${[node.type, ...words.filter((word) => word)].join(' ')})`;
    })
    .join('');
}

describe('prose', () => {
  test.each([
    ['a *b* **c** ~~d~~ `e`', '(paragraph a (emphasis b) (strong c) (delete d) (inlineCode e))'],
    ['a\\\nb\n\n---', '(paragraph a(break)b)(thematicBreak)'],
    ['# a\n\n> b', '(heading a)(blockquote (paragraph b))'],
    ['- a\n- b', '(list (listItem (paragraph a))(listItem (paragraph b)))'],
    ['```js\na\n```', '(code a)'],
    ['| a |\n|---|\n| b |', '(table (tableRow (tableCell a))(tableRow (tableCell b)))'],
    ['[a](b) <Term id="t">c</Term>', '(paragraph (link b a) (term t c))'],
    ['<Term>c</Term>', '(paragraph (term c))'],
    ['[a][b] [c][]\n\n[b]: d\n[c]: e', '(paragraph (link d a) (link e c))'],
    ['[a][b]\n\n[b]: d\n[b]: e\n\n> [c]: f', '(paragraph (link d a))(blockquote)'],
    [
      'www.a.bc and http://d.e',
      '(paragraph (link http://www.a.bc www.a.bc) and (link http://d.e http://d.e))',
    ],
    // An address has no escapes: its text is not written as other text is.
    ['a www.b.c[\\]', '(paragraph a (link http://www.b.c[\\ www.b.c[\\)])'],
    ['so [@a, p. 1; @b], and', '(paragraph so (citation a+b), and)'],
    ['[@a, www.b.c/d]', '(paragraph (citation a))'],
    ['[@{http://a.b/c?d}, p. 1]', '(paragraph (citation http://a.b/c?d))'],
    ['[@http://a.b/c] x', '(paragraph (citation http://a.b/c) x)'],
    ['[@a_b_c; @{__d}]', '(paragraph (citation a_b_c+__d))'],
    ['a@b @ c', '(paragraph a@b @ c)'],
    ['\\[@a] &#91;@b]', '(paragraph [@a] [@b])'],
    ['[@a]\n[@b]', '(paragraph (citation a)\n(citation b))'],
    ['<Term id="t">\n\na\n\n</Term>', '(term t (paragraph a))'],
    ['<Claim id="a">b</Claim>', '(paragraph b)'],
  ])('%j is read', (text, expected) => expect(shown(read(text).prose)).toBe(expected));

  test('keeps what the renderer needs to know', () => {
    const { prose } = read(
      '## a\n\n3. b\n\n4. c\n\n- [x] d\n- [ ] e\n\n| f | g |\n|:-:|---|\n\n```js\nh\n```\n\n[i](j "k")',
    );
    expect(prose).toMatchObject([
      { type: 'heading', depth: 2 },
      { type: 'list', ordered: true, start: 3, children: [{}, {}] },
      { type: 'list', children: [{ checked: true }, { checked: false }] },
      { type: 'table', align: ['center', null] },
      { type: 'code', lang: 'js', value: 'h' },
      { type: 'paragraph', children: [{ type: 'link', url: 'j', title: 'k' }] },
    ]);
  });

  test('takes no braces but those of a key for text', () => {
    expect(placesOf(read('[@{a b}]').findings)).toEqual([
      'code-in-page 1:3',
      'citation-malformed 1:1',
    ]);
  });

  test('tells what it cites, where', () => {
    expect(read('a [supports @b, p. 1; @c]').cites).toEqual([
      { key: 'b', relation: 'supports', locator: 'p. 1', at: 12, scope: { kind: 'prose' } },
      { key: 'c', relation: 'supports', at: 22, scope: { kind: 'prose' } },
    ]);
    expect(read('a &amp; [@b]').cites).toMatchObject([{ at: 9 }]);
  });

  test.each([
    ['a ![b](c.png "d")', { url: 'c.png', alt: 'b', at: 2, end: 17 }],
    ['![b][c]\n\n[c]: d.png', { url: 'd.png', alt: 'b', at: 0, end: 7 }],
    ['![](c.png)', { url: 'c.png', at: 0, end: 10 }],
    ['a ![b](my c.png)', { url: 'my c.png', alt: 'b', at: 2, end: 16 }],
  ])('tells its images, where: %s', (text, image) => expect(read(text).images).toEqual([image]));

  test('takes a link on words with an escaped sign of a citation for one', () => {
    const { findings, links } = read(
      '[\\@ann](https://a.example) [supports \\@b](https://b.example)',
    );
    expect({ findings, urls: links.map(({ url }) => url) }).toEqual({
      findings: [],
      urls: ['https://a.example', 'https://b.example'],
    });
  });

  test('tells its links, where', () => {
    expect(read('a [b](/c) [d][e]').links).toEqual([
      { url: '/c', at: 2, scope: { kind: 'prose' } },
    ]);
    expect(read('[d][e]\n\n[e]: /f').links).toEqual([
      { url: '/f', at: 0, scope: { kind: 'prose' } },
    ]);
  });

  test.each([
    ['a {b}', 'code-in-page 1:3'],
    ['{b}', 'code-in-page 1:1'],
    ['import a from "b"', 'code-in-page 1:1'],
    ['a <b>c</b>', 'html-in-page 1:3'],
    ['a <Foo/>', 'element-unknown 1:3'],
    ['a <Term by="c">b</Term>', 'attribute-unknown 1:9'],
    ['a [see @b]', 'citation-malformed 1:3'],
    ['a [@b, *c*]', 'citation-malformed 1:3'],
    ['[@a](b)', 'citation-as-link 1:1'],
    ['[supports @a](b)', 'citation-as-link 1:1'],
    ['[@کمالی۱۳۳۰](b)', 'citation-as-link 1:1'],
    ['[@{a,b}](b)', 'citation-as-link 1:1'],
    ['a\n\n[@b]: c', 'citation-as-link 3:1'],
    ['a[^b]', 'note-misplaced 1:2'],
    ['[^b]: a', 'note-misplaced 1:1'],
    ['> [^b]: a', 'note-misplaced 1:3'],
    ['a {', 'code-in-page 1:3'],
  ])('%j is told', (text, place) => expect(placesOf(read(text).findings)).toEqual([place]));

  test('marks a citation that it cannot read from its bracket to its bracket', () => {
    expect(read('a [see @b] c').findings[0]?.place).toEqual({
      file: 'a',
      start: { line: 1, column: 3 },
      end: { line: 1, column: 11 },
    });
  });

  test.each([
    ['a [@b, *p.* 4; see also @c_d, _pp._ 3] e', 39, undefined],
    ['a [@b, *p.* 4; @c_d, _pp._ 3] e', 30, '[@b, p. 4; @c_d, pp. 3]'],
    ['a [@b, **p. 4**] e', 17, '[@b, p. 4]'],
    ['a [@b, *p. 4] e*', 14, '[@b, p. 4]'],
  ])('tells the emphasis in a citation, and how it is without: %s', (text, column, paste) => {
    const { findings } = read(text);
    expect(findings).toHaveLength(1);
    const [found] = findings;
    expect(found?.message).toContain('with emphasis in it');
    expect(found?.place.end).toEqual({ line: 1, column });
    expect(found?.paste).toBe(paste);
  });

  test.each(['a [@b, *c* d', 'a [@b, `c`]', 'a [@b,', '[a [@b, *c*'])(
    'tells a citation that nothing else ends by its missing bracket: %s',
    (text) => expect(read(text).findings[0]?.message).toContain('without “]”'),
  );

  test('takes the keys in braces for text, also where something else is no MDX', () => {
    expect(placesOf(read('a <3 [@{b}, p. 3], @{c} and {d}').findings)).toEqual([
      'html-in-page 1:3',
      'code-in-page 1:29',
    ]);
  });

  test('tells both sides of a citation that is defined as a link', () => {
    expect(placesOf(read('[@b]\n\n[@b]: c').findings).sort()).toEqual([
      'citation-as-link 1:1',
      'citation-as-link 3:1',
    ]);
  });
});

describe('notes', () => {
  const notes = (rest: string) => pageOf(mdxOf('a[^x][^y]', rest), 'a');

  test('have several paragraphs, and refer to others', () => {
    const { page, findings } = notes(
      '\n[^x]: One [@k].\n\n    Two[^y].\n\n    - three\n\n[^y]: Four.\n',
    );
    expect(findings).toEqual([]);
    expect(page.notes.map(({ id, children }) => [id, shown(children)])).toEqual([
      [
        'x',
        '(paragraph One (citation k).)(paragraph Two(footnoteReference y).)(list (listItem (paragraph three)))',
      ],
      ['y', '(paragraph Four.)'],
    ]);
    expect(page.references.map(({ id, scope }) => [id, scope])).toEqual([
      ['x', { kind: 'source' }],
      ['y', { kind: 'source' }],
      ['y', { kind: 'note', id: 'x' }],
    ]);
    expect(page.cites).toMatchObject([{ key: 'k', scope: { kind: 'note', id: 'x' } }]);
  });

  test('know where they are defined, each time', () => {
    const { page, file } = notes('\n[^x]: b\n\n[^x]: c\n');
    expect(page.notes.map(({ id, at }) => [id, file.text.slice(at, at + 7)])).toEqual([
      ['x', '[^x]: b'],
      ['x', '[^x]: c'],
    ]);
  });

  test('may stand before the source text', () => {
    const { page, findings } = pageOf(
      mdxOf('a[^x]').replace('<Source>', '[^x]: b\n\n<Source>'),
      'a',
    );
    expect(findings).toEqual([]);
    expect(page.notes).toMatchObject([{ id: 'x' }]);
  });

  test('are told when prose follows them that is not indented, with the note', () => {
    const { findings } = notes('\nProse.\n\n[^x]: b\n\nMore.\n\n[z]: /c\n\n[^y]: d\n\n- e\n');
    expect(placesOf(findings)).toEqual(['note-not-indented 16:1', 'note-not-indented 22:1']);
    expect(findings[0]?.message).toContain('after the note “x”');
    expect(findings[0]?.related).toMatchObject([{ start: { line: 14, column: 1 } }]);
    expect(findings[1]?.message).toContain('after the note “y”');
  });

  test('before the source text are told alike, and end there', () => {
    const { findings } = pageOf(
      mdxOf('a[^x]', '\nAfter.\n').replace('<Source>', '[^x]: b\n\nBefore.\n\n<Source>'),
      'a',
    );
    expect(placesOf(findings)).toEqual(['note-not-indented 8:1']);
  });

  test('inside something else are told, and read', () => {
    const { findings, page } = notes('\n> [^x]: b\n\n[^y]: c\n');
    expect(placesOf(findings)).toEqual(['note-misplaced 12:3']);
    expect(findings[0]?.message).toContain('the note “x” inside something else');
    expect(page.notes.map(({ id }) => id)).toEqual(['x', 'y']);
  });
});

describe('the prose of a page', () => {
  test('stands before and after the source text, and shares its addresses', () => {
    const { page, findings, file } = pageOf(
      mdxOf('a', '\nAfter [b] [@k].\n\n[c]: /d\n').replace(
        '<Source>',
        'Before [c].\n\n[b]: /e\n\n<Source>',
      ),
      'a',
    );
    expect(findings).toEqual([]);
    expect(shown(page.before)).toBe('(paragraph Before (link /d c).)');
    expect(shown(page.after)).toBe('(paragraph After (link /e b) (citation k).)');
    expect(page.links.map(({ at, scope }) => [file.text.slice(at, at + 3), scope.kind])).toEqual([
      ['[c]', 'before'],
      ['[b]', 'after'],
    ]);
    expect(page.cites.map(({ at }) => file.text.slice(at, at + 2))).toEqual(['@k']);
  });

  test('keeps a fence that nothing closes to itself', () => {
    const { page } = pageOf(mdxOf('a', '\n[^x]: b\n\n```\nc [^d]\n'), 'a');
    expect(shown(page.after)).toBe('(code c [^d])');
  });

  test('is read on after a syntax error', () => {
    const { page, findings } = pageOf(mdxOf('a', '\nb { [@k] <Term id="t">c</Term>\n'), 'a');
    expect(placesOf(findings)).toEqual(['code-in-page 12:3']);
    expect(page.broken).toBe(true);
    expect(page.faithful).toBe(true);
    expect(page.cites).toHaveLength(1);
    expect(page.elements).toMatchObject([{ name: 'Term', scope: { kind: 'prose' } }]);
  });

  test('is all that a page without source text has', () => {
    const { page } = pageOf('---\ntitle: A\nseed: a.txt\n---\nb\n', 'a');
    expect(shown(page.before)).toBe('(paragraph b)');
    expect(page.after).toEqual([]);
  });
});

describe('a page without its seed', () => {
  test('is read, but not compared', () => {
    const file = textFile('a.mdx', mdxOf('<Term id="t">a</Term>[^n]'));
    const { page, findings } = parsePage('a', file, () => undefined);
    expect(findings).toEqual([]);
    expect(page).toMatchObject({
      faithful: false,
      blocks: [],
      marks: [],
      references: [{ id: 'n' }],
    });
    expect(page.elements).toHaveLength(1);
  });

  test('is compared although other fields are faults', () => {
    const { findings } = pageOf(
      '---\nseed: a.txt\npublished: soon\n---\n<Source>\na\n</Source>\n',
      'b',
    );
    expect(placesOf(findings)).toEqual([
      'field-missing 2:1',
      'field-invalid 3:12',
      'text-differs 6:1',
    ]);
  });

  test('is not compared where the frontmatter names none', () => {
    const { findings, page } = pageOf('---\ntitle: A\n---\n<Source>\na\n</Source>\n', 'b');
    expect(placesOf(findings)).toEqual(['field-missing 2:1']);
    expect(page).not.toHaveProperty('data');
  });
});
