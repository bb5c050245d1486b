import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage, openTab } from '../browser.ts';
import { filesOf, pagesOf } from './built.ts';
import { countOn, readResults, searchFor, searchOn } from './searching.ts';
import type { BuiltSite } from './setup.ts';

const { own, nested, languages, unsafe } = inject('sites');

const talks = '/sources/russia-iran-talks-2002/';

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Runs on a page of its own in which nothing may go wrong. */
async function onPage(visit: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, close } = await openTab(browser);
  await visit(page);
  expect(faults).toEqual([]);
  await close();
}

describe.each([own, nested])('under $base', (site) => {
  test('Kharrazi is found in the paragraphs that name him, highlighted there', () =>
    onPage(async (page) => {
      const found = await searchFor(page, site, 'q=Kharrazi&kind=paragraph');
      expect(found.map(({ to }) => to)).toEqual(
        expect.arrayContaining([`${talks}#l20`, `${talks}#l22`]),
      );
      for (const { href, badge, marked } of found) {
        expect(badge).toBe('Source text');
        expect(marked).toEqual(expect.arrayContaining(['Kharrazi']));
        await page.goto(href);
        await page.locator('.highlight-bar').waitFor();
        expect(await page.locator(new URL(href).hash).innerText()).toContain('Kharrazi');
      }
    }));

  test('Bushehr, which the source never says, is found in editors’ words only', () =>
    onPage(async (page) => {
      const found = await searchFor(page, site, 'q=Bushehr');
      const sources = found.filter(({ kind }) => ['source', 'paragraph', 'claim'].includes(kind));
      expect(sources).toEqual([]);
      const badges = new Set(found.map(({ kind, badge }) => `${kind}: ${badge}`));
      expect(badges).toContain('term: Glossary, editors’ words');
      expect(found.map(({ to }) => to)).toContain('/glossary/bushehr/');
      const notes = await searchFor(page, site, 'q=Bushehr&kind=note');
      expect(notes.length).toBeGreaterThan(0);
      for (const { badge, to } of notes) {
        expect(badge).toBe('Editors’ words');
        expect(to.startsWith(`${talks}#`)).toBe(true);
      }
    }));
});

test('what is known of a source, its publisher’s name included, is not told as its words', () =>
  onPage(async (page) => {
    for (const [words, badge] of [
      ['Tehran Times', 'Source, as catalogued'],
      ['IAEA', 'Reference'],
    ]) {
      const kind = badge === 'Reference' ? 'reference' : 'source';
      const found = await searchOn(page, own, `q=${words}&kind=${kind}`);
      expect(found.map((one) => one.badge)).toContain(badge);
      expect(new Set(found.map((one) => one.badge)).size).toBe(1);
    }
  }));

test('every hit leads to a place that is there', () =>
  onPage(async (page) => {
    await searchOn(page, own, 'q=nuclear');
    const total = await countOn(page);
    for (let shown = 10; shown < total; shown += 10) {
      await page.locator('#more').click();
      await page
        .locator('#results > li')
        .nth(Math.min(shown + 10, total) - 1)
        .waitFor();
    }
    const found = await readResults(page, own);
    expect(await page.locator('#more').isVisible()).toBe(false);
    expect(found).toHaveLength(total);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['paragraph', 'claim', 'note', 'term', 'reference', 'comparison']),
    );
    const ids = new Map(
      pagesOf(own).map(({ path, elements }) => [
        path,
        elements.map((element) => element.attribs['id']),
      ]),
    );
    for (const { to } of found) {
      const [path = '', anchor] = to.split('#');
      expect(ids.has(path), to).toBe(true);
      if (anchor !== undefined) expect(ids.get(path), to).toContain(decodeURIComponent(anchor));
    }
  }));

test('a result in a source quotes nothing but the source', () =>
  onPage(async (page) => {
    const found = await searchOn(page, own, 'q=nuclear&kind=paragraph');
    const claims = await searchOn(page, own, 'q=nuclear&kind=claim');
    expect(found.length).toBeGreaterThan(0);
    expect(claims.length).toBeGreaterThan(0);
    await page.goto(`${own.address}${talks.slice(1)}`);
    const text = await page.locator('[data-seed]').evaluate((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const apparatus of copy.querySelectorAll('[data-apparatus]')) apparatus.remove();
      return (copy.textContent ?? '').replace(/\s+/g, ' ');
    });
    for (const { excerpt } of [...found, ...claims]) {
      for (const part of excerpt.split('…')) expect(text).toContain(part.trim());
    }
  }));

