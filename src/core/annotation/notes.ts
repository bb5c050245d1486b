import { changedFile } from '../edit/annotate.ts';
import type { Editable } from '../edit/editable.ts';
import type { TextFile } from '../page/file.ts';
import { adderOfNotes, markPlace } from '../page/stub.ts';
import type { Insertion } from '../problem.ts';
import { mapRange } from '../text/fold.ts';
import { pieceEnd } from '../page/scan.ts';
import { least } from '../text/greatest.ts';
import { positionAt } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import type { Searched } from './locate.ts';

/** A note that is to be put into a page, behind each of some words of its seed, or at points of it; UTF-16 offsets. */
export interface NewNote {
  id: string;
  ranges: readonly Range[];
  words: string;
}

/** Puts notes into a page, and returns the page with all of them. Linear in the page for each note at the most. */
export function addNotes(
  { page, text }: Editable,
  seed: Searched,
  notes: readonly NewNote[],
): TextFile {
  const { file, source, folded } = text;
  const add = adderOfNotes(page, file);
  // A mark is no part of a link.
  const links = source.elements.flatMap(({ element }) =>
    element.name === 'Term' || element.name === 'Mark' ? [element] : [],
  );
  const markOf = (range: Range): number => {
    const there = mapRange(seed.fold, folded, range);
    const last = there ? there.end - 1 : positionBefore(range.end, seed, folded.raw);
    const end = pieceEnd(file.text, positionAt(source.at, last));
    const link = links.find((one) => one.at < end && end < one.end);
    // Signs that end a clause belong to the words; a point is where it is.
    return there ? markPlace(file.text, link?.end ?? end) : (link?.end ?? end);
  };
  const placed = notes.map(({ id, ranges, words }) => {
    const marks = [...new Set(ranges.map(markOf))].sort((a, b) => a - b);
    return { id, words, marks, first: least(marks) };
  });
  placed.sort((a, b) => a.first - b.first);
  const insertions = placed.flatMap(({ id, words, marks, first }): Insertion[] => [
    ...marks.map((at) => ({ at, text: `[^${id}]` })),
    add(id, words, first),
  ]);
  return changedFile(file, withEscapes(insertions, file.text));
}

/** Where the last character before a point of the seed stands in the plain text of the page. */
function positionBefore(offset: number, seed: Searched, raw: ArrayLike<number>): number {
  const before = positionAt(seed.fold.folded, offset) - 1;
  return positionAt(raw, Math.max(0, before));
}

/** Beside marks these signs would be read with them: as a picture, a link or a definition. */
function withEscapes(insertions: readonly Insertion[], text: string): Insertion[] {
  const marks = insertions.filter((one) => one.text.endsWith(']') && one.at < text.length);
  const [first, last] = [new Map<number, Insertion>(), new Map<number, Insertion>()];
  for (const one of marks) {
    if (!first.has(one.at)) first.set(one.at, one);
    last.set(one.at, one);
  }
  return insertions.flatMap((one) => {
    const before = text.slice(Math.max(0, one.at - 2), one.at);
    const isImage = first.get(one.at) === one && /(?:^|[^\\])!$/.test(before);
    const isLink =
      last.get(one.at) === one && /^(?:[(:]|\[(?!\^))/.test(text.slice(one.at, one.at + 2));
    const mark = isLink ? { ...one, text: `${one.text}\\` } : one;
    return isImage ? [{ at: one.at - 1, text: '\\' }, mark] : [mark];
  });
}
