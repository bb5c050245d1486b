import { find, make } from './dom.ts';
import { offerValues, readForm, showCounts, writeForm } from './form.ts';
import type { Hit } from './hit.ts';
import { countOf, type Verdicts } from './labels.ts';
import { openSession, pause, type Shown } from './session.ts';
import { batch, isIdle, parseState, serializeState, type State } from './state.ts';
import { helpFor } from './tips.ts';
import { partsOf } from './view.ts';

/*
 * The search page. Its whole state is in the address: typing changes the address in place, and whatever else is
 * chosen makes an entry of the history, so that back and forward lead through what was asked.
 */

const root = find<HTMLElement>(document, '#search-page');
const form = find<HTMLFormElement>(root, 'form');
const list = find<HTMLElement>(root, '#results');
const status = find<HTMLElement>(root, '#count');
const help = find<HTMLElement>(root, '#help');
const more = find<HTMLButtonElement>(root, '#more');
const input = find<HTMLInputElement>(form, '[name=q]');
const filters = find<HTMLDetailsElement>(form, 'details');
const base = root.dataset['base'] ?? '/';
const verdicts = JSON.parse(root.dataset['verdicts'] ?? '{}') as Verdicts;
const session = openSession(base, document.documentElement.lang);

let shown = parseState(new URLSearchParams(location.search)).shown;
let typing = false;

async function run(wait = 0): Promise<void> {
  const state = readForm(form, shown);
  root.ariaBusy = 'true';
  try {
    const found = await session.search(state, wait);
    if (found) await show(found);
    else if (isIdle(state)) await showNothing();
    else return;
    root.ariaBusy = 'false';
  } catch (error) {
    root.ariaBusy = 'false';
    status.textContent =
      'The search index could not be loaded. Try again when there is a connection.';
    console.info(error);
  }
}

async function show({ hits, total, partial, missing, counts }: Shown): Promise<void> {
  showCounts(form, counts, verdicts);
  const left =
    missing.length > 0 && total > 0 ? `, without ${missing.join(', ')}: nowhere here` : '';
  list.replaceChildren(...hits.map(itemOf));
  // Hidden before it is told how many there are: what follows the count is settled by then.
  more.hidden = total <= hits.length;
  help.replaceChildren(...(total === 0 ? [await helpFor(readForm(form), base, missing)] : []));
  status.textContent = countOf(total, partial) + left;
}

async function showNothing(): Promise<void> {
  showCounts(form, await session.values(), verdicts);
  list.replaceChildren();
  more.hidden = true;
  help.replaceChildren(await helpFor(readForm(form), base, []));
  status.textContent = '';
}

function itemOf(hit: Hit): HTMLElement {
  const link = make('a', { href: hit.href }, hit.title);
  const item = make('li', {}, ...partsOf(hit, verdicts, make('h2', {}, link)));
  item.dataset['kind'] = hit.kind;
  return item;
}

function keep(how: 'push' | 'replace'): void {
  const query = serializeState(readForm(form, shown));
  const address = query === '' ? location.pathname : `?${query}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

/** The first letter of a new question makes an entry of the history, those after it change that. */
function typed(): void {
  shown = batch;
  keep(typing ? 'replace' : 'push');
  typing = true;
  void run(pause);
}

function chose(): void {
  shown = batch;
  typing = false;
  keep('push');
  void run();
}

function showMore(): void {
  const last = list.lastElementChild;
  shown += batch;
  typing = false;
  keep('replace');
  // The button may go: whoever pressed it is taken to what came.
  void run().then(() => last?.nextElementSibling?.querySelector('a')?.focus());
}

/** Up and down lead from the field through the results and back. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [input, ...list.querySelectorAll<HTMLElement>('h2 a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (step ?? 0)];
  if (step === undefined || at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function restore(): void {
  const state = parseState(new URLSearchParams(location.search));
  shown = state.shown;
  typing = false;
  writeForm(form, state);
  if (isFiltered(state)) filters.open = true;
  void run();
}

function isFiltered({ chosen: { kind: _, ...facets }, sort }: State): boolean {
  return Object.keys(facets).length > 0 || sort !== 'relevance';
}

input.addEventListener('input', typed);
form.addEventListener('change', (event) => {
  if (event.target !== input) chose();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  typing = false;
  void run();
});
form.addEventListener('reset', () => {
  const { query } = readForm(form);
  setTimeout(() => {
    input.value = query;
    chose();
  });
});
more.addEventListener('click', showMore);
root.addEventListener('keydown', walk);
addEventListener('popstate', restore);
// On a phone they would keep the results off the screen.
filters.open = matchMedia('(width >= 48rem)').matches;
restore();
session.values().then(
  (values) => {
    offerValues(form, values);
    restore();
  },
  () => undefined,
);
