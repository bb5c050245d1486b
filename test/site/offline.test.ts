import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { build as runBuild } from '../command.ts';
import { copyOf, edition, small, temporaryFolder } from '../folder.ts';
import { filesOf, manifestOf } from './built.ts';
import { type Host, openHost } from './host.ts';

const { own, nested, languages } = inject('sites');

/** An edition of few files, for all that does not depend on what it holds; to save one costs by the file. */
const home = '/some/small/';
const files = {
  ...small,
  'content/glossary/bushehr.mdx':
    '---\nterm: Bushehr\nkind: place\naliases: [Talks]\n---\n\nA port on the Persian Gulf.\n',
  'content/timeline.yaml': '- date: 1870\n  text: A harbour was built.\n',
};
let folder: string;
let out: string;

/** Builds an edition as a site of its own under `home`, and returns its folder. */
async function build(from: string): Promise<string> {
  const place = join(temporaryFolder(), 'site');
  const built = await runBuild(['--edition', from, '--out', place, '--base', home]);
  expect(built.code, built.printed).toBe(0);
  return place;
}

let browser: Browser;
let host: Host;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = edition(files);
  out = await build(folder);
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  host = await openHost({
    '/': own.out,
    [nested.base]: nested.out,
    [languages.base]: languages.out,
    [home]: out,
  });
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await host.stop();
});

const state = () => page.locator('#save-state');

/** Opens the page on reading offline, and waits until it has said what can be done. */
async function openSaving(base = home): Promise<void> {
  await page.goto(`${host.address}${base}offline/`);
  await state().filter({ hasText: /\S/ }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

async function save(base = home): Promise<void> {
  await openSaving(base);
  await page.locator('#save-start').click();
  await state()
    .filter({ hasText: /^Saved, version/ })
    .waitFor();
}

/** Returns the names of the caches of the origin, once what is being deleted is gone. */
async function caches(count: number): Promise<string[]> {
  let names: string[] = [];
  await expect
    .poll(async () => {
      names = await page.evaluate(() => globalThis.caches.keys());
      return names.filter((name) => name.includes(':edition:')).length;
    })
    .toBe(count);
  return names;
}

/** Returns the name of the cache of the one part of a site. */
function cacheOf(base: string, out: string): string {
  return `margent:${base}:edition:${manifestOf(out).parts[0]?.version}`;
}

const heading = () => page.locator('h1').innerText();

describe.each([own, nested])('a saved edition under $base', ({ base, out }) => {
  test('is read whole with the server stopped', async () => {
    await openSaving(base);
    const megabytes = `${(manifestOf(out).bytes / 1e6).toFixed(1)} MB`;
    const kilobytes = `${Math.ceil(manifestOf(out).bytes / 1e3)} kB`;
    const size = manifestOf(out).bytes < 1e6 ? kilobytes : megabytes;
    expect(await page.locator('#save-start').innerText()).toContain(size);
    await save(base);
    expect(await state().innerText()).toContain(manifestOf(out).version.slice(0, 8));
    await host.stop();

    const pages = manifestOf(out).files.flatMap(([path]) => (/^$|\/$/.test(path) ? [path] : []));
    const answers = await page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await (await fetch(path)).text()).length)),
      pages.map((path) => base + path),
    );
    // Pages that only lead on to others are small.
    expect(answers.every((length) => length > 300)).toBe(true);
    // One page of each kind is looked at.
    const whole = pages.filter((_, index) => Number(answers[index]) > 1000);
    const kinds = new Map(whole.map((path) => [path.replace(/(?<=\/)[^/]+\/$/, '…'), path]));
    expect(kinds.size).toBeGreaterThan(10);
    for (const path of kinds.values()) {
      await page.goto(host.address + base + path);
      expect(new URL(page.url()).pathname).toBe(base + path);
      expect(await page.locator('#not-stored').isVisible(), path).toBe(false);
      const styled = await page.evaluate(() => getComputedStyle(document.body).margin);
      expect(styled, path).toBe('0px');
    }

    await page.goto(`${host.address}${base}sources/russia-iran-talks-2002/`);
    const mark = page.locator('.source a[role="doc-noteref"]').first();
    await mark.click();
    const note = page.locator(`${await mark.getAttribute('href')} .note-body`);
    await note.waitFor();
    expect(await note.innerText()).not.toBe('');

    await page.getByRole('button', { name: 'Verify' }).click();
    const verified = page.locator('#verified');
    await expect.poll(() => verified.innerText()).toMatch(/^Equal: .* SHA-256 that is given above/);

    await page.goto(`${host.address}${base}search/?q=Kharrazi`);
    await page.locator('#results li').first().waitFor();
    expect(await page.locator('#offline-status').count()).toBe(1);
  });

  test('answers every spelling of an address, and tells of what it lacks', async () => {
    await save(base);
    await host.stop();
    const there = `${host.address}${base}sources/russia-iran-talks-2002/`;
    for (const spelling of [
      there,
      `${there}?hl=Iran#l3`,
      `${there}index.html`,
      there.slice(0, -1),
    ]) {
      await page.goto(spelling);
      expect(await heading(), spelling).toBe('Russia, Iran Discuss Intl. Security Issues');
    }
    // Relative addresses of the page lead where they should.
    expect(new URL(page.url()).pathname).toMatch(/\/$/);
    await page.goto(`${host.address}${base}sources/nothing/`);
    expect(await page.locator('#not-stored').isVisible()).toBe(true);
    expect(await heading()).toBe('Offline and files');
  });
});

