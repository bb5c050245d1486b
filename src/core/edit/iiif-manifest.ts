import { pageText, pageWords } from '../page/rendition.ts';
import { freeId } from './id.ts';

/** A page of an original, as a manifest shows it. */
export interface ManifestPage {
  /** As the manifest calls it; '' where it does not. */
  label: string;
  /** The address of its image. */
  image: string;
}

/** What is taken of a manifest: what it is called, whose its images are, and its pages in order. */
export interface ReadManifest {
  label: string;
  rights: string;
  pages: ManifestPage[];
}

/** How many pages are looked for: what has more is to be taken in parts. */
export const mostCanvases = 5000;

/**
 * Reads a manifest of the IIIF Presentation API, version 2.1 (§5.3) or 3.0 (§5.2), of which every canvas is a page with the first image that is
 * painted on it. `width` asks for images of so many pixels where a canvas names a service that makes them (Image API 2.1, 3.0, §4). Returns
 * what is wrong with it, in words that complete “Unexpected …”.
 */
export function readIiifManifest(
  manifest: unknown,
  width?: number,
): ReadManifest | { found: string } {
  const { type, '@type': old } = fieldsOf(manifest);
  const isOld = old === 'sc:Manifest';
  if (!isOld && type !== 'Manifest')
    return { found: `${nameOf(type ?? old)}, expected a manifest of IIIF Presentation 2 or 3` };
  const { label, rights, license, requiredStatement, attribution, items, sequences } =
    fieldsOf(manifest);
  const canvases = listOf(isOld ? fieldsOf(listOf(sequences)[0])['canvases'] : items);
  if (canvases.length > mostCanvases)
    return { found: `manifest of ${canvases.length} pages, expected at most ${mostCanvases}` };
  const pages = canvases.flatMap((canvas): ManifestPage[] => {
    const image = imageOf(isOld ? oldBody(canvas) : bodyOf(canvas), width);
    return image === undefined ? [] : [{ label: wordsOf(fieldsOf(canvas)['label']), image }];
  });
  if (pages.length === 0) return { found: 'manifest without images, expected some' };
  const statement = wordsOf(fieldsOf(requiredStatement)['value'] ?? attribution);
  const terms = wordsOf(rights ?? license);
  return {
    label: wordsOf(label),
    rights: [statement, terms].filter((words) => words !== '').join(' '),
    pages,
  };
}

function nameOf(type: unknown): string {
  return typeof type === 'string' ? `“${type.slice(0, 40)}”` : 'JSON without a type';
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the first words of a label: of a plain one, one in a language (2.1, §4.3), or one by languages (3.0, §4). */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim().slice(0, 500);
  // A list in a list is none that the specification knows, however deep.
  if (Array.isArray(value)) return Array.isArray(value[0]) ? '' : wordsOf(value[0]);
  const fields = fieldsOf(value);
  if ('@value' in fields)
    return typeof fields['@value'] === 'string' ? wordsOf(fields['@value']) : '';
  const [first] = Object.values(fields);
  return Array.isArray(first) && typeof first[0] === 'string' ? wordsOf(first[0]) : '';
}

/** The image of a canvas of version 3; of a choice the first. */
function bodyOf(canvas: unknown): Fields {
  const annotations = listOf(fieldsOf(canvas)['items']).flatMap((page) =>
    listOf(fieldsOf(page)['items']),
  );
  const painting = annotations.find((one) => fieldsOf(one)['motivation'] === 'painting');
  const body = fieldsOf(fieldsOf(painting)['body']);
  return body['type'] === 'Choice' ? fieldsOf(listOf(body['items'])[0]) : body;
}

function oldBody(canvas: unknown): Fields {
  const resource = fieldsOf(fieldsOf(listOf(fieldsOf(canvas)['images'])[0])['resource']);
  return resource['@type'] === 'oa:Choice' ? fieldsOf(resource['default']) : resource;
}

/** The address of an image as it stands there, or of the width that is wanted. */
function imageOf(body: Fields, width: number | undefined): string | undefined {
  const own = body['id'] ?? body['@id'];
  const service = [body['service']].flat().map(fieldsOf)[0];
  const base = service && (service['id'] ?? service['@id']);
  if (width !== undefined && typeof base === 'string')
    return `${base.replace(/\/$/, '')}/full/${width},/0/default.jpg`;
  return typeof own === 'string' ? own : undefined;
}

/**
 * Returns the numbers of pages by their labels, fit for `<Page n>`: what a label ends with, `12r` of “fol. 12r”; where that is none, or another
 * has it, the place in the order, counted from `first`.
 */
export function pageNumbers(labels: readonly string[], first = 1): string[] {
  const taken = new Set<string>();
  return labels.map((label, index) => {
    const said =
      /((?<!\p{N})\p{N}{1,8}[a-z]{0,2}|(?<![\p{L}\p{N}])[ivxlc]{1,8})[\])]?$/u.exec(
        label.trim(),
      )?.[1] ?? '';
    const own = pageWords.test(pageText(said)) && !taken.has(said) ? said : String(first + index);
    const number = freeId(own, (one) => taken.has(one)).replace(/-/g, '.');
    taken.add(number);
    return number;
  });
}
