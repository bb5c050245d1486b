import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnnotations } from '../../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../../src/core/annotation/take.ts';
import { annotations } from '../../../src/core/export/annotations.ts';
import { type PlacedTag, writeTagged } from '../../../src/core/page/write.ts';
import { faultsOf, sound } from '../render/proved.ts';
import { editionOf, filesOf, shownOf, sourceOf, textHtml } from '../support.ts';
import { comeBack } from '../tei/come-back.ts';

/** A cell: its word, '' where it has none, `null` where that is missing. */
const cell = fc.constantFrom('', null, null, 'Third', '12', '3', 'x. y');
const row = fc
  .array(cell, { minLength: 4, maxLength: 4 })
  .filter((cells) => cells.some((one) => one));
const table = fc.record({
  rows: fc.array(row, { minLength: 2, maxLength: 5 }),
  /** How cells are parted, whether blanks at the ends of lines are in the seed, and whether the page keeps lines. */
  isTabbed: fc.boolean(),
  isTrimmed: fc.boolean(),
  isKept: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
});

type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

/** The lines of a table as its page is written, the words of its seed, and where in that each gap is. */
function madeOf({ rows, isTabbed, isTrimmed, lineEnd }: Table) {
  const tags: PlacedTag[] = [];
  const places: number[] = [];
  let [page, seed] = ['', ''];
  rows.forEach((cells, index) => {
    let line = '';
    const gaps: number[] = [];
    cells.forEach((word, n) => {
      if (word === null) {
        gaps.push(line.length);
        tags.push({
          at: page.length + line.length,
          tag: `<Gap extent="${tags.length + 1} words"/>`,
        });
      }
      const last = n === cells.length - 1;
      const own = word ?? '';
      line += own + (last ? '' : isTabbed ? '\t' : ' '.repeat(9 - own.length));
    });
    const own = isTrimmed ? line.trimEnd() : line;
    places.push(...gaps.map((at) => seed.length + Math.min(at, own.length)));
    page += line + (index < rows.length - 1 ? '\n' : '');
    seed += own + lineEnd;
  });
  return { tags, places, page, seed };
}

test('a gap in an empty cell of a row is in that cell, wherever the source is shown or taken to', () => {
  let shown = 0;
  fc.assert(
    fc.property(table, (made) => {
      const { tags, places, page, seed } = madeOf(made);
      const front = made.isKept ? 'lines: keep\n' : '';
      const files = (own: readonly PlacedTag[]) =>
        filesOf(seed, `<Source>\n\n${writeTagged(page, own)}\n\n</Source>\n`, {}, front);
      const edition = editionOf(files(tags));
      expect(edition.findings).toEqual([]);
      const source = sourceOf(edition);
      const [block] = source.page.blocks;
      if (!block) throw new Error('no block');
      // Blanks at both ends of a block are shown in columns alone.
      const isShown = made.isKept || block.columns !== undefined;
      const expected = isShown
        ? places
        : places.map((at) => Math.min(Math.max(at, block.start), block.end));
      expect(source.page.wordless.map(({ offset }) => offset)).toEqual(expected);
      if (isShown) shown++;
      const html = textHtml(edition);
      expect(faultsOf(`<html lang="en"><body>${html}</body></html>`, source)).toEqual(sound);
      const words = html
        .replace(/<bdi class="missing"[^>]*>\[(\d+) words?\]<\/bdi>/g, '§$1')
        .replace(/<a class="para"[^>]*>\d<\/a>|<[^>]+>/g, '');
      let marked = '';
      [...seed].forEach((character, at) => {
        expected.forEach((place, n) => (marked += place === at ? `§${n + 1}` : ''));
        marked += character;
      });
      const last = Math.max(block.end, ...expected);
      const end = marked.length - seed.length + last;
      const lines = marked.slice(0, end).slice(isShown ? 0 : block.start);
      expect(words.trim()).toBe(lines.replace(/\r\n?/g, '\n').trim());
      comeBack(edition, files(tags));
      const before = editionOf(files([]));
      const json = annotations(source, shownOf(edition).edition, '');
      const read = readAnnotations(JSON.parse(json));
      if (!read) throw new Error('no annotations');
      const taken = takeAnnotations(sourceOf(before), before, { ...read, digest: (id) => id });
      if ('problem' in taken) throw new Error(taken.problem.message);
      const after = editionOf({ ...files([]), 'content/sources/a.mdx': taken.file.text });
      expect(annotations(sourceOf(after), shownOf(after).edition, '')).toBe(json);
    }),
    { numRuns: 120 },
  );
  expect(shown).toBeGreaterThan(40);
});
