import { dropCapIn, type Styles, wordPrefix } from './docx-part.ts';
import { type Item, type Level, labelOf } from './list-numbers.ts';
import { type Attributes, readXml } from './xml.ts';

/*
 * The numbers of lists and headings, which Word works out when it shows a document (ECMA-376, part 1, 17.9): mammoth begins
 * each row of items with 1.
 */

interface WordLevel extends Level {
  /** After items of how many levels it begins anew; absent where it does after all that are above it. */
  restart?: number;
}

/** A list of the document: where it differs from the one that it is made by. */
interface List {
  pattern: string;
  starts: Map<number, number>;
  levels: Map<number, WordLevel>;
}

interface Pattern {
  levels: Map<number, WordLevel>;
  /** The style that has its levels. */
  style?: string;
}

interface Style extends Item {
  parent?: string;
  /** Whether its paragraphs are drop caps; absent where it says nothing of it. */
  isDropCap?: boolean;
}

interface Numbers {
  lists: Map<string, List>;
  patterns: Map<string, Pattern>;
  styles: Map<string, Style>;
  /** The style of paragraphs that name none. */
  usual: string;
}

/** How long a label may be, in UTF-16 units, and how many styles may be made by one another. */
const [longestLabel, longestChain] = [255, 50];

const wanted = /^word\/(?:numbering|styles)\d*\.xml$/;

/** Reads what a document says of its numbers, and what else its styles say that counts here. */
export function readStyles(parts: Readonly<Record<string, Uint8Array>>): Styles {
  const numbers: Numbers = { lists: new Map(), patterns: new Map(), styles: new Map(), usual: '' };
  for (const [name, bytes] of Object.entries(parts))
    if (wanted.test(name)) readPart(name, bytes, numbers);
  return {
    numberer: () => {
      const counted = new Map<string, (number | undefined)[]>();
      const begun = new Set<string>();
      return (item) => next(itemOf(item, numbers), { numbers, counted, begun });
    },
    isDropCap: (style) =>
      chainOf(style, numbers).find((own) => own.isDropCap !== undefined)?.isDropCap ?? false,
  };
}

function readPart(name: string, bytes: Uint8Array, numbers: Numbers): void {
  const open: string[] = [];
  const reader = createReader(numbers);
  readXml(
    { name, bytes, prefixes: wordPrefix },
    {
      open: (element, attributes) => {
        open.push(element);
        reader.get(open.slice(-2).join(' '))?.(attributes);
        reader.get(element)?.(attributes);
      },
      close: () => void open.pop(),
      text: () => undefined,
    },
  );
}

/** Returns what takes down each element, by its name or that of its parent and its own. */
function createReader(numbers: Numbers): Map<string, (attributes: Attributes) => void> {
  let pattern: Pattern = { levels: new Map() };
  let list: List = { pattern: '', starts: new Map(), levels: new Map() };
  let [level, overridden]: [WordLevel, number] = [{ start: 0, format: '', label: [] }, 0];
  let style: Style = {};
  let levels = pattern.levels;
  const valueOf = (attributes: Attributes) => attributes['w:val'] ?? '';
  const readers: Record<string, (attributes: Attributes) => void> = {
    'w:abstractNum': (attributes) => {
      ({ levels } = pattern = { levels: new Map() });
      numbers.patterns.set(attributes['w:abstractNumId'] ?? '', pattern);
    },
    'w:num': (attributes) => {
      ({ levels } = list = { pattern: '', starts: new Map(), levels: new Map() });
      numbers.lists.set(attributes['w:numId'] ?? '', list);
    },
    'w:num w:abstractNumId': (attributes) => (list.pattern = valueOf(attributes)),
    'w:lvlOverride': (attributes) => (overridden = Number(attributes['w:ilvl'] ?? 0)),
    'w:startOverride': (attributes) => list.starts.set(overridden, Number(valueOf(attributes))),
    'w:numStyleLink': (attributes) => (pattern.style = valueOf(attributes)),
    'w:lvl': (attributes) => {
      level = { start: 0, format: 'decimal', label: [] };
      const at = Number(attributes['w:ilvl'] ?? 0);
      // Word has nine.
      if (at >= 0 && at < 9) levels.set(at, level);
    },
    'w:lvl w:start': (attributes) => (level.start = Number(valueOf(attributes))),
    'w:numFmt': (attributes) => {
      // What cannot do what is of one’s own is given another beside it.
      if (level.format !== 'custom') level.format = valueOf(attributes);
    },
    'w:lvlText': (attributes) => (level.label = partsOf(valueOf(attributes))),
    'w:lvlRestart': (attributes) => (level.restart = Number(valueOf(attributes))),
    'w:isLgl': (attributes) => (level.isPlain = !/^(?:0|false|off)$/.test(valueOf(attributes))),
    'w:style': (attributes) => {
      style = {};
      const id = attributes['w:styleId'] ?? '';
      numbers.styles.set(id, style);
      const isUsual = /^(?:1|true|on)$/.test(attributes['w:default'] ?? '');
      if (isUsual && attributes['w:type'] === 'paragraph') numbers.usual = id;
    },
    'w:pPr w:framePr': (attributes) => {
      const is = dropCapIn(attributes);
      if (is !== undefined) style.isDropCap = is;
    },
    'w:basedOn': (attributes) => (style.parent = valueOf(attributes)),
    'w:numPr w:numId': (attributes) => (style.list = valueOf(attributes)),
    'w:numPr w:ilvl': (attributes) => (style.level = Number(valueOf(attributes))),
  };
  return new Map(Object.entries(readers));
}

