import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { undoInterrupted } from '../../src/io/journal.ts';
import { editionLock } from '../../src/io/lock.ts';
import { run, noFaults } from '../command.ts';
import { edition, hash, small, temporaryFolder, treeOf, wayTo, write } from '../folder.ts';
import { runToEnd } from '../to-end.ts';

const path = 'content/sources/talks.mdx';
const files = {
  ...small,
  'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
  [path]: `---
title: Talks in Moscow
# Typed from the paper.
seed: talks.txt
publisher: gazette
---

<Source>

<Claim id="held" by="gazette" kind="event" verdict="unverified" date="2002">Talks were held</Claim>[^held] on Thursday.[^day]

The <Claim id="treaty" by="unattributed" kind="event" verdict="unverified">treaty</Claim>[^treaty] was read.

</Source>

[^held]: No second report was found.

[^day]: That was 30 May.

[^treaty]: It was long.
`,
  'seeds/talks.txt': 'Talks were held on Thursday.\n\nThe treaty was read.\n',
};
const corrected = 'Talks were hosted on Thursday.\n\nThe treaty was read twice.\n';

/** An edition, and beside it a file with its corrected text. */
function place(text: string | Uint8Array = corrected) {
  const folder = edition(files);
  const seed = join(temporaryFolder(), 'talks-2.txt');
  write(join(seed, '..'), { 'talks-2.txt': text });
  return { folder, seed };
}

/**
 * Kills `migrate` at a step of those in which it puts files in their places, and returns the edition as the next command
 * makes it, and whether that takes something back; undefined where it had fewer.
 */
function killed(at: number) {
  const { folder, seed } = place();
  const loaded = [
    join(import.meta.dirname, 'interrupt.ts'),
    'data:text/javascript,startCounting()',
  ].flatMap((one) => ['--import', one]);
  const script = join(import.meta.dirname, '../../src/cli/main.ts');
  const words = ['migrate', 'talks', '--seed', seed, '--reason', 'A misprint.'];
  const { signal } = runToEnd(
    process.execPath,
    [...loaded, script, ...words, '--date', '2026-11-26', '--edition', folder],
    {
      env: {
        ...process.env,
        INTERRUPT_AT: String(at),
        INTERRUPT_BY: 'kill',
        INTERRUPT_IN: 'mkdtemp link rename rm',
        NODE_DISABLE_COMPILE_CACHE: '1',
      },
    },
  );
  if (signal !== 'SIGKILL') return undefined;
  const { paths } = undoInterrupted(folder, new Set());
  rmSync(editionLock(folder));
  return { tree: treeOf(folder), isUndone: paths.length > 0 };
}

async function migrate(folder: string, ...args: string[]) {
  return await run('migrate', [...args, '--date', '2026-11-26', '--edition', folder]);
}

