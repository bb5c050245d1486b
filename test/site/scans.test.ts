import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type OpenSeadragon from 'openseadragon';
import { expect, inject, test } from 'vitest';
import { outFolder } from '../../src/cli/out-folder.ts';
import { imageInfo, needsTiles, tilesOf } from '../../src/core/render/tiles.ts';
import { openBrowser, openPage } from '../browser.ts';
import { root } from '../root.ts';
import { filesOf } from './built.ts';

const { languages, own } = inject('sites');
const letter = `${languages.address}sources/letter/`;

/** The viewer tells the console where a page is left before its image has come: how fast tests leaf is no fault. */
function withoutHaste(faults: readonly string[]): string[] {
  return faults.filter((fault) => !fault.startsWith('Ignoring tile %s loaded before reset'));
}

test('the images of pages are beside the text, and follow it, and it them', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { viewport: { width: 1280, height: 400 } });
  await page.goto(letter);
  const mark = page.locator('.page a').first();
  await mark.click();
  const reader = page.locator('.scan-reader');
  const shown = reader.getByRole('status');
  await expect.poll(() => shown.textContent()).toBe('Page 1r');
  const boxes = await Promise.all([page.locator('.source').boundingBox(), reader.boundingBox()]);
  expect((boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0)).toBeLessThanOrEqual(boxes[1]?.x ?? 0);
  await reader.getByRole('button', { name: 'Next page' }).click();
  await reader.getByRole('button', { name: 'Next page' }).click();
  expect(await shown.textContent()).toBe('Page 2r');
  const last = page.locator('.page a').last();
  await expect.poll(async () => (await last.boundingBox())?.y ?? 999).toBeLessThan(400);
  // Once the reader moves the text, the image follows it.
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, -5000);
  await expect.poll(() => shown.textContent()).toBe('Page 1r');
  // By the keyboard, too: the image is drawn larger, and it closes.
  await reader.getByRole('button', { name: 'Larger' }).press('Enter');
  await page.keyboard.press('Escape');
  expect(await reader.isVisible()).toBe(false);
  expect(await mark.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(withoutHaste(faults)).toEqual([]);
  await browser.close();
});

test('an image that cannot be loaded is told of in the words of the page, and asked for again when its page is pressed', async () => {
  const browser = await openBrowser();
  const { page } = await openPage(browser, { serviceWorkers: 'block' });
  await page.goto(letter);
  const image = /facsimiles\/letter-1r/;
  await page.route(image, (route) => route.abort());
  const mark = page.locator('.page a').first();
  await mark.click();
  const reader = page.locator('.scan-reader');
  await expect.poll(() => reader.innerText()).toContain('The image cannot be loaded now.');
  await page.keyboard.press('Escape');
  await page.unroute(image);
  await mark.click();
  await expect.poll(() => reader.innerText()).not.toContain('cannot be loaded');
  expect(await reader.getByRole('status').textContent()).toBe('Page 1r');
  await browser.close();
});

test('pages that run from right to left are leafed through so, by the arrows and by the keys', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { viewport: { width: 1280, height: 400 } });
  await page.goto(`${languages.address}sources/letter-he/`);
  // The number of a page stands on the other side than those of paragraphs.
  const margin = await Promise.all(
    ['.page a', '#l1 .para', '.source'].map((one) => page.locator(one).first().boundingBox()),
  );
  const [number, paragraph, text] = margin.map((box) => box?.x ?? 0);
  expect([number ?? 0, text ?? 0, paragraph ?? 0]).toEqual(
    [number ?? 0, text ?? 0, paragraph ?? 0].toSorted((a, b) => a - b),
  );
  const items = page.locator('.scans li');
  const [first, second] = await Promise.all([0, 1].map((n) => items.nth(n).boundingBox()));
  expect(first?.x ?? 0).toBeGreaterThan(second?.x ?? 0);
  await page.locator('.page a').first().click();
  const reader = page.locator('.scan-reader');
  const shown = reader.getByRole('status');
  await expect.poll(() => shown.textContent()).toBe('Page 1');
  const [next, previous] = await Promise.all(
    ['Next page', 'Previous page'].map((name) =>
      reader.getByRole('button', { name }).boundingBox(),
    ),
  );
  expect(next?.x ?? 999).toBeLessThan(previous?.x ?? 0);
  await page.keyboard.press('ArrowLeft');
  expect(await shown.textContent()).toBe('Page 2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  expect(await shown.textContent()).toBe('Page 1');
  expect(withoutHaste(faults)).toEqual([]);
  await browser.close();
});

