import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from '../browser.ts';
import { editionOf, filesOf, textHtml } from '../core/support.ts';

const { own } = inject('sites');
const path = 'sources/russia-iran-talks-2002/';

let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await openBrowser();
  watched = await openPage(browser, { javaScriptEnabled: false });
});
afterAll(() => browser?.close());

describe('without scripts', () => {
  test('the text, its notes and the way back are there', async () => {
    const { page, faults } = watched;
    await page.goto(own.address + path);
    const text = await page.locator('[data-seed]').innerText();
    expect(text).toContain('discussed international security and strategic stability issues');
    const mark = page.locator('[data-seed] a[role=doc-noteref]').first();
    await mark.click();
    const target = new URL(page.url()).hash;
    expect(target).toMatch(/^#note-/);
    const note = page.locator(target);
    expect(await note.isVisible()).toBe(true);
    await note.locator('a[role=doc-backlink]').first().click();
    expect(new URL(page.url()).hash).not.toBe(target);
    expect(faults).toEqual([]);
  });

  test('the head says by paragraph through whom a text came, where that was in several ways', async () => {
    const { page } = watched;
    await page.goto(own.address + path);
    const rows = page.locator('header .ways li');
    expect(await rows.allInnerTexts()).toHaveLength(5);
    expect((await rows.last().innerText()).replace(/\s+/g, ' ')).toBe(
      '¶ 10–12 IRNA → Tehran Times',
    );
    await rows.last().locator('a').first().click();
    expect(new URL(page.url()).hash).toBe('#l20');
    expect(await page.locator('#l20 .para').innerText()).toBe('10');
  });

  test('a claim leads to its note, and a term to its entry', async () => {
    const { page } = watched;
    await page.goto(`${own.address}claims/`);
    await page.locator('ul.claims a').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#claim-/);
    await page.goto(own.address + path);
    await page.locator('[data-seed] a[href*="/glossary/"]').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/glossary\/[a-z-]+\/$/);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('every section can be reached from the masthead', async () => {
    const { page, faults } = watched;
    await page.goto(own.address);
    const links = await page
      .locator('header nav a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect((await page.goto(link))?.status()).toBe(200);
    expect(faults).toEqual([]);
  });

  test('the search says that it needs one, and what does not', async () => {
    const { page } = watched;
    await page.goto(`${own.address}search/`);
    expect(await page.locator('main').innerText()).toContain('Searching needs a script');
  });

  test('the first key leads past the navigation', async () => {
    const { page } = watched;
    await page.goto(own.address + path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });
});

test.each([
  ['در سال 2023', ' یافت شد.'],
  ['پیمان NPT', ' امضا شد.'],
  ['ב־1948', ' נכתב.'],
])(
  'where a text runs to the left, a mark stands left of what it follows: %s',
  async (before, after) => {
    const body = `<Source>\n\n${before}[^x]${after}\n\n</Source>\n\n[^x]: N.\n`;
    const edition = editionOf(filesOf(`${before}${after}\n`, body, {}, 'language: fa\n'));
    const { page, close } = await openPage(browser);
    await page.setContent(textHtml(edition));
    const [word, mark] = await page.evaluate(() => {
      const found = document.querySelector('.mark');
      const text = found?.previousSibling;
      const range = document.createRange();
      if (text) range.setStart(text, Number(text.textContent?.search(/[\dA-Z]+$/)));
      if (text) range.setEndAfter(text);
      return [range, found].map((one) => one?.getBoundingClientRect().left ?? 0);
    });
    expect(mark).toBeLessThan(word ?? 0);
    await close();
  },
);