test('what is quoted of a source has signs for what is missing, supplied and deleted, and leads to the words without', () =>
  onPage(async (page) => {
    for (const [words, excerpt, marked] of [
      [
        '"die Tinte läuft"',
        / ganz allein im Garten; ⟦das Wetter war schlecht⟧\. /,
        'die Tinte [läuft]',
      ],
      ['"schlecht. Das Papier"', /die Tinte \[läuft\]: vergib mir/, 'schlecht⟧. Das Papier'],
      ['ama Dein', / me ama\.\*\s?\[…\] Dein W\./, 'ama'],
    ] as const) {
      const asked = `q=${encodeURIComponent(words)}&kind=paragraph`;
      const all = await searchFor(page, languages, asked);
      const found = all.find(({ to }) => to.startsWith('/sources/letter/'));
      expect(found?.excerpt).toMatch(excerpt);
      expect(found?.marked).toContain(marked);
      await page.goto(found?.href ?? '');
      await page.locator('.highlight-bar').waitFor();
    }
    await page.keyboard.press('/');
    await page.locator('dialog [role=combobox]').fill('Tinte');
    await page.locator('[role=option] .excerpt', { hasText: 'Tinte [läuft]' }).first().waitFor();
  }));

describe('filters', () => {
  test('each offers what the edition has', () =>
    onPage(async (page) => {
      await page.goto(`${own.address}search/`);
      await page.locator('#search-page[aria-busy=false]').waitFor();
      const values = (selector: string) =>
        page
          .locator(selector)
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      const kinds = ['source', 'paragraph', 'claim', 'note', 'term', 'reference', 'comparison'];
      expect(await values('#search input[name=kind]')).toEqual(['', ...kinds]);
      const options = (name: string) => values(`select[name=${name}] option`);
      expect(await options('verdict')).toEqual(
        expect.arrayContaining(['consistent', 'corroborated', 'disputed', 'faithful']),
      );
      expect(await options('speaker')).toEqual(expect.arrayContaining(['ITAR-TASS']));
      expect(await options('source')).toContain('Russia, Iran Discuss Intl. Security Issues');
      expect(await options('date')).toContain('2002');
      expect(await options('language')).toEqual(['', 'en']);
    }));

  test('by kind, verdict, speaker, source and date, and each leaves as many as it said', () =>
    onPage(async (page) => {
      await searchOn(page, own, 'q=nuclear');
      const all = await countOn(page);
      const told = await page.locator('#search select option[value]').evaluateAll((options) =>
        options.map((option) => {
          const { value, textContent, parentElement } = option as HTMLOptionElement;
          const count = Number(/\((\d+)\)$/.exec(textContent ?? '')?.[1] ?? 0);
          return { name: (parentElement as HTMLSelectElement).name, value, count };
        }),
      );
      for (const [name, value] of [
        ['verdict', 'corroborated'],
        ['speaker', 'unattributed'],
        ['source', 'Russia, Iran Discuss Intl. Security Issues'],
        ['date', '2002'],
      ]) {
        await searchOn(
          page,
          own,
          String(new URLSearchParams({ q: 'nuclear', [name ?? '']: value ?? '' })),
        );
        const count = await countOn(page);
        expect(count, name).toBeGreaterThan(0);
        expect(count, name).toBeLessThan(all);
        expect(told, name).toContainEqual({ name, value, count });
      }
    }));

  test.each(['nuclear', '"Foreign Minister"'])(
    'each kind leaves as many as it said, whichever is chosen by then: %s',
    (words) =>
      onPage(async (page) => {
        const told = () =>
          page
            .locator('#search .kinds label')
            .evaluateAll((labels) =>
              labels.map((label): [string, number] => [
                label.querySelector('input')?.value ?? '',
                Number(label.querySelector('.number')?.textContent),
              ]),
            );
        const query = (kind: string) => new URLSearchParams({ q: words, kind }).toString();
        await searchOn(page, own, query(''));
        const first = await told();
        const sum = first.slice(1).reduce((total, [, count]) => total + count, 0);
        expect(first[0]).toEqual(['', await countOn(page)]);
        expect(sum).toBe(await countOn(page));
        expect(first.filter(([, count]) => count > 0).length).toBeGreaterThan(3);
        for (const [kind, count] of first.slice(1)) {
          await searchOn(page, own, query(kind));
          expect(await countOn(page), kind).toBe(count);
          expect(await told(), kind).toEqual(first);
        }
      }),
  );

  test('a phrase in quotes counts under filters, and leaves as many as it said', () =>
    onPage(async (page) => {
      await searchOn(page, own, 'q="Foreign+Minister"');
      const told = await page
        .locator('select[name=verdict] option')
        .evaluateAll((options) =>
          options.map((option): [string, number] => [
            (option as HTMLOptionElement).value,
            Number(/\((\d+)\)$/.exec(option.textContent)?.[1] ?? 0),
          ]),
        );
      const some = told.filter(([, count]) => count > 0);
      expect(some.length).toBeGreaterThan(0);
      for (const [verdict, count] of some) {
        await searchOn(page, own, `q="Foreign+Minister"&verdict=${verdict}`);
        expect(await countOn(page), verdict).toBe(count);
      }
    }));

  test('a value that the edition does not have is seen to be chosen, and finds nothing', () =>
    onPage(async (page) => {
      for (const [name, value] of [
        ['date', '1515'],
        ['speaker', 'Nobody'],
        ['verdict', 'guessed'],
      ]) {
        const found = await searchOn(page, own, `q=nuclear&${name}=${value}`);
        expect(found, name).toEqual([]);
        expect(await page.locator(`select[name=${name}]`).inputValue()).toBe(value);
        expect(await page.locator('#help').innerText()).toContain('under these filters');
      }
      expect(await searchOn(page, own, 'q=nuclear&kind=rumour')).toEqual([]);
      expect(await page.locator('#search input[value=rumour]').isChecked()).toBe(true);
    }));

  test('what is chosen stands in the address; back and forward lead through it', () =>
    onPage(async (page) => {
      const kindsShown = async () =>
        new Set((await readResults(page, own)).map(({ kind }) => kind));
      await page.goto(`${own.address}search/`);
      await page.locator('#search-page[aria-busy=false]').waitFor();
      await page.locator('#search [name=q]').pressSequentially('Kharrazi');
      await expect.poll(() => countOn(page), patient).toBeGreaterThan(2);
      const all = await countOn(page);
      expect(new URL(page.url()).search).toBe('?q=Kharrazi');
      await page.locator('#search label', { hasText: 'Glossary' }).click();
      await expect.poll(kindsShown, patient).toEqual(new Set(['term']));
      await page.locator('select[name=sort]').selectOption('newest');
      await expect.poll(() => new URL(page.url()).search, patient).toContain('sort=newest');
      const address = new URL(page.url()).searchParams;
      expect([...address]).toEqual([
        ['q', 'Kharrazi'],
        ['kind', 'term'],
        ['sort', 'newest'],
      ]);
      await page.goBack();
      await page.goBack();
      await expect.poll(() => countOn(page), patient).toBe(all);
      expect(await page.locator('#search input[value=term]').isChecked()).toBe(false);
      await page.goForward();
      await expect.poll(kindsShown, patient).toEqual(new Set(['term']));
      await page.goBack();
      await page.goBack();
      await expect.poll(() => page.locator('#results > li').count(), patient).toBe(0);
      expect(await page.locator('#search [name=q]').inputValue()).toBe('');
    }));
});

