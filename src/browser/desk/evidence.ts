import type { Choices } from '../../core/edit/desk.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
import { adds, input, fieldRow, select } from './field.ts';
import { elementWith } from './element-with.ts';

/** The row for a citation. */
export interface EvidenceField {
  row: HTMLElement;
  /** Puts the work that it holds into the note, at its end; returns whether it could, and tells what is wrong with what was typed. */
  settle: () => boolean;
}

/** Makes the row for a citation of one of the works of the edition. */
export function evidenceField({
  references,
  bearings,
}: Pick<Choices, 'references' | 'bearings'>): EvidenceField {
  const [line, ...lists] = input('reference', {}, references);
  const relation = select('relation', bearings, { 'aria-label': words.bearing });
  const add = elementWith('button', { type: 'button' }, [words.cite]);
  const settle = () => {
    const note = add.closest('form')?.elements.namedItem('note');
    const cited = line.value.trim();
    tellIn(fields, '');
    if (!(note instanceof HTMLTextAreaElement) || cited === '') return true;
    const work = references.find(({ value, key }) => value === cited || key === cited);
    if (!work) {
      tellIn(fields, say(words.unknownWork, { work: cited }, language));
      return false;
    }
    const { key } = work;
    const bearing = relation.value === 'context' ? '' : `${relation.value} `;
    note.value = `${note.value.trimEnd()} [${bearing}@${key}]`.trimStart();
    line.value = '';
    return true;
  };
  const fields = fieldRow(
    { name: 'reference', words: words.evidence, on: 'claim note' },
    relation,
    line,
    ...lists,
    add,
  );
  adds(add, line, settle);
  return {
    row: fields,
    settle,
  };
}

function tellIn(fields: HTMLElement, message: string): void {
  const place = fields.querySelector('[data-for]');
  if (place) place.textContent = message;
}
