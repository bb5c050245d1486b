import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editionLock, tryLock } from '../../src/io/lock.ts';
import { openBrowser, openPage, selectWords, type WatchedPage } from '../browser.ts';
import { run, type Running, startCommand } from '../command.ts';
import { copyOf, edition, hash, markPlace, temporaryFolder, treeOf, write } from '../folder.ts';

const path = 'content/sources/talks.mdx';
const filler = Array.from({ length: 60 }, (_, n) => `Paragraph ${n} of the report goes on.`);
const text = ['Talks were held in Moscow.', ...filler, 'The ministers met in Moscow on Thursday.'];
const mdx = `---\ntitle: Talks\nseed: talks.txt\n---\n\n<Source>\n\n${text.join('\n\n')}\n\n</Source>\n`;

const folder = edition({
  'content/edition.yaml': 'title: A desk\nurl: https://example.org\n',
  'content/glossary/gazette.mdx':
    '---\nterm: The Gazette\nkind: organization\n---\n\nA newspaper.\n',
  'content/glossary/agency.mdx':
    '---\nterm: The agency\nkind: organization\ncolour: red\n---\n\nA wire.\n\nSee [@none].\n',
  'content/guides/about.mdx': '---\ntitle: About\n---\n\nOf the edition.\n\nA note.[^a]\n',
  'content/timeline.yaml':
    '- date: 2002-05-30\n  text: A first step.\n- date: 2002-01-30\n  text: See [@none].\n',
  'content/references/works.json':
    '[{ "id": "bulletin", "type": "book", "title": "The Bulletin" },\n { "id": "gazette", "type": "book", "title": "The Gazette" },\n { "id": "report", "type": "book", "title": "None", "colour": 1 }]',
  [path]: mdx,
  'content/sources/faulty.mdx': `---\ntitle: Faulty\nseed: faulty.txt\n---\n\n<Source>\n\nOne.\n\n<Claim id="a" by="tass" kind="event" verdict="unverified">Two</Claim>.[^a]\n\n</Source>\n\n[^a]: See [@none].\n`,
  'seeds/faulty.txt': 'One.\n\nTwo.\n',
  'content/sources/other.mdx':
    '---\ntitle: Other\nseed: other.txt\ndraft: true\n---\n\n<Source>\n\nOne {day}.\n\nTwo on Friday.\n\n</Source>\n',
  'seeds/other.txt': 'One {day}.\n\nTwo on Thursday.\n',
  'content/sources/endless.mdx':
    '---\ntitle: Endless\nseed: endless.txt\ndraft: true\n---\n\n<Source>\n\nOne.\n',
  'seeds/endless.txt': 'One.\n',
  'content/sources/copy.mdx':
    '---\ntitle: Copy\nseed: copy.txt\nwitness-of: talks\ndraft: true\n---\n\n<Source>\n\nThe ministers met.\n\n</Source>\n',
  'seeds/copy.txt': 'The ministers met.\n',
  'seeds/extra.txt': 'A text without a page.\n',
  'seeds/talks.txt': `${text.join('\n\n')}\n`,
});

let running: Running;
let browser: Browser;
let port: number;
let address: string;

