import { AxeBuilder } from '@axe-core/playwright';
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, inject, test } from 'vitest';
import { textPages } from '../../src/core/view/texts.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { openKeptTexts } from '../../src/site/keep-texts.ts';
import { createSite } from '../../src/site/load.ts';
import { openBrowser, openPage } from '../browser.ts';
import { run } from '../command.ts';
import { temporaryFolder } from '../folder.ts';
import { root } from '../root.ts';
import { fold, manifestOf } from './built.ts';

const { languages } = inject('sites');
const path = 'texts/letter/';
const texts = `${languages.address}${path}`;
const seeds = ['letter.txt', 'letter-copy.txt', 'letter-he.txt'];

test('all of each text stands there, once, by a reader that the build does not use', () => {
  const document = parseDocument(readFileSync(join(languages.out, path, 'index.html'), 'utf8'));
  for (const one of DomUtils.findAll(({ attribs }) => 'data-apparatus' in attribs, [document]))
    DomUtils.removeElement(one);
  for (const seed of seeds) {
    const passages = DomUtils.findAll(
      ({ attribs }) => attribs['data-passage'] === seed,
      [document],
    );
    passages.sort((a, b) => Number(a.attribs['data-start']) - Number(b.attribs['data-start']));
    const bytes = readFileSync(join(languages.edition, 'seeds', seed), 'utf8');
    expect(fold(passages.map((one) => DomUtils.textContent(one)).join('\n'))).toBe(fold(bytes));
  }
});

