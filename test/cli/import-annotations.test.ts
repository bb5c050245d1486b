import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition, small, treeOf } from '../folder.ts';

const page = 'content/sources/letter.mdx';
const letter = {
  ...small,
  [page]:
    '---\ntitle: A letter\nseed: letter.txt\n---\n\n<Source>\n\nWe met on Sunday. We met again.\n\n</Source>\n',
  'seeds/letter.txt': 'We met on Sunday. We met again.\n',
};
const annotation = (exact: string, value = 'So it was.', id = exact) => ({
  ...{ id: `https://example.org/${id}`, type: 'Annotation', body: { type: 'TextualBody', value } },
  target: { source: 'x', selector: { type: 'TextQuoteSelector', exact } },
});

/** Makes an edition with a file of annotations beside it, and imports that. */
function importing(files: Record<string, unknown>, more: string[] = ['--on', 'letter']) {
  const folder = edition(letter);
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  const take = () =>
    run('import', ['annotations', ...Object.keys(files), ...more, '--edition', folder], {
      cwd: folder,
    });
  return { folder, take, text: () => readFileSync(join(folder, page), 'utf8') };
}

test('puts annotations on a page, once, and lists what does not fit', async () => {
  const { folder, take, text } = importing({
    'a.json': [annotation('Sunday'), annotation('We met', 'Which?'), annotation('Monday')],
    'b.json': { first: { items: [annotation('again', '<b>Yes</b>')] } },
  });
  const { code, stdout, stderr } = await take();
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const [first, ...rest] = stdout.split('\n');
  expect(first).toBe(`${page}: 2 notes, 0 claims, 0 looks; 0 there already, 2 not placed`);
  expect(rest.join('\n')).toContain(
    'a.json [1] not placed: words that the source has in several places',
  );
  expect(text()).toMatch(/Sunday\.\[\^a-\w{12}\] We met again\.\[\^a-\w{12}\]/);
  // The command that is told puts it there.
  const command =
    /annotate (?:-- )?letter --quote "We met" --nth 1 --id (\S+) --note "?Which\?"?/.exec(stdout);
  const words = [
    'letter',
    '--quote',
    'We met',
    '--nth',
    '1',
    '--id',
    command?.[1] ?? '',
    '--note',
    'Which?',
  ];
  expect((await run('annotate', [...words, '--edition', folder])).code).toBe(0);
  expect((await run('check', ['--edition', folder])).code).toBe(0);
  const before = text();
  const again = await take();
  expect(again.stdout).toContain('0 notes, 0 claims, 0 looks; 3 there already, 1 not placed');
  expect(text()).toBe(before);
});

describe('a file that is none of annotations', () => {
  test.each([
    ['no JSON', '{"a": 1,, }', 'a.json:1:9 error Unexpected end or sign, expected JSON'],
    [
      'a field twice',
      '[{"a": 1,\n"a": 2}]',
      'a.json:2:1 error Unexpected second field of this name',
    ],
    ['half of a character', '["\\ud83d"]', 'a.json:1:2 error Unexpected half of a character'],
    ['other JSON', '{"a": 1}', 'a.json error Unexpected JSON without annotations'],
    ['a text', 'x', 'a.json:1:1 error'],
  ])('%s: nothing is written, all are told', async (_, content, told) => {
    const { folder, take } = importing({ 'a.json': content, 'b.json': [annotation('Sunday')] });
    const before = treeOf(folder);
    const { code, stdout, stderr } = await take();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(told);
    expect(treeOf(folder)).toEqual(before);
  });

  test('one that is not there', async () => {
    const { folder } = importing({});
    const words = ['annotations', 'no.json', '--on', 'letter', '--edition', folder];
    const { code, stderr } = await run('import', words, { cwd: folder });
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no.json error'),
    });
  });
});

test.each([
  [[], 'expected --on <page>'],
  [['--on', 'nowhere'], 'Unexpected page “nowhere”'],
  [['--on', 'letter', '--footnotes', 'editors'], 'Unexpected --footnotes beside annotations'],
])('the command line with %j', async (more, told) => {
  const { code, stderr } = await importing({ 'a.json': [] }, more).take();
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(told) });
});

test('--on beside tei', async () => {
  const words = ['tei', 'a.xml', '--on', 'letter', '--edition', edition(letter)];
  expect((await run('import', words)).stderr).toContain('Unexpected --on beside tei');
});

test('a body whose link leads nowhere in the edition cannot come in: links are those of the web', async () => {
  const { take, text } = importing({
    'a.json': [annotation('Sunday', '')].map((one) => ({
      ...one,
      body: { value: '[x](/nowhere/) [y](https://a.example/)', format: 'text/markdown' },
    })),
  });
  expect((await take()).code).toBe(0);
  expect(text()).toContain('x [y](https://a.example/)');
});

test('more than a page may have: nothing is written, and it is told', async () => {
  const body = 'word '.repeat(3_900);
  const many = Array.from({ length: 270 }, (_, n) => annotation('Sunday', body, String(n)));
  const { folder, take } = importing({ 'a.json': many });
  const before = treeOf(folder);
  const { code, stderr } = await take();
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(page) });
  expect(treeOf(folder)).toEqual(before);
});
