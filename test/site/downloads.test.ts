import { EpubCheck } from '@likecoin/epubcheck-ts';
import { unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { crateMetadata } from '../../src/core/export/ro-crate.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { epubOf } from '../../src/site/epub.ts';
import { createSite } from '../../src/site/load.ts';
import { openBrowser, openPage, openTab } from '../browser.ts';
import { build } from '../command.ts';
import { edition, hash, temporaryFolder } from '../folder.ts';
import { root } from '../root.ts';
import { attribute, type Element, fold, pagesOf, textOf } from './built.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages, unsafe } = inject('sites');
const sites = [own, nested, languages, unsafe];

const fileOf = (site: BuiltSite) => join(site.out, 'downloads/edition.html');
const bookOf = (site: BuiltSite) => readFileSync(join(site.out, 'downloads/edition.epub'));

/** Returns the documents of an EPUB, by name, as its readers parse them. */
function chaptersOf(book: Uint8Array): Map<string, Element[]> {
  const files = Object.entries(unzipSync(book));
  const chapters = files.filter(([name]) => name.endsWith('.xhtml'));
  return new Map(
    chapters.map(([name, bytes]) => [
      name,
      elementsOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes), true),
    ]),
  );
}

function elementsOf(html: string, xmlMode = false): Element[] {
  return DomUtils.getElementsByTagName('*', parseDocument(html, { xmlMode }), true);
}

/** Returns the texts that a file shows as sources', each with the seed that it names. */
function sourcesIn(elements: readonly Element[]): [string, string][] {
  const found = elements.filter((element) => attribute(element, 'data-seed') !== undefined);
  return found.map((element) => [attribute(element, 'data-seed') ?? '', fold(shown(element))]);
}

function shown(node: Element | Element['children'][number]): string {
  if ('attribs' in node && 'data-apparatus' in node.attribs) return '';
  if ('children' in node) return node.children.map((child) => shown(child)).join('');
  return node.type === 'text' && 'data' in node ? String(node.data) : '';
}

const encodings: Record<string, string> = { 'frog.txt': 'shift_jis' };

/** Returns the folded seeds of the sources that a site shows. */
function seedsOf(site: BuiltSite): [string, string][] {
  const pages = pagesOf(site).filter(({ path }) => /^\/sources\/./.test(path));
  return pages.map(({ elements }) => {
    const element = elements.find((one) => attribute(one, 'data-seed') !== undefined);
    const name = element ? (attribute(element, 'data-seed') ?? '') : '';
    const encoding = element ? attribute(element, 'data-encoding') : undefined;
    const bytes = readFileSync(join(site.edition, 'seeds', name));
    return [name, fold(new TextDecoder(encoding ?? encodings[name]).decode(bytes))];
  });
}

/** What XML cannot hold is U+FFFD in a book; a form feed, white space to the fold, is a space. */
function inXml(words: string): string {
  return words.replace(/[\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD');
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(sites)('of the edition in $edition under $base', (site) => {
  test('the one file and the book say what the seeds say', () => {
    const seeds = seedsOf(site).sort();
    expect(seeds.length).toBeGreaterThan(0);
    expect(sourcesIn(elementsOf(readFileSync(fileOf(site), 'utf8'))).sort()).toEqual(seeds);
    const inBook = [...chaptersOf(bookOf(site)).values()].flatMap(sourcesIn);
    expect(inBook.sort()).toEqual(seeds.map(([name, words]) => [name, inXml(words)]));
  });

  test('the book is a valid EPUB', async () => {
    const { messages } = await EpubCheck.validate(bookOf(site));
    expect(messages.map(({ id, message, location }) => [id, message, location?.path])).toEqual([]);
  });

  test('the one file is valid HTML, and every link in it leads somewhere', async () => {
    const html = readFileSync(fileOf(site), 'utf8');
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'no-inline-style': 'off',
        'require-sri': 'off',
      },
    });
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) => messages.map((m) => `${m.line} ${m.message}`)),
    ).toEqual([]);
    const elements = elementsOf(html);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements) {
      const href = attribute(element, 'href');
      if (href === undefined) continue;
      if (href.startsWith('#')) expect(ids, href).toContain(decodeURIComponent(href.slice(1)));
      else expect(href).toMatch(/^(?:https?|mailto):/);
    }
  });
});

