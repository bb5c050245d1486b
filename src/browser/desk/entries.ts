import type { Choices } from '../../core/edit/desk.ts';
import type { NewEntry } from '../../core/edit/entry.ts';
import { elementWith } from './element-with.ts';

/** The part of a form that makes entries of names that no entry has. */
export interface EntryFields {
  box: HTMLElement;
  /** Asks what an entry of this name is to say. */
  add: (name: string, kind?: string, definition?: string) => void;
  values: () => NewEntry[];
}

/** Makes the part of a form that makes entries; it is empty until one is asked for. */
export function entryFields({ entryKinds }: Choices): EntryFields {
  const box = elementWith('div', { 'data-entries': '' });
  const add = (name: string, kind = '', definition = '') => {
    const kinds = elementWith(
      'select',
      { name: 'entry-kind' },
      entryKinds.map((value) => elementWith('option', { value }, [value])),
    );
    if (kind !== '') kinds.value = kind;
    const words = elementWith('textarea', { name: 'entry-definition', rows: '3', dir: 'auto' });
    words.value = definition;
    const drop = elementWith('button', { type: 'button' }, ['Make none']);
    const entry = elementWith('fieldset', {}, [
      elementWith('legend', {}, ['New entry ', elementWith('bdi', {}, [name])]),
      elementWith('input', { type: 'hidden', name: 'entry-name', value: name }),
      elementWith('label', {}, ['It is a ', kinds]),
      elementWith('label', { class: 'wide' }, ['What it says', words]),
      drop,
    ]);
    drop.addEventListener('click', () => entry.remove());
    box.append(entry);
    kinds.focus();
  };
  const values = () =>
    [...box.children].map((entry) => {
      const value = (name: string) =>
        entry.querySelector<HTMLInputElement>(`[name="entry-${name}"]`)?.value ?? '';
      return { name: value('name'), kind: value('kind'), definition: value('definition') };
    });
  return { box, add, values };
}
