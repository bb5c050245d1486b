import type { Rendering } from '../render/context.ts';
import { type Setting, settingOf } from '../render/script.ts';

/** A work in a list of references. */
export interface Reference {
  key: string;
  /** HTML. */
  html: string;
  /** How the entry is set: works are described in their own languages. */
  setting: Setting;
}

/** Returns a work as lists of references show it. */
export function referenceOf(key: string, { bibliography, edition }: Rendering): Reference {
  const html = bibliography.entry(key);
  const words = html.replace(/<[^>]*>/g, '');
  return { key, html, setting: settingOf(words, edition.about.language) };
}
