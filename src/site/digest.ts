import type { Source } from '../core/edition/edition.ts';
import { sha256 } from '../io/read.ts';
import { site } from './site.ts';
import { chromeOf } from './views/chrome.ts';
import { neighboursOf } from './views/sources.ts';

/**
 * Returns the key under which a page is reused that is made of `own`, as JSON has it, and of what all have in common:
 * what stands around each of them depends on the sources as well, such as on whether any has a claim.
 */
export function cacheKey(own: unknown): string {
  return sha256(JSON.stringify([site().digest, chromeOf(), own]));
}

/**
 * Returns the key of the page of the n-th source that has one: a digest of what it is made of, not of what it shows, so that a
 * page that is reused is not rendered to learn that. The types see to it that a page is made of nothing else.
 */
export function sourceKey(index: number, sources: readonly Source[]): string {
  const { page, seed } = sources[index] ?? {};
  const { hashes } = site().edition;
  return cacheKey([
    hashes.get(page?.file ?? ''),
    seed?.sha256,
    seed?.sum?.sha256,
    neighboursOf(index, sources),
  ]);
}
