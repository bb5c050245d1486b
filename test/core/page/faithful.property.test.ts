import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, placesOf, readBack, sourceOf, textHtml } from '../support.ts';
import { hostileText } from '../hostile.ts';

/** Carries a seed to its HTML and back, as a reader's script would. */
function throughTheSite(seed: string, keep: boolean): string {
  const data = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/sources/a.mdx': writePage(seed, data, keep),
    // A byte order mark is no part of the text: another is put where the text begins with one.
    'seeds/a.txt': seed.startsWith('\uFEFF') ? `\uFEFF${seed}` : seed,
  });
  const told = edition.findings.filter(({ code }) => code !== 'encoding-disguised');
  expect(placesOf(told)).toEqual([]);
  expect(sourceOf(edition).page.faithful).toBe(true);
  const html = textHtml(edition);
  expect(html.match(/&(?!amp;|lt;)/)).toBeNull();
  return readBack(html);
}

/** How many texts are tried, half of them in either way. */
const texts = 10_000;

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'any text comes through new, parse and render as itself (lines: %s)',
  { timeout: 180_000 },
  (_, keep) => {
    fc.assert(
      fc.property(hostileText, (seed) => {
        expect(throughTheSite(seed, keep)).toBe(fold(seed));
      }),
      { numRuns: texts / 2 },
    );
  },
);
