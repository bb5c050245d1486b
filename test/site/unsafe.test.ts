import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { attribute, pagesOf, readPage } from './built.ts';
import { attacks } from './unsafe.ts';

const { unsafe, own } = inject('sites');

/** The elements that pages of the edition itself are made of: an attack adds none to them. */
const known = new Set(pagesOf(own).flatMap(({ elements }) => elements.map(({ name }) => name)));

/** The pages of help are the tool's own and have of an edition what stands around them all: one is enough. */
function isVisited({ path }: { path: string }): boolean {
  return !path.startsWith('/help/') || path === '/help/faults/html-in-page/';
}

describe('an edition that is full of attacks', () => {
  test('has only elements, attributes and addresses that the site itself has', () => {
    for (const { path, elements } of pagesOf(unsafe)) {
      for (const element of elements) {
        expect([...known], `${path}: <${element.name}>`).toContain(element.name);
        const names = Object.keys(element.attribs);
        expect(
          names.filter((name) => /^on|^style$|^srcdoc$|[^a-z0-9-]/i.test(name)),
          path,
        ).toEqual([]);
        for (const name of ['href', 'src', 'action']) {
          const address = attribute(element, name) ?? '';
          expect(new URL(address, 'https://here.invalid/').protocol, address).toMatch(/^https?:$/);
        }
      }
      const refreshed = elements.filter(
        (element) => attribute(element, 'http-equiv') === 'refresh',
      );
      expect(refreshed, path).toEqual([]);
    }
  });

  test('shows every attack as the text that it is', () => {
    const page = readPage(unsafe, 'sources/attacks/index.html');
    const blocks = page.elements.filter((element) => /^l\d+$/.test(attribute(element, 'id') ?? ''));
    expect(blocks).toHaveLength(attacks.length);
  });

  test('shows what would be code in a guide as text, and its fields as fields', () => {
    const html = readFileSync(join(unsafe.out, 'guides/code/index.html'), 'utf8');
    const [, article = ''] = /<article[^>]*>([^]*)<\/article>/.exec(html) ?? [];
    expect(article.trim().split(/\s*\n\s*/)).toEqual([
      '<h1 dir="auto">{hurt(19)}</h1>',
      '<p>Write to me@{hurt(20)} or us.</p>',
      '<h2 id="more">More</h2>',
      '<p>@{hurt(21)}</p>',
      '<pre><code class="language-js">hurt(23)',
      '</code></pre>',
    ]);
  });

  test.each([
    ['a note', '.note-body p', '.source > :last-child'],
    ['the title', 'h1', '.tally'],
    ['a paragraph', '#l10', '#l6'],
  ])('draws no marks of %s over what stands above', async (_, from, onto) => {
    const browser = await openBrowser();
    const { page, close } = await openPage(browser, { viewport: { width: 390, height: 3000 } });
    await page.goto(`${own.address}sources/russia-iran-talks-2002/`);
    const above = page.locator(onto).first();
    const before = await above.screenshot();
    await page.evaluate((selector) => {
      const words = document.querySelector(selector)?.lastChild;
      // Above the letter and below, so that no line grows.
      words?.after(`e${'\u0301\u0316'.repeat(200)}`);
    }, from);
    expect(before.equals(await above.screenshot())).toBe(true);
    await close();
    await browser.close();
  });

  describe('runs nothing', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    // Without the policy, which would refuse what the markup must not even ask for.
    test.each([true, false])('bypassing the policy: %s', async (bypassCSP) => {
      const { page, faults, close } = await openPage(browser, { bypassCSP });
      await page.addInitScript(() => {
        Object.assign(globalThis, {
          hurt: (how: unknown) => console.error(`hurt: ${String(how)}`),
        });
      });
      for (const { path } of pagesOf(unsafe).filter(isVisited)) {
        await page.goto(unsafe.address + path.slice(1));
        await page.locator('body').hover();
        await page.keyboard.press('Tab');
      }
      await page.goto(`${unsafe.address}search/?q=hurt`);
      await page.locator('#results li').first().waitFor();
      await page.locator('#results li').first().hover();
      expect(faults).toEqual([]);
      await close();
    });
  });
});
