import { createFields, type Fields } from './fields.ts';
import type { Item, Numberer } from './list-numbers.ts';
import type { Loss, Tally } from './tally.ts';
import { type Attributes, escaped, readXml, unescaped } from './xml.ts';

/*
 * The parts of a Word document (ECMA-376, part 1) as mammoth reads all words of them. It passes over what it does not know with
 * all that is in it: of such elements only what they hold is written. It knows no line end but one, takes no words out of
 * drawings, and puts a paragraph whose end is deleted into whatever comes next: it is told so where that is a paragraph beside it.
 * So is a drop cap, which Word keeps as a paragraph before the one that it begins (17.3.1.11).
 */

/** A part, written anew. */
export interface Part {
  xml: string;
  words: string;
  /** The words of each of its notes or comments, by its id; not of what parts notes from the text. */
  entries: Map<string, string>;
}

/** What the styles and lists of a document say of its paragraphs. */
export interface Styles {
  /** Makes a numberer for a part. */
  numberer: () => Numberer;
  /** Whether paragraphs of a style are drop caps. */
  isDropCap: (style: string) => boolean;
}

const word = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';

/** The namespaces that are known, by the prefixes that mammoth has for them. */
const namespaces: Readonly<Record<string, readonly [written: string, strict?: string]>> = {
  w: [`${word}/wordprocessingml/2006/main`, `${strict}/wordprocessingml/main`],
  r: [`${word}/officeDocument/2006/relationships`, `${strict}/officeDocument/relationships`],
  wp: [`${word}/drawingml/2006/wordprocessingDrawing`, `${strict}/drawingml/wordprocessingDrawing`],
  a: [`${word}/drawingml/2006/main`, `${strict}/drawingml/main`],
  pic: [`${word}/drawingml/2006/picture`, `${strict}/drawingml/picture`],
  m: [`${word}/officeDocument/2006/math`, `${strict}/officeDocument/math`],
  mc: [`${word}/markup-compatibility/2006`],
  v: ['urn:schemas-microsoft-com:vml'],
  w14: ['http://schemas.microsoft.com/office/word/2010/wordml'],
};

const prefixes = new Map(
  Object.entries(namespaces).flatMap(([prefix, all]) =>
    all.map((namespace) => [namespace ?? '', prefix] as const),
  ),
);

/** Returns the prefix that the elements and attributes of a namespace have here. */
export function wordPrefix(namespace: string): string | undefined {
  return prefixes.get(namespace);
}

const declared = Object.entries(namespaces)
  .map(([prefix, [namespace]]) => ` xmlns:${prefix}="${namespace}"`)
  .join('');

const named = (names: string, prefix = 'w') =>
  new Set(names.split(' ').map((name) => `${prefix}:${name}`));

/** What mammoth reads. */
const read = new Set([
  ...named(
    'document body footnotes endnotes footnote endnote p r t tab noBreakHyphen softHyphen sym hyperlink tbl tr tc footnoteReference endnoteReference br fldChar sdt sdtContent object drawing pict txbxContent',
  ),
  ...named('group imagedata rect roundrect shape textbox', 'v'),
]);

/** What has no words, and says something of what it stands in. */
const properties = new Set([
  ...named(
    'customXmlPr ffData fldData pPr rPr rubyPr sdtEndPr sdtPr sectPr smartTagPr tblGrid tblPr tblPrEx tcPr trPr',
  ),
]);

/** What needs no word where it is empty. */
const silent = new Set([
  ...named(
    'annotationRef bdo bookmarkEnd bookmarkStart comment commentRangeEnd commentRangeStart commentReference comments continuationSeparator customXml customXmlDelRangeEnd customXmlDelRangeStart customXmlInsRangeEnd customXmlInsRangeStart dir endnoteRef fldSimple footnoteRef ftr hdr ins instrText lastRenderedPageBreak moveFromRangeEnd moveFromRangeStart moveTo moveToRangeEnd moveToRangeStart permEnd permStart proofErr ruby rubyBase separator smartTag',
  ),
  ...named('AlternateContent Choice Fallback', 'mc'),
]);