test('a letter with its scans in small, and the texts beside it, are read with the server stopped', async () => {
  await save(languages.base);
  await host.stop();
  await page.goto(`${host.address}${languages.base}texts/letter/`);
  expect(await page.locator('[data-passage="letter-he.txt"]').first().innerText()).toContain(
    '1806',
  );
  const boxes = await Promise.all(
    ['letter-l5', 'letter-copy-l5'].map((id) => page.locator(`[id="${id}"]`).boundingBox()),
  );
  expect(boxes[0]?.y).toBe(boxes[1]?.y);
  await page.locator('.cell .page a').first().click();
  expect(page.url()).toBe(`${host.address}${languages.base}sources/letter/#scan-1r`);
  const image = page.locator('#scan-1r img');
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(400);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.poll(() => page.locator('#verified').innerText()).toMatch(/^Equal: /);
  // What shows the pages beside the text is not stored: the number leads to the small image, as without scripts.
  await page.locator('.source .page a').first().click();
  await expect.poll(() => page.url()).toContain('#scan-1r');
  expect(await page.locator('.scan-reader').count()).toBe(0);
});

test('a page that was visited, the first among them, is read with the server stopped', async () => {
  await page.goto(`${host.address}${home}glossary/bushehr/`);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const held = await globalThis.caches.match(location.href);
        const style = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
        return held !== undefined && !!(await globalThis.caches.match(style?.href ?? ''));
      }),
    )
    .toBe(true);
  await page.goto(`${host.address}${home}timeline/?x=1`);
  await host.stop();
  for (const [path, title] of [
    ['glossary/bushehr/', 'Bushehr'],
    ['timeline/', 'Timeline'],
  ]) {
    await page.goto(`${host.address}${home}${path}`);
    expect(await heading()).toContain(title);
  }
  await page.goto(`${host.address}${home}references/`);
  expect(await page.locator('#not-stored').isVisible()).toBe(true);
});

