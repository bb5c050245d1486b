import fs, {
  cpSync,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { pathsFor } from '../../src/cli/template.ts';
import { parseJournal, serializeJournal, undoInterrupted } from '../../src/io/journal.ts';
import { editionLock } from '../../src/io/lock.ts';
import { refusal } from '../../src/io/refusal.ts';
import { type FileChange, writeFiles } from '../../src/io/write.ts';
import { save } from '../../src/site/desk/page.ts';
import { run, noFaults } from '../command.ts';
import {
  edition,
  type Files,
  hash,
  markPlace,
  small,
  temporaryFolder,
  treeOf,
  write,
} from '../folder.ts';
import { runToEnd } from '../to-end.ts';

const before: Files = {
  'content/sources/a.mdx': 'page a',
  'content/sources/b.mdx': 'page b',
  'seeds/b.txt': 'seed b',
  'content/guides/a\nb "c".mdx': 'guide',
};

/** One of each kind: a file that is new, with its folder and without, one that is another, one that goes. */
const changes: FileChange[] = [
  { path: 'seeds/c.txt', bytes: 'the seed of c' },
  { path: 'content/glossary/c.mdx', bytes: 'entry c' },
  { path: 'content/sources/a.mdx', was: 'page a', bytes: 'page a, which names c' },
  { path: 'content/sources/b.mdx', was: 'page b' },
  { path: 'seeds/b.txt', was: 'seed b' },
  { path: 'content/guides/a\nb "c".mdx', was: 'guide', bytes: 'guide to c' },
];

/** What an edition begins with beside its sources. */
const begun = new Set(['README.md', '.gitignore', '.github/workflows/edition.yml']);

function filled(): string {
  const folder = temporaryFolder();
  write(folder, before);
  return folder;
}

function writeIn(folder: string, at: number, by: 'kill' | 'full', steps?: string) {
  const program = `import { writeFiles } from ${JSON.stringify(join(import.meta.dirname, '../../src/io/write.ts'))};
startCounting();
writeFiles(${JSON.stringify(folder)}, ${JSON.stringify(changes)});`;
  const loaded = ['--import', join(import.meta.dirname, 'interrupt.ts')];
  return runToEnd(process.execPath, [...loaded, '--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: {
      ...process.env,
      INTERRUPT_AT: String(at),
      INTERRUPT_BY: by,
      ...(steps !== undefined && { INTERRUPT_IN: steps }),
    },
  });
}

describe('all files are written, or none', () => {
  const untouched = treeOf(filled());
  const done = filled();
  writeFiles(done, changes);
  const written = treeOf(done);

  /** What is left after each step that may be the last, once the next command has begun. */
  function everyStep(by: 'kill' | 'full') {
    const outcomes: { state: object; undone: string[] }[] = [];
    for (let at = 1, ended = false; !ended; at++) {
      const folder = filled();
      ended = writeIn(folder, at, by).status === 0;
      const { paths: undone } = undoInterrupted(folder, begun);
      const state = treeOf(folder);
      const known = [untouched, written].find((one) => isDeepStrictEqual(one, state));
      outcomes.push({ state: known ?? { ...state, at }, undone });
    }
    return outcomes;
  }

  test('what is written is what was asked for', () => {
    expect(written).toEqual({
      content: 'folder',
      'content/glossary': 'folder',
      'content/glossary/c.mdx': hash('entry c'),
      'content/guides': 'folder',
      'content/guides/a\nb "c".mdx': hash('guide to c'),
      'content/sources': 'folder',
      'content/sources/a.mdx': hash('page a, which names c'),
      seeds: 'folder',
      'seeds/c.txt': hash('the seed of c'),
    });
  });

  test('whichever step the disk refuses', () => {
    const states = everyStep('full').map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set([untouched, written]));
  });

  // Node prints the line end of a name as in a string.
  const put = [
    'seeds/c.txt',
    'content/glossary/c.mdx',
    'content/sources/a.mdx',
    String.raw`content/guides/a\nb "c".mdx`,
  ];
  test.each([
    ['writeFile', [...put, 'place', 'journal']],
    ['link', put],
  ])('a refusal to %s names what was to be written', (step, paths) => {
    const told = paths.map((_, index) => {
      const { stderr } = writeIn(filled(), index + 1, 'full', step);
      return /^ {2}path: '(.*)'/m
        .exec(stderr)?.[1]
        ?.replace(/.*\/(place|journal)(?:\.next)?$/, '$1');
    });
    expect(told).toEqual(paths);
  });

  test.each(['content/sources/a.mdx', 'content/sources/b.mdx'])(
    'none where somebody saves %s while they are brought to the disk',
    (path) => {
      const folder = filled();
      const stopped = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
        write(folder, { [path]: 'saved meanwhile' });
      });
      syncBuiltinESMExports();
      try {
        expect(() => writeFiles(folder, changes)).toThrow(`Unexpected change of ${path}`);
      } finally {
        stopped.mockRestore();
        syncBuiltinESMExports();
      }
      expect(treeOf(folder)).toEqual({ ...untouched, [path]: hash('saved meanwhile') });
    },
  );

  test('whichever step is the last before the process is killed', () => {
    const outcomes = everyStep('kill');
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set([untouched, written]));
    const paths = changes.map(({ path }) => path);
    expect(outcomes.filter(({ undone }) => undone.length > 0).length).toBeGreaterThan(5);
    for (const { state, undone } of outcomes) {
      if (undone.length > 0) expect({ state, undone }).toEqual({ state: untouched, undone: paths });
    }
  });
});

