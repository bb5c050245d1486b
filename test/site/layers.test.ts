import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';

const { own, nested } = inject('sites');
const path = 'sources/russia-iran-talks-2002/';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const line = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).textDecorationLine);

test('a layer hides apparatus, keeps the place that is read, and goes into the address', async () => {
  const { page, faults, close } = await openPage(browser, {
    viewport: { width: 1280, height: 500 },
  });
  await page.goto(own.address + path);
  const block = page.locator('[data-seed] p').nth(5);
  await block.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const top = async () => (await block.boundingBox())?.y ?? 0;
  const before = await top();
  const shown = {
    source: [false, false],
    terms: [true, false],
    claims: [false, true],
    all: [true, true],
  };
  for (const [layer, [terms, claims]] of Object.entries(shown)) {
    await page.locator(`input[name=layer][value=${layer}]`).check({ force: true });
    // Less than a pixel: the page scrolls by whole ones.
    expect(Math.abs((await top()) - before), layer).toBeLessThan(1);
    expect(await line(page, '[data-seed] .term'), layer).toBe(terms ? 'underline' : 'none');
    expect(await line(page, '[data-seed] .claim'), layer).toBe(claims ? 'underline' : 'none');
    expect(await page.locator('.note').first().isVisible(), layer).toBe(claims);
    expect(await page.locator('[data-seed] .mark').first().isVisible(), layer).toBe(claims);
    expect((await page.locator('[data-seed] a.term[href]').count()) > 0, layer).toBe(terms);
    expect(new URL(page.url()).searchParams.get('layer')).toBe(layer === 'all' ? null : layer);
  }
  expect(faults).toEqual([]);
  await close();
});

test('a layer is taken from the address, else from what is remembered under the same path', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${nested.address}${path}?layer=claims`);
  expect(await line(page, '[data-seed] .term')).toBe('none');
  await page.locator('input[name=layer][value=source]').check({ force: true });
  await page.goto(nested.address + path);
  expect(await page.locator('input[name=layer]:checked').inputValue()).toBe('source');
  expect(await page.locator('.note').first().isVisible()).toBe(false);
  await page.goto(own.address + path);
  expect(await page.locator('input[name=layer]:checked').inputValue()).toBe('all');
  await close();
});

test('a note or a claim that the address names is shown, whatever is remembered', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(own.address + path);
  await page.locator('input[name=layer][value=source]').check({ force: true });
  const chosen = page.locator('input[name=layer]:checked');
  const note = page.locator('#note-headline');
  await page.goto(own.address);
  await page.goto(`${own.address}${path}#note-headline`);
  expect(await chosen.inputValue()).toBe('all');
  expect(await note.isVisible()).toBe(true);
  await page.goto(own.address);
  await page.goto(`${own.address}${path}#claim-weapons-claim`);
  expect(await line(page, '#claim-weapons-claim')).toBe('underline');
  // It is remembered still, as for any other place.
  await page.goto(own.address);
  await page.goto(`${own.address}${path}#l8`);
  expect(await chosen.inputValue()).toBe('source');
  expect(await note.isVisible()).toBe(false);
  await page.evaluate(() => (location.hash = '#note-headline'));
  await expect.poll(() => note.isVisible()).toBe(true);
  expect(await chosen.inputValue()).toBe('all');
  await page.goto(own.address);
  await page.goto(`${own.address}${path}?layer=source#note-headline`);
  expect(await chosen.inputValue()).toBe('source');
  await close();
});

test('what a reader does with the page stands in one column beside it, and in one line above it on a phone', async () => {
  const { page, close } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(own.address + path);
  const edges = () =>
    page
      .locator('.tools label, .tools > a')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  const wide = await edges();
  expect(wide.length).toBe(5);
  expect(new Set(wide.map(({ x }) => Math.round(x))).size).toBe(1);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(new Set((await edges()).map(({ y }) => Math.round(y))).size).toBe(1);
  await close();
});

test('dark and large are remembered, and there before the page is drawn', async () => {
  const { page, faults, close } = await openPage(browser);
  await page.goto(own.address);
  await page.getByRole('button', { name: 'How the page is set' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Large', exact: true }).check();
  await page.keyboard.press('Escape');
  await page.route('**/*.js', (route) =>
    route.request().url().includes('apply-settings') ? route.continue() : route.abort(),
  );
  await page.goto(own.address + path, { waitUntil: 'domcontentloaded' });
  const style = await page.evaluate(() => {
    const { colorScheme, fontSize } = getComputedStyle(document.documentElement);
    return [colorScheme, fontSize];
  });
  expect(style).toEqual(['dark', '18px']);
  expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
  await close();
});

test('without scripts there is none of what works by script', async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(own.address + path);
  for (const dead of ['input', 'button', 'fieldset']) {
    const all = await page.locator(dead).all();
    expect(all.length, dead).toBeGreaterThan(0);
    for (const one of all) expect(await one.isVisible()).toBe(false);
  }
  await page.getByRole('link', { name: 'Cite', exact: true }).click();
  expect(await page.locator('#cite').innerText()).toContain('Chicago');
  await close();
});
