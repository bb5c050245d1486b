import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../../src/core/page/nodes.ts';
import { parseProse } from '../../../src/core/page/syntax.ts';
import { mdxOf, pageOf } from '../support.ts';

const times = (sign: string, count: number) => sign.repeat(count);
const both = (open: string, close: string, count: number) =>
  times(open, count) + times(close, count);

/** A note of these words, on a page; the note begins in line 12, and its words in column 7. */
function told(words: string) {
  const { findings } = pageOf(mdxOf('a[^q]', `\n[^q]: ${words}\n`), 'a');
  return findings.filter(({ code }) => code === 'markup-excessive');
}

/** What is compared with all before it, or goes ever deeper, and what is told of it. */
const excessive: [name: string, text: string, found: string][] = [
  ['list signs before list signs', times('1. ', 4000), 'quotes, lists or notes so deep'],
  ['marks of quotes', times('>', 20_000), 'quotes, lists or notes so deep'],
  ['notes in notes', times('[^a]: ', 2000), 'quotes, lists or notes so deep'],
  ['a list far to the right', `a\n\n${times(' ', 500)}- b`, 'quotes, lists or notes so deep'],
  ['emphasis in emphasis', both('*a ', 'b*', 3000), 'so many “*”, “_” and “~”'],
  ['emphasis that begins nowhere', times('b* ', 10_000), 'so many “*”, “_” and “~”'],
  ['runs on both sides', `${times('*', 8000)}a${times('*', 8000)}`, 'so many “*”, “_” and “~”'],
  ['emphasis within words', times('a*b', 8000), 'so many “*”, “_” and “~”'],
  ['strokes that begin nowhere', times('b~~ ', 10_000), 'so many “*”, “_” and “~”'],
  ['brackets that close nothing', times('a] ', 8000), 'so many brackets'],
  ['brackets in brackets', both('![', ']', 3000), 'so many brackets'],
  ['links in links', both('[a', '](b)', 2500), 'so many brackets'],
  ['braces in braces', both('{', '}', 1500), 'so much between “{”'],
  ['braces after an open one', `{(${times('}', 8000)}`, 'so much between “{”'],
  [
    'runs of ever more “`”',
    Array.from({ length: 300 }, (_, n) => `${times('`', n)}a`).join(''),
    'so many runs of “`”',
  ],
  ['comments', times('<!--', 1500), 'so many “<!” and “<?”'],
  ['instructions', times('<?', 3000), 'so many “<!” and “<?”'],
  [
    'lines that lack the sign of their quote',
    `> a\n${times('b\n', 20_000)}`,
    'so many lines of a quote',
  ],
  ['tags that nothing ends', times('<a\n    ', 15_000), 'so many lines and signs'],
];

describe('what would take the square of its length', () => {
  test.each(excessive)('is refused at its place: %s', (_, text, found) => {
    const [first, ...more] = told(text);
    expect(first?.message).toContain(`Unexpected ${found}`);
    expect(first?.message).toContain('that reading them takes too long, expected fewer');
    expect(first?.place.start?.line).toBeGreaterThanOrEqual(12);
    expect(more).toEqual([]);
  });

  test('is refused in the source text, too', () => {
    const { page, findings } = pageOf(mdxOf(times('b* ', 10_000)), 'a');
    expect(findings.map(({ code }) => code)).toEqual(['markup-excessive']);
    expect(page.broken).toBe(true);
  });

  test('is refused where its brace stands', () => {
    const [{ place } = { place: undefined }] = told(`a\n\n    b {(${times('}', 8000)}`);
    expect(place?.start).toEqual({ line: 14, column: 7 });
  });

  test('is refused where it stands, and not where the paragraph begins', () => {
    const [{ place } = { place: undefined }] = told(`${times('a\n\n    ', 100)}${times('>', 200)}`);
    expect(place).toMatchObject({ start: { line: 212, column: 105 } });
  });
});

describe('what somebody may write is read', () => {
  test('words in italics, stars between blanks, and a list in a list', () => {
    const text = `${times('*word* and ', 20)}${times('a * b ', 20)}\n\n- a\n\n  - b\n`;
    expect(parseProse(text).error).toBeUndefined();
  });

  test('code as it was: within a run that nothing closes none begins', () => {
    const [paragraph] = parseProse('``a`b').tree.children;
    expect(paragraph).toMatchObject({ children: [{ type: 'text', value: '``a`b' }] });
    const [escaped] = parseProse('\\``a`').tree.children;
    expect(escaped).toMatchObject({
      children: [{ value: '`' }, { type: 'inlineCode', value: 'a' }],
    });
  });

  test('the signs that were too many, with a backslash before each', () => {
    expect(told(times('b* ', 10_000).replaceAll('*', '\\*').slice(0, 12_000))).toEqual([]);
  });
});

test('addresses are still found in the midst of a paragraph', () => {
  const { tree } = parseProse(
    'See a.b@example.org, (www.example.org) or HTTPS://example.org/a.\nWhat? ww.',
  );
  expect(nodesOf('link', tree.children).map(({ url }) => url)).toEqual([
    'mailto:a.b@example.org',
    'http://www.example.org',
    'HTTPS://example.org/a',
  ]);
});