/** Returns what a label is made of: of one that is longer than Word has any, a level that there is none of. */
function partsOf(label: string): (string | number)[] {
  if (label.length > longestLabel) return [-1];
  return label
    .split(/(%[1-9])/)
    .map((part) => (/^%[1-9]$/.test(part) ? Number(part.slice(1)) - 1 : part));
}

/** Returns an item with what its style says, where it says nothing itself. */
function itemOf({ style, list, level }: Item, numbers: Numbers): Item {
  const item = { list, level };
  for (const own of chainOf(style ?? numbers.usual, numbers)) {
    item.list ??= own.list;
    item.level ??= own.level;
  }
  return { list: item.list ?? '0', level: item.level ?? 0 };
}

/** Returns a style, and those that it is made by. */
function chainOf(name: string, { styles }: Numbers): Style[] {
  const chain: Style[] = [];
  let own = styles.get(name);
  while (own && chain.length < longestChain) {
    chain.push(own);
    own = styles.get(own.parent ?? '');
  }
  return chain;
}

interface Counting {
  numbers: Numbers;
  /** What each pattern has come to: lists that are made by one go on with its numbers. */
  counted: Map<string, (number | undefined)[]>;
  /** The lists that begin with a number of their own, and have. */
  begun: Set<string>;
}

function next({ list: id = '', level = 0 }: Item, counting: Counting): string | undefined {
  const { numbers, counted, begun } = counting;
  const list = numbers.lists.get(id);
  const pattern = list && patternOf(list.pattern, numbers);
  if (!pattern) return '';
  const levels = new Map([...pattern.levels, ...list.levels]);
  const own = levels.get(level);
  if (!own) return '';
  const reached = counted.get(pattern.name) ?? [];
  counted.set(pattern.name, reached);
  const start = list.starts.get(level);
  const isNew = start !== undefined && !begun.has(`${id} ${level}`);
  begun.add(`${id} ${level}`);
  const before = isNew ? undefined : reached[level];
  reached[level] = before === undefined ? (start ?? own.start) : before + 1;
  for (const [deeper, { restart = Infinity }] of levels)
    if (deeper > level && level < restart) reached[deeper] = undefined;
  return isBlank(own) ? '' : labelOf(levels, level, reached);
}

/** Whether the sign of items is white space, as pandoc sets paragraphs that go on with one. */
function isBlank({ format, label }: WordLevel): boolean {
  return format === 'bullet' && /^\s+$/.test(label.join(''));
}

function patternOf(name: string, numbers: Numbers): (Pattern & { name: string }) | undefined {
  let at = name;
  for (let depth = 0; depth < longestChain; depth++) {
    const own = numbers.patterns.get(at);
    if (own?.style === undefined) return own && { ...own, name: at };
    at = numbers.lists.get(numbers.styles.get(own.style)?.list ?? '')?.pattern ?? '';
  }
  return undefined;
}
