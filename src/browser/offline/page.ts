/* The page on reading offline: saves the edition, or parts of it, and tells in words what became of it. */
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/saving.ts';
import type { Manifest } from '../../core/export/manifest.ts';
import { find } from '../search/dom.ts';
import { showChoice } from './choice.ts';
import { type Failure, fetchManifest } from './fetch.ts';
import { isWhole } from './parts.ts';
import { bytesOf, freshParts, type Kept, planToSave } from './plan.ts';
import { readKept, removeAll, removePart, roomLeft, saveParts } from './save.ts';
import { movedSections, type SourcePart, sourceParts } from './source.ts';
import { cacheName } from './store.ts';
import { within } from './within.ts';
import {
  bytesToSave,
  failureWords,
  fullWords,
  labelOf,
  roomWords,
  sizeOf,
  stateOf,
} from './words.ts';

/** How long the worker has to be installed, in ms: it comes with the first page that is visited. */
const installing = 10_000;

const element = <T extends HTMLElement>(id: string) => find<T>(document, `#save-${id}`);

function start(section: HTMLElement, base: string): void {
  const state = element('state');
  const room = element('room');
  const parts = element<HTMLFieldSetElement>('parts');
  const list = element('list');
  const button = element<HTMLButtonElement>('start');
  const cancel = element<HTMLButtonElement>('cancel');
  const remove = element<HTMLButtonElement>('remove');
  const bar = element<HTMLProgressElement>('progress');
  const chosen = new Set<string>();
  let manifest: Manifest | undefined;
  let saved: Kept | undefined;
  let single: SourcePart | undefined;
  let running: AbortController | undefined;
  /** The version in which it was looked where the sources are that are saved. */
  let proposed: string | undefined;
  const isSaving = () => running !== undefined;

  /** Reads anew what is saved and what the site has, and shows it, after the words for what was done; nothing where it is being saved by now. */
  async function show(result = ''): Promise<void> {
    saved = await readKept(base);
    manifest = await fetchManifest(base).catch(() => undefined);
    if (saved && manifest && saved.version !== manifest.version && proposed !== manifest.version) {
      proposed = manifest.version;
      // What is saved is to be there afterwards, wherever it is now: it is chosen, and can be chosen off.
      for (const id of await movedSections(base, manifest, saved)) chosen.add(id);
    }
    if (isSaving()) return;
    const known = new Set(saved?.parts.map(({ id }) => id));
    for (const id of chosen) if (known.has(id)) chosen.delete(id);
    if (manifest) showSizes(manifest);
    remove.hidden = !saved;
    cancel.hidden = bar.hidden = true;
    showParts();
    await showButton();
    if (isSaving()) return;
    const lines = [result, stateOf(manifest, saved)];
    state.textContent = lines.filter((some) => some !== '').join(' ');
  }

  function showParts(): void {
    // What was saved as a whole is brought to a newer version as a whole.
    const own = saved && isWhole(saved) ? undefined : saved;
    parts.hidden = saved && !own ? true : isWhole(manifest ?? own ?? { parts: [] });
    parts.hidden ||= !manifest && !own;
    const offered = manifest ? [...(single ? [single] : []), ...manifest.parts] : [];
    showChoice(list, {
      ...{ saved: own?.parts ?? [], offered, chosen },
      choose: (id, isChosen) => {
        if (isChosen) chosen.add(id);
        else chosen.delete(id);
        void showButton();
      },
      remove: (id) => void take(() => removePart(base, id), id),
    });
    for (const choice of parts.querySelectorAll<HTMLElement>('.choices')) choice.hidden = !manifest;
  }

  async function showButton(): Promise<void> {
    button.hidden = !manifest;
    room.textContent = '';
    if (!manifest) return;
    const ownBytes = single && chosen.has(single.id) ? single.bytes : 0;
    const bytes = bytesToSave(manifest, saved, chosen) + ownBytes;
    const isNewer = saved && saved.version !== manifest.version;
    // What every page needs may be gone, or files of what is saved: nobody chooses that.
    const isChosen = chosen.size > 0 || (saved !== undefined && !isNewer && bytes > 0);
    button.textContent = labelOf(manifest, saved, { bytes, isChosen });
    button.hidden = parts.hidden && saved?.version === manifest.version && bytes === 0;
    const left = await roomLeft();
    const isFull = left !== undefined && bytes > left;
    button.disabled = isFull || !(parts.hidden || isChosen || isNewer);
    const isTold = left !== undefined && !parts.hidden;
    room.textContent = isFull ? fullWords(bytes, left) : isTold ? roomWords(left) : '';
  }

  async function save(): Promise<void> {
    const wanted = manifest;
    if (!wanted || running) return;
    running = new AbortController();
    const { signal } = running;
    bar.value = 0;
    button.hidden = remove.hidden = parts.hidden = true;
    cancel.hidden = bar.hidden = false;
    state.textContent = words.started;
    room.textContent = '';
    cancel.focus();
    // What is not persistent, a browser may drop when the device runs full. It may ask the reader, or say no.
    if ('persist' in navigator.storage) void navigator.storage.persist().catch(() => false);
    const failure = await withLock(base, async () => {
      // What is stored is read by the worker's answers alone. Registered once more, as every page does, it is as it
      // was; and where it is refused, that is thrown at once.
      const { serviceWorker } = navigator;
      const worker = serviceWorker
        .register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
        .then(() => serviceWorker.ready);
      if (!(await within(installing, worker))) return { cause: 'refused', path: '' };
      const before = await readKept(base);
      const planned = await planToSave(base, wanted, before, chosen);
      if ('cause' in planned) return planned;
      bar.max = bytesOf(freshParts(planned, before));
      state.textContent = say(words.saving, { size: sizeOf(bar.max) }, language);
      const progress = (bytes: number) => (bar.value = bytes);
      const failed = await saveParts(base, wanted, planned, { signal, progress });
      // It may be an older one, which does not know all folders of what is saved.
      if (!failed) (await worker).active?.postMessage('saved');
      return failed;
    });
    running = undefined;
    await show(failure && failureWords(failure, await readKept(base)));
    [button, remove].find(({ hidden, disabled }) => !hidden && !disabled)?.focus();
  }

  /** Takes something away; the focus goes where it can be chosen again. */
  async function take(work: () => Promise<void>, id?: string): Promise<void> {
    const failure = await withLock(base, () => work().then(() => undefined));
    const left = await readKept(base);
    const kept = failure?.cause === 'busy' ? words.busy : failure ? words.stillThere : '';
    await show(left ? kept : words.gone);
    const box = id !== undefined && list.querySelector<HTMLElement>(`[value="${CSS.escape(id)}"]`);
    if (box) box.focus();
  }

  /** Chooses parts, all but some. */
  function chooseAll(but: readonly string[] = []): void {
    for (const box of list.querySelectorAll<HTMLInputElement>('input')) {
      box.checked = !but.includes(box.value) && box.value !== single?.id;
      if (box.checked) chosen.add(box.value);
      else chosen.delete(box.value);
    }
    void showButton();
  }

  /** Offers one source by itself, which the page of it asks for. */
  async function offerSource(id: string): Promise<string> {
    const found = manifest && (await sourceParts(base, manifest, [id]));
    if (!found || 'cause' in found) return '';
    const [part] = found;
    if (!part) return manifest?.sources ? noSource(id) : '';
    const isSaved = saved?.parts.some((own) => own.id === part.id || own.id === part.section);
    if (isSaved) return '';
    single = part;
    chosen.clear();
    chosen.add(part.id);
    return '';
  }

  button.addEventListener('click', () => void save());
  cancel.addEventListener('click', () => running?.abort());
  remove.addEventListener('click', () => void take(() => removeAll(base)));
  element('text').addEventListener('click', () => chooseAll(['data']));
  element('all').addEventListener('click', () => chooseAll());
  // Another window may have saved or removed something meanwhile.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && !isSaving()) void show();
  });
  section.hidden = false;
  const asked = new URLSearchParams(location.search).get('source');
  const ready = show();
  if (asked !== null) void ready.then(async () => show(await offerSource(asked)));
}

