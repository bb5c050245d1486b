import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFiles } from '../../src/io/write.ts';
import { run, noFaults } from '../command.ts';
import { copyOf, edition, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';

const path = 'content/sources/talks.mdx';
const plain = {
  ...small,
  [path]: '---\ntitle: Talks\nseed: talks.txt\n---\n\n<Source>\n\nTalks were held.\n\n</Source>\n',
};
const claim = ['--id', 'talks', '--by', 'unattributed', '--kind', 'event', '--verdict'];

async function annotate(folder: string, ...args: string[]) {
  return await run('annotate', [...args, '--edition', folder]);
}

describe('annotate', () => {
  test('puts a claim and its note in, and tells what is left to write', async () => {
    const folder = edition(plain);
    chmodSync(join(folder, path), 0o640);
    const done = await annotate(
      folder,
      'talks',
      '--quote',
      'Talks were held',
      ...claim,
      'consistent',
    );
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toBe(`content/sources/talks.mdx changed
  8:1 + <Claim id="talks" by="unattributed" kind="event" verdict="consistent">
  8:16 + </Claim>
  8:17 + [^talks]
  11:1 + [^talks]:
  left to write: what is known, in line 12; the verdict “consistent” needs evidence: [supports @key] or [disputes @key]
`);
    expect(readFileSync(join(folder, path), 'utf8')).toBe(
      '---\ntitle: Talks\nseed: talks.txt\n---\n\n<Source>\n\n<Claim id="talks" by="unattributed" kind="event" verdict="consistent">Talks were held</Claim>.[^talks]\n\n</Source>\n\n[^talks]:\n',
    );
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o640);
    const { stdout } = await run('check', ['--edition', folder]);
    expect(stdout.match(/\[[a-z-]+\]$/gm)).toEqual(['[claim-without-evidence]', '[note-empty]']);
  });

  test('finds a page by its path, and leaves nothing to write where the note has its words', async () => {
    const folder = edition(plain);
    const words = ['--note', 'No second report was found.'];
    const done = await annotate(
      folder,
      path,
      '--quote',
      'held',
      ...claim,
      'unverified',
      '--via',
      '',
      '--date',
      '2002',
      ...words,
    );
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).not.toContain('left');
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
    expect(
      (await annotate(folder, join(folder, path), '--quote', 'were', '--id', 'x')).stdout,
    ).toMatch(/left to write: what is known, in line 12\n$/);
  });

  test.each([
    'So\u202E.',
    'So\u200B.',
    'So\f.',
    'So&#x202e;.',
    '[a](javascript:x)',
    'See [^z].',
    'See [@nobody].',
  ])('writes no note that would be a fault at once, new or changed: %j', async (note) => {
    const folder = edition(plain);
    const made = ['talks', '--quote', 'held', '--id', 'x', '--note'];
    const before = treeOf(folder);
    const refused = await annotate(folder, ...made, note);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/Unexpected /);
    expect(treeOf(folder)).toEqual(before);
    expect((await annotate(folder, ...made, 'So.')).code).toBe(0);
    const written = treeOf(folder);
    expect((await annotate(folder, 'talks', '--change', 'x', '--note', note)).code).toBe(1);
    expect(treeOf(folder)).toEqual(written);
  });

  test('takes the names of entries for their ids', async () => {
    const entry = (name: string) => `---\nterm: ${name}\nkind: organization\n---\n`;
    const folder = edition({
      ...plain,
      'content/glossary/gazette.mdx': entry('The Gazette'),
      'content/glossary/agency.mdx': entry('The Agency'),
    });
    const said = ['--kind', 'event', '--verdict', 'unverified', '--by', 'the gazette'];
    const claims = [
      ['Talks', 'The Agency,the gazette', 'agency gazette'],
      ['were', 'agency gazette', 'agency gazette'],
      ['held', 'The Agency', 'agency'],
    ];
    for (const [words = '', via = ''] of claims)
      await annotate(
        folder,
        'talks',
        '--quote',
        words,
        '--id',
        words.toLowerCase(),
        ...said,
        '--via',
        via,
      );
    const page = readFileSync(join(folder, path), 'utf8');
    expect([...page.matchAll(/by="gazette" via="(.*?)"/g)].map(([, via]) => via)).toEqual(
      claims.map(([, , ids]) => ids),
    );
  });

  test('puts more of a claim in, and its mark behind that', async () => {
    const folder = edition(plain);
    const words = ['--note', 'No second report was found.'];
    await annotate(folder, 'talks', '--quote', 'Talks', ...claim, 'unverified', ...words);
    const { stdout } = await annotate(folder, 'talks', '--quote', 'held', '--part-of', 'talks');
    expect(stdout).toBe(`content/sources/talks.mdx changed
  8:98 + <Claim id="talks">
  8:102 + </Claim>
  8:84 - [^talks]
  8:103 + [^talks]
`);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0 });
  });

  test('puts a term in', async () => {
    const entry = '---\nterm: Conference\nkind: term\n---\n';
    const folder = edition({ ...plain, 'content/glossary/conference.mdx': entry });
    const { stdout } = await annotate(folder, 'talks', '--quote', 'Talks', '--term', 'conference');
    expect(stdout).toBe(
      'content/sources/talks.mdx changed\n  8:1 + <Term id="conference">\n  8:6 + </Term>\n',
    );
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0 });
  });

  test('marks whole words, and says so; --exact insists on the letters', async () => {
    const words = 'این کتاب\u200Cها رسید.';
    const files = { ...plain, 'seeds/talks.txt': `${words}\n` };
    const persian = { ...files, [path]: plain[path].replace('Talks were held.', words) };
    const widened = edition(persian);
    const { stdout } = await annotate(widened, 'talks', '--quote', 'کتاب', '--id', 'x');
    expect(stdout).toContain('\n  note: “کتاب\u200Cها” is marked, whole words, and not “کتاب”\n');
    expect(readFileSync(join(widened, path), 'utf8')).toContain('ها[^x]');
    const exact = edition(persian);
    const done = await annotate(exact, 'talks', '--quote', 'کتاب', '--id', 'x', '--exact');
    expect(done.stdout).not.toContain('note:');
    expect(readFileSync(join(exact, path), 'utf8')).toContain('کتاب[^x]\u200Cها');
  });

  test('says what the words are claimed to say already', async () => {
    const folder = edition(plain);
    const at = async (quote: string, id: string) =>
      (
        await annotate(
          folder,
          'talks',
          '--quote',
          quote,
          '--id',
          id,
          ...claim.slice(2),
          'unverified',
        )
      ).stdout
        .split('\n')
        .filter((line) => line.includes('note:'));
    expect(await at('were', 'a')).toEqual([]);
    expect(await at('were', 'b')).toEqual(['  note: the claim “a” is on the very same words']);
    expect(await at('were held', 'c')).toEqual([
      '  note: the claim “a” is inside of these words',
      '  note: the claim “b” is inside of these words',
    ]);
    expect(await at('held', 'd')).toEqual(['  note: these words are inside of the claim “c”']);
    expect(await at('Talks', 'e')).toEqual([]);
  });

  test('changes what a claim and its note say, and removes it with both', async () => {
    const folder = edition(plain);
    await annotate(
      folder,
      'talks',
      '--quote',
      'held',
      ...claim,
      'unverified',
      '--note',
      'None known.',
    );
    const done = await annotate(
      folder,
      'talks',
      ...['--change', 'talks', '--verdict', 'consistent', '--note', 'One is.', '--date', '2002'],
    );
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/^content\/sources\/talks\.mdx changed\n/);
    expect(readFileSync(join(folder, path), 'utf8')).toMatch(
      /verdict="consistent" date="2002">held<\/Claim>\.\[\^talks\][^]*\[\^talks\]: One is\.\n$/,
    );
    await annotate(folder, 'talks', '--change', 'talks', '--as-of', '2024');
    expect(readFileSync(join(folder, path), 'utf8')).toContain('date="2002" as-of="2024">held');
    await annotate(folder, 'talks', '--change', 'talks', '--as-of', '');
    await annotate(folder, 'talks', '--change', 'talks', '--says', 'Talks were held.');
    expect(readFileSync(join(folder, path), 'utf8')).toContain(
      '[^talks]: says: Talks were held.\n\n    One is.\n',
    );
    await annotate(folder, 'talks', '--change', 'talks', '--says', '');
    await annotate(folder, 'talks', '--change', 'talks', '--date', '');
    expect(readFileSync(join(folder, path), 'utf8')).toContain('[^talks]: One is.\n');
    expect(readFileSync(join(folder, path), 'utf8')).toContain('verdict="consistent">held');
    expect((await annotate(folder, 'talks', '--change', 'none', '--note', 'A')).code).toBe(1);
    expect(await annotate(folder, 'talks', '--remove', 'talks')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readFileSync(join(folder, path), 'utf8')).toBe(plain[path]);
  });

  test('takes the mark of a term off', async () => {
    const entry = '---\nterm: Conference\nkind: term\n---\n';
    const folder = edition({ ...plain, 'content/glossary/conference.mdx': entry });
    await annotate(folder, 'talks', '--quote', 'Talks', '--term', 'conference');
    const { stdout } = await annotate(folder, 'talks', '--quote', 'Talks were', '--no-term');
    expect(stdout).toBe(
      'content/sources/talks.mdx changed\n  8:1 - <Term id="conference">\n  8:28 - </Term>\n',
    );
    expect(readFileSync(join(folder, path), 'utf8')).toBe(plain[path]);
    const none = await annotate(folder, 'talks', '--quote', 'Talks', '--no-term');
    expect(none.stderr).toContain('unlinked: [id of the entry]');
  });

  test('says what is a note of the source’s own, and then what its mark is', async () => {
    const folder = edition(plain);
    const on = (quote: string, ...flags: string[]) =>
      annotate(folder, 'talks', '--quote', quote, ...flags);
    const early = await on('.', '--mark', 'a');
    expect(early.stderr).toContain('Unexpected mark of the source’s note “a”');
    await on('held', '--own-note', 'a');
    await on('.', '--mark', 'a');
    expect(readFileSync(join(folder, path), 'utf8').split('\n')[7]).toBe(
      'Talks were <Note of="a">held</Note><Mark note="a">.</Mark>',
    );
    const wrong = await on('Talks', '--own-note', 'A b');
    expect(wrong.stderr).toContain('Unexpected of “A b” of <Note>, expected an id');
  });

  test('says how the original looks, and takes that off', async () => {
    const folder = edition(plain);
    const bodyOf = () => readFileSync(join(folder, path), 'utf8').split('\n')[7];
    const on = (quote: string, ...flags: string[]) =>
      annotate(folder, 'talks', '--quote', quote, ...flags);
    const { stdout } = await on('held', '--hi', 'bold italic');
    expect(stdout).toBe(
      'content/sources/talks.mdx changed\n  8:12 + <Hi rend="bold italic">\n  8:16 + </Hi>\n',
    );
    await on('were', '--unclear', '--reason', 'faded');
    await on('were', '--gap', '--extent', '2 words');
    await on('Talks', '--foreign', 'la');
    await on('held', '--page', '12');
    expect(bodyOf()).toBe(
      '<Foreign lang="la">Talks</Foreign> <Unclear reason="faded">were</Unclear><Gap extent="2 words"/> <Page n="12"/><Hi rend="bold italic">held</Hi>.',
    );
    const wrong = await on('were', '--add', '--place', 'Rome');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('Unexpected place “Rome” of <Add>, expected one of above');
    await on('Talks were held', '--no-rendition');
    expect(bodyOf()).toBe('Talks were <Page n="12"/>held.');
    const none = await on('Talks', '--no-rendition');
    expect(none.stderr).toContain('expected words of one');
    await on('held', '--no-page');
    expect(bodyOf()).toBe('Talks were held.');
    expect((await on('held', '--no-page')).stderr).toContain('a <Page/>, expected words that');
  });

  test('says which image shows a page, and with which paragraph of another text one goes', async () => {
    const other = '---\ntitle: B\nseed: b.txt\n---\n\n<Source>\n\nOne.\n\nTwo.\n\n</Source>\n';
    const folder = edition({
      ...plain,
      [path]: String(plain[path]).replace('seed:', 'translation-of: b\nseed:'),
      'content/sources/b.mdx': other,
      'seeds/b.txt': 'One.\n\nTwo.\n',
    });
    const bodyOf = () => readFileSync(join(folder, path), 'utf8').split('\n')[8];
    const on = (...flags: string[]) => annotate(folder, 'talks', '--quote', 'Talks', ...flags);
    const missing = await on('--page', '12', '--image', 'a.jpg');
    expect(missing.stderr).toContain('Unexpected image “a.jpg”');
    expect((await on('--align', '3')).stderr).toContain('expected one of the 2 of “b”');
    await on('--align', '2');
    expect(bodyOf()).toBe('<Align with="2"/>Talks were held.');
    await on('--no-align');
    expect(bodyOf()).toBe('Talks were held.');
    expect((await on('--no-align')).stderr).toContain('without an <Align/>');
  });

  test('lists the places of words that stand there several times, and changes nothing', async () => {
    const folder = edition(plain);
    const before = treeOf(folder);
    const { code, stdout, stderr } = await annotate(folder, 'talks', '--quote', 'e', '--id', 'x');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr)
      .toBe(`Unexpected quote “e”, expected words that the source has once: it has them 3 times
  1. content/sources/talks.mdx:8:8 Talks w⟦e⟧re held.
  2. content/sources/talks.mdx:8:10 Talks wer⟦e⟧ held.
  3. content/sources/talks.mdx:8:13 Talks were h⟦e⟧ld.
  mend: choose one by its number (--nth), or quote more words
`);
    expect(treeOf(folder)).toEqual(before);
    expect((await annotate(folder, 'talks', '--quote', 'e', '--id', 'x', '--nth', '3')).code).toBe(
      0,
    );
  });

  test('shows the most similar words, and nothing that a terminal would obey', async () => {
    const folder = edition(plain);
    const { stderr } = await annotate(
      folder,
      'talks',
      '--quote',
      'talks were\u001B[31m held',
      '--id',
      'x',
    );
    expect(stderr).toContain('talks.mdx:8:1 ⟦Talks were held⟧.');
    expect(stderr).toContain('were\\u{1B}[31m');
  });
});

