import { expect, test } from 'vitest';
import { byId } from '../../../src/core/page/by-id.ts';
import { mdxOf, pageOf } from '../support.ts';

const claim = (words: string) =>
  `<Claim id="a" by="ann" kind="event" verdict="open">${words}</Claim>[^a]`;
const mdx = mdxOf(
  `${claim('one')} two[^b] three[^a]`,
  '\n[^a]: A [@k].\n\n[^b]: B [@k, p. 2; @l].\n\n[^b]: Again.\n\nAfter [@m], see[^b].\n',
);

test('what a page has by ids is what is found by going through it', () => {
  const { page } = pageOf(mdx, 'one two three');
  const { claims, notes, marks, cites } = byId(page);
  expect(claims.get('a')).toBe(page.claims.find(({ id }) => id === 'a'));
  expect(notes.get('b')).toBe(page.notes.find(({ id }) => id === 'b'));
  expect(marks.get('a')).toEqual([3, 13]);
  expect(marks.get('b')).toHaveLength(1);
  expect(cites.get('b')?.map(({ key }) => key)).toEqual(['k', 'l']);
  expect([claims, notes, marks, cites].map((map) => map.get('none'))).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  // It is not made twice, and not of a page that is read anew.
  expect(byId(page).notes).toBe(byId({ ...page }).notes);
  expect(byId({ ...page, notes: [...page.notes] }).notes).not.toBe(notes);
});
