import type { Choice } from '../../core/edit/desk.ts';
import type { RenditionAnnotation } from '../../core/edit/request.ts';
import { fieldRow, select, textField } from './field.ts';

/** How the original may have words: the name of the element, and what its first attribute says. */
const looks: readonly Choice[] = [
  { value: 'Hi italic', label: 'in italics' },
  { value: 'Hi bold', label: 'in bold' },
  { value: 'Hi underline', label: 'underlined' },
  { value: 'Hi superscript', label: 'above the line' },
  { value: 'Hi subscript', label: 'below the line' },
  { value: 'Hi small-caps', label: 'in small capitals' },
  { value: 'Unclear', label: 'hard to read' },
  { value: 'Supplied', label: 'not there: the editors of the text supplied them' },
  { value: 'Add', label: 'added by hand' },
  { value: 'Del', label: 'deleted' },
  { value: 'Foreign', label: 'in another language' },
  { value: 'Gap', label: 'with words behind them that are missing here' },
  { value: 'Note', label: 'as a note of its own' },
  { value: 'Mark', label: 'as the mark of a note of its own' },
  { value: 'Page', label: 'as the first of a page' },
  { value: 'Align', label: 'as what goes with a paragraph of another text' },
];

/** Returns the fields that ask how the original has the words. */
export function renditionRows(): HTMLElement[] {
  return [
    fieldRow(
      { name: 'rendition', words: 'How it has them', on: 'rendition' },
      select('rendition', looks),
    ),
    textField(
      {
        name: 'detail',
        words:
          'Which language, how much is missing, the number of the page or paragraph, or an id for the note',
        on: 'rendition',
      },
      { placeholder: 'la; 3 words; 12; note-1' },
    ),
  ];
}

/** Returns how the original has the words, by what the fields say. */
export function renditionFrom(value: (name: string) => string): RenditionAnnotation {
  const [name = '', rend] = value('rendition').split(' ');
  const detail = value('detail');
  const attributes = {
    ...(rend !== undefined && { rend }),
    ...(name === 'Foreign' && { lang: detail }),
    ...(name === 'Page' && { n: detail }),
    ...(name === 'Align' && { with: detail }),
    ...(name === 'Gap' && detail !== '' && { extent: detail }),
    ...(name === 'Note' && { of: detail }),
    ...(name === 'Mark' && { note: detail }),
  };
  return { type: 'rendition', name, attributes };
}
