import type { RenditionAnnotation } from '../../core/edit/request.ts';
import { words } from '../words/desk.ts';
import { fieldRow, select, textField } from './field.ts';

/** Returns the fields that ask how the original has the words: by the name of the element, and what its first attribute says. */
export function renditionRows(): HTMLElement[] {
  const looks = Object.entries(words.looks).map(([value, label]) => ({ value, label }));
  return [
    fieldRow({ name: 'rendition', words: words.look, on: 'rendition' }, select('rendition', looks)),
    textField(
      {
        name: 'detail',
        words: words.detail,
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
