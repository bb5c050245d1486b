import { el, type Element, type Node } from '../hast.ts';
import type { Rendering } from '../context.ts';

/** Where words begin and end, from either side. */
const anchors: Record<string, string> = { start: 'end', end: 'start', middle: 'middle' };

/**
 * Returns a picture that is so many units wide as a page shows it: where that runs from right to left, with left and right exchanged, so that time and
 * chains go on to the left. Words keep their letters, and end where they began.
 */
export function asRead(
  picture: Element,
  width: number,
  direction: Rendering['direction'],
): Element {
  return direction === 'rtl' ? mirror(picture, width) : picture;
}

function mirror(element: Element, width: number): Element {
  const { tagName, properties } = element;
  const children = element.children.map((child): Node =>
    child.type === 'text' ? child : mirror(child, width),
  );
  const { x = 0, width: wide = 0, textAnchor = 'start' } = properties;
  const moved = (from: number) => ({ x: Math.round((width - from) * 10) / 10 });
  const place =
    tagName === 'rect'
      ? moved(Number(x) + Number(wide))
      : tagName === 'path'
        ? { transform: `matrix(-1 0 0 1 ${width} 0)` }
        : {
            ...('x' in properties && moved(Number(x))),
            ...(tagName === 'text' && { textAnchor: anchors[textAnchor] }),
          };
  return el(tagName, { ...properties, ...place }, children);
}
