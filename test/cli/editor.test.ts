import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkEdition } from '../../src/io/edition.ts';
import { writeEditorFiles } from '../../src/site/editor.ts';
import { run, startCommand } from '../command.ts';
import { copyOf, edition, hash, small, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';

/* What VS Code's extension for Astro asks its language server, asked by ourselves. */

const page = 'content/sources/notice.mdx';
let folder: string;
let server: ChildProcess;
const answers = new Map<number, (result: unknown) => void>();

beforeAll(async () => {
  folder = join(temporaryFolder(), 'Mine & yours');
  expect((await run('init', [folder])).code).toBe(0);
  const dev = startCommand('dev', ['--edition', folder, '--port', '0']);
  await dev.printed(/http:\/\/localhost:\d+/);
  await dev.stop();
  const main = join(root, 'node_modules/@astrojs/language-server/bin/nodeServer.js');
  server = spawn(process.execPath, [main, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  server.stdout?.on('data', receive);
  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'edition' }],
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: {
      contentIntellisense: true,
      typescript: { tsdk: join(root, 'node_modules/typescript/lib') },
    },
  });
  tell('initialized', {});
});
afterAll(() => server?.kill());

let received = Buffer.alloc(0);

/** Takes the messages out of a stream (Language Server Protocol 3.17, “Base Protocol”). */
function receive(data: Buffer): void {
  received = Buffer.concat([received, data]);
  for (;;) {
    const head = received.indexOf('\r\n\r\n');
    const length = Number(/Content-Length: (\d+)/.exec(received.toString('latin1', 0, head))?.[1]);
    if (head < 0 || received.length < head + 4 + length) return;
    const body = received.subarray(head + 4, head + 4 + length).toString('utf8');
    received = received.subarray(head + 4 + length);
    const message = JSON.parse(body) as { id?: number; method?: string; result?: unknown };
    if (message.id === undefined) continue;
    if (message.method === undefined) answers.get(message.id)?.(message.result);
    else
      send({ id: message.id, result: message.method === 'workspace/configuration' ? [{}] : null });
  }
}

function send(message: object): void {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function tell(method: string, params: object): void {
  send({ method, params });
}

let last = 0;
function ask(method: string, params: object): Promise<unknown> {
  const id = ++last;
  return new Promise((done) => {
    answers.set(id, done);
    send({ id, method, params });
  });
}

/** Opens the page with these words on top of it, and returns its address. */
function open(change: (mdx: string) => string): string {
  const uri = pathToFileURL(join(folder, page)).href;
  const text = change(readFileSync(join(folder, page), 'utf8'));
  tell('textDocument/didClose', { textDocument: { uri } });
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'mdx', version: 1, text } });
  return uri;
}

test('the fields on top of a page are checked as they are typed', async () => {
  const told = async (change: (mdx: string) => string) => {
    const { items } = (await ask('textDocument/diagnostic', {
      textDocument: { uri: open(change) },
    })) as { items: { message: string; range: { start: { line: number } } }[] };
    return items.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  };
  expect(await told((mdx) => mdx)).toEqual([]);
  expect(await told((mdx) => mdx.replace('published:', 'colour: red\npublished:'))).toEqual([
    expect.stringMatching(/^4: .*colour/),
  ]);
});

test('and completed', async () => {
  const uri = open((mdx) => mdx.replace('published:', '\npublished:'));
  const { items } = (await ask('textDocument/completion', {
    textDocument: { uri },
    position: { line: 3, character: 0 },
  })) as { items: { label: string }[] };
  expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['language', 'draft']));
});

test('an edition without settings for an editor is left as it is', async () => {
  const plain = edition(small);
  cpSync(join(folder, 'content/edition.yaml'), join(plain, 'content/edition.yaml'));
  const dev = startCommand('dev', ['--edition', plain, '--port', '0']);
  await dev.printed(/http:\/\/localhost:\d+/);
  await dev.stop();
  expect(existsSync(join(plain, '.astro'))).toBe(false);
});

test.each([
  ['of a file', '.astro/collections/collections.json', 'kept'],
  ['of a folder', '.astro', ''],
])('nothing is written out of the edition through a link in the place %s', (_, path, target) => {
  const [linked, outside] = [edition(small), temporaryFolder()];
  write(outside, { kept: 'mine' });
  mkdirSync(join(linked, '.vscode'));
  mkdirSync(join(linked, path, '..'), { recursive: true });
  symlinkSync(join(outside, target), join(linked, path));
  const warnings: string[] = [];
  writeEditorFiles(linked, checkEdition(linked).edition, (words) => warnings.push(words));
  expect(treeOf(outside)).toEqual({ kept: hash('mine') });
  expect(warnings[0]).toContain('Unexpected .astro/collections/collections.json');
});

test('what says the same in a further language is completed by fields of its own', () => {
  const folder = copyOf(join(root, 'test/fixtures/two'));
  mkdirSync(join(folder, '.vscode'));
  writeEditorFiles(folder, checkEdition(folder).edition, () => {});
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, '.astro/collections', name), 'utf8')) as object;
  const { entries } = read('collections.json') as { entries: Record<string, string> };
  const ofPages = Object.entries(entries).map(([url, name]) => [url.replace(/.*\//, ''), name]);
  expect(ofPages).toEqual(
    expect.arrayContaining([
      ['letter.mdx', 'sources'],
      ['letter.en.mdx', 'sources-in-other-languages'],
      ['persepolis.en.mdx', 'glossary-in-other-languages'],
      ['two-letters.en.mdx', 'comparisons'],
    ]),
  );
  expect(read('sources-in-other-languages.schema.json')).toMatchObject({
    properties: { summary: {} },
    additionalProperties: false,
  });
});
