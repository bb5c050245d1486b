import type { Choice } from '../../core/edit/desk.ts';
import { adds, input, fieldRow } from './field.ts';
import { elementWith } from './element-with.ts';

/** The field for the links of a chain, each by its name, in their order. */
export interface ChainField {
  row: HTMLElement;
  add: (name: string) => void;
  /** Takes what was typed and not added yet as well. */
  settle: () => void;
}

/** Makes the field for a chain: a line to type a name in, and the list of those that are in it. */
export function viaField(choices: readonly Choice[]): ChainField {
  const [line, ...lists] = input('link', {}, choices);
  line.id = 'desk-via';
  const links = elementWith('ol', { 'aria-label': 'The chain, first link first' });
  const more = elementWith('button', { type: 'button' }, ['Add']);
  const add = (name: string) => {
    const remove = elementWith('button', { type: 'button', 'aria-label': `Take out ${name}` }, [
      '×',
    ]);
    const hidden = elementWith('input', { type: 'hidden', name: 'via', value: name });
    const link = elementWith('li', {}, [elementWith('bdi', {}, [name]), ' ', remove, hidden]);
    remove.addEventListener('click', () => {
      link.remove();
      line.focus();
    });
    links.append(link);
  };
  const settle = () => {
    const name = line.value.trim();
    if (name !== '') add(name);
    line.value = '';
  };
  adds(more, line, settle);
  const direct = elementWith('label', { class: 'check' }, [
    elementWith('input', { type: 'checkbox', name: 'direct' }),
    ' through nobody',
  ]);
  const words = 'Through whom, if not as the page says';
  return {
    row: fieldRow({ name: 'via', words, on: 'claim' }, line, ...lists, more, direct, links),
    add,
    settle,
  };
}
