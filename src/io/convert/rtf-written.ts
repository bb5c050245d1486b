import { decoderFor } from '../../core/edition/seed.ts';
import { Unconvertible } from './converter.ts';
import type { Fields } from './fields.ts';
import { looks, signsOnly } from './rtf-words.ts';
import { type RowDefinition, spanCells } from './rtf-rows.ts';
import type { Tally } from './tally.ts';
import { damaged } from './unzip.ts';

/* What was read of an RTF document, and how letters and breaks are put to it, as HTML. */

/** What holds in a group, and in those in it. */
interface Group {
  /** Whether what is in it is left out. */
  isLeft: boolean;
  /** How many characters stand behind one in Unicode, for programs that know none. */
  substitutes: number;
  /** In the table of fonts, the one that is told of; else that of the letters. */
  font: string;
  isFontTable: boolean;
  looks: ReadonlySet<string>;
  /** The note that it is; absent where it is none. */
  note?: Note | undefined;
  /** Whether it is a text box. */
  isBox?: boolean;
  /** Whether it has the same words twice: in an encoding, and in Unicode. */
  isTwofold?: boolean;
  /** Whether it is a field; and whether it is in the instruction of one, which is left out. */
  isField?: boolean;
  isInstruction?: boolean;
  /** Whether it is the sign of an item of a list. */
  isLabel?: boolean;
  /** Whether its paragraphs stand in a table. */
  isCell?: boolean;
  /** Of a paragraph that is a drop cap: whether its end is still to come, be it in a group in this one. */
  dropCap?: (DropCap & { isOpen: boolean }) | undefined;
}

/** A drop cap: its words, and the place among the pieces where it begins. */
interface DropCap {
  words: string;
  from: number;
}

/** Where a note begins, and how it stood around it. */
interface Note extends Pick<Reading, 'table' | 'begun' | 'goesOn' | 'rows' | 'cap'> {
  from: number;
}

export interface Reading {
  source: string;
  group: Group;
  around: Group[];
  pieces: string[];
  /** Letters that look alike, as they are read, and how. */
  run: string;
  runLooks: ReadonlySet<string>;
  /** Bytes whose encoding is that of the font. */
  bytes: number[];
  /** How many characters are still passed over. */
  passing: number;
  table: 'none' | 'row' | 'between';
  /** How the next row is defined, or the row that is being read; and the rows of the table before it. */
  definition: RowDefinition;
  rows: RowDefinition[];
  /** The piece with which the paragraph begins. */
  begun: number;
  /** Whether the paragraph is of several, between which the ends are deleted. */
  goesOn: boolean;
  /** A drop cap behind which nothing has come yet. */
  cap?: DropCap | undefined;
  notes: string[];
  encoding: string;
  /** The encodings of fonts that have another, by their numbers. */
  fonts: Map<string, string>;
  defaultFont: string;
  fields: Fields;
  tally: Tally;
}

/** Begins a note, which has tables of its own. */
export function beginNote(reading: Reading): void {
  endRun(reading);
  const { pieces, group, table, begun, goesOn, rows, cap } = reading;
  group.note = { from: pieces.length, table, begun, goesOn, rows, cap };
  reading.goesOn = false;
  reading.cap = undefined;
  reading.rows = [];
  group.looks = new Set();
  group.dropCap = undefined;
  reading.begun = pieces.push('<div>') - 1;
  reading.table = 'none';
}

/** Ends a note, and puts its mark where it began. */
export function endNote({ from, table, begun, goesOn, rows, cap }: Note, reading: Reading): void {
  finishTable(reading);
  const [begin = '', ...words] = reading.pieces.splice(from);
  const end = { none: '</div>', row: '</td></tr></table>', between: '</table>' }[reading.table];
  Object.assign(reading, { table, begun, goesOn, rows, cap });
  const number = reading.notes.push(`${begin}${words.join('').trimStart()}${end}`);
  reading.pieces.push(`<sup><a href="#footnote-${number}">${number}</a></sup>`);
}

const breaks = new Set('cell column line nestcell page par row sect trowd'.split(' '));

