import { describe, expect, test } from 'vitest';
import { historyPages } from '../../../src/core/view/history-pages.ts';
import { furtherPages, listData } from '../../../src/core/view/list-data.ts';
import { sourceListPages, sourcesAtHome } from '../../../src/core/view/source-list.ts';
import { sourceRows } from '../../../src/core/view/sources.ts';
import { editionOf, type Given, shownOf } from '../support.ts';
import { small } from './small.ts';

const few = shownOf(editionOf(small));

/** So many sources, each of which has a long summary and was corrected often. */
function sources(count: number): Given {
  const summary = `summary: ${'Long. '.repeat(350)}\n`;
  const days = Array.from(
    { length: 9 },
    (_, n) => `{ date: 2001-02-0${Math.max(1, n)}, text: Mended ${n}. }`,
  );
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      [
        `content/sources/s${n}.mdx`,
        `---\ntitle: S${n}\nseed: s${n}.txt\n${summary}changes: [${days.join(', ')}]\n---\n\n<Source>\n\nA.\n\n</Source>\n`,
      ],
      [`seeds/s${n}.txt`, 'A.\n'],
    ]).flat(),
  );
}

const many = shownOf(editionOf(sources(150)));

/** The rows of all pages of a list. */
function rowsOf<R>(pages: readonly (readonly { rows: readonly R[] }[])[]): R[] {
  return pages.flatMap((parts) => parts.flatMap(({ rows }) => rows));
}

describe('the list of sources', () => {
  test('stands on one page, and at home, where it is short', () => {
    expect(sourceListPages(few).pages).toHaveLength(1);
    expect(sourcesAtHome(few)).toEqual(sourceRows(few));
  });

  test('goes on over pages where it is long; the home page has its beginning', () => {
    const { pages } = sourceListPages(many);
    expect(pages).toHaveLength(2);
    expect(rowsOf(pages)).toEqual(sourceRows(many));
    expect(sourcesAtHome(many)).toEqual(sourceRows(many).slice(0, 12));
    expect(furtherPages(many)).toContain('/sources/page/2/');
    expect([...listData(many).keys()]).not.toContain('sources/pages.json');
  });
});

test('the list of changes goes on over pages, and tells which has each day', () => {
  const { pages } = historyPages(many);
  expect(pages.length).toBeGreaterThan(1);
  expect(rowsOf(pages)).toHaveLength(150 * 9);
  expect(furtherPages(many)).toContain('/changes/page/2/');
  const anchors = JSON.parse(listData(many).get('changes/pages.json') ?? '') as string[][];
  expect(anchors[0]).toContain('on-2001-02-08-s0');
  expect(anchors.at(-1)).toContain('on-2001-02-01-s149');
});
