import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type Host, openHost } from './host.ts';

/* What a page does where a file that it needs cannot be had for now, and when it can again. */

const { own, two } = inject('sites');
const talks = 'sources/russia-iran-talks-2002/';

let browser: Browser;
let host: Host;
let context: BrowserContext;
let page: Page;

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser?.close());
beforeEach(async () => {
  host = await openHost({ '/': own.out, [two.base]: two.out });
  // What a service worker has stored would be there.
  context = await browser.newContext({ serviceWorkers: 'block' });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await host.stop();
});

/** Makes requests for these paths fail, until it is told of others. */
function lose(paths: RegExp | undefined, status = 503): void {
  host.trouble = (path, response) => {
    if (!paths?.test(path)) return 'none';
    response.writeHead(status).end();
    return 'answered';
  };
}

/** What some hosts send in place of a file that they lack for now. */
const fallback = '<!doctype html><title>Soon</title><p>We are back soon.';

/** Answers requests for these paths with status 200 and a body of a type, as what never changes. */
function replace(paths: RegExp, type = 'text/html', body: string | Buffer = fallback): void {
  host.trouble = (path, response) => {
    if (!paths.test(path)) return 'none';
    const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' };
    response.writeHead(200, { 'Content-Type': type, ...kept }).end(body);
    return 'answered';
  };
}

const count = (words: string | RegExp) => page.locator('#count', { hasText: words }).waitFor();
const part = 'A part of the edition could not be searched';

/** Puts a question to the search page that is open. */
async function ask(words: string): Promise<void> {
  await page.locator('#search [name=q]').fill(words);
  await page.keyboard.press('Enter');
}

