import { describe, expect, test } from 'vitest';
import type { AnnotatedPage } from '../../../src/core/page/model.ts';
import { mdxOf, pageOf, placesOf } from '../support.ts';

/** An opening tag that says everything. */
const claim = (id: string, more = '') =>
  `<Claim id="${id}" by="irna" kind="event" verdict="unverified"${more}>`;

function read(text: string, seed: string): AnnotatedPage {
  const { page, findings } = pageOf(mdxOf(text), seed);
  expect(placesOf(findings)).toEqual([]);
  return page;
}

/** The words of each claim, part by part, as the seed has them. */
function quotes(text: string, seed: string): Record<string, string[]> {
  const { claims } = read(text, seed);
  return Object.fromEntries(
    claims.map(({ id, ranges }) => [id, ranges.map(({ start, end }) => seed.slice(start, end))]),
  );
}

describe('a claim', () => {
  test.each<[string, string, string, Record<string, string[]>]>([
    ['marks words', `a ${claim('x')}b c</Claim> d`, 'a b c d', { x: ['b c'] }],
    [
      'begins and ends inside a word',
      `un${claim('x')}believ</Claim>able`,
      'unbelievable',
      { x: ['believ'] },
    ],
    ['holds line breaks', `a ${claim('x')}b\\\nc</Claim> d`, 'a b\nc d', { x: ['b\nc'] }],
    ['holds line ends of the seed', `${claim('x')}a b</Claim>`, 'a \r\n b', { x: ['a \r\n b'] }],
    ['leaves out blanks at its edges', `a${claim('x')} b </Claim>c`, 'a b\nc', { x: ['b'] }],
    ['stands in a heading', `# ${claim('x')}a</Claim>`, 'a', { x: ['a'] }],
    ['stands in a quote', `> a ${claim('x')}b\n> c</Claim>`, 'a b\nc', { x: ['b\nc'] }],
    [
      'is discontinuous',
      `${claim('x')}a</Claim> b <Claim id="x">c</Claim>\n\nd <Claim id="x">e</Claim>`,
      'a b c\n\nd e',
      { x: ['a', 'c', 'e'] },
    ],
    [
      'overlaps another',
      `${claim('x')}a ${claim('y')}b</Claim></Claim> <Claim id="y">c</Claim>`,
      'a b c',
      { x: ['a b'], y: ['b', 'c'] },
    ],
    [
      'merges parts that adjoin',
      `${claim('x')}a</Claim><Claim id="x">b</Claim>`,
      'ab',
      { x: ['ab'] },
    ],
    [
      'merges a part inside a part',
      `${claim('x')}a <Claim id="x">b</Claim> c</Claim>`,
      'a b c',
      { x: ['a b c'] },
    ],
    [
      'does not merge parts with a blank between',
      `${claim('x')}a</Claim> <Claim id="x">b</Claim>`,
      'a b',
      { x: ['a', 'b'] },
    ],
    [
      'does not merge parts of two blocks',
      `${claim('x')}a</Claim>\n\n<Claim id="x">b</Claim>`,
      'a\n\nb',
      { x: ['a', 'b'] },
    ],
    [
      'counts on past characters that MDX escapes',
      `\\*\\[ ${claim('x')}\\*</Claim>`,
      '*[ *',
      { x: ['*'] },
    ],
    ['counts in UTF-16 units', `😀 ${claim('x')}😀</Claim>`, '😀 😀', { x: ['😀'] }],
    ['without words has no range', `a ${claim('x')}</Claim>b`, 'a b', { x: [] }],
  ])('%s', (_, text, seed, expected) => expect(quotes(text, seed)).toEqual(expected));

  test('says what its first part with attributes says', () => {
    const text = `<Claim id="x">a</Claim> ${claim('x', ' via="b, c  d" date="2002-06"')}b</Claim>`;
    expect(read(text, 'a b').claims).toMatchObject([
      {
        id: 'x',
        by: 'irna',
        kind: 'event',
        verdict: 'unverified',
        via: ['b', 'c', 'd'],
        date: '2002-06',
      },
    ]);
  });

  test('may say that it came through nobody', () => {
    expect(read(`${claim('x', ' via=""')}a</Claim>`, 'a').claims[0]?.via).toEqual([]);
    expect(read(`${claim('x')}a</Claim>`, 'a').claims[0]).not.toHaveProperty('via');
  });

  test.each(['by', 'kind', 'verdict', 'id'])('without %s is left to the checks', (name) => {
    const tag = claim('x').replace(new RegExp(` ${name}="[^"]*"`), '');
    const page = read(`${tag}a</Claim>`, 'a');
    expect(page.claims).toEqual([]);
    expect(page.elements).toHaveLength(1);
  });

  test('of a page that differs has no ranges', () => {
    const { page } = pageOf(mdxOf(`${claim('x')}a</Claim>`), 'b');
    expect(page.claims).toMatchObject([{ id: 'x', ranges: [] }]);
    expect(page.elements[0]).not.toHaveProperty('range');
  });

  test('may have any name', () => {
    expect(quotes(`${claim('__proto__')}a</Claim>`, 'a')).toEqual({ ['__proto__']: ['a'] });
    expect(quotes(`${claim('constructor')}a</Claim>`, 'a')).toEqual({ constructor: ['a'] });
  });

  test('whose tags stand alone is no mark in any block', () => {
    const page = read(`${claim('x')}\n\na\n\nb\n\n</Claim>`, 'a\n\nb');
    expect(page.marks).toEqual([]);
    expect(page.elements).toMatchObject([{ flow: true, empty: false }]);
  });
});

