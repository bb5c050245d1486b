import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';
import { movedPage } from '../../src/core/export/moved.ts';
import { run } from '../command.ts';
import { hash, temporaryFolder } from '../folder.ts';
import { root } from '../root.ts';
import { openHost } from './host.ts';

const { own, languages, large } = inject('sites');
const page = 'sources/russia-iran-talks-2002/index.html';
const seed = 'seeds/000_c6db42f2d9a04e45.txt';
const sums = 'seeds/SHA256SUMS';

/** Copies what is verified of a site, with some of its files changed or taken away. */
function changed(changes: Record<string, (text: string) => string | undefined>, site = own) {
  const folder = temporaryFolder();
  for (const name of ['seeds', 'sources', 'comparisons', 'offline', 'offline.json'])
    if (existsSync(join(site.out, name)))
      cpSync(join(site.out, name), join(folder, name), { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const file = join(folder, path);
    const text = change(readFileSync(file, 'utf8'));
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
  return folder;
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const anotherLetter = replace(/(data-seed.*?)strategic stability/s, '$1strategic stabilisy');

test.each([
  ['the edition’s own', own, 5],
  ['one in many languages and encodings', languages, 8],
  ['one whose lists have several pages', large, 60],
])('a site is sound in its folder and at its address: %s', async (_, site, least) => {
  const inFolder = await run('verify', [site.out]);
  expect(inFolder.printed).not.toContain('NOT PROVED');
  expect(inFolder).toMatchObject({ code: 0, stderr: '' });
  const [, total] = /^(\d+) pages and seeds: all as they have to be$/m.exec(inFolder.stdout) ?? [];
  expect(Number(total)).toBeGreaterThanOrEqual(least);
  expect(await run('verify', [site.address])).toEqual(inFolder);
});

test('a site that is signed says by whom, on its page of data and to who verifies it', async () => {
  const data = readFileSync(join(large.out, 'data/index.html'), 'utf8');
  const [, fingerprint = ''] =
    /Signed by ann@example\.org, with the key (SHA256:[\w+/]{43})/.exec(data) ?? [];
  expect(fingerprint).not.toBe('');
  expect(data).toMatch(/href="[^"]*\/seeds\/SHA256SUMS\.sig"/);
  const { stdout } = await run('verify', [large.out]);
  expect(stdout).toContain(`signed by ann@example.org, ${fingerprint}`);
  const forged = changed({ [sums]: (list) => `${list}${'0'.repeat(64)}  other.txt\n` }, large);
  const { code, printed } = await run('verify', [forged]);
  expect(code).toBe(1);
  expect(printed).toContain('signature of another list');
});

describe('what is not as it has to be is told, and all of it', () => {
  test.each([
    ['a letter of the text', { [page]: anotherLetter }, 'the text differs at'],
    ['a seed', { [seed]: replace('Tehran', 'Teheran') }, `${seed} has the SHA-256`],
    [
      'a seed with its line in the list',
      {
        [seed]: replace('Tehran', 'Teheran'),
        [sums]: () => `${'0'.repeat(64)}  ${seed.slice(6)}\n`,
      },
      `${seed} has the SHA-256`,
    ],
    ['a seed that is gone', { [seed]: () => undefined }, 'no such file'],
    [
      'a list without the seed',
      { [sums]: () => '' },
      'no seed “000_c6db42f2d9a04e45.txt” is listed',
    ],
    [
      'a line of the list',
      { [sums]: (text: string) => `${text}x\n` },
      `${sums}:2: NOT PROVED: Unexpected line`,
    ],
    [
      'a second text',
      { [page]: replace('data-seed', 'data-seed="a.txt"><p data-seed') },
      'elements have data-seed',
    ],
    [
      'a seed out of the site',
      { [page]: replace(/data-seed="[^"]*"/, 'data-seed="../secret"') },
      'NOT PROVED',
    ],
    [
      'no text',
      { [page]: () => '<meta charset="utf-8"><p>Nothing</p>' },
      'no element has data-seed',
    ],
    [
      'the encoding of a page',
      { [page]: replace('data-encoding="utf-8"', 'data-encoding="utf-16le"') },
      'the text differs at',
    ],
    [
      'a passage of a comparison',
      { 'comparisons/end-beside-irna/index.html': replace(/(data-passage[^>]*>)/, '$1x') },
      'comparisons/end-beside-irna/: NOT PROVED: passage 1 is “x',
    ],
    [
      'a comparison whose passages are said to be none',
      {
        'comparisons/end-beside-irna/index.html': (text) =>
          text.replaceAll('data-passage', 'data-was'),
      },
      'comparisons/end-beside-irna/: NOT PROVED: no element has data-passage',
    ],
    [
      'a passage that is hidden',
      {
        'comparisons/end-beside-irna/index.html': replace(
          '<ol class="rows">',
          '<ol class="rows" hidden>',
        ),
      },
      'comparisons/end-beside-irna/: NOT PROVED: unexpected <ol class="rows" hidden="">',
    ],
    [
      'other words for those who do not see the source',
      {
        [page]: replace('<section class="text"', '<section class="text" role="img" aria-label="x"'),
      },
      'NOT PROVED: unexpected <section class="text" role="img"',
    ],
  ])('%s', async (_, changes, told) => {
    const { code, stdout, stderr } = await run('verify', [changed(changes)]);
    expect(stdout).toContain(told);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/ not as they have to be\n$/);
  });

  test('a page that leads on, and a seed that no page has, are none', async () => {
    const folder = changed({ [sums]: (text) => `${text}${hash('old')}  old.txt\n` });
    writeFileSync(join(folder, 'seeds/old.txt'), 'old');
    cpSync(join(folder, 'sources/russia-iran-talks-2002'), join(folder, 'sources/old'), {
      recursive: true,
    });
    writeFileSync(
      join(folder, 'sources/old/index.html'),
      movedPage({ to: '/sources/', canonical: '/sources/', language: 'en' }),
    );
    const other = join(folder, 'sources/other');
    mkdirSync(other);
    writeFileSync(
      join(other, 'index.html'),
      '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="9999; url=/"><p>Other words',
    );
    const { code, stdout } = await run('verify', [folder]);
    expect(code).toBe(1);
    expect(stdout).toContain('sources/old/: leads on, and has no source\n');
    expect(stdout).toContain('sources/other/: NOT PROVED: ');
    expect(stdout).toContain('seeds/old.txt: as listed, on no page\n');
  });
});

describe('what is no site is told with the usage', () => {
  test.each([
    ['no argument', []],
    ['two', [own.out, own.out]],
    ['an edition', ['--edition', root, own.out]],
    ['a folder without a site', [root]],
    ['a folder that is not there', [join(own.out, 'nowhere')]],
    ['a name and a password in the address', ['https://a:b@localhost/']],
    ['an address that is none', ['http://[']],
    ['an address where nobody answers', ['http://localhost:9/']],
  ])('%s', async (_, words) => {
    const { code, stdout, stderr } = await run('verify', words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/\n\nnpm run verify -- <folder or address>/);
  });
});

describe('a host that is not as it has to be', () => {
  test.each([
    ['gives one file too much', page, 200, {}, 'Unexpected size, expected at most 100 MB'],
    [
      'leads elsewhere',
      page,
      302,
      { Location: 'http://127.0.0.1:1/' },
      'expected one within localhost',
    ],
    [
      'leads to no address',
      page,
      302,
      { Location: 'http://[' },
      'Unexpected redirect to “http://[”',
    ],
    [
      'leads out of the site',
      page,
      302,
      { Location: '/outside/' },
      'Unexpected redirect to “/outside/”, expected one within localhost:',
    ],
    ['leads in a circle', page, 302, { Location: '?' }, 'after 5 others'],
    ['fails', page, 500, {}, 'Unexpected answer 500, expected 200'],
    ['has lost a page', page, 404, {}, 'no such page'],
  ])('%s', async (_, path, status, headers, told) => {
    const host = await openHost({ '/ed/': own.out });
    host.trouble = (asked, response) => {
      if (asked !== `/ed/${path.replace('index.html', '')}`) return 'none';
      response.writeHead(status, headers);
      const more = Buffer.alloc(status === 200 ? 1_000_000 : 0);
      const send = () => {
        while (status === 200 && !response.destroyed) if (!response.write(more)) return;
        response.end();
      };
      response.on('drain', send);
      send();
      return 'answered';
    };
    const { code, stdout } = await run('verify', [new URL('ed/', host.address).href]);
    await host.stop();
    expect(stdout).toContain(told);
    expect(code).toBe(1);
  });

  test('redirects within itself are followed', async () => {
    const host = await openHost({ '/': own.out });
    const seen = new Set<string>();
    host.trouble = (asked, response) => {
      if (seen.has(asked)) return 'none';
      seen.add(asked);
      response.writeHead(301, { Location: asked }).end();
      return 'answered';
    };
    expect(await run('verify', [host.address])).toMatchObject({ code: 0 });
    await host.stop();
  });

  test('lists that are none', async () => {
    const server = createServer((_, response) => response.end('{}')).listen(0, 'localhost');
    await new Promise((done) => server.once('listening', done));
    const address = `http://localhost:${(server.address() as AddressInfo).port}`;
    const { code, stderr } = await run('verify', [address]);
    server.close();
    server.closeAllConnections();
    expect(code).toBe(2);
    expect(stderr).toContain('offline.json: Unexpected content');
  });
});

describe('the script of the help', async () => {
  const [, script] =
    /^```python\n(.*?)^```$/ms.exec(readFileSync(join(root, 'src/help/verifying.md'), 'utf8')) ??
    [];
  const python = (folder: string) =>
    promisify(execFile)('python3', ['-c', String(script), `${pathToFileURL(folder).href}/`]);
  const version = await promisify(execFile)('python3', ['--version']).catch(() => undefined);
  const isThere = version !== undefined && !/ 3\.[0-8]\./.test(version.stdout);

  test.skipIf(!isThere)('finds the same as the command', async () => {
    for (const { out } of [own, languages]) {
      const { stdout } = await run('verify', [out]);
      const told = [...stdout.matchAll(/^(sources\/.*): as (.*) has it/gm)].map(
        ([, path, name]) => `${path} as ${name}`,
      );
      expect((await python(out)).stdout.trim().split('\n').sort()).toEqual(told.sort());
    }
  });

  test.skipIf(!isThere)('finds a letter that was changed', async () => {
    const folder = changed({ [page]: anotherLetter });
    await expect(python(folder)).rejects.toMatchObject({
      code: 1,
      stdout: `${page.replace('index.html', '')} NOT as ${seed.slice(6)}\n`,
    });
  });
});