const seed = edition(plain);
const quoted = ['talks', '--quote', 'held'];

test.each([
  [[], 'name of one page'],
  [['talks', 'again'], '“again”'],
  [['talks'], '--quote'],
  [quoted, '--id'],
  [[...quoted, '--id', 'x', '--nth', 'two'], '--nth “two”'],
  [[...quoted, '--id', 'x', '--by', 'unattributed'], 'without --kind and --verdict'],
  [[...quoted, '--id', 'x', '--date', '2002'], '--date beside an editor’s note'],
  [[...quoted, '--id', 'x', '--term', 'y'], '--id beside --term'],
  [['talks', '--change', 'x'], '--change with nothing to say'],
  [['talks', '--change', 'x', '--note', 'A', '--quote', 'held'], '--quote beside --change'],
  [['talks', '--remove', 'x', '--note', 'A'], '--note beside --remove'],
  [['talks', '--remove', 'x', '--change', 'x'], '--remove beside --change'],
  [[...quoted, '--no-term', '--id', 'x'], '--id beside --no-term'],
  [[...quoted, '--hi', 'bold', '--id', 'x'], '--id beside --hi'],
  [[...quoted, '--hi', 'bold', '--del'], '--del beside --hi'],
  [[...quoted, '--reason', 'lost', '--id', 'x'], '--reason beside no option'],
  [['talk', '--quote', 'held', '--id', 'x'], 'such as talks'],
  [['other', '--quote', 'held', '--id', 'x'], 'one of talks'],
] as [string[], string][])('annotate %j is told with the usage', async (args, words) => {
  const before = treeOf(seed);
  const { code, stdout, stderr } = await annotate(seed, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n')[0]).toContain(words);
  expect(stderr).toContain('\n\nnpm run annotate');
  expect(treeOf(seed)).toEqual(before);
});

test('a note goes only after its translation: what a further language would keep of it is told', async () => {
  const folder = copyOf(join(root, 'test/fixtures/two'));
  const translation = 'content/sources/letter.en.mdx';
  const remove = () => annotate(folder, 'letter', '--remove', 'arrival');
  const before = treeOf(folder);
  const refused = await remove();
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining(`${translation}: Unexpected note “arrival”`),
  ]);
  expect(treeOf(folder)).toEqual(before);
  const text = readFileSync(join(folder, translation), 'utf8');
  write(folder, { [translation]: text.replace(/\n\[\^arrival\]:[^]*/, '') });
  expect((await remove()).code).toBe(0);
});

