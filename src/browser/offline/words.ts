/* What the page on reading offline says. */
import { baseId, type Manifest, sourcePrefix } from '../../core/export/manifest.ts';
import { type Saved, wholeId } from '../../core/export/saved.ts';
import type { Failure } from './fetch.ts';
import { isWhole } from './parts.ts';
import { bytesOf, freshParts, partsToSave } from './plan.ts';

/** What another window is told. */
export const busy = 'Another window is saving this edition at the moment.';

/** Returns a size in bytes, for readers. */
export function sizeOf(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Returns what there is to be saved, and what is saved. */
export function stateOf(manifest: Manifest | undefined, saved: Saved | undefined): string {
  const now = 'The site cannot be reached now.';
  if (!manifest) return saved ? `${savedWords(saved)} ${now}` : now;
  if (!saved) return offerOf(manifest);
  if (saved.version === manifest.version)
    return `${savedWords(saved)} It is what the site has now.`;
  const fresh = sizeOf(bytesOf(partsToSave(manifest, saved)));
  const gone = saved.parts.filter(({ id }) => !isOffered(id, manifest)).map(({ title }) => title);
  const without = gone.length === 0 ? '' : ` It has no part “${gone.join('”, “')}” any more.`;
  return `${savedWords(saved)} The site has a newer one, ${nameOf(manifest)}, of ${fresh}: only what changed is fetched.${without}`;
}

/** Whether what is saved under an id goes on in a version, as itself or in another part. */
function isOffered(id: string, { parts }: Manifest): boolean {
  return (
    id === wholeId ||
    id.startsWith(sourcePrefix) ||
    parts.some((part) => part.id === id || part.id === wholeId)
  );
}

function offerOf(manifest: Manifest): string {
  const all = sizeOf(bytesOf(manifest.parts));
  const files = manifest.parts.reduce((sum, part) => sum + part.files, 0);
  if (isWhole(manifest)) return `${files} files, ${all} on this device, the search among them.`;
  const base = manifest.parts.filter(({ id }) => id === baseId);
  return `Choose what you want to have; all of it takes ${all}. What every page needs, ${sizeOf(bytesOf(base))}, comes with it.`;
}

function savedWords(saved: Saved): string {
  return `Saved, ${nameOf(saved)}, ${sizeOf(bytesOf(saved.parts))}.`;
}

function nameOf({ version, date }: Pick<Saved, 'version' | 'date'>): string {
  return `version ${date === '' ? '' : `of ${date} `}(${version.slice(0, 8)})`;
}

/** Returns how many bytes would be stored where these parts are chosen, single sources not counted. */
export function bytesToSave(
  manifest: Manifest,
  saved: Saved | undefined,
  chosen: Iterable<string>,
): number {
  return bytesOf(freshParts(partsToSave(manifest, saved, chosen), saved));
}

/** Returns what the button says that saves so many bytes; whether anything is chosen beside what is saved. */
export function labelOf(
  manifest: Manifest,
  saved: Saved | undefined,
  { bytes, isChosen }: { bytes: number; isChosen: boolean },
): string {
  const isNewer = saved && saved.version !== manifest.version;
  const more = isNewer && isChosen ? ' and what is chosen' : '';
  if (isNewer) return `Save the newer version${more} (${sizeOf(bytes)})`;
  if (isWhole(manifest)) return `Save this edition (${sizeOf(bytes)})`;
  return isChosen ? `Save what is chosen (${sizeOf(bytes)})` : 'Save what is chosen';
}

/** Returns how much room there is. Some browsers say the same to every site, and find out when they store something. */
export function roomWords(left: number): string {
  return `The browser says that it has room for ${sizeOf(left)} more.`;
}

/** Returns that there is no room for so many bytes. */
export function fullWords(needed: number, left: number): string {
  return `There is no room for it: it takes ${sizeOf(needed)}. ${roomWords(left)}`;
}

/** Returns why what was asked for was not saved. */
export function failureWords({ cause, path }: Failure, saved: Saved | undefined): string {
  const left = saved ? 'What was saved before is still there.' : 'Nothing was saved.';
  switch (cause) {
    case 'busy':
      return busy;
    case 'cancelled':
      return `Cancelled. ${left}`;
    case 'full':
      return `There is no room for it. ${left}`;
    case 'refused':
      return `The browser refused to save it. ${left}`;
    case 'network':
      return `The download broke off at “${path}”. ${left} Another attempt goes on from there.`;
    case 'altered':
      return `“${path}” did not arrive as the site lists it; perhaps a new version was put there just now. ${left}`;
  }
}