test('a page that was visited keeps its looks when a new version of the tool comes', async () => {
  await page.goto(`${host.address}${home}glossary/bushehr/`);
  const isKept = () => page.evaluate(async () => !!(await globalThis.caches.match(location.href)));
  await expect.poll(isKept).toBe(true);
  // Of what was visited long ago, only so much stays.
  await page.evaluate(async (base) => {
    const cache = await globalThis.caches.open(`margent:${base}:visited`);
    const held = await cache.keys();
    for (const request of held) await cache.delete(request);
    for (let n = 0; n < 2005; n++) await cache.put(`${base}old/${n}`, new Response(''));
    await cache.add(location.href);
  }, home);
  // The same site as another version would have it: its styles have other names.
  const next = temporaryFolder();
  cpSync(out, next, { recursive: true });
  const styles = filesOf({ out }).filter((path) => /^_astro\/.*\.css$/.test(path));
  for (const path of styles)
    renameSync(join(next, path), join(next, path.replace(/css$/, '2.css')));
  for (const path of filesOf({ out }).filter((name) => /\.html$|^sw\.js$/.test(name))) {
    const file = join(next, path);
    const text = readFileSync(file, 'utf8').replace(manifestOf(out).version, 'another');
    writeFileSync(file, text.replace(/(_astro\/[\w.-]+\.)css/g, '$12.css'));
  }
  host.sites.set(home, next);
  await page.goto(`${host.address}${home}timeline/`);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  // The new worker takes over when no page is open any more, and not at once.
  const shells = async () => {
    await page.goto('about:blank');
    await page.waitForTimeout(200);
    await page.goto(`${host.address}${home}timeline/`);
    const names = await page.evaluate(() => globalThis.caches.keys());
    return names.filter((name) => name.includes(':shell:'));
  };
  await expect.poll(shells).toEqual([`margent:${home}:shell:another`]);
  const isVisited = (path: string) =>
    page.evaluate(async (at) => !!(await globalThis.caches.match(at)), home + path);
  expect(await isVisited('old/0')).toBe(false);
  expect(await isVisited('old/2004')).toBe(true);
  await host.stop();
  await page.goto(`${host.address}${home}glossary/bushehr/`);
  expect(await heading()).toContain('Bushehr');
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
});

