/* The page on reading offline: saves the edition, and tells in words what became of it. */
import { type Failure, fetchManifest, removeEdition, saveEdition } from './save.ts';
import type { Manifest, Saved } from '../../core/export/manifest.ts';
import { find } from '../search/dom.ts';
import { cacheName, readSaved } from './store.ts';

const part = <T extends HTMLElement>(id: string) => find<T>(document, `#save-${id}`);

function start(section: HTMLElement, base: string): void {
  const state = part('state');
  const button = part<HTMLButtonElement>('start');
  const cancel = part<HTMLButtonElement>('cancel');
  const remove = part<HTMLButtonElement>('remove');
  const bar = part<HTMLProgressElement>('progress');
  let manifest: Manifest | undefined;
  let running: AbortController | undefined;

  async function show(result = ''): Promise<void> {
    const saved = await readSaved(base);
    manifest = await fetchManifest(base).catch(() => undefined);
    state.textContent = [result, manifest ? offer(manifest, saved) : offline(saved)]
      .filter((words) => words !== '')
      .join(' ');
    if (manifest) button.textContent = labelOf(manifest, saved);
    button.hidden = !manifest || saved?.version === manifest.version;
    remove.hidden = !saved;
    cancel.hidden = bar.hidden = true;
    if (manifest) showSizes(manifest);
  }

  async function save(): Promise<void> {
    const wanted = manifest;
    if (!wanted || running) return;
    running = new AbortController();
    bar.max = wanted.bytes;
    bar.value = 0;
    button.hidden = remove.hidden = true;
    cancel.hidden = bar.hidden = false;
    state.textContent = `Saving ${sizeOf(wanted.bytes)} …`;
    cancel.focus();
    // What is not persistent, a browser may drop when the device runs full. It may ask the reader, or say no.
    if ('persist' in navigator.storage) void navigator.storage.persist().catch(() => false);
    const { signal } = running;
    const failure = await withLock(base, () =>
      saveEdition(base, wanted, { signal, progress: (bytes) => (bar.value = bytes) }),
    ).catch((error: unknown): Failure => {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      return { cause: isFull ? 'full' : 'refused', path: '' };
    });
    running = undefined;
    await show(failure && failureMessage(failure, wanted, await readSaved(base)));
    [button, remove].find(({ hidden }) => !hidden)?.focus();
  }

  button.addEventListener('click', () => void save());
  cancel.addEventListener('click', () => running?.abort());
  remove.addEventListener('click', () => {
    const gone = withLock(base, async () => {
      await removeEdition(base);
      return undefined;
    });
    void gone.then((failure) => show(failure ? busy : 'It is no longer on this device.'));
  });
  section.hidden = false;
  void show();
}

const busy = 'Another window is saving this edition at the moment.';

/** Saves and removes in one window at a time. */
function withLock(
  base: string,
  work: () => Promise<Failure | undefined>,
): Promise<Failure | undefined> {
  return navigator.locks.request(cacheName(base, 'saving'), { ifAvailable: true }, (lock) =>
    lock ? work() : { cause: 'busy', path: '' },
  );
}

function nameOf({ version, date }: Saved): string {
  return `version ${date === '' ? '' : `of ${date} `}(${version.slice(0, 8)})`;
}

function offer(manifest: Manifest, saved: Saved | undefined): string {
  const { files, bytes } = manifest;
  if (!saved)
    return `${files.length} files, ${sizeOf(bytes)} on this device, the search among them.`;
  if (saved.version === manifest.version) {
    return `Saved, ${nameOf(saved)}, ${sizeOf(saved.bytes)}. It is what the site has now.`;
  }
  return `Saved, ${nameOf(saved)}. The site has a newer one, ${nameOf(manifest)}, of ${sizeOf(bytes)}: only what changed is fetched.`;
}

function offline(saved: Saved | undefined): string {
  const now = 'The site cannot be reached now.';
  return saved ? `Saved, ${nameOf(saved)}, ${sizeOf(saved.bytes)}. ${now}` : now;
}

function labelOf(manifest: Manifest, saved: Saved | undefined): string {
  return saved ? 'Save the newer version' : `Save this edition (${sizeOf(manifest.bytes)})`;
}

function failureMessage(
  { cause, path }: Failure,
  manifest: Manifest,
  saved: Saved | undefined,
): string {
  const left = saved ? 'What was saved before is still there.' : 'Nothing was saved.';
  switch (cause) {
    case 'busy':
      return busy;
    case 'cancelled':
      return `Cancelled. ${left}`;
    case 'full':
      return `There is no room for it: this browser gives the site less than the ${sizeOf(manifest.bytes)} that it takes. ${left}`;
    case 'refused':
      return `The browser refused to save it. ${left}`;
    case 'network':
      return `The download broke off at “${path}”. ${left} Another attempt goes on from there.`;
    case 'altered':
      return `“${path}” did not arrive as the site lists it; perhaps a new version was put there just now. ${left}`;
  }
}

/** Puts behind each file that can be taken away how large it is. */
function showSizes({ downloads }: Manifest): void {
  for (const [path, bytes] of downloads) {
    const place = document.querySelector(`[data-download="${CSS.escape(path)}"]`);
    if (place) place.textContent = `(${sizeOf(bytes)})`;
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const section = document.querySelector<HTMLElement>('#save');
const base = section?.dataset['base'];
if (section && base !== undefined) {
  const missing = document.querySelector<HTMLElement>('#not-stored');
  // The worker answers with this page where it has no other.
  const path = location.pathname.replace(/(^|\/)index\.html$/, '$1');
  if (missing && !path.startsWith(`${base}offline`)) missing.hidden = false;
  const able = 'serviceWorker' in navigator && 'caches' in globalThis && isSecureContext;
  const unable = document.querySelector<HTMLElement>('#save-unable');
  if (able) start(section, base);
  else if (unable) unable.hidden = false;
}
