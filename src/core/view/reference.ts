import { extentRead } from '../edition/extent-read.ts';
import type { Rendering } from '../render/context.ts';
import { type Node, textContent } from '../render/hast.ts';
import { type Setting, settingOf } from '../render/script.ts';

/** A work in a list of references. */
export interface ReferenceEntry {
  key: string;
  entry: Node[];
  /** How the entry is set: works are described in their own languages. */
  setting: Setting;
  /** How far the editors read it, in their words, where they say so. */
  read?: string;
}

/** Returns a work as lists of references show it. */
function referenceOf(
  key: string,
  { bibliography, edition }: Pick<Rendering, 'bibliography' | 'edition'>,
): ReferenceEntry {
  const entry = bibliography.entry(key);
  const work = edition.references.get(key)?.work;
  const read = work && extentRead(work);
  const setting = settingOf(textContent(entry), edition.about.language);
  return { key, entry, setting, ...(read !== undefined && { read }) };
}

/** Returns the works of the edition as a reader looks them up. */
export function referencesOf(
  rendering: Pick<Rendering, 'bibliography' | 'edition'>,
): ReferenceEntry[] {
  return referencesTo([...rendering.edition.references.keys()], rendering);
}

/** Returns works in the order in which a reader looks them up: by the words of their entries. */
export function referencesTo(
  keys: readonly string[],
  rendering: Pick<Rendering, 'bibliography' | 'edition'>,
): ReferenceEntry[] {
  const collator = new Intl.Collator(rendering.edition.about.language);
  return keys
    .map((key) => referenceOf(key, rendering))
    .map((reference) => ({ reference, words: textContent(reference.entry) }))
    .sort((a, b) => collator.compare(a.words, b.words))
    .map(({ reference }) => reference);
}
