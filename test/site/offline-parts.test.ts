import { AxeBuilder } from '@axe-core/playwright';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { FileRow, SourcePlace } from '../../src/core/export/manifest.ts';
import type { OfflineSection } from '../../src/core/view/offline.ts';
import { wordingOf } from '../../src/core/words/wording.ts';
import { writeOffline } from '../../src/site/offline.ts';
import { openBrowser } from '../browser.ts';
import { temporaryFolder } from '../folder.ts';
import { manifestOf } from './built.ts';
import { type Host, openHost } from './host.ts';

const { large } = inject('sites');
const home = large.base;
const manifest = manifestOf(large.out);
const read = <T>(path: string) => JSON.parse(readFileSync(join(large.out, path), 'utf8')) as T;
const places = read<SourcePlace[]>('offline/sources.json');

/** A part of the edition, and its files. */
function part(id: string) {
  const found = manifest.parts.find((one) => one.id === id);
  if (!found) throw new Error(`no part ${id}`);
  return { ...found, rows: found.lists.flatMap(([path]) => read<FileRow[]>(path)) };
}

const inFirst = places.filter(([, id]) => id === 'sources-1');
const inSecond = places.filter(([, id]) => id === 'sources-2');
const [one = '', other = ''] = inFirst.map(([id]) => id);
const [second = '', seed = ''] = inSecond.flatMap(([id, , path]) => [id, path]);

let browser: Browser;
let host: Host;
let context: BrowserContext;
let page: Page;

// It tells sites how much room there is, and not the same to all.
beforeAll(async () => (browser = await openBrowser(['--disable-features=StaticStorageQuota'])));
afterAll(() => browser?.close());
beforeEach(async () => {
  host = await openHost({ [home]: large.out });
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await host.stop();
});

const state = (on = page) => on.locator('#save-state');
const box = (id: string, on = page) => on.locator(`#save-list input[value="${id}"]`);
const saved = (id: string, on = page) => on.locator(`#save-list li[data-saved="${id}"]`);
const titleOf = (id: string) =>
  /<h1[^>]*>([^<]*)/.exec(readFileSync(join(large.out, `sources/${id}/index.html`), 'utf8'))?.[1];

