import type { Gap, Rendition } from '../page/model.ts';
import { gapText, rendsOf } from '../page/rendition.ts';
import { canonicalTag } from '../text/tags.ts';
import { el, type Node } from './hast.ts';

/** The elements of HTML that look as the original does; what has none is a class. */
const looks: Record<string, string> = {
  italic: 'i',
  bold: 'b',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
};

/** Returns words as the original has them, with what the editors say of them where a pointer rests. */
export function renderRendition({ name, attributes }: RenditionSaid, children: Node[]): Node[] {
  const title = titleOf(name, attributes);
  switch (name) {
    case 'Hi':
      return rendsOf(attributes['rend'] ?? '').reduceRight<Node[]>((inner, rend) => {
        const look = looks[rend];
        return [el(look ?? 'span', { class: look === undefined ? `hi ${rend}` : 'hi' }, inner)];
      }, children);
    case 'Add':
      return [el('ins', { class: 'add', title }, children)];
    case 'Del':
      return [el('del', { class: 'del', title }, children)];
    case 'Foreign':
      return [
        el('span', { class: 'foreign', lang: canonicalTag(attributes['lang'] ?? '') }, children),
      ];
    case 'Mark':
    case 'Note':
      return [el('span', { class: `own-${name.toLowerCase()}` }, children)];
    default:
      return [el('span', { class: name.toLowerCase(), title }, children)];
  }
}

type RenditionSaid = Pick<Rendition, 'name' | 'attributes'>;

/** Returns what stands for words that the seed lacks: between blocks an element of its own, else within the line. */
export function renderGap({ attributes, flow }: Pick<Gap, 'attributes' | 'flow'>): Node {
  return el(flow ? 'div' : 'bdi', { class: 'missing', dataApparatus: '' }, [gapText(attributes)]);
}

/** What a mark of the editors is called, and what it says of its words. */
function titleOf(name: string, attributes: Record<string, string>): string {
  const said = attributes['reason'] ?? attributes['place'];
  const kind = namesOfMarks[name] ?? name;
  return said === undefined ? kind : `${kind}: ${said}`;
}

const namesOfMarks: Record<string, string> = {
  Unclear: 'unclear',
  Supplied: 'supplied by the editors',
  Add: 'added',
  Del: 'deleted',
};
