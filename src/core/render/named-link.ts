import type { PageHead } from '../edition/published.ts';
import { nameOfEntry, type Rendering } from './context.ts';
import { el, type Node, text } from './hast.ts';
import { type Setting, settingIn, settingOf } from './script.ts';

/** A name or a title, and how it is set where it stands among words of the edition. */
export interface SetName extends Setting {
  text: string;
}

/** A link with words. */
export interface NamedLink extends SetName {
  href: string;
}

/** Returns the title of a source: by its letters, and in the language of the page where those are of its script. */
export function titleOf(page: PageHead, { edition }: Pick<Rendering, 'edition'>): SetName {
  const { title } = page.data;
  const language = page.ownTitle ? undefined : page.data.language;
  return { text: title, ...settingIn(title, edition.about.language, language) };
}

/** Returns a link to a source by its title. */
export function linkToSource(
  page: PageHead,
  rendering: Pick<Rendering, 'edition' | 'href'>,
): NamedLink {
  return { ...titleOf(page, rendering), href: rendering.href(`/sources/${page.id}/`) };
}

/** Returns the name of an entry as it is set. */
export function namedEntry(id: string, rendering: Rendering): SetName {
  return calledEntry(nameOfEntry(rendering, id), id, rendering);
}

/** Returns what an entry is called, as it is set. */
export function calledEntry(name: string, id: string, { edition }: Rendering): SetName {
  const { language } = edition.glossary.get(id) ?? {};
  return { text: name, ...settingIn(name, edition.about.language, language) };
}

/** Returns a link to an entry by its name. */
export function linkToEntry(id: string, rendering: Rendering): NamedLink {
  return { ...namedEntry(id, rendering), href: rendering.href(`/glossary/${id}/`) };
}

/** Returns whom a field names: by the id of an entry, which is linked, or in words. */
export function namedOrLinked(name: string, rendering: Rendering): SetName | NamedLink {
  if (rendering.edition.glossary.has(name)) return linkToEntry(name, rendering);
  return { text: name, ...settingOf(name, rendering.edition.about.language) };
}

/** Renders a link. */
export function renderLink({ text: words, ...properties }: NamedLink): Node {
  return el('a', properties, [text(words)]);
}

/** A text in parts, with those names apart that run the other way: the first time that each stands in it. */
function partsOf(words: string, names: readonly SetName[]): (string | SetName)[] {
  const [name] = names
    .filter(({ dir, text: own }) => dir !== undefined && own !== '' && words.includes(own))
    .sort((a, b) => b.text.length - a.text.length);
  if (!name) return words === '' ? [] : [words];
  const others = names.filter((other) => other !== name);
  const at = words.indexOf(name.text);
  const [before, after] = [words.slice(0, at), words.slice(at + name.text.length)];
  return [...partsOf(before, others), name, ...partsOf(after, others)];
}

/** Renders a text with those names kept apart that run the other way. */
export function renderParts(words: string, names: readonly SetName[]): Node[] {
  return partsOf(words, names).map((part) => {
    if (typeof part === 'string') return text(part);
    return el('bdi', { lang: part.lang, dir: part.dir }, [part.text]);
  });
}
