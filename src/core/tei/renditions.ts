import { expectedOf, openingTag, rends, renditions } from '../page/rendition.ts';
import { canonicalTag } from '../text/tags.ts';
import { mapOf, pointersIn, type TeiElement } from './tree.ts';

/** An element of a page around words, and the attributes that it is made of. */
export interface TakenAs {
  name: string;
  tag: string;
  /** The names of the attributes that are in it. */
  from: string[];
  /** What is seen of it where no words are in it. */
  words?: string;
}

/** What transcribers call a look (`hi/@rend` has no closed list, TEI P5 `att.global.rendition`). */
const looks = mapOf<(typeof rends)[number]>({
  ...Object.fromEntries(rends.map((rend) => [rend, rend])),
  ...{ i: 'italic', it: 'italic', italics: 'italic', b: 'bold', strong: 'bold', u: 'underline' },
  ...{ underlined: 'underline', sup: 'superscript', super: 'superscript', sub: 'subscript' },
  ...{ smallcaps: 'small-caps', sc: 'small-caps', smcap: 'small-caps' },
});

/** Our element for each of TEI that tells how the original has its words. */
const names = mapOf({
  ...{ hi: 'Hi', emph: 'Hi', unclear: 'Unclear', supplied: 'Supplied', add: 'Add', del: 'Del' },
  foreign: 'Foreign',
});

/** Returns our element for one of TEI that tells how the original has its words; undefined where there is none. */
export function renditionOf(element: TeiElement): TakenAs | undefined {
  const name = names.get(element.name);
  if (name === undefined) return undefined;
  const { rend = '', reason = '', place = '', 'xml:lang': lang = '' } = element.attributes;
  switch (name) {
    case 'Hi':
      return lookOf(rend, rends);
    case 'Foreign': {
      const tag = canonicalTag(lang);
      return tag === undefined ? undefined : { ...taken(name, { lang: tag }), from: ['xml:lang'] };
    }
    case 'Add':
      return taken(name, { place: places.get(place) ?? place });
    default:
      return taken(name, { reason });
  }
}

/** Returns the look of words in prose of editors, as far as Markdown has one; undefined where it has none. */
export function lookInProse({ name, attributes }: TeiElement): TakenAs | undefined {
  return names.get(name) === 'Hi'
    ? lookOf(attributes['rend'] ?? '', ['italic', 'bold'])
    : undefined;
}

/** The looks of some that are called so; `rend` has a place where it says nothing else. */
function lookOf(rend: string, some: readonly (typeof rends)[number][]): TakenAs | undefined {
  const said = pointersIn(rend).map((word) => looks.get(word.toLowerCase()));
  const known = some.filter((one) => said.includes(one));
  if (known.length === 0) return undefined;
  const isAll = said.every((one) => one !== undefined && known.includes(one));
  return { ...taken('Hi', { rend: known.join(' ') }), from: isAll ? ['rend'] : [] };
}

/** Returns our element for words that are missing. */
export function gapOf(element: TeiElement): TakenAs {
  const extent = extentOf(element);
  const gap = taken('Gap', { reason: element.attributes['reason'] ?? '', extent }, '/');
  return { ...gap, from: [...gap.from, ...(extent === '' ? [] : ['quantity', 'unit'])] };
}

/** Keeps of the attributes those that our element has, with what it can say. */
function taken(name: string, attributes: Record<string, string>, slash = ''): TakenAs {
  const known = Object.entries(attributes).filter(([key, value]) => {
    const rule = renditions.get(name)?.[key];
    return rule !== undefined && value !== '' && expectedOf(rule, value) === undefined;
  });
  const tag = openingTag({ name, attributes: Object.fromEntries(known) }, slash);
  return { name, tag, from: known.map(([key]) => key) };
}

/** What we call a place otherwise. */
const places = mapOf({ opposite: 'overleaf', infralinear: 'below', supralinear: 'above' });

/** What a gap is measured in, as our element calls it. */
const units = mapOf({
  ...{ char: 'character', chars: 'character', character: 'character', characters: 'character' },
  ...{ letter: 'character', letters: 'character', word: 'word', words: 'word' },
  ...{ line: 'line', lines: 'line', paragraph: 'paragraph', paragraphs: 'paragraph' },
  ...{ page: 'page', pages: 'page' },
});

/** Returns how much is missing: `quantity` and `unit`, else what `extent` says. */
function extentOf({ attributes }: TeiElement): string {
  const { quantity, unit, extent = '' } = attributes;
  const [number = '', word = ''] = quantity === undefined ? extent.split(' ') : [quantity, unit];
  const name = units.get(word);
  if (name === undefined) return '';
  const about = attributes['precision'] === 'low' ? 'about ' : '';
  return `${about}${number} ${name}${number === '1' ? '' : 's'}`;
}
