import { decoderFor } from '../../core/edition/seed.ts';
import { formats } from '../../core/text/format.ts';
import type { Converter } from './converter.ts';
import { textOfHtml } from './html-text.ts';
import { characters, charsets, left, looks, signs } from './rtf-words.ts';
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
  font: string;
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
  fonts: Map<string, string>;
  tally: Tally;
}

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;

/** Writes a document as HTML. Throws `Unconvertible` where it is cut off. */
function htmlOf(source: string, tally: Tally): string {
  const codePage = /\\ansicpg(\d{3,5})/.exec(source)?.[1];
  const ofFonts = source.matchAll(/\\f(\d+)(?:\\(?!fcharset)[a-z]+-?\d*)*\\fcharset(\d+)/g);
  const reading: Reading = {
    source,
    group: { isLeft: false, substitutes: 1, font: '', looks: new Set() },
    ...{ around: [], pieces: ['<div>'], run: '', runLooks: new Set(), bytes: [], passing: 0 },
    ...{ table: 'none', notes: [], tally },
    encoding: /^[^{]*\{\\rtf\d*\s*\\mac\b/.test(source)
      ? 'macintosh'
      : `windows-${codePage ?? 1252}`,
    fonts: new Map(
      [...ofFonts].flatMap(([, font = '', charset]) => {
        const encoding = charsets.get(Number(charset ?? 0));
        return encoding === undefined ? [] : [[font, encoding] as const];
      }),
    ),
  };
  for (const match of source.matchAll(token)) {
    const [whole, word, number, hex, sign, brace, text] = match;
    if (hex !== undefined) addByte(Number.parseInt(hex, 16), reading);
    else if (text !== undefined) addText(text, reading);
    else if (brace === '{') openGroup(reading);
    else if (brace === '}') closeGroup(reading);
    else if (sign !== undefined) addSign(sign, match.index, reading);
    else if (word !== undefined) readWord(word, number, match.index + whole.length, reading);
  }
  if (reading.around.length > 0) throw damaged();
  endRun(reading);
  const ends = reading.notes.map((note, index) => `<li id="footnote-${index + 1}">${note}</li>`);
  return `${reading.pieces.join('')}</div><ol>${ends.join('')}</ol>`;
}

function openGroup(reading: Reading): void {
  endRun(reading);
  reading.around.push(reading.group);
  reading.group = { ...reading.group, note: undefined };
}

function closeGroup(reading: Reading): void {
  endRun(reading);
  const { note } = reading.group;
  const around = reading.around.pop();
  if (!around) return;
  reading.group = around;
  if (note === undefined) return;
  const number = reading.notes.push(
    `<div>${reading.pieces.splice(note).join('').trimStart()}</div>`,
  );
  reading.pieces.push(`<sup><a href="#footnote-${number}">${number}</a></sup>`);
}

/** A control symbol: a character, or `\*`, which says that a program that does not know the group may leave it out. */
function addSign(sign: string, at: number, reading: Reading): void {
  if (sign === '*') {
    const { source, group } = reading;
    const [, name = ''] = /^\\\*\s*\\([a-z]+)/.exec(source.slice(at, at + 40)) ?? [];
    if (name !== 'footnote' && !left.has(name)) group.isLeft = true;
  } else if (sign === '\n' || sign === '\r') addMarkup('</div><div>', reading);
  else addText(signs.get(sign) ?? '', reading);
}

function readWord(name: string, number: string | undefined, at: number, reading: Reading): void {
  const { group } = reading;
  const character = characters.get(name);
  if (name === 'u') return addUnicode(Number(number ?? 0), reading);
  if (character !== undefined) return addText(character, reading);
  if (left.has(name)) return leaveOut(name, at, reading);
  if (group.isLeft) return;
  if (name === 'uc') group.substitutes = Number(number ?? 1);
  else if (name === 'f') group.font = number ?? '';
  else if (name === 'footnote') beginNote(reading);
  else if (name === 'plain') setLooks(new Set(), reading);
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
  else if (['par', 'sect', 'page'].includes(name)) {
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
  const { bytes, fonts, group, encoding } = reading;
  reading.bytes = [];
  const decode = decoderFor(fonts.get(group.font) ?? encoding) ?? decoderFor('windows-1252');
  try {
    addText(decode?.(Uint8Array.from(bytes)) ?? '', reading);
  } catch {
    throw damaged();
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
