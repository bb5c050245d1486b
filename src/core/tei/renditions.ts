import { expectedOf, openingTag, rends, renditions } from '../page/rendition.ts';
import { canonicalTag } from '../text/tags.ts';
import { mapOf, type TeiElement } from './tree.ts';

/** An element of a page around words, and the attributes that it is made of. */
export interface TakenAs {
  name: string;
  tag: string;
  /** The names of the attributes that are in it. */
  from: string[];
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
    case 'Hi': {
      const said = rend.split(/[\t\n\r ]+/).map((word) => looks.get(word.toLowerCase()));
      const known = rends.filter((one) => said.includes(one));
      return known.length === 0 ? undefined : taken(name, { rend: known.join(' ') });
    }
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
