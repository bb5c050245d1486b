import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openTab } from '../browser.ts';

const { own } = inject('sites');
const address = `${own.address}sources/russia-iran-talks-2002/`;
const wide = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(options: object) {
  const watched = await openTab(browser, options);
  await watched.page.goto(address);
  return watched;
}

const card = (page: Page) => page.locator('.shown');
const term = (page: Page) => page.locator('[data-seed] a.term').first();
const mark = (page: Page) => page.locator('[data-seed] a[role=doc-noteref]').first();
const hasFocus = (link: Locator) => link.evaluate((element) => element === document.activeElement);

/** Taps till a sheet is open: where the machine is busy, a finger that is down for half a second has pressed for long. */
async function tapFor(page: Page, link: Locator): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    await link.tap();
    const isOpen = await card(page)
      .waitFor({ timeout: 5000 })
      .then(() => true)
      .catch(() => false);
    if (isOpen) return;
  }
  throw new Error('a tap opened nothing');
}

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('not on the screen');
  return found;
}

describe('with a mouse', () => {
  test('a pointer that rests on a term opens its entry, without covering the word, and may enter it', async () => {
    const { page, faults, close } = await open(wide);
    const entries = await page.locator('.entries > div').count();
    await term(page).hover();
    await card(page).waitFor();
    expect(await page.locator('.entries > div').count()).toBe(entries);
    const [word, shown] = [await box(term(page)), await box(card(page))];
    const apart = shown.y >= word.y + word.height || shown.y + shown.height <= word.y;
    expect(apart, JSON.stringify({ word, shown })).toBe(true);
    await page.mouse.move(shown.x + 40, shown.y + shown.height / 2, { steps: 12 });
    await page.waitForTimeout(800);
    expect(await card(page).count()).toBe(1);
    await page.mouse.move(2, 2, { steps: 4 });
    await card(page).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });

  test('one card at a time, and links in it lead on', async () => {
    const { page, close } = await open(wide);
    await term(page).hover();
    await card(page).waitFor();
    const first = await card(page).getAttribute('id');
    await page
      .locator(`[data-seed] a.term:not([href="${await term(page).getAttribute('href')}"])`)
      .first()
      .hover();
    await expect.poll(() => card(page).getAttribute('id')).not.toBe(first);
    expect(await card(page).count()).toBe(1);
    const link = card(page).locator('dt a');
    const to = await link.getAttribute('href');
    await link.click();
    await page.waitForURL((url) => url.pathname === to);
    await close();
  });

  test('a link to a place that no percent signs spell opens nothing, and breaks nothing', async () => {
    const { page, faults, close } = await open(wide);
    await mark(page).evaluate((link) => link.setAttribute('href', '#note-%E0%A4%A'));
    await mark(page).click();
    expect(new URL(page.url()).hash).toBe('#note-%E0%A4%A');
    expect(await card(page).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('a press on a term follows it', async () => {
    const { page, close } = await open(wide);
    const to = await term(page).getAttribute('href');
    await term(page).click();
    await page.waitForURL((url) => url.pathname === to);
    await close();
  });

  test('a claim lights its note, and the note its claim', async () => {
    const { page, close } = await open(wide);
    const claim = page.locator('[data-seed] .claim').first();
    await claim.hover();
    const id = await claim.getAttribute('data-claim');
    expect(await page.locator('.note.lit').getAttribute('id')).toBe(`note-${id}`);
    await page.locator('.note').first().scrollIntoViewIfNeeded();
    const other = page.locator('.note', { has: page.locator('.verdict') }).nth(2);
    const lit = (await other.getAttribute('id'))?.slice('note-'.length);
    await page.locator(`[id="note-${lit}"]`).hover();
    expect(await page.locator('.claim.lit').first().getAttribute('data-claim')).toBe(lit);
    await close();
  });

  test('a press on a mark shows the note without moving the page', async () => {
    const { page, close } = await open(wide);
    const marks = page.locator('[data-seed] a[role=doc-noteref]');
    for (const index of [0, (await marks.count()) - 1]) {
      const one = marks.nth(index);
      await one.scrollIntoViewIfNeeded();
      const before = await box(one);
      await one.click();
      const id = (await one.getAttribute('href'))?.slice(1);
      const body = page.locator(`[id="${id}"] .note-body`);
      const { y, height } = await box(body);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(wide.viewport.height);
      expect(await box(one)).toEqual(before);
      await page.keyboard.press('Escape');
      expect(await hasFocus(one)).toBe(true);
    }
    await close();
  });
});

describe('with a finger', () => {
  test.each([
    ['note', mark],
    ['term', term],
  ])(
    'a tap opens a %s as a sheet; the cross, Escape and a tap outside close it',
    async (_, link) => {
      const { page, faults, close } = await open(phone);
      await link(page).scrollIntoViewIfNeeded();
      const place = await page.evaluate(() => scrollY);
      for (const shut of [
        () => card(page).getByRole('button', { name: 'Close' }).tap(),
        () => page.keyboard.press('Escape'),
        () => page.touchscreen.tap(386, 5),
      ]) {
        await tapFor(page, link(page));
        const { y, height, width } = await box(card(page));
        expect([y + height, width]).toEqual([phone.viewport.height, phone.viewport.width]);
        await shut();
        await card(page).waitFor({ state: 'detached' });
        expect(await hasFocus(link(page))).toBe(true);
      }
      expect(await page.evaluate(() => scrollY)).toBe(place);
      expect(page.url()).toBe(address);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('a term in the sheet of a note opens over it, and closing it leads back there', async () => {
    const { page, close } = await open(phone);
    const id = await page
      .locator('.note', { has: page.locator('.note-body a.term') })
      .first()
      .getAttribute('id');
    await tapFor(page, page.locator(`[data-seed] a[href="#${id}"]`).first());
    await card(page).locator('.note-body a.term').first().tap();
    await expect.poll(() => card(page).count()).toBe(2);
    await page.keyboard.press('Escape');
    await expect.poll(() => card(page).count()).toBe(1);
    expect(await card(page).locator('.note-body').count()).toBe(1);
    await close();
  });
});

describe('with a keyboard', () => {
  test.each([
    ['wide', wide, mark],
    ['narrow', { viewport: phone.viewport }, mark],
  ])('Enter on a mark leads into its note and Escape back (%s)', async (_, options, link) => {
    const { page, close } = await open(options);
    await link(page).focus();
    await page.keyboard.press('Enter');
    const id = (await link(page).getAttribute('href'))?.slice(1) ?? '';
    const inNote = () =>
      page.evaluate((note) => document.getElementById(note)?.contains(document.activeElement), id);
    await expect.poll(inNote).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(link(page))).toBe(true);
    // Longer than a focus rests on a link before it opens something.
    await page.waitForTimeout(600);
    expect(await card(page).count()).toBe(0);
    await close();
  });

  test('focus that stops on a term opens its entry; Tab leads into it, Escape closes it', async () => {
    const { page, close } = await open(wide);
    await page.keyboard.press('Tab');
    await term(page).focus();
    await card(page).waitFor();
    expect(await hasFocus(term(page))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await card(page).evaluate((element) => element.contains(document.activeElement))).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    expect(await hasFocus(term(page))).toBe(true);
    await close();
  });

  test('Enter on a term follows it', async () => {
    const { page, close } = await open(wide);
    const to = await term(page).getAttribute('href');
    await term(page).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === to);
    await close();
  });
});
