import { expect, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { startCommand } from '../command.ts';

test('the search works while an edition is being edited, in each of its languages', async () => {
  const args = ['--edition', 'test/fixtures/languages', '--port', '0'];
  // Astro's server draws no page where it believes that Vitest runs it.
  const server = startCommand('dev', args, { VITEST: '' });
  const browser = await openBrowser();
  const { page, faults, close } = await openPage(browser);
  try {
    const [, address = ''] = await server.printed(/(http:\/\/localhost:\d+\/)/);
    for (const [words, title] of [
      ['Waldes', 'Wandrers Nachtlied'],
      ['قلم', 'واحر قلباه'],
      ['遠方', '論語'],
    ]) {
      await page.goto(`${address}search/?q=${words}`, { timeout: 60_000 });
      await page.locator('#search-page[aria-busy=false]').waitFor({ timeout: 60_000 });
      expect(await page.locator('#results h2').first().innerText()).toBe(title);
    }
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('/');
    await page.keyboard.type('Busher');
    const option = page.locator('#palette [role=option]', { hasText: 'Bushehr' }).first();
    await option.waitFor({ timeout: 60_000 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/glossary\/bushehr\//);
    await page.locator('.highlight-bar').waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  } finally {
    await close();
    await browser.close();
    await server.stop();
  }
});
