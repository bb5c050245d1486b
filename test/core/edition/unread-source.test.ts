import { expect, test } from 'vitest';
import { unreadSource } from '../../../src/core/edition/unread-source.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const files = filesOf(
  'One of Moscow.\n',
  'Before.\n\n<Source>\n\n<Claim id="one" by="unattributed" kind="event" verdict="unverified">One</Claim>[^one] of Moscow.\n\n</Source>\n\n[^one]: A note.\n',
  { 'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n\nA town.\n' },
);

test('a source is read when more is asked of it than is known, and is the same then', () => {
  const whole = sourceOf(editionOf(files));
  let read = 0;
  const { id, file, data, cites, images } = whole.page;
  const source = unreadSource({ id, file, data, cites, images }, whole.seed, {
    read: () => {
      read++;
      return whole;
    },
    readText: () => whole.text,
  });
  expect([source.page.data.title, source.page.cites, source.seed.name, read]).toEqual([
    'A',
    [],
    'a.txt',
    0,
  ]);
  // Its text alone does not take the rest.
  expect([source.text, read]).toEqual(['One of Moscow.\n', 0]);
  expect({ ...source, page: { ...source.page } }).toEqual(whole);
  expect(read).toBeGreaterThan(0);
});