describe('where nothing is found', () => {
  test('the glossary has what it may have been', () =>
    onPage(async (page) => {
      expect(await searchOn(page, own, 'q=Qarazi')).toEqual([]);
      const links = page.locator('#help .suggestions a');
      expect(await links.allInnerTexts()).toContain('Kamal Kharrazi');
      expect(await page.locator('#help').innerText()).toContain('Nowhere in this edition: Qarazi');
    }));

  test('a word that is nowhere is left out, and said to be', () =>
    onPage(async (page) => {
      const found = await searchOn(page, own, 'q=Kharrazi+qqqq');
      expect(found.map(({ to }) => to)).toContain('/glossary/kamal-kharrazi/');
      expect(await page.locator('#count').innerText()).toContain('without qqqq');
    }));

  test('what only resembles a word is no result, and is offered', () =>
    onPage(async (page) => {
      expect(await searchOn(page, own, 'q=Kharrazification')).toEqual([]);
      const offered = page.locator('#help .resembling a');
      expect(await page.locator('#help h2').first().innerText()).toContain('Kharrazification');
      await offered.first().click();
      expect((await readResults(page, own)).length).toBeGreaterThan(0);
      expect(await page.locator('#search [name=q]').inputValue()).toBe('Kharrazi');
      await searchOn(page, own, 'q=talks+Kharrazification');
      expect(await countOn(page)).toBeGreaterThan(0);
      expect(await offered.allInnerTexts()).toContain('Kharrazi');
    }));

  test('before anything is asked, tips and names say what works', () =>
    onPage(async (page) => {
      await page.goto(`${own.address}search/`);
      await page.locator('#help .suggestions a').first().waitFor();
      expect(await page.locator('#help').innerText()).toContain('exactly these words');
    }));

  test('an index that cannot be had is told of', async () => {
    // What a service worker asks for, it asks for beside the page.
    const { page, close } = await openPage(browser, { serviceWorkers: 'block' });
    await page.route('**/pagefind-entry.json*', (route) => route.abort());
    await page.goto(`${own.address}search/?q=nuclear`);
    await page.locator('#count', { hasText: 'could not be loaded' }).waitFor();
    await close();
  });
});