beforeAll(async () => {
  running = startCommand('dev', ['--edition', folder, '--port', '0']);
  const [, found] = await running.printed(/http:\/\/localhost:(\d+)/);
  port = Number(found);
  address = `http://localhost:${port}/sources/talks/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const onDisk = () => readFileSync(join(folder, path), 'utf8');

/** Opens a page; the first ones wait for the server to put its modules together. */
async function openDesk(): Promise<WatchedPage> {
  const opened = await openPage(browser);
  opened.page.setDefaultTimeout(100_000);
  return opened;
}

describe('annotating in the page', () => {
  test('a claim, with completion from the edition; the page on the disk changes by these lines, and reloads at its place', async () => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    // The second “Moscow” of the text: its number goes with it.
    await page.evaluate(selectWords, ['Moscow', '[data-seed] > :last-of-type'] as [string, string]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Write' }).waitFor();
    expect(await form.locator('q').textContent()).toBe('Moscow');
    expect(
      await form
        .locator('#desk-list-by option')
        .evaluateAll((options) => options.map((o) => o.getAttribute('value'))),
    ).toEqual(['unattributed', 'The agency', 'The Gazette']);
    await form.getByLabel('Id; made').fill('place');
    await form.getByLabel('Who says it').fill('The Gazete');
    await form.getByLabel('Kind', { exact: true }).selectOption('event');
    await form.getByLabel('Verdict', { exact: true }).selectOption('consistent');
    await form.getByLabel('What is claimed').fill('They met in Moscow, a city.');
    await form.getByLabel('Note', { exact: true }).fill('It was there.');
    // A work is chosen by its title, or by its key.
    await form.getByLabel('Evidence').fill('The Bulletin');
    await form.getByRole('button', { name: 'Cite' }).click();
    await form.getByLabel('How it bears').selectOption('disputes');
    await form.getByLabel('Evidence').fill('bulletin');
    await form.getByLabel('Evidence').press('Enter');
    // What is not put in by hand is when the rest is.
    await form.getByLabel('How it bears').selectOption('context');
    await form.getByLabel('Evidence').fill('a bulletin of old');
    await form.getByRole('button', { name: 'Write' }).click();
    await form.getByText('title or the key “a bulletin of old”').waitFor();
    expect(await form.getByLabel('Note', { exact: true }).inputValue()).not.toContain('of old');
    await form.getByLabel('Evidence').fill('bulletin');
    await form.getByRole('button', { name: 'Write' }).click();
    // A slip is told beside its field, and nothing is written.
    await form.getByText('did you mean “The Gazette”').waitFor();
    expect(onDisk()).toBe(mdx);
    await form.getByLabel('Who says it').fill('the gazette');
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(0);
    await form.getByRole('button', { name: 'Write' }).click();
    await page.locator('#claim-place').waitFor();
    expect(await page.locator('#claim-place').textContent()).toBe('Moscow');
    await page.waitForFunction((at) => Math.abs(scrollY - at) < 200, before);
    expect(onDisk()).toBe(
      mdx
        .replace(
          /Moscow on Thursday\./,
          '<Claim id="place" by="gazette" kind="event" verdict="consistent">Moscow</Claim>[^place] on Thursday.',
        )
        .concat(
          '\n[^place]: says: They met in Moscow, a city.\n\n    It was there. [supports @bulletin] [disputes @bulletin] [@bulletin]\n',
        ),
    );
    expect(faults).toEqual([]);
    await close();
  });

  test('a note without words, and a term; the number of a paragraph is no word', async () => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    await page.evaluate(() => {
      const [first] = document.querySelectorAll('[data-seed] > p');
      if (first) getSelection()?.selectAllChildren(first);
    });
    await page.getByRole('button', { name: 'Annotate' }).click();
    const form = page.getByRole('dialog');
    expect(await form.locator('q').textContent()).toBe('Talks were held in Moscow.');
    await form.getByLabel('what a note is about').check();
    await form.getByLabel('Id; made').fill('first');
    await form.getByRole('button', { name: 'Write' }).click();
    await expect.poll(onDisk, { timeout: 60_000 }).toContain('held in Moscow.[^first]\n');
    expect(onDisk()).toContain('\n[^first]:\n');
    await page.locator('#mark-first').waitFor();
    // More words of the claim that the test before made.
    await page.evaluate(selectWords, ['goes on', '[data-seed] > p:nth-of-type(4)'] as [
      string,
      string,
    ]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await form.getByLabel('more of a claim').check();
    await form.getByLabel('Which claim').selectOption('“Moscow” (place)');
    await form.getByRole('button', { name: 'Write' }).click();
    await expect
      .poll(onDisk, { timeout: 60_000 })
      .toContain(
        'Paragraph 2 of the report <Claim id="place" by="gazette" kind="event" verdict="consistent">goes on</Claim>.',
      );
    await page.locator('[data-claim="place"]').nth(1).waitFor();
    // Its mark goes behind the last of its words.
    await page.evaluate(selectWords, ['on', '[data-seed] > :last-of-type'] as [string, string]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await form.getByLabel('more of a claim').check();
    await form.getByLabel('Which claim').selectOption('place');
    await form.getByRole('button', { name: 'Write' }).click();
    await page.locator('[data-claim="place"]').nth(2).waitFor();
    expect(onDisk()).toContain(
      '<Claim id="place">Moscow</Claim> <Claim id="place">on</Claim>[^place] Thursday.',
    );
    expect(await page.getByText('note-elsewhere').count()).toBe(0);
    // Half a word is widened to the whole.
    await page.evaluate(selectWords, ['epor', '[data-seed] > p:nth-of-type(3)'] as [
      string,
      string,
    ]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    expect(await form.locator('q').textContent()).toBe('report');
    await form.getByLabel('a term').check();
    await form.getByLabel('Name of the entry').fill('The Gazette');
    await form.getByRole('button', { name: 'Write' }).click();
    await expect
      .poll(onDisk, { timeout: 60_000 })
      .toContain('Paragraph 1 of the <Term id="gazette">report</Term> goes');
    // Until the page is loaded again: the next test waits for a reload of its own.
    await page.locator('[data-seed] a.term', { hasText: 'report' }).waitFor();
    // The mark of a term is taken off as it was put on.
    await page.evaluate(selectWords, ['report', '[data-seed] > p:nth-of-type(3)'] as [
      string,
      string,
    ]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await form.getByLabel('no term any more').check();
    await form.getByRole('button', { name: 'Write' }).click();
    await expect
      .poll(onDisk, { timeout: 60_000 })
      .toContain('Paragraph 1 of the report goes on.\n');
    await page.locator('[data-seed] a.term', { hasText: 'report' }).waitFor({ state: 'detached' });
    // While the page is loaded again there is no term on it either.
    await page.locator('[data-seed] > p:nth-of-type(3)').waitFor();
    // How the original looks is said of words, and taken back.
    await page.evaluate(selectWords, ['report', '[data-seed] > p:nth-of-type(3)'] as [
      string,
      string,
    ]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await form.getByLabel('as the original has them').check();
    await form.getByLabel('How it has them').selectOption('in another language');
    await form.getByLabel('Which language').fill('in Russian');
    await form.getByRole('button', { name: 'Write' }).click();
    await form.getByText('expected a language tag').waitFor();
    await form.getByLabel('Which language').fill('ru');
    await form.getByRole('button', { name: 'Write' }).click();
    await expect
      .poll(onDisk, { timeout: 60_000 })
      .toContain('Paragraph 1 of the <Foreign lang="ru">report</Foreign> goes');
    await page.locator('[data-seed] [lang=ru]').waitFor();
    await page.evaluate(selectWords, ['report', '[data-seed] > p:nth-of-type(3)'] as [
      string,
      string,
    ]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await form.getByLabel('as all others in the original').check();
    await form.getByRole('button', { name: 'Write' }).click();
    await expect
      .poll(onDisk, { timeout: 60_000 })
      .toContain('Paragraph 1 of the report goes on.\n');
    await page.locator('[data-seed] [lang=ru]').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });

  test('with which paragraph of another text one goes, and no longer', async () => {
    const { page, faults, close } = await openDesk();
    const copy = () => readFileSync(join(folder, 'content/sources/copy.mdx'), 'utf8');
    await page.goto(address.replace('talks', 'copy'));
    const form = page.getByRole('dialog');
    const open = async () => {
      await page.evaluate(selectWords, ['ministers', '[data-seed]'] as [string, string]);
      await page.getByRole('button', { name: 'Annotate' }).click();
      await form.getByRole('button', { name: 'Write' }).waitFor();
    };
    await open();
    await form.getByLabel('as the original has them').check();
    await form.getByLabel('How it has them').selectOption('Align');
    await form.getByLabel('Which language').fill('99');
    await form.getByRole('button', { name: 'Write' }).click();
    await form.getByText('expected one of the 62 of').waitFor();
    await form.getByLabel('Which language').fill('62');
    const again = page.waitForEvent('load');
    await form.getByRole('button', { name: 'Write' }).click();
    await expect.poll(copy, { timeout: 60_000 }).toContain('<Align with="62"/>ministers met.');
    await again;
    await open();
    await form.getByLabel('not to go with').check();
    await form.getByRole('button', { name: 'Write' }).click();
    await expect.poll(copy, { timeout: 60_000 }).toContain('\nThe ministers met.\n');
    expect(faults).toEqual([]);
    await close();
  });
});

test('an entry is made of a name that none has, and the claim has its id', async () => {
  const { page, faults, close } = await openDesk();
  await page.goto(address);
  await page.evaluate(selectWords, ['inister', '[data-seed]'] as [string, string]);
  await page.getByRole('button', { name: 'Annotate' }).click();
  const form = page.getByRole('dialog');
  expect(await form.locator('q').textContent()).toBe('ministers');
  await form.getByLabel('only the selected letters').check();
  expect(await form.locator('q').textContent()).toBe('inister');
  await form.getByLabel('only the selected letters').uncheck();
  await form.getByLabel('Who says it').fill('خبرگزاری');
  await form.getByLabel('Through whom').fill('Bakhtar Agency');
  await form.getByLabel('Kind', { exact: true }).selectOption('event');
  await form.getByLabel('Verdict', { exact: true }).selectOption('unverified');
  await form.getByRole('button', { name: 'Write' }).click();
  for (const name of ['خبرگزاری', 'Bakhtar Agency']) {
    await form.getByRole('button', { name: `Make an entry “${name}”` }).click();
    const entry = form.getByRole('group', { name: `New entry ${name}` });
    await entry.getByLabel('What it is').selectOption('organization');
    await entry.getByLabel('What it says').fill(`Of ${name}. [@none]`);
  }
  await form.getByRole('button', { name: 'Write' }).click();
  // All of it or nothing.
  await form.getByText('citation of “none”').waitFor();
  const glossary = join(folder, 'content/glossary');
  expect(readdirSync(glossary).sort()).toEqual(['agency.mdx', 'gazette.mdx']);
  for (const words of await form.getByLabel('What it says').all()) await words.fill('A wire.');
  await form.getByRole('button', { name: 'Write' }).click();
  await expect
    .poll(onDisk, { timeout: 60_000 })
    .toMatch(
      /The <Claim id="ministers" by="khbrgzry" via="bakhtar-agency" kind="event" verdict="unverified">ministers<\/Claim>\[\^ministers\] met/,
    );
  expect(readFileSync(join(glossary, 'khbrgzry.mdx'), 'utf8')).toBe(
    '---\nterm: خبرگزاری\nkind: organization\n---\n\nA wire.\n',
  );
  await page.locator('#claim-ministers').waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('an annotation is changed and removed, unless somebody else has changed it meanwhile', async () => {
  const { page, faults, close } = await openDesk();
  await page.goto(address);
  await page.getByRole('button', { name: 'Change “place”' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Write' }).waitFor();
  expect(await form.getByLabel('Note', { exact: true }).inputValue()).toContain('It was there.');
  await form.getByLabel('Verdict', { exact: true }).selectOption('disputed');
  await form.getByLabel('Note', { exact: true }).fill('It was not. [disputes @bulletin]');
  // In an editor, the same note.
  const before = onDisk();
  const reloaded = page.waitForEvent('load');
  write(folder, { [path]: before.replace('It was there.', 'It may have been.') });
  await reloaded;
  await form.getByRole('button', { name: 'Write' }).click();
  await form.getByText('since the form was opened').waitFor();
  expect(onDisk()).toContain('It may have been.');
  // What was written is there until it is thrown away, for which the form asks.
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Go on with “place”' }).click();
  await form.getByText('You had begun this before').waitFor();
  expect(await form.getByLabel('Note', { exact: true }).inputValue()).toContain('It was not.');
  await form.getByRole('button', { name: 'Throw away…' }).click();
  await form.getByRole('button', { name: 'Throw away all that is written here' }).click();
  await page.getByRole('button', { name: 'Change “place”' }).click();
  expect(await form.getByLabel('What is claimed').inputValue()).toBe('They met in Moscow, a city.');
  await form.getByLabel('What is claimed').fill('They met in a city.');
  await form.getByLabel('Verdict', { exact: true }).selectOption('disputed');
  await form.getByLabel('Note', { exact: true }).fill('It was not. [disputes @bulletin]');
  await form.getByRole('button', { name: 'Write' }).click();
  await expect
    .poll(onDisk, { timeout: 60_000 })
    .toBe(
      before
        .replace('verdict="consistent"', 'verdict="disputed"')
        .replace(
          /\[\^place\]: .*\n\n.*/,
          '[^place]: says: They met in a city.\n\n    It was not. [disputes @bulletin]',
        ),
    );
  await page.getByText('It was not.').first().waitFor();
  await page.getByRole('button', { name: 'Change “first”' }).click();
  await form.getByRole('button', { name: 'Remove it' }).click();
  await form.getByRole('button', { name: 'Remove it with its note' }).click();
  await expect.poll(onDisk, { timeout: 60_000 }).not.toContain('[^first]');
  await page.locator('#mark-first').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await close();
});

test('what was begun in the form outlasts a reload, since any file that is saved makes one', async () => {
  const { page, close } = await openDesk();
  await page.goto(address);
  await page.evaluate(selectWords, ['Thursday', '[data-seed]'] as [string, string]);
  await page.getByRole('button', { name: 'Annotate' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('what a note is about').check();
  await form.getByLabel('Id; made').fill('the-day');
  await form.getByLabel('Note', { exact: true }).fill('That was\n30 May.');
  await form.getByLabel('How it bears').selectOption('disputes');
  await form.getByLabel('Evidence').fill('bulletin');
  const reloaded = page.waitForEvent('load');
  write(folder, { 'content/glossary/later.mdx': '---\nterm: Later\nkind: term\n---\n' });
  await reloaded;
  await form.getByRole('button', { name: 'Write' }).waitFor();
  expect(await form.locator('q').textContent()).toBe('Thursday');
  expect(await form.getByLabel('what a note is about').isChecked()).toBe(true);
  expect(await form.getByLabel('Note', { exact: true }).inputValue()).toBe('That was\n30 May.');
  await form.getByRole('button', { name: 'Write' }).click();
  await expect
    .poll(onDisk, { timeout: 60_000 })
    .toContain('[^the-day]: That was\n    30 May. [disputes @bulletin]\n');
  await page.reload();
  expect(await form.isVisible()).toBe(false);
  rmSync(join(folder, 'content/glossary/later.mdx'));
  await close();
});

/** Opens the form about words of the source, and returns it. */
async function choose(page: Page, words: string): Promise<Locator> {
  await page.evaluate(selectWords, [words, '[data-seed]'] as [string, string]);
  await page.getByRole('button', { name: 'Annotate' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Write' }).waitFor();
  return form;
}

/** Where the drafts of the page are kept. */
const draftsKey = `margent-desk-drafts ${hash(folder)} talks`;

const noteOf = (form: Locator) => form.getByLabel('Note', { exact: true });

/** Saves another file of the edition, and waits until the page is loaded again. */
async function saveAnother(page: Page): Promise<void> {
  const reloaded = page.waitForEvent('load');
  const now = new Date().toISOString();
  write(folder, { 'content/glossary/later.mdx': `---\nterm: Later ${now}\nkind: term\n---\n` });
  await reloaded;
}

describe('a draft is kept until it is written or thrown away', () => {
  afterAll(() => rmSync(join(folder, 'content/glossary/later.mdx'), { force: true }));

  test.each([
    ['others are chosen', 'Paragraph 20'],
    ['none are chosen any more', undefined],
  ])('about the words of its form, also where %s before that is there', async (_, others) => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    const held: (() => void)[] = [];
    await page.route('**/_margent/choices', async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    await page.evaluate(selectWords, ['Paragraph 7', '[data-seed]'] as [string, string]);
    const asked = page.waitForRequest('**/_margent/choices');
    await page.getByRole('button', { name: 'Annotate' }).click();
    await asked;
    if (others === undefined) await page.evaluate(() => getSelection()?.removeAllRanges());
    else await page.evaluate(selectWords, [others, '[data-seed]'] as [string, string]);
    await expect.poll(() => held.length).toBe(1);
    held.shift()?.();
    const form = page.getByRole('dialog');
    await noteOf(form).fill('Of the seventh.');
    await page.unroute('**/_margent/choices');
    await saveAnother(page);
    await form.getByRole('button', { name: 'Write' }).waitFor();
    expect(await form.locator('q').textContent()).toBe('Paragraph 7');
    expect(await noteOf(form).inputValue()).toBe('Of the seventh.');
    expect(faults).toEqual([]);
    await close();
  });

  test('while the server does not say what there is to choose from, which is told', async () => {
    const { page, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 8');
    await noteOf(form).fill('Of the eighth.');
    await page.route('**/_margent/choices', (route) => route.fulfill({ status: 500, body: '{}' }));
    await saveAnother(page);
    await form.getByText('Unexpected answer: 500').waitFor();
    await form.getByText('What you wrote is kept').waitFor();
    expect(await form.locator('q').textContent()).toBe('Paragraph 8');
    await page.reload();
    await form.getByText('Unexpected answer: 500').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.unroute('**/_margent/choices');
    await page.getByRole('button', { name: 'Go on with “Paragraph 8”' }).click();
    await form.getByText('You had begun this before').waitFor();
    expect(await noteOf(form).inputValue()).toBe('Of the eighth.');
    await close();
  });

  test('unless the browser keeps nothing, which is told', async () => {
    const { page, close } = await openDesk();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('It is full.', 'QuotaExceededError');
      };
    });
    await page.goto(address);
    const form = await choose(page, 'Paragraph 8');
    await form.getByText('This browser keeps nothing of what you write here').waitFor();
    await close();
  });

  test('while its page is left for another source', async () => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 9');
    await noteOf(form).fill('Of the ninth.');
    await page.goto(address.replace('talks', 'copy'));
    const other = await choose(page, 'ministers');
    await noteOf(other).fill('Of the copy.');
    for (const [back, words, note] of [
      [address, 'Paragraph 9', 'Of the ninth.'],
      [address.replace('talks', 'copy'), 'ministers', 'Of the copy.'],
    ] as const) {
      await page.goto(back);
      await form.getByRole('button', { name: 'Write' }).waitFor();
      expect(await form.locator('q').textContent()).toBe(words);
      expect(await noteOf(form).inputValue()).toBe(note);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('where its form is closed by Escape or to say something of other words', async () => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 12');
    await noteOf(form).fill('Of the twelfth.');
    await form.getByLabel('Through whom').fill('The agency');
    await form.getByLabel('Through whom').press('Enter');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    // Of what nothing was said no form is left.
    await choose(page, 'Paragraph 13');
    expect(await noteOf(form).inputValue()).toBe('');
    expect(await form.getByRole('button', { name: 'Throw away' }).isVisible()).toBe(false);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.reload();
    expect(await page.getByRole('button', { name: 'Go on with' }).allTextContents()).toEqual([
      'Go on with “Paragraph 12”',
    ]);
    await choose(page, 'Paragraph 12');
    await form.getByText('You had begun this before').waitFor();
    expect(await noteOf(form).inputValue()).toBe('Of the twelfth.');
    expect(await form.getByRole('list', { name: 'The chain' }).textContent()).toContain(
      'The agency',
    );
    await form.getByRole('button', { name: 'Throw away…' }).click();
    await form.getByRole('button', { name: 'Throw away all' }).click();
    await form.waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: 'Go on with' }).count()).toBe(0);
    await choose(page, 'Paragraph 12');
    expect(await noteOf(form).inputValue()).toBe('');
    expect(faults).toEqual([]);
    await close();
  });

  test('in a browser that keeps nothing as long as the page is there', async () => {
    const { page, close } = await openDesk();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await page.goto(address);
    const form = await choose(page, 'Paragraph 12');
    await noteOf(form).fill('Of the twelfth.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Go on with “Paragraph 12”' }).click();
    await form.getByText('You had begun this before').waitFor();
    expect(await noteOf(form).inputValue()).toBe('Of the twelfth.');
    await close();
  });

  test('for its own edition, also while another is served at the same address', async () => {
    const { page, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 16');
    await noteOf(form).fill('Of the sixteenth.');
    /** Has the drafts of an edition be those of another. */
    const turn = (from: string, to: string) =>
      page.evaluate(
        ([from = '', to = '']) => {
          const drafts = sessionStorage.getItem(from) ?? '';
          sessionStorage.removeItem(from);
          sessionStorage.setItem(to, drafts);
        },
        [from, to],
      );
    const other = draftsKey.replace(hash(folder), hash('/another'));
    await turn(draftsKey, other);
    await page.reload();
    await choose(page, 'Paragraph 16');
    expect(await noteOf(form).inputValue()).toBe('');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await turn(other, draftsKey);
    await page.reload();
    await form.getByText('You had begun this before').waitFor();
    expect(await noteOf(form).inputValue()).toBe('Of the sixteenth.');
    await close();
  });

  test('and is written once, also where the answer is lost', async () => {
    const { page, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 14');
    await form.getByLabel('Who says it').fill('The Gazette');
    await form.getByLabel('Kind', { exact: true }).selectOption('event');
    await form.getByLabel('Verdict', { exact: true }).selectOption('unverified');
    await noteOf(form).fill('Only once.\n\n    code\n\n- [@bulletin]');
    await page.route(
      '**/_margent/annotate',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    const reloaded = page.waitForEvent('load');
    await form.getByRole('button', { name: 'Write' }).click();
    await reloaded;
    await form.getByText('It is not known whether this was written').waitFor();
    await page.locator('#claim-paragraph-14').waitFor();
    const written = onDisk();
    await form.getByRole('button', { name: 'Write' }).click();
    await form.waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: 'Go on with' }).count()).toBe(0);
    expect(onDisk()).toBe(written);
    expect(written.split('Only once.')).toHaveLength(2);
    await close();
  });

  test('and where it cannot be written as it is, that is told', async () => {
    const { page, close } = await openDesk();
    await page.goto(address);
    const form = await choose(page, 'Paragraph 15');
    const before = onDisk();
    await form.getByLabel('what a note is about').check();
    for (const [said, told] of [
      ['Half \ud800.', 'Unexpected half of a character'],
      ['w '.repeat(30_000), 'Unexpected length of “note”, expected at most 50000'],
      ['w '.repeat(110_000), 'Unexpected length of a request, expected at most 200000 bytes'],
    ] as const) {
      await noteOf(form).evaluate((area, words) => {
        (area as HTMLTextAreaElement).value = words;
      }, said);
      await form.getByRole('button', { name: 'Write' }).click();
      await form.getByText(told).waitFor();
      expect(await noteOf(form).inputValue()).toBe(said);
    }
    expect(onDisk()).toBe(before);
    await close();
  });
});

test.each([
  '{',
  'null',
  '[]',
  '[7]',
  '[{"about":{"quoted":{"quote":"Thursday","nth":1},"seed":""},"values":7,"open":true}]',
  '[{"about":{"changing":"place","was":7},"values":[],"open":true}]',
])(
  'what another site of this address has left is not taken for what was begun: %s',
  async (left) => {
    const { page, faults, close } = await openDesk();
    await page.goto(address);
    await page.evaluate(
      ([key = '', words = '']) => sessionStorage.setItem(key, words),
      [draftsKey, left],
    );
    await page.reload();
    await page.evaluate(selectWords, ['Thursday', '[data-seed]'] as [string, string]);
    await page.getByRole('button', { name: 'Annotate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Write' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  },
);

test('a browser that keeps nothing annotates all the same', async () => {
  const { page, faults, close } = await openDesk();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'sessionStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto(address);
  await page.evaluate(selectWords, ['Thursday', '[data-seed]'] as [string, string]);
  await page.getByRole('button', { name: 'Annotate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Write' }).waitFor();
  await page.reload();
  expect(faults).toEqual([]);
  await close();
});

describe('a page with faults is drawn', () => {
  test('each of them at its place, in the text and in the notes, and in a list that leads there', async () => {
    const { page, faults, close } = await openDesk();
    await page.goto(address.replace('talks', 'faulty'));
    const shown = page.locator('#l3 + .desk-fault');
    await shown.waitFor();
    expect(await shown.textContent()).toContain('Unexpected speaker “tass”');
    expect(await page.locator('#note-a .desk-fault').textContent()).toContain('citation of “none”');
    const list = page.getByRole('region', { name: 'Faults' });
    expect(
      await list
        .getByRole('link', { name: 'content/sources/faulty.mdx:10:15' })
        .getAttribute('href'),
    ).toBe('#l3');
    expect(await list.getByRole('link', { name: 'speaker-unknown' }).getAttribute('href')).toBe(
      '/help/faults/speaker-unknown/',
    );
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    ['/glossary/agency/', '.entry > header + .desk-fault', 'that nothing mentions'],
    ['/glossary/agency/', '.prose > :nth-child(2) + .desk-fault', 'citation of “none”'],
    ['/guides/about/', '.prose > :nth-child(3) + .desk-fault', 'Unexpected note'],
    ['/timeline/', '#t-2002-01-30 > .desk-fault', 'citation of “none”'],
  ])('so are other pages: %s at %s', async (path, place, words) => {
    const { page, close } = await openDesk();
    await page.goto(address.replace('/sources/talks/', path));
    await page.locator(place).waitFor();
    expect(await page.locator(place).textContent()).toContain(words);
    const id = await page
      .locator(place)
      .evaluate((fault) => (fault.closest('li') ?? fault.previousElementSibling)?.id);
    expect(await page.locator(`.faults li > p > .where[href="#${id}"]`).count()).toBeGreaterThan(0);
    await close();
  });

  test('and a work that cannot be read is told above those that can', async () => {
    const { page, close } = await openDesk();
    await page.goto(address.replace('/sources/talks/', '/references/'));
    const list = page.getByRole('region', { name: 'Faults' });
    await list.getByText('content/references/works.json:3:').waitFor();
    expect(await page.locator('#ref-gazette').count()).toBe(1);
    await close();
  });

  test('so is one whose source text has no end, as it stands', async () => {
    const { page, close } = await openDesk();
    await page.goto(address.replace('talks', 'endless'));
    await page.locator('.desk-fault', { hasText: '</Source>' }).waitFor();
    expect(await page.locator('#own-1').innerText()).toBe('One.');
    expect(await page.locator('#verify').count()).toBe(0);
    await close();
  });

  test('and the front page leads to all of them, and tells what no other page does', async () => {
    const { page, close } = await openDesk();
    await page.goto(address.replace('/sources/talks/', '/'));
    const list = page.getByRole('region', { name: 'Faults' });
    await list.getByRole('link', { name: '/timeline/' }).waitFor();
    expect(await list.textContent()).toContain('seeds/extra.txt');
    await list.getByRole('link', { name: '/sources/faulty/' }).click();
    await page.locator('#l3 + .desk-fault').waitFor();
    await page.getByRole('link', { name: 'on other pages' }).click();
    await page.waitForURL(address.replace('/sources/talks/', '/'));
    await close();
  });

  test('and one that does not say what its seed says has its own words, with a warning', async () => {
    const { page, close } = await openDesk();
    await page.goto(address.replace('talks', 'other'));
    await page.getByText('This page does not say what its seed says').waitFor();
    await page.locator('#own-0 + .desk-fault').waitFor();
    expect(await page.locator('#own-1').textContent()).toBe('Two on Friday.');
    expect(await page.locator('[data-seed]').count()).toBe(0);
    // Nothing is proved of them, and no note stands beside a mark that is not there.
    expect(await page.locator('#verify, .beside').count()).toBe(0);
    await close();
  });
});

/** Sends what a browser or another program might, and returns the status and the answer. */
function send(
  body: unknown,
  headers: Record<string, string | undefined> = {},
  method = 'POST',
  path = 'annotate',
): Promise<{ status: number; answer: string }> {
  const own = `localhost:${port}`;
  const all = {
    host: own,
    origin: `http://${own}`,
    'content-type': 'application/json',
    ...headers,
  };
  const given = Object.fromEntries(
    Object.entries(all).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  );
  return new Promise((done, fail) => {
    const sent = request(
      { host: 'localhost', port, path: `/_margent/${path}`, agent: false, method, headers: given },
      (response) => {
        let answer = '';
        response.on('data', (data) => (answer += String(data)));
        response.on('end', () => done({ status: response.statusCode ?? 0, answer }));
      },
    );
    sent.on('error', fail);
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    sent.end(method === 'GET' ? undefined : isRaw ? body : JSON.stringify(body));
  });
}