/** Opens an edition from the disk, away from the site. */
async function openFile(site: BuiltSite, bypassCSP = false) {
  const folder = temporaryFolder();
  cpSync(fileOf(site), join(folder, 'edition.html'));
  const watched = await openTab(browser, { bypassCSP });
  await watched.page.addInitScript(() => {
    Object.assign(globalThis, { hurt: (how: unknown) => console.error(`hurt: ${String(how)}`) });
  });
  const requests: string[] = [];
  watched.page.on('request', (request) => requests.push(request.url()));
  await watched.page.goto(pathToFileURL(join(folder, 'edition.html')).href);
  return { ...watched, requests };
}

test.each(sites)(
  'no chapter of the book in $edition under $base is wider than a phone',
  async (site) => {
    const folder = temporaryFolder();
    const names: string[] = [];
    for (const [name, bytes] of Object.entries(unzipSync(bookOf(site)))) {
      if (!name.startsWith('EPUB/')) continue;
      writeFileSync(join(folder, basename(name)), bytes);
      if (name.endsWith('.xhtml')) names.push(basename(name));
    }
    const { page, close } = await openPage(browser, { viewport: { width: 360, height: 640 } });
    for (const name of names) {
      await page.goto(pathToFileURL(join(folder, name)).href);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(360);
    }
    expect(names).toContain('colophon.xhtml');
    await close();
  },
);

