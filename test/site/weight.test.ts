import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { filesOf } from './built.ts';
import { weightOf } from './weight.ts';

const { own, languages, large } = inject('sites');
const kB = 1000;

const pages = [own, languages].flatMap((site) =>
  filesOf(site)
    .filter((file) => /^sources\/[^/]+\/index\.html$/.test(file))
    .map((file) => ({ site, file })),
);

test.each(pages)('$file weighs what it may', ({ site, file }) => {
  const { html, css, js } = weightOf(site.out, site.base, file);
  expect(js).toBeLessThanOrEqual(12 * kB);
  expect(html + css + js).toBeLessThanOrEqual(60 * kB);
});

/** One in the sans that comes along. */
const inSans = { site: large, file: 'sources/source-0/index.html' };

test('a page loads three fonts at most, 120 kB together', async () => {
  const browser = await openBrowser();
  for (const { site, file } of [...pages, inSans]) {
    const { page, close } = await openPage(browser);
    const fonts = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      // Once for the page; the worker that keeps what was visited may ask for it again, while the page is being closed.
      if (response.url().endsWith('.woff2') && !fonts.has(response.url()))
        fonts.set(
          response.url(),
          response.body().then((body) => body.length),
        );
    });
    await page.goto(site.address + file.replace('index.html', ''), { waitUntil: 'networkidle' });
    const sizes = await Promise.all(fonts.values());
    expect(sizes.length, file).toBeLessThanOrEqual(3);
    expect(sizes.length, file).toBeGreaterThan(0);
    expect(
      sizes.reduce((a, b) => a + b, 0),
      file,
    ).toBeLessThanOrEqual(120 * kB);
    await close();
  }
  await browser.close();
});
