import type { AnnotatedPage, Rendition } from '../page/model.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';

/** The looks that are shown beside another text: what leads from place to place is on the page of the source. */
const leading = new Set(['Mark', 'Note']);

/**
 * Returns the marks of how the original looks that are shown of words of a page where these stand beside others, cut at their edges: in order, the outer
 * first. It takes as long as they are many, and as many stand around the first of the words.
 */
export function looksIn(page: Pick<AnnotatedPage, 'renditions'>, words: Range): Rendition[] {
  const { looks, outer } = nestedIn(page);
  const [first, behind] = [words.start, words.end].map((edge) =>
    firstIndex(looks, ({ start }) => start >= edge),
  ) as [number, number];
  const around: Rendition[] = [];
  for (let at: number | undefined = first - 1; at !== undefined && at >= 0; at = outer[at]) {
    const look = itemAt(looks, at);
    if (look.end > words.start) around.push(look);
  }
  return [...around.reverse(), ...looks.slice(first, behind)].map((look) => ({
    ...look,
    start: Math.max(look.start, words.start),
    end: Math.min(look.end, words.end),
  }));
}

/** The looks of a page in order, and for each the index of the one that it stands in. */
const nestedIn = once(({ renditions }: Pick<AnnotatedPage, 'renditions'>) => {
  const looks = renditions
    .filter(({ name }) => !leading.has(name))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at);
  const open: number[] = [];
  const outer = looks.map(({ start }, index) => {
    while (open.length > 0 && itemAt(looks, itemAt(open, open.length - 1)).end <= start) open.pop();
    const around = open.at(-1);
    open.push(index);
    return around;
  });
  return { looks, outer };
});