async function openSaving(query = '', on = page): Promise<void> {
  await on.goto(`${host.address}${home}offline/${query}`);
  await state(on).filter({ hasText: /\S/ }).waitFor();
  await on.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Chooses parts, saves them, and waits until they are saved. */
async function save(...ids: string[]): Promise<void> {
  await openSaving();
  for (const id of ids) await box(id).check();
  await page.locator('#save-start').click();
  for (const id of ids) await saved(id).waitFor({ timeout: 60_000 });
}

/** Whether a page of the site is read, with the server stopped. */
async function isRead(path: string): Promise<boolean> {
  await page.goto(`${host.address}${home}${path}`);
  const styled = await page.evaluate(() => getComputedStyle(document.body).margin);
  expect(styled).toBe('0px');
  return !(await page.locator('#not-stored').isVisible());
}

/** The sections of the sources, as the site was written with them. */
function sectionsOf(): OfflineSection[] {
  return manifest.parts.flatMap(({ id, title, between }, index): OfflineSection[] => {
    if (!between) return [];
    const sources = places.filter(([, own]) => own === id).map(([id, , seed]) => ({ id, seed }));
    const path = index === 1 ? '/sources/' : `/sources/page/${index}/`;
    return [{ title, between, path, sources }];
  });
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

test('every file is in one part, with what belongs to it; its lists are short', () => {
  const ids = manifest.parts.map(({ id }) => id);
  expect(ids).toEqual(
    'base sources-1 sources-2 glossary lists letters texts search data'.split(' '),
  );
  const all = manifest.files.map(([path]) => path);
  expect(new Set(all).size).toBe(all.length);
  const paths = (id: string) => part(id).rows.map(([path]) => path);
  expect(paths('base')).toEqual(expect.arrayContaining(['', 'offline/', 'sources/']));
  expect(paths('base').filter((path) => /^(?!sources\/$)[a-z]+\/./.test(path))).toEqual([]);
  expect(paths('sources-1')).toEqual(expect.arrayContaining([`sources/${one}/`]));
  expect(paths('sources-2')).toEqual(
    expect.arrayContaining([`sources/${second}/`, seed, 'sources/page/2/']),
  );
  expect(paths('data')).toContain(`sources/${second}/annotations.json`);
  expect(paths('data')).toContain(`sources/${second}/tei.xml`);
  expect(paths('data')).toContain('tei.xml');
  for (const { bytes, files, id } of manifest.parts) {
    const { rows } = part(id);
    expect(rows.length).toBe(files);
    expect(rows.reduce((sum, row) => sum + row[2], 0)).toBe(bytes);
  }
  for (const { lists } of manifest.parts)
    for (const [path] of lists) expect(read<FileRow[]>(path).length).toBeLessThanOrEqual(2000);
});

test('parts are offered with their sizes, and what is chosen is read with the server stopped', async () => {
  await openSaving();
  expect(await page.locator('#save-start').isDisabled()).toBe(true);
  expect(host.asked.filter((path) => /offline\/.*\.json$/.test(path))).toEqual([]);
  const item = page.locator('#save-list li', { has: page.locator('[value=sources-2]') });
  const words = await item.innerText();
  expect(words).toContain(`from “${titleOf(second)}” to “${titleOf(inSecond.at(-1)?.[0] ?? '')}”`);
  expect(words).toContain(sizeOf(part('sources-2').bytes));
  await box('sources-2').check();
  const size = sizeOf(part('sources-2').bytes + part('base').bytes);
  await page.locator('#save-start', { hasText: `Save what is chosen (${size})` }).click();
  await saved('sources-2').waitFor();
  expect(await state().innerText()).toMatch(/^Saved, version .* It is what the site has now\.$/);
  await host.stop();
  for (const path of [`sources/${second}/`, 'sources/page/2/', 'sources/', ''])
    expect(await isRead(path), path).toBe(true);
  for (const path of [`sources/${one}/`, 'glossary/', 'claims/'])
    expect(await isRead(path), path).toBe(false);
  await page.goto(`${host.address}${home}sources/${second}/`);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.poll(() => page.locator('#verified').innerText()).toMatch(/^Equal: /);
  await page.goto(`${host.address}${home}offline/`);
  await state().filter({ hasText: 'The site cannot be reached now' }).waitFor();
  expect(await saved('sources-2').isVisible()).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'the choice is accessible and fits a phone: %s',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await save('search');
    const rules = { 'target-size': { enabled: true } };
    const { violations } = await new AxeBuilder({ page })
      .include('#save')
      .options({ rules })
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  },
);

test('one source is saved by itself, from its own page', async () => {
  await page.goto(`${host.address}${home}sources/${second}/`);
  await page.getByRole('link', { name: 'Save offline' }).click();
  const id = `source:${second}`;
  await box(id).waitFor();
  expect(await box(id).isChecked()).toBe(true);
  expect(await page.locator('#save-list li').first().innerText()).toContain(titleOf(second));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.locator('#save-start').click();
  await saved(id).waitFor();
  // What is saved answers, and not what was visited.
  await page.evaluate((name) => globalThis.caches.delete(name), `margent:${home}:visited`);
  await page.goto(`${host.address}${home}sources/${other}/`);
  await host.stop();
  const told = (words: string) =>
    page.locator('#offline-status').filter({ hasText: words }).waitFor();
  expect(await isRead(`sources/${other}/`)).toBe(true);
  await told('you read what was stored when you visited');
  expect(await isRead(`sources/${second}/`)).toBe(true);
  await told('you read the saved version');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.poll(() => page.locator('#verified').innerText()).toMatch(/^Equal: /);
  expect(await isRead(`sources/${one}/`)).toBe(false);
  await host.start();
  // The section has it, too.
  await save('sources-2');
  expect(await saved(id).count()).toBe(0);
  await openSaving('?source=nobody');
  await state().filter({ hasText: 'There is no source “nobody”' }).waitFor();
});

test('in a further language, a source is saved with its page there, and what is not is told there', async () => {
  const two = temporaryFolder();
  cpSync(large.out, two, { recursive: true });
  for (const path of [`sources/${second}/`, 'offline/']) {
    mkdirSync(join(two, 'de', path), { recursive: true });
    const html = readFileSync(join(two, path, 'index.html'), 'utf8');
    writeFileSync(join(two, 'de', path, 'index.html'), html.replace('<h1', '<h1 title="deutsch"'));
  }
  writeOffline(two, { date: manifest.date, sections: sectionsOf(), wording: wordingOf('en') });
  host.sites.set(home, two);
  await openSaving(`?source=${second}`);
  await page.locator('#save-start').click();
  await saved(`source:${second}`).waitFor();
  await host.stop();
  expect(await isRead(`de/sources/${second}/`)).toBe(true);
  expect(await page.locator('h1[title=deutsch]').count()).toBe(1);
  expect(await isRead(`de/sources/${one}/`)).toBe(false);
  expect(await page.locator('h1[title=deutsch]').count()).toBe(1);
  expect(await isRead(`sources/${one}/`)).toBe(false);
  expect(await page.locator('h1[title=deutsch]').count()).toBe(0);
});

describe('the search with the server stopped', () => {
  test('finds what is saved, counts the rest, and says where nothing of it is', async () => {
    await save('sources-2', 'search');
    await host.stop();
    const find = async (query: string) => {
      await page.goto(`${host.address}${home}search/?q=${encodeURIComponent(query)}`);
      await page.locator('#search-page[aria-busy=false]').waitFor();
      return page
        .locator('#results h2 a')
        .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href)));
    };
    const [here] = await find(`"${titleOf(second)}"`);
    expect(here?.pathname).toBe(`${home}sources/${second}/`);
    expect(await find(`"${titleOf(one)}"`)).toEqual([]);
    expect(await page.locator('#help').innerText()).toContain('Nowhere in what is saved');
    // Of words that are in both sections, results of one alone are shown.
    const words = (id: string) =>
      new Set(
        readFileSync(join(large.out, 'seeds', `seed-${id.replace(/\D/g, '')}.txt`), 'utf8')
          .toLowerCase()
          .match(/\p{L}{5,}/gu),
      );
    const common = [...words(second)].find((word) => words(one).has(word)) ?? '';
    const found = await find(common);
    const own = new Set(inSecond.map(([id]) => `${home}sources/${id}/`));
    expect(found.length, common).toBeGreaterThan(0);
    for (const { pathname } of found) expect(own).toContain(pathname);
    expect(await page.locator('#count').innerText()).toMatch(
      /\d+ texts? more would be found, but cannot be opened now$/,
    );
    await host.start();
    const away = await find(`"${titleOf(one)}"`);
    expect(away[0]?.pathname).toBe(`${home}sources/${one}/`);
    expect(await page.locator('#count').innerText()).not.toContain('cannot be opened');
  });
});

