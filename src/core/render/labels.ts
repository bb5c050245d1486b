import { gapReasons } from '../page/rendition.ts';
import { titlesOf } from './rendition.ts';
import type { Wording } from '../words/wording.ts';

/** What the apparatus of a source says, as messages of the interface; of gaps, and of what the editors mark, as the patterns of all that can be said. */
export type MarkupWords = Record<
  'paragraph' | 'note' | 'noteOf' | 'back' | 'backTo' | 'page' | 'gap' | 'title',
  string
>;

/** Returns the messages that the apparatus of a source has, in the language of an interface. */
export function markupWords(wording: Wording): MarkupWords {
  const { words } = wording;
  const { note, noteOf, back, backTo } = words.notes;
  const { paragraph } = words.source;
  const { page } = words.scans;
  const [gap, title] = [gapPattern(words), titlePattern(wording)];
  return { paragraph, note, noteOf, back, backTo, page, gap, title };
}

/** Returns the pattern of a class and what `renderRendition` can say of it. */
function titlePattern(wording: Wording): string {
  const kinds = Object.entries(titlesOf(wording)).map(
    ([kind, titles]) => `${kind} ${either(titles.map(escaped))}`,
  );
  return `^${either(kinds)}$`;
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
  /** Returns the verdict that the label of a mark says; undefined where it says none. */
  verdictOf: (label: string | undefined, number: string) => string | undefined;
  isBack: (label: string) => boolean;
  isPage: (label: string, number: string) => boolean;
  isGap: (words: string) => boolean;
  /** By the class of the words of which it is said. */
  isTitle: (kind: string, title: string) => boolean;
}

/** Returns the labels that the renderer writes in a language. */
export function labelsOf(words: MarkupWords): Labels {
  const [beforeVerdict = '', afterVerdict = ''] = words.noteOf.split('{verdict}');
  const verdictOf = (label: string | undefined, number: string) => {
    const [before, after] = [filled(beforeVerdict, number), filled(afterVerdict, number)];
    const isOne = label !== undefined && label.startsWith(before) && label.endsWith(after);
    return isOne ? label.slice(before.length, label.length - after.length) : undefined;
  };
  const [beforeNumber = '', afterNumber = ''] = words.backTo.split('{number}');
  const isBackTo = (label: string) =>
    label.startsWith(beforeNumber) &&
    label.endsWith(afterNumber) &&
    /^\d+$/.test(label.slice(beforeNumber.length, label.length - afterNumber.length));
  const [gap, titled] = [new RegExp(words.gap, 'u'), new RegExp(words.title, 'u')];
  return {
    isParagraph: (label, number) => label === filled(words.paragraph, number),
    isNote: (label, number) =>
      label === filled(words.note, number) || verdictOf(label, number) !== undefined,
    verdictOf,
    isBack: (label) => label === words.back || isBackTo(label),
    isPage: (label, number) => label === filled(words.page, number),
    isGap: (said) => gap.test(said),
    isTitle: (kind, title) => titled.test(`${kind} ${title}`),
  };
}

function filled(message: string, number: string): string {
  return message.replaceAll('{number}', () => number);
}