/** Breaks a line, a paragraph, a cell or a row; other words are about how it looks. */
export function breakLine(name: string, reading: Reading): void {
  if (!breaks.has(name)) return;
  // Words may end a table, or begin a row.
  endRun(reading);
  const { table } = reading;
  if (name === 'line') addMarkup('<br>', reading);
  else if (name === 'trowd' && table !== 'row') {
    if (table === 'none') finishTable(reading);
    endJoined(reading);
    addMarkup(table === 'none' ? '</div><table><tr><td>' : '<tr><td>', reading, 'row');
  } else if (name === 'cell') endCell(reading);
  else if (name === 'row' && table === 'row') {
    addMarkup('</td></tr>', reading, 'between');
    if (!reading.group.isLeft) reading.rows.push(reading.definition);
  } else if (name === 'nestcell') addText(' ', reading);
  else if (name !== 'trowd' && name !== 'row')
    addMarkup(table === 'row' ? ' ' : '</div><div>', reading);
}

/** Puts markup between the words. What is none of a table ends it. */
export function addMarkup(markup: string, reading: Reading, next?: Reading['table']): void {
  if (reading.group.isLeft) return;
  endRun(reading);
  reading.cap = undefined;
  const table = next ?? reading.table;
  if (table === 'between' && reading.table === 'between') endTable(reading);
  else reading.table = table;
  const at = reading.pieces.push(markup) - 1;
  if (!markup.endsWith('<div>')) return;
  reading.begun = at;
  reading.goesOn = false;
}

/** Goes on with the paragraph behind its end, which is deleted. */
export function goOn(reading: Reading): void {
  endRun(reading);
  reading.tally.add('deleted');
  // Behind a table the next paragraph is one of its own.
  reading.goesOn = reading.table === 'none';
}

/** Begins a paragraph that is a drop cap, or says that it is none. */
export function beginDropCap(isCap: boolean, reading: Reading): void {
  endRun(reading);
  reading.group.dropCap = { isOpen: isCap, words: '', from: reading.pieces.length };
}

/** Goes on behind a drop cap, which programs keep as a paragraph before the one that it begins, without the line ends behind it. */
export function endDropCap(dropCap: DropCap & { isOpen: boolean }, reading: Reading): void {
  endRun(reading);
  const { pieces } = reading;
  while (pieces.length > dropCap.from && pieces.at(-1) === '<br>') pieces.pop();
  if (dropCap.words.trim() !== '') reading.cap = dropCap;
  // A paragraph without properties of its own has those before it: it is no second one.
  dropCap.isOpen = false;
}

/** Ends a paragraph that would go on in a table. */
export function endJoined(reading: Reading): void {
  if (!reading.goesOn) return;
  reading.tally.add('apart');
  addMarkup('</div><div>', reading);
}

/** Ends a cell. Where nothing said that a row has begun, it has with the paragraph: its definition may stand behind it, or be that of the row before. */
function endCell(reading: Reading): void {
  endRun(reading);
  reading.cap = undefined;
  const { pieces, begun, table } = reading;
  if (table === 'between') pieces.push('<tr><td>');
  else if (table === 'none') {
    const begin = pieces[begun] ?? '';
    if (begin !== '</table><div>') finishTable(reading);
    reading.goesOn = false;
    pieces[begun] =
      begin === '</table><div>' ? '<tr><td>' : begin.replace(/<div>$/, '<table><tr><td>');
  }
  reading.table = 'row';
  pieces.push('</td><td>');
}

/** Takes down what the definition of a row says. */
export function defineRow(name: string, number: number, reading: Reading): void {
  if (name === 'trowd') reading.definition = { left: 0, edges: [] };
  else if (name === 'trleft') reading.definition.left = number;
  else reading.definition.edges.push(number);
}

/** Ends the last table of the words so far: one that words seemed to end may have gone on. */
export function finishTable({ pieces, rows }: Reading): void {
  spanCells(pieces, rows.splice(0));
}

function endTable(reading: Reading): void {
  reading.begun = reading.pieces.push('</table><div>') - 1;
  reading.table = 'none';
}

export function addByte(byte: number, reading: Reading): void {
  if (reading.passing > 0) reading.passing--;
  else if (!reading.group.isLeft || reading.group.isInstruction) reading.bytes.push(byte);
}

/**
 * Words as they stand; where some are beyond ASCII, which RTF does not foresee, the bytes are those of the encoding. The first may
 * be the second byte of a letter of two, the first of which was written by its number.
 */
