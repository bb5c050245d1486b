import { expect, test } from 'vitest';
import { withoutQuery } from '../../../src/core/text/address.ts';

test.each([
  ['/sources/', ['/sources/', '']],
  ['/search?q=what?now', ['/search', '?q=what?now']],
])('the query of %s is all behind the first “?”', (address, parts) => {
  expect(withoutQuery(address)).toEqual(parts);
});
