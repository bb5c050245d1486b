import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openTab } from '../browser.ts';

const { own, languages } = inject('sites');
const talks = `${own.address}sources/russia-iran-talks-2002/`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Returns the words that are highlighted, and the ids of the nearest elements that have one. */
function highlighted(page: Page): Promise<{ words: string; within: string }[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('search') ?? [])].map((range) => {
      const { startContainer } = range as Range;
      return {
        words: String(range),
        within: startContainer.parentElement?.closest('[id]')?.id ?? '',
      };
    }),
  );
}

async function visit(address: string, run: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, close } = await openTab(browser);
  await page.goto(address);
  await run(page);
  expect(faults).toEqual([]);
  await close();
}

test('words are highlighted where the address leads, and nowhere else', () =>
  visit(`${talks}?hl=nuclear#l8`, async (page) => {
    await page.locator('.highlight-bar').waitFor();
    const found = await highlighted(page);
    expect(found.map(({ words }) => words)).toEqual(['Nuclear']);
    const inside = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('search') ?? [])] as Range[];
      return document.querySelector('#l8')?.contains(range?.startContainer ?? null);
    });
    expect(inside).toBe(true);
  }));

test.each([
  ['a source', 'kind=source&q=security', 'sources/'],
  ['a paragraph', 'kind=paragraph&q=Kharrazi', '#l'],
  ['a claim', 'kind=claim&q=welcome', '#claim-'],
  ['a note', 'kind=note&q=Bushehr', '#note-'],
  ['an entry', 'kind=term&q=Bushehr', 'glossary/'],
  ['a work', 'kind=reference&q=Bushehr', '#ref-'],
])('%s is reached from its result with the words highlighted in it', (_, query, place) =>
  visit(`${own.address}search/?${query}`, async (page) => {
    const link = page.locator(`#results h2 a[href*="${place}"]`).first();
    await link.click();
    await page.locator('.highlight-bar').waitFor();
    const asked = new URLSearchParams(query).get('q') ?? '';
    const found = await highlighted(page);
    expect(found.map(({ words }) => words.toLowerCase())).toContainEqual(
      expect.stringContaining(asked.toLowerCase()),
    );
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const inside = await page.evaluate((target) => {
      const [range] = [...(CSS.highlights.get('search') ?? [])] as Range[];
      const place =
        target === '' ? document.querySelector('main') : document.getElementById(target);
      return range !== undefined && place?.contains(range.startContainer);
    }, id);
    expect(inside).toBe(true);
  }),
);

test('a phrase is highlighted across the links and claims in it', () =>
  visit(`${talks}?hl=Russia%27s+Foreign+Ministry+in+Moscow+Thursday#l3`, async (page) => {
    await page.locator('.highlight-bar').waitFor();
    const words = (await highlighted(page)).map((found) => found.words.replace(/\d+$/, ''));
    expect(words).toEqual(["Russia's Foreign Ministry in Moscow Thursday"]);
  }));

test('the page itself is not changed, and still proves to say what its source says', async () => {
  const { page, close } = await openTab(browser);
  const sourceOf = () => page.locator('[data-seed]').evaluate((element) => element.outerHTML);
  await page.goto(talks);
  const plain = await sourceOf();
  await page.goto(`${talks}?hl=Kharrazi#l20`);
  await page.locator('.highlight-bar').waitFor();
  expect(await sourceOf()).toBe(plain);
  await close();
});

test.each(['Escape', 'Clear'])('%s takes them away, and out of the address', (way) =>
  visit(`${talks}?hl=Kharrazi&layer=all#l20`, async (page) => {
    await page.locator('.highlight-bar').waitFor();
    if (way === 'Clear') await page.locator('.highlight-bar button').click();
    else await page.keyboard.press('Escape');
    expect(await page.locator('.highlight-bar').count()).toBe(0);
    expect(await highlighted(page)).toEqual([]);
    const { search, hash } = new URL(page.url());
    expect([search, hash]).toEqual(['?layer=all', '#l20']);
  }),
);

test('words of other scripts, with their points', () =>
  visit(`${languages.address}sources/psalm/?hl=${encodeURIComponent('צלמות')}#l3`, async (page) => {
    await page.locator('.highlight-bar').waitFor();
    expect(await highlighted(page)).toMatchObject([{ words: 'צַלְמָוֶת' }]);
  }));

test.each(['?hl=', '?hl=zzzz', '?hl=%3Cscript%3E', '?hl=a#%E0%A4%A'])(
  'an address that names nothing there highlights nothing: %s',
  (query) =>
    visit(`${own.address}glossary/${query}`, async (page) => {
      await page.waitForLoadState('networkidle');
      expect(await page.locator('.highlight-bar').count()).toBe(query.includes('hl=a') ? 1 : 0);
    }),
);
