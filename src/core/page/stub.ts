import { findBody } from './body.ts';
import type { Insertion } from '../problem.ts';
import type { TextFile } from './file.ts';
import { frontmatterEnd } from './frontmatter.ts';
import type { AnnotatedPage } from './model.ts';

/** Punctuation that ends a clause and begins nothing, and the marks of other notes that stand with it. */
const following =
  /(?:\[\^[^\]\s]+\])*(?:[,.;:!?…"'”’»)]+(?![\p{L}\p{N},.;:!?…"'”’»)]))?(?:\[\^[^\]\s]+\])*/uy;

/** Returns where the mark of a note belongs whose words end at `at`: past the punctuation there. UTF-16 offsets. */
export function markPlace(text: string, at: number): number {
  following.lastIndex = at;
  following.test(text);
  return following.lastIndex;
}

/**
 * Returns what adds a note to a page, with its `words` or none yet: before the first note below the source text that
 * a later mark leads to, else at the end. `mark` is the offset of its own mark.
 */
export function noteStub(
  id: string,
  words: string,
  mark: number,
  page: AnnotatedPage,
  file: TextFile,
): Insertion {
  const { text } = file;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const stub = `[^${id}]:${indented(words, lineEnd)}`;
  const next = nextNote(mark, page, file);
  if (next !== undefined) return { at: next, text: `${stub}${lineEnd}${lineEnd}` };
  const gap = /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  return { at: text.length, text: `${gap}${stub}${lineEnd}` };
}

/** The words of a note as its definition holds them: all lines but the first belong to it by their indentation. */
function indented(words: string, lineEnd: string): string {
  const lines = words.replace(/^[\s]+|[\s]+$/g, '').split(/\r\n|\r|\n/);
  const written = lines.map((line, index) => {
    if (line.trim() === '') return '';
    return `${index === 0 ? ' ' : '    '}${line}`;
  });
  return written.join(lineEnd);
}

/** Where the line begins of the first note that is marked only further on. */
function nextNote(mark: number, page: AnnotatedPage, file: TextFile): number | undefined {
  const after = Number(findBody(file, frontmatterEnd(file)).body?.after);
  const marks = page.references.filter(({ scope }) => scope === 'source');
  const earlier = new Set(marks.filter(({ at }) => at < mark).map(({ id }) => id));
  const later = new Set(marks.map(({ id }) => id).filter((id) => !earlier.has(id)));
  const places = page.notes.flatMap(({ id, at }) => (at >= after && later.has(id) ? [at] : []));
  const starts = places.map((at) => file.text.lastIndexOf('\n', at) + 1);
  return starts.length === 0 ? undefined : Math.min(...starts);
}
