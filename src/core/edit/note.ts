import { findBody } from '../page/body.ts';
import type { TextFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { endOf, nodesOf } from '../page/nodes.ts';
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
  const note = page.notes.find((one) => one.id === id);
  if (!note) return undefined;
  const { before } = findBody(file, frontmatterEnd(file));
  const limit = note.at < before ? before : file.text.length;
  const { children } = parseProse(file.text.slice(note.at, limit)).tree;
  const [length] = nodesOf('footnoteDefinition', children).map(endOf);
  const end = note.at + Number(length);
  return { start: note.at, end, words: { start: file.text.indexOf(']:', note.at) + 2, end } };
}

/** Returns what a note says, as it was written, without what makes its lines belong to it. */
export function wordsOfNote({ words: { start, end } }: WrittenNote, { text }: TextFile): string {
  const lines = text.slice(start, end).split(/\r\n|\r|\n/);
  return lines
    .map((line) => line.replace(/^(?: {0,3}\t| {1,4})/, ''))
    .join('\n')
    .trim();
}
