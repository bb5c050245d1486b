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

/** What some hosts send in place of a file that they lack for now. */
const fallback = '<!doctype html><title>Soon</title><p>We are back soon.';

/** Makes requests for these paths fail, or with status 200 be answered with a page, until it is told of others. */
function lose(paths: RegExp | undefined, status = 503): void {
  host.trouble = (path, response) => {
    if (!paths?.test(path)) return 'none';
    if (status === 200) response.writeHead(200, { 'Content-Type': 'text/html' }).end(fallback);
    else response.writeHead(status).end();
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

describe('where a host sends a page with status 200 for what it lacks, the worker', () => {
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

  /** Returns the paths of what is kept that are like this, and are of this page. */
  const keptAsPage = (paths: RegExp) =>
    page.evaluate(
      async ([pattern, body]) => {
        const held: string[] = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            const { pathname } = new URL(request.url);
            const text = await (await cache.match(request))?.text();
            if (new RegExp(pattern).test(pathname) && text === body) held.push(pathname);
          }
        }
        return held;
      },
      [paths.source, fallback] as const,
    );

  test.each([/\.pf_\w+$/, /^\/_astro\//])('does not keep it as %s', async (paths) => {
    await open('');
    lose(paths, 200);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await page.evaluate(async () => {
      // Whatever else is asked for then: what is met first is lost for longest.
      for (const path of ['/_astro/later.js', '/pagefind/index/later.pf_index'])
        await (await fetch(path)).text();
    });
    await expect.poll(() => host.asked).toContain('/pagefind/index/later.pf_index');
    lose(undefined);
    host.asked = [];
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(found);
    expect(await keptAsPage(/./)).toEqual([]);
    expect(host.asked.some((path) => /\.pf_index$/.test(path))).toBe(true);
  });

  test('does not answer with what another kept so', async () => {
    await open('search/?q=nuclear');
    await count(found);
    const kept = () =>
      page.evaluate(async (body) => {
        const cache = await caches.open('margent:/:visited');
        const requests = (await cache.keys()).filter(({ url }) => /\.pf_\w+$/.test(url));
        for (const request of requests)
          await cache.put(
            request,
            new Response(body, { headers: { 'Content-Type': 'Text/HTML' } }),
          );
        return requests.length;
      }, fallback);
    await page.reload();
    await count(found);
    await expect.poll(kept).toBeGreaterThan(2);
    await page.goto(`${host.address}/search/?q=nuclear`);
    await count(found);
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
    expect(await keptAsPage(/./)).toEqual([]);
  });

  test('is not installed with it, and is when the host is well', async () => {
    const style = /^\/style\.css$|^\/_astro\/.*\.css$/;
    lose(style, 200);
    const state = () =>
      page.evaluate(async () => {
        const one = await navigator.serviceWorker.getRegistration();
        return (one?.installing ?? one?.waiting ?? one?.active) ? 'there' : 'none';
      });
    await page.goto(`${host.address}/`);
    await expect.poll(() => host.asked).toContain('/sw.js');
    await expect.poll(state).toBe('none');
    expect(await keptAsPage(/./)).toEqual([]);
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
