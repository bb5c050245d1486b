import { expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { attribute, readPage, textOf } from './built.ts';

const { own, languages } = inject('sites');

test('the front page is what the edition says, and what it always was where that says nothing', () => {
  const headings = (site: typeof own) =>
    readPage(site, 'index.html')
      .elements.filter(({ name }) => /^h[12]$/.test(name))
      .map(textOf);
  expect(headings(languages)).toEqual(['Three short poems', 'To begin with', 'Sources', 'Guides']);
  expect(headings(own)).toEqual([
    'Moscow and Tehran, 2002',
    'The source',
    'One claim, and what became of it',
  ]);
});

test('its style sheet is not loaded by other pages', () => {
  const sheets = (file: string) =>
    readPage(own, file).elements.flatMap((one) =>
      attribute(one, 'rel') === 'stylesheet' ? (attribute(one, 'href') ?? []) : [],
    );
  expect(sheets('index.html').length).toBeGreaterThan(sheets('claims/index.html').length);
});

test.each([390, 768, 1280])(
  'it is no wider than a screen of %i, and has no fault',
  async (width) => {
    const browser = await openBrowser();
    for (const site of [own, languages]) {
      const { page, faults } = await openPage(browser, { viewport: { width, height: 800 } });
      await page.goto(site.address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(faults).toEqual([]);
    }
    await browser.close();
  },
);
