import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cacheFolder } from '../../src/io/cache.ts';
import { type Running, startCommand } from '../command.ts';

import { edition, type Files, hash, oddFolder, temporaryFolder, write } from '../folder.ts';
import { root } from '../root.ts';

/** A page whose source text says this; its seed says the same where nothing else is given. */
function source(id: string, title: string, text: string): string {
  return `---\ntitle: ${title}\nseed: ${id}.txt\n---\n\n<Source>\n\n${text}\n\n</Source>\n`;
}

const latin = Buffer.from('M\xFCnchen\n', 'latin1');

const files: Files = {
  'content/edition.yaml': 'title: Live edition\nurl: https://example.org\n',
  'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n\nThe capital of Russia.\n',
  'content/guides/method.mdx':
    '---\ntitle: Method\n---\n\nHow **we** work. ![A dot](dot.gif) ![No dot](../dot.gif)\n',
  'content/guides/dot.gif': Buffer.from(
    'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
    'latin1',
  ),
  'content/sources/good.mdx': source('good', 'A good page', 'They met in Moscow.'),
  'content/sources/wrong.mdx': source('wrong', 'A wrong page', 'They met <i>\\<tomorrow>.').replace(
    '</Source>\n',
    '</Source>\n\n[^lost]: Nobody refers to this.\n',
  ),
  'content/sources/lost.mdx': source('lost', 'A lost page', 'Its seed is not there.'),
  'content/sources/draft.mdx': source('draft', 'A draft', 'Not yet.').replace(
    'seed:',
    'draft: true\nseed:',
  ),
  'seeds/good.txt': 'They met in Moscow.\n',
  'seeds/wrong.txt': 'They met <tomorrow>.\n',
  'seeds/draft.txt': 'Not yet.\n',
  'seeds/latin.txt': latin,
};
const folder = edition(files, oddFolder());

const log = join(temporaryFolder(), 'network.log');
let running: Running;
let address: string;

