import { describe, expect, test } from 'vitest';
import { findBody } from '../../../src/core/page/body.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { locator } from '../../../src/core/page/locate.ts';
import { mdxOf, pageOf, placesOf } from '../support.ts';

function found(text: string, from = 0) {
  const file = textFile('a.mdx', text);
  const { body, before, findings, repeated } = findBody(file, from);
  return {
    before: file.text.slice(from, before),
    source: body && file.text.slice(body.start, body.end),
    after: body && file.text.slice(body.after),
    told: placesOf(findings),
    repeated,
  };
}

describe('<Source>', () => {
  test.each([
    ['a\n<Source>\nb\n</Source>\nc', 'a\n', '\nb\n', 'c'],
    ['<Source>\n</Source>', '', '\n', ''],
    ['a\r\n  <Source> \t\r\n\r\nb\r\n\t</Source> \r\r\nc', 'a\r\n', ' \t\r\n\r\nb\r\n', 'c'],
    ['<Source>\rb\r</Source>\rc', '', '\rb\r', 'c'],
    [
      'x <Source>\n<Source>\nb </Source>\n</Source> c\n</Source>\nd',
      'x <Source>\n',
      '\nb </Source>\n</Source> c\n',
      'd',
    ],
    ['\\<Source>\n<Sources>\n<Source>\nb\n</Source>', '\\<Source>\n<Sources>\n', '\nb\n', ''],
    [
      '<Source>\na\u2028</Source>\u2028<Source>\n</Source>',
      '',
      '\na\u2028</Source>\u2028<Source>\n',
      '',
    ],
  ])('is found in %j', (text, before, source, after) => {
    expect(found(text)).toEqual({ before, source, after, told: [], repeated: [] });
  });

  test.each([
    ['a fence before it', '```mdx\n<Source>\nb\n</Source>\n```\n\n', ''],
    ['a fence behind it', '', '\n~~~\n<Source>\nb\n</Source>\n~~~\n'],
    ['fences in lists', '- ~~~\n  <Source>\n  ~~~\n\n', '\n1. ```\n   <Source>\n'],
    ['a comment', '{/*\n<Source>\n*/}\n\n', ''],
    ['a comment of HTML', '<!--\n<Source>\n-->\n\n', ''],
  ])('is none in %s', (_, before, after) => {
    const told = found(`${before}<Source>\na\n</Source>\n${after}`);
    expect(told).toMatchObject({ before, source: '\na\n', after, told: [] });
  });

  test('ends code in a line, which goes on for no more than a paragraph', () => {
    const { source, told } = found('b `\n<Source>\na\n</Source>\n`\n<Source>\n`\n');
    expect([source, told]).toEqual(['\na\n', ['source-repeated 6:1']]);
  });

  test('that stands in nothing but code is told as if it stood by itself', () => {
    expect(found('```\n<Source>\n<Source>\n```\n').told).toEqual([
      'source-repeated 3:1',
      'tag-unpaired 2:1',
    ]);
  });

  test('is looked for from an offset on', () => {
    expect(found('<Source>\n<Source>\na\n</Source>', 9)).toMatchObject({
      source: '\na\n',
      told: [],
    });
  });

  test.each([
    ['a', ['source-missing 1:1'], undefined],
    ['</Source>', ['source-missing 1:1'], undefined],
    ['a\n<Source>\nb', ['tag-unpaired 2:1'], undefined],
    ['<Source>\nb</Source>', ['tag-unpaired 1:1'], undefined],
    ['<Source/>\nb', ['source-tag 1:1', 'tag-unpaired 1:1'], undefined],
    ['<Source x="y">\nb\n</Source>', ['source-tag 1:1'], '\nb\n'],
    ['<Source>b\n</Source>', ['source-tag 1:1'], 'b\n'],
    ['<Source\nb\n</Source>', ['source-tag 1:1'], '\nb\n'],
    ['<Source>\na\n</Source>\n <Source>\nb\n</Source>', ['source-repeated 4:2'], '\na\n'],
  ])('at fault is told: %j', (text, told, source) => {
    expect(found(text)).toMatchObject({ told, source });
  });

  test('that is repeated is told as that alone, with the first', () => {
    const { findings, page } = pageOf(mdxOf('a', '\n<Source>\n\nb\n\n</Source>\n'), 'a');
    expect(placesOf(findings)).toEqual(['source-repeated 12:1']);
    expect(findings[0]?.related).toMatchObject([{ start: { line: 6, column: 1 } }]);
    expect(page.elements).toEqual([]);
  });

  test('that is repeated without an end ends with its line', () => {
    const { findings } = pageOf(mdxOf('a', '\n<Source\nb\n'), 'a');
    const repeated = findings.filter(({ code }) => code === 'source-repeated');
    expect(repeated.map(({ place }) => place.end)).toMatchObject([{ line: 12, column: 8 }]);
  });

  test('without its end leaves what follows unread', () => {
    const { findings, page } = pageOf(
      '---\ntitle: A\nseed: a.txt\n---\n[@k]\n<Source>\n{ [^a]',
      'a',
    );
    expect(placesOf(findings)).toEqual(['tag-unpaired 6:1']);
    expect(page.cites).toHaveLength(1);
    expect(page.references).toEqual([]);
  });

  test('without its beginning is told with its end', () => {
    const { findings } = pageOf('---\ntitle: A\nseed: a.txt\n---\na\n\n</Source>\n', 'a');
    expect(placesOf(findings)).toEqual(['source-missing 5:1', 'tag-unpaired 7:1']);
  });
});

describe('a byte order mark', () => {
  test('counts as a column of the first line', () => {
    expect(placesOf(pageOf('\uFEFFa', '').findings)).toEqual([
      'frontmatter-missing 1:2',
      'source-missing 1:2',
    ]);
    const { findings, page } = pageOf(`\uFEFF${mdxOf('a')}`, 'b');
    expect(placesOf(findings)).toEqual(['text-differs 8:1']);
    expect(page.data?.title).toBe('A');
  });
});

describe('the place of a seed offset', () => {
  test('is where the page has the character', () => {
    const seed = 'Iran &\r\nIraq\n\n😀 *treaty*';
    const { file, page } = pageOf(
      mdxOf('<Term id="t">Iran</Term> & Iraq\n\n😀 \\*treaty\\*[^n]'),
      seed,
    );
    expect(page.faithful).toBe(true);
    const toPlace = locator(file, seed);
    const places = ['Iran', 'Iraq', '*', 'treaty'].map((word) => {
      const { start } = toPlace(seed.indexOf(word));
      return `${start?.line}:${start?.column}`;
    });
    expect(places).toEqual(['8:14', '8:28', '10:4', '10:6']);
    expect(toPlace(seed.length + 1)).toEqual({ file: file.path });
  });

  test('is not known in a page without source text', () => {
    expect(locator(textFile('a.mdx', 'a'), 'a')(0)).toEqual({ file: 'a.mdx' });
  });
});
