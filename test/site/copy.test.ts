import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openTab } from '../browser.ts';
import { fold } from './built.ts';

const { own, nested, languages } = inject('sites');
const path = 'sources/russia-iran-talks-2002/';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(address = own.address + path) {
  const watched = await openTab(browser, {
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await watched.page.goto(address);
  return watched;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

function select(page: Page, selector: string): Promise<void> {
  return page.evaluate((one) => {
    const element = document.querySelector(one);
    if (element) getSelection()?.selectAllChildren(element);
  }, selector);
}

test('what is copied of the source is the source, without numbers of notes and paragraphs', async () => {
  const { page, close } = await open();
  await select(page, '[data-seed]');
  await page.keyboard.press('ControlOrMeta+c');
  const seed = await page.locator('[data-seed]').getAttribute('data-seed');
  const expected = readFileSync(join(own.edition, 'seeds', seed ?? ''), 'utf8');
  const copied = await clipboard(page);
  expect(fold(copied)).toBe(fold(expected));
  expect(copied).toContain('\n\n');
  await close();
});

test('what is copied of a text from right to left, in verse or not, has no numbers and marks in it either', async () => {
  const { page, close } = await open(`${languages.address}sources/psalm/`);
  for (const id of ['psalm', 'saadi', 'kohelet']) {
    await page.goto(`${languages.address}sources/${id}/`);
    const seed = await page.locator('[data-seed]').getAttribute('data-seed');
    const expected = fold(readFileSync(join(languages.edition, 'seeds', seed ?? ''), 'utf8'));
    await select(page, '[data-seed]');
    await page.keyboard.press('ControlOrMeta+c');
    expect(fold(await clipboard(page)), id).toBe(expected);
    await select(page, 'article');
    await page.keyboard.press('ControlOrMeta+c');
    expect(fold(await clipboard(page)), id).toContain(expected);
  }
  await close();
});

test.each(['<div class="tables">', '<blockquote>'])(
  'what is copied has one blank line before what stands in %s, as before all else',
  async (holder) => {
    const { page, close } = await open();
    await select(page, '[data-seed]');
    await page.keyboard.press('ControlOrMeta+c');
    const expected = await clipboard(page);
    await page.evaluate((tag) => {
      const blocks = [...document.querySelectorAll('[data-seed] > p')].slice(1, 3);
      const range = document.createRange();
      range.setStartBefore(blocks[0] as Element);
      range.setEndAfter(blocks[1] as Element);
      const markup = blocks.map((block) => block.outerHTML).join('\n');
      range.deleteContents();
      range.insertNode(range.createContextualFragment(`${tag}\n${markup}\n`));
    }, holder);
    expect(await page.locator('[data-seed] > * > p').count()).toBe(2);
    await select(page, '[data-seed]');
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toBe(expected);
    await close();
  },
);

test('a link to words in kept lines names words of each of their lines by themselves: no browser finds any across their ends', async () => {
  const { page, close } = await open(`${languages.address}sources/nachtlied/`);
  const seed = readFileSync(join(languages.edition, 'seeds/nachtlied.txt'), 'latin1');
  await select(page, '[data-seed] p');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => clipboard(page)).toContain(':~:text=');
  const [, directive = ''] = (await clipboard(page)).split(':~:text=');
  const parts = directive.split(',').map((part) => decodeURIComponent(part.replace(/^-|-$/g, '')));
  expect(parts.length).toBeGreaterThan(1);
  const lines = seed.split(/\r?\n/);
  expect(parts.filter((part) => !lines.some((line) => line.includes(part)))).toEqual([]);
  await close();
});

test('what is copied across the text and the notes has no numbers of marks in it', async () => {
  const { page, close } = await open();
  await select(page, 'article');
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toContain(
    "at Russia's Foreign Ministry in Moscow Thursday, the ITAR-TASS",
  );
  await close();
});

test('selected words are offered with their citation, and as a link that leads to them', async () => {
  const { page, faults, close } = await open(nested.address + path);
  await page.locator('#l8').scrollIntoViewIfNeeded();
  await select(page, '#l8');
  await page.getByRole('button', { name: 'Copy with citation' }).click();
  await expect
    .poll(() => clipboard(page))
    .toMatch(
      /^“Nuclear energy .*weapons of mass destruction\.” \(.*¶ 4, https:\/\/example\.org\/some\/edition\/sources\/russia-iran-talks-2002\/#l8.*\)$/s,
    );
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => clipboard(page)).toContain('#l8:~:text=Nuclear%20energy%20cooperation');
  const link = new URL(await clipboard(page));
  expect(link.pathname).toBe(new URL(page.url()).pathname);
  expect(faults).toEqual([]);
  await close();
});

test('the link of words that stand on the page before has words around them, too', async () => {
  const { page, faults, close } = await open();
  await page.locator('#l8').scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const node = document.querySelector('#l8 .claim')?.firstChild;
    const at = node?.textContent?.indexOf('cooperation') ?? -1;
    if (node) getSelection()?.setBaseAndExtent(node, at, node, at + 'cooperation'.length);
  });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/#l8:~:text=energy-,cooperation,-/);
  expect(faults).toEqual([]);
  await close();
});

