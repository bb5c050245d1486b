import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf } from '../support.ts';

/** The codes of the faults of a page with this note. */
function codesOf(note: string): string[] {
  const edition = editionOf({
    'content/edition.yaml': 'title: A\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\nSo[^n] it was.\n\n</Source>\n\n[^n]: ${note}\n`,
    'seeds/a.txt': 'So it was.\n',
  });
  return runChecks(edition)
    .map(({ code }) => code)
    .filter((code) => code !== 'seed-unlisted' && code !== 'url-missing');
}

test.each([
  '',
  '&nbsp;',
  '&#32;',
  '[x]: https://example.org/',
  '~~~',
  '***',
  '&nbsp;\\\n    &nbsp;',
  '- ',
  '> ',
  '#',
  '`` ``',
  '| |\n    |-|',
  '[](https://example.org/)',
  '\u200D',
])('a note that shows nothing is told: %j', (note) => {
  expect(codesOf(note)).toContain('note-empty');
});

test.each([
  'So.',
  '…',
  '`a`',
  '```\n    a\n    ```',
  '- ^',
  'says: It was so.',
  '{a}',
  '[a](https://example.org/)',
  '| |\n    |-|\n    | a |',
])('one that shows anything, or code that is told as such, is not: %j', (note) => {
  expect(codesOf(note)).not.toContain('note-empty');
});
