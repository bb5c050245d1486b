import { say } from '../../core/words/message.ts';
import { language, words } from '../words/searching.ts';
import { find, make } from './dom.ts';
import { readForm, showTallies } from './form.ts';
import type { Hit } from './hit.ts';
import { summaryOf, type Verdicts } from './labels.ts';
import { indexLocation } from './pagefind.ts';
import { openSession, pause, type SearchResult } from './session.ts';
import { serializeState, type SearchState } from './state.ts';
import { helpFor } from './tips.ts';
import { resultElements } from './view.ts';

/** How many results the palette shows; the rest are on the page of the search. */
const most = 8;
/** How long its excerpts are, UTF-16 units: two lines of a phone. */
const excerpts = 90;

/**
 * Makes the palette search: a combobox whose list is links (WAI-ARIA Authoring Practices, “Combobox”). The focus stays
 * in the field; the arrows choose, Enter follows what is chosen, and without a choice leads to the page of the search.
 */
export function startPalette(dialog: HTMLDialogElement): void {
  const form = find<HTMLFormElement>(dialog, 'form');
  const input = find<HTMLInputElement>(dialog, '[role=combobox]');
  const list = find<HTMLElement>(dialog, '.palette-list');
  const status = find<HTMLElement>(dialog, '[role=status]');
  const help = find<HTMLElement>(dialog, '.palette-help');
  const base = dialog.dataset['base'] ?? '/';
  const home = dialog.dataset['home'] ?? base;
  const verdicts = JSON.parse(dialog.dataset['verdicts'] ?? '{}') as Verdicts;
  const session = openSession(indexLocation(base), excerpts);
  let turn = 0;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  async function run(wait = 0): Promise<void> {
    const own = ++turn;
    const state = readForm(form, most);
    try {
      let found: SearchResult | undefined;
      for await (const answer of session.search(state, wait)) {
        // Where there is a later question by now, this answer is of no use.
        if (own !== turn) return;
        // What is chosen among the first results stays so when all are counted.
        const kept = found && chosen()?.href;
        found = answer;
        show(found, state);
        choose(options().find(({ href }) => href === kept));
      }
      const instead = await helpFor(state, home, found);
      if (own !== turn) return;
      if (!found) show(undefined, state);
      help.replaceChildren(...instead);
    } catch (error) {
      if (own === turn) status.textContent = words.failed;
      console.info(error);
    }
  }

  function show(found: SearchResult | undefined, state: SearchState): void {
    const { hits = [], tallies = {} } = found ?? {};
    showTallies(form, tallies, verdicts);
    const shown = hits.map((hit) => optionFor(hit, verdicts));
    if (found && hits.length > 0) {
      const href = `${home}search/?${serializeState(state)}`;
      shown.push(
        make(
          'a',
          { href, className: 'all' },
          say(words.withFilters, { all: allOf(found) }, language),
        ),
      );
    }
    shown.forEach((option, n) => {
      option.role = 'option';
      Object.assign(option, { id: `palette-${n}`, tabIndex: -1, ariaSelected: 'false' });
    });
    list.replaceChildren(...shown);
    choose(undefined);
    status.textContent = found ? summaryOf(found) : '';
  }

  function choose(option: HTMLElement | undefined): void {
    for (const other of options()) other.ariaSelected = String(other === option);
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    input.ariaExpanded = String(options().length > 0);
    option?.scrollIntoView({ block: 'nearest' });
  }

  function chosen(): HTMLAnchorElement | undefined {
    return options().find((option) => option.ariaSelected === 'true');
  }

  list.role = 'listbox';
  list.ariaLabel = words.list;
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const all = options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = chosen();
    if (step !== undefined && all.length > 0) {
      event.preventDefault();
      // Past either end lies the field itself, where nothing is chosen.
      const at = option ? all.indexOf(option) : step > 0 ? -1 : all.length;
      choose(all[at + step]);
    } else if (event.key === 'Enter' && option) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) open(option.href, '_blank', 'noopener');
      else option.click();
    }
  });
  form.addEventListener('input', () => void run(pause));
  list.addEventListener('click', (event) => {
    // A hit may be on this very page, which then stays.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  find(dialog, '[data-close]').addEventListener('click', () => dialog.close());
  void run();
}

/** What leads to the page of the search is called. */
function allOf(found: SearchResult): string {
  if (found.read !== 'all') return words.allResults;
  if (found.places === 1) return words.pageOfSearch;
  const all = { ...found, missing: [], isCut: false, partial: false, beyond: 0 };
  return say(words.allOf, { count: summaryOf(all) }, language);
}

function optionFor(hit: Hit, verdicts: Verdicts): HTMLAnchorElement {
  const title = make('span', { className: 'hit-title' }, hit.title);
  const option = make('a', { href: hit.href }, ...resultElements(hit, verdicts, title));
  option.dataset['kind'] = hit.kind;
  return option;
}
