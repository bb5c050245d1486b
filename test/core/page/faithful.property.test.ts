import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Layout, type Look, lookAt } from '../../../src/core/page/layout.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, placesOf, readBack, sourceOf, textHtml } from '../support.ts';
import { hostileText } from '../hostile.ts';

/** Carries a seed to its HTML and back, as a reader's script would. */
function throughTheSite(seed: string, look: Look): string {
  const data = { title: 'A', seed: 'a.txt', ...(look.layout === 'keep' && { lines: 'keep' }) };
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/sources/a.mdx': writePage(seed, data, look),
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

/** How many texts are tried, as many in each way. */
const texts = 10_000;
const layouts: readonly Layout[] = ['flow', 'wrapped', 'indents', 'rows', 'paragraphs', 'keep'];
const ways = [...layouts, 'as it looks'] as const;

test.each(ways)(
  'any text comes through new, parse and render as itself (lines: %s)',
  { timeout: 180_000 },
  (layout) => {
    fc.assert(
      fc.property(hostileText, fc.nat(40), (seed, width) => {
        const look: Look = layout === 'as it looks' ? lookAt(seed) : { layout, width };
        const signed: Look = width % 2 === 0 ? { ...look, signs: 'gutenberg' } : look;
        expect(throughTheSite(seed, signed)).toBe(fold(seed));
      }),
      { numRuns: Math.ceil(texts / ways.length) },
    );
  },
);
