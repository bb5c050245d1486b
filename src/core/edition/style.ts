import type { TextFile } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';
import { parseStyle } from './csl/style.ts';

/** Styles of the Citation Style Language, by the ids that its repository has for them. */
export interface Styles {
  /** Returns what a style says, XML; undefined where there is none of this id. */
  get: (id: string) => string | undefined;
  /** Returns all ids. */
  ids: () => readonly string[];
}

/** The style that works are set in. One without XML comes with the processor. */
export interface Style {
  id: string;
  xml?: string;
}

/** The styles that come with the processor: an edition that has one of them needs none of the others to be read. */
const comeAlong: readonly string[] = ['apa', 'harvard1', 'vancouver'];

/** The style of an edition whose own is not to be had. */
const defaultStyle: Style = { id: 'apa' };

/**
 * Returns the styles of an edition: those of its own files, which take the place of others of their names, and `others`.
 * Yields what parsing them yields.
 */
export function readStyles(
  files: readonly { id: string; file: TextFile }[],
  others: Styles | undefined,
): { styles: Styles; findings: Finding[] } {
  const read = files.map(({ id, file }) => ({ id, ...parseStyle(file) }));
  const own = new Map(read.map(({ id, xml }) => [id, xml]));
  const styles: Styles = {
    get: (id) => (own.has(id) ? own.get(id) : comeAlong.includes(id) ? undefined : others?.get(id)),
    // Where none are at hand nothing is known of any.
    ids: () => (others ? [...own.keys(), ...others.ids()] : []),
  };
  return { styles, findings: read.flatMap(({ findings }) => findings) };
}

/** Returns the style of an id. Yields style-unknown at `place` where `styles` have none. */
export function chooseStyle(
  id: string,
  place: Place,
  styles: Styles,
): { style: Style; findings: Finding[] } {
  const xml = styles.get(id);
  if (xml !== undefined) return { style: { id, xml }, findings: [] };
  if (comeAlong.includes(id)) return { style: { id }, findings: [] };
  const all = styles.ids();
  // What one of the edition's own files has at fault is told there.
  const isKnown = all.length === 0 || all.includes(id);
  return { style: defaultStyle, findings: isKnown ? [] : [unknownStyle(id, place, all)] };
}

function unknownStyle(id: string, place: Place, all: readonly string[]): Finding {
  return {
    code: 'style-unknown',
    message: `Unexpected style “${id}”, expected the id of one in the repository of the Citation Style Language, or of a file in content/styles`,
    place,
    hint: `${didYouMean(id, all)}look for it on https://www.zotero.org/styles, whose addresses end in the ids: chicago-note-bibliography, apa, modern-language-association; or put its file at content/styles/${id}.csl`,
  };
}

/** Returns the warning about a file whose style the edition does not name. */
export function unnamedStyle(id: string, file: TextFile): Finding {
  return {
    code: 'file-unread',
    message: 'Unexpected style that the edition does not name, expected one that it does',
    place: { file: file.path },
    hint: `write citation-style: ${id} into content/edition.yaml, or take it out`,
  };
}