/** What is left out with all that is in it, and what is told of it. */
const left = new Map<string, Loss>([
  ['w:del', 'deleted'],
  ['w:delText', 'deleted'],
  ['w:moveFrom', 'deleted'],
  ['w:rt', 'ruby'],
  ['m:oMath', 'formula'],
  ['a:t', 'drawing'],
]);

/** Elements that mammoth knows under another name. */
const written = new Map([
  ['w:cr', '<w:br/>'],
  ['w:ptab', '<w:tab/>'],
]);

/** An element that is open: what ends it, and where what it holds began in the pieces. */
interface Open {
  name: string;
  end: string;
  from: number;
  attributes: Attributes;
  /** Whether it is left out, or in what is; and what is told of it, where nothing is told of that. */
  isLeft: boolean;
  loss?: Loss | undefined;
  item?: Numbered;
  /** How many pieces with words stood before it. */
  said?: number;
  /** Of a cell: whether it is merged with the one above, and is not shown. */
  isMerged?: boolean;
  /** Of a paragraph whose end is deleted, or that is a drop cap: the index of the piece that says to mammoth that the next is one with it. */
  mark?: number | undefined;
  /** What holds paragraphs: the last that ended in it, where that has a mark and nothing has come behind it. */
  last?: Open | undefined;
  /** Of the properties of a row: over how many columns there is no cell before its first. */
  before?: number;
  /** Of a drawing: the words in it. Of what is given in several ways: each. */
  apart: string[][];
}

/** A paragraph: what it says of its number, whether it has words, whether its end is deleted, and whether the next is one with it. */
interface Numbered extends Item {
  hasWords: boolean;
  goesOn: boolean;
  isJoined: boolean;
  /** That before it, where they are one. */
  before?: Numbered | undefined;
  /** Of one that is joined, as a drop cap: its words. */
  cap?: string;
}

/** What was read of a part. A piece that begins with `<` is markup, all others are words. */
interface Reading {
  open: Open[];
  pieces: string[];
  entries: Map<string, string>;
  /** How many of the elements that are open hold no words. */
  within: number;
  /** The paragraphs, in the order in which they begin: where each does, a piece has its index, for its number. */
  items: Numbered[];
  /** How many pieces with words have been read. */
  said: number;
  fields: Fields;
  styles: Styles | undefined;
  tally: Tally;
}

/**
 * Writes a part anew, with the numbers of its paragraphs before them where the styles are there, and tells what is not in it. Throws `Unconvertible`
 * where it is not well-formed.
 */
export function readPart(
  { name, bytes, styles }: { name: string; bytes: Uint8Array; styles?: Styles | undefined },
  tally: Tally,
): Part {
  const reading: Reading = {
    ...{ open: [], pieces: [], entries: new Map(), within: 0, items: [], said: 0 },
    ...{ fields: createFields(tally), styles, tally },
  };
  const { pieces, open } = reading;
  readXml(
    { name, bytes, prefixes: wordPrefix },
    {
      open: (element, attributes) => begin(element, attributes, reading),
      close: () => end(open.splice(-1)[0] as Open, reading),
      text: (words) => {
        const { name: parent = '', isLeft = true } = open.at(-1) ?? {};
        if (!isLeft && parent === 'w:t' && words.trim() !== '') reading.said++;
        if (parent === 'w:instrText' && !isLeft) reading.fields.write(words);
        if (parent === 'w:instrText') pieces.push(`<w:instrText>${escaped(words)}</w:instrText>`);
        else if (parent === 'w:t' || left.has(parent))
          pieces.push(escaped(words.replace(/[\t\n\r]/g, ' ')));
        else if (parent === 'm:t') pieces.push(escaped(words));
      },
    },
  );
  if (styles) putNumbers(styles.numberer(), reading);
  return { xml: pieces.join(''), words: wordsOf(pieces), entries: reading.entries };
}

