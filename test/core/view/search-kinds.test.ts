import { expect, test } from 'vitest';
import { kindsForSearch } from '../../../src/core/view/search-kinds.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { editionOf, shownOf } from '../support.ts';
import { small } from './small.ts';

test('kinds are called on pages in a further language by what they are called in the first', () => {
  const first = shownOf(editionOf(small));
  const kinds = new Map(
    [...first.edition.kinds].map(([id, kind]) => [id, { ...kind, label: `${kind.label}?` }]),
  );
  const own = { edition: { ...first.edition, kinds }, wording: wordingOf('de') };
  const called = kindsForSearch(own, first);
  expect(called).toMatchObject({ place: 'Ort' });
  for (const { label } of first.edition.kinds.values()) expect(called?.[label]).toBe(`${label}?`);
  expect(kindsForSearch(first, first)).toBeUndefined();
});
