import type { AnnotationChange, Saying } from '../../core/edit/change.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
import { viaField } from './via-field.ts';
import { evidenceField } from './evidence.ts';
import { area, fieldRow, select, textField } from './field.ts';
import { asOfField, saysField, tell } from './form.ts';
import { type DeskForm, type FormGiven, frame, type KnownChange } from './frame.ts';
import { allOf, fieldValue, type FormValues, restore, valuesOf } from './values.ts';
import { elementWith, inInterface } from './element-with.ts';

/** Makes the form that changes an annotation. */
export function createChangeForm(
  { changing: id, was: said }: KnownChange,
  { place, choices, values }: FormGiven,
): DeskForm {
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
  const title = say(claim ? words.changeClaim : words.changeNote, { id }, language);
  const element = frame(
    [elementWith('h2', {}, [title]), ...(claimFields ?? []), ...(written || [])],
    [elementWith('button', { type: 'button', 'data-remove': '' }, [words.remove])],
  );
  const now: FormValues = Object.entries({ ...claim, says: said.says, note: said.note }).flatMap(
    ([name, value]) => {
      const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
      return all.map((one): [string, string] => [name, one]);
    },
  );
  if (claim?.via?.length === 0) now.push(['direct', 'on']);
  restore(element, values.length > 0 ? values : now, { link: chain.add, entry: () => {} });
  const subject = { ...place, id, was: said };
  return {
    element,
    settle: () => {
      chain.settle();
      return evidence.settle();
    },
    order: () => ['change', { ...subject, change: changeOf(element, said) }],
    removal: ['change', subject],
    tell: (problems) => tell(element, problems, undefined),
  };
}

function changeOf(form: HTMLFormElement, said: Saying): AnnotationChange {
  const note = said.note === undefined ? {} : { note: fieldValue(form, 'note') };
  if (!said.claim) return note;
  const via = allOf('via', valuesOf(form));
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
