import type { TextFile } from '../page/file.ts';
import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';
import { parseStyle } from './csl/style.ts';
import { stylesNamed } from './style-names.ts';
import { type CiteStyle, defaultCiteStyles, type EditionData } from './schema/edition.ts';

/** Styles of the Citation Style Language, by the ids that its repository has for them. */
export interface Styles {
  /** Returns what a style says, XML; undefined where there is none of this id. */
  get: (id: string) => string | undefined;
  /** Returns all ids. */
  ids: () => readonly string[];
  /** Returns the words that styles use in a language, of its locale; undefined where there are none. */
  locale?: (language: string) => Locale | undefined;
  /** Those of the edition's own files, which take the place of others; undefined for one with faults. */
  own?: ReadonlyMap<string, string | undefined>;
}

/** The words that styles use in a language, such as “et al.” and “p.”: the tag of its locale, and XML. */
export interface Locale {
  tag: string;
  xml: string;
}

/** The style that works are set in. One without XML comes with the processor, as does the locale of one without one. */
export interface Style {
  id: string;
  xml?: string;
  locale?: Locale;
}

/** The styles that come with the processor: an edition that has one of them needs none of the others to be read. */
const comeAlong: readonly string[] = ['apa', 'harvard1', 'vancouver'];

/** The style of an edition whose own is not to be had. */
const defaultStyle: Style = { id: 'apa' };

/** A style that “Cite” offers, and what the reader sees of it; with XML where it is one of the edition's own. */
export type CitedStyle = CiteStyle & Pick<Style, 'xml'>;

/** What an edition says of styles, and where. */
interface Named {
  data: Pick<EditionData, 'citation-style' | 'cite-styles' | 'language'>;
  fields: Record<string, Place>;
}

/**
 * Returns the styles that an edition names: of its own files, which take the place of others of their names, or of `others`.
 * Yields what parsing the files yields, style-unknown, and file-unread for those that it does not name.
 */
export function readStyles(
  { data, fields }: Named,
  files: readonly { id: string; file: TextFile }[],
  others: Styles | undefined,
): { style: Style; citeStyles: CitedStyle[]; findings: Finding[] } {
  const read = files.map(({ id, file }) => ({ id, file, ...parseStyle(file) }));
  const own = new Map(read.map(({ id, xml }) => [id, xml]));
  const styles: Styles = { get: () => undefined, ids: () => [], ...others, own };
  const place = { file: 'content/edition.yaml', ...fields['citation-style'] };
  const { style, findings } = chooseStyle(data['citation-style'], place, styles);
  const locale = styles.locale?.(data.language);
  const cited = data['cite-styles'].map((row, index) => {
    // Those that are offered where nothing is said are there.
    const isUsual = defaultCiteStyles.some(({ id }) => id === row.id);
    const at = { file: place.file, ...fields[`cite-styles.${index}.id`] };
    const findings = isUsual ? [] : chooseStyle(row.id, at, styles).findings;
    const xml = own.get(row.id);
    const isThere = findings.length === 0 && (xml !== undefined || !own.has(row.id));
    return { row: { ...row, ...(xml !== undefined && { xml }) }, isThere, findings };
  });
  const named = new Set([data['citation-style'], ...cited.map(({ row }) => row.id)]);
  return {
    style: { ...style, ...(locale && { locale }) },
    citeStyles: cited.filter(({ isThere }) => isThere).map(({ row }) => row),
    findings: [
      ...[...read, { findings }, ...cited].flatMap((one) => one.findings),
      ...read.filter(({ id }) => !named.has(id)).map(({ id, file }) => unnamedStyle(id, file)),
    ],
  };
}

/** Returns the style of an id. Yields style-unknown at `place` where `styles` have none. */
export function chooseStyle(
  id: string,
  place: Place,
  styles: Styles,
): { style: Style; findings: Finding[] } {
  const own = styles.own?.get(id);
  if (own !== undefined) return { style: { id, xml: own }, findings: [] };
  if (comeAlong.includes(id)) return { style: { id }, findings: [] };
  const xml = styles.own?.has(id) ? undefined : styles.get(id);
  if (xml !== undefined) return { style: { id, xml }, findings: [] };
  const all = styles.ids();
  // Where none are at hand nothing is known of any, and what one of the edition's own has at fault is told of its file.
  const isKnown = all.length === 0 || styles.own?.has(id);
  return { style: defaultStyle, findings: isKnown ? [] : [unknownStyle(id, place, all)] };
}

function unknownStyle(id: string, place: Place, all: readonly string[]): Finding {
  return {
    code: 'style-unknown',
    message: `Unexpected style “${id}”, expected the id of one that comes along, or the name of a file in content/styles`,
    place,
    hint: `${meant(id, all)}styles are on https://www.zotero.org/styles, whose addresses end in the ids, such as chicago-note-bibliography; download the .csl of one that is newer than Margent, or your own, into content/styles, and write its name without .csl here`,
  };
}

/** Asks whether one of the styles is meant that have all words of a name, those first that most cite in, or one that is spelt alike. */
function meant(id: string, all: readonly string[]): string {
  const isUsual = (style: string) => defaultCiteStyles.some((one) => one.id === style);
  const found = stylesNamed(id, all);
  const named = [...found.filter(isUsual), ...found.filter((style) => !isUsual(style))].slice(0, 3);
  if (named.length === 0) return didYouMean(id, all);
  return `did you mean ${named.map((one) => `“${one}”`).join(' or ')}? `;
}

/** Returns the warning about a file whose style the edition does not name. */
function unnamedStyle(id: string, file: TextFile): Finding {
  return {
    code: 'file-unread',
    message: 'Unexpected style that the edition does not name, expected one that it does',
    place: { file: file.path },
    hint: `write citation-style: ${id} into content/edition.yaml, or put it under cite-styles, or take it out`,
  };
}
