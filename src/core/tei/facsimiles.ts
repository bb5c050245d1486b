import { decoded } from '../text/address.ts';
import { place, type Taken } from './taken.ts';
import { childrenOf, elementsIn, idsIn, type TeiElement } from './tree.ts';

/**
 * Returns what says which of `images`, files of facsimiles/, an attribute `@facs` leads to (TEI P5, §12.1): by the name at the end of its
 * address, with or without an ending, or through a surface or graphic of the file whose id it names. What it is led by there is marked as taken.
 */
export function imagesBy(
  root: TeiElement,
  images: Iterable<string>,
  taken: Taken,
): (facs: string) => string | undefined {
  const names = new Map<string, string>();
  for (const image of images) names.set(image, image).set(withoutEnding(image), image);
  const graphics = new Map<string, { url: string; by: TeiElement[] }>();
  for (const surface of elementsIn(root, ({ name }) => name === 'surface' || name === 'graphic')) {
    const [first] = surface.name === 'graphic' ? [surface] : childrenOf(surface, 'graphic');
    const { 'xml:id': id } = surface.attributes;
    const url = first?.attributes['url'];
    if (first && id !== undefined && url !== undefined)
      graphics.set(id, { url, by: [surface, first] });
  }
  return (facs) => {
    const [id] = idsIn(facs);
    const graphic = id === undefined ? undefined : graphics.get(id);
    const address = (id === undefined ? facs.split(/[\t\n\r ]/)[0] : graphic?.url) ?? '';
    const [path = ''] = address.split(/[?#]/);
    const name = decoded(path).replace(/^.*\//s, '');
    const found = names.get(name) ?? names.get(withoutEnding(name));
    if (found !== undefined)
      for (const one of graphic?.by ?? []) place(taken, one, 'xml:id', 'url');
    return found;
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w+$/, '');
}
