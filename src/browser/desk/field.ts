import type { Choice } from '../../core/edit/desk.ts';
import { elementWith } from './element-with.ts';

/** A field as it is called: in what is sent, and in words. */
export interface FieldName {
  name: string;
  words: string;
  /** For which kinds of annotation it is there. */
  on?: string;
}

/** A field with its label and the place of its fault. */
export function fieldRow({ name, words, on = '' }: FieldName, ...fields: Node[]): HTMLElement {
  return elementWith('div', { class: 'row', 'data-on': on }, [
    elementWith('label', { for: `desk-${name}` }, [words]),
    ...fields,
    elementWith('span', { role: 'alert', 'data-for': name }),
  ]);
}

/** A field for a line of text, which may be completed from a list: of things by their names. */
export function textField(
  named: FieldName,
  attributes: Record<string, string> = {},
  choices: readonly Choice[] = [],
): HTMLElement {
  return fieldRow(named, ...input(named.name, attributes, choices));
}

/** A line of text by itself, with the list that completes it where there is one. */
export function input(
  name: string,
  attributes: Record<string, string> = {},
  choices: readonly Choice[] = [],
): [HTMLInputElement, ...HTMLElement[]] {
  const list = `desk-list-${name}`;
  const line = elementWith('input', {
    ...attributes,
    ...(choices.length > 0 && { list }),
    name,
    id: `desk-${name}`,
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  if (choices.length === 0) return [line];
  const options = choices.map(({ value, label }) => elementWith('option', { value, label }));
  return [line, elementWith('datalist', { id: list }, options)];
}

/** A field that is one of a few. */
export function select(
  name: string,
  choices: readonly Choice[],
  attributes: Record<string, string> = {},
): HTMLSelectElement {
  const options = choices.map(({ value, label }) => elementWith('option', { value }, [label]));
  return elementWith('select', { name, id: `desk-${name}`, ...attributes }, options);
}

/** A field for several lines. */
export function area(name: string, rows: number): HTMLTextAreaElement {
  return elementWith('textarea', { name, id: `desk-${name}`, rows: String(rows), dir: 'auto' });
}

/** Has a button, and Enter in the line beside it, take what is typed there; then the next may be typed. */
export function adds(button: HTMLElement, line: HTMLInputElement, take: () => void): void {
  button.addEventListener('click', () => {
    take();
    line.focus();
  });
  line.addEventListener('keydown', (event) => {
    // An empty line sends the form.
    if (event.key !== 'Enter' || line.value.trim() === '') return;
    event.preventDefault();
    take();
  });
}