describe('`init` in a folder that has something of an edition', async () => {
  /** A list that gets longer, a folder that is there, and what takes no part in what is tried here. */
  const there = temporaryFolder();
  await run('init', [there]);
  rmSync(join(there, 'content'), { recursive: true });
  rmSync(join(there, 'seeds'), { recursive: true });
  for (const path of ['README.md', '.github/workflows'])
    rmSync(join(there, path), { recursive: true });
  write(there, { '.gitignore': '*.log\n' });
  const untouched = treeOf(there);

  const folderLike = (folder: string) => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    return copy;
  };
  const whole = folderLike(there);
  await run('init', [whole]);
  const written = treeOf(whole);
  const paths = pathsFor(there);

  /** Kills `init` at a step, and returns the folder; undefined where it had fewer. */
  function killed(at: number): string | undefined {
    const folder = folderLike(there);
    const loaded = [
      join(import.meta.dirname, 'interrupt.ts'),
      'data:text/javascript,startCounting()',
    ];
    const script = join(import.meta.dirname, '../../src/cli/main.ts');
    const words = [...loaded.flatMap((one) => ['--import', one]), script, 'init', folder];
    const env = {
      ...process.env,
      INTERRUPT_AT: String(at),
      INTERRUPT_BY: 'kill',
      // What is written beside, before any of it is put in its place, is tried above.
      INTERRUPT_IN: 'mkdir rename link rm',
    };
    return runToEnd(process.execPath, words, { env }).status === 0 ? undefined : folder;
  }

  test('is undone whichever step is the last, and done by the next', async () => {
    const states = new Set<object>();
    for (let at = 1, folder = killed(at); folder !== undefined; folder = killed(++at)) {
      undoInterrupted(folder, paths);
      rmSync(editionLock(folder), { force: true });
      const state = treeOf(folder);
      const known = [untouched, written].find((one) => isDeepStrictEqual(one, state));
      states.add(known ?? { ...state, at });
      // To begin it again takes long: some are enough.
      if (at % 8 !== 0) continue;
      const again = killed(at) ?? '';
      expect((await run('init', [again])).code).toBe(0);
      expect({ at, ...treeOf(again) }).toEqual({ at, ...written });
    }
    expect(states).toEqual(new Set([untouched, written]));
  });
});

test('what was begun is undone by the next command, which says so', async () => {
  const folder = edition(small);
  write(folder, {
    'seeds/half.txt': 'All of it.\n',
    '.margent-999999999-abcdef/journal': `+ ${hash('All of it.\n')} seeds/half.txt\n+ ${hash('a')} content/sources/half.mdx\n`,
  });
  markPlace(join(folder, '.margent-999999999-abcdef'));
  const { code, stdout, stderr } = await run('check', ['--edition', folder]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: noFaults });
  expect(stderr).toBe(
    'A command was interrupted while it wrote; undone: seeds/half.txt, content/sources/half.mdx\n',
  );
  expect(treeOf(folder)).toEqual(treeOf(edition(small)));
});

