import { withoutExcess } from '../../text/marks.ts';
import { accents, declarations, signs, symbols, unprintedArguments, wrappings } from './macros.ts';

/** A value of TeX as text. */
export interface TexText {
  /** The text in NFC, with the markup of CSL-JSON: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals, `nocase`. */
  text: string;
  /** The commands that are not known, as they are written: `\foo`. */
  unknown: string[];
}

/** How deep groups are read; what lies deeper is text as it is written. */
const deepest = 50;

/** Where reading stands; offsets are UTF-16 units. */
interface Cursor {
  tex: string;
  at: number;
  depth: number;
  unknown: Set<string>;
  /** Whether braces keep what stands in them from a change of case. */
  protects: boolean;
  /** In how many quotations reading stands. */
  quotes: number;
  /** Where the last `$` stands that is no text: one behind which none is closes or opens nothing. */
  lastMath: number;
}

/**
 * Returns the text of a value in TeX, as LaTeX sets it: accents, symbols, emphasis, quotation marks, dashes. What an unknown command
 * has for arguments is told as if the command were not there. With `protects`, words in braces that hold a capital
 * are marked `nocase`, as titles have them. Nothing is evaluated. Linear in `tex`.
 * @example
 * texText("Caf{\\'e} {NATO}") // => { text: 'Café NATO', unknown: [] }
 */
export function texText(tex: string, protects = false): TexText {
  const signs = [...tex.matchAll(/\\[^]|\$/g)].filter(([sign]) => sign === '$');
  const lastMath = signs.at(-1)?.index ?? -1;
  const cursor: Cursor = {
    tex,
    at: 0,
    depth: 0,
    unknown: new Set(),
    protects,
    quotes: 0,
    lastMath,
  };
  const text = readUntil(undefined, cursor);
  return { text: tidy(text), unknown: [...cursor.unknown] };
}

/** White space is one space, as in TeX; a space that does not break is none of it. Accents may be put on accents, but not without end. */
function tidy(text: string): string {
  return withoutExcess(text.normalize('NFC'))
    .replace(/[\t\n\f\r ]+/g, ' ')
    .replace(/^ | $/g, '');
}

/** Reads up to `closing`, and over it; or to the end. */
function readUntil(closing: string | undefined, cursor: Cursor, math = false): string {
  const { tex } = cursor;
  let text = '';
  let ending = '';
  while (cursor.at < tex.length) {
    const unit = tex.charAt(cursor.at);
    if (unit === closing) {
      cursor.at++;
      break;
    }
    const declared = unit === '\\' ? declaration(cursor) : undefined;
    if (declared) {
      text += declared[0];
      ending = declared[1] + ending;
    } else text += readPiece(cursor, math);
  }
  return text + ending;
}

/** Goes over a command that bears on the rest of its group, and returns what it puts around that. */
function declaration(cursor: Cursor): readonly [string, string] | undefined {
  const [whole, name = ''] = commandAt(cursor.tex, cursor.at) ?? [];
  const around = declarations.get(name);
  if (whole === undefined || !around) return undefined;
  cursor.at += whole.length;
  return around;
}

/** The command that begins at an offset, with the blanks that it takes in. */
function commandAt(tex: string, at: number): RegExpExecArray | null {
  const command = /\\([A-Za-z]+)\*?[\t\n\r ]*/y;
  command.lastIndex = at;
  return command.exec(tex);
}

/** Reads one group, command or run of characters. */
function readPiece(cursor: Cursor, math: boolean): string {
  const { tex, at } = cursor;
  const unit = tex.charAt(at);
  if (unit === '{') return readGroup(cursor, math);
  if (unit === '\\') return readCommand(cursor, math);
  cursor.at++;
  if (unit === '$') return math ? '' : readMath(cursor);
  // A brace that opens nothing is text.
  if (math && (unit === '^' || unit === '_')) return readScript(unit, cursor);
  if (unit === '~') return '\u00A0';
  return math ? unit : (readLigature(cursor, unit) ?? unit);
}

/** Reads what stands between `$` or `$$`, the first of which is read; one that nothing closes is text. */
function readMath(cursor: Cursor): string {
  const isDisplay = cursor.tex.charAt(cursor.at) === '$';
  if (isDisplay) cursor.at++;
  if (cursor.at > cursor.lastMath) return isDisplay ? '$$' : '$';
  const text = readUntil('$', cursor, true);
  if (isDisplay && cursor.tex.charAt(cursor.at) === '$') cursor.at++;
  return text;
}

const ligatures = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['?`', '¿'],
  ['!`', '¡'],
] as const;

