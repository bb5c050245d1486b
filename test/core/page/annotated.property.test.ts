import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotations } from '../../../src/core/export/annotations.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, placesOf, readBack, shownOf, sourceOf, textHtml } from '../support.ts';
import { hostileText } from '../hostile.ts';
import { type Written, writtenIn } from './written.ts';

interface Planted {
  id: string;
  words: string;
}

/** Puts a claim with its mark around each of these stretches of the text, which must not overlap. */
function plant(mdx: string, stretches: Written[][]): { mdx: string; planted: Planted[] } {
  const planted: Planted[] = [];
  let result = '';
  let done = 0;
  for (const [index, stretch] of stretches.entries()) {
    const [first, last] = [stretch[0], stretch.at(-1)];
    const words = stretch.map(({ character }) => character).join('');
    if (!first || !last || fold(words) === '') continue;
    const id = `c${index}`;
    result += `${mdx.slice(done, first.start)}<Claim id="${id}" by="unattributed" kind="event" verdict="unverified">${mdx.slice(first.start, last.end)}</Claim>[^${id}]`;
    done = last.end;
    planted.push({ id, words });
  }
  const notes = planted.map(({ id }) => `\n[^${id}]: A note.\n`).join('');
  return { mdx: result + mdx.slice(done) + notes, planted };
}

/** Cuts the characters of each block at random places, and returns every second part. */
function stretchesOf(characters: Written[], cuts: number[]): Written[][] {
  const ordered = [...new Set(cuts.map((cut) => cut % (characters.length + 1)))].sort(
    (a, b) => a - b,
  );
  const parts: Written[][] = [];
  for (let index = 0; index + 1 < ordered.length; index += 2) {
    const part = characters.slice(ordered[index], ordered[index + 1]);
    const block = part[0]?.block;
    parts.push(part.filter((character) => character.block === block));
  }
  return parts;
}

interface Exported {
  first: {
    items: {
      id: string;
      target: {
        selector: {
          exact?: string;
          prefix?: string;
          suffix?: string;
          start?: number;
          end?: number;
        }[];
      }[];
    }[];
  };
}

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'claims anywhere in any text keep it whole, and are found at their offsets (lines: %s)',
  { timeout: 60_000 },
  (_, keep) => {
    const seeds = hostileText.filter((seed) => !seed.startsWith('\uFEFF'));
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(400), { maxLength: 8 }), (seed, cuts) => {
        const data = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
        const plain = writePage(seed, data, { layout: keep ? 'keep' : 'flow' });
        const { mdx, planted } = plant(plain, stretchesOf(writtenIn(plain), cuts));
        const edition = editionOf({
          'content/edition.yaml': 'title: A test\n',
          'content/sources/a.mdx': mdx,
          'seeds/a.txt': seed,
        });
        const told = edition.findings.filter(({ code }) => code !== 'encoding-disguised');
        expect(placesOf(told)).toEqual([]);
        const source = sourceOf(edition);
        expect(readBack(textHtml(edition))).toBe(fold(seed));
        const { items } = (
          JSON.parse(annotations(source, shownOf(edition).edition, '')) as Exported
        ).first;
        expect(items.map(({ id }) => id)).toEqual(
          planted.map(({ id }) => `/sources/a/#claim-${id}`),
        );
        const points = [...seed];
        items.forEach(({ target }, index) => {
          expect(target).toHaveLength(1);
          const [quote, position] = target[0]?.selector ?? [];
          const [start, end] = [Number(position?.start), Number(position?.end)];
          expect(points.slice(start, end).join('')).toBe(quote?.exact);
          expect(fold(quote?.exact ?? '')).toBe(fold(planted[index]?.words ?? ''));
          expect(
            points
              .slice(0, start)
              .join('')
              .endsWith(quote?.prefix ?? '-'),
          ).toBe(true);
          expect(
            points
              .slice(end)
              .join('')
              .startsWith(quote?.suffix ?? '-'),
          ).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  },
);
