/* What the page on reading offline says. */
import { say } from '../../core/words/message.ts';
import { listOf } from '../../core/words/parts.ts';
import { language, words } from '../words/saving.ts';
import { baseId, type Manifest, sourcePrefix } from '../../core/export/manifest.ts';
import { type Saved, type SavedPart, wholeId } from '../../core/export/saved.ts';
import type { Failure } from './fetch.ts';
import { isWhole } from './parts.ts';
import { bytesOf, freshParts, type Kept, partsToSave } from './plan.ts';

/** Returns a size in bytes, for readers. */
export function sizeOf(bytes: number): string {
  if (bytes < 1e6) return say(words.kilobytes, { size: Math.ceil(bytes / 1e3) }, language);
  return bytes < 1e9
    ? say(words.megabytes, { size: tenths(bytes / 1e6) }, language)
    : say(words.gigabytes, { size: tenths(bytes / 1e9) }, language);
}

function tenths(size: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return size.toLocaleString(language, digits);
}

/** Returns what there is to be saved, and what is saved. */
export function stateOf(manifest: Manifest | undefined, saved: Kept | undefined): string {
  if (!manifest) return saved ? `${savedWords(saved)} ${words.unreached}` : words.unreached;
  if (!saved) return offerOf(manifest);
  if (saved.version === manifest.version) {
    const isCurrent = bytesToSave(manifest, saved, []) === 0;
    return isCurrent ? `${savedWords(saved)} ${words.current}` : savedWords(saved);
  }
  const size = sizeOf(bytesOf(partsToSave(manifest, saved)));
  const newer = say(words.newer, { version: nameOf(manifest), size }, language);
  const gone = saved.parts
    .filter(({ id }) => !isOffered(id, manifest))
    .map(({ title }) => say(words.quoted, { name: title }, language));
  const parts = { parts: listOf(gone, language).join('') };
  const without = gone.length === 0 ? '' : ` ${say(words.without, parts, language)}`;
  return `${savedWords(saved)} ${newer}${without}`;
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
  if (isWhole(manifest)) return say(words.whole, { n: files, size: all }, language);
  const base = manifest.parts.filter(({ id }) => id === baseId);
  return say(words.offer, { size: all, base: sizeOf(bytesOf(base)) }, language);
}

function savedWords(saved: Kept): string {
  const own = { version: nameOf(saved), size: sizeOf(bytesOf(saved.parts)) };
  const said = say(words.saved, own, language);
  return saved.lacking.size === 0 ? said : `${said} ${words.lacking}`;
}

function nameOf({ version, date }: Pick<Saved, 'version' | 'date'>): string {
  const hash = version.slice(0, 8);
  return date === ''
    ? say(words.version, { hash }, language)
    : say(words.versionOf, { date, hash }, language);
}

/** Returns how many bytes would be stored where these parts are chosen; of single sources, those that lack files are counted. */
export function bytesToSave(
  manifest: Manifest,
  saved: Kept | undefined,
  chosen: Iterable<string>,
): number {
  const isOwn = ({ id, version }: SavedPart) =>
    id.startsWith(sourcePrefix) && saved?.lacking.has(version);
  const single = saved?.parts.filter(isOwn) ?? [];
  return bytesOf([...freshParts(partsToSave(manifest, saved, chosen), saved), ...single]);
}

/** Returns what the button says that saves so many bytes; whether anything is chosen beside what is saved. */
export function labelOf(
  manifest: Manifest,
  saved: Saved | undefined,
  { bytes, isChosen }: { bytes: number; isChosen: boolean },
): string {
  const isNewer = saved && saved.version !== manifest.version;
  const size = { size: sizeOf(bytes) };
  if (isNewer) return say(isChosen ? words.saveNewerAndChosen : words.saveNewer, size, language);
  if (isWhole(manifest)) return say(words.saveAll, size, language);
  return isChosen ? say(words.saveChosenOf, size, language) : words.saveChosen;
}

/** Returns how much room there is. Some browsers say the same to every site, and find out when they store something. */
export function roomWords(left: number): string {
  return say(words.room, { size: sizeOf(left) }, language);
}

/** Returns that there is no room for so many bytes. */
export function fullWords(needed: number, left: number): string {
  return `${say(words.noRoomFor, { size: sizeOf(needed) }, language)} ${roomWords(left)}`;
}

/** Returns why what was asked for was not saved. */
export function failureWords({ cause, path }: Failure, saved: Saved | undefined): string {
  const left = saved ? words.stillThere : words.nothing;
  switch (cause) {
    case 'busy':
      return words.busy;
    case 'cancelled':
      return `${words.cancelled} ${left}`;
    case 'full':
      return `${words.full} ${left}`;
    case 'refused':
      return `${words.refused} ${left}`;
    case 'network':
      return `${say(words.broke, { path }, language)} ${left} ${words.again}`;
    case 'altered':
      return `${say(words.altered, { path }, language)} ${left}`;
  }
}
