import { describe, expect, test } from 'vitest';
import { faultOfText } from '../../../src/core/render/passages.ts';
import { readPassages } from '../../../src/io/source-markup.ts';

const passage = (start: number, text: string) => ({
  ...{ seed: 'a.txt', start: String(start), end: String(start + text.length), text },
});

describe('the passages of a text side by side with others', () => {
  const [a, b, c] = [passage(0, 'a'), passage(2, 'b'), passage(10, ' c\nd ')];

  test('are all of it, once', () => {
    expect(faultOfText([a, b, c], 'a b c d')).toBeUndefined();
    expect(faultOfText([a, c], 'a b c d')).toBe('are not all of it, once');
    expect(faultOfText([a, b, b, c], 'a b c d')).toBe('are not all of it, once');
  });

  test('stand in its order, but for those that are told to stand elsewhere', () => {
    const fault = 'are in another order, and that is not said';
    expect(faultOfText([c, a, b], 'a b c d')).toBe(fault);
    expect(faultOfText([{ ...c, moved: true }, a, b], 'a b c d')).toBeUndefined();
    expect(faultOfText([{ ...c, moved: true }, b, a], 'a b c d')).toBe(fault);
  });

  test('are told to stand elsewhere by what stands before them', () => {
    const of = (place: string) =>
      readPassages(
        `<html lang="en"><div class="cell">${place}\n<p data-passage="a.txt" data-start="0" data-end="1" dir="ltr">a</p></div>`,
      ).map(({ moved }) => moved);
    expect(of('<p class="place"><a href="/a/">A ¶ 1</a></p>')).toEqual([undefined]);
    expect(of('<p class="place"><a href="/a/">A ¶ 1</a>, stands elsewhere</p>')).toEqual([true]);
    expect(of('<p>A, <a href="/a/">¶ 1</a></p>')).toEqual([undefined]);
  });
});

test.each([
  ['<bdi class="missing" data-apparatus="">[2 words]</bdi>', undefined],
  ['<bdi class="missing" data-apparatus="">[damage]</bdi>', undefined],
  [
    '<bdi class="missing" data-apparatus="">[He lied]</bdi>',
    '<bdi class="missing" data-apparatus="">',
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="/sources/a/#page-2" aria-label="Page 2">[2]</a></bdi>',
    undefined,
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="#page-2" aria-label="Page 3">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="#page-2">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  [
    '<bdi class="page" data-apparatus=""><a href="https://a.example/" aria-label="Page 2">[2]</a></bdi>',
    '<bdi class="page" data-apparatus="">',
  ],
  ['<bdi class="page" data-apparatus="">words</bdi>', '<bdi class="page" data-apparatus="">'],
])('in a passage stands what has no words as the renderer writes it: %s', (inner, foreign) => {
  const html = `<html lang="en"><p data-passage="a.txt" data-start="0" data-end="2" dir="ltr">a ${inner}</p>`;
  const [passage] = readPassages(html);
  expect(passage).toMatchObject({ text: 'a ' });
  expect(passage?.foreign).toBe(foreign);
});

describe('what holds a passage, and what is around it', () => {
  const holder = '<blockquote data-passage="a.txt" data-start="0" data-end="4" dir="ltr">';
  const written = `<html lang="en"><body><main id="main"><div class="cell">${holder}1 a 2</blockquote></div></main></body></html>`;
  const foreignIn = (change: string, to: string) =>
    readPassages(written.replace(change, to)).map(({ foreign }) => foreign);

  test('is as the renderer writes it', () => {
    expect(foreignIn('', '')).toEqual([undefined]);
    expect(foreignIn(' dir="ltr"', '')).toEqual([undefined]);
    expect(foreignIn('<body', '<body data-extension="b"')).toEqual([undefined]);
  });

  test.each([
    ['dir="ltr"', 'dir="rtl"'],
    ['dir="ltr"', 'dir="ltr" hidden'],
    ['dir="ltr"', 'dir="ltr" style="display:none"'],
    ['dir="ltr"', 'dir="ltr" class="unseen"'],
    ['dir="ltr"', 'dir="ltr" aria-hidden="true"'],
    ['="0"', '="0x0"'],
    ['="4"', '="-1"'],
    ['="4"', '="0"'],
    ['1 a 2', '<span class="unseen" data-apparatus="">[not: </span>1 a 2'],
    ['1 a 2', '<mark class="words"><span class="unseen" data-apparatus="">not </span>1</mark> a 2'],
    [
      '1 a 2',
      '<mark class="words"><span class="unseen" data-apparatus="">[he lied: </span>1</mark> a 2',
    ],
    [
      '1 a 2',
      '<mark class="words"><span class="unseen" data-apparatus="">[sign differs: </span>1</mark> a 2',
    ],
    ['1 a 2', '1 א 2'],
    ['<div', '<div hidden'],
    ['<div', '<div role="img"'],
    ['<div', '<div aria-label="b"'],
    ['class="cell"', 'class="unseen"'],
    ['class="cell"', 'class="cell" onclick="b()"'],
    ['id="main"', 'id="main" style="opacity:0"'],
    ['<main id="main">', '<main id="main"><details>'],
    ['<main id="main">', '<main id="main"><template shadowrootmode="open">b</template>'],
    [holder, holder.replace('blockquote', 'textarea')],
    [holder, holder.replace('blockquote', 'script type="text/plain"')],
  ])('is told otherwise: %s as %s', (change, to) => {
    expect(foreignIn(change, to)).toEqual([expect.any(String)]);
  });

  test('is set as what is around it where it does not say how', () => {
    const inherited = written.replace(' dir="ltr"', '');
    const foreign = readPassages(inherited.replace('<html', '<html dir="rtl"'))[0]?.foreign;
    expect(foreign).toContain('with letters that run ltr');
  });

  test('is by how many texts stand side by side, in which what has no letters runs as its text', () => {
    const of = (dir: string) =>
      written
        .replace('<div class="cell">', `<div class="texts of-3"><div class="cell" dir="${dir}">`)
        .replace('1 a 2', '1 - 2');
    const told = 'class="words"><span class="unseen" data-apparatus="">[differs: </span>';
    expect(foreignIn('1 a 2', `1 <mark ${told}a</mark> 2`)).toEqual([undefined]);
    expect(readPassages(of('ltr'))).toMatchObject([{ texts: 3, text: '1 - 2' }]);
    expect(readPassages(of('ltr'))[0]?.foreign).toBeUndefined();
    expect(readPassages(of('rtl'))[0]?.foreign).toContain('with letters that run rtl');
    expect(foreignIn(' lang="en"', '')).toEqual([undefined]);
  });

  test('is a row with a cell for each of the texts', () => {
    const row = (cells: string) =>
      foreignIn(
        '<div class="cell">',
        `<div class="texts of-3"><li class="row">${cells}<div class="cell">`,
      );
    expect(row('<div class="cell"></div><div class="cell"></div>')).toEqual([undefined]);
    expect(row('<div class="cell"></div>')).toEqual(['<li class="row"> of 2 cells']);
  });

  test('is nothing that is not shown', () => {
    expect(foreignIn('<div class="cell">', '<template>')).toEqual([]);
  });
});
