import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../../../src/core/edition/bibtex/read.ts';
import { textFile } from '../../../../src/core/page/file.ts';

const read = (text: string) => readBibtex(textFile('a.bib', text));

/** What is told of a file: the place, and the words up to the comma. */
function told(text: string): string[] {
  return read(text).findings.map(({ code, message, place: { start } }) => {
    const short = code === 'reference-invalid' ? 'error' : 'warning';
    return `${start?.line}:${start?.column} ${short} ${message.split(', expected')[0]}`;
  });
}

describe('a file of BibTeX', () => {
  test.each([' \n', '% only a comment\n', '@comment{jabref-meta: x}', '@string{a = {b}}'])(
    'may hold no work: %j',
    (text) => expect(read(text)).toEqual({ works: [], findings: [] }),
  );

  test('that is none is told', () => {
    expect(told('nope')).toEqual(['1:1 error Unexpected text in a file of references']);
    expect(told('https://a.bc/d')).toEqual(['1:1 error Unexpected text in a file of references']);
  });

  test('loses no work for the fault of another', () => {
    const text = '@book{a, title={A}}\n@book{b, title}\n@book{c, title={C}}\n';
    expect(read(text).works.map(({ key, at }) => [key, at])).toEqual([
      ['a', 0],
      ['c', 36],
    ]);
    expect(told(text)).toEqual(['2:15 error Unexpected text in the work “b”']);
  });

  test('is told once what has no place, where it stands first', () => {
    const text =
      '@book{a, title={A},\n colour={red}}\n@book{b, colour={blue}, title={\\foo{B}}}\n@scroll{c, title={\\foo C}, location={Doe and others}, publisher=pub, crossref={x}}\n@scroll{d}';
    expect(told(text)).toEqual([
      '2:2 warning Unexpected field “colour”, which 2 works have',
      '4:28 warning Unexpected “and others” in “location”',
      '4:1 warning Unexpected type “@scroll”',
      '3:25 warning Unexpected command “\\foo” of TeX in 2 works',
      '4:70 warning Unexpected “x” in “crossref”',
      '4:65 warning Unexpected name “pub” without braces',
    ]);
  });

  test('names a role that CSL has none for, and what stands for names', () => {
    expect(told('@book{a,\n editor={Doe, J.}, editortype={founder},\n author={others}}')).toEqual([
      '3:2 warning Unexpected “others” in “author”',
      '2:20 warning Unexpected “founder” in “editortype”',
    ]);
  });

  test('names each date that is none, with its work, where it is written', () => {
    const text = [
      '@collection{a, title={A},\n date={1777-02-30}}',
      '@incollection{b, title={B}, crossref={a},\n urldate={1/2/1907}}',
      '@book{c, title={C},\n year=1901, month=13}',
      '@book{d, title={D}, date={19XX}, urldate={1907-5-7}, origdate={in spring}}',
      '@misc{e, title={E}, month={31 (?)}}',
    ];
    expect(told(text.join('\n'))).toEqual([
      '2:2 warning Unexpected date “1777-02-30” of the work “a”',
      '4:2 warning Unexpected date “1/2/1907” of the work “b”',
      '6:2 warning Unexpected date “13 1901” of the work “c”',
    ]);
    expect(read(text.join('\n')).works[3]?.variables).toMatchObject({
      accessed: { 'date-parts': [[1907, 5, 7]] },
      issued: { 'date-parts': [[1900], [1999]], raw: '19XX' },
    });
  });

  test('names a date at the work where it has no year', () => {
    expect(told('@misc{a,\n month={1/2/1907}}')).toEqual([
      '1:1 warning Unexpected date “1/2/1907” of the work “a”',
    ]);
  });

  test('has no work for a set of works, and says how to cite them', () => {
    const text =
      '@set{both, entryset={a, b}}\n@book{a, title={A}}\n@book{b, title={B}}\n@set{none}';
    expect(read(text).works.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(told(text)).toEqual([
      '1:1 warning Unexpected set of works “both”',
      '4:1 warning Unexpected set of works “none”',
    ]);
    expect(read(text).findings.map(({ hint }) => hint)).toEqual([
      'cite its works, [@a; @b], instead of the set, and take the set out',
      'cite its works instead of the set, and take the set out',
    ]);
  });

  test('is told of a field that a work has twice, and says another thing', () => {
    const text =
      '@book{a, title={A}, TITLE={B}, Title={C}, note={x}, note={ x }, file={a}, file={b}, url={c}, url={}}\n@xdata{b,\n title={D}, title={E}, isbn={1}, isbn={2}}';
    expect(told(text)).toEqual([
      '1:21 warning Unexpected second field “title”, which 2 works have',
      '3:34 warning Unexpected second field “isbn”',
    ]);
    expect(read(text).works[0]?.variables).toMatchObject({ title: 'A', note: 'x' });
  });

  test('names a command at the first field that has it, however it is written there', () => {
    const text = '@book{a, title={\\begin {x}A}}';
    expect(told(text)).toEqual(['1:10 warning Unexpected command “\\begin{x}” of TeX']);
    const two = '@book{a,\n note={\\foo A},\n title={\\foobar B \\foo C}}';
    expect(told(two)).toEqual([
      '3:2 warning Unexpected command “\\foobar” of TeX',
      '2:2 warning Unexpected command “\\foo” of TeX',
    ]);
  });

  test('names a command that comes from what an entry takes over at the entry', () => {
    const text = '@book{a, xdata={x}}\n@xdata{x, title={\\foo A}}';
    expect(told(text)).toEqual(['2:11 warning Unexpected command “\\foo” of TeX']);
  });

  test.each(['crossref', 'xdata'])('says where works take over too much by %s', (name) => {
    const works = (count: number) =>
      Array.from({ length: count }, (_, n) => `@book{k${n},\n ${name}={p}}`).join('\n');
    const named = `\n@collection{p, publisher={${'a'.repeat(50_000)}}}`;
    expect(read(works(25) + named).findings).toEqual([]);
    const { works: taken, findings } = read(works(100) + named);
    expect(findings).toMatchObject([
      {
        code: 'reference-invalid',
        message: `Unexpected text in the work “k30”, expected fewer works that take over so much by “${name}”`,
        hint: expect.stringMatching(/^shorten the fields of the work that is named/) as string,
        place: { start: { line: 62, column: 2 } },
      },
    ]);
    expect(taken).toHaveLength(101);
    expect(taken.filter(({ variables }) => 'publisher' in variables)).toHaveLength(31);
  });

  test.each(['crossref', 'xdata'])('counts the fields that are looked at by %s', (name) => {
    const fields = Array.from({ length: 5000 }, (_, n) => `sort${n}={}`);
    const works = Array.from({ length: 600 }, (_, n) => `@book{k${n}, ${name}={p}}`);
    expect(told(`${works.join('\n')}\n@misc{p, ${fields.join(', ')}}`)).toHaveLength(1);
  });

  test('takes over from a work once, however often its key stands there', () => {
    const fields = Array.from({ length: 5000 }, (_, n) => `sort${n}={}`).join(', ');
    const text = `@misc{a, xdata={x${', x, y'.repeat(1000)}}}\n@xdata{x, ${fields}}`;
    expect(told(text)).toEqual(['1:10 warning Unexpected “y” in “xdata”']);
  });

  test('reads once what several take over', () => {
    const { works } = read('@inbook{a, crossref={b}}\n@book{b, author={Doe, J. and Roe, R.}}');
    const [a, b] = works.map(({ variables }) => variables);
    expect(a?.['container-author']).toHaveLength(2);
    expect(a?.['container-author']).toBe(b?.['author']);
  });

  test('says what to do about macros that hold too much', () => {
    const works = Array.from({ length: 31 }, (_, n) => `@book{k${n}, title=m}`).join('\n');
    const { findings } = read(`@string{m = {${'a'.repeat(50_000)}}}\n${works}`);
    expect(findings.map(({ hint }) => hint)).toEqual([
      'shorten what @string defines, or name it in fewer works of this file',
    ]);
  });
});