beforeAll(async () => {
  running = startCommand('dev', ['--port', '0', '--base', '/live/'], {
    EDITION_DIR: folder,
    MARGENT_NETWORK_LOG: log,
  });
  address = (await running.printed(/http:\/\/localhost:\d+\/live\//))[0];
});

test('what it keeps is put in place by a rename: a build that begins beside it may read it', async () => {
  await read('');
  // Of what Astro keeps for builds, which they change under their lock, nothing is touched.
  const kept = readdirSync(cacheFolder(folder)).filter((name) => !/\.jsonl\.[\w-]+$/.test(name));
  expect(kept).toEqual(['pages.jsonl']);
});

async function read(path: string): Promise<string> {
  return (await fetch(address + path)).text();
}

/** Asks until what is served shows what it should; a change on the disk takes a moment to be seen. */
async function until(path: string, shown: string | RegExp): Promise<void> {
  await expect
    .poll(() => read(path), { timeout: 60_000, interval: 100 })
    .toEqual(expect.stringMatching(shown));
}

test.each([
  ['', 'Live edition'],
  ['sources/', 'A good page'],
  ['sources/good/', 'They met in'],
  ['glossary/moscow/', 'The capital of Russia.'],
  ['guides/method/', '<strong>we</strong>'],
  ['search/', 'id="search"'],
  ['help/', 'Help for contributors'],
  ['help/faults/note-unused/', 'note-unused'],
  ['sources/good/annotations.json', '"AnnotationCollection"'],
])('serves /%s', async (path, shown) => {
  const response = await fetch(address + path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(shown);
});

test('serves an image of a guide, and draws the guide whatever else is wrong with its images', async () => {
  expect(await read('guides/method/')).toMatch(
    /<img src="\/live\/guides\/dot\.gif" alt="A dot" width="1" height="1"\s*\/?> <img src="data:,"/,
  );
  const response = await fetch(`${address}guides/dot.gif`);
  expect(response.headers.get('content-type')).toBe('image/gif');
  const dot = readFileSync(join(folder, 'content/guides/dot.gif'));
  expect(Buffer.from(await response.arrayBuffer())).toEqual(dot);
});

test('serves seeds as they are', async () => {
  for (const name of ['good.txt', 'latin.txt']) {
    const response = await fetch(`${address}seeds/${name}`);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(
      readFileSync(join(folder, 'seeds', name)),
    );
  }
});

test.each([
  ['references/references.bib', 'text/x-bibtex; charset=utf-8'],
  ['references/references.ris', 'application/x-research-info-systems; charset=utf-8'],
  ['references/references.json', 'application/json; charset=utf-8'],
  ['card.png', 'image/png'],
  ['seeds/SHA256SUMS', 'text/plain'],
])('tells what /%s is, and that it is nothing else', async (path, type) => {
  const { headers } = await fetch(address + path, { method: 'HEAD' });
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    type,
    'nosniff',
  ]);
});

test.each(['', 'sources/good/', 'seeds/good.txt', 'pagefind/pagefind.js'])(
  'lets /%s be read, and nothing else be done with it',
  async (path) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await fetch(address + path, { method });
      expect([method, status, headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
  },
);

test.each([
  'example.org',
  'localhost:4556@example.org',
  'localhost@example.org',
  'localhost:x',
  'localhost:99999',
])('serves nothing under the name of another host: %s', async (host) => {
  for (const path of ['', 'seeds/good.txt', 'pagefind/pagefind.js', '_margent/choices']) {
    const asked = request(address + path, { headers: { Host: host } });
    asked.end();
    const [response] = await once(asked, 'response');
    expect([path, response.statusCode]).toEqual([path, 403]);
    response.resume();
  }
});

test('takes the host of a whole address for the one that is meant, and no two', async () => {
  const { port } = new URL(address);
  const ask = async (path: string, headers: string[]) => {
    const asked = request({ host: 'localhost', port, path, headers, setHost: false });
    asked.end();
    const [response] = await once(asked, 'response');
    response.resume();
    return response.statusCode;
  };
  const own = ['Host', `localhost:${port}`];
  expect(await ask(`${address}seeds/good.txt`, own)).toBe(200);
  expect(await ask(`${address}sources/good/`, own)).toBe(200);
  expect(await ask('http://example.org/seeds/good.txt', own)).toBe(403);
  expect(await ask('/seeds/good.txt', [...own, 'Host', 'example.org'])).toBe(400);
});

test('answers who would rather have another protocol', async () => {
  const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c' };
  const asked = request(`${address}seeds/good.txt`, { headers });
  asked.end();
  const [response] = await once(asked, 'response');
  expect(response.statusCode).toBe(200);
  response.resume();
});

test('opens no editor for whoever asks', async () => {
  const file = encodeURIComponent(join(root, 'package.json'));
  const ways = ['__open-in-editor', '__open-in-editor/x', '__OPEN-in-editor', '__open-in-editor.x'];
  for (const path of ways) expect((await fetch(`${address}${path}?file=${file}`)).status).toBe(404);
});

test('serves the search index', async () => {
  const script = await fetch(`${address}pagefind/pagefind.js`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).toContain('export');
  const entry = await (await fetch(`${address}pagefind/pagefind-entry.json`)).json();
  expect(entry).toMatchObject({ languages: { en: {} } });
});

test.each(['nothing/', 'sources/nothing/', 'seeds/lost.txt', 'sources/%/', 'sources/%ff/?%'])(
  'says that /%s is not there',
  async (path) => {
    const response = await fetch(address + path, { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Not found');
  },
);

test('draws a draft, which no build does', async () => {
  expect(await read('sources/draft/')).toContain('Not yet.');
  expect(await read('seeds/draft.txt')).toBe('Not yet.\n');
});

test('draws a page whose seed is not there, and says so', async () => {
  const html = await read('sources/lost/');
  expect(html).toContain('Its seed is not there.');
  expect(html).toMatch(/<section class="faults error"[^]*<a [^>]*>\[seed-missing\]<\/a>/);
});

test('draws a page that has faults, with these in place, and counts those elsewhere', async () => {
  const html = await read('sources/wrong/');
  expect(html).toContain('A wrong page');
  // What it says is not proved to be what its seed says.
  expect(html).not.toContain('data-seed="wrong.txt"');
  const [faults = ''] = /<section class="faults error"[^]*?<\/section>/.exec(html) ?? [];
  expect(faults).toMatch(
    /href="#own-0">\s*content\/sources\/wrong.mdx:8:10\s*<\/a>[^]*?html-in-page\/">/,
  );
  expect(faults).toMatch(/where">\s*content\/sources\/wrong.mdx:12:1\s*<\/a>[^]*?note-unused\/">/);
  expect(faults).not.toContain('<i>');
  expect(faults).toMatch(/<a href="\/live\/">(\d+ errors?), (\d+ warnings?) on other pages</);
  expect(faults).not.toContain('lost.mdx');
});

describe('a change on the disk shows', () => {
  test('of a page and its seed', async () => {
    const text = 'They met in Tehran.';
    write(folder, {
      'content/sources/good.mdx': source('good', 'A better page', text),
      'seeds/good.txt': `${text}\n`,
    });
    await until('sources/good/', /A better page[^]*They met in Tehran\./);
    expect(await read('seeds/good.txt')).toBe(`${text}\n`);
  });

  test('of a glossary entry, on the pages that mention it', async () => {
    write(folder, {
      'content/glossary/moscow.mdx':
        '---\nterm: Moscow\nkind: place\naliases: [Tehran]\n---\n\nA city.\n',
    });
    await until('sources/good/', /href="\/live\/glossary\/moscow\/"[^]*A city\./);
  });

  test('of the edition', async () => {
    write(folder, { 'content/edition.yaml': 'title: Renamed edition\n' });
    await until('', /<title>Renamed edition<\/title>/);
  });

  test('of a guide', async () => {
    write(folder, { 'content/guides/method.mdx': '---\ntitle: Method\n---\n\nWith *care*.\n' });
    await until('guides/method/', /With <em>care<\/em>/);
  });

  test('of a guide that cannot be read, which shows why', async () => {
    write(folder, { 'content/guides/method.mdx': '---\ntitle: Method\n---\n\nWith {care.\n' });
    await until('guides/method/', /method\.mdx:5:6\b[^]*code-in-page/);
    // What cannot be drawn is shown as it stands.
    expect(await read('guides/method/')).toMatch(/<pre[^>]*>\s*With \{care\.\s*<\/pre>/);
    write(folder, { 'content/guides/method.mdx': '---\ntitle: Method\n---\n\nWith \\{care.\n' });
    await until('guides/method/', /With \{care\./);
  });

  test('of a guide with a link in a link, and headings of signs', async () => {
    const guide =
      '## —\n\n## …\n\n<Term id="moscow">[a](/sources/)</Term>\n\n[b <Term id="moscow">c</Term>](/sources/)\n\nSo.\n';
    write(folder, { 'content/guides/method.mdx': `---\ntitle: Method\n---\n\n${guide}` });
    await until('guides/method/', /<p>So\.<\/p>/);
    const page = await read('guides/method/');
    expect([...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['h-1', 'h-2']);
    expect(page).toMatch(/<a href="\/live\/glossary\/moscow\/" class="term"><span>a<\/span><\/a>/);
    expect(page).toMatch(/<a href="\/live\/sources\/">b <span class="term">c<\/span><\/a>/);
  });

  test('of a page while a large file is copied', async () => {
    const copied = join(folder, 'seeds/copied.txt');
    const writer = setInterval(() => appendFileSync(copied, 'x'.repeat(1000)), 10);
    write(folder, {
      'content/sources/good.mdx': source('good', 'Meanwhile', 'They met in Moscow.'),
    });
    await until('sources/good/', 'Meanwhile').finally(() => clearInterval(writer));
    rmSync(copied);
  });

  test('a mended page is without its faults', async () => {
    write(folder, {
      'content/sources/wrong.mdx': source('wrong', 'A right page', 'They met \\<tomorrow>.'),
    });
    await until('sources/wrong/', /A right page/);
    expect(await read('sources/wrong/')).not.toContain('html-in-page');
  });

  test('a new page is there, and found; a deleted one is not', async () => {
    const before = await read('pagefind/pagefind-entry.json');
    write(folder, {
      'content/sources/late.mdx': source('late', 'A late page', 'They parted.'),
      'seeds/late.txt': 'They parted.\n',
      'seeds/SHA256SUMS': `${hash('They parted.\n')}  late.txt\n`,
    });
    await until('sources/late/', /They parted\./);
    await until('sources/', /A late page/);
    expect(await read('pagefind/pagefind-entry.json')).not.toBe(before);
    rmSync(join(folder, 'content/sources/late.mdx'));
    await until('sources/late/', /Not found/);
  });
});

describe('what another takes the place of is followed', () => {
  /** Writes a title where `content` lies now, and waits for it. */
  async function follows(title: string): Promise<void> {
    write(folder, {
      'content/edition.yaml': `title: ${title}\n`,
      'content/guides/method.mdx': `---\ntitle: Method\n---\n\nOf ${title}.\n`,
    });
    await until('', `<title>${title}</title>`);
    await until('guides/method/', `Of ${title}.`);
  }

  test('content and seeds, renamed and put back, and replaced by a copy', async () => {
    for (const name of ['content', 'seeds']) {
      const [own, aside] = [join(folder, name), join(folder, `${name}.aside`)];
      renameSync(own, aside);
      renameSync(aside, own);
      cpSync(own, aside, { recursive: true });
      rmSync(own, { recursive: true });
      renameSync(aside, own);
    }
    await follows('Replaced');
    write(folder, { 'seeds/draft.txt': 'Not now.\n' });
    await expect.poll(() => read('seeds/draft.txt'), { timeout: 60_000 }).toBe('Not now.\n');
  });

  test('a content that was away for a while: the site is without it until then', async () => {
    const [own, aside] = [join(folder, 'content'), join(folder, 'aside')];
    renameSync(own, aside);
    await until('', 'edition-missing');
    renameSync(aside, own);
    await follows('Back again');
  });

  test('a content that cannot be looked into: the site stays as it was, which is told, until then', async () => {
    const [own, aside] = [join(folder, 'content'), join(folder, 'aside')];
    renameSync(own, aside);
    symlinkSync('content', own);
    await running.printed(/^Unexpected answer to stat “.*content”.*ELOOP/m);
    rmSync(own);
    renameSync(aside, own);
    await follows('Looked into');
  });

  test('what was left half-written elsewhere and came along, until it is taken away', async () => {
    write(folder, { '.margent-1-abcdef/journal': '- content/sources/none.mdx\n' });
    await until('', 'file-refused');
    rmSync(join(folder, '.margent-1-abcdef'), { recursive: true });
    await expect.poll(() => read(''), { timeout: 60_000 }).not.toContain('file-refused');
  });

  test('the folder of the edition itself', async () => {
    const aside = `${folder}.aside`;
    cpSync(folder, aside, { recursive: true });
    rmSync(folder, { recursive: true });
    renameSync(aside, folder);
    await follows('All anew');
  });
});

test('tells nothing of a site that is built beside', async () => {
  const built = join(root, 'coverage/built-beside');
  write(built, { 'index.html': 'A page.', 'sources/index.html': 'Another.' });
  write(folder, { 'content/edition.yaml': 'title: Built beside\n' });
  await until('', 'Built beside');
  rmSync(built, { recursive: true });
  expect(running.output()).not.toContain('built-beside');
});

test.skipIf(process.platform !== 'linux')(
  'readers who go away, or send half of what they ask, leave no file and no connection open',
  async () => {
    const opened = () => readdirSync(`/proc/${running.pid}/fd`).length;
    const { host, hostname, port } = new URL(address);
    const get = (path: string) => `GET /live/${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const half = `POST /live/_margent/choices HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
    const asked = ['seeds/good.txt', 'pagefind/pagefind.js', 'seeds/nothing.txt'];
    const all = [...asked.slice(0, 2).map((path) => get(path).repeat(9)), half, half.slice(0, -30)];
    await Promise.all(asked.map(read));
    const before = opened();
    const sockets = await Promise.all(
      Array.from({ length: 120 }, async (_, n) => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => {});
        await once(socket, 'connect');
        // It reads nothing of what it is answered.
        socket.pause().write(all[n % all.length] ?? '');
        return socket;
      }),
    );
    for (const socket of sockets) socket.destroy();
    await expect.poll(opened, { timeout: 60_000 }).toBeLessThan(before + 20);
    expect(await read('seeds/good.txt')).not.toBe('');
  },
);

describe('serves nothing that was not read, and follows no link', () => {
  // The tool's own folder holds an edition as well, and a server would serve what lies in its folder.
  const within = join(root, 'coverage/linked');

  beforeAll(() => {
    const elsewhere = temporaryFolder();
    write(elsewhere, { file: '---\ntitle: Private\n---\n\nPrivate.\n', 'inner/file': 'Private.' });
    rmSync(within, { recursive: true, force: true });
    write(within, { 'seeds/own.txt': 'Private.' });
    symlinkSync(join(elsewhere, 'file'), join(within, 'link.mdx'));
    symlinkSync(elsewhere, join(within, 'inner'));
    symlinkSync(join(elsewhere, 'inner'), join(folder, 'content/guides/inner'));
    for (const path of [
      'guides/link.mdx',
      'guides/link.gif',
      'sources/link.mdx',
      'glossary/link.mdx',
    ])
      symlinkSync(join(elsewhere, 'file'), join(folder, 'content', path));
    symlinkSync(join(elsewhere, 'file'), join(folder, 'seeds/link.txt'));
  });
  afterAll(() => rmSync(within, { recursive: true }));

  test('which it tells', () => until('', /seeds\/link\.txt/));

  test.each([
    ...['guides/link/', 'guides/link.gif', 'guides/link.mdx', 'guides/inner/', 'guides/inner/file'],
    ...['sources/link/', 'glossary/link/', 'seeds/link.txt', 'virtual/margent/guides/link.mdx'],
    ...['content/guides/link.mdx', 'content/guides/link.gif', 'seeds/link.txt'].map(
      (path) => `@fs${folder.split('/').map(encodeURIComponent).join('/')}/${path}`,
    ),
    ...['link.mdx', 'inner/file', 'inner/inner/file', 'seeds/own.txt'].flatMap((path) => [
      `coverage/linked/${path}`,
      `@fs${within}/${path}`,
    ]),
  ])('/%s', async (path) => {
    for (const how of ['', '?raw', '?import&raw', '?inline']) {
      const told = await read(path + how);
      const [, inCode = ''] = /base64,([\w+/=]+)/.exec(told) ?? [];
      const all = told + Buffer.from(inCode, 'base64').toString();
      expect({ how, isTold: all.includes('Private') }).toEqual({ how, isTold: false });
    }
  });
});

test('tells that further languages have their pages only in a new start', async () => {
  write(folder, { 'content/edition.yaml': 'title: Live edition\nlanguages: [en, de]\n' });
  await running.printed(
    /The languages of the edition are en, de now, and were en: stop this command/,
  );
});

test('connects to nothing', () => expect(existsSync(log)).toBe(false));
