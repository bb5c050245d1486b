import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { openBrowser, openTab } from '../browser.ts';
import { filesOf } from './built.ts';

const { own, nested, languages, persian, unsafe } = inject('sites');

/** What stands where a value was put into words that there is not. */
const nothing = /\bundefined\b|\bNaN\b|\[object \w+\]|\bnull\b/;

/** The texts of a site that people read or take away: without scripts, the index of the search, and sources as they are. */
function textsOf(site: typeof own): [string, string][] {
  const files = filesOf(site).filter(
    (file) => !/^(?:_astro|pagefind|seeds)\/|(?:\.js|\.(?:png|ico|woff2))$/.test(file),
  );
  return files.flatMap((file): [string, string][] => {
    const bytes = readFileSync(join(site.out, file));
    if (!file.endsWith('.epub')) return [[file, bytes.toString('utf8')]];
    const chapters = Object.entries(unzipSync(bytes)).filter(([name]) =>
      /\.(?:xhtml|opf)$/.test(name),
    );
    return chapters.map(([name, chapter]) => [
      `${file} ${name}`,
      Buffer.from(chapter).toString('utf8'),
    ]);
  });
}

/** What a text shows: the values of its markup stay, the scripts of the one file and the data beside them go. */
function shown(text: string): string {
  return text.replace(/<script\b[^]*?<\/script>/g, '');
}

describe('nothing is printed that there is not', () => {
  test.each([own, nested, languages, unsafe])('on the site under $base of $out', (site) => {
    const texts = textsOf(site);
    // What help shows of programs is a program's.
    const read = texts.filter(([file]) => !file.startsWith('help/'));
    expect(read.length).toBeGreaterThan(20);
    const found = read.flatMap(([file, text]) => {
      const [word] = nothing.exec(shown(text)) ?? [];
      return word === undefined ? [] : [`${file}: ${word}`];
    });
    expect(found).toEqual([]);
  });
});

test('a page is dark on paper, also where its reader has light on dark on the screen', async () => {
  const browser = await openBrowser();
  const { page, close } = await openTab(browser);
  await page.goto(own.address);
  const ink = () =>
    page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
      return getComputedStyle(document.body).color;
    });
  expect(await ink()).toBe('rgb(223, 220, 212)');
  await page.emulateMedia({ media: 'print' });
  expect(await ink()).toBe('rgb(28, 27, 24)');
  await close();
  await browser.close();
});

test('nothing is cut off on paper where words run from right to left', async () => {
  const browser = await openBrowser();
  // A4 between margins of 15 mm, in CSS pixels.
  const { page, close } = await openTab(browser, { viewport: { width: 680, height: 1000 } });
  await page.emulateMedia({ media: 'print' });
  const kinds =
    'sources sources/letter sources/report glossary/bushehr claims chains timeline references texts/letter letters comparisons/quay'.split(
      ' ',
    );
  for (const path of ['', ...kinds.map((kind) => `${kind}/`)]) {
    await page.goto(persian.address + path);
    const beyond = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      const words = [...document.querySelectorAll('main :is(h1, h2, p, li, td, dd, blockquote)')];
      const cut = words.filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > clientWidth + 1);
      });
      return [scrollWidth - clientWidth, ...cut.map(({ textContent }) => textContent)];
    });
    expect(beyond, path).toEqual([0]);
  }
  await close();
  await browser.close();
});
