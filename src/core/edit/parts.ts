import type { TextFile } from '../page/file.ts';
import { pieceEnd } from '../page/scan.ts';
import type { SourceText } from '../page/source.ts';
import { positionAt } from '../text/positions.ts';
import { overlaps, type Range, rangesTo, trim } from '../text/range.ts';

/** The source text of a page, and the file that it is written in. */
export interface WrittenSource {
  file: TextFile;
  source: SourceText;
}

/** An element of the source text with the stretch of the plain text that its words take, without blanks at its edges. */
interface Tagged extends Range {
  name: string;
  /** Whether its tags stand alone on their lines. */
  flow: boolean;
  at: number;
  closed: number;
  /** Whether blanks stand before its closing tag: a mark behind that would not follow the last word. */
  open: boolean;
}

/**
 * Returns the stretches of the file that tags can be put around, so that they mark the words from `start` to `end`
 * of the plain text: one for each block, and further ones where the tags that are there begin or end among these
 * words, so that all stay properly nested. Blanks at the edge of a part are left out of it.
 */
export function partsOf(words: Range, text: WrittenSource): Range[] {
  const { source } = text;
  const tagged = source.elements.flatMap(({ element, stretch }): Tagged[] => {
    const own = trim(stretch, source.plain);
    if (!own) return [];
    const { name, flow, at, end: closed } = element;
    return [{ ...own, name, flow, at, closed, open: own.end < stretch.end }];
  });
  return source.blocks
    .map((block) => ({
      start: Math.max(block.start, words.start),
      end: Math.min(block.end, words.end),
    }))
    .flatMap((part) => cut(part, tagged))
    .flatMap((part) => trim(part, source.plain) ?? [])
    .map((part) => inFile(part, tagged, text));
}

/** Returns the terms that have words in common with a stretch of the plain text. */
export function termsIn(words: Range, source: SourceText): string[] {
  return source.elements.flatMap(({ element, stretch }) =>
    element.name === 'Term' && overlaps(stretch, words)
      ? [element.attributes['id']?.value ?? '']
      : [],
  );
}

/** Cuts a stretch wherever an element begins or ends in it that goes on outside. */
function cut({ start, end }: Range, tagged: readonly Tagged[]): Range[] {
  if (start >= end) return [];
  const cuts = tagged.flatMap((other) => {
    if (other.start < start && start < other.end && other.end < end) return [other.end];
    const goesOn = end < other.end || (end === other.end && other.open);
    return start < other.start && other.start < end && goesOn ? [other.start] : [];
  });
  const ends = [...new Set([...cuts, end])].sort((a, b) => a - b);
  return rangesTo(ends, start);
}

/** The stretch of the file from the first to the last character of a part, with the elements that lie in it whole. */
function inFile(part: Range, tagged: readonly Tagged[], { source, file }: WrittenSource): Range {
  const own = {
    start: positionAt(source.at, part.start),
    end: pieceEnd(file.text, positionAt(source.at, part.end - 1)),
  };
  for (const other of tagged) {
    if (other.flow || other.start < part.start || other.end > part.end) continue;
    const same = other.start === part.start && other.end === part.end;
    // In a claim of the same words, so that its own mark follows it still; but around a term, which is a link.
    if (same && (other.name === 'Claim' || other.open)) continue;
    own.start = Math.min(own.start, other.at);
    own.end = Math.max(own.end, other.closed);
  }
  return own;
}
