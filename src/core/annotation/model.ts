import type { RootContent } from 'mdast';

/** Where an annotation says that its words stand. */
export interface Selection {
  /** The words, with those right before and behind them (Web Annotation Data Model, §4.2.4). */
  quote?: { exact: string; prefix: string; suffix: string };
  /** Half-open, from 0 (§4.2.5): in code points, or in UTF-16 units, as most programs count. */
  position?: { start: number; end: number };
  /** Whether the position is one of the text itself: else, as of a web page with all that is on it, it only confirms the quote. */
  isOfText: boolean;
}

/** An annotation that somebody made elsewhere, as far as it can be read. */
export interface ForeignAnnotation {
  /** Where it stands in its file, for people: `items[3]`. */
  where: string;
  /** Its own id, or undefined where it has none. */
  id?: string;
  /** The annotation that it answers. */
  answers?: string;
  /** The address of what it is on. */
  on?: string;
  selections: Selection[];
  /** What it says, as Markdown trees. */
  body: RootContent[];
  tags: string[];
  /** Why it was made, where that is more than to comment (§3.3.5). */
  purposes: string[];
  creator?: string;
  /** The day (ISO 8601). */
  created?: string;
  /** What Margent has written into one of its own. */
  own?: OwnAnnotation;
}

/** A work that a note of ours cites. */
export interface OwnCite {
  key: string;
  relation: string;
  locator?: string;
}

/** What an annotation of Margent says beside the standard. */
export type OwnAnnotation =
  | {
      type: 'claim';
      id: string;
      kind: string;
      verdict: string;
      chain: string[];
      date?: string;
      asOf?: string;
      says?: string;
      cites: OwnCite[];
    }
  | { type: 'rendition'; name: string; attributes: Record<string, string> }
  | { type: 'note'; id: string; cites: OwnCite[] };

/** What of a file has no place, and why. */
export interface Unread {
  where: string;
  found: string;
}
