import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab } from '../browser.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages } = inject('sites');
const talks = 'sources/russia-iran-talks-2002/';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Visit {
  page: Page;
  /** The paths of all requests so far. */
  asked: string[];
}

async function visit(
  site: BuiltSite,
  path: string,
  run: (visit: Visit) => Promise<void>,
  isFirst = false,
) {
  const { page, faults, close } = await (isFirst ? openPage : openTab)(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.address + path);
  // Where requests are counted, all are waited for; what a worker keeps meanwhile may take long.
  if (isFirst) await page.waitForLoadState('networkidle');
  await run({ page, asked });
  expect(faults).toEqual([]);
  await close();
}

const options = (page: Page) => page.locator('#palette [role=option]');
const field = (page: Page) => page.locator('#palette [role=combobox]');
const isOpen = (page: Page) =>
  page.locator('#palette').evaluate((dialog) => (dialog as HTMLDialogElement).open);

test('it stands in the middle, and within the window', () =>
  visit(own, talks, async ({ page }) => {
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await page.keyboard.press('/');
      const box = await page.locator('#palette').boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeCloseTo(width / 2, 0);
      expect(box?.width).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
    }
  }));

test('no page loads anything of the search before it is asked for', () =>
  visit(
    own,
    talks,
    async ({ page, asked }) => {
      await page.keyboard.press('Tab');
      await page.mouse.move(300, 300);
      const isSearch = (path: string) => /pagefind|names\.json|palette/i.test(path);
      const before = asked.filter((path) => isSearch(path) && !/Palette\.astro|\.css$/.test(path));
      expect(before).toEqual([]);
      await page.keyboard.press('/');
      await field(page).fill('Kharrazi');
      await options(page).first().waitFor();
      expect(asked.some((path) => path.includes('pagefind'))).toBe(true);
    },
    true,
  ));

describe.each([own, nested])('under $base', (site) => {
  test.each(['/', 'Control+k', 'Meta+k'])('%s opens it, and Enter leads to what is chosen', (key) =>
    visit(site, talks, async ({ page }) => {
      await page.keyboard.press(key);
      await page.keyboard.type('Kharrazi');
      await page.locator('#palette [role=option] mark').first().waitFor();
      expect(await field(page).getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      const chosen = page.locator('#palette [aria-selected=true]');
      expect(await chosen.count()).toBe(1);
      expect(await field(page).getAttribute('aria-activedescendant')).toBe(
        await chosen.getAttribute('id'),
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/glossary\/kamal-kharrazi\/\?hl=/);
      await page.locator('.highlight-bar').waitFor();
    }),
  );

  test('Enter without a choice leads to all results', () =>
    visit(site, '', async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('nuclear');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === `${site.base}search/`);
      expect(new URL(page.url()).searchParams.get('q')).toBe('nuclear');
      await page.locator('#results > li').first().waitFor();
    }));
});

test('Escape closes it, and the focus returns to where it was', () =>
  visit(own, talks, async ({ page }) => {
    const link = page.locator('.masthead a').nth(1);
    await link.focus();
    await page.keyboard.press('/');
    expect(await isOpen(page)).toBe(true);
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    expect(await isOpen(page)).toBe(false);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  }));

test('the arrows go round through the field; the count is announced, and follows the kind', () =>
  visit(own, '', async ({ page }) => {
    await page.keyboard.press('/');
    await page.keyboard.type('Kharrazi');
    const status = page.locator('#palette [role=status]');
    await status.filter({ hasText: /^\d+ results/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    const last = options(page).last();
    expect(await last.getAttribute('aria-selected')).toBe('true');
    expect(await last.innerText()).toMatch(/^All \d+ results/);
    await page.keyboard.press('ArrowDown');
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull();
    const before = await status.innerText();
    await page.locator('#palette label', { hasText: 'References' }).click();
    await page.locator('#palette [data-kind=term]').first().waitFor({ state: 'detached' });
    expect(await status.innerText()).not.toBe(before);
  }));

test('a slash that is typed is a slash, and the key can be switched off', () =>
  visit(
    own,
    '',
    async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('a/b');
      expect(await field(page).inputValue()).toBe('a/b');
      await page.locator('#palette-slash').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      expect(await isOpen(page)).toBe(false);
      await page.reload();
      await page.keyboard.press('/');
      expect(await isOpen(page)).toBe(false);
      await page.keyboard.press('Control+k');
      expect(await isOpen(page)).toBe(true);
    },
    true,
  ));

test('on the page of the search the keys lead to its field', () =>
  visit(own, 'search/', async ({ page }) => {
    await page.keyboard.press('/');
    expect(await isOpen(page)).toBe(false);
    const name = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    expect(name).toBe('q');
  }));

test('it finds all languages, and says where it does not', () =>
  visit(languages, '', async ({ page }) => {
    await page.keyboard.press('/');
    for (const [words, href] of [
      ['القلم', 'sources/mutanabbi'],
      ['любовью', 'sources/pushkin'],
      ['遠方', 'sources/analects'],
    ]) {
      await field(page).fill(words ?? '');
      await page.locator(`#palette [role=option][href*="${href}"]`).first().waitFor();
    }
    await field(page).fill('qqqq');
    await page.locator('#palette .palette-help', { hasText: 'Nowhere' }).waitFor();
    expect(await options(page).count()).toBe(0);
  }));

test.each([
  ['light', 1280],
  ['dark', 320],
] as const)('it is accessible and fits, %s at %i px', (colorScheme, width) =>
  visit(own, talks, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 640 });
    await page.keyboard.press('/');
    await page.locator('#palette .suggestions').waitFor();
    for (const words of ['', 'nuclear', 'qqqq']) {
      await field(page).fill(words);
      const shown = words === 'nuclear' ? '[role=option] mark' : '.search-help';
      await page.locator(`#palette ${shown}`).first().waitFor();
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .include('#palette')
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
      );
      expect(found, words).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(overflow).toBeLessThanOrEqual(width);
    }
  }),
);
