import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type Host, openHost } from './host.ts';

const { own } = inject('sites');

let browser: Browser;
let host: Host;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser?.close());
beforeEach(async () => {
  host = await openHost({ '/': own.out });
  context = await browser.newContext();
  page = await context.newPage();
  faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
});
afterEach(async () => {
  await context.close();
  await host.stop();
});

const state = (words: string | RegExp) =>
  page.locator('#save-state').filter({ hasText: words }).waitFor();
const open = () => page.goto(`${host.address}/offline/`);

/** What browsers do in whose pages nothing may be stored, and those that lack what came later. */
const refuse = `Promise.reject(new DOMException('refused', 'SecurityError'))`;
const lack = (name: string) =>
  `Object.defineProperty(Navigator.prototype, '${name}', { value: undefined }); delete Navigator.prototype.${name};`;

test.each([
  [
    'throws where the store is named',
    `Object.defineProperty(globalThis, 'caches', { get() { throw new DOMException('refused', 'SecurityError'); } });`,
  ],
  ['has no locks', lack('locks')],
  ['has no storage', lack('storage')],
])('a browser that %s is told that nothing can be saved', async (_, script) => {
  await page.addInitScript(script.replace(/value: undefined/, 'configurable: true, $&'));
  await open();
  await page.locator('#save-unable').waitFor({ state: 'visible' });
  expect(await page.locator('#save').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test.each([
  ['opens no store', `CacheStorage.prototype.open = () => ${refuse};`],
  ['gives no lock', `LockManager.prototype.request = () => ${refuse};`],
  [
    'throws for a lock',
    `LockManager.prototype.request = () => { throw new DOMException('refused', 'SecurityError'); };`,
  ],
])('where the browser %s, saving ends, and says so', async (_, script) => {
  await page.addInitScript(script);
  await open();
  await page.locator('#save-start').click();
  await state('The browser refused to save it. Nothing was saved.');
  expect(await page.locator('#save-cancel').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test.each([
  ['on plain http, where there is no store', 'delete globalThis.caches;'],
  [
    'where the store may not even be named',
    `Object.defineProperty(globalThis, 'caches', { get() { throw new DOMException('refused', 'SecurityError'); } });`,
  ],
  ['where it throws', `CacheStorage.prototype.match = () => { throw new Error('refused'); };`],
])('the search answers %s', async (_, script) => {
  await page.addInitScript(script);
  await page.goto(`${host.address}/search/?q=strategic`);
  await page.locator('#results a').first().waitFor();
  expect(faults).toEqual([]);
});

test('what no worker would read is not said to be saved, without a wait', async () => {
  // Whoever waits for a worker that does not come has this clock stand still.
  await page.clock.install();
  host.trouble = (path, response) => {
    if (path !== '/sw.js') return 'none';
    response.writeHead(404).end();
    return 'answered';
  };
  await open();
  await page.locator('#save-start').waitFor();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.locator('#save-start').click();
  await state('The browser refused to save it. Nothing was saved.');
});

test('a browser that throws when it is asked for room saves all the same', async () => {
  await page.addInitScript(
    `StorageManager.prototype.estimate = () => { throw new Error('refused'); };`,
  );
  await open();
  await page.locator('#save-start').click();
  await state(/^Saved, version/);
  expect(faults).toEqual([]);
});

test('what is not tidied up is saved nevertheless', async () => {
  await page.addInitScript(
    `const { keys } = Cache.prototype; Cache.prototype.keys = () => ${refuse};`,
  );
  await open();
  await page.locator('#save-start').click();
  await state(/^Saved, version/);
});

test('who comes back to the page and saves at once is shown the saving', async () => {
  await open();
  await page.locator('#save-start').waitFor();
  const held: (() => void)[] = [];
  let isSaving = false;
  host.trouble = (path, response) => {
    if (path === '/offline.json' && !isSaving) {
      held.push(() => response.writeHead(503).end());
      return 'answered';
    }
    // It goes on until it is cancelled.
    return isSaving && path.startsWith('/glossary/') ? 'answered' : 'none';
  };
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => held.length).toBeGreaterThan(0);
  isSaving = true;
  await page.locator('#save-start').click();
  await state(/^Saving \d/);
  for (const answer of held) answer();
  await page.evaluate(() => fetch('/offline.json').then((response) => response.text()));
  expect(await page.locator('#save-cancel').isVisible()).toBe(true);
  expect(await page.locator('#save-state').innerText()).toMatch(/^Saving \d/);
  await page.locator('#save-cancel').click();
  await state('Cancelled. Nothing was saved.');
});
