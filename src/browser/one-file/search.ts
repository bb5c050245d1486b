import * as pagefind from 'margent:pagefind';
import type { Found } from 'margent:pagefind';
import { idForAddress } from '../../core/export/fragment.ts';
import { detailOf } from '../search/detail.ts';
import { kindLabels } from '../search/labels.ts';
import { data } from './data.ts';

/** How many results are shown. */
const most = 50;

let loaded: Promise<void> | undefined;

/** Loads the index of the edition's language, and merges those of the others. */
async function load(): Promise<void> {
  await pagefind.options({ baseUrl: '/', noWorker: true });
  await pagefind.init();
  for (const language of data.languages.slice(1)) {
    // By another name: the indexer passes over an index that looks like the one it has.
    await pagefind.mergeIndex('https://margent.invalid/other/pagefind/', {
      language,
      baseUrl: '/',
    });
  }
}

/** Puts the form that searches this file into `place`. */
export function offerSearch(place: HTMLElement): void {
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'search';
  label.append('Search in this file', input);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ol');
  form.append(label);
  place.append(form, status, list);
  let latest = 0;
  const search = async () => {
    const turn = ++latest;
    const words = input.value.trim();
    await (loaded ??= load());
    const results = words === '' ? [] : (await pagefind.search(words)).results;
    const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
    if (turn !== latest) return;
    const number = results.length;
    status.textContent = words === '' ? '' : `${number} ${number === 1 ? 'result' : 'results'}`;
    list.replaceChildren(...found.map(itemOf));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  input.addEventListener('input', () => void search());
}

/** A result: where it leads to, whose words it has, and some of them. */
function itemOf(found: Found): HTMLElement {
  const { title, aside } = detailOf(found);
  const badge = kindLabels[found.filters.kind?.[0] ?? '']?.badge ?? '';
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.textContent = title;
  link.href = `#${targetOf(found.url) ?? targetOf(found.url.replace(/#.*/, '')) ?? 'main'}`;
  const about = document.createElement('small');
  about.textContent = [badge, aside].filter((part) => part !== '').join(' · ');
  const words = document.createElement('p');
  // An excerpt is HTML: only its text is used.
  words.textContent = new DOMParser().parseFromString(found.excerpt, 'text/html').body.textContent;
  item.append(link, ' ', about, words);
  return item;
}

function targetOf(address: string): string | undefined {
  const id = idForAddress(address);
  return id !== undefined && document.getElementById(id) ? id : undefined;
}
