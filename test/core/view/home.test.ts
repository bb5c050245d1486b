import { describe, expect, test } from 'vitest';
import { claimRows } from '../../../src/core/view/claims.ts';
import { guideRows, homeParts, verdictCounts } from '../../../src/core/view/home.ts';
import { sourcesAtHome } from '../../../src/core/view/source-list.ts';
import { editionOf, type Given, shownOf } from '../support.ts';
import { small } from './small.ts';

const shownWith = (home: string, more: Given = {}) =>
  shownOf(editionOf({ ...small, ...more, 'content/home.mdx': home }));

/** The parts of a front page, prose as its HTML. */
const partsOf = (home: string) =>
  homeParts(shownWith(home)).map((part) => (part.kind === 'prose' ? part.html : part.kind));

describe('the front page', () => {
  test('has what it always had where an edition says nothing', () => {
    expect(homeParts(shownOf(editionOf(small))).map(({ kind }) => kind)).toEqual([
      'Lead',
      'Search',
      'Sources',
      'Finding',
    ]);
  });

  test('has what the edition says, in its order, and nothing else', () => {
    expect(
      partsOf('Words *of* ours.\n\n<Sources/>\n\n# A\n\n### A\n\n<Verdicts/>\n<Guides></Guides>\n'),
    ).toEqual([
      '<p>Words <em>of</em> ours.</p>\n',
      'Sources',
      '<h2 id="s-a">A</h2>\n<h3 id="s-a--2">A</h3>\n',
      'Verdicts',
      'Guides',
    ]);
    expect(partsOf('')).toEqual([]);
  });

  test('has its names linked', () => {
    expect(partsOf('The Herald.')).toEqual([
      '<p>The <a class="term" href="/glossary/herald/">Herald</a>.</p>\n',
    ]);
  });

  test('tells the verdicts that there are, and the guides', () => {
    const shown = shownWith('', {
      'content/guides/how.mdx': '---\ntitle: How\ndescription: To read.\n---\n\nSo.\n',
    });
    const counts = verdictCounts(shown, claimRows(shown));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(claimRows(shown).length);
    expect(counts[0]?.href).toBe(`/claims/#verdict-${counts[0]?.id}`);
    expect(guideRows(shown)).toContainEqual({
      link: { text: 'How', href: '/guides/how/' },
      description: { text: 'To read.' },
    });
  });

  test('lists all sources where they are few, else the first', () => {
    const sources = (count: number): Given =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          [
            `content/sources/s${n}.mdx`,
            `---\ntitle: S${n}\nseed: s${n}.txt\n---\n\n<Source>\n\nA${n}.\n\n</Source>\n`,
          ],
          [`seeds/s${n}.txt`, `A${n}.\n`],
        ]).flat() as [string, string][],
      );
    expect(sourcesAtHome(shownOf(editionOf(sources(24))))).toHaveLength(24);
    expect(sourcesAtHome(shownOf(editionOf(sources(25))))).toHaveLength(12);
  });
});