describe('a new version', () => {
  let next = '';
  const changed = [one, second].map((id) => `sources/${id}/index.html`);
  beforeAll(() => {
    next = temporaryFolder();
    cpSync(large.out, next, { recursive: true });
    for (const path of changed) {
      const file = join(next, path);
      writeFileSync(file, readFileSync(file, 'utf8').replace('<h1', '<h1 title="quokka"'));
    }
    // What is as it was is cut as it was.
    writeOffline(next, { date: manifest.date, sections: sectionsOf(), wording: wordingOf('en') });
    const unchanged = manifestOf(next).parts.filter((own) => own.version === part(own.id).version);
    expect(unchanged.map(({ id }) => id)).toEqual(
      'base glossary lists letters texts search data'.split(' '),
    );
  });

  const isNew = async (id: string) => {
    await page.goto(`${host.address}${home}sources/${id}/`);
    expect(await page.locator('#not-stored').isVisible()).toBe(false);
    return (await page.locator('h1[title=quokka]').count()) > 0;
  };

  test('takes the place of all that is saved, or of nothing of it', async () => {
    await save('sources-1', 'sources-2');
    host.sites.set(home, next);
    await openSaving();
    expect(await state().innerText()).toContain('a newer one');
    host.asked = [];
    host.trouble = (path, response) => {
      if (path !== `${home}sources/${second}/`) return 'none';
      response.destroy();
      return 'answered';
    };
    await page.locator('#save-start').click();
    await state()
      .filter({ hasText: `broke off at “sources/${second}/”` })
      .waitFor();
    expect(await state().innerText()).toContain('What was saved before is still there.');
    await host.stop();
    for (const id of [one, second]) expect(await isNew(id), id).toBe(false);
    host.trouble = () => 'none';
    await host.start();
    await openSaving();
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'It is what the site has now' }).waitFor();
    const pages = host.asked.filter((path) => /\/sources\/[^/]+\/$/.test(path));
    expect(new Set(pages)).toEqual(new Set([one, second].map((id) => `${home}sources/${id}/`)));
    await host.stop();
    for (const id of [one, second]) expect(await isNew(id), id).toBe(true);
  });

  test('has the sources that are saved in other sections: these are chosen', async () => {
    await save('sources-2');
    const moved = temporaryFolder();
    cpSync(next, moved, { recursive: true });
    const [first, ...more] = sectionsOf();
    const [last] = more;
    if (!first || !last) throw new Error('two sections were expected');
    const sections = [
      { ...first, sources: last.sources },
      { ...last, sources: first.sources },
    ];
    writeOffline(moved, { date: manifest.date, sections, wording: wordingOf('en') });
    host.sites.set(home, moved);
    await openSaving();
    expect(await box('sources-1').isChecked()).toBe(true);
    await page.locator('#save-start', { hasText: 'newer version and what is chosen' }).click();
    await saved('sources-1').waitFor();
    await host.stop();
    expect(await isNew(second)).toBe(true);
  });

  test('comes with what is chosen beside', async () => {
    await save('sources-1');
    host.sites.set(home, next);
    await openSaving();
    await box('sources-2').check();
    await page.locator('#save-start', { hasText: 'newer version and what is chosen' }).click();
    await saved('sources-2').waitFor();
    await host.stop();
    for (const id of [one, second]) expect(await isNew(id), id).toBe(true);
  });
});

