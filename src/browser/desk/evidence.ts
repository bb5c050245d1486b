import type { Choices } from '../../core/edit/desk.ts';
import { adds, input, fieldRow, select } from './field.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { elementWith } from './element-with.ts';

/** The row for a citation. */
export interface EvidenceField {
  row: HTMLElement;
  /** Puts the work that it holds into the note, at its end; returns what is wrong with what was typed there. */
  settle: () => RequestProblem[];
}

/** Makes the row for a citation of one of the works of the edition. */
export function evidenceField(references: Choices['references']): EvidenceField {
  const [line, ...lists] = input('reference', {}, references);
  const words = ['supports', 'disputes', 'context'].map((value) => ({ value, label: value }));
  const relation = select('relation', words, { 'aria-label': 'How it bears on the claim' });
  const add = elementWith('button', { type: 'button' }, ['Cite']);
  const settle = () => {
    const note = add.closest('form')?.elements.namedItem('note');
    const cited = line.value.trim();
    if (!(note instanceof HTMLTextAreaElement) || cited === '') return [];
    const work = references.find(({ value, key }) => value === cited || key === cited);
    if (!work) return [unknownWork(cited)];
    const { key } = work;
    const bearing = relation.value === 'context' ? '' : `${relation.value} `;
    note.value = `${note.value.trimEnd()} [${bearing}@${key}]`.trimStart();
    line.value = '';
    return [];
  };
  const fields = fieldRow(
    { name: 'reference', words: 'Evidence', on: 'claim note' },
    relation,
    line,
    ...lists,
    add,
  );
  adds(add, line, () => tellIn(fields, settle()));
  return {
    row: fields,
    settle,
  };
}

function tellIn(fields: HTMLElement, problems: readonly RequestProblem[]): void {
  const place = fields.querySelector('[data-for]');
  if (place)
    place.textContent = problems
      .map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`))
      .join(' ');
}

function unknownWork(cited: string): RequestProblem {
  return {
    field: 'reference',
    message: `Unexpected work “${cited}”, expected the title or the key of one in content/references`,
    hint: 'choose it from the list; what is no work belongs into the note',
  };
}
