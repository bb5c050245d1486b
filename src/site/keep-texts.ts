import { join } from 'node:path';
import type { KeepTexts, SideBySide } from '../core/view/side-by-side.ts';
import { cacheFolder, openCache } from '../io/cache.ts';
import { textsKey } from './digest.ts';
import type { Site } from './site.ts';

/** What is kept of texts side by side between builds. */
export interface KeptTexts {
  /** Returns what keeps those of a site, which is in one language. */
  of: (site: Site) => KeepTexts;
  /** Writes what was asked for, and drops the rest. */
  save: () => void;
}

/**
 * Opens what is kept of the texts of the edition in `dir` that stand side by side: they are not read, compared and rendered again
 * where they, and what all pages have in common, are as they were.
 */
export function openKeptTexts(dir: string): KeptTexts {
  const cache = openCache<SideBySide>(join(cacheFolder(dir), 'beside.jsonl'), {
    texts: [{ link: { text: '', href: '' }, counts: [''] }],
    rows: [{ row: '', variants: '', anchors: [''] }],
  });
  return {
    of: (site) => (texts, make) => {
      const key = textsKey(site, texts);
      const known = cache.get(key);
      if (known) return known;
      const made = make();
      cache.set(key, made);
      return made;
    },
    save: () => cache.save(),
  };
}
