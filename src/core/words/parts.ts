import {
  fill,
  kept,
  type Message,
  type Tagged,
  type Tags,
  textOf,
  type Values,
} from './message.ts';

/** Returns the parts of a message in order, those between tags as `tags` makes them. No tag stands within another. */
export function sayWith<const M extends Message, T extends Tags<M>>(
  message: M,
  { tags, values }: { tags: T; values: Values<M> },
  language: string,
): (string | Tagged<T>)[] {
  const makers = new Map<string, (words: string) => Tagged<T>>(Object.entries(tags));
  // What is put in comes last: it may be anything, and is never a tag.
  return textOf(message, values, language)
    .split(/(<\w+>[^<]*<\/\w+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', words = part] = /^<(\w+)>([^<]*)</.exec(part) ?? [];
      const said = fill(words, values, language);
      return makers.get(name)?.(said) ?? said;
    });
}

/** Returns things with what a language puts between them where it lists them: `A`, `, `, `B`. */
export function listOf<T>(items: readonly T[], language: string): (string | T)[] {
  const names = items.map((_, index) => String(index));
  return lists(language)
    .formatToParts(names)
    .flatMap(({ type, value }): readonly (string | T)[] =>
      type === 'element' ? items.slice(Number(value)).slice(0, 1) : [value],
    );
}

const lists = kept(
  (language) => new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }),
);
