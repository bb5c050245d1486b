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