test('what cannot be undone is kept and told, until it can be', async () => {
  const folder = edition(small);
  const stage = '.margent-999999999-abcdef';
  write(folder, {
    [`${stage}/journal`]: '- content/glossary/paper.mdx\n',
    [`${stage}/0.was`]: '---\nterm: Paper\nkind: term\n---\n\nWhat was held.\n',
  });
  markPlace(join(folder, stage));
  symlinkSync(temporaryFolder(), join(folder, 'content/glossary'));
  const before = treeOf(folder);
  const { code, stdout, stderr } = await run('check', ['--edition', folder]);
  expect(stderr).toContain(`what files held before is kept in ${join(folder, stage)}`);
  // Nobody is to publish the rest.
  expect(stdout).toContain(`${stage} error Unexpected folder of a command that was interrupted`);
  expect(code).toBe(1);
  expect(treeOf(folder)).toEqual(before);
  // It comes back with its folder, which another branch, for one, may not have.
  rmSync(join(folder, 'content/glossary'));
  expect((await run('check', ['--edition', folder])).stderr).toContain(
    'undone: content/glossary/paper.mdx',
  );
  expect(treeOf(folder)).toMatchObject({ 'content/glossary/paper.mdx': before[`${stage}/0.was`] });
  expect(treeOf(folder)).not.toHaveProperty([stage]);
});

describe('what was begun and is another’s', () => {
  const stage = '.margent-999999999-abcdef';
  const journal = `${stage}/journal`;
  const before = `${stage}/0.was`;
  /** What some file systems tell of a folder. */
  const untold = () => '';

  test.each([
    ['in the place of a page', `= ${hash('page a')} content/sources/a.mdx\n`],
    ['in that of one that was not there', `+ ${hash('page a')} content/sources/a.mdx\n`],
  ])('nothing by one that was made elsewhere, as came with a pull request: %s', (_, text) => {
    const folder = filled();
    write(folder, { [journal]: text, [before]: 'evil', [`${stage}/place`]: '1 1' });
    const untouched = treeOf(folder);
    expect(undoInterrupted(folder, begun)).toEqual({ paths: [], kept: [stage] });
    expect(treeOf(folder)).toEqual(untouched);
    expect(undoInterrupted(folder, begun, untold).paths).toEqual(['content/sources/a.mdx']);
  });

  test('a file that was changed since stays as it is, and so does what it was, under a name of its own', () => {
    const folder = filled();
    write(folder, { [journal]: `= ${hash('new')} content/sources/a.mdx\n`, [before]: 'old' });
    const kept = '.margent-kept-abcdef';
    const paths = ['content/sources/a.mdx'];
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths, kept: [kept] });
    expect(treeOf(folder)).toMatchObject({ ...treeOf(filled()), [`${kept}/0.was`]: hash('old') });
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths: [], kept: [] });
    // Another is kept beside it.
    write(folder, { [journal]: `= ${hash('new')} content/sources/a.mdx\n`, [before]: 'older' });
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths, kept: [`${kept}-2`] });
    expect(treeOf(folder)).toMatchObject({
      [`${kept}/0.was`]: hash('old'),
      [`${kept}-2/0.was`]: hash('older'),
    });
  });

  test('a file that was not changed yet is as it was', () => {
    const folder = filled();
    write(folder, { [journal]: `= ${hash('new')} content/sources/a.mdx\n`, [before]: 'page a' });
    undoInterrupted(folder, begun, untold);
    expect(treeOf(folder)).toEqual(treeOf(filled()));
  });

  test.each([
    ['nothing but the edition’s own files', `= ${hash('hook')} .git/hooks/pre-commit\n`],
    ['no other of them', `+ ${hash('hook')} .git/hooks/pre-commit\n`],
    ['nothing that an edition begins with, but what is new', '- README.md\n'],
    ['no other words in it', `= ${hash('read')} README.md\n`],
    ['nothing outside', '- content/../../outside\n'],
    ['nothing through a link', '- content/linked/a\n'],
    ['no folder elsewhere', `/ content/../..\n= ${hash('page a')} content/sources/a.mdx\n`],
    ['nothing by a journal that is none', 'rm -rf /\n'],
    ['nothing by one with a name that is none', '- content/"\n'],
  ])('%s', (_, text) => {
    const [folder, outside] = [filled(), temporaryFolder()];
    write(folder, { '.git/hooks/pre-commit': 'hook', [journal]: text, [before]: 'evil' });
    write(folder, { 'README.md': 'read' });
    symlinkSync(outside, join(folder, 'content/linked'));
    const untouched = treeOf(folder);
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths: [], kept: [stage] });
    expect(treeOf(folder)).toEqual(untouched);
    expect(treeOf(outside)).toEqual({});
  });

  test('nothing is put in the place of a file that is no file', () => {
    const folder = filled();
    write(folder, { [journal]: '- content/sources/gone.mdx\n' });
    symlinkSync('/dev/zero', join(folder, before));
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths: [], kept: [stage] });
  });

  test('a journal that is no file is read by nobody', () => {
    const folder = filled();
    write(folder, { [before]: 'old' });
    symlinkSync('/dev/zero', join(folder, journal));
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths: [], kept: [stage] });
  });

  test('what is new gets no other words', () => {
    const folder = filled();
    write(folder, { [journal]: `+ ${hash('read')} README.md\n`, [before]: 'evil' });
    write(folder, { 'README.md': 'read' });
    expect(undoInterrupted(folder, begun, untold)).toEqual({ paths: ['README.md'], kept: [] });
    expect(treeOf(folder)).toEqual(treeOf(filled()));
  });
});

