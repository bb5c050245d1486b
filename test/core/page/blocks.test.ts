import { describe, expect, test } from 'vitest';
import { mdxOf, pageOf, placesOf } from '../support.ts';

const keep = 'lines: keep\n';

function read(text: string, seed: string, front = '') {
  const { page, findings } = pageOf(mdxOf(text, '', front), seed);
  expect(placesOf(findings)).toEqual([]);
  expect(page.faithful).toBe(true);
  return page;
}

/** The blocks as the seed has them, with their kinds and breaks. */
function blocks(text: string, seed: string, front = '') {
  return read(text, seed, front).blocks.map(({ kind, depth, quoted, start, end, breaks }) => [
    `${kind}${depth ?? ''}${'>'.repeat(quoted)}`,
    seed.slice(start, end),
    ...breaks.map((at) => seed.slice(start, at)),
  ]);
}

describe('a block', () => {
  test.each([
    [
      'is a paragraph',
      'a b\n\nc',
      ' a\nb \n \n\nc\n',
      [
        ['paragraph', 'a\nb'],
        ['paragraph', 'c'],
      ],
    ],
    [
      'is a heading',
      '## A\n\nb',
      'A\n\nb',
      [
        ['heading2', 'A'],
        ['paragraph', 'b'],
      ],
    ],
    [
      'is an underlined heading',
      'A\n===\n\nb',
      'A\n\nb',
      [
        ['heading1', 'A'],
        ['paragraph', 'b'],
      ],
    ],
    [
      'is quoted',
      '> a\n>\n> > b\n\nc',
      'a\n\nb\n\nc',
      [
        ['paragraph>', 'a'],
        ['paragraph>>', 'b'],
        ['paragraph', 'c'],
      ],
    ],
    [
      'ends at a line end of the seed',
      'a\n\nb',
      'a\nb',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
      ],
    ],
    ['has line breaks', 'a\\\nb  \nc', 'a\nb \n c', [['paragraph', 'a\nb \n c', 'a', 'a\nb ']]],
    ['has one line break for one line end', 'a\\\n\\\nb', 'a\nb', [['paragraph', 'a\nb', 'a']]],
    ['has line breaks after blanks', 'a \\\nb', 'a\nb', [['paragraph', 'a\nb', 'a']]],
    [
      'is only of words',
      'a\n\n[^n]\n\nb',
      'a\n\nb',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
      ],
    ],
    [
      'has no break at its edges',
      '[^n]\\\na\\\n[^n]\n\nb',
      'a\n\nb',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
      ],
    ],
  ])('%s', (_, text, seed, expected) => expect(blocks(text, seed)).toEqual(expected));

  test('with kept lines has the blanks its lines begin with, and no breaks of its own', () => {
    expect(blocks('a\\\nb\n\nc', '  a\n\t  b\n\n\f c\n', keep)).toEqual([
      ['paragraph', '  a\n\t  b'],
      ['paragraph', '\f c'],
    ]);
  });
});

describe('a break', () => {
  const broken = 'Unexpected';
  test.each([
    [
      'of a block inside a line',
      'a\n\nb',
      'a b',
      '',
      10,
      1,
      `${broken} block break, expected none`,
    ],
    ['of a line inside a line', 'a\\\nb', 'a b', '', 9, 1, `${broken} line break, expected none`],
    [
      'that is missing',
      'a b',
      'a\n\nb',
      '',
      8,
      3,
      'expected a new one: the seed has a blank line here',
    ],
    [
      'that is missing after a line break',
      'a\\\nb',
      'a\n\nb',
      '',
      9,
      1,
      'the seed has a blank line here',
    ],
    [
      'that a kept line needs',
      'a b',
      'a\nb',
      keep,
      8,
      3,
      'expected a line break: the page keeps the seed’s lines',
    ],
  ])('%s is untrue', (_, text, seed, front, line, column, message) => {
    const { page, findings } = pageOf(mdxOf(text, '', front), seed);
    const shift = front === '' ? 0 : 1;
    expect(placesOf(findings)).toEqual([`break-untrue ${line + shift}:${column}`]);
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.related).toEqual([
      { file: 'seeds/a.txt', start: { line: 1, column: 2 }, message: 'the seed has it here' },
    ]);
    // Its words are the seed's: what is annotated can be checked all the same.
    expect(page.faithful).toBe(true);
  });

  test.each([
    ['a\n\nb', 'a\nb', keep],
    ['a\\\nb', 'a\nb', keep],
    ['a\\\nb', 'a\nb', ''],
    ['a b', 'a\nb', ''],
    ['a\n\nb', 'a\n \t\r\n\nb', ''],
    ['a \u2028 b', 'a \u2028\nb', ''],
  ])('is true: %j of %j', (text, seed, front) => void read(text, seed, front));

  test.each([
    ['a \v b', 'a\n\v\nb', 'a line that holds more than ASCII blanks is not blank'],
    ['a \u00A0 b', 'a\n\u00A0\nb', 'nor is one with a no-break space'],
  ])('%j of %j is none: %s', (text, seed) => void read(text, seed));

  test('that is untrue is told wherever it is', () => {
    const { findings } = pageOf(mdxOf('a\n\nb c\\\nd'), 'a b\n\nc d');
    expect(placesOf(findings)).toEqual([
      'break-untrue 10:1',
      'break-untrue 10:3',
      'break-untrue 11:1',
    ]);
  });
});

