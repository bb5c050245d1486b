import { expect, test } from 'vitest';
import { mdxOf, pageOf } from '../support.ts';

/** The mends of the faults of a page with this source text, whose seed is `seed`. */
function mends(text: string, seed: string, front = ''): (string | undefined)[][] {
  return pageOf(front + mdxOf(text), seed).findings.map(({ code, hint, paste }) => [
    code,
    hint,
    paste,
  ]);
}

const gone = (sign: string, more = '') => `the seed has no “${sign}” here: take it out${more}`;

test.each([
  ['*b* c', 'source-markup', '*', 'b'],
  ['__b__ c', 'source-markup', '__', 'b'],
  ['`b` c', 'source-markup', '`', undefined],
  ['[b](https://a.org) c', 'source-markup', '[', undefined],
  ['![b](c.png)', 'source-markup', '![', undefined],
  ['{b} c', 'code-in-page', '{', undefined],
  ['<https://a.org> c', 'html-in-page', '<', undefined],
  ['*<Term id="x">b</Term>* c', 'source-markup', '*', undefined],
])('a sign that the seed does not have is to be taken out: %s', (text, code, sign, paste) => {
  const told = mends(`a ${text}`, 'a b c').filter(([own]) => own !== 'text-differs');
  expect(told).toEqual([[code, gone(sign, /[*_`]/.test(sign) ? ' on either side' : ''), paste]]);
});

test('so is one at the beginning of a line', () => {
  expect(mends('- a b', 'a b')[0]).toEqual(['source-markup', gone('-'), undefined]);
  expect(mends('1. a b', 'a b')[0]).toEqual(['source-markup', gone('1.'), undefined]);
});

test('a tag is taken out with its end', () => {
  expect(mends('a <u>b</u> c', 'a b c')).toEqual([
    ['html-in-page', gone('<u>', ', and the “</u>” of it'), undefined],
  ]);
  expect(mends('a <span class="x">b</span> c', 'a b c')[0]?.[1]).toBe(
    gone('<span class="x">', ', and the “</span>” of it'),
  );
  expect(mends('a </u> c', 'a c')[0]?.[1]).toBe(gone('</u>'));
  expect(mends('a <Clam id="x">b</Clam>', 'a b')[0]?.[1]).toMatch(/^did you mean “Claim”/);
});

test.each([
  ['*b* c', '*b* c'],
  ['**b** c', '**b** c'],
  ['<u>b</u> c', '<u>b</u> c'],
  ['{b} c', '{b} c'],
  ['*<Term id="x">b</Term>* c', '*b* c'],
  ['*\\_b* c', '*_b* c'],
  ['[b](c) d', '[b](c) d'],
])('one that it has gets a backslash: %s', (text, seed) => {
  expect(mends(`a ${text}`, `a ${seed}`)[0]?.[1]).toContain('backslash');
});

test.each([
  ['The *mate* and the *mate*', 'The *mate* and the mate', '*', ' on either side'],
  ['A <u>mate</u> and <u>mate</u>', 'A <u>mate</u> and mate', '<u>', ', and the “</u>” of it'],
])('a sign that the seed has elsewhere is to be taken out here: %s', (text, seed, sign, more) => {
  const told = mends(text, seed).map(([, hint]) => hint);
  expect(told[0]).toContain('backslash');
  expect(told).toContain(gone(sign, more));
});

test('a word of code is spelled otherwise, and nothing is known without the seed', () => {
  expect(mends('import b from "c"', 'import b from "c"')[0]?.[1]).toContain('&#105;');
  expect(mends('[^x]: b', 'b')[0]?.[1]).toBe('move the note below </Source>');
});
