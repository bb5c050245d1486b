import { once } from 'node:events';
import { mkdirSync, readdirSync, readlinkSync, symlinkSync, truncateSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/io/serve.ts';
import { temporaryFolder, write } from '../folder.ts';

const place = temporaryFolder();
const folder = join(place, 'site');
const large = Buffer.alloc(8_000_000, 'margent ');

let served: Served;
let nested: Served;

beforeAll(async () => {
  write(folder, {
    'index.html': '<h1>Home</h1>',
    '404.html': '<h1>Not found</h1>',
    'sources/index.html': '<h1>Sources</h1>',
    'sources/مذاکرات/index.html': '<h1>Talks</h1>',
    'empty.txt': '',
    'ten.txt': '0123456789',
    'large.epub': large,
    'a b+c.txt': 'spaced',
  });
  write(place, { 'secret.txt': 'secret', 'outside/index.html': 'secret' });
  symlinkSync(join(place, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(join(place, 'outside'), join(folder, 'linked'));
  mkdirSync(join(folder, 'hollow'));
  served = await open('/');
  nested = await open('/e/');
});
afterAll(() => {
  served.close();
  nested.close();
});

async function open(base: string): Promise<Served> {
  const server = await serve(folder, base, 0);
  if (!server) throw new Error('no port');
  return server;
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks for a path as it is written here: what fetch would normalize is sent. */
async function ask(path: string, options: RequestOptions = {}, to = served): Promise<Answer> {
  const { hostname, port } = new URL(to.address);
  const sent = request({ hostname, port, path, agent: false, ...options });
  sent.end();
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { statusCode, headers } = response;
  return { status: statusCode, headers, text: Buffer.concat(chunks).toString() };
}

const own = (headers: IncomingHttpHeaders) => (path: string) => ask(path, { headers });

describe('what lies outside of the site is not served', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/sources/..%2f..%2fsecret.txt',
    '/./ten.txt',
    '/sources//index.html',
    `/${folder}/ten.txt`,
    '/ten.txt%00',
    '/ten.txt%00.html',
    '/ten.txt/',
    '/ten.txt::$DATA',
    '/%',
    '/%ff',
    '/link.txt',
    '/linked/',
    '/linked',
    '/hollow/',
    '/hollow',
    `/${'a'.repeat(5_000)}`,
    `/${'a/'.repeat(5_000)}`,
    '*',
  ])('%s', async (path) => {
    const { status, headers, text } = await ask(path);
    expect({ status, text }).toEqual({ status: 404, text: '<h1>Not found</h1>' });
    expect(headers.location).toBeUndefined();
  });

  test('and neither is what lies beside the base', async () => {
    for (const path of ['/', '/ten.txt', '/e', '//e/', '/ee/ten.txt', '/e/../ten.txt']) {
      const { status } = await ask(path, {}, nested);
      expect([path, status]).toEqual([path, path === '/e' ? 301 : 404]);
    }
    expect(await ask('/e/ten.txt', {}, nested)).toMatchObject({ status: 200, text: '0123456789' });
  });
});

describe('a redirect stays on this host', () => {
  test.each([
    ['/sources', '/sources/'],
    ['/sources?x=//y', '/sources/?x=//y'],
    ['/sources?x=y?z', '/sources/?x=y?z'],
    [`/sources/${encodeURIComponent('مذاکرات')}`, `/sources/${encodeURIComponent('مذاکرات')}/`],
  ])('%s leads to %s', async (path, location) => {
    expect(await ask(path)).toMatchObject({ status: 301, headers: { location } });
  });

  test.each([
    // Where slashes are taken together, this is a folder of the site, and its address that of a host.
    `/${folder.split(sep).join('/')}/sources`,
    '//sources',
    '/.//sources',
    '/%2e//sources',
    '/\\sources',
    '/%5Csources',
    '/%2Fsources',
    '//example.org/..',
    '//example.org/%2e%2e',
  ])('%s leads nowhere', async (path) => {
    const { status, headers } = await ask(path);
    expect([status, headers.location]).toEqual([404, undefined]);
  });
});

test.each([
  ['http://localhost/ten.txt', 'example.org', 200],
  ['HTTP://LOCALHOST:80/ten.txt?x', 'localhost', 200],
  ['http://localhost', 'localhost', 200],
  ['http://localhost?x', 'localhost', 200],
  ['http://localhost/none', 'localhost', 404],
  ['http://example.org/ten.txt', 'localhost', 403],
  ['http://localhost@example.org/ten.txt', 'localhost', 403],
  ['http:///ten.txt', 'localhost', 403],
])(
  'of the whole address %s the host counts, and not the header %s: %i',
  async (path, host, status) => {
    expect(await ask(path, { headers: { host } })).toMatchObject({ status });
  },
);

test('which of two hosts is meant is not guessed', async () => {
  const headers = ['Host', 'localhost', 'Host', 'example.org'];
  expect(await ask('/ten.txt', { headers, setHost: false })).toMatchObject({ status: 400 });
});

test('names are read as they are encoded, each by itself', async () => {
  for (const path of ['/a%20b+c.txt', '/%61%20b%2Bc.txt', '/a%20b+c.txt?x'])
    expect(await ask(path)).toMatchObject({ status: 200, text: 'spaced' });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])(
  '%s is refused, and what is allowed is told',
  async (method) => {
    const { status, headers } = await ask('/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  },
);

test('what is being built is not there yet, and hosts that are none get nothing', async () => {
  let isBuilt = false;
  const early = await serve(folder, '/', 0, () => isBuilt);
  if (!early) throw new Error('no port');
  const told = { status: 503, text: 'The site is being built\n', headers: { 'retry-after': '5' } };
  expect(await ask('/ten.txt', {}, early)).toMatchObject(told);
  expect(await ask('/nothing', {}, early)).toMatchObject(told);
  const headers = { host: 'example.org' };
  expect(await ask('/ten.txt', { headers }, early)).toMatchObject({ status: 403 });
  isBuilt = true;
  expect(await ask('/ten.txt', {}, early)).toMatchObject({ status: 200, text: '0123456789' });
  early.close();
});

test('HEAD tells what GET would send', async () => {
  for (const path of ['/', '/ten.txt', '/nothing', '/empty.txt']) {
    const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)];
    expect(head.text).toBe('');
    const { date: _, ...headers } = get.headers;
    expect(head).toMatchObject({ status: get.status, headers });
    expect(head.headers['content-length']).toBe(String(get.text.length));
  }
});

describe('a name of this machine', () => {
  test.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4321', '[::1]:4321'])(
    '%s is served',
    async (host) => expect((await own({ host })('/')).status).toBe(200),
  );

  test.each([
    'example.org',
    'example.org:4321',
    'localhost.example.org',
    'localhost:x',
    'localhost:65536',
    '10.0.0.1',
  ])('%s is none, and gets nothing', async (host) => {
    const { status, text } = await own({ host })('/ten.txt');
    expect([status, text]).toEqual([403, expect.not.stringContaining('0123')]);
  });
});