const asked = { edition: hash(folder), page: 'talks', seed: hash(`${text.join('\n\n')}\n`) };
const note = { ...asked, quote: 'Thursday', annotation: { type: 'note', id: 'day' } };

test('what a command had begun that was killed is undone before the desk writes, and takes nothing of it back', async () => {
  const copy = copyOf(folder);
  const given = ['talks', '--quote', 'Paragraph 10', '--id', 'ten', '--edition', copy];
  expect((await run('annotate', given)).code).toBe(0);
  const wanted = readFileSync(join(copy, path), 'utf8');
  // It was about to put the same page in its place, and had kept what was there.
  const stage = '.margent-999999999-abcdef';
  write(folder, {
    [`${stage}/journal`]: `= ${hash(wanted)} ${path}\n`,
    [`${stage}/0`]: wanted,
    [`${stage}/0.was`]: onDisk(),
  });
  markPlace(join(folder, stage));
  const ten = { ...asked, quote: 'Paragraph 10', annotation: { type: 'note', id: 'ten' } };
  const { answer } = await send(ten);
  expect({ answer, isThere: existsSync(join(folder, stage)) }).toEqual({
    answer: expect.stringContaining('"done":true'),
    isThere: false,
  });
  expect(running.output()).toContain(`A command was interrupted while it wrote; undone: ${path}\n`);
  expect((await run('check', ['--edition', folder])).printed).not.toContain('undone');
  expect(onDisk()).toBe(wanted);
});

