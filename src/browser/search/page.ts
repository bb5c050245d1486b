import { writeAddress } from '../address.ts';
import { words } from '../words/searching.ts';
import { find, make } from './dom.ts';
import { offerValues, readForm, showTallies, writeForm } from './form.ts';
import type { Hit } from './hit.ts';
import { summaryOf, type Verdicts } from './labels.ts';
import { indexLocation } from './pagefind.ts';
import { openSession, pause, type SearchResult } from './session.ts';
import { batch, parseState, serializeState, type SearchState } from './state.ts';
import { helpFor } from './tips.ts';
import { resultElements } from './view.ts';

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
const home = root.dataset['home'] ?? base;
const verdicts = JSON.parse(root.dataset['verdicts'] ?? '{}') as Verdicts;
const session = openSession(indexLocation(base));

let shown = parseState(new URLSearchParams(location.search)).shown;
let typing = false;
let turn = 0;
let offering: Promise<void> | undefined;

async function run(wait = 0): Promise<void> {
  const own = ++turn;
  const state = readForm(form, shown);
  root.ariaBusy = 'true';
  try {
    let found: SearchResult | undefined;
    for await (const answer of session.search(state, wait, offered)) {
      // Where there is a later question by now, this answer is of no use.
      if (own !== turn) return;
      found = answer;
      show(found);
    }
    if (own !== turn) return;
    if (!found) show(undefined);
    await offered();
    const instead = await helpFor(state, home, found);
    if (own !== turn) return;
    help.replaceChildren(...instead);
  } catch (error) {
    if (own !== turn) return;
    status.textContent = words.failedNow;
    console.info(error);
  }
  root.ariaBusy = 'false';
}

/**
 * Puts all values of all facets into the form, once; so they are loaded, too, and counted with every answer. Those that could not
 * be loaded are tried again with the next question.
 */
async function offered(): Promise<void> {
  offering ??= session.values().then(({ values, partial }) => {
    offerValues(form, values);
    writeForm(form, readForm(form, shown));
    if (partial) offering = undefined;
  });
  try {
    await offering;
  } catch (error) {
    offering = undefined;
    throw error;
  }
}

function show(found: SearchResult | undefined): void {
  const { hits = [], places = 0, read = 'all', tallies = {} } = found ?? {};
  showTallies(form, tallies, verdicts);
  list.replaceChildren(...hits.map(itemOf));
  // Hidden before it is told how many there are: what follows the count is settled by then.
  more.hidden = read === 'all' ? places <= hits.length : hits.length < shown;
  status.textContent = found ? summaryOf(found) : '';
}

function itemOf(hit: Hit): HTMLElement {
  const link = make('a', { href: hit.href }, hit.title);
  const item = make('li', {}, ...resultElements(hit, verdicts, make('h2', {}, link)));
  item.dataset['kind'] = hit.kind;
  return item;
}

function keep(how: 'push' | 'replace'): void {
  const query = serializeState(readForm(form, shown));
  const address = query === '' ? location.pathname : `?${query}`;
  writeAddress(address, how);
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

function isFiltered({ chosen: { kind: _, ...facets }, sort }: SearchState): boolean {
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
