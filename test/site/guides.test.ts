import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { manifestOf } from './built.ts';

const { languages } = inject('sites');
const image = 'guides/harbour.png';

test('an image of a guide is served as it is, under the base path, and is there offline', async () => {
  const page = await (await fetch(`${languages.address}guides/reading/`)).text();
  expect(page).toContain(
    `<img src="${languages.base}${image}" alt="A harbour with one ship" width="1600" height="900"`,
  );
  const response = await fetch(languages.address + image);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(
    readFileSync(join(languages.edition, 'content', image)),
  );
  expect(manifestOf(languages.out).files.map(([path]) => path)).toContain(image);
});

test('it is no wider than its column, on a phone, too', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 640 } });
  await page.goto(`${languages.address}guides/reading/`);
  const shown = page.getByRole('img', { name: 'A harbour with one ship' });
  const { width = 0, height = 0 } = (await shown.boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(360);
  expect(width / height).toBeCloseTo(16 / 9, 1);
  expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1600);
  expect(faults).toEqual([]);
  await browser.close();
});

test('a table that is wider than a phone is scrolled by itself, by keyboard, too', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 640 } });
  await page.goto(`${languages.address}guides/reading/`);
  const table = page.getByRole('group', { name: 'Table: poem, lines, syllables in a line' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await browser.close();
});
