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

/** The same on a search page that is open already, where going forward in the history leads to the query. */
export async function searchOn(page: Page, site: BuiltSite, query: string): Promise<Found[]> {
  if (!page.url().startsWith(`${site.address}search/`)) return searchFor(page, site, query);
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `?${query}`);
  return readResults(page, site);
}

/** Returns the results that the page shows, when it is done. */
export async function readResults(page: Page, site: BuiltSite): Promise<Found[]> {
  await page.locator('#search-page[aria-busy=false]').waitFor();
  const found = await page.locator('#results > li').evaluateAll((items) =>
    items.map((item) => {
      const text = (selector: string) => item.querySelector(selector)?.textContent ?? '';
      return {
        kind: item.getAttribute('data-kind') ?? '',
        badge: text('.badge'),
        title: text('h2'),
        text: item.textContent,
        excerpt: text('.excerpt'),
        marked: [...item.querySelectorAll('.excerpt mark')].map((mark) => mark.textContent),
        href: item.querySelector<HTMLAnchorElement>('h2 a')?.href ?? '',
      };
    }),
  );
  return found.map((one) => {
    const { pathname, hash } = new URL(one.href);
    return { ...one, to: pathname.slice(site.base.length - 1) + hash };
  });
}

/** Returns how many results the page says that there are. */
export async function countOn(page: Page): Promise<number> {
  await page.locator('#search-page[aria-busy=false]').waitFor();
  return Number.parseInt((await page.locator('#count').textContent()) ?? '', 10);
}
