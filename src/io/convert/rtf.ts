import { decoderFor } from '../../core/edition/seed.ts';
import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
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
} from './rtf-words.ts';
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
    const { text, notes, told } = textOfHtml(html, { notes: true });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

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
  /** Where the note begins that it is; absent where it is none. */
  note?: number | undefined;
}

interface Reading {
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
  notes: string[];
  encoding: string;
  /** The encodings of fonts that have another, by their numbers. */
  fonts: Map<string, string>;
  defaultFont: string;
  tally: Tally;
}

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;

/** Writes a document as HTML. Throws `Unconvertible` where it is cut off. */
function htmlOf(source: string, tally: Tally): string {
  const reading: Reading = {
    source,
    group: { isLeft: false, substitutes: 1, font: '', isFontTable: false, looks: new Set() },
    ...{ around: [], pieces: ['<div>'], run: '', runLooks: new Set(), bytes: [], passing: 0 },
    ...{ table: 'none', notes: [], tally },
    encoding: encodingNamed(source),
    ...{ fonts: new Map(), defaultFont: '' },
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
  const ends = reading.notes.map((note, index) => `<li id="footnote-${index + 1}">${note}</li>`);
  return `${reading.pieces.join('')}</div><ol>${ends.join('')}</ol>`;
}

function openGroup(reading: Reading): void {
  endRun(reading);
  // What stands for a character in Unicode ends where a group does.
  reading.passing = 0;
  reading.around.push(reading.group);
  reading.group = { ...reading.group, note: undefined };
}

/** Returns whether that was the document. */
function closeGroup(reading: Reading): boolean {
  endRun(reading);
  reading.passing = 0;
  const { note } = reading.group;
  const around = reading.around.pop();
  if (!around) return false;
  reading.group = around;
  const isEnd = reading.around.length === 0;
  if (note === undefined) return isEnd;
  const number = reading.notes.push(
    `<div>${reading.pieces.splice(note).join('').trimStart()}</div>`,
  );
  reading.pieces.push(`<sup><a href="#footnote-${number}">${number}</a></sup>`);
  return isEnd;
}

/** A control symbol: a character, or `\*`, which says that a program that does not know the group may leave it out. */
function addSign(sign: string, at: number, reading: Reading): void {
  if (sign === '*') {
    const { source, group } = reading;
    const [, name = ''] = /^\\\*\s*\\([a-z]+)/.exec(source.slice(at, at + 40)) ?? [];
    if (!known.has(name) && !left.has(name)) group.isLeft = true;
  } else if (sign === '\n' || sign === '\r') addMarkup('</div><div>', reading);
  else addText(signs.get(sign) ?? '', reading);
}

function readWord(name: string, number: string | undefined, at: number, reading: Reading): void {
  const { group } = reading;
  const character = characters.get(name);
  if (name === 'u') return addUnicode(Number(number ?? 0), reading);
  if (character !== undefined) return addText(character, reading);
  if (left.has(name)) return leaveOut(name, at, reading);
  if (name === 'f') return setFont(number ?? '', reading);
  if (group.isFontTable) return noteFont(name, Number(number ?? 0), reading);
  if (group.isLeft) return;
  if (name === 'uc') group.substitutes = Number(number ?? 1);
  else if (name === 'deff') setFont((reading.defaultFont = number ?? ''), reading);
  else if (name === 'footnote') beginNote(reading);
  else if (name === 'plain') setPlain(reading);
  else if (name === 'ulnone' || name === 'nosupersub') setLook(name, '0', reading);
  else if (looks.has(name) || ['v', 'deleted', 'revised'].includes(name))
    setLook(name, number, reading);
  else breakLine(name, reading);
}

function leaveOut(name: string, at: number, { group, source, tally }: Reading): void {
  const loss = left.get(name);
  if (loss !== undefined && !group.isLeft) tally.add(loss);
  const link =
    name === 'fldinst' ? /HYPERLINK\s+"([^"{}]+)"/.exec(source.slice(at, at + 999)) : null;
  if (link?.[1] !== undefined) tally.add('link', link[1]);
  group.isLeft = true;
  group.isFontTable ||= name === 'fonttbl';
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

