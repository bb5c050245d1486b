/*
 * The service worker: makes what was visited, and what was saved, readable without a network. The network comes
 * first and the store answers where it fails or keeps the reader waiting, so that nobody reads an old page who
 * could have the new one. What was saved answers before what was only visited: it is of one version.
 */
import { languageFolderOf } from '../../core/export/manifest.ts';
import type { Stamp } from '../../core/export/stamp.ts';
import { deleteCaches, matchSaved } from './parts.ts';
import { cacheName, matchIn, partCache, readSaved } from './store.ts';

/** What of the Service Workers specification is used here: the library of types for pages lacks it. */
interface Scope {
  registration: { scope: string };
  clients: { claim: () => Promise<void> };
  addEventListener: <T extends ExtendableEvent>(type: string, listener: (event: T) => void) => void;
}
interface ExtendableEvent extends Event {
  waitUntil: (done: Promise<unknown>) => void;
}
interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}
interface MessageFromPage extends ExtendableEvent {
  /** Where it is asked which version this is; none where it is told that what is saved has changed. */
  ports: readonly MessagePort[];
}

declare const self: Scope;

/** Put here when the site is built. */
declare const stamp: Stamp;

const base = new URL(self.registration.scope).pathname;
const shell = cacheName(base, 'shell', stamp.version);
const visited = cacheName(base, 'visited');
/** What the edition's paths begin with, up to the first `/`. */
const names = new Set(stamp.names);
/** The same of what is saved, where that is of another version than this worker; undefined until it is read. */
let savedNames: ReadonlySet<string> | undefined;
let reading = readSavedNames();
/** How much is kept of what was visited: the last that was, beyond what a version of a site has. */
const most = 2000;
/** How long the network has, in ms, before what is stored answers: a weak one may never say that it is none. */
const patience = 4000;
/** Files of the search index: each is packed by gzip, which tells whether it is whole. */
const packed = /\.pf_\w+$/;
/** Files whose names change with what is in them. */
const hashed = new RegExp(`^_astro/|${packed.source}`);
/** What is of one type, and alone of it: pages, styles and scripts, by their paths and by what hosts say of them. */
const types: readonly (readonly [path: RegExp, type: RegExp])[] = [
  [/(?:(?:^|\/)[^./]*|\.x?html?)$/, /^(?:text\/html|application\/xhtml)/i],
  [/\.css$/, /^text\/css/i],
  [/\.js$/, /(?:java|ecma)script/i],
];
/** What browsers take by the type that it is said to be of, and by nothing else. */
const typed = /\.(?:css|js)$/;
/** What is never stored: the tool's own help, files to be taken away, and what tells which version this is. */
const passed = /^(?:help\/|downloads\/|sw\.js$|offline\.json$|offline\/.+\.json$)/;

self.addEventListener<ExtendableEvent>('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener<ExtendableEvent>('activate', (event) => {
  event.waitUntil(takeOver().then(() => self.clients.claim()));
});
self.addEventListener<MessageFromPage>('message', ({ ports }) => {
  if (ports[0]) ports[0].postMessage(stamp.version);
  else reading = readSavedNames();
});
self.addEventListener<FetchEvent>('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // A page asks with `no-store` for what it stores itself: that must come from the network.
  const own = request.mode !== 'navigate' && request.cache === 'no-store';
  if (path === undefined || request.method !== 'GET' || own) return;
  if (passed.test(path) && request.mode !== 'navigate') return;
  const name = nameOf(path);
  const known = names.has(name) || savedNames?.has(name);
  if (known) event.respondWith(answer(request, path, event));
  // Whether it answers must be said at once: it does what the browser would, where it is none of the edition's.
  if (known === undefined)
    event.respondWith(
      reading.then((read) => (read.has(name) ? answer(request, path, event) : fetch(request))),
    );
});

async function install(): Promise<void> {
  const cache = await caches.open(shell);
  const store = async (path: string) => {
    const response = await fetch(base + path, { cache: 'no-cache' });
    if (!response.ok || !(await isSound(path, response)))
      throw new Error(`${path}: ${response.status} ${typeOf(response)}`);
    await cache.put(base + path, response);
  };
  await Promise.all(stamp.shell.map(store));
  // It takes over when no page is open any more, and need not sooner: the network comes first. Where a worker skips
  // that wait, a page that is asked for just then may hang (seen in Chromium 153).
}

/** Pages that were visited need the styles and scripts of the version that they are of: those go over to them. */
async function takeOver(): Promise<void> {
  const own = `${cacheName(base, 'shell')}:`;
  const old = (await caches.keys()).filter((name) => name.startsWith(own) && name !== shell);
  const kept = await caches.open(visited);
  for (const name of old) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = pathOf(request.url) ?? '';
      const response = hashed.test(path) && (await inCache(name, path));
      if (response) await kept.put(request, response).catch(() => undefined);
    }
  }
  for (const request of (await kept.keys()).slice(0, -most)) await kept.delete(request);
  await deleteCaches(base, 'shell', [shell]);
}

