import type { Change, Saying } from '../../core/edit/change.ts';
import type { Choices } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { viaField } from './via-field.ts';
import { evidenceField } from './evidence.ts';
import { area, row, select, textField } from './field.ts';
import { restore, tell, type Values, valueOf } from './form.ts';
import { make } from './make.ts';

/** The form that changes what an annotation says. */
export interface ChangeForm {
  element: HTMLFormElement;
  restore: (values: Values) => void;
  /** Takes what was typed and not added yet; returns what of it cannot be. */
  settle: () => RequestProblem[];
  /** Returns what it says. */
  change: () => Change;
  tell: (problems: readonly RequestProblem[]) => void;
}

/** Makes the form that changes the annotation of an id; `said` is what it says now. */
export function createChangeForm(id: string, said: Saying, choices: Choices): ChangeForm {
  const chain = viaField(choices.entries);
  const evidence = evidenceField(choices.references);
  const claim = said.claim;
  const told = claim && [
    textField({ name: 'by', words: 'Who says it' }, {}, choices.speakers),
    chain.row,
    row({ name: 'kind', words: 'Kind' }, select('kind', choices.kinds)),
    row({ name: 'verdict', words: 'Verdict' }, select('verdict', choices.verdicts)),
    textField({ name: 'date', words: 'When it was said, if not when published' }),
  ];
  const written = said.note !== undefined && [
    row({ name: 'note', words: 'Note' }, area('note', 8)),
    evidence.row,
  ];
  const element = make('form', { method: 'dialog', novalidate: '' }, [
    make('h2', {}, [`Change ${claim ? 'the claim' : 'the note'} “${id}”`]),
    ...(told ?? []),
    ...(written || []),
    make('p', { class: 'actions' }, [
      make('button', { type: 'submit' }, ['Write it into the page']),
      make('button', { type: 'button', 'data-cancel': '' }, ['Cancel']),
      make('button', { type: 'button', 'data-remove': '' }, ['Remove it…']),
    ]),
    make('p', { role: 'alert', 'data-for': 'page' }),
  ]);
  const put = (values: Values) => restore(element, values, { link: chain.add, entry: () => {} });
  const now: Values = Object.entries({ ...claim, note: said.note }).flatMap(([name, value]) => {
    const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return all.map((one): [string, string] => [name, one]);
  });
  if (claim?.via?.length === 0) now.push(['direct', 'on']);
  return {
    element,
    restore: (values) => put(values.length > 0 ? values : now),
    settle: () => {
      chain.settle();
      return evidence.settle();
    },
    change: () => changeOf(element, said),
    tell: (problems) => tell(element, problems, undefined),
  };
}

function changeOf(form: HTMLFormElement, said: Saying): Change {
  const note = said.note === undefined ? {} : { note: valueOf(form, 'note') };
  if (!said.claim) return note;
  const via = new FormData(form).getAll('via').map(String);
  const date = valueOf(form, 'date');
  return {
    by: valueOf(form, 'by'),
    kind: valueOf(form, 'kind'),
    verdict: valueOf(form, 'verdict'),
    via: via.length > 0 || valueOf(form, 'direct') !== '' ? via : null,
    date: date === '' ? null : date,
    ...note,
  };
}

/** Puts a button into each note of the page that opens the form which changes it. */
export function offerChanges(open: (id: string) => void): void {
  for (const note of document.querySelectorAll('li.note[id^="note-"]')) {
    const id = note.id.slice('note-'.length);
    const look = { type: 'button', class: 'desk-change', 'data-apparatus': '' };
    const button = make('button', { ...look, 'aria-label': `Change “${id}”` }, ['Change']);
    button.addEventListener('click', () => open(id));
    (note.querySelector('.note-head') ?? note).append(button);
  }
}