describe('the search', () => {
  test.each([503, 404])(
    'calls no word nowhere whose file is answered with %s, and finds it later',
    async (status) => {
      lose(/\.pf_index$/, status);
      await page.goto(`${host.address}/search/?q=nuclear`);
      await count(part);
      await page.locator('#help', { hasText: 'could be searched: nuclear' }).waitFor();
      lose(undefined);
      await ask('nuclear ');
      await count(/^\d\d+ results, in 1 source$/);
    },
  );

  test('calls no word nowhere that is asked for offline, with a worker that has stored the page', async () => {
    const reader = await browser.newContext();
    page = await reader.newPage();
    await page.goto(`${host.address}/search/?q=Kharrazi`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await count('results');
    await host.stop();
    await page.goto(`${host.address}/search/?q=nuclear+Bushehr`);
    await count(part);
    expect(await page.locator('#help').innerText()).not.toContain('Nowhere in this edition');
    await host.start();
    await ask('nuclear');
    await count(/^\d\d+ results, in 1 source$/);
    await reader.close();
  });

  test('is told by its worker, too, that a file is lacking', async () => {
    await page.goto(`${host.address}/search/`);
    lose(/\.pf_index$/);
    // As text: what a test imports is not what a page does.
    const lacking = () =>
      page.evaluate<boolean[]>(`import('/pagefind/pagefind.js#apart')
        .then(({ createInstance }) => createInstance({ basePath: '/pagefind/' }).search('nuclear'))
        .then(({ timings }) => timings.map(({ lacking }) => lacking))`);
    expect(await lacking()).toEqual([true]);
    expect(host.asked).toContain('/pagefind/pagefind-worker.js');
    lose(undefined);
    expect(await lacking()).toEqual([false]);
  });

  test('asks again for filters', async () => {
    lose(/\.pf_filter$/);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(part);
    lose(undefined);
    await ask('nuclear ');
    await count(/^\d\d+ results, in 1 source$/);
    expect(await page.locator('select[name=verdict] option').count()).toBeGreaterThan(2);
  });

  test('asks again for the indexer’s script', async () => {
    lose(/pagefind\.js$/);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count('Try again when there is a connection');
    lose(undefined);
    await ask('nuclear ');
    await count(/^\d\d+ results, in 1 source$/);
  });
});

describe('where a host answers with status 200 and something else, the worker', () => {
  const found = /^\d\d+ results, in 1 source$/;
  let reader: BrowserContext;
  beforeEach(async () => {
    reader = await browser.newContext();
    page = await reader.newPage();
  });
  afterEach(() => reader.close());

  /** Opens a page that the worker answers for. */
  async function open(path: string): Promise<void> {
    await page.goto(`${host.address}/${path}`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller);
  }

  /** Waits until the page that is open is kept: the worker does so behind its back. */
  const untilKept = () =>
    expect
      .poll(() => page.evaluate(async () => (await caches.match(location.href)) !== undefined))
      .toBe(true);

  /** Returns the paths under which the page of the host is kept. */
  const keptAsPage = () =>
    page.evaluate(async (body) => {
      const held: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const response = await cache.match(request);
          if ((await response?.text()) === body) held.push(request.url);
        }
      }
      return held;
    }, fallback);

  const wrong: [what: string, type: string, body: string | Buffer][] = [
    ['a page', 'Text/HTML', fallback],
    ['words', 'text/plain', 'upstream error'],
    ['nothing', 'application/octet-stream', ''],
    ['a part', 'application/octet-stream', gzipSync('pagefind_dcd').subarray(0, -9)],
  ];

  // It comes as what never changes, so that the browser keeps it, too.
  test.each(wrong)('does not keep %s for a file of the index', async (_, type, body) => {
    await open('');
    replace(/\.pf_\w+$/, type, body);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await expect.poll(() => host.asked.some((path) => /\.pf_meta$/.test(path))).toBe(true);
    lose(undefined);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(found);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(found);
  });

  test.each([
    ['a page', 'text/html', fallback],
    ['nothing', 'text/javascript', ''],
  ])('does not keep %s for a script', async (_, type, body) => {
    await open('');
    const get = () => page.evaluate(async () => (await fetch('/_astro/later.js')).status);
    replace(/later\.js$/, type, body);
    expect(await get()).toBe(200);
    lose(undefined);
    // There is none.
    expect(await get()).toBe(404);
  });

  test.each(wrong)('does not answer with %s that another kept', async (_, type, body) => {
    await open('search/?q=nuclear');
    await count(found);
    await page.reload();
    await count(found);
    const spoil = () =>
      page.evaluate(
        async ([bytes, contentType]) => {
          const cache = await caches.open('margent:/:visited');
          const files = (await cache.keys()).filter(({ url }) => /\.pf_\w+$/.test(url));
          for (const file of files) {
            const headers = { 'Content-Type': contentType };
            await cache.put(file, new Response(new Uint8Array(bytes), { headers }));
          }
          return files.length;
        },
        [[...Buffer.from(body)], type] as const,
      );
    await expect.poll(spoil).toBeGreaterThan(2);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(found);
  });

  test('keeps a page that a host has without the slash at its end', async () => {
    await open('');
    const [bare, html] = [`/${talks.slice(0, -1)}`, readFileSync(`${own.out}/${talks}index.html`)];
    host.trouble = (path, response) => {
      if (path !== bare) return 'none';
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
      return 'answered';
    };
    await page.goto(host.address + bare);
    const heading = await page.locator('h1').textContent();
    await untilKept();
    await host.stop();
    for (const path of [bare, `${bare}/`]) {
      await page.goto(host.address + path);
      expect(await page.locator('h1').textContent()).toBe(heading);
      expect(page.url()).toBe(host.address + bare);
    }
  });

  test.each([
    ['no type of pages', /\/$/, {}],
    ['another name of the type of scripts', /\.js$/, { 'Content-Type': 'text/ecmascript' }],
  ])('is there with a host that says %s', async (_, paths, headers) => {
    host.trouble = (path, response) => {
      if (!paths.test(path)) return 'none';
      response
        .writeHead(200, headers)
        .end(readFileSync(own.out + path.replace(/\/$/, '/index.html')));
      return 'answered';
    };
    await open('');
    await page.reload();
    const heading = await page.locator('h1').textContent();
    await untilKept();
    await host.stop();
    await page.goto(`${host.address}/`);
    expect(await page.locator('h1').textContent()).toBe(heading);
  });

  test('does not take it over', async () => {
    await page.goto(`${host.address}/offline.json`);
    await page.evaluate(async (body) => {
      const cache = await caches.open('margent:/:shell:old');
      const put = (path: string, text: string, type: string) =>
        cache.put(path, new Response(text, { headers: { 'Content-Type': type } }));
      await put('/_astro/old.css', body, 'text/html');
      await put('/_astro/old.woff2', body, 'text/html; charset=utf-8');
      await put('/_astro/older.css', 'p { margin: 0 }', 'text/css');
    }, fallback);
    await open('');
    const visited = () =>
      page.evaluate(async () => {
        const cache = await caches.open('margent:/:visited');
        return (await cache.keys()).map(({ url }) => new URL(url).pathname);
      });
    await expect.poll(visited).toContain('/_astro/older.css');
    expect(await keptAsPage()).toEqual([]);
  });

  test('is not installed with it, and is when the host is well', async () => {
    const style = /^\/style\.css$|^\/_astro\/.*\.css$/;
    replace(style);
    const state = () =>
      page.evaluate(async () => {
        const one = await navigator.serviceWorker.getRegistration();
        return (one?.installing ?? one?.waiting ?? one?.active) ? 'there' : 'none';
      });
    await page.goto(`${host.address}/`);
    await expect.poll(() => host.asked).toContain('/sw.js');
    await expect.poll(state).toBe('none');
    expect(await keptAsPage()).toEqual([]);
    lose(undefined);
    await open('');
    await host.stop();
    await page.goto(`${host.address}/sources/nothing/`);
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
  });
});

describe.each(['', two.base.slice(1)])('in the pages under /%s', (base) => {
  const address = () => `${host.address}/${base}`;

  test('the palette says that it cannot search, and does with a connection', async () => {
    await page.goto(address());
    lose(/\/palette\.[^/]*\.js$/);
    await page.keyboard.press('/');
    const status = page.locator('#palette [role=status]');
    await status.filter({ hasText: /\S/ }).waitFor();
    const said = await status.innerText();
    lose(undefined);
    await page.keyboard.type('n');
    await page.locator('#palette [role=option], #palette .palette-help *').first().waitFor();
    expect(await status.innerText()).not.toBe(said);
  });
});

test('Verify compares once what it needs can be loaded', async () => {
  await page.goto(`${host.address}/${talks}`);
  lose(/\/verify\.[^/]*\.js$/);
  const button = page.locator('#verify');
  const answer = page.locator('#verified');
  await button.click();
  await answer.filter({ hasText: 'could not be loaded' }).waitFor();
  lose(undefined);
  await button.click();
  await answer.filter({ hasText: 'Equal' }).waitFor();
});

test('the page of an address that asks for words to be highlighted is read without, where that cannot be had', async () => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const highlighting = /\/highlight\.[\w-]+\.js$/;
  lose(highlighting);
  const lost = page.waitForResponse((response) => highlighting.test(response.url()));
  await page.goto(`${host.address}/${talks}?hl=nuclear`);
  expect((await lost).status()).toBe(503);
  // What nobody has caught is told before another task is done.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(faults).toEqual([]);
});
