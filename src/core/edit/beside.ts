import { renditions } from '../page/rendition.ts';
import { isSameBeside } from '../text/beside.ts';
import { positionAt } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import type { Quotable } from './quote.ts';
import type { Lost, OldElement, Reanchored } from './reanchor.ts';
import type { BothTexts } from './strayed.ts';

/** An annotation that is carried over, with its stretches of the old text and of the new. */
export interface Carried {
  type: Lost['type'];
  id: string;
  from: Range;
  to: Range;
}

/**
 * Returns the claims, terms and notes that are carried over and stand beside words that are others now: what is said there
 * may be said of something else. All offsets are UTF-16 units of the folded texts.
 */
export function besideChanged(
  { elements, marks }: Reanchored,
  { old, all }: { old: Quotable; all: readonly OldElement[] },
  { before, after }: BothTexts,
): Carried[] {
  const was = new Map(all.map((part) => [part.element, part]));
  const claims = new Set(elements.map(({ id }) => id));
  const parts = elements.flatMap(({ element, id, ...to }): Carried[] => {
    const from = was.get(element);
    const type = element.name === 'Claim' ? 'claim' : 'term';
    return renditions.has(element.name) || !from ? [] : [{ type, id, from, to }];
  });
  const notes = marks.flatMap(({ reference: { id, offset }, at, follows }): Carried[] => {
    const [from, to] = [positionAt(old.folded.folded, offset), follows ? at + 1 : at];
    const place = (edge: number) => ({ start: edge, end: edge });
    return claims.has(id) ? [] : [{ type: 'note', id, from: place(from), to: place(to) }];
  });
  return [...parts, ...notes].filter(
    ({ from, to }) => !isSameBeside({ ...from, sentences: before }, { ...to, sentences: after }),
  );
}
