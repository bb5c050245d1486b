import type { Place } from '../problem.ts';
import { foldWithMap } from '../text/fold.ts';
import { findBody } from './body.ts';
import { placeOf, type TextFile } from './file.ts';
import { readSourceText } from './source.ts';
import { parseSourceText } from './syntax.ts';

/**
 * Returns the place in a faithful page's file of a UTF-16 offset in its seed. It parses the source text again:
 * faults about single words of it are rare, and keeping every offset of every page is not worth it.
 */
export function locate(file: TextFile, seed: string, offset: number): Place {
  const { body } = findBody(file, 0);
  if (!body) return { file: file.path };
  const text = file.text.slice(body.start, body.end);
  const source = readSourceText(parseSourceText(text).tree, file, body.start, text.length);
  const folded = foldWithMap(seed).folded[offset] ?? 0;
  const plain = foldWithMap(source.plain).raw[folded] ?? 0;
  return placeOf(file, source.at[plain] ?? body.start);
}
