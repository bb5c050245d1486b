import { describe, expect, test } from 'vitest';
import { parseEntries } from '../../../../src/core/edition/bibtex/entries.ts';

/** The entries of a file in a few words, and its faults. */
function read(text: string): string[] {
  const { entries, faults, undefined: macros } = parseEntries(text);
  return [
    ...entries.map(({ type, key, fields }) =>
      [`@${type} ${key}`, ...[...fields].map(([name, { value }]) => `${name}=${value}`)].join('|'),
    ),
    ...faults.map(({ at, expected, key }) => `${at} ${key ?? '-'}: ${expected}`),
    ...[...macros].map(([name, at]) => `${at} macro ${name}`),
  ];
}

describe('a file of BibTeX', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['% a comment @ here\n', []],
    ['@book{a}', ['@book a']],
    ['@book{a,}', ['@book a']],
    ['@Book(a, Title = "B {"} C", year=1898)', ['@book a|title=B {"} C|year=1898']],
    ['@book{a, title={A {nested {x}} b},}', ['@book a|title=A {nested {x}} b']],
    ['@book{a, title = {x} # " y" # 1}', ['@book a|title=x y1']],
    ['@string{p = {Pub}} @book{a, publisher = p # { & Co}}', ['@book a|publisher=Pub & Co']],
    ['@book{a, month=OCT}', ['@book a|month=October']],
    ['@book{a, title=x, title={y}}', ['@book a|title=x', '15 macro x']],
    ['@book{a,\n % a comment\n title={x}}', ['@book a|title=x']],
    ['@comment{@book{a}} @preamble{"x" # {y}} @book{b}', ['@book b']],
    ['@book{DBLP:conf/harbour/Doe19,}', ['@book DBLP:conf/harbour/Doe19']],
    ['@book{müller_1898 ,}', ['@book müller_1898']],
    ['@book{a}\n  % @book{b}\n%@book{c,\n@book{d}', ['@book a', '@book d']],
    ['50% @book{a}', ['@book a']],
    ['@foo-bar{a}\n@mvbook2{b}\n @bücher (c,)', ['@foo-bar a', '@mvbook2 b', '@bücher c']],
    ['Mail to ann@example.org {here}, and @book of prose, @b-c{d}', []],
    ['@book is a type, as @article is,\n@ann [see], @todo first, then', []],
    // What cannot be read.
    ['@book k, title={T}}\n@book{b}', ['@book b', '5 -: “{” after “@book”']],
    ['@misc[k, title={T}]', ['5 -: “{” after “@misc”']],
    ['@book{a, title={T\n@foo-bar{b}', ['@foo-bar b', '15 a: “}” somewhere behind it']],
    ['@book{a, title={B}', ['18 a: “,” or “}”']],
    ['@book{title={x}}', ['6 -: the key of a work, and a comma after it']],
    ['@book{https://a.org/?x=1#y, year=1}', ['@book https://a.org/?x=1#y|year=1']],
    ['@book{year=1898, title={x}}', ['6 -: the key of a work, and a comma after it']],
    ['@book{,title={x}}', ['6 -: the key of a work, and a comma after it']],
    ['@book{a, title}', ['14 a: “=” after “title”']],
    ['@book{a, title=}', ['15 a: a value in braces or quotation marks']],
    ['@book{a, ={x}}', ['9 a: “name = {…}” or “}”']],
    ['@book{a, title={x}} } @book{b, t="x}"}', ['@book a|title=x', '35 b: “"”']],
    ['@book{a, title={x y={z}', ['15 a: “}” somewhere behind it']],
    ['@string{p}', ['9 -: “=” after “p”']],
    ['@preamble{}', ['10 -: a value in braces or quotation marks']],
    ['@string{p = {Pub}}', []],
    ['@preamble{"x" y}', ['14 -: “,” or “}”']],
  ])('%j', (text, expected) => expect(read(text)).toEqual(expected));

  test('goes on with the next entry after one that cannot be read', () => {
    expect(read('@book{a, title={never closed\n@book{b, title={B}}\n  @book{c,}')).toEqual([
      '@book b|title=B',
      '@book c',
      '15 a: “}” somewhere behind it',
    ]);
  });

  test('is given up after fifty faults', () => {
    expect(parseEntries('@book{a, title={\n'.repeat(80)).faults).toHaveLength(50);
  });

  test('lets no macro grow without end', () => {
    const doubled = Array.from({ length: 30 }, (_, n) => `@string{m${n + 1} = m${n} # m${n}}`);
    const text = ['@string{m0 = {0123456789}}', ...doubled, '@book{a, title = m30}'].join('\n');
    const { faults } = parseEntries(text);
    expect(faults[0]?.expected).toBe('a value of at most 100000 characters');
  });

  test('lets macros that hold much not be named again and again', () => {
    const long = `@string{m = {${'a'.repeat(50_000)}}}`;
    const entries = (count: number) =>
      Array.from({ length: count }, (_, n) => `@book{k${n}, title = m}`).join('\n');
    expect(parseEntries(`${long}\n${entries(25)}`).faults).toEqual([]);
    const { faults } = parseEntries(`${long}\n${entries(100)}`);
    expect(faults).toHaveLength(50);
    expect(faults[0]).toMatchObject({
      key: 'k30',
      expected: 'fewer names of macros that hold so much',
    });
  });
});