test('a command that has the edition is waited for, which is told, while pages are served', async () => {
  const lock = tryLock(editionLock(folder));
  // It has begun to write, and nothing is in its place yet.
  mkdirSync(join(folder, '.margent-999999999-abcdef'));
  const sent = send({ ...note, quote: 'Paragraph 11', annotation: { type: 'note', id: 'eleven' } });
  await running.printed(/^Waiting for another command, which has \S+\.margent\.lock$/m);
  // What it has begun is seen, and is not read yet.
  await running.printed(/^Waiting for another command, which writes in \S+$/m);
  expect((await fetch(address)).status).toBe(200);
  lock?.release();
  expect((await sent).answer).toContain('"done":true');
  expect(onDisk()).toContain('Paragraph 11[^eleven] of');
});

describe('what is asked once more, since the answer was lost', () => {
  const by = { by: 'The Gazette', kind: 'event', verdict: 'unverified' };
  /** The server may not have read yet what was written just before, which it tells. */
  const answered = (wanted: object, path = 'annotate') =>
    expect.poll(async () => (await send(wanted, {}, 'POST', path)).answer, { timeout: 60_000 });
  const again = (wanted: object, path?: string) => answered(wanted, path).toBe('{"done":true}');

  test.each<[string, object, string?]>([
    ['a claim', { type: 'claim', id: '', ...by, says: 'It went on.', note: 'So.\n  \n- That.' }],
    ['a claim with its id', { type: 'claim', id: 'forty', ...by, via: ['The agency'] }],
    ['a note', { type: 'note', id: '', note: 'A number.' }],
    ['more of a claim', { type: 'part', id: 'forty' }, 'Paragraph 42'],
    ['a term', { type: 'term', id: 'the gazette' }],
    ['a look', { type: 'rendition', name: 'Hi', attributes: { rend: 'italic' } }],
    ['the beginning of a page', { type: 'rendition', name: 'Page', attributes: { n: '9' } }],
  ])('%s is not written twice', async (_, annotation, quote = 'Paragraph 40') => {
    const before = onDisk();
    const wanted = { ...asked, quote, annotation };
    await answered(wanted).toContain('"done":true');
    const written = onDisk();
    expect(written).not.toBe(before);
    await again(wanted);
    expect(onDisk()).toBe(written);
  });

  test('nor is an entry', async () => {
    const wanted = {
      ...asked,
      quote: 'Paragraph 41',
      annotation: { type: 'claim', id: '', ...by, by: 'A new agency' },
      entries: [{ name: 'A new agency', kind: 'organization', definition: 'A wire.' }],
    };
    await answered(wanted).toContain('"done":true');
    const written = treeOf(folder);
    await again(wanted);
    expect(treeOf(folder)).toEqual(written);
  });

  test('a change and a removal are no change since the form was opened', async () => {
    const subject = { page: 'talks', id: 'paragraph-41' };
    const { saying } = JSON.parse((await send(subject, {}, 'POST', 'saying')).answer) as {
      saying: object;
    };
    const edition = hash(folder);
    const change = { edition, ...subject, was: saying, change: { note: 'It is new.' } };
    for (let n = 0; n < 2; n++) await again(change, 'change');
    expect(onDisk()).toContain('[^paragraph-41]: It is new.\n');
    const removal = { edition, ...subject, was: { ...saying, note: 'It is new.' } };
    for (let n = 0; n < 2; n++) await again(removal, 'change');
    expect(onDisk()).not.toContain('paragraph-41');
  });
});

