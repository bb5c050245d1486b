import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition } from '../folder.ts';

const page = (seed: string, text: string) =>
  `---\ntitle: A\nseed: ${seed}\n---\n\n<Source>\n\n${text}\n\n</Source>\n`;

test('prints how texts differ, and what is wrong with what it is asked', async () => {
  const folder = edition({
    'content/edition.yaml': 'title: A\n',
    'content/sources/letter.mdx': page('letter.txt', 'We met on Sunday.\n\nFarewell.'),
    'seeds/letter.txt': 'We met on Sunday.\n\nFarewell.\n',
    'content/sources/copy.mdx': page('copy.txt', 'We met on Friday.\n\nAmen to that.'),
    'seeds/copy.txt': 'We met on Friday.\n\nAmen to that.\n',
    'content/sources/other.mdx': page('copy.txt', 'We meet.'),
  });
  const collate = (...names: string[]) => run('collate', [...names, '--edition', folder]);
  const { code, stdout } = await collate('letter', 'content/sources/copy.mdx');
  expect(code).toBe(0);
  expect(stdout).toBe(`letter, 2 paragraphs
  copy: 0 the same; variants: 1 of words

¶ 1
  Sunday ] Friday  copy (words)

¶ 2
  not in copy

copy ¶ 2, not in letter: Amen to that.
`);
  expect((await collate('letter', 'letter')).stdout).toBe(
    'letter, 2 paragraphs\n  letter: 2 the same; variants: none\n',
  );
  expect((await collate('letter')).stderr).toContain('Unexpected 1 source, expected 2 to 5');
  const known = join(folder, 'content/sources/copy.mdx');
  writeFileSync(
    known,
    readFileSync(known, 'utf8').replace('title: A', 'title: A\nwitness-of: letter'),
  );
  expect((await collate('letter')).stdout).toBe(stdout);
  expect((await collate('letter', 'other')).stderr).toContain('that says what its seed says');
  expect((await collate('letter', 'leter')).stderr).toContain('such as letter');
});

test('prints what of the texts is missing, deleted or supplied', async () => {
  const folder = edition({
    'content/edition.yaml': 'title: A\n',
    'content/sources/letter.mdx': page('letter.txt', '1<Gap/>0 ships\nlay <Del>here</Del>.'),
    'seeds/letter.txt': '10 ships\nlay here.\n',
    'content/sources/copy.mdx': page('copy.txt', '12 ships\nlay.\n\n<Del>Amen</Del> to that.'),
    'seeds/copy.txt': '12 ships\nlay.\n\nAmen to that.\n',
  });
  const { stdout } = await run('collate', ['letter', 'copy', '--edition', folder]);
  expect(stdout).toContain(`
  1[…]0 ] 12  copy (words)
  lay ⟦here⟧ ] lay  copy (words)

copy ¶ 2, not in letter: ⟦Amen⟧ to that.
`);
});
