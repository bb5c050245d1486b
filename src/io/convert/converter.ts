import type { FileFormat } from '../../core/text/format.ts';

/** A text that was made from a file of another kind. */
export interface Converted {
  /** Paragraphs with a blank line between them, their lines broken where the file breaks them. Marks of notes: `noteMark`. */
  text: string;
  /** The footnotes and endnotes in the order of their marks: the paragraphs of each. */
  notes: string[][];
  /** Whether its lines are those of pages: what is a paragraph is to be seen from them. */
  isWrapped?: boolean;
  /** Whether most of these end where the next word would not have had room, by the widths of their letters. */
  isFilled?: boolean;
  /** What was read and is not in the text, or is there in another form: a line each. */
  told: string[];
}

/** What makes texts of one kind of file. A new one is a file beside this, and a line in `converters.ts`. */
export interface Converter {
  format: FileFormat;
  /** The ending under which the original is kept. */
  ending: string;
  /** The packages that do it, as package.json names them. */
  packages: readonly string[];
  /** Makes a text of it, in the encoding that is given, where it does not fix its own. Rejects with `Unconvertible` where that cannot be done. */
  convert: (bytes: Uint8Array, encoding?: string) => Promise<Converted>;
}

/** Why no text can be made of a file, and how to mend that. */
export class Unconvertible extends Error {
  readonly hint: string;
  /** Whether another encoding would do, which is to be named. */
  readonly isUndecoded: boolean;

  constructor(found: string, hint: string, isUndecoded = false) {
    super(found);
    this.hint = hint;
    this.isUndecoded = isUndecoded;
  }
}

/**
 * Returns what stands in a converted text for the mark of a note, by its 0-based index. Both characters are none of any
 * script, and taken out of what is converted.
 */
export function noteMark(index: number): string {
  return `\uFDD0${index}\uFDD1`;
}

/** Returns a converted text with something of one's own for each mark of a note. */
export function replaceNoteMarks(text: string, mark: (index: number) => string): string {
  return text.replace(/\uFDD0(\d+)\uFDD1/g, (_, index: string) => mark(Number(index)));
}

/**
 * Puts a backslash between the marks of notes in a page and what would be read with them: a mark behind “!” as a picture,
 * before “(” as a link, and before “:” as a definition.
 */
export function escapeBesideMarks(page: string): string {
  return page.replace(/!(?=\uFDD0)/g, '\\!').replace(/\uFDD1(?=[(:])/g, '\uFDD1\\');
}

/** Takes out what `noteMark` is made of. */
export function withoutNoteMarks(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '');
}