function noSource(id: string): string {
  return say(words.noSource, { id }, language);
}

/** Saves and removes in one window at a time. What the browser throws is why it was not done. */
async function withLock(
  base: string,
  work: () => Promise<Failure | undefined>,
): Promise<Failure | undefined> {
  try {
    const name = cacheName(base, 'saving');
    return await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
      lock ? work() : ({ cause: 'busy', path: '' } as const),
    );
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return { cause: isFull ? 'full' : 'refused', path: '' };
  }
}

/** Whether the browser can store an edition, and lets it: where storage is refused, some throw as soon as `caches` is named. */
function isAble(): boolean {
  try {
    const needed = ['serviceWorker', 'locks', 'storage'].every((name) => name in navigator);
    return isSecureContext && needed && typeof caches.open === 'function';
  } catch {
    return false;
  }
}

/** Puts behind each file that can be taken away how large it is. */
function showSizes({ downloads }: Manifest): void {
  for (const [path, bytes] of downloads) {
    const place = document.querySelector(`[data-download="${CSS.escape(path)}"]`);
    if (place) place.textContent = say(words.sized, { size: sizeOf(bytes) }, language);
  }
}

const section = document.querySelector<HTMLElement>('#save');
const base = section?.dataset['base'];
if (section && base !== undefined) {
  const missing = document.querySelector<HTMLElement>('#not-stored');
  // The worker answers with this page where it has no other.
  const path = location.pathname.replace(/(^|\/)index\.html$/, '$1');
  const { home = base } = section.dataset;
  if (missing && !path.startsWith(`${home}offline`)) missing.hidden = false;
  const unable = document.querySelector<HTMLElement>('#save-unable');
  if (isAble()) start(section, base);
  else if (unable) unable.hidden = false;
}
