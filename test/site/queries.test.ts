import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from '../browser.ts';
import { questionsOfLarge } from './large-questions.ts';
import { placeOf, questions } from './queries.ts';
import { searchOn } from './searching.ts';

const sites = inject('sites');

let browser: Browser;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await openBrowser();
  watched = await openPage(browser);
});
afterAll(() => browser?.close());

test.each([...questions, ...questionsOfLarge(sites.large)])(
  '$site: $about, $query',
  async (question) => {
    const query = new URLSearchParams(question.query).toString();
    const found = await searchOn(watched.page, sites[question.site], query);
    const results = found.map(({ to }) => to);
    if (question.answers.length === 0) expect(results).toEqual([]);
    else {
      const place = placeOf(question, results);
      expect(place, results.join('\n')).toBeGreaterThan(0);
      expect(place, results.join('\n')).toBeLessThanOrEqual(question.within);
      // No word of a question that has an answer was left out to find it.
      expect(await watched.page.locator('#count').innerText()).not.toContain('nowhere');
    }
    expect(watched.faults).toEqual([]);
  },
);

test('the large edition is searched in several bundles', () => {
  const bundles = readFileSync(join(sites.large.out, 'pagefind/bundles.json'), 'utf8');
  expect(JSON.parse(bundles)).toHaveLength(2);
});
