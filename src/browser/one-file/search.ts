import { words } from '../words/searching.ts';
import { idForAddress } from '../../core/export/fragment.ts';
import { rangesAt, showRanges } from '../highlight.ts';
import { askedIn } from '../search/asked.ts';
import { make } from '../search/dom.ts';
import type { Hit } from '../search/hit.ts';
import { summaryOf } from '../search/labels.ts';
import type { Module, IndexLocation } from '../search/pagefind.ts';
import { openSession, pause, type SearchResult } from '../search/session.ts';
import type { SearchState } from '../search/state.ts';
import { helpFor } from '../search/tips.ts';
import { resultElements } from '../search/view.ts';
import { data } from './data.ts';

/** How many results are shown. */
const most = 50;

/** The index in this file. */
function shelfIn(indexers: Record<string, Module>): IndexLocation {
  const load = async (name: string) => {
    const indexer = indexers[name];
    if (!indexer) throw new Error(`no indexer for ${name}`);
    return indexer;
  };
  return { bundle: '/pagefind/', base: '/', load, workers: false };
}

/** Puts the form that searches this file into `place`. It asks and answers as the site does, without the filters. */
export function offerSearch(place: HTMLElement, indexers: Record<string, Module>): void {
  const input = make('input', { type: 'search', dir: 'auto', autocomplete: 'off' });
  const form = make('form', {}, make('label', {}, words.inFile, input));
  form.setAttribute('role', 'search');
  const status = make('p');
  status.setAttribute('role', 'status');
  const list = make('ol', { className: 'hits' });
  const help = make('div');
  place.append(form, status, list, help);
  const session = openSession(shelfIn(indexers));
  let turn = 0;
  const search = async (wait = 0) => {
    const own = ++turn;
    const state: SearchState = { query: input.value, chosen: {}, sort: 'relevance', shown: most };
    let found: SearchResult | undefined;
    for await (const answer of session.search(state, wait)) found = answer;
    const instead = found ? await helpFor(state, '/', found) : [];
    if (own !== turn) return;
    status.textContent = found ? summaryOf(found) : '';
    list.replaceChildren(...(found?.hits ?? []).filter(({ isOwn }) => isOwn).map(itemOf));
    help.replaceChildren(...instead);
    for (const link of place.querySelectorAll<HTMLAnchorElement>('ol a, .suggestions a'))
      lead(link);
    for (const link of help.querySelectorAll<HTMLAnchorElement>('.resembling a')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        input.value = link.textContent;
        void search();
      });
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  input.addEventListener('input', () => void search(pause));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    input.focus();
  });
}

function itemOf(hit: Hit): HTMLElement {
  const link = make('a', { href: hit.href }, hit.title);
  return make('li', {}, ...resultElements(hit, data.verdicts, make('h2', {}, link)));
}

/** Leads to the place in this file of what has an address on the site, and highlights the words sought there. */
function lead(link: HTMLAnchorElement): void {
  const address = new URL(link.getAttribute('href') ?? '', 'https://margent.invalid/');
  const id = targetOf(address.pathname + address.hash) ?? targetOf(address.pathname) ?? 'main';
  link.href = `#${encodeURIComponent(id)}`;
  link.addEventListener('click', () => {
    if (!('highlights' in CSS)) return;
    showRanges(rangesAt(id, askedIn(address.searchParams)));
  });
}

function targetOf(address: string): string | undefined {
  const id = idForAddress(address);
  return id !== undefined && document.getElementById(id) ? id : undefined;
}
