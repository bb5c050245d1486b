import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from '../browser.ts';
import { filesOf, pagesOf } from './built.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages, unsafe } = inject('sites');

/** A result as a reader sees it. */
interface Shown {
  kind: string;
  badge: string;
  title: string;
  text: string;
  links: string[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Opens the search page with these words and filters in its address, and returns what it shows after `visit`. */
async function search(
  site: BuiltSite,
  query: Record<string, string>,
  visit?: (page: Page) => Promise<void>,
) {
  const watched: WatchedPage = await openPage(browser);
  const { page, faults, close } = watched;
  await page.goto(`${site.address}search/?${new URLSearchParams(query)}`);
  await page.locator('#count:not(:empty)').waitFor();
  await visit?.(page);
  const shown = await page.locator('#results > li').evaluateAll(
    (items) =>
      items.map((item): Shown => ({
        kind: item.dataset['kind'] ?? '',
        badge: item.querySelector('small')?.textContent ?? '',
        title: item.querySelector('h2')?.textContent ?? '',
        text: item.textContent ?? '',
        links: [...item.querySelectorAll('a')].map((link) => link.href),
      })) as never,
  );
  expect(faults).toEqual([]);
  await close();
  return shown as Shown[];
}

/** Returns how many results the page says that there are. */
async function count(query: Record<string, string>): Promise<number> {
  let number = NaN;
  await search(own, query, async (page) => {
    number = Number.parseInt((await page.locator('#count').textContent()) ?? '', 10);
  });
  return number;
}

describe.each([own, nested])('under $base', (site) => {
  const source = `${site.address}sources/russia-iran-talks-2002/`;

  test('Kharrazi is found in the paragraphs that name him', async () => {
    const shown = await search(site, { q: 'Kharrazi', kind: 'source' });
    expect(shown).toMatchObject([{ kind: 'source', badge: 'Source text' }]);
    const passages = shown[0]?.links.filter((link) => /#l\d+$/.test(link)) ?? [];
    expect(passages).toContain(`${source}#l20`);
    const { page, close } = await openPage(browser);
    for (const link of passages) {
      await page.goto(link);
      expect(await page.locator(new URL(link).hash).innerText()).toContain('Kharrazi');
    }
    await close();
  });

  test('Bushehr, which the source never says, is found in editors’ words only', async () => {
    const shown = await search(site, { q: 'Bushehr' });
    expect(shown.filter(({ kind }) => kind === 'source')).toEqual([]);
    const badges = new Set(shown.map(({ kind, badge }) => `${kind}: ${badge}`));
    expect(badges).toContain('note: Editors’ words');
    expect(badges).toContain('entry: Glossary, editors’ words');
    const links = shown.flatMap((one) => one.links);
    expect(links).toContain(`${site.address}glossary/bushehr/`);
    expect(links.some((link) => link.startsWith(`${source}#note-`))).toBe(true);
  });
});

test('every hit leads to a place that is there', async () => {
  const shown = await search(own, { q: 'nuclear' }, async (page) => {
    const more = page.locator('#more');
    const results = page.locator('#results > li');
    while (await more.isVisible()) {
      const before = await results.count();
      await more.click();
      await expect.poll(() => results.count()).toBeGreaterThan(before);
    }
  });
  const ids = new Map(
    pagesOf(own).map(({ path, elements }) => [
      path,
      elements.map((element) => element.attribs['id']),
    ]),
  );
  expect(shown.length).toBeGreaterThan(3);
  for (const link of shown.flatMap((one) => one.links)) {
    const { pathname, hash } = new URL(link);
    expect(ids.has(pathname), link).toBe(true);
    if (hash !== '') expect(ids.get(pathname), link).toContain(decodeURIComponent(hash.slice(1)));
  }
});

describe('filters', () => {
  test('each offers what the edition has', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(`${own.address}search/`);
    await page.locator('select[name=verdict] option:nth-child(2)').waitFor({ state: 'attached' });
    const options = (name: string) =>
      page
        .locator(`select[name=${name}] option`)
        .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
    expect(await options('kind')).toEqual(['', 'source', 'note', 'entry', 'reference']);
    expect(await options('verdict')).toEqual(
      expect.arrayContaining([
        'consistent',
        'contradicted',
        'corroborated',
        'disputed',
        'unverified',
      ]),
    );
    expect(await options('speaker')).toEqual(expect.arrayContaining(['ITAR-TASS', 'unattributed']));
    expect(await options('source')).toContain('Russia, Iran Discuss Intl. Security Issues');
    expect(await options('date')).toContain('2002');
    await close();
  });

  test('by kind, verdict, speaker, source and date, alone and together', async () => {
    const all = await count({ q: 'nuclear' });
    for (const filter of [
      { kind: 'note' },
      { verdict: 'contradicted' },
      { speaker: 'unattributed' },
      { source: 'Russia, Iran Discuss Intl. Security Issues' },
      { date: '2002' },
    ] as Record<string, string>[]) {
      const some = await count({ q: 'nuclear', ...filter });
      expect(some, JSON.stringify(filter)).toBeGreaterThan(0);
      expect(some, JSON.stringify(filter)).toBeLessThan(all);
    }
    const notes = await search(own, { kind: 'note', verdict: 'contradicted' });
    expect(notes.map(({ links }) => new URL(links[0] ?? '').hash).sort()).toEqual([
      '#note-peaceful-intention',
      '#note-transparent-programme',
    ]);
  });

  test('a value that the edition does not have is kept, and finds nothing', async () => {
    const shown = await search(own, { q: 'nuclear', date: '1515', kind: 'gone' }, async (page) => {
      expect(await page.locator('#count').textContent()).toBe('0 results');
      expect(await page.locator('select[name=date]').inputValue()).toBe('1515');
      expect(await page.locator('select[name=kind]').inputValue()).toBe('gone');
      expect(new URL(page.url()).searchParams.get('date')).toBe('1515');
    });
    expect(shown).toEqual([]);
    expect(await count({ q: 'nuclear', date: '1515' })).toBe(0);
  });

  test('a choice narrows the results, and stands in the address', async () => {
    await search(own, { q: 'Bushehr' }, async (page) => {
      await page.locator('select[name=kind]').selectOption('entry');
      await page.locator('#results > li[data-kind=note]').first().waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('kind')).toBe('entry');
      expect(await page.locator('#results > li:not([data-kind=entry])').count()).toBe(0);
    });
  });
});

describe('languages', () => {
  test.each([
    ['German, by its stem', 'Waldes', 'Wandrers Nachtlied'],
    ['German, without its mark', 'Spurest', 'Wandrers Nachtlied'],
    ['Persian', 'آفرینش', 'بنی‌آدم'],
    ['Japanese, a word of a line', '古池', 'The old pond'],
  ])('%s', async (_, words, title) => {
    const shown = await search(languages, { q: words });
    expect(shown.map((one) => `${one.kind} ${one.title}`)).toContain(`source ${title}`);
  });

  test('editors’ words stay under the language of the edition', async () => {
    const shown = await search(languages, { q: 'forecast' });
    expect(shown).toMatchObject([
      { kind: 'note', text: expect.stringContaining('nobody has checked') },
    ]);
  });

  test('a hit leads to the lines that hold it', async () => {
    const [hit] = await search(languages, { q: 'Ruhest', kind: 'source' });
    expect(hit?.links).toContain(`${languages.address}sources/nachtlied/#l8`);
  });
});

test('help and faults are not searched', async () => {
  for (const words of ['windows-1252', 'frontmatter', 'typographic']) {
    const shown = await search(own, { q: words });
    expect(shown.flatMap((one) => one.links).filter((link) => link.includes('/help/'))).toEqual([]);
  }
});

test('what a contributor wrote is shown as text', async () => {
  await search(unsafe, { q: 'hurt' }, async (page) => {
    const allowed = ['SMALL', 'H2', 'A', 'P', 'DIV', 'MARK'];
    const names = await page
      .locator('#results > li *')
      .evaluateAll((all) => [...new Set(all.map((element) => element.nodeName))]);
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    const titles = await page.locator('#results h2').allInnerTexts();
    expect(titles.join()).toContain('<script>hurt("script")</script>');
  });
});

test('the index is the same in each build of an edition', () => {
  const index = (site: BuiltSite) => filesOf(site).filter((file) => file.startsWith('pagefind/'));
  expect(index(nested).length).toBe(index(own).length);
});