/** Puts the numbers before the paragraphs that are left: of what is given in several ways, one is. */
function putNumbers(number: Numberer, { pieces, items, tally }: Reading): void {
  // Of paragraphs that are one, the number of the last stands before the first; text boxes may stand between.
  const first = new Map<Numbered, { place: number; hasWords: boolean }>();
  for (const [at, piece] of pieces.entries()) {
    const item = items[Number(/^<item (\d+)>$/.exec(piece)?.[1] ?? -1)];
    if (!item) continue;
    const before = item.before && first.get(item.before);
    const { place, hasWords } = before ?? { place: at, hasWords: false };
    const isSaid = hasWords || item.hasWords;
    if (item.isJoined) first.set(item, { place, hasWords: isSaid });
    const isNone = item.goesOn || item.isJoined;
    const label = item.goesOn && item.hasWords ? undefined : isNone ? '' : number(item);
    pieces[at] = '';
    const words = () => wordsOf(pieces.slice(at, pieces.indexOf('</w:p>', at)));
    if (item.goesOn && item.hasWords && !item.isJoined) tally.add('apart', words);
    if (!isSaid || label === '') continue;
    if (label === undefined) {
      if (!item.isJoined && (!item.goesOn || item.list !== undefined)) tally.add('number', words);
    } else {
      tally.add('item');
      pieces[place] = `<w:r><w:t xml:space="preserve">${escaped(label)} </w:t></w:r>`;
    }
  }
}

function begin(name: string, attributes: Attributes, reading: Reading): void {
  const { open, pieces, within, tally } = reading;
  const isWithinLeft = open.at(-1)?.isLeft ?? false;
  const isHidden = name === 'w:t' && reading.fields.isHidden();
  const isLeft = isWithinLeft || isHidden || left.has(name);
  const from = pieces.length;
  const element: Open = { name, end: '', from, attributes, isLeft, apart: [] };
  open.push(element);
  if (within > 0 || properties.has(name)) {
    reading.within++;
    if (isProperty(element, reading)) pass(element, pieces);
    return;
  }
  if (!isLeft) followField(element, reading);
  const before = joinLast(element, reading);
  element.loss = isWithinLeft ? undefined : isHidden ? 'hidden' : left.get(name);
  const own = written.get(name);
  if (own !== undefined) pieces.push(own);
  else if (open.length === 1 || read.has(name) || /^(?:a|pic|wp):/.test(name))
    pass(element, pieces, open.length === 1 ? declared : '');
  else if (isUnknown(name)) tally.add('unknown', name);
  if (name === 'w:p') beginItem(element, before, reading);
}

/** Follows a field where it begins, and where what it has come to does: it ends with the element that says so. */
function followField({ name, attributes }: Open, { fields, said }: Reading): void {
  const type = attributes['w:fldCharType'];
  const isSimple = name === 'w:fldSimple';
  if (isSimple || (name === 'w:fldChar' && type === 'begin')) fields.begin();
  if (isSimple) fields.write(attributes['w:instr'] ?? '');
  if (isSimple || (name === 'w:fldChar' && type === 'separate')) fields.separate(said);
}

function endField({ name, attributes, isLeft }: Open, { fields, said, pieces }: Reading): void {
  const isEnd = name === 'w:fldChar' && attributes['w:fldCharType'] === 'end';
  if (isLeft || !(isEnd || name === 'w:fldSimple')) return;
  const words = fields.end(said);
  if (words !== '')
    pieces.push(
      `${isEnd ? '' : '<w:r>'}<w:t xml:space="preserve">${escaped(words)}</w:t>${isEnd ? '' : '</w:r>'}`,
    );
}

/** Makes a paragraph one with that before it which has a mark, where nothing stands between them but marks of places, and returns that. */
function joinLast({ name, isLeft }: Open, { open, pieces }: Reading): Numbered | undefined {
  const holder = open.at(-2);
  const last = holder?.last;
  if (!last || places.test(name)) return undefined;
  holder.last = undefined;
  if (name !== 'w:p' || isLeft || last.mark === undefined || !last.item) return undefined;
  pieces[last.mark] = '<w:del/>';
  last.item.isJoined = true;
  if (!last.item.goesOn) last.item.cap = endCap(pieces, last.from);
  return last.item;
}

