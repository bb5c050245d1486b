import { idPattern } from '../text/id.ts';
import { canonicalTag } from '../text/tags.ts';

/*
 * How the original looks, and what its editors read in it: elements of the source text that hold words of the seed and add
 * none, with the names and values of TEI P5 (§3.3.2.2, §3.5, §12.3), capitalised as all of ours are. The notes that it has of its own are
 * told as looks are, and so is which paragraph of another text one goes with.
 */

/** What an attribute may say: some words of a list, a language, how much, the number or the image of a page, the id of a note that is the source’s own, or the number of a paragraph. */
interface AttributeRule {
  values: readonly string[] | 'language' | 'extent' | 'page' | 'image' | 'id' | 'number';
  /** Whether it takes several words. */
  many?: boolean;
  required?: boolean;
}

/** Why words are lost, or hard to read (TEI P5, `att.global.transcriptional`, `gap`, `unclear`, `supplied`). */
const reasons = {
  Unclear: ['illegible', 'faded', 'damage', 'smudged', 'deleted', 'inaudible'],
  Supplied: ['lost', 'illegible', 'damage', 'omitted'],
  Gap: ['illegible', 'damage', 'lost', 'deleted', 'omitted', 'inaudible'],
} as const;

/** How something is set, in the order in which it is told. */
export const rends = [
  ...['italic', 'bold', 'underline', 'superscript', 'subscript', 'small-caps'],
] as const;

/** The elements for what the original looks like, with their attributes. */
export const renditions: ReadonlyMap<string, Readonly<Record<string, AttributeRule>>> = new Map<
  string,
  Readonly<Record<string, AttributeRule>>
>([
  ['Hi', { rend: { values: rends, many: true, required: true } }],
  ['Unclear', { reason: { values: reasons.Unclear } }],
  ['Supplied', { reason: { values: reasons.Supplied } }],
  [
    'Add',
    {
      place: { values: ['above', 'below', 'inline', 'margin', 'top', 'bottom', 'end', 'overleaf'] },
    },
  ],
  ['Del', {}],
  ['Foreign', { lang: { values: 'language', required: true } }],
  ['Gap', { reason: { values: reasons.Gap }, extent: { values: 'extent' } }],
  ['Mark', { note: { values: 'id', required: true } }],
  ['Note', { of: { values: 'id', required: true } }],
  ['Page', { n: { values: 'page', required: true }, image: { values: 'image' } }],
  ['Align', { with: { values: 'number', required: true } }],
]);

/** The elements that hold no words: they stand at a place, and are apparatus. */
export const voids: ReadonlySet<string> = new Set(['Gap', 'Page', 'Align']);

/** Those of them that stand before what begins there. */
export const beginnings: ReadonlySet<string> = new Set(['Page', 'Align']);

/** Whether an element stands around words of a text: all do but those that hold none, and those around blocks. */
export function marksWords(name: string): boolean {
  return name === 'Claim' || name === 'Term' || (renditions.has(name) && !voids.has(name));
}

/** Returns the opening tag of an element with what its attributes say; with a slash at its end, that of one without words. */
export function openingTag(
  { name, attributes }: { name: string; attributes: Readonly<Record<string, string>> },
  slash = '',
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${said.join('')}${slash}>`;
}

/** What words may be lost in. */
const units = ['character', 'word', 'line', 'paragraph', 'page'] as const;

/** How much is lost: `3 words`, `about 2 lines`. */
const extentForm = new RegExp(`^(about )?([1-9]\\d{0,3}) (${units.join('|')})s?$`);

/** How much is lost: a number of what, and whether that is known exactly. */
export interface Extent {
  number: number;
  unit: (typeof units)[number];
  isAbout: boolean;
}

/**
 * Returns how much a text says is lost; undefined where it is no such text.
 * @example
 * readExtent('about 2 lines') // => { number: 2, unit: 'line', isAbout: true }
 */
export function readExtent(text: string): Extent | undefined {
  const [, about, number = '', named] = extentForm.exec(text) ?? [];
  const unit = units.find((one) => one === named);
  return unit && { number: Number(number), unit, isAbout: about !== undefined };
}

/** Why words can be lost. */
export const gapReasons = reasons.Gap;

/** The number of a page as the original has it, or its editors count: `12`, `iv`, `12r`, `A.3`. */
const pageNumber = String.raw`(?=.{1,12}\])[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*`;

/** Returns the words that stand where a page of the original begins: `[12]`. */
export function pageText(number: string): string {
  return `[${number}]`;
}

/** What the image of a page may be called, as a pattern: letters and digits first, then “.”, “_” and “-”, too. */
export const facsimileName = String.raw`[A-Za-z0-9][A-Za-z0-9._-]*\.(?:jpe?g|png|webp|tiff?)`;
const facsimileForm = new RegExp(`^${facsimileName}$`, 'i');

/** What `pageText` can say. */
export const pageWords = new RegExp(String.raw`^\[${pageNumber}\]$`, 'u');

/** Returns what an attribute has to say, in words that complete “expected …”; undefined where it says it. */
export function expectedOf({ values, many }: AttributeRule, value: string): string | undefined {
  if (values === 'language') {
    return canonicalTag(value) === undefined ? 'a language tag such as la or fa-IR' : undefined;
  }
  if (values === 'extent') {
    return extentForm.test(value)
      ? undefined
      : 'how much, such as 3 words, about 2 lines or 1 page';
  }
  if (values === 'id') {
    return idPattern.test(value)
      ? undefined
      : 'an id of lower-case letters a–z, digits and hyphens';
  }
  if (values === 'image') {
    return facsimileForm.test(value)
      ? undefined
      : 'the name of a JPEG, PNG, WebP or TIFF in facsimiles/, of letters, digits, “.”, “_” and “-”';
  }
  if (values === 'number') {
    return /^[1-9]\d{0,5}$/.test(value)
      ? undefined
      : 'the number of a paragraph of the text that this one is of, such as 3';
  }
  if (values === 'page') {
    return pageWords.test(pageText(value))
      ? undefined
      : 'the number of a page, letters and digits such as 12, iv, 12r or A.3';
  }
  const words = many ? value.split(/[\t\n\f\r ]+/).filter((word) => word !== '') : [value];
  const isKnown = words.length > 0 && words.every((word) => values.includes(word));
  return isKnown ? undefined : `${many ? 'some' : 'one'} of ${values.join(', ')}`;
}

/** Returns what `<Hi rend>` says, each once, in one order whatever that of the page. */
export function rendsOf(value: string): (typeof rends)[number][] {
  const words = value.split(/[\t\n\f\r ]+/);
  return rends.filter((rend) => words.includes(rend));
}

/** How many elements in one another may be smaller than what is around them: in more, words could not be read. */
export const mostSmaller = 4;

/** Returns how many elements of HTML that are smaller than what is around them an element becomes. */
export function smallerIn(name: string, rend = ''): number {
  if (name === 'Add') return 1;
  return name === 'Hi' ? rendsOf(rend).filter((one) => one.endsWith('script')).length : 0;
}
