import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cleanName } from '../core/edition/clean-name.ts';
import { originalLimit } from '../core/edition/files.ts';
import { originalName } from '../core/page/fields.ts';
import { isVisible } from '../core/page/prose-text.ts';
import { writeNote } from '../core/page/write.ts';
import { count } from '../core/text/count.ts';
import {
  type Converted,
  type Converter,
  escapeBesideMarks,
  noteMark,
  replaceNoteMarks,
  Unconvertible,
} from '../io/convert/converter.ts';
import { convert } from '../io/convert/converters.ts';
import { toolManifest } from '../io/manifest.ts';
import { readRegularFile } from '../io/read.ts';
import type { FileChange } from '../io/write.ts';
import type { Fault } from './fault.ts';
import type { Footnotes } from './footnotes.ts';
import { encodingMend } from './readings.ts';

/** A text that was made from a file of another kind, and what its page says of that. */
export interface Conversion {
  text: string;
  /** Returns the page with the marks and the notes of editors, from one that was written with `marked` as its text. */
  marked: string;
  withNotes: (page: string) => string;
  /** Whether its lines are those of pages, and its paragraphs are not known. */
  isWrapped: boolean;
  /** Whether these are known to be as full as their letters allow. */
  isFilled: boolean;
  /** The field `converted`. */
  field: Record<'date' | 'by' | 'sha256' | 'original', string>;
  /** What has to be written so that the original is kept: nothing, where it is. */
  changes: FileChange[];
  notes: string[];
}

/** A file as it was read. */
interface Original {
  path: string;
  bytes: Uint8Array;
  sha256: string;
}

/** Makes a text of a file, or says why it cannot. Nothing is written. */
export async function conversionOf(
  original: Original,
  converter: Converter,
  {
    dir,
    whose,
    encoding,
  }: { dir: string; whose: Footnotes | undefined; encoding?: string | undefined },
): Promise<Conversion | Fault> {
  let converted;
  try {
    converted = await convert(converter, original.bytes, { encoding });
  } catch (error) {
    if (!(error instanceof Unconvertible)) throw error;
    const { message: found, hint, isUndecoded } = error;
    return { found, ...(isUndecoded ? encodingMend(withoutTags(original.bytes)) : { hint }) };
  }
  const { notes, told } = converted;
  const empty = whose === 'editors' ? notes.filter(isEmpty).length : 0;
  if (notes.length > 0 && whose === undefined) return undecided(notes);
  const { name, changes } = keptAs(original, converter.ending, dir);
  const by = converterNames(converter);
  return {
    ...withNotes(converted, whose),
    isWrapped: converted.isWrapped ?? false,
    isFilled: converted.isFilled ?? false,
    field: {
      date: new Date().toISOString().slice(0, 10),
      by,
      sha256: original.sha256,
      original: name,
    },
    changes,
    notes: [
      `text made from it by ${by}; read it against the original, which is kept: originals/${name}`,
      ...told,
      ...(empty > 0 ? [`${count(empty, 'note')} without words left out, with the mark of it`] : []),
    ],
  };
}

/** Leaves the words of a web page, each a line: letters are told by their neighbours, and tags are none of the language. */
function withoutTags(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/<[^<>]*>/g, '\n'),
    'latin1',
  );
}

function undecided(notes: readonly string[][]): Fault {
  return {
    found: `${count(notes.length, 'note')}, expected to be told whose they are`,
    hint: 'repeat the command with one of these:',
    choices: [
      '--footnotes source     the source has them: they are a part of its text, at its end',
      '--footnotes editors    editors wrote them: they become the notes of the page',
    ],
  };
}

/** Puts the notes into the text, or beside it into the page. */
function withNotes(
  { text, notes }: Converted,
  whose: Footnotes | undefined,
): Pick<Conversion, 'text' | 'marked' | 'withNotes'> {
  if (whose !== 'editors') {
    // What a note begins with is told from the marks that lead there.
    const own = notes.map(
      (words, index) => `${noteMark(notes.length + index)} ${words.join('\n\n')}\n`,
    );
    const marked = [text, ...own].join('\n');
    return {
      text: replaceNoteMarks(marked, (index) => `[${(index % notes.length) + 1}]`),
      marked,
      withNotes: (page) => withOwnNotes(page, notes.length),
    };
  }
  const marked = replaceNoteMarks(text, (index) =>
    isEmpty(notes[index] ?? []) ? '' : noteMark(index),
  );
  return {
    text: replaceNoteMarks(text, () => ''),
    marked,
    withNotes: (page) => {
      const own = notes.map((note, index) =>
        isEmpty(note) ? '' : writeNote(`note-${index + 1}`, note),
      );
      const whole = `${page}${own.join('')}`;
      return replaceNoteMarks(escapeBesideMarks(whole), (index) => `[^note-${index + 1}]`);
    },
  };
}

/** Says of the marks of a page that they are those of the source's own notes, and of the blocks behind that these are the notes. */
function withOwnNotes(page: string, count: number): string {
  let note = '';
  const blocks = page.split('\n\n').map((block) => {
    const begun = Number(/^\uFDD0(\d+)\uFDD1/.exec(block)?.[1] ?? -1);
    if (begun >= count) note = `note-${begun - count + 1}`;
    const isNote = note !== '' && block !== '</Source>\n';
    return isNote ? `<Note of="${note}">${block}</Note>` : block;
  });
  return replaceNoteMarks(blocks.join('\n\n'), (index) => {
    const number = (index % count) + 1;
    const sign = `\\[${number}]`;
    return index < count ? `<Mark note="note-${number}">${sign}</Mark>` : sign;
  });
}

function isEmpty(paragraphs: readonly string[]): boolean {
  return !paragraphs.some(isVisible);
}

/** Returns where the original is kept: where it lies, if that is originals/, else beside the others, once. */
export function keptAs(
  { path, bytes, sha256 }: Original,
  ending: string,
  dir: string,
): { name: string; changes: FileChange[] } {
  const folder = join(dir, 'originals');
  const given = basename(path);
  if (dirname(path) === folder && originalName.test(given)) return { name: given, changes: [] };
  const stem = given.replace(/(?<=.)\.[^.]*$/, '');
  const isSame = (name: string) => {
    const kept = readRegularFile(join(folder, name), originalLimit);
    return 'sha256' in kept && kept.sha256 === sha256;
  };
  const nameOf = (text: string) => text.replace(/txt$/, ending);
  const isOther = (text: string) => {
    const name = nameOf(text);
    return lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined && !isSame(name);
  };
  const name = nameOf(cleanName(stem, isOther));
  const kept = isSame(name) ? [] : [{ path: `originals/${name}`, bytes }];
  // In seeds/ it is a fault.
  const isSeed = dirname(path) === join(dir, 'seeds');
  return { name, changes: isSeed ? [...kept, { path: `seeds/${given}`, was: bytes }] : kept };
}

/** What made the text: the tool and the packages that it has for that, each with its version. */
function converterNames({ packages }: Converter): string {
  const { version, dependencies } = toolManifest();
  const used = packages.map((name) => `${name} ${dependencies[name] ?? ''}`);
  return [`Margent ${version}`, ...used].join(', ');
}
