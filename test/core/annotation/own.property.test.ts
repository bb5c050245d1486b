import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { anyEdition } from '../any-edition.ts';
import { editionOf } from '../support.ts';
import { comeBack } from './come-back.ts';

test('what our own export has stands at the same places again', () => {
  let whole = 0;
  fc.assert(
    fc.property(anyEdition, (files) => {
      if (runChecks(editionOf(files)).some(({ severity }) => severity === 'error')) return;
      whole++;
      comeBack(files);
    }),
    { numRuns: 30 },
  );
  expect(whole).toBeGreaterThan(5);
});
