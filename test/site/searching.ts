import type { Page } from 'playwright-core';
import type { BuiltSite } from './setup.ts';

/** A result as a reader sees it. */
export interface Found {
  kind: string;
  badge: string;
  title: string;
  /** Everything that stands in it. */
  text: string;
  /** The words quoted from what was found. */
  excerpt: string;
  /** The words marked in it. */
  marked: string[];
  /** Where it leads to: path and anchor, without the base path and the words to highlight. */
  to: string;
  /** The whole address. */
  href: string;
}

/** Opens the search page with a query in its address, and returns the results that it shows. */
export async function searchFor(page: Page, site: BuiltSite, query: string): Promise<Found[]> {
  await page.goto(`${site.address}search/?${query}`);
  return readResults(page, site);
}

/** Returns the results that the page shows, when it is done. */
export async function readResults(page: Page, site: BuiltSite): Promise<Found[]> {
  await page.locator('#search-page[aria-busy=false]').waitFor();
  const items = await page.locator('#results > li').all();
  return Promise.all(
    items.map(async (item) => {
      const text = async (selector: string) => (await item.locator(selector).textContent()) ?? '';
      const href = await item.locator('h2 a').evaluate((link) => (link as HTMLAnchorElement).href);
      const { pathname, hash } = new URL(href);
      return {
        kind: (await item.getAttribute('data-kind')) ?? '',
        badge: await text('.badge'),
        title: await text('h2'),
        text: (await item.textContent()) ?? '',
        excerpt: await text('.excerpt'),
        marked: await item.locator('.excerpt mark').allTextContents(),
        to: pathname.slice(site.base.length - 1) + hash,
        href,
      };
    }),
  );
}

/** Returns how many results the page says that there are. */
export async function countOn(page: Page): Promise<number> {
  await page.locator('#search-page[aria-busy=false]').waitFor();
  return Number.parseInt((await page.locator('#count').textContent()) ?? '', 10);
}
