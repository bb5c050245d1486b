import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab } from '../browser.ts';

const { own, languages } = inject('sites');
const pages = [
  `${own.address}sources/russia-iran-talks-2002/`,
  `${languages.address}sources/pushkin/`,
  `${languages.address}sources/nachtlied/`,
  `${languages.address}sources/kohelet/`,
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Box {
  what: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

function boxes(page: Page, selector: string): Promise<Box[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const what = element.id || element.classList.value;
      return { what, top: top + scrollY, bottom: bottom + scrollY, left, right };
    }),
  );
}

const overlap = (a: Box, b: Box) =>
  a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;

test.each(pages)(
  '%s: notes stand beside their marks, and none lies on another',
  async (address) => {
    const { page, faults, close } = await openTab(browser, {
      viewport: { width: 1280, height: 800 },
    });
    await page.goto(address);
    const notes = await boxes(page, '.notes .note');
    const others = await boxes(page, '.source, .colophon, .masthead, .references, .provenance');
    expect(notes.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(2);
    for (const note of notes) {
      const on = [...notes, ...others].filter(
        (other) => other.what !== note.what && overlap(note, other),
      );
      expect(on, note.what).toEqual([]);
      expect(note.right).toBeLessThanOrEqual(1280);
    }
    const [mark] = await boxes(page, '[data-seed] .mark');
    expect(Math.abs((notes[0]?.top ?? 0) - (mark?.top ?? 0))).toBeLessThan(24);
    const end = Math.max(...notes.map(({ bottom }) => bottom));
    const [foot] = await boxes(page, '.colophon');
    expect(foot?.top).toBeGreaterThanOrEqual(end);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThanOrEqual(
      Math.floor(foot?.bottom ?? 0),
    );
    expect(faults).toEqual([]);
    await close();
  },
);

test('all of them open, the notes still lie on nothing', async () => {
  const { page, close } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(pages[0] ?? '');
  await page
    .locator('.note')
    .evaluateAll((notes) => notes.forEach((note) => note.classList.add('open')));
  const notes = await boxes(page, '.notes .note');
  expect(notes.length).toBeGreaterThan(5);
  const [foot] = await boxes(page, '.colophon');
  for (const [index, note] of notes.entries()) {
    for (const other of notes.slice(index + 1)) expect(overlap(note, other)).toBe(false);
    expect(note.bottom).toBeLessThanOrEqual(foot?.top ?? 0);
  }
  await close();
});

test('a note that is lifted out keeps its place in the margin', async () => {
  const { page, close } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(pages[0] ?? '');
  const tops = async () => (await boxes(page, '.notes .note')).map(({ top }) => Math.round(top));
  const before = await tops();
  expect(before.length).toBeGreaterThan(5);
  await page.locator('[data-seed] a[role=doc-noteref]').first().hover();
  await page.evaluate(() => scrollTo(0, 0));
  const mark = page.locator('[data-seed] a[role=doc-noteref]').last();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  await page.waitForTimeout(600);
  expect(await tops()).toEqual(before);
  await close();
});

test('where there is no margin the notes are a list after the text', async () => {
  const { page, close } = await openTab(browser, {
    viewport: { width: 900, height: 800 },
    javaScriptEnabled: false,
  });
  await page.goto(pages[0] ?? '');
  const [text] = await boxes(page, '[data-seed]');
  const notes = await boxes(page, '.notes .note');
  expect(notes.length).toBeGreaterThan(5);
  for (const [index, note] of notes.entries()) {
    expect(note.top).toBeGreaterThanOrEqual(
      index === 0 ? (text?.bottom ?? 0) : (notes[index - 1]?.bottom ?? 0),
    );
  }
  await close();
});

test('a note is printed once, and nothing of the navigation', async () => {
  const { page, close } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(pages[0] ?? '');
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('body').innerText();
  const note = await page.locator('.note-body').first().innerText();
  expect(words.split(note).length).toBe(2);
  expect(await page.locator('.note .note-body').last().isVisible()).toBe(true);
  for (const gone of [
    '.masthead nav',
    '.tools',
    '.settings',
    '.neighbours',
    '#cited',
    '.colophon a',
  ]) {
    expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
  }
  await page.locator('.citations button').first().waitFor({ state: 'attached' });
  expect(await page.locator('button:visible').count()).toBe(0);
  // What stands between links goes with them.
  expect(await page.locator('.colophon').innerText()).not.toMatch(/·\s*$/);
  const hash = await page.locator('[data-seed]').getAttribute('data-sha256');
  expect(words).toContain(hash);
  await close();
});

test.each([...pages, own.address])('%s: nothing moves while it loads', async (address) => {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 700 },
  ]) {
    const { page, close } = await openPage(browser, { viewport });
    await page.goto(address);
    await page.waitForTimeout(500);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += 'value' in entry ? Number(entry.value) : 0;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shift).toBe(0);
    await close();
  }
});

test('an override that a source leaves open does not turn the number of a note', async () => {
  const { page, close } = await openTab(browser, {});
  await page.goto(`${own.address}sources/russia-iran-talks-2002/`);
  const lefts = await page
    .locator('[data-seed] .mark a')
    .first()
    .evaluate((link) => {
      link.textContent = '12';
      link.parentElement?.before('\u202E');
      const range = document.createRange();
      return [0, 1].map((at) => {
        range.setStart(link.firstChild ?? link, at);
        range.setEnd(link.firstChild ?? link, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  await close();
});