describe('a file of an edition is changed', () => {
  test('only inside it, only through folders, and only if it is as it was read', () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    write(outside, { 'secret.txt': 'a', 'sources/a.mdx': 'a' });
    write(folder, { 'content/sources/a.mdx': 'a', 'content/secret.txt': 'a' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'content/sources/link.mdx'));
    symlinkSync(outside, join(folder, 'content/linked'));
    const before = [treeOf(folder), treeOf(outside)];
    const change = (path: string, was: string, bytes: string) =>
      writeFiles(folder, [{ path, was, bytes }]);
    for (const path of [
      '../secret.txt',
      'content/../../secret.txt',
      'content/sources/../secret.txt',
      './content/sources/a.mdx',
      '/etc/passwd',
      'content//sources/a.mdx',
      'content\\sources\\a.mdx',
      'content/sources/link.mdx',
      'content/linked/sources/a.mdx',
      'content/sources',
      'content/sources/none.mdx',
      'content/sources/a.mdx/b',
    ]) {
      expect(() => change(path, 'a', 'b'), path).toThrow(/^Unexpected/);
    }
    expect(() => change('content/sources/a.mdx', 'other', 'b')).toThrow('since it was read');
    expect([treeOf(folder), treeOf(outside)]).toEqual(before);
    change('content/sources/a.mdx', 'a', 'b');
    expect(readFileSync(join(folder, 'content/sources/a.mdx'), 'utf8')).toBe('b');
  });
});