test('that there is no room is told before, with numbers, and nothing is fetched', async () => {
  const cdp = await context.newCDPSession(page);
  const quotaSize = part('base').bytes + part('sources-2').bytes + 500_000;
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address, quotaSize });
  await openSaving();
  await page.locator('#save-room', { hasText: 'The browser says that it has room for' }).waitFor();
  await page.getByRole('button', { name: 'Choose everything' }).click();
  const told = page.locator('#save-room', { hasText: sizeOf(manifest.bytes) });
  await told.waitFor();
  expect(await told.innerText()).toMatch(
    /^There is no room for it: it takes .*\. The browser says that it has room for .* more\.$/,
  );
  expect(await page.locator('#save-start').isDisabled()).toBe(true);
  expect(host.asked.filter((path) => /offline\/.*\.json$/.test(path))).toEqual([]);
});

test('a part that is removed is gone, its room is free again, and the others stay', async () => {
  const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await save('sources-1', 'sources-2');
  // Whoever has a store open keeps its room.
  await openSaving();
  const before = await usage();
  await saved('sources-1').getByRole('button', { name: 'Remove' }).focus();
  await page.keyboard.press('Enter');
  await box('sources-1').waitFor();
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
    'sources-1',
  );
  await expect.poll(usage).toBeLessThan(before - part('sources-1').bytes);
  await host.stop();
  expect(await isRead(`sources/${second}/`)).toBe(true);
  expect(await isRead(`sources/${other}/`)).toBe(false);
  await host.start();
  await openSaving();
  await saved('sources-2').getByRole('button', { name: 'Remove' }).click();
  await state().filter({ hasText: 'no longer on this device' }).waitFor();
  const names = await page.evaluate(() => globalThis.caches.keys());
  expect(names.filter((name) => name.includes(':edition:'))).toEqual([]);
});

