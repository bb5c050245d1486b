import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { hostileText } from '../hostile.ts';
import { planted } from '../page/written.ts';
import { editionOf, placesOf, readBack, sourceOf, textHtml } from '../support.ts';
import { faultsOf, sound } from './proved.ts';

const page = (source: string) => `<html><body><main><p>x</p>${source}</main></body></html>`;

const elements = [
  ['<Hi rend="italic">', '</Hi>'],
  ['<Hi rend="bold small-caps">', '</Hi>'],
  ['<Unclear reason="faded">', '</Unclear>'],
  ['<Supplied>', '</Supplied>'],
  ['<Add place="margin">', '</Add>'],
  ['<Del>', '</Del>'],
  ['<Foreign lang="fa">', '</Foreign>'],
  ['<Hi rend="underline"><Del>', '</Del></Hi>'],
  [
    '<Claim id="x" by="unattributed" kind="event" verdict="unverified"><Hi rend="italic">',
    '</Hi></Claim>[^x]',
  ],
  ['<Gap/>', ''],
  ['<Mark note="a">', '</Mark>'],
  ['<Note of="a">', '</Note>'],
  ['<Note of="b"><Mark note="a">', '</Mark></Note>'],
  ['<Page n="12"/>', ''],
  ['<Align with="3"/>', ''],
  ['<Del>', '<Align with="1"/></Del>'],
  ['<Del>', '<Page n="iv"/></Del>'],
  ['', '<Gap reason="lost" extent="2 lines"/>'],
] as const;

test.each(['flow', 'keep'] as const)(
  'marks of any kind anywhere in any text keep it whole (lines: %s)',
  { timeout: 60_000 },
  (layout) => {
    const seeds = hostileText.filter((seed) => !seed.startsWith('\uFEFF'));
    const ends = fc.array(fc.tuple(fc.nat(400), fc.nat(40)), { maxLength: 6 });
    const kinds = fc.array(fc.nat(elements.length - 1), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(seeds, ends, kinds, (seed, at, chosen) => {
        const data = { title: 'A', seed: 'a.txt', ...(layout === 'keep' && { lines: 'keep' }) };
        const plain = writePage(seed, data, { layout });
        let claimed = false;
        const mdx = planted(plain, at, { gap: 60, most: 30 }, (words, index) => {
          const [open, close] = elements[chosen[index] ?? 0] ?? ['', ''];
          if (open.startsWith('<Claim') && claimed) return words;
          claimed ||= open.startsWith('<Claim');
          return `${open}${words}${close}`;
        });
        const edition = editionOf({
          'content/edition.yaml': 'title: A test\n',
          'content/sources/a.mdx': mdx + (claimed ? '\n[^x]: A note.\n' : ''),
          'seeds/a.txt': seed,
        });
        const told = edition.findings.filter(({ code }) => code !== 'encoding-disguised');
        expect(placesOf(told)).toEqual([]);
        const html = textHtml(edition);
        expect(readBack(html)).toBe(fold(seed));
        expect(readPageMarkup(page(html))).toMatchObject({ foreign: [] });
        expect(faultsOf(page(html), sourceOf(edition))).toEqual(sound);
      }),
      { numRuns: 400 },
    );
  },
);
