import type { DefaultTreeAdapterTypes } from 'parse5';
import { writeNumber } from './list-numbers.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** How the numbers of lists are written, by the names that CSS has for that, as `writeNumber` knows them (CSS Counter Styles Level 3, §6). */
const styles = new Map([
  ...['disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed'].map(
    (name) => [name, 'bullet'] as const,
  ),
  ['none', 'none'],
  ['decimal', 'decimal'],
  ['decimal-leading-zero', 'decimalZero'],
  ...['alpha', 'latin'].flatMap((name) =>
    (['lower', 'upper'] as const).map((size) => [`${size}-${name}`, `${size}Column`] as const),
  ),
  ['lower-roman', 'lowerRoman'],
  ['upper-roman', 'upperRoman'],
]);

/** The same by the attribute `type` (HTML Standard, §15.3.7). */
const types = new Map([
  ['1', 'decimal'],
  ['a', 'lowerColumn'],
  ['A', 'upperColumn'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
]);

/**
 * Begins a page, and returns what is to be called for each item of a list: it returns what a browser shows before the item, as
 * `• ` and `b. `; '' where that is nothing, and undefined where it is numbered in a way that is not known.
 */
export function createMarkers(): (item: Element) => string | undefined {
  const numbers = new Map<Element, Map<Node, number>>();
  const numberOf = (item: Element, list: Element) => {
    const known = numbers.get(list) ?? numbered(list);
    numbers.set(list, known);
    return known.get(item) ?? 1;
  };
  return (item) => {
    const { parentNode } = item;
    const list = parentNode && 'tagName' in parentNode ? parentNode : undefined;
    const usual = list?.tagName === 'ol' ? 'decimal' : 'bullet';
    const style = styleOf(item) ?? (list && styleOf(list)) ?? usual;
    if (style === 'none') return '';
    if (style === 'bullet' || !list) return '• ';
    const number = numberOf(item, list);
    if (style === 'unknown') return undefined;
    // What none of the letters says is written in digits.
    return `${writeNumber(number, style) ?? number}. `;
  };
}

/** How an element says that items are marked; what is not known is `unknown`. */
function styleOf(element: Element): string | undefined {
  const [, value = ''] =
    /(?:^|[;\s])list-style(?:-type)?\s*:([^;]*)/i.exec(attribute(element, 'style') ?? '') ?? [];
  const words = value.toLowerCase().match(/[^\s"']+/g) ?? [];
  // Of the short form, words may say where the mark stands, and what picture it is.
  const own = words.filter((word) => !/^(?:inside|outside|inherit|initial|unset|!.*)$/.test(word));
  const named = own.flatMap((word) => styles.get(word) ?? []).at(0);
  if (named !== undefined || own.length > 0) return named ?? 'unknown';
  const type = attribute(element, 'type') ?? '';
  return types.get(type) ?? styles.get(type.toLowerCase());
}

/** The numbers of the items of a list. */
function numbered(list: Element): Map<Node, number> {
  const items = list.childNodes.filter((node) => 'tagName' in node && node.tagName === 'li');
  const isReversed = attribute(list, 'reversed') !== undefined;
  let next = whole(attribute(list, 'start')) ?? (isReversed ? items.length : 1);
  return new Map(
    items.map((item) => {
      next = whole(attribute(item as Element, 'value')) ?? next;
      return [item, isReversed ? next-- : next++];
    }),
  );
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

/** Returns what an attribute of an element says; undefined where it has none of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