describe('the one file, opened from a disk', () => {
  test('is searched, and its notes and terms are followed', async () => {
    const { page, faults, requests, close } = await openFile(own);
    await page.getByRole('searchbox').fill('Kharrazi');
    await page.locator('#search li').first().waitFor();
    const count = await page.locator('#search [role=status]').innerText();
    expect(Number.parseInt(count, 10)).toBeGreaterThan(1);
    const links = await page
      .locator('#search li a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.some((link) => /^#source-russia-iran-talks-2002--l\d+$/.test(link))).toBe(true);
    expect(links.some((link) => /^#source-russia-iran-talks-2002--note-/.test(link))).toBe(true);
    expect(links).toContain('#glossary--entry-kamal-kharrazi');
    for (const link of links) {
      const target = page.locator(`[id="${decodeURIComponent(link.slice(1))}"]`);
      expect(await target.count(), link).toBe(1);
    }
    await page.locator('.source a[role="doc-noteref"]').first().click();
    expect(await page.locator('li:target').innerText()).not.toBe('');
    await page.locator('li:target a[role="doc-backlink"]').first().click();
    await page.locator('.source a.term').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#glossary--entry-/);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('verifies its texts against the seeds that it carries', async () => {
    const { page, faults, close } = await openFile(languages);
    const buttons = page.getByRole('button', { name: 'Verify' });
    expect(await buttons.count()).toBe(seedsOf(languages).length);
    for (const button of await buttons.all()) {
      await button.click();
      const answer = button.locator('xpath=following-sibling::p');
      await expect.poll(() => answer.innerText()).toMatch(/^The text above is that of [\w-]+\.txt/);
    }
    await page
      .locator('.source p')
      .first()
      .evaluate((block) => block.append('!'));
    await buttons.first().click();
    await expect
      .poll(() => buttons.first().locator('xpath=following-sibling::p').innerText())
      .toMatch(/^The text above differs/);
    expect(faults).toEqual([]);
    await close();
  });

  test('finds what is in each language', async () => {
    const { page, close } = await openFile(languages);
    for (const [words, source] of [
      ['Wipfeln', 'nachtlied'],
      // Only a stemmer of German brings these together.
      ['Wipfel', 'nachtlied'],
      ['بنی', 'saadi'],
      // With the letter that Arabic keyboards have.
      ['بني', 'saadi'],
      ['蛙', 'frog'],
      ['時習', 'analects'],
      ['forecast', 'nachtlied'],
    ]) {
      await page.getByRole('searchbox').fill(words ?? '');
      await page.locator(`#search a[href^="#source-${source}"]`).first().waitFor();
    }
    await close();
  });

  test('asks and answers as the site does: verbatim in quotes, all words, and what may be meant', async () => {
    const { page, faults, close } = await openFile(own);
    const box = page.getByRole('searchbox');
    const status = page.locator('#search [role=status]');
    await box.fill('"strategic stability issues"');
    await page.locator('#search .hits > li').first().waitFor();
    const excerpts = await page.locator('#search .excerpt').allInnerTexts();
    expect(excerpts.length).toBeGreaterThan(0);
    for (const excerpt of excerpts) expect(excerpt).toMatch(/strategic stability issues/i);
    await box.fill('"strategic stability issue"');
    await expect.poll(() => status.innerText()).toBe('0 results');
    await box.fill('Kharrazi zzyzx');
    await expect.poll(() => status.innerText()).toContain('without zzyzx, which is nowhere');
    await box.fill('Kharrazification');
    const resembling = page.locator('#search .resembling a');
    await expect.poll(() => status.innerText()).toBe('0 results');
    await expect.poll(() => resembling.first().innerText()).toBe('Kharrazi');
    await resembling.first().click();
    await expect.poll(() => status.innerText()).toMatch(/^[1-9]/);
    await box.fill('Boushehr');
    const meant = page.locator('#search .suggestions a');
    await meant.first().waitFor();
    expect(await meant.first().getAttribute('href')).toMatch(/^#glossary--entry-bushehr/);
    await box.fill('Kharrazi');
    const found = page.locator('#search li', { hasText: 'Source text' }).first();
    await found.locator('a').click();
    const marked = () =>
      page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map(String).join(' '));
    await expect.poll(marked).toMatch(/Kharrazi/);
    await page.keyboard.press('/');
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('reads without scripts, on a phone as on a desk', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(fileOf(own)).href);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    }
    expect(await page.locator('.source').innerText()).toContain('Kharrazi');
    await context.close();
  });
});

describe('of an edition that is full of attacks', () => {
  test.each([true, false])(
    'the one file runs nothing of it; bypassing the policy: %s',
    async (bypass) => {
      const { page, faults, close } = await openFile(unsafe, bypass);
      await page.locator('body').hover();
      for (let i = 0; i < 30; i++) await page.keyboard.press('Tab');
      await page.getByRole('searchbox').fill('hurt');
      await page.locator('#search li').first().waitFor();
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText('The text above is that of').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
  );

  test('one file and book have no elements or attributes that the site’s own edition lacks', () => {
    const namesOf = (elements: readonly Element[]) => new Set(elements.map(({ name }) => name));
    const pairs: [Element[], Element[]][] = [
      [
        elementsOf(readFileSync(fileOf(own), 'utf8')),
        elementsOf(readFileSync(fileOf(unsafe), 'utf8')),
      ],
      [
        [...chaptersOf(bookOf(own)).values()].flat(),
        [...chaptersOf(bookOf(unsafe)).values()].flat(),
      ],
    ];
    for (const [known, found] of pairs) {
      const names = namesOf([
        ...known,
        ...found.filter(({ name }) => /^(?:h[1-6]|dl|dt|dd)$/.test(name)),
      ]);
      for (const element of found) {
        expect(names, `<${element.name}>`).toContain(element.name);
        for (const [name, value] of Object.entries(element.attribs)) {
          expect(name).not.toMatch(/^on|^style$|^srcdoc$|[^a-z0-9:-]/i);
          if (['href', 'src', 'action'].includes(name)) {
            expect(new URL(value, 'https://here.invalid/').protocol).toMatch(/^https?:$/);
          }
        }
      }
      const scripts = found.filter(({ name }) => name === 'script');
      expect(scripts.length).toBe(known.filter(({ name }) => name === 'script').length);
    }
  });
});

describe('the book', () => {
  test('has its notes as footnotes, linked both ways', () => {
    const chapters = chaptersOf(bookOf(own));
    const source = chapters.get('EPUB/source-russia-iran-talks-2002.xhtml') ?? [];
    const typed = (type: string) => source.filter((one) => attribute(one, 'epub:type') === type);
    const notes = typed('footnote').map((note) => attribute(note, 'id'));
    expect(notes.length).toBeGreaterThan(5);
    const marks = typed('noteref');
    const named = new Set(marks.map((mark) => (attribute(mark, 'href') ?? '').split('#')[1]));
    expect([...named].sort()).toEqual(notes.sort());
    const backs = source.filter((one) => attribute(one, 'role') === 'doc-backlink');
    expect(backs.length).toBe(marks.length);
  });

  test('has glossary, references and the hashes of its sources', () => {
    const chapters = chaptersOf(bookOf(own));
    const words = (name: string) => textOf(chapters.get(`EPUB/${name}.xhtml`)?.[0] as Element);
    expect(words('glossary')).toContain('Bushehr');
    expect(words('references')).toContain('Bleek');
    for (const name of readdirSync(join(root, 'seeds')).filter((one) => one.endsWith('.txt'))) {
      expect(words('colophon')).toContain(hash(readFileSync(join(root, 'seeds', name))));
    }
  });

  test('says in its colophon which characters XML cannot hold', () => {
    const folder = edition({
      'content/edition.yaml': 'title: Controls\n',
      'content/sources/bell.mdx':
        '---\ntitle: Bell\nseed: bell.txt\n---\n\n<Source>\n\nRing \x07 and \x1B, then \u0085 and \u2028.\n\n</Source>\n',
      'seeds/bell.txt': 'Ring \x07 and \x1B,\fthen \u0085 and \u2028.\n',
    });
    const site = {
      ...createSite(loadEdition(folder), '/'),
      citations: { of: () => [], keep: () => {} },
    };
    const chapters = chaptersOf(epubOf(site, own.out));
    const [source] = [...chapters.values()].flatMap(sourcesIn);
    expect(source).toEqual(['bell.txt', 'Ring \uFFFD and \uFFFD, then \u0085 and \u2028.']);
    const colophon = chapters.get('EPUB/colophon.xhtml')?.[0];
    expect(colophon && textOf(colophon)).toContain('of this book, XML, cannot hold: 2.');
  });

  test('begins with its type, uncompressed', () => {
    const bytes = bookOf(own);
    expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
    expect(bytes.readUInt16LE(8)).toBe(0);
  });
});

test('the page on reading offline offers both, with their sizes', async () => {
  const { page, faults, close } = await openPage(browser);
  await page.goto(`${nested.address}offline/`);
  for (const format of ['html', 'epub']) {
    const link = page.locator(`a[href="${nested.base}downloads/edition.${format}"]`);
    expect(await link.getAttribute('download')).toMatch(
      new RegExp(`^[\\p{L}\\p{N}-]+\\.${format}$`, 'u'),
    );
    await page.locator(`[data-download="downloads/edition.${format}"]:not(:empty)`).waitFor();
  }
  expect(faults).toEqual([]);
  await close();
});

test('an edition that is too large for one file has none, and the build says so', async () => {
  const blocks = Array.from({ length: 3 }, () => `${'word '.repeat(800_000)}\n`);
  const seeds = blocks.map((words, i): [string, string] => [`seeds/s${i}.txt`, words]);
  const folder = edition({
    'content/edition.yaml': 'title: Large\n',
    'content/sources/small.mdx':
      '---\ntitle: Small\nseed: small.txt\n---\n\n<Source>\n\nSmall.\n\n</Source>\n',
    'seeds/small.txt': 'Small.\n',
    ...Object.fromEntries(seeds),
  });
  const out = join(temporaryFolder(), 'site');
  const { code, printed } = await build(['--edition', folder, '--out', out]);
  expect(code, printed).toBe(0);
  expect(printed).toContain(
    'one file and EPUB left out: the edition has 12.0 MB, expected at most 4.0 MB',
  );
  expect(readdirSync(join(out, 'downloads'))).toEqual(['edition.zip']);
  expect(readFileSync(join(out, 'data/index.html'), 'utf8')).toContain('downloads/edition.zip');
  expect(readFileSync(join(out, 'offline/index.html'), 'utf8')).toContain('larger than 4 MB');
});

test('the crate has all the data of the site, each file as it is there, with its hash', () => {
  for (const site of [own, languages]) {
    const { [crateMetadata]: described, ...files } = unzipSync(
      readFileSync(join(site.out, 'downloads/edition.zip')),
    );
    const graph = JSON.parse(new TextDecoder().decode(described))['@graph'] as {
      '@id': string;
      sha256?: string;
      hasPart?: { '@id': string }[];
    }[];
    expect(Object.keys(files)).toContain('tei.xml');
    for (const [path, bytes] of Object.entries(files)) {
      expect(Buffer.from(bytes).equals(readFileSync(join(site.out, path)))).toBe(true);
      expect(graph.find((one) => one['@id'] === path)?.sha256).toBe(hash(bytes));
    }
    const parts = graph.find((one) => one['@id'] === './')?.hasPart?.map((one) => one['@id']);
    expect(parts?.sort()).toEqual(Object.keys(files).sort());
    const folders = new Set(Object.keys(files).map((path) => path.replace(/\/.*/, '')));
    const own = ['facsimiles', 'images'].filter((name) => existsSync(join(site.out, name)));
    expect([...folders]).toEqual(
      expect.arrayContaining(['seeds', 'sources', 'references', 'edition.json', ...own]),
    );
    // No pieces of images for zooming.
    expect(Object.keys(files).filter((path) => /^facsimiles\/.*\/.*\//.test(path))).toEqual([]);
  }
});
