import { formats } from '../../core/text/format.ts';
import type { Converter } from './converter.ts';
import { createFields } from './fields.ts';
import { textOfHtml } from './html-text.ts';
import {
  characters,
  charsets,
  encodingNamed,
  encodingOfPage,
  known,
  left,
  looks,
  signs,
  worked,
} from './rtf-words.ts';
import {
  addByte,
  addMarkup,
  addText,
  addUnicode,
  addWritten,
  beginDropCap,
  beginNote,
  breakLine,
  defineRow,
  endBytes,
  endDropCap,
  endJoined,
  endNote,
  endRun,
  finishTable,
  goOn,
  type Reading,
} from './rtf-written.ts';
import { createTally, type Tally } from './tally.ts';
import { damaged } from './unzip.ts';

/** RTF as word processors write it. Of tracked changes, all are taken as accepted. */
export const rtf: Converter = {
  format: formats.rtf,
  ending: 'rtf',
  packages: [],
  convert: async (bytes) => {
    const tally = createTally();
    const html = htmlOf(Buffer.from(bytes).toString('latin1'), tally);
    const { text, notes, told } = textOfHtml(html, { notes: true, space: 'kept' });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;

/** Writes a document as HTML. Throws `Unconvertible` where it is cut off. */
function htmlOf(source: string, tally: Tally): string {
  const reading: Reading = {
    source,
    group: { isLeft: false, substitutes: 1, font: '', isFontTable: false, looks: new Set() },
    ...{ around: [], pieces: ['<div>'], run: '', runLooks: new Set(), bytes: [], passing: 0 },
    ...{ table: 'none', definition: { left: 0, edges: [] }, rows: [] },
    ...{ notes: [], fields: createFields(tally), tally },
    encoding: encodingNamed(source),
    ...{ fonts: new Map(), defaultFont: '', begun: 0, goesOn: false },
  };
  const tokens = new RegExp(token);
  let isEnded = false;
  // What stands behind the end is none of the document.
  for (let match = tokens.exec(source); match && !isEnded; match = tokens.exec(source)) {
    const [whole, word, number, hex, sign, brace, text] = match;
    if (hex !== undefined) addByte(Number.parseInt(hex, 16), reading);
    else if (text !== undefined) addWritten(text, reading);
    else if (brace === '{') openGroup(reading);
    else if (brace === '}') isEnded = closeGroup(reading);
    else if (sign !== undefined) addSign(sign, match.index, reading);
    // Bytes of a picture, say, which may be any.
    else if (word === 'bin') tokens.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined) readWord(word, number, match.index + whole.length, reading);
  }
  if (reading.around.length > 0) throw damaged();
  endRun(reading);
  finishTable(reading);
  const ends = reading.notes.map((note, index) => `<li id="footnote-${index + 1}">${note}</li>`);
  return `${reading.pieces.join('')}</div><ol>${ends.join('')}</ol>`;
}

function openGroup(reading: Reading): void {
  endRun(reading);
  // What stands for a character in Unicode ends where a group does.
  reading.passing = 0;
  reading.around.push(reading.group);
  const { isLeft, isTwofold = false } = reading.group;
  const own = { note: undefined, isBox: false, isField: false, isTwofold: false };
  reading.group = { ...reading.group, ...own, isLeft: isLeft || isTwofold };
}

/** Returns whether that was the document. */
function closeGroup(reading: Reading): boolean {
  endRun(reading);
  reading.passing = 0;
  if (reading.group.isBox) breakLine('par', reading);
  const { note, isField } = reading.group;
  const around = reading.around.pop();
  if (!around) return false;
  reading.group = around;
  if (note) endNote(note, reading);
  if (isField) addText(reading.fields.end(reading.pieces.length), reading);
  return reading.around.length === 0;
}

/** A control symbol: a character, or `\*`, which says that a program that does not know the group may leave it out. */
function addSign(sign: string, at: number, reading: Reading): void {
  if (sign === '*') {
    const { source, group } = reading;
    const [, name = ''] = /^\\\*\s*\\([a-z]+)/.exec(source.slice(at, at + 40)) ?? [];
    if (!known.has(name) && !left.has(name)) leave(group);
  } else if (sign === '\n' || sign === '\r') addMarkup('</div><div>', reading);
  else addText(signs.get(sign) ?? '', reading);
}

function readWord(name: string, number: string | undefined, at: number, reading: Reading): void {
  const { group } = reading;
  const character = characters.get(name);
  if (name === 'u') return addUnicode(Number(number ?? 0), reading);
  // Between the sign of an item and its words a tab is the edge of these, in no column of theirs.
  if (name === 'tab' && group.isLabel) return addText(' ', reading);
  if (character !== undefined) return addText(character, reading);
  // A word is one of the characters that are passed over; what it says is done all the same, since no letter is lost by that.
  if (reading.passing > 0) reading.passing--;
  if (left.has(name)) return leaveOut(name, at, reading);
  if (name === 'f') return setFont(number ?? '', reading);
  if (['field', 'fldinst', 'fldrslt'].includes(name)) return readField(name, reading);
  if (name === 'ud') group.isLeft = reading.around.at(-1)?.isLeft ?? false;
  if (group.isFontTable) return noteFont(name, Number(number ?? 0), reading);
  if (group.isLeft) return;
  if (worked.has(name)) return reading.tally.add('unknown', `\\${name}`);
  if (name === 'listtext' || name === 'pntext') group.isLabel = true;
  else if (name === 'upr') group.isTwofold = true;
  else if (name === 'uc') group.substitutes = Number(number ?? 1);
  else if (name === 'deff') setFont((reading.defaultFont = number ?? ''), reading);
  else if (name === 'footnote') beginNote(reading);
  else if (name === 'shptxt' || name === 'dptxbxtext') beginBox(reading);
  else if (name === 'pard' || name === 'intbl') setCell(name === 'intbl', reading);
  else if (name === 'plain') setPlain(reading);
  else if (name === 'ulnone' || name === 'nosupersub') setLook(name, '0', reading);
  else if (looks.has(name) || ['v', 'deleted', 'revised'].includes(name))
    setLook(name, number, reading);
  else if (name === 'par' && group.looks.has('deleted')) goOn(reading);
  else if (name === 'dropcapli') beginDropCap(Number(number ?? 0) > 0, reading);
  else if (name === 'par' && group.dropCap?.isOpen) endDropCap(group.dropCap, reading);
  else {
    if (/^(?:trowd|trleft|cellx)$/.test(name)) defineRow(name, Number(number ?? 0), reading);
    breakLine(name, reading);
  }
}

function leaveOut(name: string, at: number, { group, around, source, tally }: Reading): void {
  const loss = left.get(name);
  if (loss !== undefined && !group.isLeft) tally.add(loss);
  // Letters that are drawn.
  const drawn =
    name === 'sp' &&
    /^\s*\{\\sn gtextUNICODE\}\s*\{\\sv ([^{}\\]*)/.exec(source.slice(at, at + 999));
  if (drawn && !group.isLeft) tally.add('drawing', drawn[1]);
  leave(group);
  // Programs of Apple put a sign in the place of a picture behind its name, and a group around both.
  const isSigned = /^[^{}]*\}\s*(?:\xC2?\xAC|\\'ac)\}/i.test(source.slice(at, at + 999));
  if (name === 'NeXTGraphic' && isSigned) leave(around.at(-1) ?? group);
  group.isFontTable ||= name === 'fonttbl';
}

function leave(group: Reading['group']): void {
  Object.assign(group, { isLeft: true, isInstruction: false });
}

/** A field is a group with two in it: its instruction, and what it has come to. */
function readField(name: string, reading: Reading): void {
  const { group, fields, tally, pieces } = reading;
  if (group.isLeft && !group.isInstruction) return;
  if (name === 'field') {
    group.isField = true;
    fields.begin();
  } else if (name === 'fldinst') Object.assign(group, { isLeft: true, isInstruction: true });
  else {
    const link = /^\s*HYPERLINK\s+"([^"]+)"/.exec(fields.separate(pieces.length))?.[1];
    if (link !== undefined) tally.add('link', link);
    if (fields.isHidden()) leave(group);
  }
}

