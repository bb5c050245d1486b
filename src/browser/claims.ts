/*
 * The claims page: shows the claims that the chosen facets have in common, and keeps the choice in the address,
 * so that it can be sent to somebody. A number in the picture is a link to such an address.
 */
import { writeAddress } from './address.ts';
import { type ClaimList, listOnPage } from './claims/on-page.ts';
import { listOverPages } from './claims/over-pages.ts';
import { words } from './words/filtering.ts';

function start(facets: HTMLElement): void {
  const selects = [...facets.querySelectorAll('select')];
  const { claims: data } = facets.dataset;
  const list: ClaimList = data === undefined ? listOnPage() : listOverPages(facets, data);
  const status = facets.querySelector('#shown');

  async function show(): Promise<void> {
    const chosen = selects.filter(({ value }) => value !== '');
    const message = await list.show(chosen.map(({ name, value }) => [name, value]));
    if (status && message !== undefined) status.textContent = message;
  }

  async function read(): Promise<void> {
    const given = new URLSearchParams(location.search);
    const isAsked = selects.some(({ name }) => given.has(name));
    const isLoaded = !isAsked || (await list.load());
    let lost = false;
    for (const select of selects) {
      const value = given.get(select.name) ?? '';
      const isOffered = [...select.options].some((option) => option.value === value);
      select.value = isOffered ? value : '';
      lost ||= !isOffered && !isLoaded;
    }
    // All would seem to be those that were asked for.
    if (!lost) await show();
    else if (status) status.textContent = words.claimsFailed;
  }

  function keep(): void {
    const state = new URLSearchParams();
    for (const { name, value } of selects) if (value !== '') state.set(name, value);
    writeAddress(state.size > 0 ? `?${state}` : location.pathname);
    void show();
  }

  facets.addEventListener('change', keep);
  facets.addEventListener('focusin', () => void list.load());
  facets.querySelector('button')?.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    keep();
  });
  document.querySelector('.matrix')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a');
    if (
      !link ||
      link.search === '' ||
      (event as MouseEvent).metaKey ||
      (event as MouseEvent).ctrlKey
    )
      return;
    event.preventDefault();
    // Without this script it leads to the page that has the claims of this verdict.
    history.pushState(null, '', location.pathname + link.search + link.hash);
    void read().then(() => facets.scrollIntoView());
  });
  window.addEventListener('popstate', () => void read());
  void read();
}

const facets = document.querySelector<HTMLElement>('#facets');
if (facets) start(facets);

export {};
