import type { Choices } from '../../core/edit/desk.ts';
import type { NewEntry } from '../../core/edit/entry.ts';
import { sayWith } from '../../core/words/parts.ts';
import { language, words } from '../words/desk.ts';
import { select } from './field.ts';
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
    const kinds = select('entry-kind', entryKinds);
    kinds.removeAttribute('id');
    if (kind !== '') kinds.value = kind;
    const text = elementWith('textarea', { name: 'entry-definition', rows: '3', dir: 'auto' });
    text.value = definition;
    const tags = { name: () => elementWith('bdi', {}, [name]) };
    const drop = elementWith('button', { type: 'button' }, [words.dropEntry]);
    const entry = elementWith('fieldset', {}, [
      elementWith('legend', {}, sayWith(words.newEntry, { tags, values: {} }, language)),
      elementWith('input', { type: 'hidden', name: 'entry-name', value: name }),
      elementWith('label', {}, [words.entryKind, ' ', kinds]),
      elementWith('label', { class: 'wide' }, [words.definition, text]),
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