test('what else is at the origin of an edition that has all of it is left alone', async () => {
  const app = temporaryFolder();
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>Mail</title><h1>Mail');
  host.sites.set('/app/', app);
  await openSaving('/');
  await page.goto(`${host.address}/app/?mail=1`);
  expect(await heading()).toBe('Mail');
  await page.goto(`${host.address}/timeline/`);
  const isKept = (path: string) =>
    page.evaluate(async (at) => !!(await globalThis.caches.match(at)), path);
  await expect.poll(() => isKept('/timeline/')).toBe(true);
  expect(await isKept('/app/')).toBe(false);
  await host.stop();
  await expect(page.goto(`${host.address}/app/?mail=2`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
});

test('on every page it is told that the saved version is read, when the site cannot be reached', async () => {
  await save();
  await host.stop();
  await page.goto(`${host.address}${home}timeline/`);
  await page
    .locator('#offline-status')
    .filter({ hasText: 'The site cannot be reached: you read the saved version' })
    .waitFor();
});

test('the network comes before the store', async () => {
  await save();
  const changed = temporaryFolder();
  cpSync(out, changed, { recursive: true });
  const file = join(changed, 'timeline/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<h1>', '<h1>New: '));
  host.sites.set(home, changed);
  await page.goto(`${host.address}${home}timeline/`);
  expect(await heading()).toMatch(/^New: /);
  host.trouble = (_path, response) => {
    response.writeHead(503).end('busy');
    return 'answered';
  };
  await page.goto(`${host.address}${home}timeline/`);
  expect(await heading()).toBe('Timeline');
});

test('a network that says nothing does not keep the reader waiting for what is stored', async () => {
  await save();
  host.trouble = (path) => (path.startsWith(`${home}timeline/`) ? 'answered' : 'none');
  await page.goto(`${host.address}${home}timeline/`);
  expect(await heading()).toBe('Timeline');
});

test('help for contributors is not stored', async () => {
  await save();
  await page.goto(`${host.address}${home}help/`);
  await host.stop();
  await page.goto(`${host.address}${home}help/`);
  expect(await page.locator('#not-stored').isVisible()).toBe(true);
  expect(manifestOf(out).files.filter(([path]) => path.startsWith('help/'))).toEqual([]);
});

test('the store holds what pages load and no more', () => {
  const paths = manifestOf(out).files.map(([path]) => path);
  expect(paths).toContain('pagefind/pagefind.js');
  expect(paths).toContain('pagefind/pagefind-entry.json');
  expect(paths).toContain('seeds/SHA256SUMS');
  expect(paths.filter((path) => /^pagefind\/.*(?:ui\.|highlight|playground)/.test(path))).toEqual(
    [],
  );
  expect(
    paths.filter((path) => /^(?:sw\.js|offline\.json|404\.html|_headers)$/.test(path)),
  ).toEqual([]);
  const files = new Set(filesOf({ out }));
  for (const path of paths) expect(files).toContain(path.replace(/(^|\/)$/, '$1index.html'));
});

describe('a new version', () => {
  let next = '';
  beforeAll(async () => {
    const copy = copyOf(folder);
    const entry = join(copy, 'content/glossary/bushehr.mdx');
    writeFileSync(entry, `${readFileSync(entry, 'utf8')}\nA word of the new version: quokka.\n`);
    next = await build(copy);
    expect(manifestOf(next).version).not.toBe(manifestOf(out).version);
  });

  /** Opens the page on reading offline where the new version is to be had. */
  async function meetNext(): Promise<void> {
    await save();
    host.sites.set(home, next);
    await openSaving();
    expect(await state().innerText()).toContain('a newer one');
    host.asked = [];
  }

  async function expectOld(): Promise<void> {
    await host.stop();
    await page.goto(`${host.address}${home}glossary/bushehr/`);
    expect(await page.locator('main').innerText()).not.toContain('quokka');
    await page.goto(`${host.address}${home}search/?q=Persian`);
    await page.locator('#results li').first().waitFor();
    await page.goto(`${host.address}${home}offline/`);
    await state()
      .filter({ hasText: manifestOf(out).version.slice(0, 8) })
      .waitFor();
  }

  test('is told of on every page, fetched in what changed, and replaces the old one as a whole', async () => {
    await meetNext();
    await page.goto(`${host.address}${home}timeline/`);
    await page.locator('#offline-status').filter({ hasText: 'newer version' }).waitFor();
    await openSaving();
    host.asked = [];
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'It is what the site has now' }).waitFor();
    const before = new Map(manifestOf(out).files.map(([path, hash]) => [path, hash]));
    const changed = manifestOf(next).files.filter(([path, hash]) => before.get(path) !== hash);
    const fetched = host.asked.filter(
      (path) => !/\/(?:offline(?:\/edition)?\.json|sw\.js)$/.test(path),
    );
    expect(fetched.sort()).toEqual(changed.map(([path]) => home + path).sort());
    expect(changed.length).toBeLessThan(manifestOf(next).files.length / 2);
    const names = await caches(1);
    expect(names).toContain(cacheOf(home, next));
    await host.stop();
    await page.goto(`${host.address}${home}glossary/bushehr/`);
    expect(await page.locator('main').innerText()).toContain('quokka');
    await page.goto(`${host.address}${home}search/?q=quokka`);
    await page.locator('#results li').first().waitFor();
  });

  test('is read in a folder that is new when a page of the old one is still open', async () => {
    const copy = copyOf(folder);
    mkdirSync(join(copy, 'content/guides'));
    writeFileSync(join(copy, 'content/guides/method.mdx'), '---\ntitle: Method\n---\n\nHow.\n');
    const more = await build(copy);
    await openSaving();
    const open = await context.newPage();
    await open.goto(`${host.address}${home}`);
    await open.waitForFunction(() => navigator.serviceWorker.controller);
    host.sites.set(home, more);
    await save();
    await host.stop();
    for (const at of [page, open]) {
      await at.goto(`${host.address}${home}guides/method`);
      expect(new URL(at.url()).pathname).toBe(`${home}guides/method/`);
      expect(await at.locator('h1').innerText()).toBe('Method');
      const other = at.goto(`${host.address}${home}elsewhere/`);
      await expect(other).rejects.toThrow('ERR_CONNECTION_REFUSED');
    }
  });

  test('that arrives with other bytes than it lists leaves the old one', async () => {
    await meetNext();
    host.trouble = (path, response) => {
      if (path !== `${home}glossary/bushehr/`) return 'none';
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>quokka, they say');
      return 'answered';
    };
    await page.locator('#save-start').click();
    await state().filter({ hasText: '“glossary/bushehr/” did not arrive as' }).waitFor();
    expect(await state().innerText()).toContain('What was saved before is still there');
    await expectOld();
  });

  test('whose download breaks off leaves the old one, and goes on from there', async () => {
    await meetNext();
    host.trouble = (path, response) => {
      if (path !== `${home}glossary/bushehr/`) return 'none';
      response.writeHead(200, { 'Content-Length': 10_000 }).write('<p>');
      setTimeout(() => response.destroy(), 20);
      return 'answered';
    };
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'The download broke off at “glossary/bushehr/”' }).waitFor();
    await expectOld();
    await host.start();
    host.trouble = () => 'none';
    await openSaving();
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'It is what the site has now' }).waitFor();
  });

  test('that answers from elsewhere is not stored under the address asked for', async () => {
    await meetNext();
    host.trouble = (path, response) => {
      if (path !== `${home}glossary/bushehr/`) return 'none';
      response.writeHead(302, { Location: `${home}glossary/bushehr/index.html` }).end();
      return 'answered';
    };
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'broke off' }).waitFor();
    await expectOld();
  });

  test('can be cancelled, and the old one stays', async () => {
    await meetNext();
    let held: (() => void) | undefined;
    host.trouble = (path, response) => {
      if (path !== `${home}glossary/bushehr/`) return 'none';
      held = () => response.destroy();
      return 'answered';
    };
    await page.locator('#save-start').click();
    expect(await page.locator('#save-progress').isVisible()).toBe(true);
    await expect.poll(() => held !== undefined).toBe(true);
    const bar = page.locator('#save-progress');
    await expect
      .poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value))
      .toBeGreaterThan(0);
    await page.locator('#save-cancel').click();
    await state().filter({ hasText: 'Cancelled. What was saved before is still there.' }).waitFor();
    expect(await caches(1)).toContain(cacheOf(home, out));
    held?.();
    await expectOld();
  });

  test('cannot be removed from another window while it is saved; what vanishes then is not said to be saved', async () => {
    await meetNext();
    let held: (() => void) | undefined;
    host.trouble = (path, response) => {
      if (path !== `${home}glossary/bushehr/` || held) return 'none';
      held = () =>
        response.writeHead(200).end(readFileSync(join(next, 'glossary/bushehr/index.html')));
      return 'answered';
    };
    await page.locator('#save-start').click();
    await expect.poll(() => held !== undefined).toBe(true);
    const other = await context.newPage();
    await other.goto(`${host.address}${home}offline/`);
    await other.locator('#save-remove').click();
    const told = other.locator('#save-state').filter({ hasText: 'Another window is saving' });
    await told.waitFor();
    // As a browser does that runs out of room, or a reader who clears what sites keep.
    const name = cacheOf(home, next);
    expect(await other.evaluate((cache) => globalThis.caches.delete(cache), name)).toBe(true);
    held?.();
    await state().filter({ hasText: 'The browser refused to save it. What was saved' }).waitFor();
    await expectOld();
  });

  test('for which there is no room leaves the old one', async () => {
    await meetNext();
    const cdp = await context.newCDPSession(page);
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    await cdp.send('Storage.overrideQuotaForOrigin', {
      origin: host.address,
      quotaSize: used + 20_000,
    });
    await page.locator('#save-start').click();
    await state().filter({ hasText: 'There is no room for it' }).waitFor();
    expect(await state().innerText()).toContain('What was saved before is still there');
    await expectOld();
  });
});