describe('a part of a file', () => {
  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
  ])('%s', async (range, text, told) => {
    const { headers, ...answer } = await own({ range })('/ten.txt');
    expect(answer).toEqual({ status: 206, text });
    expect(headers).toMatchObject({
      'content-range': told,
      'content-length': String(text.length),
      'content-type': 'text/plain',
    });
  });

  test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    '%s is not there',
    async (range) => {
      const { status, headers } = await own({ range })('/ten.txt');
      expect([status, headers['content-range']]).toEqual([416, 'bytes */10']);
    },
  );

  test.each(['bytes=4-2', 'bytes=-', 'bytes=a-b', 'lines=1-2', 'bytes=0-1,4-5', 'bytes 2-4'])(
    '%s gives the whole',
    async (range) =>
      expect(await own({ range })('/ten.txt')).toMatchObject({ status: 200, text: '0123456789' }),
  );

  test.each(['bytes=0-0', 'bytes=10-'])('%s is nothing that HEAD asks for', async (range) => {
    const { status, headers } = await ask('/ten.txt', { method: 'HEAD', headers: { range } });
    expect([status, headers['content-length']]).toEqual([200, '10']);
    expect(headers).not.toHaveProperty('content-range');
  });

  test('only of the file that the rest is of', async () => {
    const tag = String((await ask('/ten.txt')).headers.etag);
    const of = (condition: string) =>
      own({ range: 'bytes=0-1', 'if-range': condition })('/ten.txt');
    expect((await of(tag)).text).toBe('01');
    for (const other of ['"other"', `W/${tag}`, new Date().toUTCString()])
      expect(await of(other)).toMatchObject({ status: 200, text: '0123456789' });
  });

  test('of nothing there is none', async () => {
    expect(await own({ range: 'bytes=0-' })('/empty.txt')).toMatchObject({ status: 416 });
    expect(await ask('/empty.txt')).toMatchObject({ status: 200, text: '' });
  });
});