test('words that are copied with their citation have signs for what is missing, supplied and deleted among them', async () => {
  const { page, close } = await open(`${languages.address}sources/letter/`);
  const copy = async (selector: string, expected: RegExp) => {
    await select(page, selector);
    await page.getByRole('button', { name: 'Copy with citation' }).click();
    await expect.poll(() => clipboard(page)).toMatch(expected);
  };
  await copy(
    '[data-seed]',
    /⟦das Wetter war schlecht⟧\. .* die Tinte \[läuft\]: .*\[…\].*Vale et me ama\.\*\s?\[…\] Dein W\./s,
  );
  await copy('[data-seed] .del', /“⟦das Wetter war schlecht⟧”/);
  await close();
});

test.each([
  ['#inner', '⟦[b]⟧'],
  ['#outer', '⟦a [b c] d⟧'],
  ['#around', 'It is ⟦a [b c] d⟧ […] of ⟦all⟧ men'],
  ['#lost', 'it ⟦is⟧'],
])(
  'so have those within such words, and those that a link cuts: %s',
  async (selector, expected) => {
    const { page, close } = await open(`${languages.address}sources/letter/`);
    await page.evaluate(() => {
      const block = document.querySelector('[data-seed] p');
      if (!block) return;
      const gap = '<bdi class="missing" data-apparatus>2 words lost</bdi>';
      const inner =
        '<span class="supplied"><i id="inner">b</i> <span class="supplied">c</span></span>';
      const outer = `<del class="del"><span id="outer">a ${inner} d</span></del>`;
      const cut = '<del class="del">a</del><a href="/"><del class="del">ll</del></a>';
      const lost = `<span id="lost">${gap}it <del class="del">is</del>${gap}</span>`;
      block.innerHTML = `<span id="around">It is ${outer}${gap} of ${cut} men</span> ${lost}.`;
    });
    await select(page, selector);
    await page.getByRole('button', { name: 'Copy with citation' }).click();
    await expect.poll(async () => (await clipboard(page)).split(/[“”]/)[1]).toBe(expected);
    await close();
  },
);

test('what is selected from the margin begins with the first words; those of the title have no link of their own', async () => {
  const { page, close } = await open();
  await page.evaluate(() => {
    const source = document.querySelector('[data-seed]');
    if (source) getSelection()?.setBaseAndExtent(source, 0, source, 3);
  });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/#l1$/);
  await page.getByRole('button', { name: 'Copy with citation' }).click();
  await expect.poll(() => clipboard(page)).toContain('¶ 1, ');
  await close();
});

test('a source is cited in every style, with its permanent address and the version and date of the edition', async () => {
  const { page, close } = await open(nested.address + path);
  const cited = await page.locator('[data-style]').allInnerTexts();
  expect(
    await page
      .locator('[data-style]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['style'])),
  ).toEqual(['Chicago', 'APA', 'MLA', 'BibLaTeX', 'BibTeX']);
  for (const text of cited) {
    expect(text).toContain('Russia, ');
    expect(text).toContain('https://example.org/some/edition/sources/russia-iran-talks-2002/');
    expect(text).toMatch(/2002 \(version 0\.2, 29 November 2026\)/i);
  }
  expect(cited[0]).toContain('“Russia, Iran Discuss Intl. Security Issues.”');
  expect(cited[1]).toContain('(2002, June 1)');
  expect(cited[2]).toContain('1 June 2002');
  expect(cited[3]).toMatch(/^@online\{/);
  expect(cited[4]).toMatch(/^@misc\{/);
  await close();
});

test('the citation of a paragraph or claim has its place', async () => {
  const { page, close } = await open();
  await page.locator('#l8 .para').click();
  await page.getByRole('link', { name: 'Cite', exact: true }).click();
  const chicago = page.locator('[data-style=Chicago]');
  await expect.poll(() => chicago.innerText()).toContain(`¶ 4, ${own.address}${path}#l8`);
  await page.getByRole('button', { name: 'Copy the Chicago citation' }).click();
  await expect.poll(() => clipboard(page)).toBe(await chicago.innerText());
  await page.keyboard.press('Escape');
  await page.goto(`${own.address}${path}#claim-weapons-claim`);
  expect(await chicago.innerText()).toContain(`¶ 4, ${own.address}${path}#claim-weapons-claim`);
  await close();
});

test('so has that of a page which is opened at the address of a place, or loaded again', async () => {
  const { page, close } = await open(`${own.address}${path}#claim-weapons-claim`);
  const chicago = page.locator('[data-style=Chicago]');
  const cited = `¶ 4, ${own.address}${path}#claim-weapons-claim`;
  expect(await chicago.textContent()).toContain(cited);
  await page.reload();
  expect(await chicago.textContent()).toContain(cited);
  // A note stands in no paragraph.
  await page.goto(`${own.address}${path}#note-headline`);
  await page.reload();
  expect(await chicago.textContent()).not.toContain('¶');
  await close();
});

test('where the browser does not let it, that nothing was copied is said', async () => {
  const { page, close } = await open();
  // As on a page by plain http.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('link', { name: 'Cite', exact: true }).click();
  const button = page.getByRole('button', { name: 'Copy the Chicago citation' });
  await button.click();
  await button.click();
  await expect.poll(() => button.innerText()).toBe('Not copied: select the words');
  await expect.poll(() => button.innerText(), { timeout: 10_000 }).toBe('Copy');
  await close();
});
