/** Registers the service worker, and returns its registration once it works; rejects where the browser or the site has none. */
export async function registered(base: string): Promise<ServiceWorkerRegistration> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  return serviceWorker.ready;
}
