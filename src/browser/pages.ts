/*
 * A list that stands on several pages: an address that names a place on another of them leads there, as it did when the
 * whole list stood on one.
 */
import { decoded } from '../core/text/address.ts';

async function leadOn(data: string): Promise<void> {
  const anchor = decoded(location.hash.slice(1));
  if (anchor === '' || document.getElementById(anchor)) return;
  const answer = await fetch(data);
  if (!answer.ok) return;
  const pages = (await answer.json()) as string[][];
  const number = pages.findIndex((anchors) => anchors.includes(anchor)) + 1;
  if (number === 0) return;
  const first = new URL('.', new URL(data, location.href));
  const page = new URL(number === 1 ? '' : `page/${number}/`, first);
  location.replace(page.pathname + location.search + location.hash);
}

for (const { dataset } of document.querySelectorAll<HTMLElement>('nav[data-pages]')) {
  const data = dataset['pages'] ?? '';
  void leadOn(data);
  window.addEventListener('hashchange', () => void leadOn(data));
}
