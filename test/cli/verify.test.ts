import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathOfPage } from '../../src/core/view/paging.ts';
import { html } from '../../src/core/render/hast.ts';
import { comparisonPage } from '../../src/core/view/comparisons.ts';
import { textPages } from '../../src/core/view/texts.ts';
import { hashesIn } from '../../src/io/hash-file.ts';
import { sha256 } from '../../src/io/read.ts';
import { proveComparisons } from '../../src/site/prove-comparisons.ts';
import { proveSite } from '../../src/site/proof.ts';
import { proveTexts } from '../../src/site/prove-texts.ts';
import { run } from '../command.ts';
import { editionOf, htmlOf, shownOf } from '../core/support.ts';
import { type Files, temporaryFolder, write } from '../folder.ts';

/* Sites that nobody built: what `verify` finds in those that were is among the tests of the site. */

const utf8 = '<meta charset="utf-8">';

function siteOf(files: Files): string {
  const folder = temporaryFolder();
  write(folder, { 'seeds/SHA256SUMS': '', ...files });
  return folder;
}

describe('what may lie where a page of a source is looked for', () => {
  test('a link out of the site, and what is no file, are no pages', async () => {
    const folder = siteOf({ 'sources/a/b.txt': '', 'sources/b/c.txt': '' });
    const outside = siteOf({ 'page.html': '<p>Elsewhere</p>' });
    symlinkSync(join(outside, 'page.html'), join(folder, 'sources/a/index.html'));
    mkdirSync(join(folder, 'sources/b/index.html'));
    const { code, stdout } = await run('verify', [folder]);
    expect(stdout).toContain('sources/a/: NOT PROVED: no such page, expected one\n');
    expect(stdout).toContain('sources/b/: NOT PROVED: no such page, expected one\n');
    expect(code).toBe(1);
  });

  test('thousands of elements in one another are told in a line', async () => {
    const deep = '<div>'.repeat(50_000);
    const folder = siteOf({
      'sources/a/index.html': `${utf8}${deep}`,
      'comparisons/b/index.html': `${utf8}${deep}`,
    });
    const { code, stdout } = await run('verify', [folder]);
    for (const path of ['sources/a/', 'comparisons/b/'])
      expect(stdout).toContain(`${path}: NOT PROVED: elements too deep in one another`);
    expect(code).toBe(1);
  });
});

test('a site without pages of sources is not proved, unless it lists no seed, as one of guides alone', async () => {
  const folder = siteOf({ 'sources/index.html': '<h1>Sources</h1>' });
  expect(await run('verify', [folder])).toMatchObject({
    code: 0,
    stdout:
      'sources/: no source, and no seed is listed\n\n1 page or seed: all as they have to be\n',
  });
  const seed = 'A.\n';
  write(folder, { 'seeds/a.txt': seed, 'seeds/SHA256SUMS': `${sha256(seed)}  a.txt\n` });
  const { code, stdout } = await run('verify', [folder]);
  expect(stdout).toContain('sources/: NOT PROVED: no page of a source, expected one\n');
  expect(code).toBe(1);
});

describe('a site that lists what lies elsewhere', () => {
  test.each(['/elsewhere', '../elsewhere', '//other.example/a', 'http://[', 'data:,[]'])(
    'is asked for nothing there: %s',
    async (path) => {
      const asked: string[] = [];
      const part = { id: 'a', title: '', version: '', bytes: 1, files: 1, lists: [[path, '', 1]] };
      const server = createServer(({ url = '' }, response) => {
        asked.push(url);
        const isManifest = url.endsWith('offline.json');
        const manifest = { version: '', date: '', parts: [part], downloads: [] };
        response.end(isManifest ? JSON.stringify(manifest) : '');
      }).listen(0, 'localhost');
      await new Promise((done) => server.once('listening', done));
      const { port } = server.address() as AddressInfo;
      const { code, stderr } = await run('verify', [`http://localhost:${port}/edition/`]);
      server.close();
      server.closeAllConnections();
      expect(stderr).toContain(`Unexpected path “${path}”, expected one below`);
      expect(code).toBe(2);
      expect(asked).toEqual(
        ['seeds/SHA256SUMS', 'seeds/SHA256SUMS.sig', 'seeds/allowed_signers', 'offline.json'].map(
          (own) => `/edition/${own}`,
        ),
      );
    },
  );
});