function readLigature(cursor: Cursor, unit: string): string | undefined {
  const found = ligatures.find(([written]) => cursor.tex.startsWith(written, cursor.at - 1));
  if (!found) return undefined;
  cursor.at += found[0].length - unit.length;
  return found[1];
}

function readScript(sign: '^' | '_', cursor: Cursor): string {
  const tag = sign === '^' ? 'sup' : 'sub';
  return `<${tag}>${readArgument(cursor, true)}</${tag}>`;
}

function readGroup(cursor: Cursor, math: boolean): string {
  cursor.at++;
  if (cursor.depth >= deepest) return '{';
  const { protects } = cursor;
  // An accent in braces protects nothing: they are there for the accent.
  const isSpecial = cursor.tex.charAt(cursor.at) === '\\';
  cursor.protects = protects && isSpecial;
  cursor.depth++;
  const text = readUntil('}', cursor, math);
  cursor.depth--;
  cursor.protects = protects;
  const isName = protects && !isSpecial && !math && /\p{Lu}/u.test(text.replace(/<[^<>]*>/g, ''));
  return isName ? `<span class="nocase">${text}</span>` : text;
}

/** Reads the argument of a command: a group, a command, or one character. */
function readArgument(cursor: Cursor, math = false): string {
  while (/[\t\n\r ]/.test(cursor.tex.charAt(cursor.at))) cursor.at++;
  if (cursor.tex.charAt(cursor.at) === '{') {
    const { protects } = cursor;
    cursor.protects = false;
    const text = readGroup(cursor, math);
    cursor.protects = protects;
    return text;
  }
  if (cursor.tex.charAt(cursor.at) === '\\') return readCommand(cursor, math);
  const [character = ''] = cursor.tex.slice(cursor.at, cursor.at + 2);
  cursor.at += character.length;
  return character;
}

function readCommand(cursor: Cursor, math: boolean): string {
  const [whole, name] = commandAt(cursor.tex, cursor.at) ?? [];
  if (whole !== undefined) cursor.at += whole.length;
  if (cursor.depth >= deepest) {
    if (whole === undefined) cursor.at += 1;
    return '';
  }
  cursor.depth++;
  const text = name === undefined ? readSign(cursor) : expand(name, cursor, math);
  cursor.depth--;
  return text;
}

function expand(name: string, cursor: Cursor, math: boolean): string {
  const accent = accents.get(name);
  if (accent !== undefined) return accented(readArgument(cursor), accent);
  if (verbatim.has(name)) return readAddress(cursor);
  const symbol = symbols.get(name);
  if (symbol !== undefined) return symbol;
  if (quoting.has(name)) return readQuotation(cursor, math);
  const around = wrappings.get(name);
  if (around) return around[0] + readArgument(cursor, math || name === 'ensuremath') + around[1];
  if (unprintedArguments.has(name)) {
    readArgument(cursor);
    return '';
  }
  if (name === 'begin' || name === 'end') {
    cursor.unknown.add(`\\${name}{${readArgument(cursor)}}`);
    return '';
  }
  cursor.unknown.add(`\\${name}`);
  return '';
}

const quoting = new Set(['enquote', 'mkbibquote']);

/** Reads a quotation; one within another has single marks. */
function readQuotation(cursor: Cursor, math: boolean): string {
  const isInner = cursor.quotes % 2 === 1;
  cursor.quotes++;
  const text = readArgument(cursor, math);
  cursor.quotes--;
  return isInner ? `‘${text}’` : `“${text}”`;
}

const verbatim = new Set(['url', 'nolinkurl', 'path']);

/** Reads the argument of a command in which TeX reads no signs. */
function readAddress(cursor: Cursor): string {
  const group = /\{([^{}]*)\}/y;
  group.lastIndex = cursor.at;
  const [whole, address] = group.exec(cursor.tex) ?? [];
  if (whole === undefined || address === undefined) return '';
  cursor.at += whole.length;
  return address.replace(/\\([%#&_~])/g, '$1');
}

/** Reads a command whose name is one sign: an accent, or a sign that TeX has a use of its own for. */
function readSign(cursor: Cursor): string {
  const [sign = ''] = cursor.tex.slice(cursor.at + 1, cursor.at + 3);
  cursor.at += 1 + sign.length;
  const accent = accents.get(sign);
  if (accent !== undefined) return accented(readArgument(cursor), accent);
  return signs.get(sign) ?? sign;
}

/** Puts an accent on the first letter: ı and ȷ, which TeX writes for it, get their dots back where it is none. */
function accented(text: string, accent: string): string {
  const [first = ''] = text;
  if (first === '') return '';
  const rest = text.slice(first.length);
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return (letter + accent).normalize('NFC') + rest;
}
