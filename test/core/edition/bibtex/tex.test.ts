import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { texText } from '../../../../src/core/edition/bibtex/tex.ts';

describe('a value in TeX', () => {
  test.each([
    ['plain text', 'plain text'],
    [' two\n  lines ', 'two lines'],
    [`${"\\'".repeat(20)}{b}`, `b${'\u0301'.repeat(10)}`],
    ['a~b', 'a\u00A0b'],
    ['1--9 and --- so', '1–9 and — so'],
    ["``so'' ?`que? !`si!", '“so” ¿que? ¡si!'],
    ["it's", "it's"],
    ["{\\'{\\i}}", 'í'],
    ["\\'\\i", 'í'],
    ["\\'{\\i}a \\v\\j", 'ía ǰ'],
    ['{\\"U}ber {\\\'e}tudes \\& {\\ss}', 'Über études & ß'],
    ['\\"o \\"{o} \\c{c} \\H{o} \\k a', 'ö ö ç ő ą'],
    ['\\r{a}\\u{g}\\d{h}', 'åğḥ'],
    ['{\\L}ukasz \\O re \\aa', 'Łukasz Øre å'],
    ["a\\'", 'a'],
    ["\\' a", 'á'],
    ['\\TeX{} \\ldots{} \\S{} \\pounds{} \\relax x', 'TeX … § £ x'],
    ['50\\% \\$5 \\#1 a\\_b \\{x\\}', '50% $5 #1 a_b {x}'],
    ['a\\-b\\,c\\ d\\\\e', 'ab\u2009c d e'],
    ['\\?', '?'],
    [
      '\\emph{a} \\textbf{b} \\textsc{c}',
      '<i>a</i> <b>b</b> <span style="font-variant:small-caps;">c</span>',
    ],
    ['{\\it a} b {\\bf c}', '<i>a</i> b <b>c</b>'],
    ['\\enquote*{a} \\mkbibparens{b}', '“a” (b)'],
    ['\\enquote{a \\enquote{b \\mkbibquote{c}} d} \\enquote{e}', '“a ‘b “c”’ d” “e”'],
    ['\\textsuperscript{2} \\emph a', '<sup>2</sup> <i>a</i>'],
    ['\\foreignlanguage{german}{Über} \\href{http://x.y}{there}', 'Über there'],
    ['\\url{http://x.y/a_b~c\\%20} \\url x', 'http://x.y/a_b~c%20 x'],
    ['H$_2$O, $x^{2}$, $\\alpha\\le 1$, $$a$$', 'H<sub>2</sub>O, x<sup>2</sup>, α≤1, a'],
    ['$\\mathrm{x^2}$ \\ensuremath{y_1}', 'x<sup>2</sup> y<sub>1</sub>'],
    ['${$}x$', 'x'],
    ['costs 5$ \\emph{x} {\\"u}', 'costs 5$ <i>x</i> ü'],
    ['$a$ and 5$ or \\$3', 'a and 5$ or $3'],
    ['a $$', 'a $$'],
    ['$$a$$ b', 'a b'],
    ['$$a$ b', 'a b'],
    ['a{b}c', 'abc'],
    ['a}b', 'a}b'],
    ['a\\', 'a'],
  ])('%j', (tex, expected) => expect(texText(tex)).toEqual({ text: expected, unknown: [] }));

  test.each([
    ['\\foo{bar} x', 'bar x', ['\\foo']],
    ['\\begin{quote}x\\end{quote}', 'x', ['\\begin{quote}', '\\end{quote}']],
  ])('names what is not known: %j', (tex, text, unknown) => {
    expect(texText(tex)).toEqual({ text, unknown });
  });

  test('marks names in the braces of a title', () => {
    const nocase = (text: string) => `<span class="nocase">${text}</span>`;
    expect(texText('a {NASA} and {lower} {\\emph{Homo} {Sapiens}}', true).text).toBe(
      `a ${nocase('NASA')} and lower <i>Homo</i> ${nocase('Sapiens')}`,
    );
    expect(texText('{\\"U}ber {N}ew', true).text).toBe(`Über ${nocase('N')}ew`);
  });

  test('is read whatever it is, however deep', () => {
    for (const deep of ['{', '\\emph{', '$', '\\"', '{\\it ', '\\'])
      expect(texText(deep.repeat(20_000)).text.length).toBeLessThan(200_000);
    const pieces = fc.constantFrom(
      '{',
      '}',
      '\\',
      '$',
      '^',
      '_',
      '~',
      '-',
      '`',
      "'",
      'a',
      'emph',
      'url',
      ' ',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces), (all) => {
        expect(typeof texText(all.join(''), true).text).toBe('string');
      }),
    );
  });
});
