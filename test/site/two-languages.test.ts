import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { preview } from '../../src/core/edition/published.ts';
import type { FileRow } from '../../src/core/export/manifest.ts';
import type { OfflineSection } from '../../src/core/view/offline.ts';
import { wordingOf } from '../../src/core/words/wording.ts';
import { partsOf } from '../../src/site/offline-parts.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { proveSite } from '../../src/site/proof.ts';
import { openBrowser, openPage, visitTab } from '../browser.ts';
import { run } from '../command.ts';
import { temporaryFolder } from '../folder.ts';
import {
  attribute,
  type BuiltPage,
  type Element,
  filesOf,
  manifestOf,
  named,
  pagesOf,
  textOf,
} from './built.ts';

const { two } = inject('sites');
const pages = pagesOf(two);
const byPath = new Map(pages.map((page) => [page.path, page]));
const origin = 'https://example.org/letters';

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Returns where a page says that it is in which language: its own address first, under that of the site. */
function alternatesOf(page: BuiltPage): Record<string, string> {
  const links = named(page, 'link').filter((link) => attribute(link, 'hreflang') !== undefined);
  return Object.fromEntries(
    links.map((link) => [
      attribute(link, 'hreflang') ?? '',
      (attribute(link, 'href') ?? '').replace(origin, ''),
    ]),
  );
}

test('every page of the site is there in both languages', () => {
  const [persian, english] = [false, true].map((isEnglish) =>
    pages.map(({ path }) => path).filter((path) => path.startsWith('/en/') === isEnglish),
  );
  expect(persian?.length).toBeGreaterThan(15);
  expect(english?.map((path) => path.slice(3))).toEqual(persian);
  for (const page of pages) {
    const [html] = named(page, 'html');
    const isEnglish = page.path.startsWith('/en/');
    expect([html && attribute(html, 'lang'), html && attribute(html, 'dir')], page.path).toEqual(
      isEnglish ? ['en', undefined] : ['fa', 'rtl'],
    );
  }
});

test('of neither language is saved what hosts show in the place of a page, or feed readers fetch', () => {
  const paths = manifestOf(two.out).files.map(([path]) => path);
  expect(paths).toContain('en/offline/');
  expect(filesOf(two)).toEqual(expect.arrayContaining(['en/404.html', 'en/changes.xml']));
  expect(paths.filter((path) => /404\.html|changes\.xml/.test(path))).toEqual([]);
});

