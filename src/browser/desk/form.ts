import type { Choice, Choices } from '../../core/edit/desk.ts';

/** The element of a tag with attributes and children. Words are only ever text. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Record<string, string> = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The form that asks what the selected words are. */
export function createForm(choices: Choices): HTMLFormElement {
  const evidence = citation(choices.references);
  const form = make('form', { method: 'dialog', novalidate: '' }, [
    make('p', {}, [make('q', { id: 'desk-quote' })]),
    make('fieldset', {}, [
      make('legend', {}, ['These words are']),
      kind('claim', 'a claim', true),
      kind('part', 'more of a claim'),
      kind('note', 'what a note is about'),
      kind('term', 'a term'),
    ]),
    field('part', 'Id of the claim', 'part', {}),
    field('id', 'Id, in two or three words', 'claim note', { placeholder: 'moscow-talks' }),
    field('term', 'Entry of the glossary', 'term', {}, choices.entries),
    field('by', 'Who says it', 'claim', {}, choices.speakers),
    field(
      'via',
      'Through whom, if not as the page says',
      'claim',
      { placeholder: 'ids, first link first' },
      choices.entries,
    ),
    field('kind', 'Kind', 'claim', {}, choices.kinds),
    field('verdict', 'Verdict', 'claim', {}, choices.verdicts),
    field('date', 'When it was said, if not when published', 'claim', {
      placeholder: '2002-05-30',
    }),
    row(
      'note',
      'Note',
      'claim note',
      make('textarea', { name: 'note', id: 'desk-note', rows: '4' }),
    ),
    evidence.row,
    make('p', { class: 'actions' }, [
      make('button', { type: 'submit' }, ['Write it into the page']),
      make('button', { type: 'button', 'data-cancel': '' }, ['Cancel']),
    ]),
    make('p', { role: 'alert', 'data-for': 'page' }),
  ]);
  // What was chosen and not put in yet is meant, too.
  form.addEventListener('submit', evidence.cite);
  return form;
}

function kind(value: string, words: string, checked = false): HTMLLabelElement {
  const input = make('input', { type: 'radio', name: 'type', value });
  input.checked = checked;
  return make('label', {}, [input, ` ${words}`]);
}

function field(
  name: string,
  words: string,
  on: string,
  attributes: Record<string, string>,
  choices: readonly Choice[] = [],
): HTMLElement {
  const list = `desk-list-${name}`;
  const own = choices.length > 0 ? { list } : {};
  const input = make('input', {
    ...attributes,
    ...own,
    name,
    id: `desk-${name}`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const options = choices.length > 0 ? [datalist(list, choices)] : [];
  return row(name, words, on, input, ...options);
}

/** A field with its label and the place of its fault; `on` tells for which kinds of annotation it is there. */
function row(name: string, words: string, on: string, ...fields: Node[]): HTMLElement {
  return make('p', { 'data-on': on }, [
    make('label', { for: `desk-${name}` }, [words]),
    ...fields,
    make('span', { role: 'alert', 'data-for': name }),
  ]);
}

function datalist(id: string, choices: readonly Choice[]): HTMLDataListElement {
  const options = choices.map(({ value, label }) =>
    make('option', { value, label: `${label} (${value})` }),
  );
  return make('datalist', { id }, options);
}

/** The row for a citation, and what puts the one that it holds into the note, at its end. */
function citation(references: readonly Choice[]): { row: HTMLElement; cite: () => void } {
  const key = make('input', {
    name: 'reference',
    id: 'desk-reference',
    list: 'desk-list-references',
    autocomplete: 'off',
  });
  const relation = make('select', { name: 'relation', 'aria-label': 'How it bears on the claim' }, [
    ...['supports', 'disputes', 'context'].map((word) => make('option', { value: word }, [word])),
  ]);
  const add = make('button', { type: 'button' }, ['Cite']);
  const cite = () => {
    const note = add.closest('form')?.elements.namedItem('note');
    const cited = key.value.trim();
    if (!(note instanceof HTMLTextAreaElement) || cited === '') return;
    const word = relation.value === 'context' ? '' : `${relation.value} `;
    note.value = `${note.value.trimEnd()} [${word}@${cited}]`.trimStart();
    key.value = '';
  };
  add.addEventListener('click', () => {
    cite();
    key.focus();
  });
  key.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || key.value.trim() === '') return;
    event.preventDefault();
    cite();
  });
  const row = make('p', { 'data-on': 'claim note' }, [
    make('label', { for: 'desk-reference' }, ['Evidence']),
    relation,
    key,
    datalist('desk-list-references', references),
    add,
  ]);
  return { row, cite };
}
