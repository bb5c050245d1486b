import type { Choices } from '../../core/edit/desk.ts';
import { adds, input, row, select } from './field.ts';
import { make } from './make.ts';

/** Makes the row for a citation, and what puts the one that it holds into the note, at its end. */
export function evidenceField(references: Choices['references']): {
  row: HTMLElement;
  settle: () => void;
} {
  const [work, ...lists] = input('reference', {}, references);
  const words = ['supports', 'disputes', 'context'].map((value) => ({ value, label: value }));
  const relation = select('relation', words, { 'aria-label': 'How it bears on the claim' });
  const add = make('button', { type: 'button' }, ['Cite']);
  const settle = () => {
    const note = add.closest('form')?.elements.namedItem('note');
    const cited = work.value.trim();
    if (!(note instanceof HTMLTextAreaElement) || cited === '') return;
    const key = references.find(({ value }) => value === cited)?.key ?? cited;
    const bearing = relation.value === 'context' ? '' : `${relation.value} `;
    note.value = `${note.value.trimEnd()} [${bearing}@${key}]`.trimStart();
    work.value = '';
  };
  adds(add, work, settle);
  return {
    row: row('reference', 'Evidence', 'claim note', relation, work, ...lists, add),
    settle,
  };
}
