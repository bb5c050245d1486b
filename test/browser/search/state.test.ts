import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  batch,
  facetNames,
  isIdle,
  parseState,
  serializeState,
  sorts,
  type SearchState,
} from '../../../src/browser/search/state.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1 });

const states: fc.Arbitrary<SearchState> = fc.record({
  query: fc.string({ unit: 'grapheme' }),
  chosen: fc
    .dictionary(fc.constantFrom(...facetNames), text)
    .map((chosen) => Object.fromEntries(Object.entries(chosen))),
  sort: fc.constantFrom(...sorts),
  shown: fc.integer({ min: 1, max: 20 }).map((times) => times * batch),
});

test('an address says the whole state', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(parseState(new URLSearchParams(serializeState(state)))).toEqual(state);
    }),
  );
});

test('what an address says wrongly is as at first', () => {
  for (const address of ['n=0', 'n=-10', 'n=1e9', 'n=x', 'sort=best', 'kind=', 'other=1']) {
    const state = parseState(new URLSearchParams(address));
    expect(state, address).toEqual({ query: '', chosen: {}, sort: 'relevance', shown: batch });
    expect(serializeState(state)).toBe('');
    expect(isIdle(state)).toBe(true);
  }
});

test('a value that no facet offers is kept', () => {
  expect(parseState(new URLSearchParams('date=1515')).chosen).toEqual({ date: '1515' });
});
