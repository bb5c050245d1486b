import { expect, test } from 'vitest';
import { chainPages, claimPages } from '../../../src/core/view/claim-pages.ts';
import { type ClaimRow, claimRows } from '../../../src/core/view/claims.ts';
import { furtherEntryPages } from '../../../src/core/view/entry-lists.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { verdictCounts } from '../../../src/core/view/home.ts';
import { claimItems, concordance } from '../../../src/core/view/list-html.ts';
import type { SourceModel } from '../../../src/core/view/models/source.ts';
import { type Paged, pathOfPage, weightOf } from '../../../src/core/view/paging.ts';
import { type ShownEdition, sortSources } from '../../../src/core/view/shown.ts';
import { sourceListPages } from '../../../src/core/view/source-list.ts';
import { neighboursOf } from '../../../src/core/view/sources.ts';
import { timelinePages } from '../../../src/core/view/timeline-pages.ts';
import { citationPages, workPages } from '../../../src/core/view/work-pages.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from './small.ts';

/*
 * Lists of very many sources that say very little each. What is drawn of a list is known by its rows: no site is built, and
 * none of the sources is read.
 */

const count = 3000;
const most = 300_000;

const few = shownOf(editionOf(small));
const models = few.shown.flatMap((model): SourceModel[] => {
  if (model.page.data['translation-of']) return [];
  return Array.from({ length: count }, (_, n) => {
    const { page, seed, claims, mentions, mentioned, cites } = model;
    const { showsOriginal, showsScans, showsTables } = model;
    const shows = { showsOriginal, showsScans, showsTables };
    const own = { id: `s${n}`, file: `content/sources/s${n}.mdx`, data: page.data };
    return { page: own, seed, claims, mentions, mentioned, cites, ...shows };
  });
});
const many: ShownEdition = { ...few, ...sortSources(few.edition, models) };

/** The rows of each page of a list. */
function pagesOf<R>({ pages }: Paged<unknown, R>): R[][] {
  return pages.map((parts) => parts.flatMap(({ rows }) => rows));
}

const bytesOf = (html: string) => Buffer.byteLength(html);
const claimBytes = (rows: readonly ClaimRow[]) =>
  bytesOf(claimItems(rows, undefined, many.wording));
const weight = (rows: readonly unknown[]) =>
  rows.reduce<number>((sum, row) => sum + weightOf(row), 0);

test('no page of a list of very many tiny sources is over 300 kB', () => {
  const sizes = {
    sources: pagesOf(sourceListPages(many)).map(weight),
    claims: pagesOf(claimPages(many)).map(claimBytes),
    chains: pagesOf(chainPages(many)).map(claimBytes),
    timeline: pagesOf(timelinePages(many)).map(weight),
    works: pagesOf(workPages(many)).map(weight),
    citations: pagesOf(citationPages(many)).map(weight),
    entries: entryPages(many)
      .flatMap((page) => furtherEntryPages(page, many))
      .map((page) =>
        page.list === 'mentions'
          ? bytesOf(concordance(page.part.rows, many.wording))
          : claimBytes(page.part.rows),
      ),
  };
  for (const [list, pages] of Object.entries(sizes)) {
    expect(Math.max(...pages), list).toBeLessThanOrEqual(most);
    if (list !== 'works') expect(pages.length, list).toBeGreaterThan(1);
  }
});

test('who follows the number of claims of a verdict comes to the page on which they begin', () => {
  const list = claimPages(many);
  const numbers = verdictCounts(many, claimRows(many)).map(({ id, href }) => {
    const begins = ({ head, continued }: (typeof list.pages)[number][number]) =>
      head.id === id && !continued;
    const number = list.pages.findIndex((parts) => parts.some(begins)) + 1;
    expect(href).toBe(`${pathOfPage(list, number)}#verdict-${id}`);
    return number;
  });
  expect(Math.max(...numbers)).toBeGreaterThan(1);
});

test('the earlier texts of each source are found without going through all of them for each', () => {
  let reads = 0;
  const earlier = many.shown.map((model, n): SourceModel => {
    const { page } = model;
    const data = { ...page.data, 'superseded-by': `s${n}` };
    const own = { ...page, id: `s${n}-1`, data };
    const get = () => {
      reads++;
      return own;
    };
    return Object.defineProperty({ ...model }, 'page', { get });
  });
  const rendering = { ...many, superseded: earlier };
  for (const [n, source] of many.shown.entries())
    expect(neighboursOf(rendering, source).earlier).toEqual([
      { text: `s${n}-1`, href: `/sources/s${n}-1/` },
    ]);
  expect(reads).toBeLessThan(10 * count);
});
