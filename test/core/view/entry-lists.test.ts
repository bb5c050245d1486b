import { expect, test } from 'vitest';
import { firstEntryPage, furtherEntryPages } from '../../../src/core/view/entry-lists.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from './small.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

const pages = entryPages(shownOf(editionOf(small)));

const listing = { href: (path: string) => `/base${path}`, wording: wordingOf('en') };

test('an entry of a few claims and mentions has them all on its page', () => {
  for (const page of pages) {
    const { claims, passed, mentions } = firstEntryPage(page, listing);
    expect(claims).toMatchObject({ rows: page.claims, total: page.claims.length });
    expect(passed).toMatchObject({ rows: page.passed, total: page.passed.length });
    expect(mentions).toMatchObject({ rows: page.mentions, total: page.mentions.length });
    expect([claims, passed, mentions].map(({ links }) => links)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(furtherEntryPages(page, listing)).toEqual([]);
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
  const entry = { ...page, claims: many(page.claims, 1000), mentions };
  const first = firstEntryPage(entry, listing);
  const further = furtherEntryPages(entry, listing);
  const claims = [
    first.claims,
    ...further.flatMap((one) => (one.list === 'claims' ? [one.part] : [])),
  ];
  expect(claims.length).toBeGreaterThan(2);
  expect(claims.flatMap(({ rows }) => rows)).toHaveLength(page.claims.length * 1000);
  const mentioned = [
    first.mentions,
    ...further.flatMap((one) => (one.list === 'mentions' ? [one.part] : [])),
  ];
  expect(mentioned.length).toBeGreaterThan(2);
  const sentences = mentioned.map(({ rows }) =>
    rows.flatMap(({ text, notes }) => [...text, ...notes]),
  );
  expect(sentences.flat()).toHaveLength(
    mentions.flatMap(({ text, notes }) => [...text, ...notes]).length,
  );
  // The template puts more around a short sentence than it has words.
  for (const rows of sentences) expect(rows.length).toBeLessThan(300_000 / 250);
  const [second] = further;
  expect(second?.part.links?.previous?.href).toBe(`/base/glossary/${page.id}/`);
  expect(further.map(({ number }) => number)).toContain(3);
});
