import type { Rendering } from '../render/context.ts';
import { type Node, textContent } from '../render/hast.ts';
import { type Setting, settingOf } from '../render/script.ts';

/** A work in a list of references. */
export interface ReferenceEntry {
  key: string;
  entry: Node[];
  /** How the entry is set: works are described in their own languages. */
  setting: Setting;
}

/** Returns a work as lists of references show it. */
export function referenceOf(
  key: string,
  { bibliography, edition }: Pick<Rendering, 'bibliography' | 'edition'>,
): ReferenceEntry {
  const entry = bibliography.entry(key);
  return { key, entry, setting: settingOf(textContent(entry), edition.about.language) };
}

/** Returns the works of the edition as a reader looks them up: by the words of their entries. */
export function referencesOf(
  rendering: Pick<Rendering, 'bibliography' | 'edition'>,
): ReferenceEntry[] {
  const { edition } = rendering;
  const collator = new Intl.Collator(edition.about.language);
  return [...edition.references.keys()]
    .map((key) => referenceOf(key, rendering))
    .map((reference) => ({ reference, words: textContent(reference.entry) }))
    .sort((a, b) => collator.compare(a.words, b.words))
    .map(({ reference }) => reference);
}
