/*
 * A list that stands on several pages: an address that names a place on another of them leads there, as it did when the
 * whole list stood on one. Where it cannot be had which page that is, this is told, and can be tried again.
 */
import { decoded } from '../core/text/address.ts';
import { make } from './search/dom.ts';
import { words } from './words/leading.ts';

const told = make('span', { role: 'alert' });
const again = make('button', { type: 'button' }, words.again);
const notice = make('p', { hidden: true }, told, ' ', again);

const asked = () => decoded(location.hash.slice(1));

async function leadOn(data: string): Promise<void> {
  const anchor = asked();
  const isHere = anchor === '' || document.getElementById(anchor) !== null;
  if (!isHere) told.textContent = '';
  const pages = isHere ? [] : await load(data);
  // Another place may have been asked for meanwhile.
  if (asked() !== anchor) return;
  told.textContent = pages ? '' : words.failed;
  notice.hidden = pages !== undefined;
  const number = (pages ?? []).findIndex((anchors) => anchors.includes(anchor)) + 1;
  if (number === 0) return;
  const first = new URL('.', new URL(data, location.href));
  const page = new URL(number === 1 ? '' : `page/${number}/`, first);
  location.replace(page.pathname + location.search + location.hash);
}

/** Returns the anchors of each page; undefined where they cannot be had. */
async function load(data: string): Promise<string[][] | undefined> {
  try {
    const answer = await fetch(data);
    return answer.ok ? ((await answer.json()) as string[][]) : undefined;
  } catch {
    return undefined;
  }
}

for (const { dataset } of document.querySelectorAll<HTMLElement>('nav[data-pages]')) {
  const data = dataset['pages'] ?? '';
  const lead = () => void leadOn(data);
  document.querySelector('h1')?.after(notice);
  again.addEventListener('click', lead);
  window.addEventListener('hashchange', lead);
  lead();
}