test('a journal is read as it was written', () => {
  const journal = {
    changes: [
      { path: 'content/a b.mdx', fresh: true, sha256: hash('a') },
      { path: 'content/c.mdx', fresh: false, sha256: hash('c') },
      { path: 'content/d.mdx', fresh: false },
      { path: 'content/e\n"\u2028.mdx', fresh: false },
    ],
    folders: ['content'],
  };
  expect(parseJournal(serializeJournal(journal))).toEqual(journal);
});

test.skipIf(!existsSync('/dev/shm'))(
  'a part of the edition on another disk is told with its mend',
  () => {
    const other = mkdtempSync('/dev/shm/margent-');
    const moved = () => {
      const file = join(temporaryFolder(), 'a.txt');
      writeFileSync(file, 'a');
      renameSync(file, join(other, 'a.txt'));
    };
    try {
      expect(moved).toThrow('EXDEV');
      expect(captured(moved)).toMatch(
        /^Unexpected disk of “.*a\.txt”, .* on one disk, in one mount$/,
      );
    } finally {
      rmSync(other, { recursive: true });
    }
  },
);

/** What is told of a refusal of the disk. */
function captured(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    return refusal(error);
  }
}

test('what the disk refuses the desk is told there, with the path', () => {
  const folder = temporaryFolder();
  write(folder, { edition: 'a file where a folder is to be' });
  const refused = save(join(folder, 'edition'), [{ path: 'content/a.mdx', bytes: 'page a' }]);
  expect(refused?.problems[0]?.message).toMatch(
    /^Unexpected answer to lstat “.*edition\/content”, expected it to succeed: not a directory/,
  );
});

test('a file larger than may be written leaves nothing of `new`', () => {
  const [folder, outside] = [edition(small), temporaryFolder()];
  write(outside, { 'big.txt': 'A letter of many words. '.repeat(10_000) });
  const before = treeOf(folder);
  // 100 blocks of 512 or 1,024 bytes, as the shell counts them.
  const command = `ulimit -f 100; exec "$0" ${join(import.meta.dirname, '../../src/cli/main.ts')} new "$1" --edition "$2"`;
  const { status, stderr } = runToEnd(
    'bash',
    ['-c', command, process.execPath, join(outside, 'big.txt'), folder],
    { encoding: 'utf8', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' } },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'Unexpected answer to write “seeds/big.txt”, expected it to succeed: file too large (EFBIG)\n',
  });
  expect(treeOf(folder)).toEqual(before);
});

test('where nothing can be printed, that is told in a line', () => {
  const printed = join(temporaryFolder(), 'printed');
  const command = `ulimit -f 0; exec "$0" ${join(import.meta.dirname, '../../src/cli/main.ts')} check --help > "$1"`;
  const { status, stderr } = runToEnd('bash', ['-c', command, process.execPath, printed], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      'Unexpected answer to write “standard output”, expected it to succeed: file too large (EFBIG)\n',
  });
});
