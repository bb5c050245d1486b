import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';

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

/** Returns the style of an id. Yields style-unknown at `place` where `styles` have none. */
export function chooseStyle(
  id: string,
  place: Place,
  styles: Styles | undefined,
): { style: Style; findings: Finding[] } {
  if (comeAlong.includes(id)) return { style: { id }, findings: [] };
  const xml = styles?.get(id);
  if (xml !== undefined) return { style: { id, xml }, findings: [] };
  const all = styles?.ids() ?? [];
  // Where none are at hand nothing is known of any.
  const findings = all.length === 0 ? [] : [unknownStyle(id, place, all)];
  return { style: defaultStyle, findings };
}

function unknownStyle(id: string, place: Place, all: readonly string[]): Finding {
  return {
    code: 'style-unknown',
    message: `Unexpected style “${id}”, expected the id of one in the repository of the Citation Style Language`,
    place,
    hint: `${didYouMean(id, all)}look for it on https://www.zotero.org/styles, whose addresses end in the ids: chicago-note-bibliography, apa, modern-language-association`,
  };
}
