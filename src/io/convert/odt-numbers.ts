import { type Level, labelOf } from './list-numbers.ts';
import type { Attributes } from './xml.ts';

/* The numbers of lists and headings, which programs work out when they show an OpenDocument text (OpenDocument 1.3, part 3, 5.3). */

/** A level of a list: its label is put together when all levels are known. */
interface OdtLevel extends Omit<Level, 'label'> {
  prefix: string;
  suffix: string;
  /** How many levels stand in its numbers. */
  shown: number;
  /** Its label as LibreOffice writes it since version 7: `%1%.%2%)`. */
  pattern?: string | undefined;
}

/** The styles of lists by their names; that of headings by `outline`. */
export type ListStyles = Map<string, Map<number, OdtLevel>>;

/** The name of the style of headings, which has none. */
const outline = '\0outline';

const formats = new Map<string, string>([
  ...([
    ['1', 'decimal'],
    ['I', 'upperRoman'],
    ['i', 'lowerRoman'],
  ] as const),
  ...([
    ['A', 'upperColumn'],
    ['a', 'lowerColumn'],
    ['', 'none'],
  ] as const),
]);

/** How long what stands around a number may be, in UTF-16 units, and how many levels there are. */
const [longest, deepest] = [255, 10];

/** Takes down what an element says of lists, where it does; `list` is the style that it stands in. Returns the style that those behind it do. */
export function readListStyle(
  name: string,
  attributes: Attributes,
  { styles, list }: { styles: ListStyles; list: string },
): string {
  if (name === 'text:list-style' || name === 'text:outline-style') {
    const own = name === 'text:outline-style' ? outline : (attributes['style:name'] ?? '');
    styles.set(own, new Map());
    return own;
  }
  const kind = /^text:(?:list|outline)-level-style(?:-(bullet|image|number))?$/.exec(name);
  if (!kind) return list;
  const { 'style:num-prefix': prefix = '', 'style:num-suffix': suffix = '' } = attributes;
  const pattern = attributes['loext:num-list-format'];
  const isLong = prefix.length + suffix.length + (pattern?.length ?? 0) > longest;
  const format = isLong ? undefined : formats.get(attributes['style:num-format'] ?? '');
  const level = Number(attributes['text:level'] ?? 1) - 1;
  if (level < 0 || level >= deepest) return list;
  const isSynced = attributes['style:num-letter-sync'] === 'true';
  styles.get(list)?.set(level, {
    start: Number(attributes['text:start-value'] ?? 1),
    format: /^[bi]/.test(kind[1] ?? '')
      ? 'bullet'
      : (format ?? 'other').replace('Column', isSynced ? 'Letter' : 'Column'),
    ...(isLong ? { prefix: '', suffix: '', pattern: undefined } : { prefix, suffix, pattern }),
    shown: Math.min(deepest, Number(attributes['text:display-levels'] ?? 1)),
  });
  return list;
}

/** What the levels of a list have come to. */
type Reached = (number | undefined)[];

interface OpenList {
  style: string | undefined;
  level: number;
  reached: Reached;
}

/** An item whose first words are to come, and what stands before them. */
interface Item {
  list: OpenList;
  attributes: Attributes;
  isCounted: boolean;
  label: string | undefined;
}

/** Works out the numbers of one part of a document. */
interface OdtNumberer {
  /** To be told of each element that begins, and ends. */
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  /** Returns what stands before a paragraph: nothing, where it is not the first of an item; undefined where it is not known. */
  label: (name: string, attributes: Attributes, list: string | undefined) => string | undefined;
  /** To be told that the item has words. */
  said: () => void;
  /** Takes what is written as the number of an item. Returns whether it is one. */
  written: (label: string) => boolean;
}

/** What holds lists of its own, whatever it stands in. */
const apart = new Set([
  ...['table:table-cell', 'table:covered-table-cell', 'text:note-body', 'draw:text-box'],
  'office:annotation',
]);

