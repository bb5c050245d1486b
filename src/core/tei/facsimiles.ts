import { decoded } from '../text/address.ts';
import { childrenOf, elementsIn, idsIn, type TeiElement } from './tree.ts';

/**
 * Returns what says which of `images`, files of facsimiles/, an attribute `@facs` leads to (TEI P5, §12.1): by the name at the end of its
 * address, with or without an ending, or through a surface or graphic of the file whose id it names.
 */
export function imagesBy(
  root: TeiElement,
  images: Iterable<string>,
): (facs: string) => string | undefined {
  const names = new Map<string, string>();
  for (const image of images) names.set(image, image).set(withoutEnding(image), image);
  const graphics = new Map<string, string>();
  for (const surface of elementsIn(root, ({ name }) => name === 'surface' || name === 'graphic')) {
    const [first] = surface.name === 'graphic' ? [surface] : childrenOf(surface, 'graphic');
    const { 'xml:id': id } = surface.attributes;
    const url = first?.attributes['url'];
    if (id !== undefined && url !== undefined) graphics.set(id, url);
  }
  return (facs) => {
    const [id] = idsIn(facs);
    const address = (id === undefined ? facs.split(/[\t\n\r ]/)[0] : graphics.get(id)) ?? '';
    const [path = ''] = address.split(/[?#]/);
    const name = decoded(path).replace(/^.*\//s, '');
    return names.get(name) ?? names.get(withoutEnding(name));
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w+$/, '');
}
