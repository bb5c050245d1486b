import type { FootnoteDefinition, Nodes } from 'mdast';
import { openProse } from './commentary.ts';
import { placeOf, type ReportingFile } from './file.ts';
import type { AnnotatedPage, Note } from './model.ts';
import { labelOf, nodesOf, startOf } from './nodes.ts';
import { type ProseContext, readProse } from './prose.ts';
import { readSentence } from './sentence.ts';

/** What stands around the source text: from `start` to `end`, and from `after` on, where the source text ends. */
export interface Surroundings {
  start: number;
  end: number;
  after: number | undefined;
}

/** A rule parts what stands before the source text from what stands after it: over blank lines a list or a note would go on. */
const gap = '\n\n***\n\n';

/**
 * Reads the prose before and after the source text, and the notes, which may stand in either. Both are parsed as
 * one: an address defined in either is one for both. Offsets are UTF-16 units of the file; `body` is what
 * `findBody` found. Reports what prose yields, note-misplaced and note-not-indented.
 */
export function readSurroundings(
  page: AnnotatedPage,
  file: ReportingFile,
  { start, end, after }: Surroundings,
): void {
  const head = file.text.slice(start, end);
  const text = head + gap + (after === undefined ? '' : file.text.slice(after));
  const seam = head.length + gap.length;
  const toFile = (offset: number) =>
    offset < seam || after === undefined
      ? start + Math.min(offset, head.length)
      : after + offset - seam;
  const {
    nodes: all,
    context,
    error,
  } = openProse({ file, text, toFile, scope: { kind: 'before' } }, page);
  const isOwn = (node: Nodes) => startOf(node) < head.length || startOf(node) >= seam;
  const nodes = all.filter(isOwn);
  page.broken = error !== undefined;
  const isAfter = (node: Nodes) => startOf(node) >= seam;
  const [first, last] = [nodes.filter((node) => !isAfter(node)), nodes.filter(isAfter)];
  page.before = readProse(first, context);
  page.after = readProse(last, { ...context, scope: { kind: 'after' } });
  const notes = nodesOf('footnoteDefinition', nodes);
  const own = new Set<Nodes>(nodes);
  page.notes =
    error && nodes.length === 0
      ? notesIn(text, toFile)
      : notes.map((node) => readNote(node, context));
  for (const note of notes) if (!own.has(note)) refuseInside(note, context);
  refuseUnindented(first, context);
  refuseUnindented(last, context);
}

/** Where prose cannot be read at all, notes are known by how their lines begin, so that their marks are not blamed. */
function notesIn(text: string, toFile: (offset: number) => number): Note[] {
  return [...text.matchAll(/^\[\^([^\]\s]+)\]:/gm)].map(({ 1: id = '', index }) => ({
    id,
    at: toFile(index),
    children: [],
  }));
}

function readNote(node: FootnoteDefinition, context: ProseContext): Note {
  const id = labelOf(node);
  const inNote: ProseContext = { ...context, scope: { kind: 'note', id } };
  const { says, children } = readSentence(node.children, inNote);
  return {
    id,
    at: context.toFile(startOf(node)),
    ...(says !== undefined && { says }),
    children: readProse(children, inNote),
  };
}

/** Prose that follows a note was meant to go on with it more often than to be commentary. */
function refuseUnindented(nodes: readonly Nodes[], { file, toFile }: ProseContext): void {
  let note: FootnoteDefinition | undefined;
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition') note = node;
    if (!note || node.type === 'footnoteDefinition' || node.type === 'definition') continue;
    file.report(
      'note-not-indented',
      toFile(startOf(node)),
      `Unexpected prose after the note “${labelOf(note)}” that is not indented, expected it before the notes or as a part of one`,
      {
        hint: 'indent it by four spaces if it belongs to the note, else move it above the first note',
        related: [{ ...placeOf(file, toFile(startOf(note))), message: 'the note is here' }],
      },
    );
  }
}

function refuseInside(note: FootnoteDefinition, { file, toFile }: ProseContext): void {
  file.report(
    'note-misplaced',
    toFile(startOf(note)),
    `Unexpected definition of the note “${labelOf(note)}” inside something else, expected it at the beginning of a line`,
    { hint: 'take it out of the quote, list or note that it stands in' },
  );
}
