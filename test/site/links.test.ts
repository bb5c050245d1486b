import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { attribute, type BuiltPage, pagesOf } from './built.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages, two, persian, unsafe, large } = inject('sites');
const origin = 'http://site.invalid';

/** Everything on a page that leads somewhere, as an absolute address. */
function linksOf(page: BuiltPage, base: string): string[] {
  const here = origin + base + page.path.slice(1);
  return page.elements.flatMap((element) =>
    ['href', 'src', 'action', 'poster', 'data', 'cite']
      .map((name) => attribute(element, name))
      .filter((value) => value !== undefined)
      .map((value) => new URL(value, here).href),
  );
}

/** Returns what is wrong with a link: nothing, where it leads to something. */
function judge(link: string, site: BuiltSite, anchors: Map<string, Set<string>>): string[] {
  const { pathname, hash, protocol } = new URL(link);
  if (!link.startsWith(origin)) return /^https?:$/.test(protocol) ? [] : [`${link}: its scheme`];
  if (!pathname.startsWith(site.base)) return [`${link}: past the base path`];
  const path = decodeURIComponent(pathname.slice(site.base.length));
  const file = join(site.out, path.replace(/\/$|^$/, '/index.html'));
  if (!existsSync(file) || !statSync(file).isFile()) return [`${link}: nothing there`];
  if (hash === '' || hash === '#') return [];
  return anchors.get(`/${path}`)?.has(decodeURIComponent(hash.slice(1)))
    ? []
    : [`${link}: no such anchor`];
}

describe.each([
  ['the edition', own],
  ['under a path', nested],
  ['languages', languages],
  ['two languages', two],
  ['Persian', persian],
  ['unsafe', unsafe],
  ['a large one', large],
])('%s', (_, site) => {
  const pages = pagesOf(site);
  const idsOf = (page: BuiltPage) =>
    page.elements.flatMap((element) => attribute(element, 'id') ?? []);
  const anchors = new Map(pages.map((page) => [page.path, new Set(idsOf(page))]));

  test('every link leads to something, anchors included', () => {
    expect(pages.flatMap((page) => linksOf(page, site.base)).length).toBeGreaterThan(300);
    const faults = pages.flatMap((page) =>
      linksOf(page, site.base)
        .flatMap((link) => judge(link, site, anchors))
        .map((fault) => `${page.path} → ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('every page can be reached from the home page', () => {
    const reached = new Set<string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const page = pages.find((one) => one.path === path);
      for (const link of page ? linksOf(page, site.base) : []) {
        const { pathname } = new URL(link);
        if (link.startsWith(origin)) queue.push(`/${pathname.slice(site.base.length)}`);
      }
    }
    const left = pages.map((page) => page.path).filter((path) => !reached.has(path));
    expect(left).toEqual(site === two ? ['/404.html', '/en/404.html'] : ['/404.html']);
  });

  test('an id stands once on its page', () => {
    expect(pages.flatMap(idsOf).length).toBeGreaterThan(pages.length);
    for (const page of pages) {
      const ids = idsOf(page);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });
});
