import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { withoutDrafts } from '../../../src/core/edition/drafts.ts';
import { loadEdition } from '../../../src/io/edition.ts';
import { root } from '../../root.ts';
import { anyEdition } from '../any-edition.ts';
import { editionOf, shownOf } from '../support.ts';
import { expectTei, openSchema } from './tei.ts';
import { everything } from './tei-everything.ts';

const validate = openSchema();

test('any edition is written as TEI, and loses no word', () => {
  let whole = 0;
  fc.assert(
    fc.property(anyEdition, (files) => {
      const edition = editionOf(files);
      if (runChecks(edition).some(({ severity }) => severity === 'error')) return;
      whole++;
      expectTei(shownOf(withoutDrafts(edition), edition.about.url ?? ''), validate);
    }),
    { numRuns: 50 },
  );
  // Else nothing was tried.
  expect(whole).toBeGreaterThan(10);
});

test.skipIf(!validate)('what has one of everything is valid', () => {
  expectTei(shownOf(editionOf(everything)), validate);
});

test.each(['.', 'test/fixtures/languages'])('the edition in %s is whole and valid', (name) => {
  expectTei(shownOf(loadEdition(join(root, name))), validate);
});
