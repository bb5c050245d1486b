import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { filesOf } from './built.ts';

const { own, languages } = inject('sites');

test.each([
  ['light', 'rgb(122, 46, 29)'],
  ['dark', 'rgb(240, 165, 143)'],
] as const)('links have the colour of the edition on %s pages', async (colorScheme, colour) => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { colorScheme });
  await page.goto(languages.address);
  const link = page.locator('.sources a').first();
  expect(await link.evaluate((one) => getComputedStyle(one).color)).toBe(colour);
  const imprint = page.locator('.colophon').getByRole('link', { name: 'How to read the poems' });
  expect(await imprint.getAttribute('href')).toBe(`${languages.base}guides/reading/`);
  expect(await page.locator('.colophon').innerText()).toContain('Paid for by nobody.');
  expect(faults).toEqual([]);
  await browser.close();
});

test('its style sheet holds behind ours, and shows its images', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser);
  await page.goto(languages.address);
  const styleOf = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, key) => getComputedStyle(one).getPropertyValue(key), name);
  expect(await styleOf('.masthead', 'border-bottom-style')).toBe('double');
  expect(await styleOf('.find', 'background-image')).toBe(
    `url("${languages.address}images/boat.jpg/1600.webp")`,
  );
  expect(faults).toEqual([]);
  await browser.close();
});

test('the one file has it too, and an edition without one has no style sheet more', () => {
  const file = readFileSync(join(languages.out, 'downloads/edition.html'), 'utf8');
  expect(file).toContain('--link:light-dark(#7a2e1d,#f0a58f)');
  expect(filesOf(own)).not.toContain('style.css');
});
