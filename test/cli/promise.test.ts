import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, run } from '../command.ts';
import { edition, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { replaceIn } from './replace.ts';

const list = 'content/addresses.yaml';
const page = 'content/sources/talks.mdx';

function make(): string {
  return edition({
    ...small,
    'content/glossary/moscow.mdx':
      '---\nterm: Moscow\nkind: place\naliases: [Talks]\n---\n\nA city.\n',
  });
}

const promise = (folder: string) => run('promise', ['--edition', folder]);

test('what there is is promised, once', async () => {
  const folder = make();
  expect(await promise(folder)).toMatchObject({ code: 0, stdout: `${list}: 6 new, 0 as before\n` });
  const written = readFileSync(join(folder, list), 'utf8');
  expect(written)
    .toBe(`# What was published at these addresses stays there, or is led elsewhere under “redirects”.
# Written by npm run promise, but for the redirects.
published:
  /glossary/moscow/: []
  /seeds/talks.txt: []
  /sources/talks/: [ claim-talks, l1, note-talks ]
`);
  expect(await promise(folder)).toMatchObject({ code: 0, stdout: `${list}: 0 new, 6 as before\n` });
  expect(readFileSync(join(folder, list), 'utf8')).toBe(written);
});

test('an edition with errors is not promised, and nothing is written', async () => {
  const folder = make();
  replaceIn(join(folder, page), 'were', 'are');
  const before = treeOf(folder);
  const { code, stdout, stderr } = await promise(folder);
  expect(code).toBe(1);
  expect(stdout).toContain('[text-differs]');
  expect(stderr).toMatch(/^Unexpected errors/);
  expect(treeOf(folder)).toEqual(before);
});

describe('what is gone', () => {
  let folder: string;

  /** An entry and a claim that were promised get other ids. */
  beforeAll(async () => {
    folder = make();
    await promise(folder);
    const file = join(folder, page);
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replaceAll('[^talks]', '[^held]')
        .replace('id="talks"', 'id="held"'),
    );
    renameSync(
      join(folder, 'content/glossary/moscow.mdx'),
      join(folder, 'content/glossary/moskva.mdx'),
    );
  });

  test('is a fault, and keeps the site from being built', async () => {
    const { code, stdout } = await run('check', ['--edition', folder]);
    expect(code).toBe(1);
    for (const address of [
      'glossary/moscow/',
      'sources/talks/#claim-talks',
      'sources/talks/#note-talks',
    ])
      expect(stdout).toContain(`Unexpected loss of “/${address}”`);
    expect(stdout).toMatch(/: 3 errors$/m);
  });

  test('is led elsewhere under a base path, with its place on the page; what was promised stays so', async () => {
    const redirects = `redirects:
  /glossary/moscow/: /glossary/moskva/
  /sources/talks/#claim-talks: /sources/talks/#claim-held
  /sources/talks/#note-talks: /sources/talks/#note-held
`;
    write(folder, { [list]: readFileSync(join(folder, list), 'utf8') + redirects });
    expect((await promise(folder)).stdout).toBe(`${list}: 3 new, 6 as before\n`);
    expect(readFileSync(join(folder, list), 'utf8')).toContain(redirects);
    const out = join(temporaryFolder(), 'site');
    const args = [
      '--edition',
      folder,
      '--out',
      out,
      '--base',
      '/e/',
      '--url',
      'https://a.example/e',
    ];
    expect((await build(args)).code).toBe(0);
    const moved = readFileSync(join(out, 'glossary/moscow/index.html'), 'utf8');
    expect(moved).toContain('<meta http-equiv="refresh" content="0; url=/e/glossary/moskva/">');
    expect(moved).toContain('<link rel="canonical" href="https://a.example/e/glossary/moskva/">');
    expect(moved).toContain('<a href="/e/glossary/moskva/">');
    expect(readFileSync(join(out, 'sitemap.xml'), 'utf8')).not.toContain('glossary/moscow/');
    const talks = readFileSync(join(out, 'sources/talks/index.html'), 'utf8');
    expect(talks).toMatch(/<li id="claim-talks">[^]*?<a href="\/e\/sources\/talks\/#claim-held">/);
  });
});
