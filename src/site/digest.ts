import { createHash } from 'node:crypto';
import { chromeOf } from './views/chrome.ts';

/**
 * Returns the key under which a rendered page is reused: a digest of all that it shows, the frame around it
 * included. The page is drawn from `view` and nothing else, so what changes it changes the key.
 */
export function cacheKey(view: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([chromeOf(), view]))
    .digest('hex');
}