test('what a browser has is not sent again, until it is another', async () => {
  const tag = String((await ask('/sources/')).headers.etag);
  for (const value of [tag, `"x", W/${tag}`, '*']) {
    const answer = await own({ 'if-none-match': value })('/sources/');
    expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
  }
  expect((await own({ 'if-none-match': '"x"' })('/sources/')).status).toBe(200);
  // Of the same length.
  write(folder, { 'sources/index.html': '<h1>SOURCES</h1>' });
  expect(await own({ 'if-none-match': tag })('/sources/')).toMatchObject({
    status: 200,
    text: '<h1>SOURCES</h1>',
  });
});

const descriptors = '/proc/self/fd';
const isLinux = process.platform === 'linux';

/** How often the large file is open in this process, which serves it. */
function opened(): number {
  const at = (name: string) => {
    try {
      return readlinkSync(join(descriptors, name));
    } catch {
      return '';
    }
  };
  return readdirSync(descriptors).filter((name) => at(name) === join(folder, 'large.epub')).length;
}

test.skipIf(!isLinux)(
  'readers who go away before an answer, or ask for two, leave no file open',
  async () => {
    const { hostname, port } = new URL(served.address);
    const get = `GET /large.epub HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`;
    const leave = async (asked: string, answered: boolean) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      await once(socket, 'connect');
      socket.write(asked);
      if (answered) await once(socket, 'data');
      socket.destroy();
    };
    for (let n = 0; n < 40; n++) {
      await Promise.all([leave(get, false), leave(get + get, true), leave(get + get, false)]);
      await leave(get.replace('GET', 'HEAD') + get.replace('large', 'none'), false);
    }
    await expect.poll(opened, { timeout: 60_000 }).toBe(0);
    expect((await ask('/large.epub')).text).toHaveLength(large.length);
  },
);

test.skipIf(!isLinux)('a reader who asks for many at once has one open', async () => {
  const { hostname, port } = new URL(served.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET /large.epub HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`.repeat(100));
  await expect.poll(opened, { timeout: 60_000 }).toBe(1);
  // All that was asked for has come in by then.
  await ask('/ten.txt');
  expect(opened()).toBe(1);
  socket.destroy();
  await expect.poll(opened, { timeout: 60_000 }).toBe(0);
});

test('a reader who asks for thousands at once is gone, and one who asks for a thousand gets them', async () => {
  const { port } = new URL(served.address);
  const get = (path: string) => `GET /${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const socket = connect(Number(port), 'localhost');
  socket.on('error', () => {});
  // Nothing is read: whether the connection is there is told by what is written.
  socket.pause();
  socket.write(get('large.epub') + get('ten.txt').repeat(50_000));
  const isGone = () => {
    if (!socket.destroyed) socket.write(get('ten.txt'));
    return socket.destroyed;
  };
  await expect.poll(isGone, { timeout: 60_000 }).toBe(true);
  const patient = connect(Number(port), 'localhost');
  patient.write(
    get('ten.txt').repeat(999) + get('ten.txt').replace(/\r\n$/, 'Connection: close\r\n\r\n'),
  );
  let text = '';
  for await (const chunk of patient) text += String(chunk);
  expect(text.match(/0123456789/g)).toHaveLength(1_000);
});

test.skipIf(!isLinux)('two hundred readers who go away leave no file open', async () => {
  const { hostname, port } = new URL(served.address);
  const abort = async () => {
    const sent = request({ hostname, port, path: '/large.epub', agent: false });
    sent.on('error', () => {});
    sent.end();
    const [response] = await once(sent, 'response');
    expect(response.headers['content-type']).toBe('application/epub+zip');
    await once(response, 'data');
    sent.destroy();
  };
  for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: 20 }, abort));
  await expect.poll(opened, { timeout: 60_000 }).toBe(0);
  expect((await ask('/large.epub')).text).toHaveLength(large.length);
});

test('a file that is cut off while it is sent ends its connection: what comes next is none of it', async () => {
  const file = join(folder, 'cut.epub');
  write(folder, { 'cut.epub': large });
  const { port } = new URL(served.address);
  const socket = connect(Number(port), 'localhost');
  const get = (path: string) => `GET /${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
  socket.write(get('cut.epub') + get('ten.txt'));
  await once(socket, 'readable');
  truncateSync(file, 1_000_000);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  expect(text.length).toBeLessThan(large.length);
  expect(text).not.toContain('0123456789');
});