test.each([
  ['words', 'poem'],
  ['a phrase in quotes', '"poem"'],
])('results are sorted by the date of their source, from either end: %s', (_, words) =>
  onPage(async (page) => {
    const [nachtlied, pushkin] = ['/sources/nachtlied/', '/sources/pushkin/'];
    const pages = async (sort: string) => {
      const found = await searchOn(page, languages, `q=${words}&n=40&sort=${sort}`);
      return found.map(({ to }) => to.replace(/#.*/, ''));
    };
    // Of 1815 and of 1830.
    expect(await pages('oldest')).toEqual([nachtlied, pushkin, pushkin, pushkin]);
    expect(await pages('newest')).toEqual([pushkin, pushkin, pushkin, nachtlied]);
  }),
);

test('editors’ words stay under the language of the edition', () =>
  onPage(async (page) => {
    const found = await searchOn(page, languages, 'q=forecast');
    expect(found).toMatchObject([{ kind: 'note', excerpt: expect.stringContaining('nobody') }]);
    const shown = page.locator('#results .excerpt').first();
    expect(await shown.getAttribute('lang')).toBe('en-GB');
    await searchOn(page, languages, 'q=Ruhest&kind=paragraph');
    expect(await shown.getAttribute('lang')).toBe('de');
  }));

test('the arrows lead from the field through the results and back', () =>
  onPage(async (page) => {
    await searchOn(page, own, 'q=Kharrazi');
    await page.locator('#search [name=q]').focus();
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('li, input')?.tagName);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('LI');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('INPUT');
  }));

test('letters that come faster than the browser takes addresses are searched for, and stand in the address later', () =>
  onPage(async (page) => {
    await page.goto(`${own.address}search/`);
    await page.evaluate(() => {
      const write = history.replaceState.bind(history);
      let refused = 8;
      history.replaceState = (...given) => {
        if (refused-- > 0) throw new DOMException('Too many', 'SecurityError');
        write(...given);
      };
    });
    await page.locator('#query').pressSequentially('Kharrazi');
    await expect
      .poll(() => page.locator('#results mark').allInnerTexts(), patient)
      .toContain('Kharrazi');
    await expect.poll(() => new URL(page.url()).searchParams.get('q'), patient).toBe('Kharrazi');
  }));

test('storage that does not answer keeps nobody from searching', async () => {
  const { page, close } = await openPage(browser);
  await page.addInitScript(() => {
    CacheStorage.prototype.match = () => new Promise(() => undefined);
  });
  expect(await searchFor(page, own, 'q=Kharrazi')).not.toEqual([]);
  await close();
});

test('help and faults are not searched', () =>
  onPage(async (page) => {
    for (const words of ['windows-1252', 'frontmatter', 'typographic']) {
      const found = await searchOn(page, own, `q=${words}`);
      expect(found.filter(({ to }) => to.startsWith('/help/'))).toEqual([]);
    }
  }));

test('what a contributor wrote is shown as text', () =>
  onPage(async (page) => {
    await searchOn(page, unsafe, 'q=hurt');
    const allowed = ['SMALL', 'SPAN', 'H2', 'A', 'P', 'BLOCKQUOTE', 'MARK'];
    const names = await page
      .locator('#results > li *')
      .evaluateAll((all) => [...new Set(all.map((element) => element.nodeName))]);
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    const titles = await page.locator('#results h2').allInnerTexts();
    expect(titles.join()).toContain('<script>hurt("script")</script>');
  }));

test('without scripts it says what else to use', async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${own.address}search/`);
  expect(await page.locator('noscript a').count()).toBeGreaterThan(1);
  await page.locator('noscript p').waitFor();
  expect(await page.locator('#search').isVisible()).toBe(false);
  await close();
});

test('the index is the same in each build of an edition', () => {
  const index = (site: BuiltSite) => filesOf(site).filter((file) => file.startsWith('pagefind/'));
  expect(index(nested).length).toBe(index(own).length);
});
