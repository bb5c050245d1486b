/*
 * The claims page: shows the claims that the chosen facets have in common, and keeps the choice in the address,
 * so that it can be sent to somebody. A number in the picture is a link to such an address.
 */
import { count } from '../core/text/count.ts';

function start(facets: HTMLElement): void {
  const selects = [...facets.querySelectorAll('select')];
  const items = [...document.querySelectorAll<HTMLElement>('.claims > li')];
  const groups = [...document.querySelectorAll<HTMLElement>('.verdict-group')];
  const status = facets.querySelector('#shown');

  function show(): void {
    const chosen = selects.filter(({ value }) => value !== '');
    for (const item of items) {
      item.hidden = chosen.some(({ name, value }) => item.dataset[name] !== value);
    }
    for (const group of groups) {
      const left = group.querySelectorAll('.claims > li:not([hidden])').length;
      group.hidden = chosen.length > 0 && left === 0;
      const count = group.querySelector('h2 > small');
      if (count) count.textContent = String(left);
    }
    const left = items.filter((item) => !item.hidden).length;
    const all = count(items.length, 'claim');
    if (status) status.textContent = left === items.length ? all : `${left} of ${all}`;
  }

  function read(): void {
    const given = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = given.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
    show();
  }

  function keep(): void {
    const state = new URLSearchParams();
    for (const { name, value } of selects) if (value !== '') state.set(name, value);
    history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
    show();
  }

  facets.addEventListener('change', keep);
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
    history.pushState(null, '', link.href);
    read();
    facets.scrollIntoView();
  });
  window.addEventListener('popstate', read);
  read();
}

const facets = document.querySelector<HTMLElement>('#facets');
if (facets) start(facets);

export {};
