import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../browser.ts';

const { own, nested, unsafe } = inject('sites');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([own, nested, unsafe])('the edition under $base', (site) => {
  test('can be installed as an app', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.address);
    const cdp = await context.newCDPSession(page);
    const found = await cdp.send('Page.getAppManifest');
    expect(found.errors).toEqual([]);
    expect(found.url).toBe(`${site.address}manifest.webmanifest`);
    const manifest = JSON.parse(found.data ?? '') as {
      start_url: string;
      scope: string;
      id: string;
      name: string;
      icons: { src: string; sizes: string; purpose: string }[];
    };
    expect([manifest.start_url, manifest.scope, manifest.id]).toEqual([
      site.base,
      site.base,
      site.base,
    ]);
    expect(manifest.name).toBe(await page.title());
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
    // A window without a profile installs nothing, whatever the page.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, src);
      if (sizes !== 'any') expect(size, src).toBe(sizes);
    }
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    await context.close();
  });
});
