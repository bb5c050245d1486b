import { expect, test } from 'vitest';
import type { Answer } from '../../../src/browser/search/answer.ts';
import { ask } from '../../../src/browser/search/ask.ts';
import type { Filters, Fragment, Index } from '../../../src/browser/search/pagefind.ts';
import type { SearchState } from '../../../src/browser/search/state.ts';

/** Ten of each source, and of each year but for those without a date. */
const records = Array.from({ length: 1000 }, (_, n): Fragment & { year: string[] } => {
  const year = n % 100 === 99 ? '' : String(1900 + Math.floor(n / 10));
  return {
    url: `/${n}`,
    content: `The talks of day ${n}${n % 2 === 0 ? ' went on' : ', went on'}.`,
    filters: { kind: ['paragraph'], source: [`Source ${n % 100}`], language: ['en'] },
    anchors: [
      { title: JSON.stringify(['paragraph', '', '', '', year, '', '', year]), location: 0 },
    ],
    year: [year || 'none'],
  };
});

/** Stands for the indexer: it has all words in every record, knows no punctuation, and ranks by the number. */
function standIn() {
  let read = 0;
  const index: Index = {
    languages: ['en'],
    search: async (_words, filters: Filters) => {
      const found = records.filter(({ filters: own, year }) =>
        Object.entries(filters).every(([name, value]) => {
          if (name === 'folded') return false;
          const all = name === 'year' ? year : own[name as keyof Fragment['filters']];
          return (typeof value === 'string' ? [value] : value.any).some((one) =>
            all?.includes(one),
          );
        }),
      );
      const results = found.map((record) => {
        const data = async () => {
          read++;
          return record;
        };
        const words = record.content.split(' ').flatMap((word, n) => (word === 'talks' ? n : []));
        return { id: record.url, score: 1000 - Number(record.url.slice(1)), words, data };
      });
      const year = Object.fromEntries(found.map((record) => [record.year[0] ?? '', 1]));
      const source = { 'Source 1': found.length };
      return { results, filters: { year, source }, totalFilters: {} };
    },
    filters: async () => ({}),
  };
  return { index, read: () => read };
}

async function answers(state: Partial<SearchState>, { index } = standIn()): Promise<Answer[]> {
  const whole: SearchState = { query: 'talks', chosen: {}, sort: 'relevance', shown: 10, ...state };
  return Array.fromAsync(ask([index], whole));
}

const last = async (state: Partial<SearchState>) => (await answers(state)).at(-1);
const urls = (answer: Answer | undefined) => answer?.places.map(({ block }) => block.url);

test('the first places are there before all are counted', async () => {
  const [first, whole, ...more] = await answers({ chosen: { source: 'Source 98' }, shown: 2 });
  expect(more).toEqual([]);
  expect(whole).toMatchObject({ read: 'all', records: 10, tallies: { kind: { exact: true } } });
  expect(whole?.places).toHaveLength(10);
  expect(first).toMatchObject({ read: 'first', tallies: {} });
  expect(urls(whole)?.slice(0, 2)).toEqual(urls(first)?.slice(0, 2));
});

test('of too many records only those are read that are shown, and what the index counts is told as such', async () => {
  const { index, read } = standIn();
  const answer = (await answers({}, { index, read })).at(-1);
  expect(answer).toMatchObject({ read: 'some', records: 1000 });
  expect(answer?.tallies.source).toEqual({ exact: false, values: { 'Source 1': 1000 } });
  expect(answer?.tallies.verdict).toBeUndefined();
  expect(answer?.places.length).toBeGreaterThanOrEqual(10);
  expect(read()).toBeLessThan(100);
});

test('a phrase is looked for in the text of the best of them', async () => {
  const answer = await last({ query: '"went on"', shown: 1000 });
  expect(answer?.read).toBe('some');
  expect(answer?.places).toHaveLength(300);
  expect(await last({ query: '"day 7 went"' })).toMatchObject({ places: [] });
});

test('what is chosen counts as if nothing were in its facet', async () => {
  const answer = await last({ chosen: { source: 'Source 98', kind: 'paragraph' } });
  expect(answer?.tallies.kind).toEqual({ exact: true, values: { paragraph: 10 } });
  expect(answer?.tallies.date?.exact).toBe(true);
  // Of all sources there are too many.
  expect(answer?.tallies.source?.exact).toBe(false);
});

test.each([
  ['newest', ['/990', '/991', '/992']],
  ['oldest', ['/0', '/1', '/2']],
] as const)('by date, the %s of all come first, however many there are', async (sort, first) => {
  expect(urls(await last({ sort }))?.slice(0, 3)).toEqual(first);
  const source = await last({ sort, chosen: { source: 'Source 98' } });
  expect(urls(source)?.[0]).toBe(sort === 'newest' ? '/998' : '/98');
});

test('what has no date comes last in either order', async () => {
  for (const sort of ['newest', 'oldest'] as const) {
    const all = urls(await last({ sort, shown: 1000 }));
    expect(all).toHaveLength(1000);
    expect(all?.slice(-10).every((url) => url.endsWith('99'))).toBe(true);
  }
});
