import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteMark } from '../../src/io/convert/converter.ts';
import { textOfHtml } from '../../src/io/convert/html-text.ts';

const textOf = (html: string) => textOfHtml(html).text;
const toldOf = (html: string) => textOfHtml(html).told;

describe('HTML becomes a text', () => {
  test.each([
    ['paragraphs', '<p>One\n two</p><p>Three</p>', 'One two\n\nThree\n'],
    ['lines', '<p>One<br>two <br/> three</p>', 'One\ntwo\nthree\n'],
    ['two breaks', '<p>One<br><br>two</p>', 'One\n\ntwo\n'],
    ['a heading', '<h1>One</h1>two<div>three</div>four', 'One\n\ntwo\n\nthree\n\nfour\n'],
    ['empty lines around', '<p><br><br>One<br> <br></p><p><br></p>', 'One\n'],
    [
      'lines, blanks and tabs that are shown',
      '<pre>\nName   Men \n  a\t\t7\n \n<b>  two</b>\tb\f\n</pre>c  d',
      'Name   Men\n  a\t\t7\n\n  two\tb\n\nc d\n',
    ],
    [
      'what is shown by a style',
      '<p style="white-space: pre">a  b\nc</p><p style="color:red;WHITE-SPACE:Pre-Line">a  b\n c</p><pre style="white-space:normal">a  b\nc</pre>',
      'a  b\nc\n\na b\nc\n\na b c\n',
    ],
    ['lines in an item', '<ol><li><pre>a  b\n\n   c</pre><br>d</ol>', '1. a  b\n\n      c\n\nd\n'],
    [
      'lines in what is laid out as a table',
      '<table><tr><td>Home<td>Back<tr><td><p>Losses<table><tr><td>a<td>b</table><pre>Men   Boats\n  7       5</pre><td><pre>one</pre><tr><td>c<td>d</table>',
      'Home\tBack\n\nLosses\n\na\tb\n\nMen   Boats\n  7       5\n\none\n\nc\td\n',
    ],
    ['blanks in a cell', '<table><tr><td><pre>a \tb\n</pre><td>d</table>', 'a b\td\n'],
    ['a list', '<ul><li>One<li>Two</ul>', '• One\n\n• Two\n'],
    [
      'its numbers',
      '<ol start="3"><li>One<li value="7">Two<li>Three</ol>',
      '3. One\n\n7. Two\n\n8. Three\n',
    ],
    [
      'numbers that are letters',
      '<ol type=a start=26><li>One<li type=I>Two<li value=-1>Three</ol><ol type=A><li>Four</ol><ol type=i start=4><li>Five</ol><ol type=1><li>Six</ol>',
      'z. One\n\nXXVII. Two\n\n-1. Three\n\nA. Four\n\niv. Five\n\n1. Six\n',
    ],
    [
      'marks that a style names',
      '<ol style="color:red;LIST-STYLE-TYPE: Lower-Roman !important"><li>One<li style="list-style:none">Two</ol><ul style="list-style: inside upper-latin"><li>Three</ul><ol type=square><li>Four</ol><ul style="list-style: inherit" type=a><li>Five</ul><ol style="list-style-type:decimal-leading-zero"><li>Six</ol>',
      'i. One\n\nTwo\n\nA. Three\n\n• Four\n\na. Five\n\n01. Six\n',
    ],
    ['an item in no list', '<li>One', '• One\n'],
    ['numbers that are not known', '<ol style="list-style-type: hebrew"><li>One</ol>', 'One\n'],
    ['numbers that go down', '<ol reversed><li>One<li>Two</ol>', '2. One\n\n1. Two\n'],
    [
      'a list in a list',
      '<ol><li><p>One</p><ul><li>Two</ul><li>Three</ol>',
      '1. One\n\n• Two\n\n2. Three\n',
    ],
    ['an item without words', '<ul><li><li>One</ul><p>Two', '• One\n\nTwo\n'],
    [
      'a table',
      '<table><caption>All<tr><th>A<th>B<tr><td><p>1</p><p>2</p><td>3<tr></table>x',
      'All\n\nA\tB\n1 2\t3\n\nx\n',
    ],
    [
      'cells without words',
      '<table><tr><th><th>A<th><th>B<tr><td>x<td><td>2<tr><td><td><td>3<td>4<tr><td><td></table>',
      '\tA\t\tB\nx\t\t2\n\t\t3\t4\n',
    ],
    [
      'cells over several columns and rows',
      '<table><tr><th rowspan=2>a<th colspan=2>b<th>c<tr><td>d<td>e<td rowspan=9>f<tr><td>g</table><table><tr><td>h<td>i</table>',
      'a\tb\t\tc\n\td\te\tf\ng\n\nh\ti\n',
    ],
    [
      'cells over several rows, as far as their group of rows goes',
      '<table><thead><tr><th rowspan=2>a<th>b</thead><tbody><tr><td>c<td>d<tr><td rowspan=0>e<td>f<tr><td>g<tbody><tr><td>h<td>i</table>',
      'a\tb\nc\td\ne\tf\n\tg\nh\ti\n',
    ],
    [
      'spans as browsers read them',
      '<table><tr><td colspan=" +2px">a<td colspan="2.5">b<td colspan="-2">c<td>d</table>',
      'a\t\tb\t\tc\td\n',
    ],
    [
      'spans that none can have',
      '<table><tr><td colspan=0>a<td colspan=x>b<td colspan=9999 rowspan=0>c<td>d</table>',
      `a\tb\tc${'\t'.repeat(998)}d\n`,
    ],
    [
      'a table in a table',
      '<table><tr><td>A<table><tr><td>B<td>C</table><td>D</table>',
      'A B C\tD\n',
    ],
    [
      'spaces that are none of HTML',
      '<p>\u00A0One\u2003two\u00A0</p>',
      '\u00A0One\u2003two\u00A0\n',
    ],
    ['references', '<p>a &amp; b &lt;c&gt; &#8217;</p>', 'a & b <c> ’\n'],
    [
      'what a browser does not show',
      '<title>T</title><script>x</script><style>y</style><p hidden>z</p>One',
      'One\n',
    ],
    ['nothing', '<p> </p><br>', ''],
  ])('%s', (_, html, text) => expect(textOf(html)).toBe(text));

  test('however many paragraphs are kept as they are', () => {
    expect(textOf(`<pre>${'a\n\n'.repeat(200_000)}`)).toHaveLength(600_000 - 1);
  });

  test('without the empty lines at its beginning and its end', () => {
    expect(textOf('<pre>\n\n\n a\n\nb\n \n</pre><br><br>c<br><br>')).toBe(' a\n\nb\n\nc\n');
  });

  test('by characters that it can have', () => {
    expect(textOf('<p>\uFDD00\uFDD1\uFDD2a\uFDD3</p>')).toBe('0a\n');
  });

  test('whatever it is', () => {
    const tags = [
      'p',
      'table',
      'tr',
      'td',
      'ul',
      'ol',
      'li',
      'br',
      'i',
      'a href="#footnote-1"',
      'sup',
    ];
    const piece = fc.oneof(
      fc.string({ maxLength: 9 }),
      fc.constantFrom(...tags).map((tag) => `<${tag}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, notes) => {
        const { text } = textOfHtml(pieces.join(''), { notes });
        // Cells without words before the first are tabs.
        expect(text).not.toMatch(/^\t*[\f\r ]|[\t\f\r ]$| {2}|\r/m);
        expect(text).not.toMatch(/^\n|\n{3}|\n\n$/);
      }),
    );
  });

  test('whatever white space is shown', () => {
    const line = fc.stringMatching(/^[\t a-c]*[a-c]$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(textOf(`<pre>${lines.join(' \n')}`)).toBe(`${lines.join('\n')}\n`);
      }),
    );
  });
});

describe('what is not in the text is told', () => {
  test.each([
    ['<i>One</i> and <em>two</em>', ['italics not kept, in 2 places: “One”, “two”']],
    ['<b>1</b><b>2</b><b>3</b><b>4</b>', ['bold type not kept, in 4 places: “1”, “2”, “3”, …']],
    [
      `<u>${'long '.repeat(20)}</u>`,
      [`underlining not kept, in 1 place: “${'long '.repeat(7)}long…”`],
    ],
    ['<img alt="A ship"><img>', ['2 pictures left out: “A ship”']],
    [
      '<a href="#x">x</a><a href="https://a.b/">y</a>',
      ['the address of 1 link left out, the words of it kept: “https://a.b/”'],
    ],
    ['<p style="color: red; display:none">x</p>', ['1 hidden part left out: “x”']],
    [
      '<svg><text>x</text></svg><video>x</video><button>x</button>',
      ['1 drawing left out: “x”', '1 recording left out: “x”', '1 field of a form left out: “x”'],
    ],
    [
      '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
      ['1 reading beside letters left out: “かん”'],
    ],
    ['<q>One</q>', ['quotation marks that browsers set left out, in 1 place: “One”']],
    [
      '<ol style="list-style-type: hebrew"><li>One</ol><ol style="list-style:none"><li>Two</ol>',
      ['1 number of lists left out, which Margent cannot work out: “One”'],
    ],
    ['<p>One</p><script>x</script>', []],
  ])('%s', (html, told) => expect(toldOf(html)).toEqual(told));
});

describe('notes as mammoth writes them', () => {
  const html =
    '<p>One<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup>, two<sup><a href="#endnote-1" id="endnote-ref-1">[2]</a></sup>.</p>' +
    '<ol><li id="footnote-2"><p>First <a href="#footnote-ref-2">↑</a></p></li><li id="endnote-1"><p>Second</p><p>more <a href="#endnote-ref-1">↑</a></p></li></ol>';

  test('are parted from the text', () => {
    expect(textOfHtml(html, { notes: true })).toEqual({
      text: `One${noteMark(0)}, two${noteMark(1)}.\n`,
      notes: [['First'], ['Second', 'more']],
      told: [],
    });
  });

  test('have lists, with their numbers, and no arrow that leads back', () => {
    const note =
      '<ol><li id="user-content-fn-1"><p>a</p><ol><li>b</li><li>c</li></ol> <a href="#user-content-fnref-1">↩</a></li></ol>';
    const mark = '<sup><a href="#user-content-fn-1">1</a></sup>';
    expect(textOfHtml(`<p>A${mark}</p>${note}`, { notes: true }).notes).toEqual([
      ['a', '1. b', '2. c'],
    ]);
  });

  test('are text where the file is not said to have them', () => {
    expect(textOf(html)).toBe('One[1], two[2].\n\n1. First ↑\n\n2. Second\n\nmore ↑\n');
  });
});

test('as many paragraphs as there are, in one element', () => {
  expect(textOf(`<pre>${'a\n\n'.repeat(200_000)}</pre>`).split('\n\n')).toHaveLength(200_000);
});

test('tags that nothing closes are opened anew as far as the page is long, and no further', () => {
  const open = (tags: number, paragraphs: number) =>
    `<p>${Array.from({ length: tags }, (_, n) => `<b id=${n}>`).join('')}</p>${'<p>x</p>'.repeat(paragraphs)}`;
  expect(textOf(open(5, 100))).toBe(`${'x\n\n'.repeat(99)}x\n`);
  expect(() => textOf(open(2000, 4000))).toThrow(/^file with tags that nothing closes/);
});
