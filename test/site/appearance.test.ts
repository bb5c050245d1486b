import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { filesOf } from './built.ts';

const { own, languages, large } = inject('sites');

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

test('its logo stands in the head of each page, and its icon is drawn anew for tabs, home screens and apps', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser);
  await page.goto(languages.address);
  const logo = page.locator('.masthead > .logo');
  expect((await logo.boundingBox())?.height).toBe(32);
  expect(await page.locator('.masthead .home').innerText()).toBe('Three short poems');
  expect(faults).toEqual([]);
  await browser.close();
  const manifest = JSON.parse(
    readFileSync(join(languages.out, 'manifest.webmanifest'), 'utf8'),
  ) as { icons: { src: string; sizes: string; purpose: string }[] };
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  const drawn = ['48', '180', '192', '512', 'maskable'].map(async (size) => {
    const file = join(languages.out, 'icon', `${size}.png`);
    const { format, width, height, exif } = await sharp(file).metadata();
    return [format, width, height, exif];
  });
  expect(await Promise.all(drawn)).toEqual(
    [48, 180, 192, 512, 512].map((size) => ['png', size, size, undefined]),
  );
});

test('texts and headings are in the sans that comes along where the edition says so, and no file of the other is there', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser);
  await page.goto(`${large.address}sources/source-0/`);
  const loaded = await page.evaluate(async () => {
    const faces = [...(await document.fonts.ready)];
    return faces.filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  expect(new Set(loaded)).toEqual(new Set(['Source Sans 3']));
  for (const selector of ['h1', '.source'])
    expect(
      await page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).fontFamily),
    ).toMatch(/^"?Source Sans 3"?, system-ui/);
  expect(faults).toEqual([]);
  await browser.close();
  const fonts = (site: typeof own) =>
    new Set(
      filesOf(site).flatMap((path) => /^_astro\/(source-[a-z]+)\S+\.woff2$/.exec(path)?.[1] ?? []),
    );
  expect([...fonts(large)]).toEqual(['source-sans']);
  expect([...fonts(own)]).toEqual(['source-serif']);
  const file = readFileSync(join(large.out, 'downloads/edition.html'), 'utf8');
  expect(file).toContain("--book: 'Source Sans 3'");
  expect(file).toContain('--serif:var(--book),var(--sans)');
});

test('the one file has it too, and an edition without one has no style sheet more', () => {
  const file = readFileSync(join(languages.out, 'downloads/edition.html'), 'utf8');
  expect(file).toContain('--link:light-dark(#7a2e1d,#f0a58f)');
  expect(filesOf(own)).not.toContain('style.css');
});