/** Returns what works out the numbers of a part, given the styles. */
export function createNumberer(styles: ListStyles): OdtNumberer {
  const lists: (OpenList | undefined)[] = [];
  const items: (Item | undefined)[] = [];
  const byId = new Map<string, Reached>();
  const headings: OpenList = { style: outline, level: 0, reached: [] };
  let previous: OpenList | undefined;
  const openList = (attributes: Attributes) => {
    const parent = lists.at(-1);
    const style = attributes['text:style-name'] ?? parent?.style;
    const goesOn = attributes['text:continue-numbering'] === 'true';
    const continued = byId.get(attributes['text:continue-list'] ?? '');
    const level = parent ? parent.level + 1 : 0;
    let reached = parent?.reached ?? continued;
    if (!reached && goesOn && previous) {
      // Which one goes on, where the one before is of another style, is not known.
      reached = previous.style === style ? previous.reached : [NaN];
    }
    reached ??= [];
    // Programs differ in whether the second list in an item begins anew.
    if (parent && !goesOn && reached[level] !== undefined) reached[level] = NaN;
    const list = { style, level, reached };
    if (!parent) previous = list;
    const id = attributes['xml:id'];
    if (id !== undefined) byId.set(id, reached);
    lists.push(list);
  };
  const openItem = (attributes: Attributes) => {
    const list = lists.at(-1);
    items.push(list && { list, attributes, isCounted: false, label: undefined });
  };
  return {
    open: (name, attributes) => {
      if (name === 'text:list') openList(attributes);
      else if (name === 'text:list-item') openItem(attributes);
      else if (name === 'text:numbered-paragraph') {
        const id = attributes['text:list-id'] ?? '';
        const reached = byId.get(id) ?? [];
        byId.set(id, reached);
        const level = Number(attributes['text:level'] ?? 1) - 1;
        lists.push({ style: attributes['text:style-name'], level, reached });
        openItem(attributes);
      } else if (name === 'text:list-header') items.push(undefined);
      else if (apart.has(name)) {
        lists.push(undefined);
        items.push(undefined);
      }
    },
    close: (name) => {
      const isBoth = apart.has(name) || name === 'text:numbered-paragraph';
      if (isBoth || name === 'text:list') lists.pop();
      if (isBoth || name === 'text:list-item' || name === 'text:list-header') items.pop();
    },
    label: (name, attributes, own) => {
      const item = items.at(-1);
      if (item) {
        if (!item.isCounted) item.label = count(item.list, { attributes: item.attributes, own });
        item.isCounted = true;
        return item.label;
      }
      const isNumbered = name === 'text:h' && own !== '' && lists.at(-1) === undefined;
      const level = Number(attributes['text:outline-level'] ?? 0) - 1;
      if (!isNumbered || !styles.get(outline)?.has(level)) return '';
      const restarts = attributes['text:restart-numbering'] === 'true';
      const { 'text:start-value': start = '1', 'text:is-list-header': isNone } = attributes;
      if (isNone === 'true') return '';
      const given = restarts ? { 'text:start-value': start } : {};
      return count({ ...headings, level }, { attributes: given, own: undefined });
    },
    said: () => {
      if (items.length > 0) items[items.length - 1] = undefined;
    },
    written: (label) => {
      const item = items.at(-1);
      if (!item || item.isCounted) return false;
      count(item.list, { attributes: item.attributes, own: undefined });
      Object.assign(item, { isCounted: true, label });
      return true;
    },
  };

  function count(
    { style, level, reached }: OpenList,
    { attributes, own }: { attributes: Attributes; own: string | undefined },
  ): string | undefined {
    const levels = styles.get(attributes['text:style-override'] ?? style ?? own ?? '');
    const start = levels?.get(level)?.start ?? 1;
    const before = reached[level];
    const given = attributes['text:start-value'];
    if (given !== undefined) reached[level] = Number(given);
    else reached[level] = before === undefined ? start : before + 1;
    if (level < reached.length) reached.length = level + 1;
    return levels?.has(level) ? labelOf(labelled(levels, level), level, reached) : '•';
  }
}

/** Returns the levels of a list, with the label of one. */
function labelled(levels: ReadonlyMap<number, OdtLevel>, level: number): Map<number, Level> {
  const { prefix = '', suffix = '', shown = 1, pattern } = levels.get(level) ?? {};
  const numbered = Array.from({ length: shown }, (_, index) => level - shown + 1 + index)
    .filter((at) => at >= 0 && levels.get(at)?.format !== 'none')
    .flatMap((at, index) => (index > 0 ? ['.', at] : [at]));
  const label = pattern === undefined ? [prefix, ...numbered, suffix] : partsOf(pattern);
  return new Map([...levels].map(([at, own]) => [at, { ...own, label }]));
}

function partsOf(pattern: string): (string | number)[] {
  return pattern
    .split(/(%\d%|%10%)/)
    .map((part) => (/^%\d+%$/.test(part) ? Number(part.slice(1, -1)) - 1 : part));
}