describe('a site of two texts with a table', () => {
  const foot = 'Second Foot               7';
  const seed = `As told,\n  here.\n\n            Killed   Wounded\n${foot}\nThird Horse      12       31\n`;
  const text = seed.trim().replaceAll(/(?<=[^\n])\n(?=[^\n])/g, '\\\n');
  const source = (name: string, fields: string) => ({
    [`content/sources/${name}.mdx`]: `---\ntitle: A\nseed: ${name}.txt\n${fields}---\n\n<Source>\n\n${text}\n\n</Source>\n`,
    [`seeds/${name}.txt`]: seed,
  });
  const rendering = shownOf(
    editionOf({
      'content/edition.yaml': 'title: A\n',
      ...source('one', 'lines: keep\n'),
      ...source('two', 'witness-of: one\n'),
      'content/comparisons/c.mdx':
        '---\ntitle: C\nsource: one\n---\n\n<Row>\n\n> Killed Wounded Second Foot 7\n\n> Killed [@w]\n\n</Row>\n',
      'content/references/works.json': '[{ "id": "w", "type": "book", "title": "W" }]',
    }),
  );
  const { sources, comparisons } = rendering.edition;
  const groups = textPages(rendering).map((group) => ({ ...group, folder: '' }));
  const page = (body: string) =>
    `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head><body><main>${body}</main></body></html>`;
  const files: Record<string, string> = {
    'seeds/SHA256SUMS': ['one', 'two'].map((name) => `${sha256(seed)}  ${name}.txt\n`).join(''),
    'seeds/one.txt': seed,
    'seeds/two.txt': seed,
    ...Object.fromEntries([
      ...sources.map((one) => [`sources/${one.page.id}/index.html`, page(htmlOf(one, rendering))]),
      ...comparisons.map((one) => [
        `comparisons/${one.id}/index.html`,
        page(html(comparisonPage(rendering, one).nodes)),
      ]),
      ...groups.map((group) => [
        `${pathOfPage(group, 1).slice(1)}index.html`,
        page(
          group.pages
            .flat()
            .flatMap(({ rows }) => rows.map(({ row }) => row))
            .join(''),
        ),
      ]),
    ]),
  };
  const prove = (out: string) => {
    const cacheFile = join(temporaryFolder(), 'proofs.jsonl');
    return [
      ...proveSite(out, sources, cacheFile),
      ...proveComparisons(out, comparisons, sources),
      ...proveTexts({ out, cacheFile, hashes: hashesIn(out) }, groups, sources),
    ];
  };

  const asBuilt = 'publish the page as it was built';
  const expected = `expected ${utf8}: ${asBuilt}`;

  test.each([
    [
      'another',
      (text: string) => text.replace('utf-8', 'windows-1256'),
      `:2:23: NOT PROVED: unexpected <meta charset="windows-1256">, ${expected}`,
    ],
    [
      'another, as it was written once',
      (text: string) =>
        text.replace(
          'charset="utf-8"',
          'http-equiv="Content-Type" content="text/html; charset=koi8-r"',
        ),
      `:2:23: NOT PROVED: unexpected <meta http-equiv="Content-Type" content="text/html; charset=koi8-r">, ${expected}`,
    ],
    [
      'none',
      (text: string) => text.replace(utf8, ''),
      `:1:1: NOT PROVED: no ${utf8} in its first 1024 bytes, expected one: ${asBuilt}`,
    ],
    [
      'one that stands too far behind',
      (text: string) => text.replace('<head>', `<head><!--${'-'.repeat(1000)}-->`),
      `:1:1: NOT PROVED: no ${utf8} in its first 1024 bytes, expected one: ${asBuilt}`,
    ],
    [
      'another in a script before',
      (text: string) => text.replace('<head>', '<head><script>"<meta charset=koi8-r>"</script>'),
      `:2:63: NOT PROVED: read in KOI8-R by what stands before, expected UTF-8: ${asBuilt}`,
    ],
  ])(
    'is told where a page names %s as its encoding, in which browsers would read it',
    async (_, change, told) => {
      const pages = Object.keys(files).filter((file) => file.endsWith('.html'));
      const changed = pages.map((file) => [file, change(files[file] ?? '')]);
      const { code, stdout } = await run('verify', [
        siteOf({ ...files, ...Object.fromEntries(changed) }),
      ]);
      for (const file of pages)
        expect(stdout).toContain(`${file.replace('index.html', '')}${told}\n`);
      expect(code).toBe(1);
    },
  );

  test.each([
    ['text/html', 0],
    ['text/html;charset="UTF8"', 0],
    ['text/html; charset=iso-8859-1', 1],
  ])('is told where its host says another one: %s', async (type, expectedCode) => {
    const lists: Record<string, string> = {
      'offline.json': JSON.stringify({
        version: '',
        date: '',
        downloads: [],
        parts: [
          { id: 'a', title: '', version: '', bytes: 1, files: 1, lists: [['a.json', '', 1]] },
        ],
      }),
      'a.json': JSON.stringify(
        Object.keys(files)
          .filter((file) => file.endsWith('.html'))
          .map((file) => [file.replace('index.html', ''), '', 1]),
      ),
    };
    const server = createServer(({ url = '' }, response) => {
      const path = url.slice(1).replace(/\/$/, '/index.html');
      const file = files[path] ?? lists[path];
      response.writeHead(
        file === undefined ? 404 : 200,
        path.endsWith('.html') ? { 'Content-Type': type } : {},
      );
      response.end(file);
    }).listen(0, 'localhost');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    const { code, stdout } = await run('verify', [`http://localhost:${port}/`]);
    server.close();
    server.closeAllConnections();
    expect(code).toBe(expectedCode);
    expect(
      stdout.includes(
        'sources/one/: NOT PROVED: unexpected charset=iso-8859-1 from its host, expected utf-8 or none: see /help/hosting/\n',
      ),
    ).toBe(expectedCode === 1);
  });

  test('is proved as it is written', async () => {
    const folder = siteOf(files);
    expect(prove(folder)).toEqual([]);
    expect(await run('verify', [folder])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('texts/one/: as the seeds have them, 2 texts') as unknown,
    });
  });

  test.each([
    ['sources/one', foot, 'Second Foot 7', 'with other white space'],
    ['sources/two', foot, 'Second Foot   7            ', 'with other white space'],
    ['sources/two', ' w30"', ' w30 t12"', 'for a table set as “columns w30”'],
    ['texts/one', foot, 'Second Foot 7', 'has other white space'],
    ['texts/one', 'class="keep columns w30"', 'class="keep"', 'set otherwise'],
    ['texts/one', 'class="columns w30"', '', 'set otherwise'],
    ['texts/one', 'class="keep columns', 'class="columns', 'set otherwise'],
    ['comparisons/c', foot, 'Second Foot 7', 'has other white space'],
    ['comparisons/c', ' columns w30', '', 'set otherwise'],
  ])('is proved no more with %s changed: %s', async (path, from, to, told) => {
    const file = `${path}/index.html`;
    const changed = files[file]?.replace(from, to) ?? '';
    expect(changed).not.toBe(files[file]);
    const folder = siteOf({ ...files, [file]: changed });
    expect(prove(folder).join()).toContain(told);
    const { code, stdout } = await run('verify', [folder]);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${path}/: NOT PROVED: .*${told}`, 'm'));
  });
});
