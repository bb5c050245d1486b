import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/io/read.ts';
import { run } from '../command.ts';
import { type Files, temporaryFolder, write } from '../folder.ts';

/* Sites that nobody built: what `verify` finds in those that were is among the tests of the site. */

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
      'sources/a/index.html': deep,
      'comparisons/b/index.html': deep,
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
