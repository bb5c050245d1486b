import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { run, startCommand } from '../command.ts';
import { edition, small, temporaryFolder } from '../folder.ts';

/** Text in an encoding of its own, which a host must not tell as anything else. */
const latin = Buffer.from('M\xFCnchen\n', 'latin1');

const folder = edition({
  ...small,
  'seeds/latin.txt': latin,
  'content/sources/latin.mdx':
    '---\ntitle: Latin\nseed: latin.txt\nencoding: windows-1252\n---\n\n<Source>\n\nMünchen\n\n</Source>\n',
});

/** A port that nothing has. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** What an address answers as soon as anything does. */
async function firstAnswer(address: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer) return answer;
    await setTimeout(20);
  }
}

describe('start', () => {
  const place = temporaryFolder();
  const out = join(place, 'site');
  const log = join(place, 'network.log');
  let address: string;

  let early: Response;

  beforeAll(async () => {
    const port = await freePort();
    const { printed } = startCommand('start', ['--out', out, '--port', port, '--base', '/e/'], {
      EDITION_DIR: folder,
      MARGENT_NETWORK_LOG: log,
    });
    early = await firstAnswer(`http://localhost:${port}/e/`);
    address = (await printed(/^http:\/\/localhost:\d+\/e\/$/m))[0];
  });

  test('says that the site is being built, until it is', async () => {
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('5');
    expect(await early.text()).toBe('The site is being built\n');
  });

  const ask = (path: string) => fetch(address + path, { redirect: 'manual' });

  test.each(['', 'sources/', 'sources/talks/', 'claims/', 'search/', 'help/', '?q=x'])(
    'serves /%s',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('A small edition');
    },
  );

  test('serves seeds as they are', async () => {
    for (const name of ['talks.txt', 'latin.txt', 'SHA256SUMS']) {
      const response = await ask(`seeds/${name}`);
      expect(response.headers.get('content-type')).toBe('text/plain');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes).toEqual(readFileSync(join(folder, 'seeds', name)));
    }
  });

  test('serves the search index', async () => {
    const entry = await (await ask('pagefind/pagefind-entry.json')).json();
    expect(entry).toMatchObject({ languages: { en: {} } });
    const script = await ask('pagefind/pagefind.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each(['nothing', 'sources/nothing/', 'seeds/nothing.txt', 'index.html/', '%00', '%'])(
    'says that /%s is not there',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<h1>Not found</h1>');
    },
  );

  test('leads to the folder where its slash is missing', async () => {
    for (const [path, to] of [
      ['sources', '/e/sources/'],
      ['sources/talks?x=1', '/e/sources/talks/?x=1'],
    ] as const) {
      const response = await ask(path);
      expect([response.status, response.headers.get('location')]).toEqual([301, to]);
    }
    const home = await fetch(address.replace(/\/$/, ''), { redirect: 'manual' });
    expect(home.headers.get('location')).toBe('/e/');
  });

  test('gives nothing from outside the site', async () => {
    for (const path of ['../package.json', '..%2Fnetwork.log', '%2E%2E/%2E%2E/etc/passwd']) {
      expect((await ask(path)).status).toBe(404);
    }
    expect((await fetch(new URL('/sources/', address))).status).toBe(404);
  });

  test('connects to nothing', () => expect(existsSync(log)).toBe(false));
});

test('an edition with faults is not served', async () => {
  const wrong = edition({ ...small, 'seeds/talks.txt': 'Other.\n' });
  const out = join(temporaryFolder(), 'site');
  const args = ['--edition', wrong, '--out', out, '--port', '0'];
  const { code, stdout, stderr } = await run('start', args);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/text-differs/);
  expect(stdout).not.toContain('http://localhost');
});

test.each(['start', 'dev'] as const)(
  '%s tells in one line that a port is taken, before any work',
  async (command) => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, 'localhost', done));
    const { port } = server.address() as AddressInfo;
    const out = join(temporaryFolder(), 'site');
    const args = ['--edition', folder, '--port', String(port)];
    const outcome = await run(command, command === 'start' ? [...args, '--out', out] : args);
    expect(outcome).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `Unexpected port ${port}, which is taken, expected a free one: --port 0 finds it\n`,
    });
    expect(existsSync(out)).toBe(false);
    server.close();
  },
);
