import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab } from '../browser.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages, two, persian } = inject('sites');

/**
 * A page of each kind, and those that differ most within a kind; with the part that is judged for accessibility, where
 * the rest is judged on another page.
 */
const kinds: [site: BuiltSite, path: string, part?: string][] = [
  [own, ''],
  [own, 'sources/'],
  [own, 'sources/russia-iran-talks-2002/'],
  [own, 'claims/'],
  [own, 'chains/'],
  [own, 'glossary/'],
  [own, 'glossary/bushehr/'],
  [own, 'references/'],
  [own, 'timeline/'],
  [own, 'search/'],
  [own, 'offline/'],
  [languages, 'changes/'],
  [own, 'search/?q=Kharrazi'],
  [own, 'search/?q=nuclear&kind=claim&sort=oldest&n=20'],
  [own, 'sources/russia-iran-talks-2002/?hl=Kharrazi#l20', '.highlight-bar'],
  [own, 'guides/how-to-read/'],
  [own, 'help/'],
  [own, 'help/contributing/'],
  [own, 'help/scale/'],
  [own, 'help/fields/'],
  [own, 'help/tokens/'],
  [own, 'help/faults/text-differs/'],
  [own, '404.html'],
  [nested, 'sources/russia-iran-talks-2002/', 'title'],
  [nested, 'search/?q=Kharrazi', 'title'],
  [nested, 'offline/', 'title'],
  [languages, 'sources/nachtlied/'],
  [languages, 'sources/saadi/'],
  [languages, 'sources/frog/'],
  [languages, 'glossary/goethe/'],
  [languages, 'timeline/'],
  ...[
    ...['', 'sources/', 'sources/report/', 'sources/letter/', 'claims/', 'chains/', 'glossary/'],
    ...['glossary/bushehr/', 'letters/', 'letters/places/', 'timeline/', 'references/', 'data/'],
    ...['comparisons/quay/', 'texts/letter/', 'search/?q=بندر', 'offline/', 'changes/'],
    ...['help/contributing/', '404.html'],
  ].map((path): [BuiltSite, string] => [persian, path]),
  ...[
    ...['', 'sources/letter/', 'glossary/persepolis/', 'timeline/', 'comparisons/two-letters/'],
    ...['en/', 'en/sources/', 'en/sources/letter/', 'en/glossary/arrival/', 'en/timeline/'],
    ...['en/guides/thanks/', 'en/comparisons/two-letters/', 'en/search/?q=کشتی', 'en/404.html'],
  ].map((path): [BuiltSite, string] => [two, path]),
];

/** The rules of axe that hang on colours, sizes and what is shown. */
const ofStyles = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'button-name',
  'link-name',
  'label',
  // Not among those that axe runs by itself.
  'target-size',
];

/** The second look differs in its styles alone, so that what markup says is looked at once. */
const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 640 }, rules: ofStyles },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

// Two at a time: what axe does in a page takes most of the time, and each page has a process of its own.
test.concurrent.each(
  kinds.map(([site, path, part = 'html']) => ({ site, path, part, name: site.base + path })),
)('$name is accessible, fits a phone, and breaks no rule', async ({ site, path, part }) => {
  const { page, faults, close } = await openTab(browser);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(site.address + path);
  if (path.includes('?q=')) await page.locator('#results li').first().waitFor();
  for (const { colorScheme, viewport, ...look } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
    // Else axe would open a page of its own each time, for frames, of which there are none.
    const axe = new AxeBuilder({ page })
      .setLegacyMode()
      .include(part)
      .options({ resultTypes: ['violations'] });
    const { violations } = await ('rules' in look ? axe.withRules(look.rules) : axe).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
    expect(found, `${colorScheme}, ${viewport.width} px`).toEqual([]);
  }
  expect(faults).toEqual([]);
  await close();
});

test('a page that asks another origin, or logs an error, is found out', async () => {
  const { page, faults, close } = await openPage(browser, { bypassCSP: true });
  await page.goto(own.address);
  await page.evaluate(async () => {
    console.error('oh dear');
    await fetch('https://example.org/').catch(() => undefined);
  });
  expect(faults).toContain('oh dear');
  expect(faults).toContain('request to https://example.org/');
  await close();
});

test('the policy refuses what is inline', async () => {
  const { page, faults, close } = await openPage(browser);
  await page.goto(own.address);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "hurt"';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="alert(1)">x</p>');
  });
  expect(await page.title()).not.toBe('hurt');
  expect(faults.filter((fault) => fault.includes('Content Security Policy'))).not.toEqual([]);
  await close();
});

test('the browser resolves no name but localhost', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await expect(page.goto('https://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  await context.close();
});
