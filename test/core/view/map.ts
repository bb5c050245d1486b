import { widthOf } from '../../../src/core/render/pictures/wrap.ts';

/** Returns the names on a map, each with the room that it takes. */
export function namesOn(svg: string) {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)">([^<]*)</g)].map(
    ([, x = '', y = '', anchor = '', words = '']) => {
      // What keeps a name apart from others takes no room.
      const long = widthOf(words.replace(/[\u2066-\u2069]/g, ''));
      const left = Number(x) - (anchor === 'start' ? 0 : anchor === 'middle' ? long / 2 : long);
      return { words, left, right: left + long, y: Number(y) };
    },
  );
}
