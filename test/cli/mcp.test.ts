import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { environment } from '../builder.ts';
import { run } from '../command.ts';
import { editionLock, tryLock } from '../../src/io/lock.ts';
import { edition, small, write } from '../folder.ts';
import { root } from '../root.ts';

/** Starts the server as an assistant does, and returns what asks it. */
function connect(folder: string) {
  const args = [join(root, 'src/cli/main.ts'), 'mcp', '--edition', folder];
  const child = spawn(process.execPath, args, { env: environment() });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((done) => void child.once('close', done));
  const tell = (message: string) => void child.stdin.write(`${message}\n`);
  const hear = async () => JSON.parse(String((await lines.next()).value)) as unknown;
  let id = 0;
  return {
    tell,
    hear,
    ask: (method: string, params?: object) => {
      tell(JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params }));
      return hear();
    },
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

const call = (name: string, given: object) => ({ name, arguments: given });

test('speaks the protocol, quotes and checks, and sees what changes', async () => {
  const folder = edition({
    ...small,
    'content/sources/letter.mdx':
      '---\ntitle: A letter\nseed: letter.txt\n---\n\n<Source>\n\nWe met on Sunday.\n\n</Source>\n',
    'seeds/letter.txt': 'We met on Sunday.\n',
    'content/sources/draft.mdx':
      '---\ntitle: A draft\nseed: draft.txt\ndraft: true\n---\n\n<Source>\n\nHidden.\n\n</Source>\n',
    'seeds/draft.txt': 'Hidden.\n',
  });
  const { ask, tell, hear, end } = connect(folder);
  const about = { capabilities: {}, clientInfo: { name: 'test', version: '1' } };
  expect(await ask('initialize', { protocolVersion: '2025-06-18', ...about })).toMatchObject({
    jsonrpc: '2.0',
    id: 1,
    result: { protocolVersion: '2025-06-18', capabilities: { tools: {} } },
  });
  tell('{"jsonrpc":"2.0","method":"notifications/initialized"}');
  expect(await ask('initialize', { protocolVersion: '1.0', ...about })).toMatchObject({
    result: { protocolVersion: '2025-11-25' },
  });
  expect(await ask('tools/list')).toMatchObject({
    result: {
      tools: [
        { name: 'quote', inputSchema: { type: 'object', required: ['ref'] } },
        { name: 'check', inputSchema: { type: 'object', required: ['quote'] } },
      ],
    },
  });
  expect(await ask('tools/call', call('quote', { ref: 'letter#l1' }))).toMatchObject({
    result: {
      structuredContent: {
        quote: 'We met on Sunday.',
        address: 'https://example.org/sources/letter/#l1',
        seed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      },
    },
  });
  const check = (quote: string) => ask('tools/call', call('check', { quote }));
  expect(await check('met on Sunday')).toMatchObject({
    result: { structuredContent: { result: 'exact' } },
  });
  expect(await check('met on Monday')).toMatchObject({
    result: { structuredContent: { result: 'differs', at: 7 } },
  });
  expect(await check('Hidden.')).toMatchObject({
    result: { structuredContent: { result: 'absent' } },
  });
  writeFileSync(join(folder, 'seeds/letter.txt'), 'We met on Monday.\n');
  writeFileSync(
    join(folder, 'content/sources/letter.mdx'),
    '---\ntitle: A letter\nseed: letter.txt\n---\n\n<Source>\n\nWe met on Monday.\n\n</Source>\n',
  );
  expect(await check('met on Monday')).toMatchObject({
    result: { structuredContent: { result: 'exact' } },
  });
  expect(await ask('tools/call', call('quote', {}))).toMatchObject({ result: { isError: true } });
  expect(await ask('tools/call', call('quote', { ref: 'nowhere' }))).toMatchObject({
    result: { isError: true, content: [{ type: 'text' }] },
  });
  expect(await ask('tools/call', call('constructor', {}))).toMatchObject({
    error: { code: -32602 },
  });
  expect(await ask('ping')).toMatchObject({ result: {} });
  expect(await ask('resources/list')).toMatchObject({ error: { code: -32601 } });
  expect(await ask('ping', [])).toMatchObject({ error: { code: -32602 } });
  for (const [message, code] of [
    ['{', -32700],
    ['[]', -32600],
    ['{"jsonrpc":"2.0","id":7}', -32600],
    ['{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600],
    ['{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600],
    ['{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":{"toString":null}}}', -32602],
    [`"${'x'.repeat(3_000_000)}"`, -32600],
  ] as const) {
    tell(message);
    expect(await hear()).toMatchObject({ error: { code } });
  }
  const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
  tell(`[${ping},[],{"jsonrpc":"2.0","method":"ping"}]`);
  expect(await hear()).toMatchObject([{ id: 1, result: {} }, { error: { code: -32600 } }]);
  tell('[{"jsonrpc":"2.0","method":"ping"}]');
  tell('{"jsonrpc":"2.0","id":9,"result":{}}');
  tell('');
  expect(await ask('ping')).toMatchObject({ result: {} });
  expect(await end()).toBe(0);
});

test('who asks is answered while the edition cannot be read, and told where words may be in what was not', async () => {
  const page = (title: string, seed: string) =>
    `---\ntitle: ${title}\nseed: ${seed}.txt\n---\n\n<Source>\n\nWe met on Sunday.\n\n</Source>\n`;
  const folder = edition({
    ...small,
    'content/sources/letter.mdx': page('A letter', 'letter'),
    'seeds/letter.txt': 'We met on Sunday.\n',
  });
  const { ask, end } = connect(folder);
  const quote = () => ask('tools/call', call('quote', { ref: 'letter#l1' }));
  const check = (words: string) => ask('tools/call', call('check', { quote: words }));
  const there = { result: { structuredContent: { quote: 'We met on Sunday.' } } };
  const problem = (words: string) => ({
    result: { isError: true, content: [{ text: expect.stringContaining(words) as string }] },
  });
  expect(await quote()).toMatchObject(there);
  renameSync(folder, `${folder}-moved`);
  expect(await quote()).toMatchObject(problem('Unexpected edition'));
  writeFileSync(folder, '');
  expect(await quote()).toMatchObject(problem('Unexpected edition'));
  rmSync(folder);
  renameSync(`${folder}-moved`, folder);
  expect(await quote()).toMatchObject(there);
  // What only looks like a lock, and like what a command has left.
  mkdirSync(join(folder, '.margent-1-abcdef'));
  mkdirSync(join(folder, '.margent.lock'));
  writeFileSync(join(folder, 'content/sources/other.mdx'), page('Another', 'gone'));
  expect(await quote()).toMatchObject(problem('.margent.lock”, expected an empty file'));
  rmSync(join(folder, '.margent.lock'), { recursive: true });
  rmSync(join(folder, '.margent-1-abcdef'), { recursive: true });
  const unread = { total: 1, files: ['content/sources/other.mdx'] };
  expect(await check('Nobody said this.')).toMatchObject({
    result: { structuredContent: { result: 'unknown', unread } },
  });
  expect(await check('We met on Friday.')).toMatchObject({
    result: { structuredContent: { result: 'differs', unread } },
  });
  expect(await ask('tools/call', call('quote', { ref: 'other' }))).toMatchObject(
    problem('content/sources/other.mdx'),
  );
  // What was begun elsewhere, as long as it lies there.
  const stage = join(folder, '.margent-1-abcdef');
  mkdirSync(stage);
  writeFileSync(join(stage, 'journal'), '- content/sources/third.mdx\n');
  expect(await check('Nobody said this.')).toMatchObject({
    result: { structuredContent: { result: 'unknown', unread: { total: 2 } } },
  });
  rmSync(stage, { recursive: true });
  expect(await check('Nobody said this.')).toMatchObject({
    result: { structuredContent: { result: 'unknown', unread } },
  });
  expect(await end()).toBe(0);
});

test('who asks is answered with what is known while a command writes', async () => {
  const folder = edition(small);
  const { ask, end } = connect(folder);
  const check = (quote: string) => ask('tools/call', call('check', { quote }));
  const found = (result: string) => ({ result: { structuredContent: { result } } });
  expect(await check('harbour')).toMatchObject(found('absent'));
  const lock = tryLock(editionLock(folder));
  const stage = join(folder, '.margent-999999999-abcdef');
  mkdirSync(stage);
  write(folder, {
    'content/sources/letter.mdx':
      '---\ntitle: A letter\nseed: letter.txt\n---\n\n<Source>\n\nThe harbour.\n\n</Source>\n',
    'seeds/letter.txt': 'The harbour.\n',
  });
  expect(await check('harbour')).toMatchObject(found('absent'));
  rmSync(stage, { recursive: true });
  lock?.release();
  expect(await check('harbour')).toMatchObject(found('exact'));
  expect(await end()).toBe(0);
});

test('what is answered waits for who is behind with reading', async () => {
  const line = `${JSON.stringify({ jsonrpc: '2.0', id: 'x'.repeat(20_000), method: 'ping' })}\n`;
  let asked = 0;
  const input = Readable.from(
    (function* () {
      while (asked++ < 1000) yield line;
    })(),
  );
  const held: (() => void)[] = [];
  const stdout = new Writable({ write: (_chunk, _encoding, done) => void held.push(done) });
  const io = { stdout, stderr: stdout, input, cwd: root, env: {} };
  const ended = main(['mcp', '--edition', edition({ ...small })], io);
  while (held.length === 0) await setImmediate();
  for (let turn = 0; turn < 500; turn++) await setImmediate();
  // Nobody has read the first answer: no more is heaped up than streams hold for themselves.
  expect(asked).toBeLessThan(100);
  for (let read = 0; read < 1000; read++) {
    while (held.length === 0) await setImmediate();
    held.shift()?.();
  }
  expect(await ended).toBe(0);
});

test('an edition that is not there', async () => {
  const { code, stderr } = await run('mcp', ['--edition', '/nowhere/at/all']);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('/nowhere') });
});
