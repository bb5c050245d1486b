import { findBody } from './body.ts';
import type { Insertion } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { firstIndex } from '../text/lookup.ts';
import type { TextFile } from './file.ts';
import { frontmatterEnd } from './frontmatter.ts';
import type { AnnotatedPage } from './model.ts';

/** Punctuation that ends a clause and begins nothing, and the marks of other notes that stand with it. */
const following =
  /(?:\[\^[^\]\s]+\])*(?:[,.;:!?…"'”’»)]+(?![\p{L}\p{N},.;:!?…"'”’»)]))?(?:\[\^[^\]\s]+\])*/uy;

/**
 * Returns where the mark of a note belongs whose words end at `at`: past the punctuation there. UTF-16 offsets.
 * @example
 * markPlace('He said “no”, and went.', 11) // => 13
 */
export function markPlace(text: string, at: number): number {
  return endOfMatch(following, text, at);
}

/**
 * Returns what moves a note's mark, whose UTF-16 offset is `at`, to where it belongs behind words that end at `end`.
 * Where one of the same note stands there already, the mark is only taken out.
 * @example
 * moveMark('one[^a] two.', 3, 11) // => [ { at: 3, text: '', over: 4 }, { at: 12, text: '[^a]' } ]
 */
export function moveMark(text: string, at: number, end: number): Insertion[] {
  const mark = text.slice(at, text.indexOf(']', at) + 1);
  const place = markPlace(text, end);
  const taken = { at, text: '', over: mark.length };
  return text.slice(end, place).includes(mark) ? [taken] : [taken, { at: place, text: mark }];
}

/** Returns what adds a note to a page; `mark` is the UTF-16 offset of its own mark. */
export type AddNote = (id: string, words: string, mark: number) => Insertion;

/**
 * Returns what adds notes to a page, each with its words or none yet: before the first note below the source text that
 * a later mark leads to, else at the end.
 */
export function adderOfNotes(page: AnnotatedPage, file: TextFile): AddNote {
  const { text } = file;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  const places = notePlaces(page, file);
  return (id, words, mark) => {
    const stub = `[^${id}]:${indented(words, lineEnd)}`;
    const next = places[firstIndex(places, (place) => place.mark >= mark)];
    if (next) return { at: next.at, text: `${stub}${lineEnd}${lineEnd}` };
    return { at: text.length, text: `${gap}${stub}${lineEnd}` };
  };
}

/** Returns the words of a note as its definition holds them: all lines but the first belong to it by their indentation. */
export function indented(words: string, lineEnd: string): string {
  const lines = words.trim().split(/\r\n|\r|\n/);
  const written = lines.map((line, index) => {
    if (line.trim() === '') return '';
    return `${index === 0 ? ' ' : '    '}${line}`;
  });
  return written.join(lineEnd);
}

/**
 * Where the lines of the notes below the source text begin, with the first mark that leads to each; without those
 * that stand behind one with a later mark.
 */
function notePlaces(page: AnnotatedPage, file: TextFile): { at: number; mark: number }[] {
  const after = findBody(file, frontmatterEnd(file)).body?.after ?? 0;
  const marks = new Map<string, number>();
  for (const { id, at, scope } of page.references) {
    if (scope.kind === 'source') marks.set(id, Math.min(at, marks.get(id) ?? at));
  }
  let last = -1;
  return page.notes
    .flatMap(({ id, at }) => {
      const mark = marks.get(id);
      return mark === undefined || at < after ? [] : [{ at, mark }];
    })
    .sort((a, b) => a.at - b.at)
    .filter(({ mark }) => mark > last && (last = mark) >= 0)
    .map(({ at, mark }) => ({ at: file.text.lastIndexOf('\n', at) + 1, mark }));
}
