import { make } from '../search/dom.ts';

/**
 * Adds a copy of a claim to what is found: under its verdict, which is told as its page tells it, with how many are found
 * of it. Returns the copy.
 */
export function addRow(found: HTMLElement, row: Element, number: number): Element {
  const group = row.closest('.verdict-group');
  const heading = group?.querySelector('h2');
  const id = `found-${heading?.id ?? ''}`;
  const list = found.querySelector(`[aria-labelledby="${CSS.escape(id)}"] .claims`);
  const copy = document.importNode(row, true);
  if (list) list.append(copy);
  else {
    const title = heading ? document.importNode(heading, true) : make('h2');
    title.id = id;
    const small = title.querySelector('small');
    if (small) small.textContent = String(number);
    const meaning = group?.querySelector('.meaning');
    const section = make('section', {}, title);
    section.setAttribute('aria-labelledby', id);
    if (meaning) section.append(document.importNode(meaning, true));
    section.append(make('ul', { className: 'claims' }, copy));
    found.append(section);
  }
  return copy;
}
