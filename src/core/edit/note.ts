import { findBody } from '../page/body.ts';
import type { TextFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { endOf, nodesOf, startOf } from '../page/nodes.ts';
import { escapeInNote } from '../page/write.ts';
import { parseProse } from '../page/syntax.ts';
import type { Range } from '../text/range.ts';

/** Where a note is written in its file, in UTF-16 units: all of its definition, and what it says. */
export interface WrittenNote extends Range {
  words: Range;
}

/** Returns where the note of an id is written; undefined where the page has none. */
export function writtenNote(
  id: string,
  page: AnnotatedPage,
  file: TextFile,
): WrittenNote | undefined {
  const [first] = page.notes.flatMap((note) => (note.id === id ? notesFrom(note.at, file) : []));
  return first;
}

/** The notes that are defined from an offset on, in the same stretch of prose. */
function notesFrom(offset: number, file: TextFile): WrittenNote[] {
  const { before } = findBody(file, frontmatterEnd(file));
  const limit = offset < before ? before : file.text.length;
  const { children } = parseProse(file.text.slice(offset, limit)).tree;
  return nodesOf('footnoteDefinition', children).map((node) => {
    const [start, end] = [offset + startOf(node), offset + endOf(node)];
    return { start, end, words: { start: file.text.indexOf(']:', start) + 2, end } };
  });
}

/** What a note says as it is written: the line that says in plain words what is claimed, '' where it has none, and all else. */
export interface NoteWords {
  sentence: string;
  note: string;
}

/** Returns what a note says, as it was written, without what makes its lines belong to it. */
export function wordsOfNote(
  { words: { start, end } }: WrittenNote,
  { text }: TextFile,
  hasSentence: boolean,
): NoteWords {
  const lines = text.slice(start, end).split(/\r\n|\r|\n/);
  const all = lines
    .map((line) => line.replace(/^(?: {0,3}\t| {1,4})/, ''))
    .join('\n')
    .trim();
  if (!hasSentence) return { sentence: '', note: all };
  const [sentence = ''] = all.split('\n', 1);
  return { sentence: sentence.trim(), note: all.slice(sentence.length).trim() };
}

/** Returns the line of a note that says in plain words what is claimed; '' for nothing. */
export function sentenceLine(says: string): string {
  const words = says.trim().split(/[\t\n\f\r ]+/);
  return says.trim() === '' ? '' : `says: ${escapeInNote(words.join(' '))}`;
}

/** Returns the words of a note with the line that says in plain words what is claimed above them, where it has one. */
export function noteWith({ sentence, note }: NoteWords): string {
  const words = note.replace(/\r\n?/g, '\n').trim();
  return [sentence, words].filter((part) => part !== '').join('\n\n');
}
