import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition, small, temporaryFolder, treeOf, wayTo, write } from '../folder.ts';

/** A file elsewhere, and an edition in which a name leads to it. A device there would have no end. */
function linked(path: string, text: string): string {
  const [folder, outside] = [edition(small), temporaryFolder()];
  write(outside, { file: text });
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(join(outside, 'file'), join(folder, path));
  return folder;
}

describe('what lies beside an edition and leads elsewhere is not read', () => {
  test('as the scripts of its commands', async () => {
    const names = ['new', 'check', 'annotate'];
    const scripts = Object.fromEntries(names.map((name) => [name, `node src/cli/main.ts ${name}`]));
    const folder = linked('package.json', JSON.stringify({ scripts }));
    write(folder, { 'seeds/second.txt': 'Nobody has listed it.\n' });
    const { printed } = await run('check', ['--edition', folder]);
    expect(printed).toContain('seed-unlisted');
    expect(printed).toContain(`--edition ${wayTo(folder)}`);
  });

  test('as the list of a site that was built', async () => {
    const folder = linked('dist/offline.json', JSON.stringify({ files: [['mine', 1]] }));
    write(folder, { 'dist/mine': 'mine' });
    const before = treeOf(folder);
    const { code, stderr } = await run('build', ['--edition', folder]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('with something else in it'),
    });
    expect(treeOf(folder)).toEqual(before);
  });

  test.each(['.gitignore', '.gitattributes'])('as %s, whose lines are left to it', async (path) => {
    const folder = linked(path, '*.log\n');
    const { code, stdout } = await run('init', [folder]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`left as it is: ${path}\n`),
    });
  });

  test('as .gitmodules', async () => {
    const folder = linked('.gitmodules', '[submodule "margent"]\n\turl = ../margent\n');
    expect((await run('init', [folder])).stdout).not.toContain('.gitmodules');
  });
});
