import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { candidatesFor } from '../../../src/browser/search/candidates.ts';
import type { Index, Result } from '../../../src/browser/search/pagefind.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a result is held until its record is read: the worker of the indexer forgets those that nobody holds', async () => {
  const given: WeakRef<Result>[] = [];
  const anchors = [{ title: JSON.stringify(['paragraph', 'l1']), location: 0 }];
  const fragment = { url: '/sources/a/', content: 'Ships sailed.', filters: {}, anchors };
  const index: Index = {
    languages: ['en'],
    search: async () => {
      const result = { id: 'a', score: 1, words: [0], data: async () => fragment };
      given.push(new WeakRef(result));
      return { results: [result], filters: {}, totalFilters: {} };
    },
    filters: async () => ({}),
  };
  const asked = [{ index, words: [{ word: 'ships', spelling: 'ships' }], languages: ['en'] }];
  const { records } = await candidatesFor(asked, { words: ['ships'], phrases: [] }, {});
  await new Promise((done) => setTimeout(done));
  collectGarbage();
  expect(given.some((held) => held.deref() !== undefined)).toBe(true);
  expect(await records[0]?.read()).toMatchObject([{ found: ['Ships'] }]);
});
