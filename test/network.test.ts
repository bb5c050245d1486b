import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostOf, isLoopback } from './network.ts';
import { runToEnd } from './to-end.ts';

const guard = join(import.meta.dirname, 'network.ts');

/** Runs a program under the guard, as `npm test` does. Returns what it printed, and what the guard noted. */
function runGuarded(program: string) {
  const log = join(mkdtempSync(join(tmpdir(), 'network-')), 'log');
  const { stdout, stderr } = runToEnd(
    process.execPath,
    ['--input-type=module', '--eval', program],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        MARGENT_NETWORK_LOG: log,
        NODE_OPTIONS: `--require=${JSON.stringify(guard)}`,
      },
    },
  );
  const noted = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return { printed: stdout + stderr, noted };
}

// These addresses are for documentation (RFC 5737, RFC 2606): nobody answers there.
test.each([
  ['fetch of a name', 'example.invalid', `await fetch('https://example.invalid/')`],
  ['fetch of an address', '192.0.2.1', `await fetch('http://192.0.2.1/')`],
  [
    'a secure request',
    '192.0.2.1',
    `const { get } = await import('node:https'); await new Promise((_, no) => get('https://192.0.2.1/').on('error', no))`,
  ],
  [
    'a socket',
    '192.0.2.1',
    `const { connect } = await import('node:net'); await new Promise((_, no) => connect(80, '192.0.2.1').on('error', no))`,
  ],
  [
    'a datagram',
    '192.0.2.1',
    `const { createSocket } = await import('node:dgram'); createSocket('udp4').send('x', 53, '192.0.2.1')`,
  ],
  [
    'the name server of the system',
    'example.invalid',
    `const { lookup } = await import('node:dns/promises'); await lookup('example.invalid')`,
  ],
  [
    'a name server asked at once',
    'example.invalid',
    `const { resolve4 } = await import('node:dns'); await new Promise((_, no) => resolve4('example.invalid', no))`,
  ],
  [
    'an address asked for its name',
    '192.0.2.1',
    `const { reverse } = await import('node:dns/promises'); await reverse('192.0.2.1')`,
  ],
  [
    'a child process',
    'example.invalid',
    `const { spawnSync } = await import('node:child_process');
     spawnSync(process.execPath, ['--eval', 'fetch("http://example.invalid/")'], { stdio: 'inherit' })`,
  ],
  [
    'a worker',
    'example.invalid',
    `const { Worker } = await import('node:worker_threads');
     new Worker('fetch("http://example.invalid/")', { eval: true }).on('error', (error) => console.error(error))`,
  ],
])('%s is refused and noted', (_, host, program) => {
  const { printed, noted } = runGuarded(program);
  expect(printed).toContain(`Unexpected connection to ${host}`);
  expect(noted).toMatch(new RegExp(`^"${host}" by`, 'm'));
});

test('a failure that the program swallows is noted all the same', () => {
  const { printed, noted } = runGuarded(`fetch('http://192.0.2.1/').catch(() => {})`);
  expect(printed).toBe('');
  expect(noted).toMatch(/^"192\.0\.2\.1" by/);
});

test('listening, and looking up what is an address already, ask nobody', () => {
  const { printed, noted } = runGuarded(`
    const { createServer } = await import('node:net');
    const { lookup } = await import('node:dns/promises');
    const server = createServer();
    await new Promise((done) => server.listen(0, '0.0.0.0', done));
    server.close();
    console.log((await lookup('192.0.2.1')).address);`);
  expect({ printed, noted }).toEqual({ printed: '192.0.2.1\n', noted: '' });
});

test('loopback and sockets in the file system stay free', () => {
  const { printed, noted } = runGuarded(`
    const { createServer } = await import('node:http');
    const server = createServer((_, response) => response.end('hello'));
    await new Promise((done) => server.listen(0, 'localhost', done));
    for (const host of ['localhost', server.address().address.replace(/^(.*:.*)$/, '[$1]')]) {
      console.log(await (await fetch('http://' + host + ':' + server.address().port)).text());
    }
    server.close();`);
  expect(printed).toBe('hello\nhello\n');
  expect(noted).toBe('');
});

test.each([
  [undefined, true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['0.0.0.0', false],
  ['192.0.2.1', false],
  ['2001:db8::1', false],
])('%s is loopback: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));

test.each([
  [[80], undefined],
  [[80, 'example.org'], 'example.org'],
  [['/tmp/socket'], undefined],
  [[{ port: 80 }], undefined],
  [[{ port: 80, host: 'example.org', path: null }], 'example.org'],
  [[{ path: '/tmp/socket', host: 'example.org' }], undefined],
  [[[{ host: 'example.org', port: 80 }, null]], 'example.org'],
])('connect(%j) is to %s', (args, host) => expect(hostOf(args)).toBe(host));

test('this very run is under the guard', () => {
  expect(process.env['MARGENT_NETWORK_LOG'], 'run the tests by npm test').toBeTruthy();
});
