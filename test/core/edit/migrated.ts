import { expect } from 'vitest';
import { migrate, type NewText } from '../../../src/core/edit/migrate.ts';
import type { Edition, Source } from '../../../src/core/edition/edition.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, sourceOf } from '../support.ts';

export const path = 'content/sources/a.mdx';
export const date = '2026-11-26';

/** Reads a page with its seed; both are all of an edition. */
export function read(mdx: string, seed: string): { edition: Edition; source: Source } {
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/glossary/paper.mdx': '---\nterm: The paper of record\nkind: organization\n---\n',
    [path]: mdx,
    'seeds/a.txt': seed,
  });
  return { edition, source: sourceOf(edition) };
}

/** Puts a page on another text, and reads it with that. */
export function moved(mdx: string, before: string, after: string, more: Partial<NewText> = {}) {
  const { edition, source } = read(mdx, before);
  expect(source.page.faithful).toBe(true);
  const file = edition.files.get(path);
  const done = file && migrate(source, file, { name: 'a.txt', text: after, date, ...more });
  if (!done) return undefined;
  const now = read(rawText(done.page), after);
  expect(now.edition.findings.filter(({ code }) => code !== 'encoding-disguised')).toEqual([]);
  return { ...done, source: now.source, was: source };
}

/** The words of each claim, its parts apart. */
export function wordsOf({ page, text = '' }: Source): Record<string, string[]> {
  return Object.fromEntries(
    page.claims.map(({ id, ranges }) => [
      id,
      ranges.map(({ start, end }) => fold(text.slice(start, end))),
    ]),
  );
}

export const claim = (id: string, words: string) =>
  `<Claim id="${id}" by="unattributed" kind="event" verdict="unverified">${words}</Claim>`;