test('on a phone it covers the text, and is leafed through and closed by touch', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, {
    ...{ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
  });
  await page.goto(letter);
  await page.locator('.page a').first().tap();
  const reader = page.locator('.scan-reader');
  const box = await reader.boundingBox();
  expect([box?.x, box?.width]).toEqual([0, 390]);
  await reader.getByRole('button', { name: 'Next page' }).tap();
  await expect.poll(() => reader.getByRole('status').textContent()).toBe('Page 1v');
  await reader.getByRole('button', { name: /Close/ }).tap();
  expect(await reader.isVisible()).toBe(false);
  expect(withoutHaste(faults)).toEqual([]);
  await browser.close();
});

test('those that are cut into tiles are drawn of these, as they are looked into', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  const asked: string[] = [];
  page.on('response', (answer) => {
    const path = new URL(answer.url()).pathname;
    if (path.includes('/0/default.jpg'))
      asked.push(`${answer.status()} ${path.split('/').slice(5, 7).join('/')}`);
  });
  await page.goto(letter);
  await page.locator('.page a').first().click();
  const reader = page.locator('.scan-reader');
  for (let press = 0; press < 4; press++)
    await reader.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(() => asked).toContain('200 0,1024,1024,776/1024,776');
  expect(asked).toContain('200 full/650,900');
  expect(asked.filter((one) => !one.startsWith('200'))).toEqual([]);
  expect(withoutHaste(faults)).toEqual([]);
  await browser.close();
});

test('viewers of IIIF find every tile that they ask for, of an image of any size', async () => {
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  await page.setContent('<p></p>');
  await page.addScriptTag({
    path: join(root, 'node_modules/openseadragon/build/openseadragon/openseadragon.js'),
  });
  const side = fc.integer({ min: 1, max: 6000 });
  const sizes = fc.sample(fc.record({ width: side, height: side }), 300);
  const edges = [1023, 1024, 1025, 2048, 2049, 900].map((width) => ({ width, height: 1500 }));
  const images = [...sizes, ...edges].filter(needsTiles);
  const asked = await page.evaluate(
    (infos) =>
      infos.map((info) => {
        const { IIIFTileSource } = (window as unknown as { OpenSeadragon: typeof OpenSeadragon })
          .OpenSeadragon;
        const source = new IIIFTileSource({ ...info, version: 3 } as never);
        const levels = Array.from({ length: source.maxLevel + 1 }, (_, level) => level);
        return levels.flatMap((level) => {
          const { x: columns, y: rows } = source.getNumTiles(level);
          return Array.from({ length: columns * rows }, (_, n) =>
            String(source.getTileUrl(level, n % columns, Math.floor(n / columns))),
          );
        });
      }),
    images.map((size) => imageInfo(size, 'facsimiles/a.jpg')),
  );
  images.forEach((size, n) => {
    const bytes = new Uint8Array();
    const facsimile = { name: 'a.jpg', path: '', sha256: '', file: { bytes }, isWhole: true, size };
    const made = tilesOf(facsimile).flatMap(({ tiles }) => tiles.map(({ path }) => path));
    expect(made).toEqual(expect.arrayContaining(asked[n] ?? ['none']));
    expect(asked[n]?.length).toBeGreaterThan(1);
  });
  await browser.close();
});

test('without scripts a number leads to the image, and that to the text and to the large one', async () => {
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, {
    ...{ viewport: { width: 390, height: 800 }, javaScriptEnabled: false },
  });
  await page.goto(letter);
  await page.locator('.page a').first().click();
  expect(page.url()).toBe(`${letter}#scan-1r`);
  expect(await page.locator('#scan-1r img').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Page 1r', exact: true }).last().click();
  expect(page.url()).toBe(`${letter}#page-1r`);
  await page.locator('#scan-1v a.scan').click();
  expect(page.url()).toBe(`${languages.address}facsimiles/letter-1v.png/1300.jpg`);
  expect(withoutHaste(faults)).toEqual([]);
  await browser.close();
});

test('a site that has them is known as one, and may be built anew in its place', () => {
  expect(outFolder(languages.out, languages.edition, true)).toBe(languages.out);
});

test('what shows images is loaded when one is opened, and only sites have it that have images', () => {
  const small = readFileSync(join(languages.out, 'scans.js'));
  expect(gzipSync(small).length).toBeLessThan(500);
  expect(filesOf(languages)).toContain('scan-reader.js');
  expect(filesOf(own).filter((path) => /^(?:scan|facsimiles\/)/.test(path))).toEqual([]);
});
