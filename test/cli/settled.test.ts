import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { notRead } from '../../src/cli/received.ts';
import { readRegularFile } from '../../src/io/read.ts';
import { readSettled } from '../../src/io/settled.ts';
import { noFaults, run, startCommand } from '../command.ts';
import { edition, hash, markPlace, small, temporaryFolder, treeOf, write } from '../folder.ts';

const writers: ChildProcess[] = [];

afterAll(() => writers.forEach((writer) => writer.kill('SIGKILL')));

const pages = ['content/sources/a.mdx', 'content/sources/b.mdx', 'content/glossary/c.mdx'];

function filled(): string {
  const folder = temporaryFolder();
  write(folder, Object.fromEntries(pages.map((path) => [path, 'state 0'])));
  return folder;
}

/** Starts a process that has the lock of the edition and writes all pages anew, `times` times. */
function startWriter(folder: string, times: number, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const io = (name: string) => JSON.stringify(join(import.meta.dirname, '../../src/io', name));
  const program = `import { editionLock, tryLock } from ${io('lock.ts')};
import { writeFiles } from ${io('write.ts')};
import { setTimeout as pause } from 'node:timers/promises';
const lock = tryLock(editionLock(${JSON.stringify(folder)}));
startCounting();
for (let n = 0; n < ${times}; n++) {
  const [was, bytes] = [\`state \${n}\`, \`state \${n + 1}\`];
  writeFiles(${JSON.stringify(folder)}, ${JSON.stringify(pages)}.map((path) => ({ path, was, bytes })));
  if (n === 0) console.log('begun');
  await pause(10);
}
lock.release();`;
  const loaded = ['--import', join(import.meta.dirname, 'interrupt.ts')];
  const writer = spawn(process.execPath, [...loaded, '--input-type=module', '-e', program], {
    env: { ...process.env, ...env },
  });
  writers.push(writer);
  return writer;
}

/** What the pages of the edition say, as they are read at one time. */
function statesOf(folder: string, told?: () => void): string[] {
  const { files } = readSettled(folder, told && { tell: told });
  const texts = files.map((file) => ('bytes' in file ? Buffer.from(file.bytes).toString() : ''));
  expect(texts).toHaveLength(pages.length);
  return [...new Set(texts)];
}

test.each([2, 3, 4])('who reads waits for a write that is in the middle, at %i', async (at) => {
  const folder = filled();
  const writer = startWriter(folder, 1, {
    INTERRUPT_AT: String(at),
    INTERRUPT_BY: 'stop',
    INTERRUPT_IN: 'rename',
  });
  expect(String(await once(writer.stdout ?? writer, 'data'))).toBe('stopped\n');
  const before = treeOf(folder);
  let told = 0;
  const states = statesOf(folder, () => {
    told++;
    // Who waits writes nothing.
    expect(treeOf(folder)).toEqual(before);
    writer.kill('SIGCONT');
  });
  expect({ states, told }).toEqual({ states: ['state 1'], told: 1 });
});

test('who reads sees all that is written, or nothing of it, however often it is', async () => {
  const folder = filled();
  const writer = startWriter(folder, 60);
  await once(writer.stdout ?? writer, 'data');
  const seen = new Set<string>();
  // A machine that is busy may give the writer no time for long: so who reads goes on until all is written.
  while (writer.exitCode === null) {
    const states = statesOf(folder);
    expect(states).toHaveLength(1);
    seen.add(String(states[0]));
    await setImmediate();
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(statesOf(folder)).toEqual(['state 60']);
});

test('what was begun is undone though the number of the process is another’s', async () => {
  const folder = edition(small);
  write(folder, {
    'seeds/half.txt': 'All of it.\n',
    [`.margent-${process.pid}-abcdef/journal`]: `+ ${hash('All of it.\n')} seeds/half.txt\n`,
  });
  markPlace(join(folder, `.margent-${process.pid}-abcdef`));
  const { code, stdout, stderr } = await run('check', ['--edition', folder]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: noFaults });
  expect(stderr).toContain('undone: seeds/half.txt');
  expect(treeOf(folder)).toEqual(treeOf(edition(small)));
});