export function addWritten(text: string, reading: Reading): void {
  const { bytes, passing } = reading;
  const cut = bytes.length > 0 && passing === 0 && decoded(reading) === undefined ? 1 : 0;
  if (cut > 0) addByte(text.charCodeAt(0), reading);
  endBytes(reading);
  const rest = text.slice(cut);
  if (/^[\0-\x7F]*$/.test(rest) && !hasSigns(reading)) addText(rest, reading);
  else for (const byte of Buffer.from(rest, 'latin1')) addByte(byte, reading);
}

/** A number beyond 32767 is written as one below zero. */
export function addUnicode(number: number, reading: Reading): void {
  const code = number & 0xffff;
  // Signs of fonts of their own have numbers of private use.
  if (code >= 0xf020 && code <= 0xf0ff) addSigns(String.fromCharCode(code - 0xf000), reading);
  else addText(String.fromCharCode(code), reading);
  reading.passing = reading.group.substitutes;
}

export function addText(text: string, reading: Reading): void {
  const passed = Math.min(reading.passing, text.length);
  reading.passing -= passed;
  const { group } = reading;
  const isSaid = !group.isLeft || group.isInstruction;
  if (!isSaid || passed === text.length) return;
  endBytes(reading);
  if (group.isInstruction) return reading.fields.write(text.slice(passed));
  if (group.looks !== reading.runLooks) endRun(reading);
  reading.runLooks = group.looks;
  reading.run += text.slice(passed);
}

/** Ends a row of bytes: it is decoded as a whole, since a letter may be of two. */
export function endBytes(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  if (hasSigns(reading)) {
    const signs = Buffer.from(reading.bytes).toString('latin1');
    reading.bytes = [];
    return addSigns(signs, reading);
  }
  const words = decoded(reading);
  if (words === undefined) throw damaged();
  reading.bytes = [];
  addText(words, reading);
}

function hasSigns({ group, fonts }: Reading): boolean {
  return fonts.get(group.font) === signsOnly && !group.isInstruction;
}

/** Tells signs of a font that has some in the places of letters; the bullet of lists is one that others have. */
function addSigns(signs: string, reading: Reading): void {
  const known = signs.replace(/[^\s\xB7]+/g, (unknown) => {
    if (!reading.group.isLeft) reading.tally.add('sign', unknown);
    return '';
  });
  addText(known.replace(/\xB7/g, '•'), reading);
}

/** The letters of a row of bytes; undefined where it is cut off. */
function decoded({ bytes, fonts, group, encoding }: Reading): string | undefined {
  const isAscii = bytes.every((byte) => byte <= 0x7f);
  const name = isAscii ? 'windows-1252' : (fonts.get(group.font) ?? encoding);
  const decode = decoderFor(name);
  if (!decode)
    throw new Unconvertible(
      `RTF document in ${name}, which is not read, expected one of Windows or in Unicode`,
      'open it in the program that it is from, or in LibreOffice, and save it as a Word document (.docx)',
    );
  try {
    return decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** Ends words that look alike. */
export function endRun(reading: Reading): void {
  endBytes(reading);
  const { run, runLooks, tally } = reading;
  reading.run = '';
  if (run === '') return;
  if (runLooks.has('v')) return tally.add('hidden', run);
  if (runLooks.has('deleted')) return tally.add('deleted', run);
  if (runLooks.has('revised')) tally.add('inserted', run);
  if (run.trim() !== '' && reading.table !== 'row') {
    const isNew = reading.table === 'none';
    if (reading.group.isCell) {
      reading.cap = undefined;
      if (isNew) finishTable(reading);
      reading.pieces.push(isNew ? '</div><table><tr><td>' : '<tr><td>');
      reading.table = 'row';
    } else if (!isNew) endTable(reading);
  }
  const tags = [...runLooks].flatMap((look) => looks.get(look) ?? []);
  const words = run.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const [begin, end] = [tags, [...tags].reverse()];
  const piece = `${begin.map((tag) => `<${tag}>`).join('')}${words}${end.map((tag) => `</${tag}>`).join('')}`;
  const { dropCap, isLabel } = reading.group;
  if (dropCap?.isOpen) dropCap.words += run;
  const { cap } = reading;
  // The number of an item stands before all of its words.
  if (cap && isLabel) return void reading.pieces.splice(cap.from++, 0, piece);
  if (cap && run.trim() !== '') {
    tally.add('dropped', cap.words);
    reading.cap = undefined;
  }
  reading.pieces.push(piece);
}