/**
 * Reads what the paths of the saved version begin with, where it is another: a newer one may have folders that this worker
 * does not know, and it answers until no page is open any more that it is for.
 */
async function readSavedNames(): Promise<ReadonlySet<string>> {
  savedNames = undefined;
  const read = new Set<string>();
  const saved = await readSaved(base);
  if (saved && saved.version !== stamp.version)
    for (const part of saved.parts)
      for (const path of await pathsIn(partCache(base, part)).catch(() => []))
        read.add(nameOf(path));
  return (savedNames = read);
}

/** Returns the paths of what a cache has. */
async function pathsIn(name: string): Promise<string[]> {
  // One that is opened is there from then on.
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  return (await cache.keys()).map(({ url }) => pathOf(url) ?? '');
}

/**
 * Returns the path under the base path, without query and `index.html`; undefined where it is elsewhere. An edition that is
 * at the root of its origin has others, and whatever else is there, below it: see `nameOf`.
 */
function pathOf(url: string): string | undefined {
  const { origin, pathname } = new URL(url);
  const { origin: own } = new URL(self.registration.scope);
  if (origin !== own || !pathname.startsWith(base)) return undefined;
  return pathname.slice(base.length).replace(/(^|\/)index\.html$/, '$1');
}

/** Returns what a path begins with, up to the first `/`. */
function nameOf(path: string): string {
  return path.replace(/\/[^]*/, '');
}

async function answer(request: Request, path: string, event: FetchEvent): Promise<Response> {
  const held = hashed.test(path) ? await stored(path) : undefined;
  if (held) return held;
  const asked = ask(request, path).catch(() => undefined);
  event.waitUntil(asked.then((response) => keep(path, response?.clone())));
  const soon = await Promise.race([asked, later()]);
  if (isAnswer(soon)) return soon;
  const own = await stored(path);
  if (own) return own;
  const late = await asked;
  if (isAnswer(late)) return late;
  return (await instead(request, path)) ?? late ?? Response.error();
}

/** Asks the network, past what the browser kept by itself where that is wrong: it may have come as what never changes. */
async function ask(request: Request, path: string): Promise<Response> {
  const response = await fetch(request);
  const isWrong = hashed.test(path) && response.status === 200 && !(await isSound(path, response));
  return isWrong ? fetch(request, { cache: 'reload' }) : response;
}

function later(): Promise<undefined> {
  return new Promise((done) => setTimeout(done, patience));
}

function isAnswer(response: Response | undefined): response is Response {
  return response !== undefined && response.status < 500;
}

/**
 * Whether an answer is what was asked for, as far as can be seen. Some hosts, and what is between, answer with status 200 and a
 * page, or nothing, in place of a file that they lack for now: kept under a name that changes with what is in a file, it would
 * stand for that file for ever.
 */
async function isSound(path: string, response: Response): Promise<boolean> {
  const type = typeOf(response);
  const isOther =
    type === ''
      ? typed.test(path)
      : types.some(([paths, own]) => paths.test(path) !== own.test(type));
  if (isOther) return false;
  if (!hashed.test(path)) return true;
  const read = response.clone().blob();
  const bytes = await read.catch(() => new Blob());
  return bytes.size > 0 && (!packed.test(path) || isWhole(bytes));
}

/** Whether a file of the index is whole, as it is packed, or as some hosts send it, unpacked. */
async function isWhole(file: Blob): Promise<boolean> {
  const start = await file.slice(0, 12).text();
  if (start === 'pagefind_dcd' || !('DecompressionStream' in globalThis)) return true;
  const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).blob().then(
    () => true,
    () => false,
  );
}

function typeOf({ headers }: Response): string {
  return headers.get('content-type') ?? '';
}

/** Stores what was visited, if nothing that is saved has it. That there is no room for it keeps nobody from reading. */
async function keep(path: string, response: Response | undefined): Promise<void> {
  const whole = response?.status === 200 && response.type === 'basic' && !response.redirected;
  if (!whole || passed.test(path) || !(await isSound(path, response))) return;
  if (await matchSaved(base, await readSaved(base), base + path)) return;
  const cache = await caches.open(visited);
  await cache.put(base + path, response).catch(() => undefined);
}

async function stored(path: string): Promise<Response | undefined> {
  const saved = await matchSaved(base, await readSaved(base), base + path);
  return saved ?? (await inCache(visited, path)) ?? (await inCache(shell, path));
}

/** Returns what a cache has for a path, if that is sound: what stored it may not have asked. */
async function inCache(name: string, path: string): Promise<Response | undefined> {
  const response = await matchIn(name, base + path);
  return response && (await isSound(path, response)) ? response : undefined;
}

/** Returns what stands in for a page that is not stored: the way to it with a slash at its end, or without, as hosts have it, or the page that says so. */
async function instead(request: Request, path: string): Promise<Response | undefined> {
  if (request.mode !== 'navigate') return undefined;
  // An answer in place would be a page whose relative addresses lead astray.
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  if (await stored(other)) return Response.redirect(base + other + new URL(request.url).search);
  return (await stored(`${languageFolderOf(path)}offline/`)) ?? stored('offline/');
}