test('a file that somebody writes to all the while is not taken for what it has so far', async () => {
  const file = join(temporaryFolder(), 'copied.txt');
  writeFileSync(file, '');
  // It takes longer to read than anybody has the processor at a time.
  truncateSync(file, 30_000_000);
  const script = `const { openSync, writeSync } = require('node:fs');
    const file = openSync(process.argv[1], 'a');
    for (;;) writeSync(file, 'x');`;
  const writer = spawn(process.execPath, ['-e', script, file]);
  writers.push(writer);
  const ended = once(writer, 'exit');
  const before = statSync(file).size;
  while (statSync(file).size === before) await setImmediate();
  const read = () => readRegularFile(file, 1_000_000_000);
  // A machine that is busy may give the writer no time while it is read.
  const isRefused = Array.from({ length: 50 }).some(() => 'refused' in read());
  writer.kill('SIGKILL');
  await ended;
  expect(isRefused).toBe(true);
  const after = read();
  expect('bytes' in after && after.bytes.length).toBe(statSync(file).size);
});

describe('`check` beside another command that is in the middle of a write', () => {
  async function renameStopped(): Promise<{ folder: string; writer: ChildProcess }> {
    const folder = edition(small);
    // What is kept of its pages is not to be written again, which takes steps as well.
    expect((await run('check', ['--edition', folder])).code).toBe(0);
    const loaded = [
      join(import.meta.dirname, 'interrupt.ts'),
      'data:text/javascript,startCounting()',
    ];
    const main = join(import.meta.dirname, '../../src/cli/main.ts');
    const words = ['rename', 'talks', 'meeting', '--edition', folder];
    const writer = spawn(
      process.execPath,
      [...loaded.flatMap((name) => ['--import', name]), main, ...words],
      {
        env: {
          ...process.env,
          // All is in its place, and could be taken back.
          INTERRUPT_AT: '1',
          INTERRUPT_BY: 'stop',
          INTERRUPT_IN: 'rm',
          NODE_DISABLE_COMPILE_CACHE: '1',
        },
      },
    );
    writers.push(writer);
    expect(String(await once(writer.stdout, 'data'))).toBe('stopped\n');
    expect(existsSync(join(folder, 'content/sources/meeting.mdx'))).toBe(true);
    return { folder, writer };
  }

  test('says that it waits, and finds no fault in what is written', async () => {
    const { folder, writer } = await renameStopped();
    const check = startCommand('check', ['--edition', folder]);
    await check.printed(/^Waiting for another command, which writes in \S+$/m);
    writer.kill('SIGCONT');
    await check.printed(/no faults/);
    expect(check.output()).not.toContain('undone');
    expect(existsSync(join(folder, 'content/sources/talks.mdx'))).toBe(false);
  });

  test('finds no fault in what was there, where that one is killed', async () => {
    const { folder, writer } = await renameStopped();
    const check = startCommand('check', ['--edition', folder]);
    await check.printed(/^Waiting for another command, which writes in \S+$/m);
    writer.kill('SIGKILL');
    await check.printed(/no faults/);
    expect(check.output()).toContain('undone: content/sources/');
    expect(treeOf(folder)).toMatchObject(treeOf(edition(small)));
    expect(existsSync(join(folder, 'content/sources/meeting.mdx'))).toBe(false);
  });
});

test('an image of a page is read again that another has taken the place of, of the same size and date', () => {
  const folder = temporaryFolder();
  const [path, date] = ['facsimiles/scan.png', new Date('2020-01-01')];
  const hashOf = (words: string) => {
    write(folder, { 'facsimiles/next.png': words });
    utimesSync(join(folder, 'facsimiles/next.png'), date, date);
    renameSync(join(folder, 'facsimiles/next.png'), join(folder, path));
    const { files } = readSettled(folder);
    return files.map((file) => ('sha256' in file ? file.sha256 : file.refused));
  };
  expect(hashOf('one')).toEqual([hash('one')]);
  expect(hashOf('two')).toEqual([hash('two')]);
});

test('an import says of a file that is being written what it is', () => {
  expect(notRead('letter.xml', 'changing')).toEqual({
    found: expect.stringMatching(/^change of the file while it was read, expected it /) as string,
    hint: expect.stringContaining('wait until whoever writes it has ended') as string,
  });
});
