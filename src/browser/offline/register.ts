/*
 * On every page: starts the service worker, and says at the foot of the page when what is read comes from the
 * store, or when a newer version than the saved one is to be had.
 */
import address from 'virtual:margent/later/offline/standing';
import { later } from '../later.ts';
import type * as Standing from './standing.ts';
import { matchIn, partCache, readSaved } from './store.ts';

async function register(base: string): Promise<ServiceWorkerRegistration> {
  const { serviceWorker } = navigator;
  const known = serviceWorker.controller !== null;
  const registration = await serviceWorker
    .register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
    .then(() => serviceWorker.ready);
  if (!known) {
    if (!navigator.serviceWorker.controller) await once(serviceWorker, 'controllerchange');
    // The first page came before the worker could see it: asked for again, it is stored like those to come.
    const used = performance.getEntriesByType('resource').map(({ name }) => name);
    for (const address of new Set([location.href, ...used])) {
      if (address.startsWith(location.origin + base)) void fetch(address).catch(() => undefined);
    }
  }
  return registration;
}

function once(target: EventTarget, name: string): Promise<unknown> {
  return new Promise((done) => target.addEventListener(name, done, { once: true }));
}

/** Returns which version the site has now, which its newest worker knows. */
async function newestVersion(registration: ServiceWorkerRegistration): Promise<string> {
  await registration.update();
  const { installing, waiting, active } = registration;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<string>(
    (done) => (port1.onmessage = ({ data }) => done(String(data))),
  );
  (installing ?? waiting ?? active)?.postMessage('version', [port2]);
  return answer;
}

async function start(status: HTMLElement, base: string): Promise<void> {
  const registration = await register(base);
  const saved = await readSaved(base);
  if (!saved) return;
  // Most readers have saved nothing.
  const { newerThan, standingOf } = await later<typeof Standing>(address)();
  const newest = navigator.onLine && (await newestVersion(registration).catch(() => undefined));
  if (!newest) {
    const isSaved = saved.parts.map((part) => matchIn(partCache(base, part), location.pathname));
    status.textContent = standingOf((await Promise.all(isSaved)).some(Boolean), saved.date);
  } else if (newest !== saved.version) {
    status.textContent = newerThan;
  }
}

const status = document.querySelector<HTMLElement>('#offline-status');
const base = status?.dataset['base'];
// Neither is there on plain http (https://w3c.github.io/ServiceWorker/#secure-context), and a page being edited
// must not come from a store.
if (
  import.meta.env.PROD &&
  status &&
  base !== undefined &&
  'serviceWorker' in navigator &&
  'caches' in globalThis
) {
  void start(status, base).catch(() => undefined);
}
