import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const { own } = inject('sites');

test('nothing of what annotates in the page under dev is in the built site', () => {
  const paths = readdirSync(own.out, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(own.out, path)).isFile());
  expect(files.filter((path) => /\.(?:html|js|css)$/.test(path))).not.toEqual([]);
  const traces = files.filter((path) =>
    /_margent|desk-open|desk-fault|data-desk/.test(readFileSync(join(own.out, path), 'latin1')),
  );
  expect(traces).toEqual([]);
});