describe('migrate', () => {
  test('puts a page on a corrected text, keeps the old one, and says what is to be decided', async () => {
    const { folder, seed } = place();
    const reason = 'The first copy had a misprint.';
    const done = await migrate(folder, 'talks', '--seed', seed, '--reason', reason);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toBe(`content/sources/talks.mdx changed
content/sources/talks-until-2026-11-26.mdx written: the text as it was
  carried over: 1 claim, 0 terms, 1 editor’s note
  of these beside words that changed: 2
  to decide: 1

claim treaty
  was: Talks were held on Thursday. The ⟦treaty⟧ was read.
  now: Talks were hosted on Thursday. The ⟦treaty⟧ was read twice.
  carried over; is it right of the words beside it still?

note day
  was: Talks were held on Thursday.⟦⟧ The treaty was read.
  now: Talks were hosted on Thursday.⟦⟧ The treaty was read twice.
  carried over; is it right of the words beside it still?

claim held
  was: ⟦Talks were held⟧ on Thursday. The treaty was read.
  now: ⟦Talks were hosted⟧ on Thursday. The treaty was read twice.
  npm run annotate -- talks --quote "Talks were hosted" --id held --by gazette --kind event --verdict unverified --date 2002 --edition ${wayTo(folder)}

A command puts an annotation back, on the words that you choose; its note is on the page still, and
tells what to look at: is the verdict right of the new words? What is no longer true of them goes, with its note.
`);
    const page = readFileSync(join(folder, path), 'utf8');
    expect(page).toBe(
      files[path]
        .replace(
          'seed: talks.txt\npublisher: gazette\n',
          `seed: talks-2.txt\npublisher: gazette\nchanges:\n  - date: 2026-11-26\n    text: ${reason}\n`,
        )
        .replace(/<Claim id="held"[^>]*>Talks were held<\/Claim>\[\^held\]/, 'Talks were hosted')
        .replace('was read.', 'was read twice.'),
    );
    expect(readFileSync(join(folder, 'seeds/talks-2.txt'), 'utf8')).toBe(corrected);
    expect(readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8')).toBe(
      `${hash(files['seeds/talks.txt'])}  talks.txt\n${hash(corrected)}  talks-2.txt\n`,
    );
    // Until somebody decides, the note that nothing leads to keeps the edition from being published.
    const { stdout } = await run('check', ['--edition', folder]);
    expect(stdout.match(/\[[a-z-]+\]$/gm)).toEqual(['[note-unused]']);
    const command = /annotate -- (.*)/.exec(done.stdout)?.[1] ?? '';
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    const put = await run('annotate', [...words, '--edition', folder]);
    expect(put).toMatchObject({ code: 0, stderr: '' });
    expect(put.stdout).not.toContain('left to write');
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('is done or not where it is killed, and never in between', async () => {
    const { folder, seed } = place();
    const untouched = treeOf(folder);
    expect((await migrate(folder, 'talks', '--seed', seed, '--reason', 'A misprint.')).code).toBe(
      0,
    );
    const written = treeOf(folder);
    const outcomes = [];
    for (let at = 1, one = killed(at); one; one = killed(++at)) outcomes.push(one);
    expect(outcomes.filter(({ isUndone }) => isUndone).length).toBeGreaterThan(4);
    const states = outcomes.map(({ tree, isUndone }) =>
      isDeepStrictEqual(tree, untouched)
        ? 'before'
        : isDeepStrictEqual(tree, written) && !isUndone
          ? 'after'
          : tree,
    );
    expect(new Set(states)).toEqual(new Set(['before', 'after']));
  });

  test('prints commands that put a claim in two parts back, without a fault', async () => {
    const { folder, seed } = place('Talks were hosted on Thursday.\n\nThe treaty was read.\n');
    const part = 'on <Claim id="held">Thursday</Claim>.[^held]\n';
    write(folder, {
      [path]: files[path]
        .replace('[^held] on Thursday.[^day]\n', ` ${part}`)
        .replace('[^day]: That was 30 May.\n\n', ''),
    });
    const { stdout } = await migrate(folder, 'talks', '--seed', seed);
    const commands = [...stdout.matchAll(/annotate -- (.*)/g)].map(([, words = '']) => words);
    expect(commands.map((words) => / --(?:id|part-of) /.exec(words)?.[0])).toEqual([
      ' --id ',
      ' --part-of ',
    ]);
    for (const command of commands) {
      const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
      expect(await run('annotate', [...words, '--edition', folder])).toMatchObject({ code: 0 });
    }
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('makes a site where the old text has a page, leads to the new one, and is in no list', async () => {
    const { folder, seed } = place(files['seeds/talks.txt'].replace('Thursday', 'Tuesday'));
    expect((await migrate(folder, path, '--seed', seed)).code).toBe(0);
    write(folder, {
      [path]: readFileSync(join(folder, path), 'utf8').replace('[^day]: That was 30 May.\n\n', ''),
    });
    const out = join(temporaryFolder(), 'site');
    const built = await run('build', ['--edition', folder, '--out', out]);
    expect(built).toMatchObject({ code: 0 });
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    const old = read('sources/talks-until-2026-11-26/index.html');
    expect(old).toContain('on Thursday.');
    expect(old).toMatch(
      /<p class="corrected">[^]*?<a href="\/sources\/talks\/">Talks in Moscow<\/a>/,
    );
    expect(existsSync(join(out, 'sources/talks-until-2026-11-26/annotations.json'))).toBe(true);
    const now = read('sources/talks/index.html');
    expect(now).toContain('on Tuesday.');
    expect(now).toMatch(/Earlier texts<\/h3>[^]*?<a href="\/sources\/talks-until-2026-11-26\/">/);
    expect(now).toContain('talks-2.txt replaces talks.txt.');
    expect(read('changes/index.html')).toContain('talks-2.txt replaces talks.txt.');
    for (const name of [
      'index',
      'sources/index',
      'claims/index',
      'chains/index',
      'glossary/gazette/index',
      'timeline/index',
    ]) {
      expect(read(`${name}.html`), name).not.toContain('talks-until');
    }
    expect(read('sitemap.xml')).not.toContain('talks-until');
    expect(read('seeds/talks.txt')).toBe(files['seeds/talks.txt']);
  });

  test('is done again on the same day, under another address', async () => {
    const { folder, seed } = place();
    write(folder, { 'again.txt': files['seeds/talks.txt'].replace('Thursday', 'Friday') });
    expect((await migrate(folder, 'talks', '--seed', join(folder, 'again.txt'))).code).toBe(0);
    const page = readFileSync(join(folder, path), 'utf8');
    write(folder, { [path]: page.replace('[^day]: That was 30 May.\n\n', '') });
    const done = await migrate(folder, 'talks', '--seed', seed);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('talks-until-2026-11-26-2.mdx written');
  });

  test.each([
    ['utf-8', Buffer.from('Talks were held on Thursday in Zürich.\n\nThe treaty was read.\n')],
    ['utf-16le', Buffer.from('\uFEFFTalks were held on Thursday in Zürich.\n', 'utf16le')],
    ['windows-1252', Buffer.from('Talks were held on Thursday in Z\xFCrich.\n', 'latin1')],
    ['utf-8', Buffer.from('Talks were held on Thursday.\n\nThe treaty was read at once.\n')],
  ])('reads a correction in %s of a page in windows-1252', async (encoding, bytes) => {
    const { folder, seed } = place(bytes);
    const page = files[path].replace('seed: talks.txt', '$&\nencoding: windows-1252');
    write(folder, { [path]: page });
    expect(await migrate(folder, 'talks', '--seed', seed)).toMatchObject({ code: 0, stderr: '' });
    const now = readFileSync(join(folder, path), 'utf8');
    expect(now).toContain(bytes.includes(0x5a) ? 'Zürich' : 'at once');
    const kept = bytes.some((byte) => byte > 0x7f) ? encoding : 'windows-1252';
    expect(now).toContain(`\nencoding: ${kept}\n`);
  });

  test('tells what only a hand can put back, and what nothing stands for any more', async () => {
    const { folder, seed } = place(
      files['seeds/talks.txt'].replace('Talks were', 'Talks are').replace(' on Thursday', ''),
    );
    const parted = files[path]
      .replace('Talks were held</Claim>', 'Talks were</Claim> <Claim id="held">held</Claim>')
      .replace('was read.', 'was read.[^held]');
    write(folder, { [path]: parted });
    const done = await migrate(folder, 'talks', '--seed', seed);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('--quote "Talks are" --id held --by gazette');
    expect(done.stdout).toContain(`--quote held --part-of held --edition ${wayTo(folder)}\n`);
    expect(done.stdout).toContain('nothing stands there now, and its note may go as well');
    expect(done.stdout).toContain('by hand, where it belongs: [^held]');
    expect(done.stdout).toContain('to decide: 4');
  });

  test('gives the element of a gap whose place in a row no command says', async () => {
    const gap = '<Gap reason="lost" extent="1 word"/>';
    const text = `Held at Foot    ${gap}    12`;
    const folder = edition({
      ...files,
      [path]: files[path].replace(/<Source>[^]*/, `<Source>\n\n${text}\n\n</Source>\n`),
      'seeds/talks.txt': `${text.replace(gap, '')}\n`,
    });
    const seed = join(temporaryFolder(), 'talks-2.txt');
    write(join(seed, '..'), { 'talks-2.txt': 'Held at Hill        31\n' });
    const done = await migrate(folder, 'talks', '--seed', seed);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain(
      `  by hand, where it belongs: ${gap}, with the blanks around it that the seed has there`,
    );
    expect(done.stdout).not.toContain('annotate');
  });

  test('leaves the words to be chosen where nothing is left of them, and all stands there', async () => {
    const { folder, seed } = place('Of other things.\n\n'.repeat(100));
    const done = await migrate(folder, 'talks', '--seed', seed);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('--quote "…" --id');
    expect(done.stdout).toContain('  where “…” is to be the words that you choose\n');
    expect(done.stdout.length).toBeLessThan(4000);
  });

  test('says where promised lines are that are gone', async () => {
    const { folder, seed } = place(`\n${files['seeds/talks.txt']}`);
    expect((await run('promise', ['--edition', folder])).code).toBe(0);
    const done = await migrate(folder, 'talks', '--seed', seed);
    const redirects = done.stdout.slice(done.stdout.indexOf('redirects:'));
    expect(redirects).toBe(`redirects:
  "/sources/talks/#l1": "/sources/talks-until-2026-11-26/#l1"
  "/sources/talks/#l3": "/sources/talks-until-2026-11-26/#l3"
`);
    const list = 'content/addresses.yaml';
    write(folder, { [list]: readFileSync(join(folder, list), 'utf8') + redirects });
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('says which promised lines have other words now, and where theirs are', async () => {
    const old = files['seeds/talks.txt'];
    const { folder, seed } = place(`A head.\n\n${old}`);
    expect((await run('promise', ['--edition', folder])).code).toBe(0);
    const done = await migrate(folder, 'talks', '--seed', seed);
    expect(done.stdout).toContain('lines that were published and have other words now: 2.');
    expect(done.stdout).toContain(
      '\n  /sources/talks/#l1: its words are at #l3 now, and at /sources/talks-until-2026-11-26/#l1\n  /sources/talks/#l3: its words are at #l5 now, and at /sources/talks-until-2026-11-26/#l3\n',
    );
    expect(done.stdout).not.toContain('redirects:');
  });

  test('shows some of the lines that have other words, where all behind one have', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `Line number ${n}.\n\n`).join('');
    const folder = edition({
      ...small,
      'content/sources/many.mdx': `---\ntitle: A\nseed: many.txt\n---\n\n<Source>\n\n${lines}</Source>\n`,
      'seeds/many.txt': lines,
    });
    const seed = join(temporaryFolder(), 'many-2.txt');
    write(join(seed, '..'), { 'many-2.txt': `A head.\n\n${lines}` });
    expect((await run('promise', ['--edition', folder])).code).toBe(0);
    const { stdout } = await migrate(folder, 'many', '--seed', seed);
    expect(stdout).toContain('have other words now: 9.');
    expect(stdout.match(/its words are at/g)).toHaveLength(3);
    expect(stdout).toContain('#l5\n  …\n');
  });

  test('says which redirects led to lines that are gone, after a page got another id', async () => {
    const { folder, seed } = place(`\n${files['seeds/talks.txt']}`);
    expect((await run('promise', ['--edition', folder])).code).toBe(0);
    expect((await run('rename', ['talks', 'days', '--edition', folder])).code).toBe(0);
    const done = await migrate(folder, 'days', '--seed', seed);
    const rows = done.stdout.match(/^ {2}"\/.*$/gm) ?? [];
    expect(rows).toEqual([
      '  "/sources/talks/#l1": "/sources/days-until-2026-11-26/#l1"',
      '  "/sources/talks/#l3": "/sources/days-until-2026-11-26/#l3"',
    ]);
    const list = join(folder, 'content/addresses.yaml');
    const codes = async () =>
      (await run('check', ['--edition', folder])).stdout.match(/\[[a-z-]+\]$/gm);
    expect(await codes()).toEqual(['[redirect-invalid]', '[redirect-invalid]']);
    const led = rows.reduce(
      (text, row) => {
        const [from = ''] = row.split(': ');
        return text.replace(
          new RegExp(`^${from}: .*$|^ {2}${from.replaceAll(/[ "]/g, '')}: .*$`, 'm'),
          row,
        );
      },
      readFileSync(list, 'utf8'),
    );
    write(folder, { 'content/addresses.yaml': led });
    expect(await codes()).toBeNull();
  });

  test.each<[string, string[], RegExp]>([
    [
      'a page that there is not',
      ['walks'],
      /^Unexpected page “walks”, expected a page, such as talks/,
    ],
    ['no page', [], /^Unexpected end, expected the name of one page/],
    ['no words as a reason', ['talks', '--reason', ' '], /^Unexpected --reason “”, expected words/],
    ['two pages', ['talks', 'talks'], /^Unexpected “talks”, expected the name of one page/],
  ])('refuses %s', async (_, names, words) => {
    const { folder, seed } = place();
    const before = treeOf(folder);
    expect(await migrate(folder, ...names, '--seed', seed)).toMatchObject({ code: 2, stdout: '' });
    expect((await migrate(folder, ...names, '--seed', seed)).stderr).toMatch(words);
    expect(treeOf(folder)).toEqual(before);
  });

  test.each<[string, (folder: string, seed: string) => string[], number, RegExp]>([
    ['no seed', () => [], 2, /^Unexpected end, expected --seed/],
    [
      'a date that is none',
      (_, seed) => ['--seed', seed, '--date', 'soon'],
      2,
      /^Unexpected --date “soon”/,
    ],
    [
      'a file that is not there',
      () => ['--seed', 'no.txt'],
      1,
      /^no\.txt error Unexpected name of a file that is not there/,
    ],
    ['a folder', (folder) => ['--seed', folder], 1, /mend: name the text file itself/],
    [
      'a link',
      (folder, seed) => {
        symlinkSync(seed, join(folder, 'linked.txt'));
        return ['--seed', join(folder, 'linked.txt')];
      },
      1,
      /mend: name the file itself that the link leads to/,
    ],
    [
      'other bytes under a name that is taken',
      (folder) => {
        write(folder, { 'other/talks.txt': 'Other.\n' });
        return ['--seed', join(folder, 'other/talks.txt')];
      },
      1,
      /seeds\/talks\.txt with other content/,
    ],
    [
      'another encoding',
      (_, seed) => ['--seed', seed, '--encoding', 'klingon'],
      1,
      /encoding “klingon”/,
    ],
    [
      'a page that is not faithful',
      (folder, seed) => {
        write(folder, { [path]: files[path].replace('read', 'red') });
        return ['--seed', seed];
      },
      1,
      /page with faults, expected one that npm run check -- --edition \S+ finds none in/,
    ],
    [
      'a text without words',
      (folder) => {
        write(folder, { 'empty.txt': '\n' });
        return ['--seed', join(folder, 'empty.txt')];
      },
      1,
      /file without a character to be seen/,
    ],
    [
      'a page that has a fault in its notes',
      (folder, seed) => {
        write(folder, { [path]: files[path].replace('It was long.', '') });
        return ['--seed', seed];
      },
      1,
      /page with faults, expected one that npm run check -- --edition \S+ finds none in/,
    ],
    [
      'the text that the page has',
      (folder) => ['--seed', join(folder, 'seeds/talks.txt')],
      1,
      /text that the page has already/,
    ],
    [
      'the seed of another page',
      (folder) => {
        write(folder, {
          'content/sources/b.mdx':
            '---\ntitle: B\nseed: b.txt\n---\n\n<Source>\n\nB.\n\n</Source>\n',
          'seeds/b.txt': 'B.\n',
        });
        return ['--seed', join(folder, 'seeds/b.txt')];
      },
      1,
      /seed of the page b, expected one of no page/,
    ],
  ])('refuses %s, and changes nothing', async (_, prepare, code, words) => {
    const { folder, seed } = place();
    const args = prepare(folder, seed);
    const before = treeOf(folder);
    const given = args.includes('--date') ? args : ['--date', '2026-11-26', ...args];
    const done = await run('migrate', ['talks', ...given, '--edition', folder]);
    expect(done).toMatchObject({ code, stdout: '' });
    expect(done.stderr).toMatch(words);
    expect(treeOf(folder)).toEqual(before);
  });
});
