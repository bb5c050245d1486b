import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fa } from '../../src/core/words/fa.ts';
import { openBrowser, openPage, selectWords } from '../browser.ts';
import { type Running, startCommand } from '../command.ts';
import { copyOf, write } from '../folder.ts';
import { latinIn } from '../latin.ts';
import { root } from '../root.ts';

/** An edition in Persian and English, with a fault that is told on a page. */
const folder = copyOf(join(root, 'test/fixtures/two'));
const path = 'content/sources/letter.mdx';
const onDisk = () => readFileSync(join(folder, path), 'utf8');
const about = readFileSync(join(folder, 'content/edition.yaml'), 'utf8');
write(folder, { [path]: onDisk().replace('[disputes @register, ص. ۱۵]', '[disputes @none]') });

let running: Running;
let browser: Browser;
let address: string;
beforeAll(async () => {
  running = startCommand('dev', ['--edition', folder, '--port', '0']);
  [address = ''] = await running.printed(/http:\/\/localhost:\d+\/\S*/);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** Opens a page and the desk on words of its source. */
async function openDesk(path: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await openPage(browser);
  page.setDefaultTimeout(100_000);
  await page.goto(address + path);
  await page.evaluate(selectWords, ['دریابیگی', '[data-seed]'] as [string, string]);
  await page.locator('.desk-open').click();
  await page.locator('dialog.desk form').waitFor();
  return { page, close };
}

test('the desk speaks the language of the page, from right to left, and only what a fault says is English', async () => {
  const { page, close } = await openDesk('sources/letter/');
  const form = page.getByRole('dialog', { name: fa.desk.dialog });
  expect(await form.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  const field = (words: string) => form.getByLabel(words, { exact: true });
  await form.getByLabel(fa.desk.are.note).check();
  await field(fa.desk.id).fill('the-governor');
  await field(fa.desk.evidence).fill('دفتر دیگر');
  await form.getByRole('button', { name: fa.desk.write }).click();
  await form.getByText('«\u2068دفتر دیگر\u2069»').waitFor();
  await field(fa.desk.evidence).fill('');
  // A speaker whom no entry has is a fault, in English; the button that makes one is not.
  await form.getByLabel(fa.desk.are.claim, { exact: true }).check();
  await field(fa.desk.by).fill('ناخدا');
  await form.getByRole('button', { name: fa.desk.write }).click();
  const fault = form.locator('[data-for="by"] [lang="en"][dir="ltr"]');
  await fault.waitFor();
  expect(await fault.textContent()).toMatch(/^Unexpected .*“ناخدا”/);
  await form.getByRole('button', { name: 'ساختن مدخل «ناخدا»' }).click();
  await form.getByRole('group', { name: 'مدخل تازه ناخدا' }).waitFor();
  // Ids, keys and the code of a fault stand in letters of their own.
  const written = (html: string) =>
    latinIn(parseDocument(html.replaceAll(/\u2068[^\u2069]*\u2069/g, '')).children).filter(
      (words) =>
        !/^(?:\[[a-z-]+\]|content\/.*\.mdx:\d+:\d+|register|la; 3 words; 12; note-1)$/.test(words),
    );
  expect(written(await page.content())).toEqual([]);
  await form.getByLabel(fa.desk.are.note).check();
  await form.getByRole('button', { name: fa.desk.write }).click();
  await expect.poll(onDisk, { timeout: 60_000 }).toContain('[^the-governor]:');
  await page.locator('#note-the-governor .desk-change').click();
  await page.getByRole('dialog').getByText('تغییر یادداشت «\u2068the-governor\u2069»').waitFor();
  expect(written(await page.content())).toEqual([]);
  await close();
});

test('in a further language as well, with the names that the edition has', async () => {
  const { page, close } = await openDesk('en/sources/letter/');
  const form = page.getByRole('dialog', { name: 'Annotate these words' });
  expect(
    await form.getByLabel('Verdict', { exact: true }).locator('option').allTextContents(),
  ).toContain('Disputed (needs evidence)');
  const speakers = form.locator('#desk-list-by option');
  expect(await speakers.evaluateAll((all) => all.map((one) => one.getAttribute('label')))).toEqual([
    'nobody in particular',
    'person',
  ]);
  expect(await speakers.last().getAttribute('value')).toBe('دریابیگی');
  await close();
});

test('a language that comes to the edition is told: its pages come with the next start', async () => {
  write(folder, { 'content/edition.yaml': about.replace('[fa, en]', '[fa, en, de]') });
  await running.printed(
    /languages of the edition are fa, en, de now, and were fa, en: stop this command/,
  );
});
