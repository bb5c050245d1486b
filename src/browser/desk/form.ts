import type { Choice, DeskRequest } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import type { Unmarked } from '../../core/edit/unmark.ts';
import { say } from '../../core/words/message.ts';
import { sayWith } from '../../core/words/parts.ts';
import { language, words } from '../words/desk.ts';
import { viaField } from './via-field.ts';
import { entryFields } from './entries.ts';
import { evidenceField } from './evidence.ts';
import { area, fieldRow, select, textField } from './field.ts';
import { elementWith, english } from './element-with.ts';
import { renditionFrom, renditionRows } from './rendition.ts';
import type { Chosen } from './draft.ts';
import { type DeskForm, type FormGiven, frame, quoteOf } from './frame.ts';
import type { Selected } from './selection.ts';
import { allOf, fieldValue, restore, valuesOf } from './values.ts';

/** Makes the form that asks what the selected words are. */
export function createForm(
  { quoted: selected, seed }: Chosen,
  { place, choices, values }: FormGiven,
): DeskForm {
  const chain = viaField(choices.entries);
  const evidence = evidenceField(choices);
  const entries = entryFields(choices);
  const quote = quoteOf(selected);
  const verdicts = choices.verdicts.map(({ value, label, evidence: required }) => ({
    value,
    label: required ? say(words.needsEvidence, { verdict: label }, language) : label,
  }));
  const element = frame([
    elementWith('p', {}, [quote]),
    ...lettersOnly(selected, quote),
    elementWith('fieldset', {}, [
      elementWith('legend', {}, [words.what]),
      ...Object.entries(words.are).map(([value, label]) => kind(value, label)),
    ]),
    ...renditionRows(),
    fieldRow(
      { name: 'part', words: words.whichClaim, on: 'part' },
      select('part', [unchosen, ...choices.claims]),
    ),
    textField({ name: 'term', words: words.entry, on: 'term' }, {}, choices.entries),
    textField({ name: 'by', words: words.by, on: 'claim' }, {}, choices.speakers),
    chain.row,
    fieldRow(
      { name: 'kind', words: words.kind, on: 'claim' },
      select('kind', [unchosen, ...choices.kinds]),
    ),
    fieldRow(
      { name: 'verdict', words: words.verdict, on: 'claim' },
      select('verdict', [unchosen, ...verdicts]),
    ),
    textField(
      { name: 'date', words: words.date, on: 'claim' },
      {
        placeholder: '2002-05-30',
      },
    ),
    textField({ ...asOfField, on: 'claim' }, { placeholder: '2024-05-01' }),
    fieldRow({ ...saysField, on: 'claim' }, area('says', 2)),
    fieldRow({ name: 'note', words: words.note, on: 'claim note' }, area('note', 4)),
    evidence.row,
    textField({ name: 'id', words: words.id, on: 'claim note' }),
    entries.box,
  ]);
  field(element, 'term').value = selected.quote.length > longestName ? '' : selected.quote;
  restore(element, values, { link: chain.add, entry: entries.add });
  showFields(element);
  element.addEventListener('change', () => showFields(element));
  return {
    element,
    settle: () => {
      chain.settle();
      // Of a kind that has no evidence the field is not there.
      return evidence.row.hidden ? true : evidence.settle();
    },
    order: () => {
      const own = field(element, 'letters').checked ? (selected.letters ?? selected) : selected;
      const { quote, nth } = own;
      const annotation = annotationOf(element);
      return ['annotate', { ...place, seed, quote, nth, annotation, entries: entries.values() }];
    },
    tell: (problems) => tell(element, problems, entries.add),
  };
}

/** The field of the sentence that a claim is told in where its source is not beside it. */
export const saysField = {
  name: 'says',
  words: words.says,
};

/** The field of the day as of which a verdict holds. */
export const asOfField = { name: 'asOf', words: words.asOf };

