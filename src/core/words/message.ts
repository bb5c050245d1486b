/** A sentence for each form that a language has for numbers (CLDR's plural categories); `other` is there in all. */
export type Plural = { readonly [form in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};

/**
 * Words of the interface as a catalogue has them: text with the names of what is put in (`{n}`) and of what stands around
 * some of it (`<link>all sources</link>`), or such a text for each form of the number `n`.
 */
export type Message = string | Plural;

/** The names of what is put into a text: `n` of `{n} claims`. */
type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The names of what stands around some of a text: `link` of `<link>all sources</link>`. */
type TagsIn<T> = T extends `${string}</${infer Name}>${infer Rest}` ? Name | TagsIn<Rest> : never;

/** All texts of a message. */
type TextsOf<M> = M extends string ? M : M[keyof M];

/** What is put into a message. Numbers are written as the language has them. */
export type Values<M extends Message> = {
  readonly [Name in NamesIn<TextsOf<M>>]: Name extends 'n' ? number : string | number;
};

/** What stands around parts of a message, by their names: each makes something of the words within. */
export type Tags<M extends Message> = {
  readonly [Name in TagsIn<TextsOf<M>>]: (words: string) => unknown;
};

/** What tags make. */
export type Tagged<T> = {
  [Name in keyof T]: T[Name] extends (words: string) => infer Made ? Made : never;
}[keyof T];

/** Returns a message with what is put in: a plain text in a language. */
export function say<const M extends Message>(
  message: M,
  values: Values<M>,
  language: string,
): string {
  return fill(textOf(message, values, language), values, language);
}

/** Returns a number as a language writes it. */
export function sayNumber(number: number, language: string): string {
  return numbers(language).format(number);
}

/** Returns a text with what is put in. */
export function fill(text: string, values: object, language: string): string {
  const given = new Map<string, string | number>(Object.entries(values));
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = given.get(name) ?? place;
    return typeof value === 'number' ? numbers(language).format(value) : value;
  });
}

/** Returns the text of a message, in the form of its number. */
export function textOf(message: Message, values: object, language: string): string {
  if (typeof message === 'string') return message;
  return message[plurals(language).select((values as { n: number }).n)] ?? message.other;
}

const numbers = kept((language) => new Intl.NumberFormat(language, { useGrouping: 'min2' }));
const plurals = kept((language) => new Intl.PluralRules(language));

/** Returns what is made for a language, made once: that takes longer than what it is made for. */
export function kept<T>(make: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    const one = known.get(language) ?? make(language);
    known.set(language, one);
    return one;
  };
}