/** Takes out the line ends behind a drop cap, which it shares with the words that it begins. Returns its words. */
function endCap(pieces: string[], from: number): string {
  for (let at = pieces.length - 1; at >= from && /^(?:<|$)/.test(pieces[at] ?? ''); at--) {
    if (!/^<w:br\b(?!.* w:type="(?:page|column)")/.test(pieces[at] ?? '')) continue;
    if (pieces[at + 1] === '</w:br>') pieces[at + 1] = '';
    pieces[at] = '';
  }
  return wordsOf(pieces.slice(from));
}

const places = /^w:(?:bookmark|comment|proofErr|perm|(?:moveFrom|moveTo|customXml\w+)Range)/;

/** Begins the count of the words of a paragraph. */
function beginItem(element: Open, before: Numbered | undefined, reading: Reading): void {
  element.item = { hasWords: false, goesOn: false, isJoined: false, before };
  element.said = reading.said;
  reading.pieces.push(`<item ${reading.items.push(element.item) - 1}>`);
}

/** An element of Word that says something by itself: what is in another namespace is told by what it stands in. */
function isUnknown(name: string): boolean {
  return name.startsWith('w:') && !silent.has(name) && !left.has(name);
}

function pass(element: Open, pieces: string[], more = ''): void {
  const { name, attributes } = element;
  const own = Object.entries(attributes).flatMap(([key, value]) =>
    /^(?:(?:w14|w|r):)?[\w.-]+$/.test(key) && key !== 'xmlns'
      ? [` ${key}="${escaped(value)}"`]
      : [],
  );
  pieces.push(`<${name}${more}${own.join('')}>`);
  element.end = `</${name}>`;
}

/** Whether what stands in properties goes to mammoth; what is a change or hides something is told, and noted where it counts. */
function isProperty({ name, attributes }: Open, { open, pieces, styles, tally }: Reading): boolean {
  const around = (one: string) => open.findLast((element) => element.name === one);
  const [holder, parent] = open.slice(-3);
  const value = attributes['w:val'] ?? '';
  if (name === 'w:ins') tally.add('inserted');
  if (name === 'w:moveFrom') tally.add('deleted');
  if (name === 'w:vanish' && holder?.name === 'w:r' && !/^(?:0|false|off)$/.test(value))
    tally.add('vanished');
  const cell = parent?.name === 'w:tcPr' && name === 'w:vMerge' ? around('w:tc') : undefined;
  if (cell) cell.isMerged = value !== 'restart';
  if (parent?.name === 'w:trPr' && name === 'w:gridBefore')
    parent.before = Number.parseInt(value, 10);
  const paragraph = open.findLast((element) => element.item);
  const path = open.slice(-4).map((one) => one.name);
  const own = path.join(' ');
  if (paragraph?.item) noteItem(paragraph.item, { name, value, path });
  if (paragraph && /^w:p w:pPr w:rPr w:(?:del|moveFrom)$/.test(own))
    paragraph.mark ??= pieces.push('') - 1;
  const isFrame = /\bw:p w:pPr w:framePr$/.test(own);
  const isStyled = /\bw:p w:pPr w:pStyle$/.test(own) && styles?.isDropCap(value);
  const isCap = isFrame ? dropCapIn(attributes) : isStyled;
  // A frame stands behind the style of its paragraph, and before what is said of its end.
  if (paragraph && isFrame && isCap === false) paragraph.mark = undefined;
  if (paragraph && isCap) paragraph.mark ??= pieces.push('<w:rPr>', '', '</w:rPr>') - 2;
  if (name === 'w:del') {
    const row = parent?.name === 'w:trPr' ? around('w:tr') : undefined;
    if (row) row.loss = 'deleted';
    else tally.add('deleted');
    return false;
  }
  // The numbers are worked out here.
  return /^(?:w|w14):/.test(name) && !/^w:(?:numPr|numId|ilvl)$/.test(name);
}