test('that files of what is saved are gone is told, and saving it again brings back these alone', async () => {
  await save();
  const gone = await page.evaluate(
    async (name) => {
      const cache = await globalThis.caches.open(name);
      const half = (await cache.keys()).filter((_, index) => index % 2 === 0);
      for (const request of half) await cache.delete(request);
      return half.map(({ url }) => new URL(url).pathname);
    },
    cacheOf(home, out),
  );
  const told = () => state().filter({ hasText: 'Some of its files are gone from this device' });
  await host.stop();
  await page.goto(`${host.address}${home}offline/`);
  await told().filter({ hasText: 'The site cannot be reached now.' }).waitFor();
  expect(await page.locator('#save-remove').isVisible()).toBe(true);
  await host.start();
  await openSaving();
  expect(await told().innerText()).toMatch(/^Saved, version/);
  expect(await state().innerText()).not.toContain('what the site has now');
  host.asked = [];
  await page.locator('#save-start', { hasText: 'Save this edition' }).click();
  await state().filter({ hasText: 'It is what the site has now' }).waitFor();
  expect(await told().count()).toBe(0);
  expect(await page.locator('#save-start').isVisible()).toBe(false);
  const asked = host.asked.filter((path) => gone.includes(path));
  expect(new Set(asked)).toEqual(new Set(gone));
  const files = manifestOf(out).files.map(([path]) => home + path);
  expect(host.asked.filter((path) => files.includes(path)).length).toBe(gone.length);
  await host.stop();
  for (const path of ['timeline/', 'glossary/bushehr/', 'search/']) {
    await page.goto(`${host.address}${home}${path}`);
    expect(await page.locator('#not-stored').isVisible(), path).toBe(false);
  }
});

