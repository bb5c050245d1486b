/** What the desk says is English, as faults are, whatever the page is in. */
export const english = { lang: 'en', dir: 'ltr' };

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