function beginNote(reading: Reading): void {
  endRun(reading);
  reading.group.note = reading.pieces.length;
  reading.group.looks = new Set();
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

function breakLine(name: string, reading: Reading): void {
  if (name === 'line') addMarkup('<br>', reading);
  else if (name === 'trowd' && reading.table !== 'row') {
    addMarkup(reading.table === 'none' ? '</div><table><tr><td>' : '<tr><td>', reading, 'row');
  } else if (name === 'cell' && reading.table === 'row') addMarkup('</td><td>', reading);
  else if (name === 'row' && reading.table === 'row') addMarkup('</td></tr>', reading, 'between');
  else if (name === 'nestcell') addText(' ', reading);
  else if (['par', 'sect', 'page', 'column'].includes(name)) {
    addMarkup(reading.table === 'row' ? ' ' : '</div><div>', reading);
  }
}

/** Puts markup between the words. What is none of a table ends it. */
function addMarkup(markup: string, reading: Reading, table = reading.table): void {
  if (reading.group.isLeft) return;
  endRun(reading);
  if (table === 'between' && reading.table === 'between') endTable(reading);
  else reading.table = table;
  reading.pieces.push(markup);
}

function endTable(reading: Reading): void {
  reading.pieces.push('</table><div>');
  reading.table = 'none';
}

function addByte(byte: number, reading: Reading): void {
  if (reading.passing > 0) reading.passing--;
  else if (!reading.group.isLeft) reading.bytes.push(byte);
}

/**
 * Words as they stand; where some are beyond ASCII, which RTF does not foresee, the bytes are those of the encoding. The first may
 * be the second byte of a letter of two, the first of which was written by its number.
 */
function addWritten(text: string, reading: Reading): void {
  const { bytes, passing } = reading;
  const cut = bytes.length > 0 && passing === 0 && decoded(reading) === undefined ? 1 : 0;
  if (cut > 0) addByte(text.charCodeAt(0), reading);
  endBytes(reading);
  const rest = text.slice(cut);
  if (/^[\0-\x7F]*$/.test(rest)) addText(rest, reading);
  else for (const byte of Buffer.from(rest, 'latin1')) addByte(byte, reading);
}

/** A number beyond 32767 is written as one below zero. */
function addUnicode(number: number, reading: Reading): void {
  addText(String.fromCharCode(number & 0xffff), reading);
  reading.passing = reading.group.substitutes;
}

function addText(text: string, reading: Reading): void {
  const passed = Math.min(reading.passing, text.length);
  reading.passing -= passed;
  const { group } = reading;
  if (group.isLeft || passed === text.length) return;
  endBytes(reading);
  if (group.looks !== reading.runLooks) endRun(reading);
  reading.runLooks = group.looks;
  reading.run += text.slice(passed);
}

/** Ends a row of bytes: it is decoded as a whole, since a letter may be of two. */
function endBytes(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  const words = decoded(reading);
  if (words === undefined) throw damaged();
  reading.bytes = [];
  addText(words, reading);
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
function endRun(reading: Reading): void {
  endBytes(reading);
  const { run, runLooks, tally } = reading;
  reading.run = '';
  if (run === '') return;
  if (runLooks.has('v')) return tally.add('hidden', run);
  if (runLooks.has('deleted')) return tally.add('deleted', run);
  if (runLooks.has('revised')) tally.add('inserted', run);
  if (reading.table === 'between' && run.trim() !== '') endTable(reading);
  const tags = [...runLooks].flatMap((look) => looks.get(look) ?? []);
  const words = run.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const [begin, end] = [tags, [...tags].reverse()];
  reading.pieces.push(
    `${begin.map((tag) => `<${tag}>`).join('')}${words}${end.map((tag) => `</${tag}>`).join('')}`,
  );
}
