import type { PageHead } from '../edition/published.ts';
import type { NamedLink } from '../render/named-link.ts';

/** A text at the head of the page, above its column. */
export interface ShownText {
  link: NamedLink;
  /** What it is of which other: `translation of Letter`; absent of the first. */
  relation?: string;
  /** How it differs from the one that it is another text of. */
  counts: string[];
}

/** A row of texts side by side, HTML, and the variants in it, items of a list. */
export interface TextRow {
  row: string;
  variants: string;
  /** The anchors of what stands in it. */
  anchors: string[];
}

/** Texts as they stand side by side, before they are cut into pages. It is plain JSON, so that it can be kept. */
export interface SideBySide {
  texts: ShownText[];
  rows: TextRow[];
}

/** Returns what was made of some texts before, where they are as they were; else makes it. */
export type KeepTexts = (texts: readonly PageHead[], make: () => SideBySide) => SideBySide;
