import { expect, test } from 'vitest';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { editionOf, filesOf } from '../support.ts';

const edition = editionOf(
  filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {
    'content/timeline.yaml': '- date: 1943\n  text: One.\n- date: 1944\n  text: Two.\n',
  }),
);

test('a page that the site has is there with the places on it, and with no others', () => {
  const isThere = addressesOf(edition);
  for (const [path, fragment] of [
    ['/timeline/', ''],
    ['/timeline/', 't-1943'],
    ['/sources/a/', ''],
    ['/sources/a/', 'l1'],
    ['/claims/', ''],
  ] as const)
    expect(isThere(path, fragment), `${path}#${fragment}`).toBe(true);
  for (const [path, fragment] of [
    ['/timeline/', 't-1945'],
    ['/sources/a/', 'l2'],
    ['/sources/b/', ''],
    ['/claims/', 'l1'],
    ['/glossary/', 'map'],
    ['/references/', 'ref-w'],
  ] as const)
    expect(isThere(path, fragment), `${path}#${fragment}`).toBe(false);
});

test('a note of the source is a place where it says whose it is', () => {
  const body = '<Source>\n\nA<Note of="x">b</Note> c<Note>d</Note>.\n\n</Source>\n';
  const isThere = addressesOf(editionOf(filesOf('Ab cd.\n', body)));
  expect(isThere('/sources/a/', 'own-x')).toBe(true);
  expect(isThere('/sources/a/', 'own-')).toBe(false);
});

test('the places on a page are collected once, however many addresses lead there', () => {
  let reads = 0;
  const counted = Object.defineProperty({ ...edition }, 'timeline', {
    get: () => {
      reads++;
      return edition.timeline;
    },
  });
  const isThere = addressesOf(counted);
  for (let n = 0; n < 100; n++)
    expect(isThere('/timeline/', `t-${1900 + n}`)).toBe([43, 44].includes(n));
  expect(reads).toBe(1);
});

test('a guide has the headings of its file and of its translations; what cannot be read may have any', () => {
  const guide = (body: string) => `---\ntitle: A\n---\n${body}`;
  const isThere = addressesOf(
    editionOf({
      'content/edition.yaml': 'title: A\nlanguages: [en, de]\n',
      'content/guides/method.mdx': guide('## How so\n'),
      'content/guides/method.de.mdx': guide('## Wie\n'),
      'content/guides/broken.mdx': guide('<b\n'),
      'content/guides/code.mdx': guide('## A {b}\n'),
    }),
  );
  for (const [path, fragment, expected] of [
    ['method', '', true],
    ['method', 'how-so', true],
    ['method', 'wie', true],
    ['method', 'how', false],
    ['broken', 'any', true],
    ['code', 'a-b', true],
    ['other', '', false],
  ] as const)
    expect([path, fragment, isThere(`/guides/${path}/`, fragment)]).toEqual([
      path,
      fragment,
      expected,
    ]);
});
