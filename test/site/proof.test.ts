import { DomUtils } from 'htmlparser2';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { preview } from '../../src/core/edition/published.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { proveSite } from '../../src/site/proof.ts';
import { proveComparisons } from '../../src/site/prove-comparisons.ts';
import { openBrowser, openTab } from '../browser.ts';
import { attribute, filesOf, fold, pagesOf, readPage, readSource } from './built.ts';

const sites = Object.values(inject('sites'));
const sources = sites.flatMap((site) =>
  pagesOf(site)
    .filter((page) => /^\/(?:en\/)?sources\/[^/]+\/$/.test(page.path))
    .map((page) => ({ site, page, name: site.base + page.path.slice(1) })),
);

/** Decodes as browsers do, and drops a byte order mark. */
function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

test('there is something to prove', () => expect(sources.length).toBeGreaterThan(5));

describe.each(sources)('$name', ({ site, page }) => {
  test('says what its seed says, by a reader that the build does not use', () => {
    const { seed, sha256, encoding, text } = readSource(page);
    const bytes = readFileSync(join(site.edition, 'seeds', seed));
    expect(readFileSync(join(site.out, 'seeds', seed)).equals(bytes)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(text).toBe(fold(decode(bytes, encoding)));
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(sources)('$name says what its seed says', async ({ site, page: { path } }) => {
    const { page, faults, close } = await openTab(browser);
    await page.goto(site.address + path.slice(1));
    // What anybody's script may do, with nothing but the page and the raw file beside it.
    const found = await page.evaluate(async (base) => {
      const fold = (text: string) => text.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '');
      const source = document.querySelector<HTMLElement>('[data-seed]');
      const { seed = '', sha256 = '', encoding = '' } = source?.dataset ?? {};
      const copy = source?.cloneNode(true) as HTMLElement;
      for (const apparatus of copy.querySelectorAll('[data-apparatus]')) apparatus.remove();
      const bytes = await (await fetch(`${base}seeds/${seed}`)).arrayBuffer();
      const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
      return {
        count: document.querySelectorAll('[data-seed]').length,
        hash: digest.map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256,
        shown: fold(copy.textContent ?? ''),
        seed: fold(new TextDecoder(encoding, { fatal: true }).decode(bytes)),
        hidden: [...(source?.querySelectorAll('*') ?? [])].filter(
          (element) =>
            !element.closest('[data-apparatus]') &&
            element.localName !== 'br' &&
            !element.checkVisibility(),
        ).length,
      };
    }, site.base);
    expect(found).toMatchObject({ count: 1, hash: true, hidden: 0 });
    expect(found.shown).toBe(found.seed);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('a page that was tampered with is told with its place', () => {
  const [{ page: first, site: own } = { page: { path: '' }, site: inject('sites').own }] = sources;
  const edition = preview(loadEdition(own.edition));
  const path = `${first.path.slice(1)}index.html`;
  const folder = mkdtempSync(join(tmpdir(), 'tampered-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Proves a copy of the site in which one file was changed. */
  function proveChanged(file: string, change: (content: string) => string): string[] {
    const out = join(folder, 'out');
    rmSync(out, { recursive: true, force: true });
    cpSync(own.out, out, { recursive: true });
    const before = readFileSync(join(out, file), 'latin1');
    // What machines are told in the head has the source's words, too.
    const body = Math.max(0, before.indexOf('<body'));
    const after = before.slice(0, body) + change(before.slice(body));
    if (file === path && after === before) throw new Error('nothing was changed');
    writeFileSync(join(out, file), after, 'latin1');
    return proveSite(out, edition.sources, join(folder, 'proofs.jsonl'));
  }

  test('one that was not passes, and again from the cache', () => {
    expect(proveChanged('index.html', (html) => html)).toEqual([]);
    expect(proveChanged('index.html', (html) => html)).toEqual([]);
  });

  test.each([
    [
      'a letter',
      (html: string) => html.replace('strategic stability', 'strategic stabilisy'),
      'the text differs at character',
    ],
    [
      'a word that is gone',
      (html: string) => html.replace('discussed missile and', 'discussed and'),
      'the text differs at character',
    ],
    [
      'a word too many',
      (html: string) => html.replace('strategic stability', 'very $&'),
      'the text differs at character',
    ],
    [
      'a space inside a word',
      (html: string) => html.replace('discussed missile', 'discus sed missile'),
      'the text differs at character',
    ],
    [
      'a text that is cut off',
      (html: string) => html.replace(/he added\..*/s, '</p></div>'),
      'the text differs at character',
    ],
    [
      'apparatus that is not marked',
      (html: string) => html.replace(/ data-apparatus(?:="")?/, ''),
      'unexpected <a class="para"',
    ],
    [
      'words that are said to be apparatus',
      (html: string) => html.replace('strategic stability', '<b data-apparatus>not</b> $&'),
      'unexpected <b data-apparatus="">',
    ],
    [
      'a text that is turned round',
      (html: string) => html.replace(/(data-sha256="[^>]* dir=")ltr/, '$1rtl'),
      'with letters that run ltr',
    ],
    [
      'another encoding',
      (html: string) => html.replace('data-encoding="utf-8"', 'data-encoding="windows-1252"'),
      'data-encoding is “windows-1252”',
    ],
    [
      'a source that is not marked',
      (html: string) => html.replace('data-seed=', 'data-sed='),
      'no element has data-seed',
    ],
    [
      'two sources',
      (html: string) => html.replace('</footer>', '<p data-seed="x"></p></footer>'),
      '2 elements have data-seed',
    ],
    [
      'another seed',
      (html: string) => html.replace(/data-seed="[^"]*"/, 'data-seed="x.txt"'),
      'data-seed is “x.txt”',
    ],
    [
      'another hash',
      (html: string) => html.replace(/data-sha256="../, 'data-sha256="00'),
      'data-sha256 is “00',
    ],
    ['an empty page', () => '', 'no element has data-seed'],
  ])('%s', (_, change, told) => {
    const faults = proveChanged(path, change);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${path}: `);
    expect(faults[0]).toContain(told);
  });

  test('a raw seed with other bytes', () => {
    const [{ seed } = { seed: undefined }] = edition.sources;
    const faults = proveChanged(`seeds/${seed?.name}`, (bytes) => `${bytes}\n`);
    expect(faults).toEqual([`seeds/${seed?.name}: other bytes than the seed’s, expected the same`]);
  });

  test.each([path, `seeds/${edition.sources[0]?.seed.name}`])('%s is gone', (file) => {
    const out = join(folder, 'gone');
    cpSync(own.out, out, { recursive: true });
    rmSync(join(out, file));
    const faults = proveSite(out, edition.sources, join(folder, 'proofs.jsonl'));
    expect(faults).toEqual([`${file}: no such file, expected one`]);
  });
});

describe('the passages of a comparison', () => {
  const { own, languages } = inject('sites');

  test.each([own, languages])('are those of the seeds, as any script finds them: $base', (site) => {
    const quotes = filesOf(site)
      .filter((file) => /^comparisons\/[^/]+\/index\.html$/.test(file))
      .flatMap((file) => readPage(site, file).elements)
      .filter((element) => attribute(element, 'data-passage') !== undefined);
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) {
      const seed = join(site.out, 'seeds', attribute(quote, 'data-passage') ?? '');
      const characters = [...readFileSync(seed, 'utf8')];
      const [start, end] = ['data-start', 'data-end'].map((name) => Number(attribute(quote, name)));
      for (const apparatus of DomUtils.getElementsByTagName('span', quote, true))
        DomUtils.removeElement(apparatus);
      expect(fold(DomUtils.textContent(quote))).toBe(fold(characters.slice(start, end).join('')));
    }
  });

  test('are told where they were tampered with, and where one is missing', () => {
    const { comparisons, sources: all } = preview(loadEdition(own.edition));
    const out = mkdtempSync(join(tmpdir(), 'compared-'));
    cpSync(join(own.out, 'comparisons'), join(out, 'comparisons'), { recursive: true });
    expect(proveComparisons(out, comparisons, all)).toEqual([]);
    const file = 'comparisons/end-beside-irna/index.html';
    const html = readFileSync(join(out, file), 'utf8');
    const changed = (from: RegExp, to: string) => {
      writeFileSync(join(out, file), html.replace(from, to));
      return proveComparisons(out, comparisons, all).join();
    };
    expect(changed(/Sunday welcomed/, 'Monday welcomed')).toContain(
      `${file}: passage 1 is “Iran's`,
    );
    expect(changed(/data-start="\d+"/, 'data-start="0"')).toContain('passage 1 is');
    expect(changed(/data-passage="[^"]*"/, '')).toContain('2 passages, expected 3');
    expect(changed(/data-passage="[^"]*"/, 'data-passage="none.txt"')).toContain('passage 1 is');
    expect(changed(/(data-passage[^>]*>)/, '$1<b>So</b>')).toContain('unexpected <b> in passage 1');
    rmSync(join(out, file));
    expect(proveComparisons(out, comparisons, all)).toEqual([
      `${file}: no such file, expected one`,
    ]);
    rmSync(out, { recursive: true });
  });
});
