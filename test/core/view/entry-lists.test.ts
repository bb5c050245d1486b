import { expect, test } from 'vitest';
import { entryLists, rowsOn } from '../../../src/core/view/entry-lists.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from './small.ts';

const pages = entryPages(shownOf(editionOf(small)));

test('an entry of a few claims and mentions has them all on its page', () => {
  for (const page of pages) {
    const { claims, passed, mentions } = entryLists(page);
    expect(rowsOn(claims, 1)).toEqual(page.claims);
    expect(rowsOn(passed, 1)).toEqual(page.passed);
    expect(rowsOn(mentions, 1)).toEqual(page.mentions);
  }
});

test('an entry of very many has some of each on its page, and each once on one of the others', () => {
  const [page] = pages.filter((one) => one.claims.length > 0 && one.mentions.length > 0);
  if (!page) throw new Error('no entry has claims and mentions');
  const many = <T>(rows: readonly T[], times: number) =>
    Array.from({ length: times }, () => rows).flat();
  const mentions = page.mentions.map((one) => ({
    ...one,
    text: many(one.text, 2000),
    notes: many(one.notes, 2000),
  }));
  const lists = entryLists({ ...page, claims: many(page.claims, 1000), mentions });
  const { claims } = lists;
  expect(claims.pages.length).toBeGreaterThan(2);
  expect(claims.pages.flatMap((_, index) => rowsOn(claims, index + 1))).toHaveLength(
    page.claims.length * 1000,
  );
  expect(lists.mentions.pages.length).toBeGreaterThan(2);
  const sentences = lists.mentions.pages
    .flatMap((_, index) => rowsOn(lists.mentions, index + 1))
    .flatMap(({ text, notes }) => [...text, ...notes]);
  expect(sentences).toHaveLength(mentions.flatMap(({ text, notes }) => [...text, ...notes]).length);
  // The template puts more around a short sentence than it has words.
  for (const [index] of lists.mentions.pages.entries()) {
    const rows = rowsOn(lists.mentions, index + 1);
    expect(rows.flatMap(({ text, notes }) => [...text, ...notes]).length).toBeLessThan(
      300_000 / 250,
    );
  }
});
