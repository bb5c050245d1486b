import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editionCommands } from '../../src/cli/commands.ts';
import { type Command, run } from '../command.ts';
import { edition, small, temporaryFolder, treeOf } from '../folder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

const commands: Command[] = editionCommands.filter((name) => name !== 'help' && name !== 'verify');

describe.each(commands)('%s', (command) => {
  test('--help tells its options', async () => {
    const { code, stdout, stderr } = await run(command, ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?${command} -- .*--edition <folder>`, 's'));
  });

  test('an option that it does not have', async () => {
    const { code, stdout, stderr } = await run(command, ['--colour']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^.*--colour.*\n\nnpm /);
  });

  test('an edition that is not there', async () => {
    const words =
      {
        new: ['a.txt'],
        import: ['tei', 'a.xml'],
        annotate: ['a', '--quote', 'b', '--id', 'c'],
        migrate: ['a', '--seed', 'b'],
        rename: ['a', 'b'],
        collate: ['a', 'b'],
        'fetch-facsimiles': ['https://example.org/manifest.json'],
        remove: ['a'],
      }[String(command)] ?? [];
    const { code, stdout, stderr } = await run(command, [...words, '--edition', '/nowhere/at/all']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^.*\/nowhere\/at\/all.*\n\nnpm /);
  });
});

test.each([
  ['an option without its value', ['--edition'], '--edition'],
  ['an edition that is a file', ['--edition', import.meta.filename], 'usage.test.ts'],
  ['a word that is no option', ['folder'], 'folder'],
  ['terminal codes', ['--\u001B[31m'], '\\u{1B}[31m'],
])('%s', async (_, args, named) => {
  const { code, stdout, stderr } = await run('check', args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(named);
});

test('an id in another script is told which letters it may have', async () => {
  const { stderr } = await run('new', ['a.txt', '--id', 'نامه', '--edition', edition(small)]);
  expect(stderr.split('\n')[0]).toContain('letters a–z, digits and hyphens');
});

test('an option that is misspelt is told with what may be meant', async () => {
  const { stderr } = await run('annotate', ['talks', '--qoute', 'met']);
  expect(stderr.split('\n')[0]).toBe(
    'Unexpected option “--qoute”, expected one that there is: did you mean “--quote”?',
  );
});

test.each([
  [['--note', '- a'], 'Unexpected “-” after --note, expected its value: write --note="-…"'],
  [['--note'], 'Unexpected --note without its value, expected --note <value>'],
])('a value that is not there, or looks like an option: %j', async (words, expected) => {
  const { stderr } = await run('annotate', ['talks', ...words]);
  expect(stderr.split('\n')[0]).toContain(expected);
});

test.each([
  ['check', ['--format', 'xml']],
  ['start', ['--port', '99999']],
  ['start', ['--port', 'http']],
  ['start', ['--port', '']],
  ['dev', ['--port', '-1']],
  ['dev', ['--port=-1']],
  ['dev', ['--base', 'two words']],
  ['build', ['--base', 'relative/']],
  ['build', ['--base', '/a b/']],
  ['build', ['--url', 'example.org']],
  ['build', ['--url', 'javascript:alert(1)']],
  ['build', ['--url', 'https://a.b/%zz/']],
  ['new', []],
  ['new', ['a.txt', 'b.txt', '--id', 'x']],
  ['new', ['a.txt', '--id', '../x']],
  ['new', ['a.txt', '--id', 'نامه']],
  ['new', ['a.txt', '--lines', 'some']],
] as [Command, string[]][])('%s %j is told with the usage', async (command, args) => {
  const folder = edition(small);
  const before = treeOf(folder);
  const { code, stdout, stderr } = await run(command, [...args, '--edition', folder]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^\S.*\n\nnpm /);
  expect(treeOf(folder)).toEqual(before);
});

test.skipIf(!existsSync('/dev/full'))('what cannot be told keeps no command from its end', () => {
  const program = `import { runAsProcess } from './src/cli/process.ts';
    await runAsProcess(async (_, { stdout, stderr }) => {
      stderr.write('once');
      await new Promise((done) => setTimeout(done));
      stderr.write('and again');
      stdout.write('done\\n');
      return 0;
    });`;
  const full = openSync('/dev/full', 'w');
  const args = ['--input-type=module', '--eval', program];
  const { status, stdout } = runToEnd(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', full],
  });
  closeSync(full);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'done\n' });
});

test.each(['main.ts', 'margent.js'])('%s tells in a line that its folder is gone', (name) => {
  const folder = join(temporaryFolder(), 'gone');
  mkdirSync(folder);
  const command = 'rmdir "$2"; exec "$0" "$1" check';
  const script = join(root, 'src/cli', name);
  const { status, stderr } = runToEnd('bash', ['-c', command, process.execPath, script, folder], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'Unexpected working directory, which is gone, expected one that is there: go to it\n',
  });
});

describe('what is not set is no path', () => {
  test.each<[Command, string[]]>([
    ['new', ['']],
    ['new', ['a.txt', '']],
    ['init', ['']],
    ['import', ['tei', '']],
    ['check', ['--edition', '']],
    ['build', ['--out', '']],
    ['build', ['--merge', '', '--out', 'x']],
    ['migrate', ['talks', '--seed=']],
    ['verify', ['']],
  ])('%s %j', async (command, args) => {
    const folder = edition({ ...small, 'beside.txt': 'Words.\n' });
    const before = treeOf(folder);
    const { code, stdout, stderr } = await run(command, args, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Unexpected (?:--[a-z]+ )?“”, expected .*\n\nnpm /);
    expect(treeOf(folder)).toEqual(before);
  });
});
