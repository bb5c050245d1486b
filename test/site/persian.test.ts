import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import type { Browser, Page } from 'playwright-core';
import { en } from '../../src/core/words/en.ts';
import { fa } from '../../src/core/words/fa.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, visitTab } from '../browser.ts';
import { latinIn, latinWords } from '../latin.ts';
import { filesOf, manifestOf, pagesOf } from './built.ts';

const { persian } = inject('sites');

const shown = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('an edition in Persian says nothing in English', () => {
  test('on a page of every kind', () => {
    const pages = pagesOf(persian);
    const kinds =
      'sources claims chains glossary references timeline comparisons letters texts guides'.split(
        ' ',
      );
    const paths = pages.map(({ path }) => path);
    for (const path of [...kinds, 'search', 'offline', 'changes', 'data', 'help'])
      expect(paths).toContainEqual(expect.stringMatching(new RegExp(`^/${path}/`)));
    const found = pages.map(({ html, path, elements }) => {
      // The head of a page of the help has its title.
      const isHelp = path.startsWith('/help/');
      const [body] = elements.filter((element) => element.name === 'body');
      return [path, latinIn(isHelp && body ? [body] : parseDocument(html).children)];
    });
    expect(found.filter(([, words = []]) => words.length > 0)).toEqual([]);
  });

  test.each<[path: string, act?: (page: Page) => Promise<unknown>]>([
    ['', (page) => page.keyboard.press('/').then(() => page.keyboard.type('بندر'))],
    [`search/?q=${encodeURIComponent('راه')}`, shown('#results li')],
    [`search/?q=${encodeURIComponent('ققنوس')}`],
    [`search/?q=${encodeURIComponent('راه ققنوس')}&kind=claim&sort=oldest`, shown('#results li')],
    [`sources/report/?hl=${encodeURIComponent('باران')}#l7`, shown('.highlight-bar')],
    ['sources/report/', (page) => page.getByRole('button', { name: fa.verifying.verify }).click()],
    ['sources/report/#claim-quay', shown('#claim-quay:target')],
    ['sources/letter/', (page) => page.locator('.page a').first().click()],
    ['claims/#verdict-disputed'],
    ['offline/'],
    ['glossary/quay/'],
  ])('once the scripts of /%s have run', async (path, act) => {
    await visitTab(browser, persian.address + path, async (page) => {
      await act?.(page);
      await page.waitForLoadState('networkidle');
      expect(latinIn(parseDocument(await page.content()).children)).toEqual([]);
    });
  });

  test('in the one file, the book and the feed', () => {
    const read = (path: string) => readFileSync(join(persian.out, path));
    const book = unzipSync(new Uint8Array(read('downloads/edition.epub')));
    const files = Object.entries(book).filter(([path]) => path.endsWith('.xhtml'));
    expect(files.map(([path]) => path)).toContain('EPUB/nav.xhtml');
    const texts: [string, string][] = [
      ['edition.html', read('downloads/edition.html').toString()],
      ...files.map(([path, bytes]): [string, string] => [path, new TextDecoder().decode(bytes)]),
    ];
    const found = texts.map(([path, text]) => [path, latinIn(parseDocument(text).children)]);
    expect(found.filter(([, words = []]) => words.length > 0)).toEqual([]);
    const said = [
      ...read('changes.xml')
        .toString()
        .matchAll(/<(?:title|summary)>([^<]*)</g),
    ];
    expect(said.length).toBeGreaterThan(4);
    expect(said.flatMap(([, words = '']) => latinWords(words))).toEqual([]);
    expect(manifestOf(persian.out).parts.flatMap(({ title }) => latinWords(title))).toEqual([]);
  });

  test('in its scripts, which have the words of its language alone', () => {
    const scripts = filesOf(persian)
      // What shows images at any size has words of its own, which it is never asked for.
      .filter((path) => path.endsWith('.js') && path !== 'scan-reader.js')
      .map((path) => readFileSync(join(persian.out, path), 'utf8'));
    const said = (text: string) => scripts.some((script) => script.includes(text));
    const areas = ['reading', 'saving', 'searching', 'standing', 'verifying'] as const;
    for (const area of areas) {
      const whole = (words: object) =>
        Object.values(words).filter(
          (text): text is string =>
            typeof text === 'string' && text.length > 12 && !/[\\{<'"\u2068]/.test(text),
        );
      expect(whole(en[area]).filter(said), area).toEqual([]);
      expect(whole(fa[area]).filter(said).length, area).toBeGreaterThan(0);
    }
  });

  test('but for the help, which says that it is in English', () => {
    const help = pagesOf(persian).filter(({ path }) => path.startsWith('/help/'));
    expect(help.length).toBeGreaterThan(20);
    for (const { elements, path } of help) {
      const main = elements.find(({ name }) => name === 'main');
      expect(main?.attribs, path).toMatchObject({ lang: 'en', dir: 'ltr' });
    }
  });
});

describe('a page that runs from right to left', () => {
  const wide = { viewport: { width: 1280, height: 800 } };
  const edges = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);

  test('has its notes on the left of the text, and the numbers of paragraphs on the right', async () => {
    const look = async (page: Page) => {
      const [text, note, number] = await Promise.all(
        ['.source p', '.notes .note', '.source p .para'].map((selector) => edges(page, selector)),
      );
      expect(note?.right).toBeLessThan(text?.left ?? 0);
      expect(number?.left).toBeGreaterThanOrEqual((text?.right ?? 0) - 1);
    };
    await visitTab(browser, `${persian.address}sources/report/`, look, wide);
  });

  test('leads on to the left: chains, and the pages before and after', async () => {
    await visitTab(
      browser,
      `${persian.address}sources/report/`,
      async (page) => {
        const chain = page.locator('.source-page > header .chain');
        expect(await chain.textContent()).toContain('پارس ← روزنامه');
        const [first, last] = await Promise.all(
          ['a:first-of-type', 'a:last-of-type'].map((one) =>
            edges(page, `.source-page > header .chain ${one}`),
          ),
        );
        expect(last?.right).toBeLessThan(first?.left ?? 0);
      },
      wide,
    );
  });

  test('is verified as any other, and a gap is found out that says more than that', async () => {
    const [foreign = ''] = fa.verifying.foreign.split('{found}');
    await visitTab(browser, `${persian.address}sources/letter/`, async (page) => {
      const verify = page.getByRole('button', { name: fa.verifying.verify });
      await verify.click();
      const told = page.locator('#verified');
      await expect.poll(() => told.textContent()).toMatch(/^برابر: .*letter\.txt/);
      expect(await told.textContent()).not.toContain(foreign.trim());
      await page
        .locator('.missing')
        .last()
        .evaluate((gap) => (gap.textContent = '[خرما]'));
      await verify.click();
      await expect.poll(() => told.textContent()).toContain(foreign.trim());
    });
  });
});
