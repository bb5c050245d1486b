import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition, small, treeOf } from '../folder.ts';

const page = 'content/sources/talks.mdx';
const pasted = `---
title: Talks in Moscow
seed: talks.txt
---

<Source>

<Claim id="talks" by="unattributed" kind="event" verdict="unverified">Talks *were* held</Claim>.

</Source>
`;

test('check --fix makes the certain mends, prints them, and changes no seed; again it changes nothing', async () => {
  const folder = edition({
    ...small,
    [page]: pasted,
    'seeds/talks.txt': 'Talks *were* held.\n',
    'seeds/SHA256SUMS': '',
  });
  const seed = readFileSync(join(folder, 'seeds/talks.txt'));
  const { code, stdout, stderr } = await run('check', ['--edition', folder, '--fix']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(`${page}:8:77 mended: + \\\n`);
  expect(stdout).toContain('mended: + [^talks]\n');
  expect(stdout).toMatch(/^seeds\/SHA256SUMS:1:1 mended: \+ [0-9a-f]{64} {2}talks\.txt$/m);
  expect(stdout).toMatch(/\[note-empty\]/);
  expect(stdout).toMatch(
    /^ {2}1 × note-empty {2}https:\/\/example\.org\/help\/faults\/note-empty\/$/m,
  );
  expect(readFileSync(join(folder, 'seeds/talks.txt'))).toEqual(seed);
  expect(readFileSync(join(folder, page), 'utf8')).toContain(
    '>Talks \\*were* held</Claim>.[^talks]\n\n</Source>\n\n[^talks]:\n',
  );
  const after = treeOf(folder);
  const again = await run('check', ['--edition', folder, '--fix', '--format', 'json']);
  expect(again).toMatchObject({ code: 1, stderr: '' });
  expect((JSON.parse(again.stdout) as { code: string }[]).map((fault) => fault.code)).toEqual([
    'note-empty',
  ]);
  expect(treeOf(folder)).toEqual(after);
});

test('check --fix moves the mark of a claim behind the last of its parts, and prints both', async () => {
  const words =
    '</Claim>[^talks] and <Claim id="talks">left</Claim>.\n\n</Source>\n\n[^talks]: So.';
  const folder = edition({
    ...small,
    [page]: pasted.replace(/\*/g, '').replace('</Claim>.\n\n</Source>', words),
    'seeds/talks.txt': 'Talks were held and left.\n',
  });
  const { code, stdout } = await run('check', ['--edition', folder, '--fix']);
  expect(stdout).toContain(`${page}:8:94 mended: - [^talks]\n${page}:8:138 mended: + [^talks]\n`);
  expect(code).toBe(0);
});

test('--all shows what is otherwise counted', async () => {
  const marks = Array.from({ length: 40 }, (_, n) => `A mark[^x${n}].\n\n`).join('');
  const folder = edition({ ...small, [page]: pasted.replace('<Source>', `${marks}<Source>`) });
  const told = (text: string) => text.match(/note-undefined\]$/gm)?.length;
  const { stdout } = await run('check', ['--edition', folder]);
  expect(told(stdout)).toBe(10);
  expect(stdout).toContain(`${page}: 30 more [note-undefined], which --all shows\n`);
  expect(stdout).toMatch(/^ +40 × note-undefined {2}https:/m);
  expect(told((await run('check', ['--edition', folder, '--all'])).stdout)).toBe(40);
});
