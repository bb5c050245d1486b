import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edition, type Files, small, treeOf } from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

/** Runs a command as somebody who may not do all: whoever may, could list any folder. */
function runAsOther(args: readonly string[]) {
  const script = `
    import { runCommand } from './src/cli/command.ts';
    import { command } from './src/cli/${args[0]}.ts';
    const { stdout, stderr, env } = process;
    if (process.getuid() === 0) { process.setegid(65534); process.seteuid(65534); }
    const io = { stdout, stderr, env, cwd: '/' };
    process.exitCode = await runCommand(command, ${JSON.stringify(args.slice(1))}, io);`;
  const { status, stdout, stderr } = runToEnd(
    process.execPath,
    ['--input-type=module', '--no-warnings', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

/** Returns an edition that everybody may write into. */
function editionOfAll(files: Files): string {
  const folder = edition(files);
  chmodSync(join(folder, '..'), 0o755);
  open(folder);
  return folder;
}

/** Lets everybody write into a folder, and what is in it. */
function open(path: string): void {
  const isFolder = statSync(path).isDirectory();
  chmodSync(path, isFolder ? 0o777 : 0o666);
  for (const name of isFolder ? readdirSync(path) : []) open(join(path, name));
}

describe.skipIf(process.platform === 'win32')('a folder that cannot be listed', () => {
  const files = {
    ...small,
    'content/guides/about.mdx': '---\ntitle: About\n---\n\nOf [talks](/sources/talks/).\n',
  };

  test('is told, and is none that is empty: what is in it may name a page that is to get another id', () => {
    const folder = editionOfAll(files);
    const before = treeOf(folder);
    chmodSync(join(folder, 'content/guides'), 0o000);
    chmodSync(join(folder, 'seeds'), 0o000);
    const checked = runAsOther(['check', '--edition', folder]);
    const moved = runAsOther(['rename', 'talks', 'meeting', '--edition', folder]);
    chmodSync(join(folder, 'content/guides'), 0o777);
    chmodSync(join(folder, 'seeds'), 0o777);
    expect(checked.code).toBe(1);
    for (const path of ['content/guides', 'seeds'])
      expect(checked.stdout).toContain(
        `${path} error Unexpected folder that cannot be read, expected one whose files can be listed [file-refused]\n`,
      );
    expect(moved).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(
        ' error Unexpected faults in content/guides, which may name talks, expected a file that can be read\n',
      ),
    });
    expect(treeOf(folder)).toEqual(before);
    expect(runAsOther(['check', '--edition', folder])).toMatchObject({ code: 0 });
  });
});
