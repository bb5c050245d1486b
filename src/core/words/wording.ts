import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { type Message, say, sayNumber, type Tagged, type Tags, type Values } from './message.ts';
import { listOf, sayWith } from './parts.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { Translation } from './translation.ts';
import { zh } from './zh.ts';

/** The catalogues by their languages. Another language is a file and a line here. */
export const catalogues: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ['ar', ar],
  ['de', de],
  ['en', en],
  ['es', es],
  ['fa', fa],
  ['fr', fr],
  ['he', he],
  ['it', it],
  ['ja', ja],
  ['pt', pt],
  ['ru', ru],
  ['zh', zh],
]);

/** The words of the interface in a language. */
export interface Wording {
  /** The language of the words: that which was asked for, or English where there is no catalogue of it. */
  language: string;
  /** The messages, with the names of what is put into them as the English ones have them. */
  words: typeof en;
  /** Returns a message with what is put in. */
  say: <const M extends Message>(message: M, values: Values<M>) => string;
  /** Returns the parts of a message in order, those between tags as `tags` makes them. */
  sayWith: <const M extends Message, T extends Tags<M>>(
    message: M,
    tags: T,
    values: Values<M>,
  ) => (string | Tagged<T>)[];
  /** Returns a number as it is written. */
  number: (number: number) => string;
  /** Returns things with what is put between them where they are listed. */
  list: <T>(items: readonly T[]) => (string | T)[];
}

/** Returns the words of the interface in a language (BCP 47), from the catalogue of its tag or of the first part of that. */
export function wordingOf(tag: string): Wording {
  const own = catalogues.get(tag) ?? catalogues.get(tag.replace(/-.*/, ''));
  const language = own ? tag : 'en';
  return {
    language,
    words: (own ?? en) as typeof en,
    say: (message, values) => say(message, values, language),
    sayWith: (message, tags, values) => sayWith(message, { tags, values }, language),
    number: (number) => sayNumber(number, language),
    list: (items) => listOf(items, language),
  };
}
