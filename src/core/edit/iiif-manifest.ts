import { pageText, pageWords } from '../page/rendition.ts';
import { freeId } from './id.ts';
import {
  type Fields,
  fieldsOf,
  imageOfCanvas,
  listOf,
  type PageImage,
  typeOf,
} from './iiif-image.ts';

/** A page of an original, as a manifest shows it: what it calls it, '' where it does not, and its image. */
export type ManifestPage = { label: string } & PageImage;

/** What is taken of a manifest: what it is called, what it says of whose its images are, be it in HTML, and its pages in order. */
export interface ReadManifest {
  label: string;
  rights: string[];
  pages: ManifestPage[];
}

/** How many pages are looked for: what has more is to be taken in parts. */
export const mostCanvases = 5000;

/**
 * Reads a manifest of the IIIF Presentation API, version 2.1 (§5.3) or 3.0 (§5.2), of which every canvas is a page: see `imageOfCanvas`. `width`
 * asks for images of so many pixels. Returns what is wrong with it, in words that complete “Unexpected …”.
 */
export function readIiifManifest(
  manifest: unknown,
  width?: number,
): ReadManifest | { found: string } {
  const fields = fieldsOf(manifest);
  const type = typeOf(fields);
  if (type !== 'sc:Manifest' && type !== 'Manifest') {
    const what = type === '' ? 'JSON without a type' : `“${type.slice(0, 40)}”`;
    return { found: `${what}, expected a manifest of IIIF Presentation 2 or 3` };
  }
  const { label, rights, license, requiredStatement, attribution, items, sequences } = fields;
  const canvases = listOf(items ?? fieldsOf(listOf(sequences)[0])['canvases']);
  if (canvases.length > mostCanvases)
    return { found: `manifest of ${canvases.length} pages, expected at most ${mostCanvases}` };
  if (canvases.length === 0) return { found: 'manifest without pages, expected some' };
  const statement = fieldsOf(requiredStatement)['value'] ?? attribution;
  return {
    label: valuesOf(label)[0] ?? '',
    rights: [...new Set([statement, rights ?? license].flatMap(valuesOf))],
    pages: canvases.map((canvas) => ({
      label: valuesOf(fieldsOf(canvas)['label'])[0] ?? '',
      ...imageOfCanvas(canvas, width),
    })),
  };
}

/** Returns what a property says: one or several words, of each language (2.1, §4.3; 3.0, §4), on one line each. */
function valuesOf(property: unknown): string[] {
  return [property]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one] : valuesIn(fieldsOf(one))))
    .filter((value) => typeof value === 'string')
    .map((value) => value.replace(/\s+/g, ' ').trim().slice(0, longest))
    .filter((value) => value !== '');
}

/** How long what a property says may be, in UTF-16 units. */
const longest = 2000;

function valuesIn(fields: Fields): readonly unknown[] {
  return '@value' in fields ? [fields['@value']] : Object.values(fields).flatMap(listOf);
}

/** The number that a label ends with. */
const ending = /((?<!\p{N})\p{N}{1,8}[a-z]{0,2}|(?<![\p{L}\p{N}])[ivxlc]{1,8})[\])]?$/u;

/** What stands before such a number where it is none by itself: “12.”, “1,”, “12–”, “3 of”. */
const begun =
  /(?:\p{N}[a-z]{0,2}|(?<![\p{L}\p{N}])[ivxlc]{1,8})[\])]? ?[([]?(?:[.,:;/_'’‐-―-]|de|di|du|of|sur|van|von|av|af|od|z|ze|из|з|от|از|من|מתוך)? ?[([]?$/u;

/**
 * Returns the numbers of pages by their labels, fit for `<Page n>`: what a label ends with, `12r` of “fol. 12r”; where that is none, a part of a
 * longer one, how many there are (“12.5”, “3 of 10”), or that of another page, the place in the order, from 1.
 */
export function pageNumbers(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label, index) => {
    const said = numberIn(label.replace(/\s+/g, ' ').trim());
    const own = said === '' || taken.has(said) ? String(index + 1) : said;
    const number = freeId(own, (one) => taken.has(one)).replace(/-/g, '.');
    taken.add(number);
    return number;
  });
}

function numberIn(label: string): string {
  const found = ending.exec(label);
  const said = found?.[1] ?? '';
  return pageWords.test(pageText(said)) && !begun.test(label.slice(0, found?.index)) ? said : '';
}