describe('what is refused, and changes nothing', () => {
  test.each([
    ['a foreign origin', { origin: 'https://example.org' }, 403],
    ['an origin of another port', { origin: 'http://localhost:1' }, 403],
    ['an origin that is none', { origin: 'null' }, 403],
    ['no origin', { origin: undefined }, 403],
    [
      'a name that leads here (DNS rebinding)',
      { host: 'evil.example:4321', origin: 'http://evil.example:4321' },
      403,
    ],
    ['another port', { host: 'localhost:1', origin: 'http://localhost:1' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['what a form can send', { 'content-type': 'text/plain' }, 415],
  ] as [string, Record<string, string | undefined>, number][])('%s', async (_, headers, status) => {
    const before = treeOf(folder);
    expect(await send(note, headers)).toMatchObject({ status });
    expect(treeOf(folder)).toEqual(before);
  });

  test('a page of another origin, in a browser that has the desk open', async () => {
    const before = treeOf(folder);
    const other = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Another site</title>');
    });
    await new Promise<void>((done) => other.listen(0, 'localhost', done));
    const { page, close } = await openDesk();
    await page.goto(address);
    await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
    const refused = await page.evaluate(
      async ([to, body]) => {
        const send = (init: RequestInit) =>
          fetch(String(to), { method: 'POST', body: String(body), ...init }).then(
            ({ status, type }) => `${status} ${type}`,
            () => 'blocked',
          );
        const json = { 'Content-Type': 'application/json' };
        return [
          await send({ headers: json }),
          await send({}),
          await send({ mode: 'no-cors', credentials: 'include' }),
        ];
      },
      [`http://localhost:${port}/_margent/annotate`, JSON.stringify(note)],
    );
    // The browser sends the last one, and hides what it was answered.
    expect(refused).toEqual(['blocked', 'blocked', '0 opaque']);
    await page.setContent(
      `<form method="post" enctype="text/plain" action="http://localhost:${port}/_margent/annotate"><input name='{"x":"' value='"}'><button>Go</button></form>`,
    );
    const answer = page.waitForResponse(/_margent/);
    await page.getByRole('button').click();
    expect((await answer).status()).toBe(403);
    await close();
    other.close();
    expect(treeOf(folder)).toEqual(before);
  });

  test('whatever comes from another machine: the server listens on loopback alone', async () => {
    // All of 127/8 is this machine, but only a server of every address answers at this one.
    const socket = connect(port, '127.0.0.2');
    const [event] = await Promise.race([
      once(socket, 'connect').then(() => ['connect']),
      once(socket, 'error').then(() => ['error']),
    ]).catch(() => ['error']);
    socket.destroy();
    expect(event).toBe('error');
  });

  test('half of a request, of which nobody is told', async () => {
    const socket = connect(port, 'localhost');
    const head = `POST /_margent/choices HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n`;
    socket.write(head);
    await once(socket, 'data');
    socket.write('{');
    socket.destroy();
    await once(socket, 'close');
    for (let n = 0; n < 5; n++) expect(await send('{')).toMatchObject({ status: 400 });
    expect(running.output()).not.toContain('aborted');
  });

  test('another method, no JSON, and too much', async () => {
    const before = treeOf(folder);
    expect(await send('', {}, 'GET')).toMatchObject({ status: 405 });
    expect(await send('{')).toMatchObject({ status: 400 });
    expect(
      await send(Buffer.from(JSON.stringify({ ...note, quote: 'caf\xe9' }), 'latin1')),
    ).toMatchObject({
      status: 400,
    });
    expect(await send(`${'['.repeat(90_000)}${']'.repeat(90_000)}`)).toMatchObject({ status: 400 });
    for (const name of ['__proto__', 'constructor', 'toString', 'none']) {
      expect(await send({}, {}, 'POST', name)).toMatchObject({ status: 404 });
    }
    expect(await send({ ...note, quote: 'x'.repeat(300_000) })).toMatchObject({ status: 413 });
    expect(treeOf(folder)).toEqual(before);
  });

  test.each(['../../secret', '/etc/passwd', 'content/secret', '..\\secret', 'linked', '', 'none'])(
    'the page %j, which is none of content/sources',
    async (page) => {
      const outside = temporaryFolder();
      write(outside, { 'linked.mdx': mdx });
      try {
        symlinkSync(join(outside, 'linked.mdx'), join(folder, 'content/sources/linked.mdx'));
        write(folder, { 'secret.mdx': mdx, 'content/secret.mdx': mdx });
      } catch {
        // It is there from the case before.
      }
      const before = treeOf(folder);
      const { status, answer } = await send({ ...note, page });
      expect(status).toBe(200);
      expect(answer).toContain('expected one of content/sources');
      expect(treeOf(folder)).toEqual(before);
      expect(readFileSync(join(outside, 'linked.mdx'), 'utf8')).toBe(mdx);
    },
  );

  test.each([
    ['annotate', note],
    ['change', { ...asked, id: 'place', seed: undefined, was: {} }],
  ])('what was begun in a page of another edition: %s', async (path, body) => {
    const before = treeOf(folder);
    expect(await send({ ...body, edition: hash('/another') }, {}, 'POST', path)).toMatchObject({
      status: 200,
      answer: expect.stringContaining('Unexpected page of another edition'),
    });
    expect(treeOf(folder)).toEqual(before);
  });

  test('words of a text that is another since they were chosen', async () => {
    const before = treeOf(folder);
    expect(await send({ ...note, seed: hash('Talks were held in Moscow.\n') })).toMatchObject({
      status: 200,
      answer: expect.stringContaining('Unexpected text of “talks” since these words were chosen'),
    });
    expect(treeOf(folder)).toEqual(before);
  });

  test('half of a character, which no file can hold', async () => {
    const before = treeOf(folder);
    const { annotation } = note;
    for (const body of [
      { ...note, annotation: { ...annotation, note: 'A \ud800.' } },
      { ...note, quote: '\udc00' },
      {
        ...note,
        annotation: { type: 'term', id: 'new' },
        entries: [{ name: 'New', kind: 'term', definition: '\ud800' }],
      },
    ])
      expect(await send(body)).toMatchObject({
        status: 200,
        answer: expect.stringContaining('Unexpected half of a character'),
      });
    expect(treeOf(folder)).toEqual(before);
  });

  test.each<[string, object]>([
    ['link to nowhere', { note: 'A [word](/nowhere/).' }],
    ['script', { note: 'A [word](javascript:alert(1)).' }],
    ['image that is not there', { note: '![A sail](none.png)' }],
    ['sign that is not seen', { note: 'A \u202E word.' }],
  ])('a note with a %s, which the edition would have as an error', async (_, said) => {
    const before = treeOf(folder);
    const { status, answer } = await send({ ...note, annotation: { ...note.annotation, ...said } });
    expect([status, answer]).toEqual([200, expect.stringContaining('"problems"')]);
    expect(treeOf(folder)).toEqual(before);
  });

  test('a request that is none', async () => {
    for (const body of [
      null,
      [],
      { ...note, more: 1 },
      { ...note, nth: 0 },
      { ...note, annotation: { type: 'x' } },
    ]) {
      expect((await send(body)).answer).toContain('Unexpected request');
    }
  });

  test('a page behind a link that was put there since it was read', async () => {
    const outside = temporaryFolder();
    const sources = join(folder, 'content/sources');
    mkdirSync(outside, { recursive: true });
    renameSync(sources, join(outside, 'sources'));
    symlinkSync(join(outside, 'sources'), sources);
    const before = readFileSync(join(outside, 'sources/talks.mdx'), 'utf8');
    const { answer } = await send(note);
    expect(answer).toContain('problems');
    expect(readFileSync(join(outside, 'sources/talks.mdx'), 'utf8')).toBe(before);
  });
});
