import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { preview, publish } from '../../../src/core/edition/published.ts';
import { editionOf, filesOf, sha256 } from '../support.ts';

const files = filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {
  'content/glossary/ship.mdx': '---\nterm: The ship\nkind: term\n---\nA ship.\n',
  'content/guides/method.mdx': '---\ntitle: Method\n---\nSo.\n',
  'seeds/SHA256SUMS': `${sha256(Buffer.from('A.\n'))}  a.txt\n`,
});

/** The edition with one of its files changed. */
function withFile(path: string, content: string | undefined) {
  const { [path]: _, ...others } = files;
  return editionOf({ ...others, ...(content !== undefined && { [path]: content }) });
}

test('an edition without errors is published as it was read', () => {
  const edition = editionOf(files);
  const warnings = runChecks(edition);
  expect(warnings.map(({ severity }) => severity)).toContain('warning');
  expect(publish(edition, warnings)).toEqual({ edition });
});

test('errors keep an edition from being published, and are told', () => {
  const edition = withFile('seeds/a.txt', 'B.\n');
  const published = publish(edition, runChecks(edition));
  const codes = 'faults' in published ? published.faults.map(({ code }) => code) : [];
  expect(codes).toContain('text-differs');
  expect(codes).not.toContain('url-missing');
});

test.each([
  ['a source without fields', 'content/sources/a.mdx', 'Words.\n'],
  ['a source without a seed', 'seeds/a.txt', undefined],
  ['a seed that is no text', 'seeds/a.txt', '\0'],
  ['an entry without fields', 'content/glossary/ship.mdx', 'Words.\n'],
  ['a guide without fields', 'content/guides/method.mdx', 'Words.\n'],
])('%s is not published, whatever was told', (_, path, content) => {
  expect(publish(withFile(path, content), [])).toEqual({ faults: [] });
});

test('while it is written it is seen as it is, and by its ids where it cannot be read', () => {
  const edition = editionOf({
    ...files,
    'content/sources/b.mdx': 'Words.\n',
    'content/glossary/port.mdx': 'Words.\n',
    'content/guides/terms.mdx': 'Words.\n',
  });
  const seen = preview(edition);
  expect(seen.sources.map(({ page, text }) => [page.data.title, text])).toEqual([
    ['A', 'A.\n'],
    ['b', ''],
  ]);
  expect(seen.sources[0]).toBe(edition.sources[0]);
  expect([...seen.glossary.keys()]).toEqual(['ship']);
  expect(seen.guides.map(({ data }) => data.title)).toEqual(['Method', 'terms']);
});
