import { type Fold, foldWithMap } from '../text/fold.ts';
import type { SourceText } from './source.ts';

/** A decoded seed, as far as aligning a page with it goes. */
export interface SeedText {
  /** Its path, `seeds/<name>`. */
  path: string;
  text: string;
  /** Whether its hash is the one in SHA256SUMS: a hint at why a page differs. */
  changed: boolean;
}

/** A page's source text and its seed, both folded. */
export interface TextPair {
  source: SourceText;
  page: Fold;
  seed: SeedText;
  target: Fold;
}

/** Returns what a page asserts and what its seed says, both folded, so that they can be compared. */
export function textPair(source: SourceText, seed: SeedText): TextPair {
  return { source, page: foldWithMap(source.plain), seed, target: foldWithMap(seed.text) };
}
