import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { editionLock, takeLock, tryLock } from '../../src/io/lock.ts';
import { run, startCommand } from '../command.ts';
import { edition, hash, small, temporaryFolder, treeOf, write } from '../folder.ts';

const holders: ChildProcess[] = [];

afterAll(() => holders.forEach((holder) => holder.kill('SIGKILL')));

/** Another process that has locked a file and keeps it. */
async function holderOf(file: string): Promise<ChildProcess> {
  const lock = join(import.meta.dirname, '../../src/io/lock.ts');
  const program = `import { tryLock } from ${JSON.stringify(lock)};
console.log(tryLock(${JSON.stringify(file)}) ? 'locked' : 'busy');
setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program]);
  holders.push(holder);
  expect(String(await once(holder.stdout, 'data'))).toBe('locked\n');
  return holder;
}

describe('a lock', () => {
  test('is one process’s at a time, and leaves nothing', () => {
    const place = temporaryFolder();
    const file = join(place, 'new/folder/.lock');
    const lock = tryLock(file);
    expect(lock).toBeDefined();
    expect(tryLock(file)).toBeUndefined();
    expect(Object.keys(treeOf(place))).toContain('new/folder/.lock');
    lock?.release();
    lock?.release();
    expect(treeOf(place)).toEqual({});
  });

  test('is waited for, which is said, and is the next one’s when it is given up', async () => {
    const place = temporaryFolder();
    const file = join(place, '.lock');
    const holder = await holderOf(file);
    const told: string[] = [];
    const waiting = takeLock(file, (words) => {
      told.push(words);
      // SIGTERM ends it without a chance to clear up.
      holder.kill();
    });
    (await waiting).release();
    expect(told).toEqual([`Waiting for another command, which has ${file}`]);
    expect(treeOf(place)).toEqual({});
  });

  test('is kept by a process that is stopped, and not by one that was killed', async () => {
    const file = join(temporaryFolder(), '.lock');
    const holder = await holderOf(file);
    holder.kill('SIGSTOP');
    expect(tryLock(file)).toBeUndefined();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = tryLock(file);
    expect(lock).toBeDefined();
    lock?.release();
  });

  test('is the same by another name of the folder', async () => {
    const place = temporaryFolder();
    write(place, { 'folder/x': '' });
    symlinkSync(join(place, 'folder'), join(place, 'linked'));
    await holderOf(join(place, 'folder/.lock'));
    expect(tryLock(join(place, 'linked/.lock'))).toBeUndefined();
  });

  test('is told in a line where SQLite cannot have it, although the disk can', () => {
    // SQLite takes 512 bytes of a path at most.
    const names = Array.from({ length: 3 }, (_, n) => String(n).repeat(200));
    const file = join(temporaryFolder(), ...names, '.lock');
    expect(() => tryLock(file)).toThrow(
      /^Unexpected answer to the lock of “.*”, expected it to succeed: /,
    );
  });

  test('is no file of somebody’s, and none that a link leads to', () => {
    const place = temporaryFolder();
    write(place, { 'note/.lock': 'mine', elsewhere: '' });
    symlinkSync(join(place, 'elsewhere'), join(place, '.lock'));
    const before = treeOf(place);
    for (const file of ['note/.lock', '.lock'])
      expect(() => tryLock(join(place, file))).toThrow('expected an empty file or none');
    expect(treeOf(place)).toEqual(before);
  });
});

test('what several commands write at once is all there', async () => {
  const folder = edition(small);
  const texts = Array.from({ length: 5 }, (_, n) => [`${n}.txt`, `Letter ${n}.\n`] as const);
  const place = temporaryFolder();
  write(place, Object.fromEntries(texts));
  const commands = texts.map(([name]) =>
    startCommand('new', [join(place, name), '--edition', folder]),
  );
  await Promise.all(commands.map(({ printed }, n) => printed(new RegExp(`${n}\\.mdx written`))));
  const sums = readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8');
  for (const [name, text] of texts) expect(sums).toContain(`${hash(text)}  ${name}\n`);
  expect((await run('check', ['--edition', folder])).code).toBe(0);
});

test('who writes waits for who writes, and who reads for nobody', async () => {
  const folder = edition({ ...small, 'letter.txt': 'A letter.\n' });
  const holder = await holderOf(editionLock(folder));
  const args = ['--edition', folder];
  expect(await run('check', args)).toMatchObject({ code: 0, stderr: '' });
  const waiting = startCommand('new', [...args, join(folder, 'letter.txt')]);
  await waiting.printed(/^Waiting for another command, which has .*\.margent\.lock$/m);
  holder.kill('SIGKILL');
  await waiting.printed(/letter\.mdx written/);
});
