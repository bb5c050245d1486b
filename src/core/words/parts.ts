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

/** How many things a list has in which what stands between them is told: behind the first, in its midst, before the last. */
const few = 4;

/** Returns things with what a language puts between them where it lists them: `A`, `, `, `B`. */
export function listOf<T>(items: readonly T[], language: string): (string | T)[] {
  // The formatter takes the square of their number, so that it is asked of few, and the third stands for all in the midst.
  const names = items.slice(0, few).map((_, index) => String(index));
  const more = items.length - names.length;
  const parts = lists(language).formatToParts(names);
  return parts.flatMap(({ type, value }, index): readonly (string | T)[] => {
    if (type !== 'element') return [value];
    const place = Number(value);
    const from = place < few - 1 ? place : place + more;
    const before = parts[index - 1]?.value ?? '';
    return items
      .slice(from, place === few - 2 ? from + more + 1 : from + 1)
      .flatMap((item, nth) => (nth === 0 ? [item] : [before, item]));
  });
}

const lists = kept(
  (language) => new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }),
);
