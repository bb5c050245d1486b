import type { Range } from '../text/range.ts';
import type { Rendition } from './model.ts';

/** What transcribers write for how an original looks, by name: the signs, and the element that says the same. */
interface Sign {
  form: RegExp;
  name: string;
  attributes: Record<string, string>;
}

/** A stretch of a text with signs, and what they say. Offsets are UTF-16 units. */
export type Signed = Range & Pick<Rendition, 'name' | 'attributes'>;

/** Something between two signs: it begins and ends with a letter or the like, and does not have the sign in it. */
function between(sign: string): RegExp {
  const outside = String.raw`[\p{L}\p{M}\p{N}${sign}]`;
  const word = String.raw`[^\s${sign}]`;
  return new RegExp(
    `(?<!${outside})${sign}${word}(?:[^${sign}]*${word})?${sign}(?!${outside})`,
    'gu',
  );
}

/**
 * The signs of plain texts of Project Gutenberg (Distributed Proofreaders, Formatting Guidelines: italics, bold, super- and
 * subscripts, illegible words, Greek).
 */
const gutenberg: readonly Sign[] = [
  { form: between('_'), name: 'Hi', attributes: { rend: 'italic' } },
  { form: between('='), name: 'Hi', attributes: { rend: 'bold' } },
  {
    form: /(?<=[\p{L}\p{N}])\^(?:\{[^{}\s]{1,40}\}|\p{L}(?![\p{L}\p{N}]))/gu,
    name: 'Hi',
    attributes: { rend: 'superscript' },
  },
  {
    form: /(?<=[\p{L}\p{N}])_\{[^{}\s]{1,40}\}/gu,
    name: 'Hi',
    attributes: { rend: 'subscript' },
  },
  {
    form: /\[(?:\p{L}{1,20} ){0,2}illegible(?: [^[\]\n]{1,60})?\]/giu,
    name: 'Unclear',
    attributes: { reason: 'illegible' },
  },
  { form: /\[Greek: [^[\]]{1,500}\]/gu, name: 'Foreign', attributes: { lang: 'grc-Latn' } },
];

/** The conventions that are known. */
export const conventions = { gutenberg } as const;

/** The name of one of them. */
export type Convention = keyof typeof conventions;

/**
 * Returns the stretches of a text that stand between signs of a convention, in order, the outer first, and properly nested: of two
 * that lie across each other the first. The signs are part of the text, and of the stretch.
 */
export function signedIn(text: string, convention: Convention): Signed[] {
  const all = conventions[convention].flatMap(({ form, name, attributes }) =>
    Array.from(text.matchAll(form), ({ 0: words, index }) => ({
      ...{ start: index, end: index + words.length, name, attributes },
    })),
  );
  // No two begin at one place.
  all.sort((a, b) => a.start - b.start);
  const open: Signed[] = [];
  return all.filter((one) => {
    let around = open.at(-1);
    while (around && around.end <= one.start) {
      open.pop();
      around = open.at(-1);
    }
    if (around && around.end < one.end) return false;
    open.push(one);
    return true;
  });
}
