import type { Choice } from '../../core/edit/desk.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
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
  const links = elementWith('ol', { 'aria-label': words.chain });
  const more = elementWith('button', { type: 'button' }, [words.add]);
  const add = (name: string) => {
    const label = say(words.takeOut, { name }, language);
    const remove = elementWith('button', { type: 'button', 'aria-label': label }, ['×']);
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
    ` ${words.direct}`,
  ]);
  return {
    row: fieldRow(
      { name: 'via', words: words.via, on: 'claim' },
      line,
      ...lists,
      more,
      direct,
      links,
    ),
    add,
    settle,
  };
}
