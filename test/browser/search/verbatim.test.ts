import { expect, test } from 'vitest';
import type { Filters, Fragment, Index } from '../../../src/browser/search/pagefind.ts';
import { askVerbatim } from '../../../src/browser/search/verbatim.ts';
import type { State } from '../../../src/browser/search/state.ts';

const records = Array.from({ length: 1000 }, (_, n): Fragment => ({
  url: `/${n}`,
  content: `The talks of day ${n}${n % 2 === 0 ? ' went on' : ', went on'}.`,
  filters: { kind: ['paragraph'], source: [`Source ${n % 100}`], language: ['en'] },
  anchors: [{ title: JSON.stringify(['', '', `2002-01-01T${String(n).padStart(4, '0')}`]) }],
  locations: [],
}));

/** Stands for the indexer: it has all words in every record, knows no punctuation, and ranks by the number. */
const index: Index = {
  languages: ['en'],
  search: async (_words, filters: Filters, sort) => {
    const found = records.filter(({ filters: own }) =>
      Object.entries(filters).every(([name, value]) => {
        if (name === 'folded') return false;
        const any = typeof value === 'string' ? [value] : value.any;
        return any.some((one) => own[name as keyof Fragment['filters']]?.includes(one));
      }),
    );
    if (sort === 'newest') found.reverse();
    const results = found.map((record, n) => {
      return { id: record.url, score: 1000 - n, data: async () => record };
    });
    return {
      results,
      filters: {},
      totalFilters: { language: { en: 1 } },
      unfilteredResultCount: 0,
    };
  },
  filters: async () => ({}),
};

const ask = (state: Partial<State>) =>
  askVerbatim(
    [index],
    { words: [], phrases: ['went on'] },
    { query: '', chosen: {}, sort: 'relevance', shown: 10, ...state },
  );

test('of very many candidates the best are read, and it is said that there may be more', async () => {
  const answer = await ask({});
  expect(answer.partial).toBe(true);
  expect(answer.total).toBe(300);
});

test('what is chosen narrows the candidates, not what was found among the best of them', async () => {
  const answer = await ask({ chosen: { source: 'Source 98' } });
  expect(answer).toMatchObject({ total: 10, partial: false });
  expect(answer.counts.kind).toEqual({ paragraph: 10 });
  // As if nothing were chosen there.
  expect(Object.keys(answer.counts.source ?? {}).length).toBeGreaterThan(1);
});

test('by date, the newest of all come first', async () => {
  const [first] = await (await ask({ sort: 'newest' })).take(1);
  expect(first?.url).toBe('/999');
});
