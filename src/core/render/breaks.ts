import { isBlank } from '../text/blank.ts';
import { foldWithMap } from '../text/fold.ts';
import { positionAt } from '../text/positions.ts';
import { stretchesIn, type Tree } from './tree.ts';

/** Returns where the line breaks in an element stand among its words, in UTF-16 units, in order. */
export function breaksIn<N>(root: N, tree: Tree<N>): number[] {
  return stretchesIn(root, tree).flatMap(({ node, start }) =>
    tree.name(node) === 'br' ? start : [],
  );
}

/** Returns whether breaks among words stand where lines of a seed end, each at one of its own; `there` are those words in the seed, white space apart. */
export function areLineEnds(breaks: readonly number[], words: string, there: string): boolean {
  if (breaks.length === 0) return true;
  const [{ folded }, { raw }] = [foldWithMap(words), foldWithMap(there)];
  let last = -1;
  return breaks.every((offset) => {
    let end = offset;
    while (isBlank(words.charCodeAt(end - 1))) end--;
    const at = positionAt(folded, end);
    const isOwn = at > last;
    last = at;
    const from = raw[at] ?? there.length;
    lineEnd.lastIndex = from;
    return isOwn && lineEnd.test(there);
  });
}

const lineEnd = /[\t\f ]*[\n\r]/y;