/** Sets the font of the letters that follow: those before it are in the encoding of theirs. */
function setFont(font: string, reading: Reading): void {
  endBytes(reading);
  reading.group.font = font;
}

/** Takes down what the table of fonts says of the encoding of one; a code page stands behind the set, and counts. */
function noteFont(name: string, number: number, { group, fonts }: Reading): void {
  const isPage = name === 'cpg' && number > 0;
  const encoding = isPage ? encodingOfPage(number) : charsets.get(number);
  if (encoding !== undefined && (isPage || name === 'fcharset')) fonts.set(group.font, encoding);
}

function setPlain(reading: Reading): void {
  setLooks(new Set(), reading);
  setFont(reading.defaultFont, reading);
}

/** The words of a text box are paragraphs of their own. */
function beginBox(reading: Reading): void {
  breakLine('par', reading);
  Object.assign(reading.group, { isBox: true, dropCap: undefined });
}

function setCell(isCell: boolean, reading: Reading): void {
  endRun(reading);
  if (isCell) endJoined(reading);
  Object.assign(reading.group, { isCell, ...(!isCell && { dropCap: undefined }) });
}

function setLook(name: string, number: string | undefined, reading: Reading): void {
  const next = new Set(reading.group.looks);
  if (name === 'ulnone') next.delete('ul');
  else if (name === 'nosupersub') for (const one of ['super', 'sub']) next.delete(one);
  else if (number === '0') next.delete(name);
  else next.add(name);
  setLooks(next, reading);
}

function setLooks(next: ReadonlySet<string>, reading: Reading): void {
  endBytes(reading);
  reading.group.looks = next;
}