describe('marks', () => {
  test('are properly nested, the outer first', () => {
    const page = read(`${claim('x')}<Term id="t">a</Term> ${claim('y')}b</Claim></Claim>`, 'a b');
    expect(page.marks.map(({ kind, id, start, end }) => [kind, id, start, end])).toEqual([
      ['claim', 'x', 0, 3],
      ['term', 't', 0, 1],
      ['claim', 'y', 2, 3],
    ]);
  });

  test('are not made of elements without a name', () => {
    expect(read('<Term>a</Term>', 'a').marks).toEqual([]);
  });
});

describe('an element', () => {
  test('knows its places', () => {
    const { page, file } = pageOf(mdxOf('a <Term id="t">b</Term> c'), 'a b c');
    const [element] = page.elements;
    expect(file.text.slice(element?.at, element?.opened)).toBe('<Term id="t">');
    expect(file.text.slice(element?.at, element?.end)).toBe('<Term id="t">b</Term>');
    expect(element?.attributes).toEqual({ id: { value: 't', at: Number(element?.at) + 6 } });
    expect(element?.empty).toBe(false);
  });

  test.each([
    ['<Claim id={a}>b</Claim>', 'code-in-page 8:8', 'expression as value'],
    ['<Claim {...a}>b</Claim>', 'code-in-page 8:8', 'Unexpected code in a tag'],
    [
      '<Claim colour="a">b</Claim>',
      'attribute-unknown 8:8',
      'expected one of id, by, kind, verdict, via, date',
    ],
    ['<Term by="a">b</Term>', 'attribute-unknown 8:7', 'expected one of id'],
    [
      '<Place>b</Place>',
      'element-unknown 8:1',
      'expected one of <Source>, <Claim>, <Term>, <Row>, <Hi>',
    ],
    ['<Place at="a">b</Place>', 'element-unknown 8:1', '“<Place>”'],
    ['<constructor>b</constructor>', 'html-in-page 8:1', '“<constructor>”'],
    ['<>b</>', 'html-in-page 8:1', '“<>”'],
  ])('outside the subset is told at its place: %s', (text, place, message) => {
    const { findings, page } = pageOf(mdxOf(text), 'b');
    expect(placesOf(findings)).toEqual([place]);
    expect(findings[0]?.message).toContain(message);
    expect(page.faithful).toBe(false);
  });

  test('may have an attribute without a value', () => {
    expect(read('<Claim id>b</Claim>', 'b').elements[0]?.attributes).toMatchObject({
      id: { value: '' },
    });
  });
});

test('parts of one claim that begin together are one', () => {
  const text = `${claim('x')}<Claim id="x">a</Claim> b</Claim> c`;
  expect(quotes(text, 'a b c')).toEqual({ x: ['a b'] });
});
