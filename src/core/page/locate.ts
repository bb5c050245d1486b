import type { Place } from '../problem.ts';
import { foldWithMap } from '../text/fold.ts';
import type { Positions } from '../text/positions.ts';
import { findBody } from './body.ts';
import { placeOf, type TextFile } from './file.ts';
import { frontmatterEnd } from './frontmatter.ts';
import { readSourceText } from './source.ts';
import { parseSourceText } from './syntax.ts';

/**
 * Returns the way from UTF-16 offsets in the seed of a faithful page to places in its file. It parses the source
 * text again, once, when first asked: faults about single words of it are rare, and keeping every offset of every
 * page is not worth it.
 */
export function locator(file: TextFile, seed: string): (offset: number) => Place {
  let offsets: ((offset: number) => number | undefined) | undefined;
  return (offset) => {
    const at = (offsets ??= offsetsOf(file, seed))(offset);
    return at === undefined ? { file: file.path } : placeOf(file, at);
  };
}

function offsetsOf(file: TextFile, seed: string): (offset: number) => number | undefined {
  const { body } = findBody(file, frontmatterEnd(file));
  if (!body) return () => undefined;
  const { tree } = parseSourceText(file.text.slice(body.start, body.end));
  const source = readSourceText(tree, file, body.start);
  const way: Positions[] = [foldWithMap(seed).folded, foldWithMap(source.plain).raw, source.at];
  return (offset) =>
    way.reduce<number | undefined>((at, next) => (at === undefined ? at : next[at]), offset);
}
