import type { Wording } from '../words/wording.ts';

/** What the apparatus of a source says to those who do not see it, as messages of the interface. */
export type MarkupWords = Record<
  'paragraph' | 'note' | 'noteOf' | 'back' | 'backTo' | 'page',
  string
>;

/** Returns the messages that the apparatus of a source has, in the language of an interface. */
export function markupWords({ words }: Pick<Wording, 'words'>): MarkupWords {
  const { note, noteOf, back, backTo } = words.notes;
  return { paragraph: words.source.paragraph, note, noteOf, back, backTo, page: words.scans.page };
}

/** Tells whether labels are what the renderer writes for things with a number. */
export interface Labels {
  isParagraph: (label: string | undefined, number: string) => boolean;
  isNote: (label: string | undefined, number: string) => boolean;
  isBack: (label: string) => boolean;
  isPage: (label: string, number: string) => boolean;
}

/** Returns the labels that the renderer writes in a language. */
export function labelsOf(words: MarkupWords): Labels {
  const [beforeVerdict = '', afterVerdict = ''] = words.noteOf.split('{verdict}');
  const isNoteOf = (label: string, number: string) =>
    label.startsWith(filled(beforeVerdict, number)) && label.endsWith(filled(afterVerdict, number));
  const [beforeNumber = '', afterNumber = ''] = words.backTo.split('{number}');
  const isBackTo = (label: string) =>
    label.startsWith(beforeNumber) &&
    label.endsWith(afterNumber) &&
    /^\d+$/.test(label.slice(beforeNumber.length, label.length - afterNumber.length));
  return {
    isParagraph: (label, number) => label === filled(words.paragraph, number),
    isNote: (label, number) =>
      label === filled(words.note, number) || (label !== undefined && isNoteOf(label, number)),
    isBack: (label) => label === words.back || isBackTo(label),
    isPage: (label, number) => label === filled(words.page, number),
  };
}

function filled(message: string, number: string): string {
  return message.replaceAll('{number}', () => number);
}