test.each([
  ['another word', /(letter-copy\.txt"[^>]*>)Weimar/, '$1Wien', 'is “Wien, 3. May 1806.”'],
  [
    'a paragraph less',
    /<p [^>]*letter-he\.txt[^>]*>.*?<\/p>/,
    '',
    'letter-he.txt are not all of it',
  ],
  ['a text less', /data-passage="letter-he/g, 'data-was="letter-he', 'of 2 texts, expected 3'],
  [
    'words that are hidden',
    /(letter\.txt"[^>]*>)/,
    '$1<b hidden>not</b>',
    'unexpected <b hidden="">',
  ],
])('a page with %s is not proved', async (_, from, to, expected) => {
  const folder = temporaryFolder();
  cpSync(languages.out, folder, { recursive: true });
  const file = join(folder, path, 'index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const { code, printed } = await run('verify', [folder]);
  expect(code).toBe(1);
  expect(printed).toContain(`${path}: NOT PROVED`);
  expect(printed).toContain(expected);
});

test('the texts of a source that is called as further pages are, are looked at as well', async () => {
  const folder = temporaryFolder();
  cpSync(languages.out, folder, { recursive: true });
  renameSync(join(folder, path), join(folder, 'texts/page'));
  const file = join(folder, 'texts/page/index.html');
  expect((await run('verify', [folder])).printed).toContain('texts/page/: as the seeds have them');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/(letter-copy\.txt"[^>]*>)Weimar/, '$1Wien'),
  );
  expect((await run('verify', [folder])).printed).toContain('texts/page/: NOT PROVED');
});

test('the page is in what is saved for readers offline', () => {
  expect(manifestOf(languages.out).files.map(([file]) => file)).toContain(path);
});

describe.each([
  ['with scripts', true],
  ['without', false],
])('%s', (_, javaScriptEnabled) => {
  const open = async (width: number) => {
    const browser = await openBrowser();
    const viewport = { width, height: 800 };
    const { page, faults } = await openPage(browser, { viewport, javaScriptEnabled });
    await page.goto(texts);
    const boxOf = async (id: string) => {
      const box = await page.locator(`[id="${id}"]`).boundingBox();
      if (!box) throw new Error(`${id} is not shown`);
      return box;
    };
    return { browser, page, faults, boxOf };
  };

  test('a screen has the texts side by side, each in its own direction', async () => {
    const { browser, page, faults, boxOf } = await open(1280);
    const boxes = await Promise.all(['letter-l5', 'letter-copy-l5', 'letter-he-l5'].map(boxOf));
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(1);
    expect(boxes.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x).toSorted((a, b) => a - b));
    const hebrew = page.locator('[id="letter-he-l5"]');
    expect(await hebrew.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    // What the editors set beside what stands beside it, from the paragraph on that they name.
    expect((await boxOf('letter-l7')).y).toBe((await boxOf('letter-he-l9')).y);
    expect(faults).toEqual([]);
    await browser.close();
  });

  test('a narrow one has them one under the other, each called by its name', async () => {
    const { browser, page, faults, boxOf } = await open(390);
    const boxes = await Promise.all(['letter-l5', 'letter-copy-l5', 'letter-he-l5'].map(boxOf));
    expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBe(1);
    expect(boxes.map(({ y }) => y)).toEqual(boxes.map(({ y }) => y).toSorted((a, b) => a - b));
    expect(await page.getByText('Derselbe Brief in Abschrift ¶ 1').isVisible()).toBe(true);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    expect(faults).toEqual([]);
    await browser.close();
  });

  test('the sources lead there, and the variants to both texts', async () => {
    const { browser, page } = await open(1280);
    await page.goto(`${languages.address}sources/letter-he/`);
    await page.getByRole('link', { name: 'Texts side by side' }).click();
    expect(page.url()).toBe(texts);
    await page.locator('.variants').getByRole('link', { name: 'gantz' }).click();
    expect(page.url()).toBe(`${texts}#letter-copy-l5`);
    await page
      .locator('.cell')
      .getByRole('link', { name: 'Derselbe Brief in Abschrift ¶ 3' })
      .press('Enter');
    expect(page.url()).toBe(`${languages.address}sources/letter-copy/#l5`);
    await browser.close();
  });
});

test('what is copied of a text is the text, without what is said of it', async () => {
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  await page.goto(texts);
  const copied = (id: string) =>
    page.evaluate((own) => {
      const block = document.getElementById(own);
      if (block) getSelection()?.selectAllChildren(block);
      return getSelection()?.toString();
    }, id);
  expect(await copied('letter-l5')).toBe(
    'Gestern las ich _Faust_ zum 2ten Mal, ganz allein im Garten; das Wetter war schlecht. Das Papier ist feucht, und die Tinte läuft: vergib mir.',
  );
  await browser.close();
});

test('it can be read by everybody, in light and dark', async () => {
  const browser = await openBrowser();
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(browser, { colorScheme });
    await page.goto(texts);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await browser.close();
});

test('words from the left are slanted among those from the right, and not the other way', async () => {
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  const style = ['emphasis', 'rendition']
    .map((name) => readFileSync(join(root, `src/styles/${name}.css`), 'utf8'))
    .join('');
  await page.setContent(
    `<html dir="rtl"><style>${style}</style><p><i class="hi">א</i><p dir="ltr"><i class="hi">a</i>`,
  );
  const looks = page.locator('i').evaluateAll((all) =>
    all.map((one) => {
      const { fontStyle, fontWeight } = getComputedStyle(one);
      return [fontStyle, fontWeight];
    }),
  );
  expect(await looks).toEqual([
    ['normal', '600'],
    ['italic', '400'],
  ]);
  await browser.close();
});

test('what is kept of texts side by side is kept of each language apart', () => {
  const folder = temporaryFolder();
  cpSync(languages.edition, folder, { recursive: true });
  const about = join(folder, 'content/edition.yaml');
  writeFileSync(about, `${readFileSync(about, 'utf8')}languages: [en-gb, de]\n`);
  const edition = loadEdition(folder);
  const kept = openKeptTexts(folder);
  const rowsIn = (language?: string) => {
    const made = createSite(edition, '/', [], language === undefined ? {} : { language });
    const keepTexts = kept.of({ ...made, citations: { of: () => [], keep: () => {} } });
    const pages = textPages({ ...made, keepTexts }).flatMap((group) => group.pages.flat());
    return pages.flatMap(({ rows }) => rows.map(({ row }) => row)).join('');
  };
  const [first, again, german] = [rowsIn(), rowsIn(), rowsIn('de')];
  expect(again).toBe(first);
  expect(first).toContain('not in this text');
  expect(german).toContain('nicht in diesem Text');
  expect(german).toContain('href="/de/sources/letter/');
});
