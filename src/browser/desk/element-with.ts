import { language } from '../words/desk.ts';

/** What the desk says is in the language of the interface, also in a note that is in another. */
export const inInterface = { lang: language, dir: document.documentElement.dir };

/** Returns words of a fault, which are English whatever the page is in. */
export function english(words: string): HTMLElement {
  return elementWith('span', { lang: 'en', dir: 'ltr' }, [words]);
}

/** The element of a tag with attributes and children. Words are only ever text. */
export function elementWith<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Record<string, string> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