test('each page names itself in each language, and leads to itself in the other', () => {
  for (const page of pages) {
    const path = page.path.replace(/^\/en\//, '/');
    const [link, ...more] = named(page, 'a').filter(
      (one) => attribute(one, 'hreflang') !== undefined,
    );
    const own = link && [attribute(link, 'hreflang'), textOf(link).trim(), attribute(link, 'href')];
    expect(more).toEqual([]);
    const home = path === '/404.html' ? '/' : path;
    expect(own, page.path).toEqual(
      page.path === path
        ? ['en', 'English', `${two.base}en${home}`]
        : ['fa', 'فارسی', two.base + home.slice(1)],
    );
    expect(alternatesOf(page), page.path).toEqual(
      path === '/404.html' ? {} : { fa: path, en: `/en${path}`, 'x-default': path },
    );
    const [canonical] = named(page, 'link').filter((one) => attribute(one, 'rel') === 'canonical');
    expect(canonical && attribute(canonical, 'href')).toBe(
      path === '/404.html' ? undefined : origin + page.path,
    );
  }
});

test('the site map has all pages, each with both languages', () => {
  const map = readFileSync(join(two.out, 'sitemap.xml'), 'utf8');
  const entries = map.split('<url>').slice(1);
  const pathOf = (entry: string) => /<loc>(.*?)<\/loc>/.exec(entry)?.[1]?.replace(origin, '') ?? '';
  const pages = entries.filter((entry) => pathOf(entry).endsWith('/'));
  const listed = pages.map(pathOf);
  const alone = ['/404.html', '/search/'];
  expect(listed.sort()).toEqual(
    [...byPath.keys()].filter((path) => !alone.includes(path.replace(/^\/en\//, '/'))).sort(),
  );
  const files = entries.map(pathOf).filter((path) => !path.endsWith('/'));
  expect(files).toContain('/sources/letter/tei.xml');
  expect(new Set(files).size).toBe(files.length);
  for (const entry of pages) expect(entry.match(/hreflang="(?:fa|en)"/g)).toHaveLength(2);
});

test('data are there once, and feeds in each language', () => {
  const english = filesOf(two).filter((file) => file.startsWith('en/') && !file.endsWith('.html'));
  expect(english).toEqual(['en/card.png', 'en/changes.xml', 'en/search/names.json']);
  const [own, other] = ['', 'en/'].map((folder) =>
    readFileSync(join(two.out, folder, 'changes.xml'), 'utf8'),
  );
  expect(own).toContain(`<id>${origin}/</id>`);
  expect(other).toContain(`<id>${origin}/en/</id>`);
});

test('pages in both languages say what the seed says', () => {
  for (const path of ['/sources/letter/', '/en/sources/letter/']) {
    const page = byPath.get(path);
    const [seed] = page?.elements.filter((one) => attribute(one, 'data-seed')) ?? [];
    expect([seed && attribute(seed, 'lang'), seed && attribute(seed, 'dir')]).toEqual([
      'fa',
      'rtl',
    ]);
    expect(seed && textOf(seed)).toContain('دیروز کشتی بخار پرسپولیس به بندر بوشهر رسید');
  }
});

test('the way to the other language keeps the place, and works without a script', async () => {
  await visitTab(browser, `${two.address}sources/letter/#claim-basra`, async (page) => {
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(`${two.address}en/sources/letter/#claim-basra`);
    await page.goto(`${two.address}en/search/?q=register`);
    await page.getByRole('link', { name: 'فارسی' }).click();
    await page.waitForURL(`${two.address}search/?q=register`);
  });
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${two.address}sources/letter/#claim-basra`);
  await page.getByRole('link', { name: 'English' }).click();
  expect(page.url()).toBe(`${two.address}en/sources/letter/`);
  await close();
});

test.each(['', 'en/'])(
  'scripts of pages in /%s speak their language, and load no other',
  async (folder) => {
    await visitTab(browser, `${two.address}${folder}sources/letter/`, async (page) => {
      const loaded: string[] = [];
      page.on('response', (response) => loaded.push(response.url()));
      await page.locator('#verify').click();
      await page.getByText(folder === '' ? 'برابر:' : 'Equal:').waitFor();
      expect(loaded.filter((url) => /\/verify\.[^/]*\.js/.test(url))).toHaveLength(1);
    });
  },
);

test.each(['', 'en/'])(
  'the page on reading offline in /%s tells nobody who came to it that it stands for another',
  async (folder) => {
    await visitTab(browser, `${two.address}${folder}offline/`, async (page) => {
      await page.locator('#save').waitFor();
      expect(await page.locator('#not-stored').isHidden()).toBe(true);
    });
  },
);

test('what is not there is said in the language that was asked in', async () => {
  for (const [path, language] of [
    ['none/', 'fa'],
    ['en/none/', 'en'],
  ]) {
    const response = await fetch(two.address + path);
    expect([response.status, /<html lang="(\w+)"/.exec(await response.text())?.[1]]).toEqual([
      404,
      language,
    ]);
  }
  expect(existsSync(join(two.out, 'en/404'))).toBe(false);
});

/** Returns the addresses that a search leads to, without the words to highlight, and how the page counts them. */
async function searched(folder: string, query: string): Promise<string[]> {
  let found: string[] = [];
  const address = `${two.address}${folder}search/?q=${encodeURIComponent(query)}`;
  await visitTab(browser, address, async (page) => {
    await page.locator('#count:not(:empty)').waitFor();
    await page.locator('#search-page[aria-busy=false]').waitFor();
    const links = await page.locator('#results h2 a').all();
    const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
    found = hrefs.map((href) => (href ?? '').replace(/\?[^#]*/, '').slice(two.base.length - 1));
  });
  return found;
}

test('the search leads to pages in the language of the reader first, and to the others where these have the words', async () => {
  // A note that is not translated, and a source, are on pages in both languages; what is translated has a page for each.
  const persian = await searched('', 'کشتی');
  const english = await searched('en/', 'کشتی');
  expect(persian).toContain('/sources/letter/#note-basra');
  expect(english).toContain('/en/sources/letter/#note-basra');
  expect(english).toContain('/en/sources/letter/#l3');
  expect(english.indexOf('/sources/letter/#note-arrival')).toBeGreaterThan(
    english.findLastIndex((address) => address.startsWith('/en/')),
  );
  expect(persian.findIndex((address) => address.startsWith('/en/'))).toBe(persian.length - 1);
  expect(await searched('en/', 'register')).toContain('/en/sources/letter/#note-arrival');
  expect(await searched('en/', 'A letter from')).toEqual(['/en/sources/letter/']);
});

test('results say in the language of the page what kind of claim or entry they are', async () => {
  const heads = async (folder: string, query: string) => {
    let said: string[] = [];
    await visitTab(browser, `${two.address}${folder}search/?${query}`, async (page) => {
      await page.locator('#search-page[aria-busy=false]').waitFor();
      said = await page.locator('#results .hit-head').allInnerTexts();
    });
    return said.join(' ');
  };
  const entries = `kind=term&q=${encodeURIComponent('دریابیگی')}`;
  expect(await heads('en/', entries)).toMatch(/person/);
  expect(await heads('', entries)).toMatch(/شخص/);
  expect(await heads('', entries)).not.toMatch(/[A-Za-z]/);
  expect(await heads('en/', 'kind=claim')).not.toMatch(/رویداد|پیش‌بینی|موضع/);
});

test('a page says in its own language what is translated, and marks what is not', () => {
  const page = byPath.get('/en/sources/letter/');
  const notes = page?.elements.filter((one) => attribute(one, 'class') === 'note-body') ?? [];
  const languages = notes.map((note) =>
    'attribs' in (note.children[0] ?? {}) ? attribute(note.children[0] as Element, 'lang') : '',
  );
  expect(languages).toEqual([undefined, 'fa']);
  const [title] = page ? named(page, 'h1') : [];
  expect(title && [textOf(title), attribute(title, 'lang')]).toEqual([
    'A letter from Bushehr',
    undefined,
  ]);
  const timeline = byPath.get('/en/timeline/');
  const rows = timeline
    ? named(timeline, 'p').map((row) => [textOf(row), attribute(row, 'lang')])
    : [];
  expect(rows).toContainEqual([expect.stringMatching(/^The north wind/), undefined]);
  expect(rows).toContainEqual([expect.stringMatching(/^بادبان/), 'fa']);
  const untranslated = byPath.get('/en/guides/thanks/');
  const [heading] = untranslated ? named(untranslated, 'h1') : [];
  expect(heading && attribute(heading, 'lang')).toBe('fa');
});

test('verify proves the pages in both languages', async () => {
  const { code, stdout } = await run('verify', [two.out]);
  expect(code).toBe(0);
  const told = stdout.split('\n');
  for (const path of ['sources/letter/', 'comparisons/two-letters/'])
    for (const folder of ['', 'en/'])
      expect(told.filter((line) => line.startsWith(`${folder}${path}:`))).toHaveLength(1);
});

test('a page in a further language is saved with the part that has it in the first', () => {
  const files = ['sources/letter/', 'en/sources/letter/', 'en/glossary/ship/', 'en/'].map(
    (path): FileRow => [path, 'x', 1],
  );
  const sections: OfflineSection[] = [
    {
      title: 'A',
      between: ['A', 'B'],
      path: '/sources/',
      sources: [{ id: 'letter', seed: 'seeds/letter.txt' }],
    },
  ];
  const parts = partsOf(files, sections, wordingOf('en'));
  expect(
    parts.map(({ part, lists }) => [part.id, lists.map(([, json]) => JSON.parse(json))]),
  ).toEqual([
    ['base', [[['en/', 'x', 1]]]],
    ['sources-1', [files.slice(0, 2)]],
    ['glossary', [files.slice(2, 3)]],
  ]);
});

test('a page of a further language that does not say what its seed says is no page of the site', () => {
  const folder = temporaryFolder();
  cpSync(two.out, folder, { recursive: true });
  const { sources } = preview(loadEdition(two.edition));
  const prove = () =>
    proveSite(folder, sources, join(folder, 'proofs.jsonl'), { folders: ['', 'en/'] });
  expect(prove()).toEqual([]);
  const file = join(folder, 'en/sources/letter/index.html');
  const page = readFileSync(file, 'utf8');
  const at = page.indexOf('</p>', page.indexOf('data-seed='));
  writeFileSync(file, `${page.slice(0, at)} افزوده${page.slice(at)}`);
  const [fault = '', ...more] = prove();
  expect(fault).toContain('en/sources/letter/index.html');
  expect(more).toEqual([]);
  rmSync(file);
  expect(prove()).toEqual(['en/sources/letter/index.html: no such file, expected one']);
});