/** What can be taken off words, by the value of its choice. */
const unmarkings = new Map<string, Unmarked>([
  ['unmark', 'term'],
  ['unlook', 'rendition'],
  ['unpage', 'page'],
  ['unalign', 'align'],
]);

/** Nobody's judgement is made by a form. */
const unchosen: Choice = { value: '', label: '' };

/** What is longer is hardly a name, in UTF-16 units. */
const longestName = 80;

function kind(value: string, label: string): HTMLLabelElement {
  const input = elementWith('input', { type: 'radio', name: 'type', value });
  input.checked = value === 'claim';
  return elementWith('label', {}, [input, ` ${label}`]);
}

/** Where a part of a word was selected: the choice to take it and not the word. */
function lettersOnly({ quote, letters }: Selected, shown: HTMLElement): HTMLElement[] {
  const input = elementWith('input', { type: 'checkbox', name: 'letters', id: 'desk-letters' });
  const tags = { letters: () => elementWith('bdi', {}, [letters?.quote ?? '']) };
  const said = elementWith('span', {}, sayWith(words.letters, { tags, values: {} }, language));
  const choice = elementWith('p', {}, [elementWith('label', { class: 'check' }, [input, said])]);
  choice.hidden = letters === undefined;
  input.addEventListener('change', () => {
    shown.textContent = input.checked && letters ? letters.quote : quote;
  });
  return [choice];
}

function showFields(form: HTMLFormElement): void {
  const type = fieldValue(form, 'type');
  for (const row of form.querySelectorAll<HTMLElement>('[data-on]')) {
    row.hidden = !row.dataset['on']?.split(' ').includes(type);
  }
}

function annotationOf(form: HTMLFormElement): DeskRequest['annotation'] {
  const value = (name: string) => fieldValue(form, name);
  const note = value('note') === '' ? {} : { note: value('note') };
  const unmarked = unmarkings.get(value('type'));
  if (unmarked) return { type: 'unmark', kind: unmarked };
  if (value('type') === 'rendition') return renditionFrom(value);
  if (value('type') === 'term') return { type: 'term', id: value('term') };
  if (value('type') === 'part') return { type: 'part', id: value('part') };
  if (value('type') === 'note') return { type: 'note', id: value('id'), ...note };
  const via = allOf('via', valuesOf(form));
  return {
    type: 'claim',
    id: value('id'),
    by: value('by'),
    kind: value('kind'),
    verdict: value('verdict'),
    ...((via.length > 0 || value('direct') !== '') && { via }),
    ...(value('date') !== '' && { date: value('date') }),
    ...(value('asOf') !== '' && { asOf: value('asOf') }),
    ...(value('says') !== '' && { says: value('says') }),
    ...note,
  };
}

/** Tells each problem beside its field; of a name that no entry has, `addEntry` makes one. */
export function tell(
  form: HTMLFormElement,
  problems: readonly RequestProblem[],
  addEntry: ((name: string) => void) | undefined,
): void {
  for (const place of form.querySelectorAll('[data-for]')) place.textContent = '';
  for (const { field: name, message, hint, unknown } of problems) {
    const own =
      form.querySelector(`[data-for="${name}"]`) ?? form.querySelector('[data-for="page"]');
    own?.append(english(hint ? `${message}: ${hint}` : message), ' ');
    if (unknown === undefined || !addEntry || asked(form, unknown)) continue;
    const tags = { name: () => elementWith('bdi', {}, [unknown]) };
    const make = sayWith(words.makeEntry, { tags, values: {} }, language);
    const button = elementWith('button', { type: 'button' }, make);
    button.addEventListener('click', () => {
      button.remove();
      addEntry(unknown);
    });
    own?.append(button);
  }
}

/** Whether an entry of this name is to be made already. */
function asked(form: HTMLFormElement, name: string): boolean {
  return allOf('entry-name', valuesOf(form)).includes(name);
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const control = form.elements.namedItem(name);
  if (!(control instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
  return control;
}
