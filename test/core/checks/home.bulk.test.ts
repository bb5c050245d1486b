import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf } from '../support.ts';

// Looked for among all as often as there are some, they would take hours.
test('each of a megabyte of parts of the front page is told but the first', () => {
  const count = 80_000;
  const home = '<Search/>\n\n'.repeat(count);
  const found = runChecks(
    editionOf({ 'content/edition.yaml': 'title: A\n', 'content/home.mdx': home }),
  );
  const second = found.filter(({ message }) => message.startsWith('Unexpected second <Search/>'));
  expect(second).toHaveLength(count - 1);
});
