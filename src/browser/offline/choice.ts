/* The list of parts on the page on reading offline: what is saved can be removed, and the rest can be chosen. */
import { say } from '../../core/words/message.ts';
import { sayWith } from '../../core/words/parts.ts';
import { language, words } from '../words/saving.ts';
import { baseId, type Part } from '../../core/export/manifest.ts';
import type { SavedPart } from '../../core/export/saved.ts';
import { make } from '../search/dom.ts';
import { sizeOf } from './words.ts';

/** A part in the list. */
export type Row = SavedPart & Pick<Partial<Part>, 'between'>;

/** What the list shows, and who is told what a reader does there. */
export interface Choice {
  /** What is saved, and what can be. */
  saved: readonly Row[];
  offered: readonly Row[];
  chosen: ReadonlySet<string>;
  choose: (id: string, isChosen: boolean) => void;
  remove: (id: string) => void;
}

/** Shows all parts in their place, but for what comes with every other. Who is at a box stays there. */
export function showChoice(list: HTMLElement, { saved, offered, ...told }: Choice): void {
  const known = new Set(saved.map(({ id }) => id));
  const gone = saved.filter((part) => offered.every(({ id }) => id !== part.id));
  const rows = [...gone, ...offered].filter(({ id }) => id !== baseId);
  const at = list.querySelector<HTMLInputElement>('input:focus')?.value ?? '';
  list.replaceChildren(
    ...rows.map((row) => (known.has(row.id) ? savedItem(row, told) : openItem(row, told))),
  );
  list.querySelector<HTMLInputElement>(`[value="${CSS.escape(at)}"]`)?.focus();
}

function openItem(row: Row, { chosen, choose }: Pick<Choice, 'chosen' | 'choose'>): HTMLElement {
  const box = make('input', { type: 'checkbox', value: row.id, checked: chosen.has(row.id) });
  box.addEventListener('change', () => choose(row.id, box.checked));
  return make(
    'li',
    {},
    make('label', {}, box, make('span', {}, ...nameOf(row))),
    ' ',
    sizeFor(row),
  );
}

function savedItem(row: Row, { remove }: Pick<Choice, 'remove'>): HTMLElement {
  const button = make(
    'button',
    { type: 'button', ariaLabel: say(words.removePart, { name: row.title }, language) },
    words.remove,
  );
  button.addEventListener('click', () => remove(row.id));
  const tags = { b: (saved: string) => [make('b', {}, saved)], name: () => nameOf(row) };
  const said = sayWith(words.savedPart, { tags, values: {} }, language);
  const name = make('span', {}, ...said.flat());
  const item = make('li', {}, name, ' ', sizeFor(row), ' ', button);
  item.dataset['saved'] = row.id;
  return item;
}

function nameOf({ title, between }: Row): (Node | string)[] {
  const name = make('span', { dir: 'auto' }, title);
  if (!between) return [name];
  const [first, last] = between.map((text) => make('bdi', {}, text));
  const tags = { first: () => first ?? '', last: () => last ?? '' };
  const range = sayWith(words.between, { tags, values: {} }, language);
  return [name, ' ', make('small', {}, ...range)];
}

function sizeFor({ bytes }: Row): HTMLElement {
  return make('span', { className: 'size' }, sizeOf(bytes));
}
