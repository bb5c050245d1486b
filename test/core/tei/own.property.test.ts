import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { anyEdition } from '../any-edition.ts';
import { editionOf } from '../support.ts';
import { comeBack } from './come-back.ts';

/** What XML cannot hold, and has U+FFFD for. */
const impossible = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

test('our own TEI is the same edition again, whatever it holds', () => {
  let whole = 0;
  fc.assert(
    fc.property(anyEdition, (given) => {
      const files = Object.fromEntries(
        Object.entries(given).map(([path, one]) => [
          path,
          typeof one === 'string' ? one.replace(impossible, '') : one,
        ]),
      );
      const edition = editionOf(files);
      const faults = runChecks(edition).filter(({ code }) => code !== 'seed-changed');
      if (faults.some(({ severity }) => severity === 'error')) return;
      whole++;
      comeBack(edition, files);
    }),
    { numRuns: 100 },
  );
  expect(whole).toBeGreaterThan(10);
});