test('what the browser has dropped is not said to be saved, and can be saved again', async () => {
  const drop = (path: string) =>
    page.evaluate(async (address) => {
      for (const name of await globalThis.caches.keys())
        if (await globalThis.caches.match(address, { cacheName: name }))
          await globalThis.caches.delete(name);
    }, home + path);
  await save('sources-1', 'sources-2');
  await drop(`sources/${second}/`);
  await openSaving();
  expect(await saved('sources-1').isVisible()).toBe(true);
  expect(await state().innerText()).toContain(sizeOf(part('base').bytes + part('sources-1').bytes));
  await save('sources-2');
  // What every page needs is not in the list.
  await drop('offline/');
  await openSaving();
  expect(await state().innerText()).not.toContain('what the site has now');
  await saved('sources-1').getByRole('button', { name: 'Remove' }).click();
  await box('sources-1').waitFor();
  expect(await saved('sources-2').isVisible()).toBe(true);
  await page
    .locator('#save-start', { hasText: `Save what is chosen (${sizeOf(part('base').bytes)})` })
    .click();
  await state().filter({ hasText: 'what the site has now' }).waitFor();
  await host.stop();
  for (const path of ['offline/', `sources/${second}/`])
    expect(await isRead(path), path).toBe(true);
});

test.each(['sources-2', `source:${second}`])(
  'files that are gone from “%s” can be saved again',
  async (id) => {
    if (id === 'sources-2') await save(id);
    else {
      await openSaving(`?source=${second}`);
      await page.locator('#save-start').click();
      await saved(id).waitFor();
    }
    await page.evaluate(async (path) => {
      for (const name of await globalThis.caches.keys())
        await (await globalThis.caches.open(name)).delete(path);
    }, `${home}sources/${second}/`);
    await openSaving();
    expect(await state().innerText()).toContain('Some of its files are gone from this device');
    expect(await saved(id).isVisible()).toBe(true);
    await page.locator('#save-start', { hasText: /^Save what is chosen \(/ }).click();
    await state().filter({ hasText: 'what the site has now' }).waitFor();
    await host.stop();
    expect(await isRead(`sources/${second}/`)).toBe(true);
  },
);

test('what two windows save is all saved', async () => {
  await openSaving();
  const second = await context.newPage();
  await openSaving('', second);
  await box('sources-2').check();
  await page.locator('#save-start').click();
  await saved('sources-2').waitFor();
  await box('sources-1', second).check();
  await second.locator('#save-start').click();
  await saved('sources-1', second).waitFor();
  expect(await saved('sources-2', second).isVisible()).toBe(true);
  await second.close();
  await openSaving();
  for (const id of ['sources-1', 'sources-2']) expect(await saved(id).isVisible()).toBe(true);
});

test('without scripts, the page says what it needs', async () => {
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const on = await bare.newPage();
  await on.goto(`${host.address}${home}offline/`);
  expect(await on.locator('#save').isVisible()).toBe(false);
  expect(await on.locator('main').innerText()).toContain('Saving in the browser needs a script');
  await bare.close();
});
