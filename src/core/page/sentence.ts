import type { Nodes, Paragraph, Text } from 'mdast';
import { findCitations } from './citation.ts';
import type { FilePassage } from './file.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { positionAt } from '../text/positions.ts';
import { endOf, startOf } from './nodes.ts';
import { scan } from './scan.ts';

/** What a note says, parted: what its claim is in plain words, and all else. */
interface PartedNote {
  /** Absent where the first line is none, or cannot be read as one. */
  says?: string;
  children: readonly Nodes[];
}

/**
 * Returns what a note says without its first line where that is `says: ` and what its claim is, a sentence of plain words, with one blank between two.
 * Reports sentence-malformed.
 */
export function readSentence(children: readonly Nodes[], passage: FilePassage): PartedNote {
  const [first, ...others] = children;
  const opening = openingOf(first, passage);
  if (!opening) return { children };
  const { paragraph, text, word } = opening;
  const { line, rest, citation } = lineOf(text, passage.text);
  const [next, ...behind] = paragraph.children.slice(1);
  const isBroken = !rest && next?.type === 'break';
  const says = line
    .slice(word.length)
    .trim()
    .replace(/[\t ]+/g, ' ');
  const fault = faultOf({ word, says, citation, more: rest || isBroken ? undefined : next });
  if (fault) {
    const at = startOf(text);
    const end = fault.node ? endOf(fault.node) : at + word.length;
    const range = { start: passage.toFile(at), end: passage.toFile(end - 1) + 1 };
    passage.file.report('sentence-malformed', range, fault.message, { hint: fault.hint });
  }
  // All of it is collected, so that what it mentions is not told to be unused.
  if (fault) return { children };
  const remaining = rest ? [rest, ...(next ? [next, ...behind] : [])] : behind;
  return {
    says,
    children: remaining.length > 0 ? [{ ...paragraph, children: remaining }, ...others] : others,
  };
}

/** The word that a sentence begins with, where it is written as such: an escaped one is text. */
function openingOf(first: Nodes | undefined, { text: source }: FilePassage) {
  if (first?.type !== 'paragraph') return undefined;
  const [text] = first.children;
  if (text?.type !== 'text') return undefined;
  const word = /^says:/i.exec(source.slice(startOf(text), startOf(text) + 5))?.[0];
  return word === undefined ? undefined : { paragraph: first, text, word };
}

/** The first line of a text, whether it cites, and what follows it: a text of its own, at its own place. */
interface FirstLine {
  line: string;
  citation: boolean;
  rest?: Text;
}

function lineOf(text: Text, source: string): FirstLine {
  const { value } = text;
  const map = scan(source, startOf(text), value) ?? new Uint32Array(value.length);
  const [line = ''] = value.split(/[\r\n]/, 1);
  // An escaped bracket is text.
  const citation = findCitations(line).some(({ start }) => source[positionAt(map, start)] === '[');
  if (line.length === value.length) return { line, citation };
  const next = endOfMatch(/\r?\n|\r/y, value, line.length);
  const start = { line: 1, column: 1, offset: positionAt(map, next) };
  const position = { start, end: { ...start, offset: endOf(text) } };
  return { line, citation, rest: { ...text, value: value.slice(next), position } };
}

/** A sentence as it was found: its first word, the words, and what stands behind them in the same line. */
interface Found {
  word: string;
  says: string;
  citation: boolean;
  more: Paragraph['children'][number] | undefined;
}

function faultOf({ word, says, citation, more }: Found) {
  if (word !== 'says:') {
    return {
      message: `Unexpected “${word}”, expected “says:”, in lower case`,
      hint: 'write it so, or put a backslash before the colon if the note only begins like this',
    };
  }
  const asPlain = 'write the sentence in words alone; what speaks for it goes into the lines below';
  if (more) {
    const message =
      'Unexpected markup in the sentence that says what is claimed, expected plain words';
    return { message, hint: asPlain, node: more };
  }
  if (citation) {
    const message =
      'Unexpected citation in the sentence that says what is claimed, expected plain words';
    return { message, hint: asPlain };
  }
  if (says !== '') return undefined;
  return {
    message: 'Unexpected end of the line after “says:”, expected a sentence',
    hint: 'write on the same line what is claimed, so that it can be understood alone, or take “says:” out',
  };
}
