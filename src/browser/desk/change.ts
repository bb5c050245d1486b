import type { AnnotationChange, Saying } from '../../core/edit/change.ts';
import type { Choices } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
import { viaField } from './via-field.ts';
import { evidenceField } from './evidence.ts';
import { area, fieldRow, select, textField } from './field.ts';
import { asOfField, restore, saysField, tell, type FormValues, fieldValue } from './form.ts';
import { elementWith, inInterface } from './element-with.ts';

/** The form that changes what an annotation says. */
export interface ChangeForm {
  element: HTMLFormElement;
  restore: (values: FormValues) => void;
  /** Takes what was typed and not added yet; returns whether all of it can be, and tells beside it what cannot. */
  settle: () => boolean;
  /** Returns what it says. */
  change: () => AnnotationChange;
  tell: (problems: readonly RequestProblem[]) => void;
}

/** Makes the form that changes the annotation of an id; `said` is what it says now. */
export function createChangeForm(id: string, said: Saying, choices: Choices): ChangeForm {
  const chain = viaField(choices.entries);
  const evidence = evidenceField(choices);
  const claim = said.claim;
  const claimFields = claim && [
    textField({ name: 'by', words: words.by }, {}, choices.speakers),
    chain.row,
    fieldRow({ name: 'kind', words: words.kind }, select('kind', choices.kinds)),
    fieldRow({ name: 'verdict', words: words.verdict }, select('verdict', choices.verdicts)),
    textField({ name: 'date', words: words.date }),
    textField(asOfField),
    ...(said.note === undefined ? [] : [fieldRow(saysField, area('says', 2))]),
  ];
  const written = said.note !== undefined && [
    fieldRow({ name: 'note', words: words.note }, area('note', 8)),
    evidence.row,
  ];
  const element = elementWith('form', { method: 'dialog', novalidate: '' }, [
    elementWith('h2', {}, [say(claim ? words.changeClaim : words.changeNote, { id }, language)]),
    ...(claimFields ?? []),
    ...(written || []),
    elementWith('p', { class: 'actions' }, [
      elementWith('button', { type: 'submit' }, [words.write]),
      elementWith('button', { type: 'button', 'data-cancel': '' }, [words.cancel]),
      elementWith('button', { type: 'button', 'data-remove': '' }, [words.remove]),
    ]),
    elementWith('p', { role: 'alert', 'data-for': 'page' }),
  ]);
  const put = (values: FormValues) =>
    restore(element, values, { link: chain.add, entry: () => {} });
  const now: FormValues = Object.entries({ ...claim, says: said.says, note: said.note }).flatMap(
    ([name, value]) => {
      const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
      return all.map((one): [string, string] => [name, one]);
    },
  );
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

function changeOf(form: HTMLFormElement, said: Saying): AnnotationChange {
  const note = said.note === undefined ? {} : { note: fieldValue(form, 'note') };
  if (!said.claim) return note;
  const via = new FormData(form).getAll('via').map(String);
  const [date, asOf] = [fieldValue(form, 'date'), fieldValue(form, 'asOf')];
  return {
    by: fieldValue(form, 'by'),
    kind: fieldValue(form, 'kind'),
    verdict: fieldValue(form, 'verdict'),
    via: via.length > 0 || fieldValue(form, 'direct') !== '' ? via : null,
    date: date === '' ? null : date,
    asOf: asOf === '' ? null : asOf,
    ...(said.note !== undefined && { says: fieldValue(form, 'says') }),
    ...note,
  };
}

/** Puts a button into each note of the page that opens the form which changes it. */
export function offerChanges(open: (id: string) => void): void {
  for (const note of document.querySelectorAll('li.note[id^="note-"]')) {
    const id = note.id.slice('note-'.length);
    const look = { ...inInterface, type: 'button', class: 'desk-change', 'data-apparatus': '' };
    const label = say(words.changeOf, { id }, language);
    const button = elementWith('button', { ...look, 'aria-label': label }, [words.change]);
    button.addEventListener('click', () => open(id));
    (note.querySelector('.note-head') ?? note).append(button);
  }
}