test('what was saved before there were parts is read, and brought to the newer version as a whole', async () => {
  await save();
  // As it was stored then, of another version.
  await page.evaluate(
    async ([base, cache]) => {
      const [now, old] = await Promise.all([
        globalThis.caches.open(cache),
        globalThis.caches.open(`margent:${base}:edition:0123456789abcdef`),
      ]);
      for (const request of await now.keys()) {
        const response = await now.match(request);
        if (response) await old.put(request, response);
      }
      await globalThis.caches.delete(cache);
      const note = { version: '0123456789abcdef', date: '2020-01-01', bytes: 1_000_000 };
      const notes = await globalThis.caches.open(`margent:${base}:saved`);
      await notes.put(`${base}offline/saved.json`, Response.json(note));
    },
    [home, cacheOf(home, out)] as const,
  );
  await host.stop();
  await page.goto(`${host.address}${home}glossary/bushehr/`);
  expect(await heading()).toContain('Bushehr');
  await page
    .locator('#offline-status')
    .filter({ hasText: 'saved version of 2020-01-01' })
    .waitFor();
  await host.start();
  await openSaving();
  expect(await state().innerText()).toMatch(/^Saved, version of 2020-01-01 .* a newer one/);
  host.asked = [];
  await page.locator('#save-start').click();
  await state().filter({ hasText: 'It is what the site has now' }).waitFor();
  expect(host.asked.filter((path) => path.endsWith('/'))).toEqual([]);
  expect(await caches(1)).toContain(cacheOf(home, out));
});

test('a note of a saved edition that is none counts as none, and the site is read', async () => {
  await save();
  for (const note of [
    ...['', '{', '\0', 'null', '[]', '0', '"a"', '{"version":1}', '{"version":{},"files":[]}'],
    '{"version":"a","date":"2026-01-01","bytes":1e999}',
    '{"version":"a","date":null,"bytes":1}',
    '{"__proto__":{"version":"a","date":"2026-01-01","bytes":1}}',
    '[{"version":"a","date":"2026-01-01","bytes":1}]',
  ]) {
    await page.evaluate(
      async ([base, text]) => {
        const cache = await globalThis.caches.open(`margent:${base}:saved`);
        await cache.put(`${base}offline/saved.json`, new Response(text));
      },
      [home, note] as const,
    );
    await openSaving();
    expect(await state().innerText(), note).toContain('files, ');
    expect(await page.locator('#save-start').isVisible(), note).toBe(true);
    const styled = await page.evaluate(() => getComputedStyle(document.body).margin);
    expect(styled, note).toBe('0px');
  }
  await save();
});

