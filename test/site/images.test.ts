import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { filesOf, manifestOf } from './built.ts';

const { languages } = inject('sites');
const light = ['images/boat.jpg/1600.webp', 'images/boat.jpg/800.webp'];
const read = (path: string) => readFileSync(join(languages.out, path));

test('an image is made light, in two widths, without what a camera wrote into it', async () => {
  expect(filesOf(languages).filter((path) => path.startsWith('images/'))).toEqual(light);
  const original = readFileSync(join(languages.edition, 'content/images/boat.jpg'));
  expect(original.includes('SECRET PLACE')).toBe(true);
  for (const path of light) {
    const { format, width, exif } = await sharp(read(path)).metadata();
    expect({ format, width, exif }).toEqual({
      format: 'webp',
      width: Number(/(\d+)\.webp/.exec(path)?.[1]),
      exif: undefined,
    });
    expect(read(path).length).toBeLessThan(original.length);
  }
  const stored = manifestOf(languages.out).files.map(([path]) => path);
  expect(stored).toEqual(expect.arrayContaining(light));
});

test.each(['glossary/frog/', 'sources/frog/'])(
  'on a phone it takes the room that was kept for it, and no more: %s',
  async (path) => {
    const browser = await openBrowser();
    const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 640 } });
    // Before it comes, the room for it is there.
    await page.route('**/*.webp', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.goto(languages.address + path, { waitUntil: 'domcontentloaded' });
    const image = page.getByRole('img', { name: 'A boat with one sail' });
    const before = await image.boundingBox();
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth))
      .toBeGreaterThan(0);
    const after = await image.boundingBox();
    // The room is worked out from whole pixels, the image from its own.
    expect(Math.abs(Number(after?.height) - Number(before?.height))).toBeLessThan(1);
    expect(Number(after?.width) / Number(after?.height)).toBeCloseTo(1.5, 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(faults).toEqual([]);
    await browser.close();
  },
);

test('the EPUB and the one file hold it, and show it from a disk', async () => {
  const book = unzipSync(read('downloads/edition.epub'));
  expect(Buffer.from(book['EPUB/images/boat.jpg/800.webp'] ?? [])).toEqual(read(light[1] ?? ''));
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser);
  await page.goto(pathToFileURL(join(languages.out, 'downloads/edition.html')).href);
  const [first] = await page.getByRole('img', { name: 'A boat with one sail' }).all();
  expect(
    await first?.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth)),
  ).toBe(800);
  expect(faults).toEqual([]);
  await browser.close();
});
