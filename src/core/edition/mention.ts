import type { ProseNode, Scope } from '../page/model.ts';
import type { Place } from '../problem.ts';
import type { Matcher } from './matcher.ts';
import type { Range } from '../text/range.ts';

/** The glossary as far as linking goes. */
export interface Terms {
  matcher: Matcher;
  /** Where each entry's name and aliases stand, by the key of the name. */
  places: Map<string, Place[]>;
  /** The language of the edition (BCP 47). */
  language: string | undefined;
}

/** A link that the build makes in the source text. */
export interface TermLink extends Range {
  entry: string;
}

/** One occurrence of an entry's name. */
export interface Mention {
  entry: string;
  scope: Scope;
  /** Its range in the seed, where it stands in the source text. */
  range?: Range;
  /** Elsewhere, the node of the prose whose words hold it, and its UTF-16 offsets in them. */
  words?: Range & { node: ProseNode };
}
