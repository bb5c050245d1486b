import type { PageHead, PublishedSource } from '../core/edition/published.ts';
import { chromeOf } from '../core/view/chrome.ts';
import { once } from '../core/text/once.ts';
import { isSavedByPart } from '../core/view/offline.ts';
import { neighboursOf } from '../core/view/sources.ts';
import { sha256 } from '../io/read.ts';
import type { Site } from './site.ts';

/** A page as Astro takes it, with its address under the base path and the key under which it is reused, if it has one. */
interface KeyedPage {
  params: object;
  props: object;
  address: string;
  key?: string;
}

/** Returns those pages that have to be drawn, for `getStaticPaths`: one that is kept is put into the site when they are. */
export function toDraw<P extends KeyedPage>(
  site: Site,
  pages: readonly P[],
): Pick<P, 'params' | 'props'>[] {
  return pages
    .filter(({ address, key }) => {
      return key === undefined || !site.kept?.(`${site.folder}${address.slice(1)}index.html`, key);
    })
    .map(({ params, props }) => ({ params, props }));
}

/**
 * Returns the key under which a page is reused that is made of `own`, as JSON has it, and of what all have in common:
 * what stands around each of them depends on the sources as well, such as on whether any has a claim.
 */
export function cacheKey(site: Site, own: unknown): string {
  return sha256(`${commonDigest(site)} ${JSON.stringify(own)}`);
}

/** Returns rows as the key of a page has them: each stands on several, and in none of them longer than its digest. */
export function rowKeys(rows: readonly object[]): string[] {
  return rows.map(rowKey);
}

const rowKey = once((row: object): string => sha256(JSON.stringify(row)));

/** Returns the digest of what all pages of a site have in common: one for thousands of keys. */
const commonDigest = once((site: Site): string =>
  sha256(JSON.stringify([site.digest, chromeOf(site, site.help !== undefined)])),
);

/** Returns the key of what is made of texts that stand side by side. */
export function textsKey(site: Site, texts: readonly PageHead[]): string {
  const { hashes, seeds } = site.edition;
  return cacheKey(site, [
    site.folder,
    site.wording.language,
    ...texts.map(({ file, data }) => [file, hashes.get(file), seeds.get(data.seed)?.sha256]),
  ]);
}

/**
 * Returns the key of the page of a source: a digest of what it is made of, not of what it shows, so that a
 * page that is reused is not rendered to learn that. The types see to it that a page is made of nothing else.
 */
export function sourceKey(site: Site, source: PublishedSource): string {
  const { page, seed } = source;
  return cacheKey(site, [
    // Its address, which what is found in it and stands beside it lead to.
    page.file,
    site.edition.hashes.get(page.file),
    seed.sha256,
    seed.sum?.sha256,
    neighboursOf(site, source),
    isSavedByPart(site),
  ]);
}
