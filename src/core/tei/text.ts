import { type CellSpan, placeCells } from '../text/cells.ts';
import { itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { idsBeside } from '../edit/id.ts';
import { expectedOf, openingTag, renditions } from '../page/rendition.ts';
import { blocks, leftOut, linewise, nested, parts } from './elements.ts';
import { finishNotes } from './notes.ts';
import { gapOf } from './renditions.ts';
import { beginSpan, isProse, type Reading, type TeiContext, type TeiCounts } from './spans.ts';
import { place, startTaken, takeAttributes } from './taken.ts';
import { childrenOf, mapOf, type TeiElement } from './tree.ts';
import {
  breakLine,
  closeSpan,
  endBlock,
  flattened,
  putMark,
  putVoid,
  putWords,
  shaped,
  space,
  startBlock,
  startWriting,
  type TeiBlock,
  type Writing,
} from './writing.ts';

/** The rule by which texts are made of TEI, and its version: with another one the same file may give another text. */
export const teiRule = 'TEI text 3';

/** The text of a document: its blocks, those of its notes at the end. */
export interface TeiText {
  blocks: TeiBlock[];
  counts: TeiCounts;
  /** Who is responsible for the notes of editors. */
  annotators: string[];
}

/** Returns the text of a document, or of the part of a file that it is, with the page that begins right before it. Linear in it. */
export function textOf(document: TeiElement, context: TeiContext, before?: TeiElement): TeiText {
  const counts = { inline: 0, own: 0, editors: 0, mentions: 0 };
  const writing = startWriting();
  const about = { notes: [], idFor: idsBeside([]), counts, depth: 1, tables: new Map() };
  const reading: Reading = { ...context, writing, ...about };
  if (before) read(before, document, reading);
  place(context.taken, document);
  readIn(document, reading);
  endBlock(writing);
  readNotes(reading);
  return { ...finishNotes(reading), counts };
}

function readIn(element: TeiElement, reading: Reading): void {
  for (const node of element.nodes) {
    if (typeof node !== 'string') read(node, element, reading);
    // White space between blocks is none of the text.
    else if (!parts.has(element.name) || /[^\t\n\r ]/.test(node)) putWords(reading.writing, node);
  }
}

function read(element: TeiElement, parent: TeiElement, reading: Reading): void {
  const { name } = element;
  const { writing, taken } = reading;
  if (leftOut.has(name)) return;
  const readAs = special.get(name);
  if (readAs) return readAs(element, parent, reading);
  if (parts.has(name)) return readPart(element, reading);
  if (blocks.has(name)) {
    place(taken, element);
    const isLine = linewise.has(parent.name) && !linewise.has(name);
    if (isLine) breakLine(writing);
    else startBlock(writing);
    readIn(element, reading);
    if (isLine) breakLine(writing);
    else endBlock(writing);
    return;
  }
  readSpan(element, reading);
}

/** What stands in the line. */
function readSpan(element: TeiElement, reading: Reading): void {
  const isAround = beginSpan(element, reading);
  readIn(element, reading);
  if (isAround) closeSpan(reading.writing);
}

function readPart(element: TeiElement, reading: Reading): void {
  place(reading.taken, element);
  startBlock(reading.writing);
  const depth = nested.has(element.name) ? 1 : 0;
  readIn(element, { ...reading, depth: reading.depth + depth });
  endBlock(reading.writing);
}

type Special = (element: TeiElement, parent: TeiElement, reading: Reading) => void;

/** What is read in a way of its own. */
const special = mapOf<Special>({
  lb: (element, _, reading) => {
    const { writing } = reading;
    takeAttributes(reading.taken, element, 'break');
    if (element.attributes['break'] !== 'no') return breakLine(writing);
    writing.pending = '';
    writing.joins = true;
  },
  pb: (element, _, reading) => {
    if (isProse(reading)) return;
    const n = (element.attributes['n'] ?? '').replace(/^\[|\]$/g, '');
    const rule = renditions.get('Page')?.['n'];
    if (!rule || expectedOf(rule, n) !== undefined) return;
    const image = reading.imageOf(element.attributes['facs'] ?? '');
    takeAttributes(reading.taken, element, 'n', ...(image === undefined ? [] : ['facs']));
    const attributes = { n, ...(image !== undefined && { image }) };
    putVoid(reading.writing, openingTag({ name: 'Page', attributes }, '/'));
  },
  gap: (element, _, reading) => {
    if (isProse(reading)) return;
    const gap = gapOf(element);
    takeAttributes(reading.taken, element, ...gap.from);
    putVoid(reading.writing, gap.tag);
  },
  space: (element, _, reading) => {
    takeAttributes(reading.taken, element);
    space(reading.writing);
  },
  head: (element, parent, reading) => {
    const { writing, depth } = reading;
    place(reading.taken, element);
    startBlock(writing);
    const isHeading = nested.has(parent.name) || /^(?:body|front|back|text)$/.test(parent.name);
    const heading = isHeading ? Math.min(depth, 6) : 0;
    shaped(writing, { heading }, () => {
      flattened(writing, () => readIn(element, reading));
      endBlock(writing);
    });
  },
  label: (element, parent, reading) => {
    if (parent.name !== 'list') return readSpan(element, reading);
    place(reading.taken, element);
    startBlock(reading.writing);
    readIn(element, reading);
    space(reading.writing);
    reading.writing.isHeld = true;
  },
  row: (element, parent, reading) => {
    const { writing, taken, tables } = reading;
    place(taken, element);
    const placing = tables.get(parent) ?? placeCells();
    tables.set(parent, placing);
    const columns = placing(childrenOf(element, 'cell').map(spanOf));
    // A row that is all missing is no line of the text: it stands between those that are.
    const isMissing = holds(element) === 'gaps';
    if (isMissing) startBlock(writing);
    else breakLine(writing);
    let [column, cell] = [0, 0];
    for (const node of element.nodes) {
      if (typeof node === 'string') putWords(writing, node);
      else {
        if (node.name === 'cell' && !isMissing) {
          const next = itemAt(columns, cell++);
          putTabs(writing, next - column);
          column = next;
        }
        read(node, element, reading);
      }
    }
    if (isMissing) endBlock(writing);
    else breakLine(writing);
  },
  cell: (element, _, reading) => {
    const keys = ['cols', 'rows'].filter((key) => isCount(element.attributes[key] ?? ''));
    place(reading.taken, element, ...keys);
    flattened(reading.writing, () => readIn(element, reading));
  },
  quote: readQuote,
  q: readQuote,
  // What the source has; of witnesses, what the editors hold.
  choice: readFirst('sic', 'abbr', 'orig', 'unclear', 'seg'),
  app: readFirst('lem', 'rdg', 'rdgGrp'),
  note: readNote,
});

/** Whether an element holds words, or else gaps. */
const holds = once((element: TeiElement): 'words' | 'gaps' | 'nothing' => {
  if (leftOut.has(element.name)) return 'nothing';
  if (element.name === 'gap') return 'gaps';
  const found = new Set(
    element.nodes.map((node) => {
      if (typeof node !== 'string') return holds(node);
      return /[^\t\n\r ]/.test(node) ? 'words' : 'nothing';
    }),
  );
  if (found.has('words')) return 'words';
  return found.has('gaps') ? 'gaps' : 'nothing';
});

function isCount(value: string): boolean {
  return /^\d{1,4}$/.test(value);
}

function spanOf({ attributes }: TeiElement): CellSpan {
  const span = (value = '') => (isCount(value) ? Number(value) : 1);
  return { columns: span(attributes['cols']), rows: span(attributes['rows']) };
}

/** Parts cells by as many tabs as there are columns between them, also before the first words of a row. */
function putTabs(writing: Writing, tabs: number): void {
  if (tabs > 0) writing.pending = writing.pending.replace(/ /g, '') + '\t'.repeat(tabs);
}

/** A quotation is set apart where it has blocks in it. */
function readQuote(element: TeiElement, _: TeiElement, reading: Reading): void {
  const isApart = childrenOf(element).some(({ name }) => blocks.has(name) || parts.has(name));
  if (!isApart) return readSpan(element, reading);
  const { writing } = reading;
  place(reading.taken, element);
  startBlock(writing);
  shaped(writing, { quoted: writing.shape.quoted + 1 }, () => {
    readIn(element, reading);
    endBlock(writing);
  });
}

/** Of several readings of a place that is in the text which is called by the first of these names that there is. */
function readFirst(...names: string[]): Special {
  return (element, _, reading) => {
    place(reading.taken, element);
    const all = childrenOf(element);
    const best = names.flatMap((name) => all.find((one) => one.name === name) ?? []);
    const [taken] = [...best, ...all];
    for (const node of element.nodes) {
      if (node === taken) read(taken, element, reading);
      else if (typeof node === 'string' && /[^\t\n\r ]/.test(node)) putWords(reading.writing, node);
    }
  };
}

function readNote(element: TeiElement, parent: TeiElement, reading: Reading): void {
  const { writing, counts, notes, idFor, taken } = reading;
  const { attributes } = element;
  const { n, resp, type, 'xml:id': id } = attributes;
  const inline = ['place', 'rend'].filter((key) => attributes[key] === 'inline');
  if (inline.length > 0) {
    place(taken, element, ...inline, ...(type === 'source' ? ['type'] : []));
    counts.inline++;
    const isBlock = parts.has(parent.name);
    if (isBlock) startBlock(writing);
    readIn(element, reading);
    if (isBlock) endBlock(writing);
    return;
  }
  if (writing.shape.note) reading.noteInNote(element);
  // In a note of editors there is no text to which another could be: it goes on in it.
  if (writing.shape.note?.isEditors) {
    place(taken, element);
    space(writing);
    readIn(element, reading);
    return space(writing);
  }
  const isAuthors = /^#?(?:author|auth)$/i.test(resp ?? '');
  const isOwn = type === 'source' || isAuthors;
  const isSaid = resp !== undefined || type === 'editorial' || type === 'editor';
  const isEditors = !isOwn && (isSaid || reading.isEditors);
  const number = notes.length + 1;
  const own = idFor(id ?? `note-${number}`);
  const sign = `[${n ?? number}]`;
  counts[isEditors ? 'editors' : 'own']++;
  const by = isEditors ? reading.responsible(resp ?? '') : [];
  const kept = [
    ...(isAuthors || by.length > 0 ? ['resp'] : []),
    ...(/^(?:source|editorial|editor)$/.test(type ?? '') ? ['type'] : []),
    ...(isEditors ? [] : ['n']),
    'xml:id',
  ];
  notes.push({ element, id: own, sign, isEditors, by, kept, taken: startTaken() });
  if (isEditors) putMark(writing, '', [`[^${own}]`, '']);
  else putMark(writing, sign, [openingTag({ name: 'Mark', attributes: { note: own } }), '</Mark>']);
}

/** Reads the notes behind the text, and those that are found in them behind these. */
function readNotes(reading: Reading): void {
  const { writing, notes } = reading;
  for (const { element, id, sign, isEditors, kept, taken } of notes) {
    place(taken, element, ...kept);
    shaped(writing, { note: { id, isEditors } }, () => {
      if (!isEditors) {
        putWords(writing, sign);
        space(writing);
        writing.isHeld = true;
      }
      readIn(element, { ...reading, taken });
      endBlock(writing);
    });
  }
}