test('a list of files that is none is as if the site could not be reached', async () => {
  await openSaving();
  host.trouble = (path, response) => {
    if (!path.endsWith('/offline.json')) return 'none';
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"version":"a"}');
    return 'answered';
  };
  await page.reload();
  await state().filter({ hasText: 'The site cannot be reached now.' }).waitFor();
  expect(await page.locator('#save-start').isVisible()).toBe(false);
});

test('without any room, nothing is saved and the reader is told', async () => {
  await openSaving();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: host.address, quotaSize: 100_000 });
  await page.locator('#save-start').click();
  await state().filter({ hasText: 'There is no room for it' }).waitFor();
  expect(await state().innerText()).toContain('Nothing was saved.');
  await caches(0);
});

test.each([
  ['one within the other', own, nested],
  ['side by side', nested, languages],
])('two editions on one origin keep apart: %s', async (_, one, other) => {
  const pageOf = ({ base, out }: typeof one) => {
    const paths = manifestOf(out).files.map(([path]) => path);
    return `${host.address}${base}${paths.find((path) => /^glossary\/./.test(path))}`;
  };
  await save(one.base);
  await save(other.base);
  const names = await caches(2);
  for (const { base, out } of [one, other]) expect(names).toContain(cacheOf(base, out));
  await openSaving(one.base);
  await page.locator('#save-remove').click();
  await state().filter({ hasText: 'no longer on this device' }).waitFor();
  expect(await caches(1)).toContain(cacheOf(other.base, other.out));
  const [kept, gone] = [pageOf(other), pageOf(one)];
  await host.stop();
  await page.goto(kept);
  expect(await page.locator('#not-stored').isVisible()).toBe(false);
  expect(await page.locator('article.entry').count()).toBe(1);
  await page.goto(gone);
  expect(await page.locator('#not-stored').isVisible()).toBe(true);
});

test.each([
  ['In this browser', 'reading on at the same address, links and search included'],
  ['As one file', 'keeping and passing on. It opens in any browser from a disk'],
  ['As a book', 'reading at length on a phone or a reader of books'],
])('what a form is good for is told: %s', async (form, use) => {
  await page.goto(`${host.address}${home}offline/`);
  const told = await page.locator('article').evaluate((article, name) => {
    const heading = [...article.querySelectorAll('h2')].find((h2) => h2.textContent === name);
    let words = '';
    for (let next = heading?.nextElementSibling; next && next.nodeName !== 'H2';)
      [words, next] = [`${words} ${next.textContent}`, next.nextElementSibling];
    return words.replace(/\s+/g, ' ');
  }, form);
  expect(told).toContain(`Good for ${use}`);
});

test('the worker is asked for anew each time, and governs its edition only', async () => {
  await save(nested.base);
  const registered = await page.evaluate(async () => {
    const { scope, updateViaCache } = await navigator.serviceWorker.ready;
    return { scope, updateViaCache };
  });
  expect(registered).toEqual({ scope: host.address + nested.base, updateViaCache: 'none' });
});

test('the browser is asked to keep what is saved', async () => {
  await page.addInitScript(() => {
    const persist = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => {
      document.documentElement.dataset['persist'] = 'asked';
      return persist();
    };
  });
  await save();
  expect(await page.locator('html').getAttribute('data-persist')).toBe('asked');
});

test('on plain http, where nothing can be stored, the page says so', async () => {
  await page.route('http://edition.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(own.out, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    return route.fulfill({ path });
  });
  await page.goto('http://edition.test/offline/');
  await page.locator('#save-unable').waitFor({ state: 'visible' });
  expect(await page.locator('#save').isVisible()).toBe(false);
});

test('it can be saved, and removed, from the keyboard', async () => {
  await openSaving();
  await page.locator('#save-start').focus();
  await page.keyboard.press('Enter');
  await state()
    .filter({ hasText: /^Saved, version/ })
    .waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('save-remove');
  await page.keyboard.press('Enter');
  await state().filter({ hasText: 'no longer on this device' }).waitFor();
  await caches(0);
});
