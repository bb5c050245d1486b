import { gapReasons } from '../page/rendition.ts';
import type { Wording } from '../words/wording.ts';

/** What the apparatus of a source says, as messages of the interface; of gaps, as the pattern of all that can be said. */
export type MarkupWords = Record<
  'paragraph' | 'note' | 'noteOf' | 'back' | 'backTo' | 'page' | 'gap',
  string
>;

/** Returns the messages that the apparatus of a source has, in the language of an interface. */
export function markupWords({ words }: Pick<Wording, 'words'>): MarkupWords {
  const { note, noteOf, back, backTo } = words.notes;
  const { paragraph } = words.source;
  return { paragraph, note, noteOf, back, backTo, page: words.scans.page, gap: gapPattern(words) };
}

/** Returns the pattern of what `gapText` can say. */
function gapPattern({ gaps, marks }: Wording['words']): string {
  const { gap, because, about, ...units } = gaps;
  const forms = Object.values(units).flatMap((unit) => Object.values(unit));
  const exact = either(forms.map((form) => escaped(form).replace('\\{n\\}', '\\p{Nd}{1,4}')));
  const extent = either([exact, escaped(about).replace('\\{extent\\}', () => exact)]);
  const reason = either(gapReasons.map((id) => escaped(marks[id])));
  const both = escaped(because)
    .replace('\\{extent\\}', () => extent)
    .replace('\\{reason\\}', () => reason);
  return `^\\[${either([escaped(gap), reason, extent, both])}\\]$`;
}

function either(patterns: readonly string[]): string {
  return `(?:${[...new Set(patterns)].join('|')})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** Tells whether labels are what the renderer writes for things with a number. */
export interface Labels {
  isParagraph: (label: string | undefined, number: string) => boolean;
  isNote: (label: string | undefined, number: string) => boolean;
  isBack: (label: string) => boolean;
  isPage: (label: string, number: string) => boolean;
  isGap: (words: string) => boolean;
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
  const gap = new RegExp(words.gap, 'u');
  return {
    isParagraph: (label, number) => label === filled(words.paragraph, number),
    isNote: (label, number) =>
      label === filled(words.note, number) || (label !== undefined && isNoteOf(label, number)),
    isBack: (label) => label === words.back || isBackTo(label),
    isPage: (label, number) => label === filled(words.page, number),
    isGap: (said) => gap.test(said),
  };
}

function filled(message: string, number: string): string {
  return message.replaceAll('{number}', () => number);
}
