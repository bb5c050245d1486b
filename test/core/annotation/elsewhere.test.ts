import { expect, test } from 'vitest';
import { elsewhere } from '../../../src/core/annotation/elsewhere.ts';
import type { ForeignAnnotation } from '../../../src/core/annotation/model.ts';
import { readAnnotations } from '../../../src/core/annotation/read.ts';

const page = {
  id: 'letter',
  data: { seed: 'letter.txt', 'source-url': 'https://archive.example/letters/7' },
};
const annotation = (on?: string): ForeignAnnotation => ({
  ...{ where: 'x', selections: [], body: [], tags: [], purposes: [] },
  ...(on !== undefined && { on }),
});
const away = (...addresses: (string | undefined)[]) => [
  ...elsewhere(addresses.map(annotation), page).values(),
];

test('what is on the page, its seed or what it was taken from is on no other text', () => {
  const own = [
    'https://a.example/edition/sources/letter/',
    'http://localhost:4321/sources/letter/index.html?hl=x#l3',
    'https://a.example/seeds/letter.txt',
    'https://archive.example/letters/7#p2',
    undefined,
  ];
  expect(away(...own)).toEqual([]);
  expect(away(...own, 'https://other.example/')).toEqual(['https://other.example/']);
});

test('what is on another source or seed of a site is told, whatever site that is', () => {
  const others = ['https://a.example/sources/other/', 'https://b.example/x/seeds/other.txt'];
  for (const other of others) expect(away(other)).toEqual([other]);
});

test('all that is on one text that nothing is known of is on that which is meant', () => {
  const one = 'https://news.example/2002/talks';
  expect(away(one, `${one}#a`)).toEqual([]);
  expect(away(one, 'https://news.example/2002/more')).toHaveLength(2);
});

test('the text is named by the target of the standard, and by the address of Hypothesis', () => {
  const on = (row: object) => readAnnotations([row])?.annotations[0]?.on;
  const target = 'https://a.example/sources/letter/';
  expect(on({ target })).toBe(target);
  expect(on({ target: { id: target } })).toBe(target);
  expect(on({ target: { source: target, selector: [] } })).toBe(target);
  expect(on({ target: { source: { id: target }, selector: [] } })).toBe(target);
  expect(on({ uri: target, target: [{ selector: [] }] })).toBe(target);
  expect(on({ target: {} })).toBeUndefined();
});

test('of a page that says nothing of itself only its address is known', () => {
  const own = annotation('https://a.example/sources/letter/');
  const other = annotation('https://a.example/seeds/letter.txt');
  expect([...elsewhere([own, other], { id: 'letter' }).keys()]).toEqual([other]);
});
