import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotate } from '../../../src/core/edit/annotate.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { Code } from '../../../src/core/faults.ts';
import type { Annotation } from '../../../src/core/edit/request.ts';
import type { Edition, Source } from '../../../src/core/edition/edition.ts';
import { insert } from '../../../src/core/page/edit.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { hostileText } from '../hostile.ts';
import { type Ends, planted } from '../page/written.ts';
import { claim, read } from './migrated.ts';

const annotations: Annotation[] = [
  { type: 'claim', id: 'new', by: 'unattributed', kind: 'event', verdict: 'unverified' },
  { type: 'note', id: 'new', note: 'First.\n\n- second' },
  { type: 'term', id: 'paper' },
  { type: 'part', id: 'c0' },
  { type: 'rendition', name: 'Hi', attributes: { rend: 'bold' } },
  { type: 'rendition', name: 'Gap', attributes: { extent: '2 words' } },
  { type: 'rendition', name: 'Page', attributes: { n: '12', image: 'a.jpg' } },
  { type: 'rendition', name: 'Align', attributes: { with: '1' } },
];

/** Puts claims, terms and looks of the original into a page as `new` wrote it. */
function annotated(mdx: string, ends: readonly Ends[]): string {
  const notes: string[] = [];
  const page = planted(mdx, ends, { gap: 12, most: 20 }, (words, index) => {
    if (index % 4 === 1) return `<Term id="paper">${words}</Term>`;
    if (index % 8 === 7) return `<Align with="${index}"/>${words}`;
    if (index % 4 === 3) return `<Page n="${index}"/><Hi rend="italic">${words}</Hi><Gap/>`;
    notes.push(`\n[^c${index}]: A note.\n`);
    return `${claim(`c${index}`, words)}[^c${index}]`;
  });
  return page + notes.join('');
}

/** The words of a text from one place on, whole characters, and which of their occurrences they are. */
function quoteOf(text: string, [from, length]: Ends): { quote: string; nth: number } {
  const points = [...text];
  const start = from % Math.max(1, points.length);
  const before = points.slice(0, start).join('');
  const quote = points.slice(start, start + 1 + (length % 60)).join('');
  const words = fold(quote);
  const at = before.length + quote.indexOf(words);
  let nth = 1;
  for (
    let found = text.indexOf(words);
    found >= 0 && found < at;
    found = text.indexOf(words, found + 1)
  )
    nth++;
  return { quote, nth };
}

function idOf(annotation: Annotation): string | undefined {
  return annotation.type === 'rendition' ? undefined : annotation.id;
}

/** What must stay: everything but the annotation of this id. */
function rest({ page }: Source, fresh: Annotation) {
  const own = (id: string | undefined) => fresh.type !== 'term' && id === idOf(fresh);
  const isNew = ({ name, attributes }: { name: string; attributes: object }) =>
    fresh.type === 'rendition' &&
    name === fresh.name &&
    JSON.stringify(attributes) === JSON.stringify(fresh.attributes);
  return {
    claims: page.claims.filter(({ id }) => !own(id)).map(({ at: _, ...claim }) => claim),
    marks: page.marks
      .filter(({ id, kind }) => kind === 'claim' && !own(id))
      .map(({ at: _, ...mark }) => mark),
    references: page.references.filter(({ id }) => !own(id)).map(({ at: _, ...mark }) => mark),
    notes: page.notes.filter(({ id }) => !own(id)).map(({ id }) => id),
    blocks: page.blocks,
    looks: page.renditions.filter((one) => !isNew(one)).map(({ at: _, ...one }) => one),
    gaps: page.wordless.filter((one) => !isNew(one)).map(({ at: _, ...one }) => one),
  };
}

const elsewhere = new Set<Code>([
  ...(['entry-unused', 'page-misnumbered', 'align-broken'] as const),
  ...(['image-broken', 'facsimile-without-rights'] as const),
]);

/**
 * The names of all faults; that an entry is unused is no matter of the page, nor are the numbers of pages here, their images and the other
 * text, which there are none of, and the mark of the
 * claim `moved` moves. A character that an old element parts may be told again of a new one that is cut there.
 */
function faults(edition: Edition, moved?: string): string[] {
  const others = runChecks(edition).filter(
    ({ code, message }) =>
      !elsewhere.has(code) && !(code === 'note-elsewhere' && message.includes(`[^${moved}]`)),
  );
  const codes = others.map(({ code }) => code).sort();
  return codes.filter((code, at) => code !== 'character-parted' || codes.indexOf(code) === at);
}

const ends = fc.tuple(fc.nat(600), fc.nat(600));

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'any words of any text are annotated, and nothing else changes (lines: %s)',
  { timeout: 60_000 },
  (_, keep) => {
    const seeds = hostileText.filter((seed) => !seed.startsWith('\uFEFF') && fold(seed) !== '');
    fc.assert(
      fc.property(
        seeds,
        fc.array(ends, { maxLength: 6 }),
        ends,
        fc.constantFrom(...annotations),
        (seed, old, where, annotation) => {
          const front = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
          const { edition, source } = read(
            annotated(writePage(seed, front, { layout: keep ? 'keep' : 'flow' }), old),
            seed,
          );
          const text = fold(seed);
          const quotation = quoteOf(text, where);
          const done = annotate(source, edition, { annotation, quotation });
          if ('problems' in done) {
            // Blanks are no words, a term is no link in another, and a claim may not be there: nothing else is in the way.
            const reason = /words of the term|without words|that of a claim on the page/;
            for (const { message } of done.problems) expect(message).toMatch(reason);
            return;
          }
          const before = edition.files.get('content/sources/a.mdx')?.text ?? '';
          expect(insert(before, done.insertions)).toBe(done.file.text);
          const part = annotation.type === 'part' ? annotation.id : undefined;
          const after = read(rawText(done.file), seed);
          const fresh = annotation.type === 'claim' ? ['note-empty'] : [];
          // A mark that stood elsewhere may be where it belongs now.
          expect([faults(edition), faults(edition, part)]).toContainEqual(
            faults(after.edition).filter((code) => !fresh.includes(code)),
          );
          expect(faults(after.edition)).toEqual(expect.arrayContaining(fresh));
          expect(rest(after.source, annotation)).toEqual(rest(source, annotation));
          const own = (s: Source) =>
            s.page.marks.filter(({ id }) => id === idOf(annotation)).length;
          const { ranges } = after.source.page.claims.find(({ id }) => id === 'new') ?? {};
          if (annotation.type === 'claim') {
            const marked = (ranges ?? []).map(({ start, end }) => seed.slice(start, end)).join('');
            // No more than the whole of the characters that it begins and ends in.
            const found = marked.replace(/[\t\n\f\r ]+/g, '');
            const bare = fold(quotation.quote).replaceAll(' ', '');
            expect(found).toContain(bare);
            const more = [...new Intl.Segmenter().segment(found)].length;
            expect(more).toBeLessThanOrEqual([...new Intl.Segmenter().segment(bare)].length);
          }
          const looks = ({ page }: Source) => page.renditions.length + page.wordless.length;
          const grown = looks(after.source) - looks(source);
          expect(grown > 0).toBe(annotation.type === 'rendition');
          if (annotation.type === 'term') expect(own(after.source)).toBeGreaterThan(own(source));
        },
      ),
      { numRuns: 150 },
    );
  },
);
