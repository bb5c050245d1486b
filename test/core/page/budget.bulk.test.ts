import { describe, expect, test, vi } from 'vitest';
import { parseProse, parseSourceText } from '../../../src/core/page/syntax.ts';

const times = (sign: string, count: number) => sign.repeat(count);

describe('what somebody may write is read', () => {
  const words = (count: number) => times('word ', count);
  test.each([
    ['a thousand quotes, each by itself', times(`> ${words(12)}\n\n`, 1000)],
    ['a thousand lists among text', times(`- a\n- b\n\n${words(12)}\n\n`, 1000)],
    ['sixty thousand words in one paragraph', words(60_000)],
    ['twenty-four thousand in lines', times(`${words(12)}\n`, 2000)],
    ['a thousand words in italics in one paragraph', times(`*word* ${words(5)}`, 1000)],
    ['a thousand citations in one paragraph', times(`${words(5)}[@key, p. 3] `, 1000)],
    ['a thousand links in one paragraph', times(`${words(5)}[word](https://a.b/c) `, 1000)],
    ['a long passage in brackets', `[${words(20_000)}]`],
    ['a bracket that nothing closes', `[${words(20_000)}`],
    ['a list of fifteen hundred, with titles', times('- *word* by [word](/b), `c`\n', 1500)],
    ['a table of fifteen hundred rows', `|a|b|\n|-|-|\n${times('|*a*|[b](c)|\n', 1500)}`],
    ['a thousand headings', times(`word\n===\n\n${words(20)}\n\n`, 1000)],
    ['a quote of five hundred lines without its sign', `> a\n${times(`${words(10)}\n`, 500)}`],
    ['stars between blanks', times('a * b ', 1000)],
    ['a line of stars, escaped', times('\\*', 5000)],
    [
      'a list as deep as twenty',
      Array.from({ length: 20 }, (_, n) => `${times('  ', n)}- a\n`).join(''),
    ],
  ])('%s', (_, text) => {
    expect(parseProse(text).error).toBeUndefined();
  });

  test('a source text in one paragraph, with all its claims and notes', () => {
    const claim = `<Claim id="a">${words(10)}</Claim>,[^a] ${words(5)}`;
    expect(parseSourceText(times(claim, 1000)).error).toBeUndefined();
  });
});

/** Counts the items of lists that are moved, copied or compared while something is done: what no clock on a busy machine tells. */
function stepsOf(work: () => void): number {
  let steps = 0;
  const { splice, slice, includes } = Array.prototype;
  const moved = vi.spyOn(Array.prototype, 'splice').mockImplementation(function (
    this: unknown[],
    ...args: Parameters<typeof splice>
  ) {
    steps += Math.max(0, this.length - args[0]);
    return splice.apply(this, args);
  });
  const copied = vi.spyOn(Array.prototype, 'slice').mockImplementation(function (
    this: unknown[],
    ...args: Parameters<typeof slice>
  ) {
    const copy = slice.apply(this, args);
    steps += copy.length;
    return copy;
  });
  const compared = vi.spyOn(Array.prototype, 'includes').mockImplementation(function (
    this: unknown[],
    ...args: Parameters<typeof includes>
  ) {
    steps += this.length;
    return includes.apply(this, args);
  });
  try {
    work();
  } finally {
    moved.mockRestore();
    copied.mockRestore();
    compared.mockRestore();
  }
  return steps;
}

describe('what is read takes as many steps for each sign, however long it is', () => {
  test.each<[string, (n: number) => string]>([
    ['lines of a paragraph', () => 'the words of a line, with what is here and how and where\n'],
    ['lines with blanks at their ends', () => 'the words of a line \n'],
    ['lines that end in a break', () => 'the words of a line  \n'],
    ['imports', () => 'import a from "b"\n'],
    ['notes', (n) => `[^n${n}]: a\n\n`],
    ['quotes far apart', () => '> a\n\n'],
    ['quotes whose lines lack its sign', () => '> a\nb\n\n'],
    ['lists among text', () => '- a\n\nb\n\n'],
    ['headings that are underlined', () => 'a\n=\n'],
    ['rows of a comparison', () => '<Row>\n\n> a\n\n> b [@k]\n\n</Row>\n\n'],
  ])('%s', (_, line) => {
    const each = (count: number) => {
      const text = Array.from({ length: count }, (_, n) => line(n)).join('');
      return stepsOf(() => parseProse(text)) / text.length;
    };
    expect(each(1600)).toBeLessThan(2 * each(200) + 1);
  });
});
