import { describe, expect, test } from 'vitest';
import { chainPages, chainsInTable, claimPages } from '../../../src/core/view/claim-pages.ts';
import { chainPictures, chainRows } from '../../../src/core/view/chains.ts';
import { claimRows, facetsOf } from '../../../src/core/view/claims.ts';
import { facetData, placesOf } from '../../../src/core/view/facet-data.ts';
import { furtherPages, listData } from '../../../src/core/view/list-data.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { small } from './small.ts';

const few = shownOf(editionOf(small));

/** An edition of 600 claims by 150 speakers, of two verdicts. */
const many = shownOf(
  editionOf(
    filesOf(
      Array.from({ length: 600 }, (_, n) => `c${n}`).join(' '),
      `<Source>\n\n${Array.from({ length: 600 }, (_, n) => {
        const verdict = n % 3 === 0 ? 'disputed' : 'consistent';
        return `<Claim id="c${n}" kind="event" by="s${n % 150}" verdict="${verdict}">c${n}</Claim>`;
      }).join(' ')}\n\n</Source>\n`,
    ),
  ),
);

describe('the lists of claims', () => {
  test('stand on one page each where they are short, and need no files', () => {
    expect(claimPages(few).pages).toHaveLength(1);
    expect(chainPages(few).pages).toHaveLength(1);
    expect(listData(few)).toEqual(new Map());
    expect(furtherPages(few)).toEqual([]);
    const chains = chainRows(claimRows(few));
    expect(chainsInTable(chains, chainPages(few), 1)).toEqual(chains);
  });

  test('go on over pages where they are long', () => {
    const claims = claimPages(many);
    expect(claims.pages.length).toBeGreaterThan(1);
    expect(claims.pages[0]?.[0]).toMatchObject({ head: { id: 'consistent' }, total: 400 });
    expect(claims.anchors.get('verdict-disputed')).toBe(2);
    const data = listData(many);
    expect([...data.keys()]).toEqual([
      'claims/pages.json',
      'chains/pages.json',
      'claims/facets.json',
    ]);
    expect(furtherPages(many)).toContain('/claims/page/2/');
    expect(furtherPages(many)).toContain('/chains/page/2/');
  });

  test('have each chain in a table: the most frequent on the first page, each other where it begins', () => {
    const chains = chainRows(claimRows(many));
    const list = chainPages(many);
    const tables = list.pages.map((_, index) => chainsInTable(chains, list, index + 1));
    expect(tables[0]).toHaveLength(100);
    const begun = new Set(tables.flat().map(({ id }) => id));
    expect(begun.size).toBe(150);
  });
});

describe('the facets of claims on several pages', () => {
  const list = claimPages(many);
  const data = facetData(list, facetsOf(claimRows(many), many.wording));
  const rows = list.pages.map((parts) => parts.flatMap(({ rows }) => rows));

  test('see all of them, and find each on its page', () => {
    expect(placesOf(data, [])).toHaveLength(600);
    const chosen = [
      ['by', 's3'],
      ['verdict', 'disputed'],
    ] as const;
    const found = placesOf(data, chosen);
    expect(found).toHaveLength(4);
    for (const { page, index, verdict } of found) {
      const row = rows[page - 1]?.[index];
      expect(row).toMatchObject({ by: { id: 's3' }, verdict: { id: verdict } });
    }
  });

  test('offer what claims have, the most frequent first', () => {
    const verdicts = data.facets.find(({ name }) => name === 'verdict');
    expect(verdicts?.options).toEqual([
      ['consistent', 'Consistent (400)'],
      ['disputed', 'Disputed (200)'],
    ]);
    expect(placesOf(data, [['by', 'nobody']])).toEqual([]);
  });

  test('need not offer verdicts where all claims have one', () => {
    const { facets, ...rest } = data;
    const others = facets.filter(({ name }) => name !== 'verdict');
    const found = placesOf({ ...rest, facets: others }, [
      ['by', 's3'],
      ['verdict', 'disputed'],
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual(['', '', '', '']);
  });
});

test('a picture of very many ways names fewer, so that it is no larger than others', () => {
  const rows = claimRows(many).map((row, n) => ({
    ...row,
    by: { id: `s${n % 17}`, name: `s${n % 17}` },
    chainIds: [`s${n % 17}`, `a${(n * 7) % 16}`, `b${Math.floor(n / 17) % 16}`],
    publisher: `b${Math.floor(n / 17) % 16}`,
  }));
  const [svg = ''] = chainPictures(many, rows, 'caption');
  expect(svg.match(/class="band"/g)?.length).toBeLessThanOrEqual(300);
  expect(svg).toContain('Others');
});
