import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, visitTab } from '../browser.ts';
import { attribute, hasMoved, named, pagesOf, readPage, textOf } from './built.ts';

const { own, nested, languages } = inject('sites');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Visits a page of the edition and expects that nothing goes wrong there. */
const visit = (
  path: string,
  look: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
) => visitTab(browser, own.address + path, look, options);

const shownClaims = (page: Page) => page.locator('.claims > li:visible').count();

describe('claims', () => {
  test('a facet narrows the list, by keyboard too, and stands in the address', async () => {
    await visit('claims/', async (page) => {
      const all = await shownClaims(page);
      await page.locator('select[name=verdict]').focus();
      await page.keyboard.press('ArrowDown');
      const verdict = await page.locator('select[name=verdict]').inputValue();
      expect(new URL(page.url()).searchParams.get('verdict')).toBe(verdict);
      const some = await shownClaims(page);
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      expect(await page.locator('#shown').innerText()).toBe(`${some} of ${all} claims`);
      expect(await page.locator('.verdict-group:visible').count()).toBe(1);
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await shownClaims(page)).toBe(all);
      expect(new URL(page.url()).search).toBe('');
    });
  });

  test('an address that was sent shows the same', async () => {
    await visit('claims/?by=itar-tass&verdict=unverified&kind=nothing', async (page) => {
      const names = await page.locator('.claims > li:visible').evaluateAll((items) => [
        ...new Set(
          items.map((item) => {
            const { by, verdict } = (item as HTMLElement).dataset;
            return `${by} ${verdict}`;
          }),
        ),
      ]);
      expect(names).toEqual(['itar-tass unverified']);
    });
  });

  test('a number of the picture leads to as many claims, and back', async () => {
    await visit('claims/', async (page) => {
      const all = await shownClaims(page);
      const links = page.locator('.matrix td a');
      expect(await links.count()).toBeGreaterThan(1);
      for (let index = 0; index < (await links.count()); index++) {
        const number = Number(await links.nth(index).innerText());
        await links.nth(index).click();
        expect(await shownClaims(page)).toBe(number);
      }
      await page.goBack();
      await page.goto(`${own.address}claims/`);
      expect(await shownClaims(page)).toBe(all);
    });
  });

  test('the picture has each claim once, in bars of equal scale', async () => {
    await visit('claims/', async (page) => {
      const cells = await page.locator('.matrix td:has(svg)').evaluateAll((all) =>
        all.map((cell) => ({
          count: Number(cell.querySelector('a, span')?.textContent),
          length: cell.querySelector('line')?.getBoundingClientRect().width ?? 0,
        })),
      );
      const claims = await shownClaims(page);
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(claims);
      const [first] = cells;
      const unit = Number(first?.length) / Number(first?.count);
      for (const { count, length } of cells) expect(length / count).toBeCloseTo(unit, 0);
    });
  });

  test('without scripts all claims are there, by verdict, and no facet that would do nothing', async () => {
    await visit(
      'claims/',
      async (page) => {
        expect(await page.locator('#facets').isVisible()).toBe(false);
        await page.locator('.matrix thead a').first().click();
        const { hash } = new URL(page.url());
        expect(await page.locator(hash).isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('pictures', () => {
  test.each(['chains/', 'timeline/'])(
    '%s: one arrangement is shown, its links lead on',
    async (path) => {
      for (const width of [320, 1280]) {
        const options = { viewport: { width, height: 800 } };
        await visit(
          path,
          async (page) => {
            const drawings = page.locator('.drawing');
            expect(await drawings.count()).toBeGreaterThan(0);
            for (let index = 0; index < (await drawings.count()); index++) {
              expect(await drawings.nth(index).locator('svg:visible').count()).toBe(1);
            }
            const link = page.locator('.drawing svg:visible a').first();
            await link.focus();
            await page.keyboard.press('Enter');
            await page.waitForURL(/#t-|\/glossary\//);
            const { hash } = new URL(page.url());
            if (hash !== '') expect(await page.locator(hash).isVisible()).toBe(true);
          },
          options,
        );
      }
    },
  );

  test('the chains and their table tell the same numbers', () => {
    const page = readPage(own, 'chains/index.html');
    const rows = named(page, 'table').flatMap((table) =>
      [...textOf(table).matchAll(/(\d+)\s*$/gm)].map(([, number]) => Number(number)),
    );
    const titles = named(page, 'title').map(textOf);
    const published = titles.filter((title) => /^Tehran Times: \d+$/.test(title));
    const total = Math.max(...published.map((title) => Number(title.split(': ')[1])));
    expect(rows.reduce((sum, number) => sum + number, 0)).toBe(total);
    const claims = page.elements.filter((element) => attribute(element, 'class') === 'quote');
    expect(claims).toHaveLength(total);
  });

  test('every row of the timeline has a mark, and every mark its row', () => {
    const page = readPage(own, 'timeline/index.html');
    const rows = page.elements
      .filter((element) => element.name === 'li' && attribute(element, 'data-kind'))
      .map((element) => attribute(element, 'id'));
    expect(rows.length).toBeGreaterThan(5);
    for (const look of ['strip wide', 'strip narrow']) {
      const [svg] = page.elements.filter((element) => attribute(element, 'class') === look);
      const links = JSON.stringify(
        svg?.children.flatMap((child) => ('attribs' in child ? (child.attribs['href'] ?? []) : [])),
      );
      expect((JSON.parse(links) as string[]).map((link) => link.slice(1)).sort()).toEqual(
        [...rows].sort(),
      );
    }
  });

  test('have no colours of their own, so that they follow the page', () => {
    // The page that shows the colours themselves has them.
    const pages = pagesOf(own).filter(({ path }) => path !== '/help/tokens/');
    const drawn = pages.flatMap(({ elements }) =>
      elements.filter(({ name }) => /^(?:rect|path|line|text)$/.test(name)),
    );
    expect(drawn.length).toBeGreaterThan(50);
    for (const { attribs } of drawn) {
      for (const name of ['fill', 'stroke'])
        expect([undefined, 'none', 'currentColor']).toContain(attribs[name]);
    }
  });
});

describe('the home page', () => {
  test('leads to the search without a script', async () => {
    await visit(
      '',
      async (page) => {
        await page.getByRole('searchbox').fill('Kharrazi');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/search\//);
        expect(new URL(page.url()).searchParams.get('q')).toBe('Kharrazi');
      },
      { javaScriptEnabled: false },
    );
  });

  test('shows one claim in its sentence, with its verdict, its chain and its note', async () => {
    await visit('', async (page) => {
      const part = page.locator('.invitation');
      const words = await part.locator('blockquote mark').first().innerText();
      expect(await part.locator('.claim-line').innerText()).toContain('→');
      expect(await part.locator('.cite').count()).toBeGreaterThan(0);
      await part.locator('blockquote a').first().click();
      const { hash } = new URL(page.url());
      expect(await page.locator(hash).innerText()).toContain(words.split(' ')[0]);
    });
  });
});

describe('an entry', () => {
  const pages = [own, nested, languages].flatMap((site) =>
    pagesOf(site)
      .filter(({ path }) => /^\/glossary\/[^/]+\/$/.test(path))
      .map((page) => ({ site, page, name: site.base + page.path.slice(1) })),
  );

  test.each(pages)('$name: every sentence has its mention marked, and leads to it', ({ page }) => {
    const lists = page.elements.filter((element) => attribute(element, 'class') === 'concordance');
    for (const item of lists.flatMap((list) => list.children)) {
      if (!('attribs' in item)) continue;
      const inner = JSON.stringify(marksOf(item));
      expect(JSON.parse(inner).length, textOf(item)).toBeGreaterThan(0);
    }
    const seen = lists
      .flatMap((list) => list.children)
      .filter((item) => 'attribs' in item)
      .map(textOf);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('there are entries in every site, and most are mentioned', () => {
    const lists = pages.filter(({ page }) =>
      page.elements.some((element) => attribute(element, 'class') === 'concordance'),
    );
    expect(lists.length).toBeGreaterThan(pages.length / 2);
    expect(new Set(lists.map(({ site }) => site)).size).toBe(3);
  });

  test('mentions in the source are all there, in sentences of the source', () => {
    const [page] = pages.filter(({ name }) => name === '/glossary/iaea/');
    const text = readFileSync(join(own.edition, 'seeds/000_c6db42f2d9a04e45.txt'), 'utf8');
    const quotes =
      page?.page.elements.filter((element) => attribute(element, 'class') === 'quote') ?? [];
    const inText = quotes.filter(({ name }) => name === 'span');
    const marked = inText.flatMap(marksOf);
    expect(marked.length).toBeGreaterThan(0);
    for (const quote of inText) {
      const words = textOf(quote).replace(/^… | …$/g, '');
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
    expect(marked.join(' ')).toMatch(/IAEA|International Atomic Energy Agency/);
  });

  function marksOf(element: Parameters<typeof textOf>[0]): string[] {
    if (Array.isArray(element) || !('children' in element)) return [];
    const own = 'name' in element && element.name === 'mark' ? [textOf(element)] : [];
    return [...own, ...element.children.flatMap((child) => marksOf(child as typeof element))];
  }

  test('has the claims it makes and those that it passes on', async () => {
    await visit('glossary/irna/', async (page) => {
      expect(await page.locator('#passed').isVisible()).toBe(true);
      const facts = page.locator('section[aria-labelledby=passed] .claims p:not(.says)');
      const links = await facts.allInnerTexts();
      expect(links.length).toBeGreaterThan(0);
      expect(links.every((words) => words.includes('→'))).toBe(true);
    });
  });
});

test('the glossary has every entry by letter and by kind', () => {
  const page = readPage(own, 'glossary/index.html');
  const links = named(page, 'a').map((link) => attribute(link, 'href') ?? '');
  const entries = pagesOf(own).filter(({ path }) => /^\/glossary\/[^/]+\/$/.test(path));
  expect(entries.length).toBeGreaterThan(10);
  for (const { path } of entries) {
    expect(links.filter((link) => link === path).length, path).toBeGreaterThanOrEqual(2);
  }
});

describe('references', () => {
  test('can be taken as files, with every work under its key', () => {
    const keys = readPage(own, 'references/index.html').elements.flatMap((element) =>
      hasMoved(element) ? [] : (/^ref-(.*)$/.exec(attribute(element, 'id') ?? '')?.[1] ?? []),
    );
    const read = (name: string) => readFileSync(join(own.out, 'references', name), 'utf8');
    const works = JSON.parse(read('references.json')) as { id: string }[];
    expect(works.map(({ id }) => id).sort()).toEqual([...keys].sort());
    for (const name of ['references.bib', 'references.biblatex.bib']) {
      const labels = [...read(name).matchAll(/^@\w+\{([^,]*),/gm)].map(([, key]) => key);
      expect(labels.sort()).toEqual([...keys].sort());
    }
    const ids = [...read('references.ris').matchAll(/^ID {2}- (.*)\r$/gm)].map(([, key]) => key);
    expect(ids.sort()).toEqual([...keys].sort());
  });

  test('say of each work how far the editors read it, where they tell', () => {
    const lines = (site: typeof own) =>
      named(readPage(site, 'references/index.html'), 'p')
        .filter((element) => attribute(element, 'class') === 'extent')
        .map(textOf);
    const works = JSON.parse(
      readFileSync(join(own.out, 'references/references.json'), 'utf8'),
    ) as object[];
    expect(lines(own)).toHaveLength(works.length);
    for (const line of lines(own)) expect(line).toMatch(/^Read: .*[^.]\.$/);
    expect(lines(languages)).toEqual([]);
  });

  test('say how each note that cites them uses them', async () => {
    await visit('references/', async (page) => {
      const words = await page.locator('.cited dt').allInnerTexts();
      expect([...new Set(words)].sort()).toEqual(['context', 'disputes', 'supports']);
      await page.locator('.cited .disputes a').first().click();
      await page.waitForURL(/#note-/);
      const { hash } = new URL(page.url());
      await page.locator(`${hash} .cite.disputes`).first().waitFor();
    });
  });
});
