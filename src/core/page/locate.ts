import type { Place } from '../problem.ts';
import { foldWithMap } from '../text/fold.ts';
import { findBody } from './body.ts';
import { placeOf, type TextFile } from './file.ts';
import { frontmatterEnd } from './frontmatter.ts';
import { readSourceText } from './source.ts';
import { parseSourceText } from './syntax.ts';

/**
 * Returns the place in a faithful page's file of a UTF-16 offset in its seed. It parses the source text again:
 * faults about single words of it are rare, and keeping every offset of every page is not worth it.
 */
export function locate(file: TextFile, seed: string, offset: number): Place {
  const { body } = findBody(file, frontmatterEnd(file));
  if (!body) return { file: file.path };
  const { tree } = parseSourceText(file.text.slice(body.start, body.end));
  const source = readSourceText(tree, file, body.start);
  const folded = Number(foldWithMap(seed).folded[offset]);
  const plain = Number(foldWithMap(source.plain).raw[folded]);
  return placeOf(file, Number(source.at[plain]));
}