/** Whether a frame is that of a drop cap (17.18.20); undefined where it does not say. */
export function dropCapIn(frame: Attributes): boolean | undefined {
  const kind = frame['w:dropCap'];
  return kind === undefined ? undefined : /^(?:drop|margin)$/.test(kind);
}

/** Takes down what a paragraph says of its number: not what it said before a change. */
function noteItem(
  item: Numbered,
  { name, value, path }: { name: string; value: string; path: readonly string[] },
): void {
  const [first, second, third] = path;
  if (second === 'w:pPr' && third === 'w:rPr') item.goesOn ||= /^w:(?:del|moveFrom)$/.test(name);
  if (second === 'w:p' && third === 'w:pPr' && name === 'w:pStyle') item.style = value;
  if (first !== 'w:p' || second !== 'w:pPr' || third !== 'w:numPr') return;
  if (name === 'w:numId') item.list = value;
  if (name === 'w:ilvl') item.level = Number(value);
}

function end(element: Open, reading: Reading): void {
  const { name, from, loss, attributes } = element;
  const { pieces, tally, open, entries } = reading;
  if (element.end !== '') pieces.push(element.end);
  if (element.before !== undefined && element.before > 0) pieces.push(emptyCell(element.before));
  if (reading.within > 0) {
    reading.within--;
    return;
  }
  endField(element, reading);
  if (element.item) endItem(element.item, reading.said > (element.said ?? 0), tally);
  const holder = open.at(-1);
  if (holder && element.mark !== undefined && !element.isLeft) holder.last = element;
  const words = () => wordsOf(pieces.slice(from));
  if (loss !== undefined) tally.add(loss, wordsOf(pieces.splice(from)));
  else if (name === 'w:ins' || name === 'w:moveTo') tally.add('inserted', words);
  else if (element.isMerged && words().trim() !== '') tally.add('hidden', words);
  else if (/^w:(?:footnote|endnote|comment)$/.test(name) && attributes['w:type'] === undefined)
    entries.set(attributes['w:id'] ?? '', words());
  else if (name === 'w:txbxContent') {
    const drawing = open.findLast((one) => /^(?:wp:(?:inline|anchor)|w:pict)$/.test(one.name));
    if (drawing?.name.startsWith('wp:')) drawing.apart.push(pieces.splice(from));
  } else if (name === 'wp:inline' || name === 'wp:anchor') {
    for (const box of element.apart) add(['<w:pict>', ...box, '</w:pict>'], pieces);
  } else if (name === 'mc:Choice' || name === 'mc:Fallback')
    open.at(-1)?.apart.push(pieces.splice(from));
  else if (name === 'mc:AlternateContent') {
    const { apart } = element;
    add(apart.find((one) => wordsOf(one).trim() !== '') ?? apart.at(-1) ?? [], pieces);
  } else if (name === 'w:drawing' && !pieces.slice(from).some(isShown)) tally.add('drawing');
}

/** Ends the count of the words of a paragraph; a drop cap before one without any has begun none. */
function endItem(item: Numbered, hasWords: boolean, tally: Tally): void {
  item.hasWords = hasWords;
  const { cap = '' } = item.before ?? {};
  if (hasWords && cap !== '') tally.add('dropped', cap);
}

/** Returns a cell without words over some columns, which mammoth reads in place of none. */
function emptyCell(columns: number): string {
  return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr><w:p/></w:tc>`;
}

/** One after the other: there may be more than a call can have. */
function add(more: readonly string[], pieces: string[]): void {
  for (const piece of more) pieces.push(piece);
}

/** Whether a piece of a drawing comes into the text, or is told as a picture. */
function isShown(piece: string): boolean {
  return !piece.startsWith('<') || /^<(?:a:blip|v:imagedata)\b/.test(piece);
}

function wordsOf(pieces: readonly string[]): string {
  return unescaped(pieces.filter((piece) => !piece.startsWith('<')).join(''));
}
