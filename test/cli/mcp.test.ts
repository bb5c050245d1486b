import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { environment } from '../builder.ts';
import { run } from '../command.ts';
import { edition, small } from '../folder.ts';
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
  tell('{"jsonrpc":"2.0","id":9,"result":{}}');
  tell('');
  expect(await ask('ping')).toMatchObject({ result: {} });
  expect(await end()).toBe(0);
});

test('an edition that is not there', async () => {
  const { code, stderr } = await run('mcp', ['--edition', '/nowhere/at/all']);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('/nowhere') });
});