describe('the mark of a note', () => {
  test.each([
    ['follows its word', 'a[^n] b', 'a b', 'a'],
    ['stands inside a word', 'a[^n]b', 'ab', 'a'],
    ['stands before a word', 'a [^n]b', 'a\nb', 'a\n'],
    ['stands at the beginning', '[^n]a', ' a', ' '],
    ['stands at the beginning of a block', 'a\n\n[^n]b', 'a\n\nb', 'a\n\n'],
    ['stands at the end of a block', 'a[^n]\n\nb', 'a\n\nb', 'a'],
    ['stands at the end of a block after a blank', 'a [^n]\n\nb', 'a\n\nb', 'a'],
    ['stands at the end of all after a blank', 'a [^n]', 'a \n', 'a'],
    ['stands before a line break', 'a[^n]\\\nb', 'a\nb', 'a'],
    ['stands after a line break', 'a\\\n[^n]b', 'a\nb', 'a\n'],
    ['stands in a block of its own', 'a\n\n[^n]\n\nb', 'a\n\nb', 'a'],
    ['stands in a block of its own before all', '[^n]\n\nb', ' b', ' '],
    ['follows a claim', 'a <Term id="t">b</Term>[^n] c', 'a b c', 'a b'],
  ])('%s', (_, text, seed, before) => {
    const [reference] = read(text, seed).references;
    expect(reference).toMatchObject({ id: 'n', scope: { kind: 'source' } });
    expect(seed.slice(0, reference?.offset)).toBe(before);
  });

  test('has no place in a page without words', () => {
    const { page } = pageOf(mdxOf('[^n]'), ' ');
    expect(page.references).toMatchObject([{ id: 'n', scope: { kind: 'source' } }]);
    expect(page.references[0]).not.toHaveProperty('offset');
  });

  test('is one whether the note is defined or not, and by any name that GFM allows', () => {
    const text = 'a[^x][^A.b][^a\\]b][^a\\b][^é]!';
    expect(read(text, 'a!').references.map(({ id }) => id)).toEqual([
      'x',
      'A.b',
      'a]b',
      'a\\b',
      'é',
    ]);
  });

  test('may stand behind an exclamation mark', () => {
    expect(read('a![^x]', 'a!').references.map(({ id }) => id)).toEqual(['x']);
  });

  test.each(['\\[^x]', '[^]', '[^a b]', '[^', '!\\[^x]', '![^]', '![^ ]', '![^a b]', '![^a[b]c]'])(
    'is not %s',
    (text) => {
      expect(read(text, text.replace('\\', '')).references).toEqual([]);
    },
  );
});

describe('markup in the source text', () => {
  test.each([
    ['*a*', 'emphasis', 'a'],
    ['**a**', 'strong emphasis', 'a'],
    ['`a`', 'code', 'a'],
    ['```\na\n```', 'a code block', 'a'],
    ['[a](b)', 'a link', 'a'],
    ['[a]\n\n[a]: b', 'a link', 'a'],
    ['![a](b)', 'an image', ''],
    ['- a\n- b', 'a list', 'a\nb'],
    ['1. a', 'a list', 'a'],
    ['---', 'a rule', ''],
    ['[a]: b', 'the definition of a link', ''],
    ['[^a]: b', 'the definition of a note', ''],
  ])('%j is told as %s', (text, name, seed) => {
    const { findings, page } = pageOf(mdxOf(text), seed);
    expect(findings[0]).toMatchObject({
      code: 'source-markup',
      place: { start: { line: 8, column: 1 } },
    });
    expect(findings[0]?.message).toContain(`Unexpected ${name} in the source text`);
    expect(findings.map(({ code }) => code)).not.toContain('text-differs');
    expect(page.faithful).toBe(false);
  });

  test('says where a note belongs', () => {
    expect(pageOf(mdxOf('[^a]: b'), '').findings[0]?.hint).toBe('move the note below </Source>');
  });

  test.each(['{a}', 'a {b} c', 'import a from "b"', 'export const a = 1', '{/* a */}'])(
    'that would be run is told: %s',
    (text) => {
      const { findings } = pageOf(mdxOf(text), text);
      expect(findings.map(({ code }) => code)).toEqual(['code-in-page']);
    },
  );

  test.each([
    '~~a~~',
    'www.a.b',
    'http://a.b',
    'a@b.c',
    '| a |\n| b |',
    '- ✓',
    '$a$',
    ':::a',
    '==a==',
  ])('of other kinds of Markdown is text: %s', (text) => {
    const escaped = text.replace(/^- /, '\\- ').replace(/~/g, '\\~');
    read(escaped.replaceAll('\n', '\\\n'), text);
  });
});
