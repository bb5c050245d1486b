import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab } from '../browser.ts';
import { editionOf, filesOf, textHtml } from '../core/support.ts';

const { own, nested, languages } = inject('sites');
const path = 'sources/russia-iran-talks-2002/';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function verify(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Verify' }).click();
  const answer = page.locator('#verified');
  await expect.poll(() => answer.innerText()).toMatch(/^(?:Equal|Different|The file)/);
  return answer.innerText();
}

test.each([
  own.address + path,
  `${own.address}${path}?layer=source`,
  nested.address + path,
  ...['nachtlied', 'saadi', 'frog', 'pushkin', 'kohelet', 'moonlight'].map(
    (id) => `${languages.address}sources/${id}/`,
  ),
])('%s is found equal to its seed, whose hash is the one given', async (address) => {
  const { page, faults, close } = await openTab(browser);
  await page.goto(address);
  const answer = await verify(page);
  expect(answer).toMatch(
    /^Equal: .* character for character\. The file has the SHA-256 that is given/,
  );
  expect(faults).toEqual([]);
  await close();
});

test('a word changed on the page is shown with what the file has instead, and where', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(own.address + path);
  await page.evaluate(() => {
    const claim = document.querySelector('#claim-washington-unease')?.firstChild;
    if (claim) claim.textContent = String(claim.textContent).replace('Nuclear energy', 'Military');
  });
  const answer = await verify(page);
  expect(answer).toMatch(/^Different: in line 8 of .*Military.*Nuclear energy/s);
  expect(await page.locator('#verified mark').allInnerTexts()).toEqual([
    'Military',
    'Nuclear energy',
  ]);
  expect(await page.locator('#verified a').getAttribute('href')).toBe('#l8');
  await close();
});

test('what Margent does not write is told, though the letters are those of the seed', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(own.address + path);
  await page.evaluate(() => {
    const claim = document.querySelector('#claim-washington-unease');
    claim?.setAttribute('style', 'unicode-bidi: bidi-override; direction: rtl');
    claim?.insertAdjacentHTML('beforebegin', '<b data-apparatus>not </b>');
  });
  const answer = await verify(page);
  expect(answer).toMatch(
    /^Equal: .*But in the text stands <b data-apparatus=""> and 1 more, which/s,
  );
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p data-seed="x"></p>'));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect
    .poll(() => page.locator('#verified').innerText())
    .toBe('Different: this page has 2 sources, expected one.');
  await close();
});

test('white space is told where it is seen, as in verses', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${languages.address}sources/nachtlied/`);
  await page.evaluate(() => {
    const texts = document.createTreeWalker(
      document.querySelector('[data-seed]') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    let node = texts.nextNode();
    while (node && !/\S\n/.test(String(node.nodeValue))) node = texts.nextNode();
    if (node) node.nodeValue = String(node.nodeValue).replace('\n', '\n    ');
  });
  expect(await verify(page)).toMatch(/^Equal: .*<p id="l\d+".*> with other white space/s);
  await close();
});

test.each([
  ['blanks', 'Foot               7', 'Foot     7', ' with other white space than its seed'],
  ['its class', ' class="columns w30"', '', ' with 0 of its blocks set in columns'],
  [
    'all that tells of it',
    / (?:class="columns|data-table)[^"]*"(?:\d")?/g,
    '',
    ' for a table set as “columns w30”',
  ],
])('a table that is another by %s is told', async (_, from, to, told) => {
  const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
  const seed = `            Killed   Wounded\nSecond Foot               7\nThird Horse      12       31`;
  const html = textHtml(
    editionOf(filesOf(seed, `<Source>\n\n${seed.trim().replaceAll('\n', '\\\n')}\n\n</Source>\n`)),
  );
  await page.route('**/seeds/a.txt', (route) => route.fulfill({ body: seed }));
  await page.goto(own.address + path);
  const show = (source: string) =>
    page.evaluate((shown) => {
      const element = document.querySelector('[data-seed]');
      if (element) element.outerHTML = shown;
    }, source);
  await show(html);
  expect(await verify(page)).not.toContain('But in the text');
  const changed = html.replace(from, to);
  expect(changed).not.toBe(html);
  await show(changed);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.poll(() => page.locator('#verified').innerText()).toContain(told);
  await close();
});

test('words that something else is shown in the place of are no words of the page', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(own.address + path);
  await page.evaluate(() => {
    const [paragraph] = document.querySelectorAll('[data-seed] p');
    if (paragraph) paragraph.attachShadow({ mode: 'open' }).textContent = 'What no source says.';
  });
  expect(await verify(page)).toMatch(/But in the text stands <p.*> with a shadow tree/s);
  await close();
});

test('words that the site sends something in the place of are told, though no script sees that', async () => {
  const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
  await page.route(own.address + path, async (route) => {
    const response = await route.fetch();
    const shadow = '<template shadowrootmode="closed">What no source says.</template>';
    const body = (await response.text()).replace(/<p id="l\d+"[^>]*>/, `$&${shadow}`);
    await route.fulfill({ response, body });
  });
  await page.goto(own.address + path);
  await expect(page.locator('[data-seed]').innerText()).resolves.not.toContain('Moscow Thursday');
  expect(await verify(page)).toMatch(/^Equal: .*But in the text stands <p.*> with a shadow tree/s);
  await close();
});

test('words that are raised as often as they may be can be read', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(`${languages.address}sources/letter/`);
  const [inside, outside] = await page
    .locator('[data-seed] p')
    .first()
    .evaluate((paragraph) => {
      const nest = '<sup class="hi"><ins class="add"><sub class="hi"><sup class="hi">';
      paragraph.insertAdjacentHTML('beforeend', `${nest}<b id="in">x</b>`);
      const inner = document.querySelector('#in') ?? paragraph;
      return [inner, paragraph].map((one) => parseFloat(getComputedStyle(one).fontSize));
    });
  expect(inside).toBeGreaterThan(0.7 * Number(outside));
  await close();
});

test.each(['source', 'terms', 'claims'])(
  'a reader who shows %s alone, and points at a claim, changes nothing',
  async (layer) => {
    const { page, close } = await openPage(browser);
    await page.goto(`${own.address}${path}?layer=${layer}&hl=nuclear#l4`);
    await page.locator('#claim-washington-unease').hover();
    expect(await verify(page)).not.toContain('But in the text');
    await close();
  },
);

test('a changed seed is told by its text and by its hash', async () => {
  // What a worker asks for goes past the route.
  const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
  await page.route('**/seeds/*.txt', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('Moscow Thursday', 'Moscow Friday'),
    });
  });
  await page.goto(own.address + path);
  const answer = await verify(page);
  expect(answer).toMatch(/^Different: in line 4 .*Thursday.*Friday/s);
  expect(answer).toContain('The file is not the one that this page was made from: its SHA-256 is');
  expect(answer).toContain('This may be an older version of the page: reload it.');
  await close();
});

test('bytes that are no text of the encoding are told as such', async () => {
  // What a worker asks for goes past the route.
  const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
  await page.route('**/seeds/*.txt', (route) => route.fulfill({ body: Buffer.from([0xff, 0x41]) }));
  await page.goto(own.address + path);
  expect(await verify(page)).toContain('is no utf-8 text');
  await close();
});

test('a file that cannot be fetched, or a hash that cannot be computed, is said to be so', async () => {
  const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto(own.address + path);
  expect(await verify(page)).toMatch(/^Equal: .*hash was not computed/s);
  await page.route('**/seeds/*.txt', (route) => route.abort());
  await page.reload();
  expect(await verify(page)).toContain('could not be fetched, so nothing was compared');
  await close();
});
