import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab, visitTab } from '../browser.ts';
import { attribute, type Element, named, pagesOf, readPage, textOf } from './built.ts';
import type { FacetData } from '../../src/core/view/facet-data.ts';
import { added } from './long-lists.ts';

const { large } = inject('sites');
const pages = pagesOf(large);

/** The pages of a list, the first first. */
function pagesOfList(path: string) {
  const numbered = new RegExp(`^${path}(?:page/(\\d+)/)?$`);
  const number = (page: { path: string }) => Number(numbered.exec(page.path)?.[1] ?? 1);
  return pages.filter((page) => numbered.test(page.path)).sort((a, b) => number(a) - number(b));
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Visits a page of the large edition and expects that nothing goes wrong there. */
const visit = (
  path: string,
  look: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
) => visitTab(browser, large.address + path, look, options);

test('references have each work once, with its citations or where all of them are', () => {
  const list = pagesOfList('/references/');
  expect(list.length).toBeGreaterThan(1);
  const sizes = [...list, ...pagesOfList('/references/citations/')].map(
    ({ path }) => statSync(join(large.out, path, 'index.html')).size,
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(300_000);
  const works = list.flatMap((page) =>
    named(page, 'li').flatMap((item) => attribute(item, 'id') ?? []),
  );
  expect(works).toHaveLength(300 + added.works);
  expect(new Set(works).size).toBe(works.length);
});

test.each(['/claims/', '/chains/'])('%s has each claim once, on one of its pages', (path) => {
  const list = pagesOfList(path);
  expect(list.length).toBeGreaterThan(2);
  const claims = list.flatMap((page) =>
    named(page, 'a')
      .filter((link) => attribute(link, 'class') === 'quote')
      .map((link) => attribute(link, 'href')),
  );
  expect(new Set(claims).size).toBe(claims.length);
  expect(claims).toHaveLength(60 * 12);
  const sizes = list.map(({ path }) => statSync(join(large.out, path, 'index.html')).size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(300_000);
  const titles = list.map((page) => named(page, 'h1').map(textOf).join());
  expect(new Set(titles).size).toBe(list.length);
});

test('no page is larger than 300 kB', () => {
  const sizes = pages.map(({ path, html }) => [path, Buffer.byteLength(html)] as const);
  expect(sizes.filter(([, size]) => size > 300_000)).toEqual([]);
});

/** The rows of the lists of a class on a page, as elements. */
function rowsOf(page: (typeof pages)[number], list: string): Element[] {
  return page.elements
    .filter((element) => attribute(element, 'class')?.split(' ').includes(list))
    .flatMap(({ children }) => children.filter((child) => 'attribs' in child));
}

test.each([
  ['/sources/', 'sources', 60],
  ['/timeline/', 'timeline', added.rows + 60],
  ['/changes/', 'history', added.changes * 60],
  ['/glossary/', 'entries', 200],
])('%s has each row once, on one of its pages', (path, name, total) => {
  const list = pagesOfList(path);
  expect(list.length).toBeGreaterThan(1);
  const rows = list.flatMap((page) => rowsOf(page, name));
  expect(rows).toHaveLength(total);
  const ids = rows.flatMap((row) => attribute(row, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const titles = list.map((page) => named(page, 'title').map(textOf).join());
  expect(new Set(titles).size).toBe(list.length);
});

test('the home page has the first sources, and leads to all', () => {
  const home = readPage(large, 'index.html');
  expect(rowsOf(home, 'sources').length).toBeLessThan(60);
  expect(named(home, 'a').map(textOf)).toContain('All 60 sources');
});

test('the sitemap has every page of a list', () => {
  const xml = readFileSync(join(large.out, 'sitemap.xml'), 'utf8');
  const listed = [...xml.matchAll(/<loc>https:\/\/edition\.example(.*?)<\/loc>/g)];
  const readers = pages
    .map(({ path }) => path)
    .filter((path) => !/^\/(?:help|search|404)/.test(path));
  const listedPages = listed.map(([, path = '']) => path).filter((path) => path.endsWith('/'));
  expect(listedPages.sort()).toEqual(readers.sort());
});

describe('a list of several pages', () => {
  test('is gone through by keyboard, without scripts', async () => {
    await visit(
      'claims/',
      async (page) => {
        const last = pagesOfList('/claims/').length;
        for (let number = 2; number <= last; number++) {
          await page.getByRole('link', { name: 'Next', exact: true }).focus();
          await page.keyboard.press('Enter');
          await page.waitForURL(`**/claims/page/${number}/`);
          expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
            `Claims, page ${number}`,
          );
        }
        expect(await page.locator('a[rel=next]').count()).toBe(0);
        await page.getByRole('link', { name: 'Page 1', exact: true }).click();
        await page.waitForURL('**/claims/');
      },
      { javaScriptEnabled: false },
    );
  });

  test.each([
    ['claims', 'verdict-contradicted'],
    ['timeline', 'y-1920'],
    ['changes', 'on-2010-01-10-source-0'],
    ['glossary', 'kind-term'],
  ])('leads on from %s/#%s to the page that has it', async (path, anchor) => {
    await visit(`${path}/#${anchor}`, async (page) => {
      await page.waitForURL(`**/${path}/page/*/#${anchor}`);
      expect(await page.locator(`[id="${anchor}"]`).isVisible()).toBe(true);
    });
  });

  test.each([503, undefined])(
    'says that it cannot lead on where it is not told which page it is, and does when it is: %s',
    async (status) => {
      const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
      const address = `${large.address}claims/`;
      await page.route('**/pages.json', (route) =>
        status === undefined ? route.abort() : route.fulfill({ status }),
      );
      const told = page.getByText('It could not be looked up which page of the list');
      await page.goto(`${address}#verdict-contradicted`);
      await told.waitFor();
      // What is on this page needs nothing to be looked up.
      await page.evaluate(() => (location.hash = '#main'));
      await told.waitFor({ state: 'hidden' });
      await page.evaluate(() => (location.hash = '#verdict-contradicted'));
      await told.waitFor();
      await page.getByRole('button', { name: 'Try again' }).click();
      await told.waitFor();
      expect(page.url()).toBe(`${address}#verdict-contradicted`);
      await page.unroute('**/pages.json');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.waitForURL('**/claims/page/*/#verdict-contradicted');
      await close();
    },
  );

  test.each(['sources', 'timeline', 'changes', 'glossary'])(
    'fits a telephone, and is gone through there without scripts: %s',
    async (path) => {
      await visit(
        `${path}/`,
        async (page) => {
          const last = pagesOfList(`/${path}/`).length;
          for (let number = 2; number <= last; number++) {
            await page.getByRole('link', { name: 'Next', exact: true }).click();
            await page.waitForURL(`**/${path}/page/${number}/`);
            const width = await page.evaluate(() => document.documentElement.scrollWidth);
            expect(width).toBeLessThanOrEqual(320);
          }
          await page.getByRole('link', { name: 'Previous', exact: true }).focus();
        },
        { javaScriptEnabled: false, viewport: { width: 320, height: 640 } },
      );
    },
  );

  test('leads from any page to any letter', async () => {
    await visit('glossary/page/2/', async (page) => {
      const link = page.locator('.letters li a').last();
      const letter = await link.innerText();
      await link.click();
      await page.waitForURL(`**/glossary/#letter-${letter}`);
      expect(await page.locator(`[id="letter-${letter}"]`).isVisible()).toBe(true);
    });
  });
});

describe('facets over pages', () => {
  const total = 60 * 12;
  const shown = (page: Page) => page.locator('.claims > li:visible');

  test('count all claims, and show those that are chosen, some at a time', async () => {
    await visit('claims/', async (page) => {
      const before = await shown(page).count();
      await page.locator('select[name=verdict]').focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => page.locator('#shown').innerText()).toBe(`180 of ${total} claims`);
      expect(await shown(page).count()).toBe(50);
      expect(await page.locator('.pages').isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Show 50 of 130 more claims' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => shown(page).count()).toBe(100);
      await page.getByRole('button', { name: 'Show 50 of 80 more claims' }).click();
      await page.getByRole('button', { name: 'Show 30 of 30 more claims' }).click();
      await expect.poll(() => shown(page).count()).toBe(180);
      const verdicts = await shown(page).evaluateAll((items) => [
        ...new Set(items.map((item) => (item as HTMLElement).dataset['verdict'])),
      ]);
      expect(verdicts).toHaveLength(1);
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await shown(page).count()).toBe(before);
      expect(await page.locator('.pages').isVisible()).toBe(true);
    });
  });

  test('are read from an address, and see what stands on the last page', async () => {
    await visit('claims/?by=entry-3&verdict=contradicted', async (page) => {
      await expect
        .poll(() => page.locator('#shown').innerText())
        .toMatch(new RegExp(` of ${total} claims$`));
      const told = Number.parseInt(await page.locator('#shown').innerText(), 10);
      const items = await shown(page).evaluateAll((all) =>
        all.map((item) => {
          const { by, verdict } = (item as HTMLElement).dataset;
          return `${by} ${verdict}`;
        }),
      );
      expect(items).toEqual(Array.from({ length: told }, () => 'entry-3 contradicted'));
      expect(await page.locator('section:visible > h2 > small').allInnerTexts()).toEqual([
        String(told),
      ]);
    });
  });

  test('are told where what they need cannot be loaded, or is of another version than their pages', async () => {
    const failed = 'The claims of the other pages cannot be loaded now.';
    const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
    const address = `${large.address}claims/`;
    const told = () => page.locator('#shown').innerText();
    await page.route('**/facets.json', (route) => route.fulfill({ status: 503 }));
    // Beyond the options that stand on the page.
    await page.goto(`${address}?by=entry-none`);
    await expect.poll(told).toBe(failed);
    await page.unroute('**/facets.json');
    await page.goto(`${address}?by=entry-none`);
    await expect.poll(told).toBe(`${total} claims`);
    for (const change of ['claims', 'pages'] as const) {
      await page.route('**/facets.json', async (route) => {
        const response = await route.fetch();
        const data = (await response.json()) as FacetData;
        if (change === 'claims')
          for (const { claims } of data.facets) claims.unshift(...claims.splice(-1));
        else data.pages.splice(0, 2, (data.pages[0] ?? 0) + 1, (data.pages[1] ?? 0) - 1);
        await route.fulfill({ response, json: data });
      });
      await page.goto(`${address}?by=entry-3`);
      await expect.poll(told, { message: change }).toBe(failed);
      await page.unroute('**/facets.json');
    }
    await close();
  });

  test('are chosen by a number of the picture', async () => {
    await visit('claims/', async (page) => {
      const link = page.locator('.matrix td a').last();
      const number = Number(await link.innerText());
      await link.click();
      await expect
        .poll(() => page.locator('#shown').innerText())
        .toBe(`${number} of ${total} claims`);
      expect(await shown(page).count()).toBe(Math.min(50, number));
      expect(new URL(page.url()).pathname).toBe(`${large.base}claims/`);
    });
  });
});

test('each value of a facet is looked at a few times, however many there are', async () => {
  const { page, close } = await openTab(browser);
  // What grows with the square of their number is told by no clock of a busy machine.
  await page.addInitScript(() => {
    const { prototype } = HTMLOptionElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'value') ?? {};
    Reflect.set(globalThis, 'looked', 0);
    Object.defineProperty(prototype, 'value', {
      ...own,
      get() {
        Reflect.set(globalThis, 'looked', Number(Reflect.get(globalThis, 'looked')) + 1);
        return own.get?.call(this) as unknown;
      },
    });
  });
  await page.goto(`${large.address}search/?q=title:source&kind=claim`);
  await page
    .locator('[aria-busy=false] select[name=source] option')
    .nth(50)
    .waitFor({ state: 'attached' });
  const looked = await page.evaluate(() => Number(Reflect.get(globalThis, 'looked')));
  const options = await page.locator('select option').count();
  expect(options).toBeGreaterThan(60);
  expect(looked).toBeGreaterThan(0);
  expect(looked / options).toBeLessThan(20);
  await close();
});
