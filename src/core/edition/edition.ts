import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage, ProseNode } from '../page/model.ts';
import type { Finding, Place } from '../problem.ts';
import type { Entry } from './entry.ts';
import type { Guide } from './guide.ts';
import type { Mention } from './mention.ts';
import type { Reference } from './references.ts';
import type { EditionData, Kind, Verdict } from './schema/edition.ts';
import type { Seed } from './seed.ts';
import type { Sum } from './sums.ts';
import type { Linked } from './terms.ts';
import type { TimelineRow } from './timeline.ts';

/** An annotated page in its edition: its seed decoded, its glossary links made. */
export interface Source {
  page: AnnotatedPage;
  seed?: Seed;
  /** The decoded seed; absent where it is missing or cannot be decoded. */
  text?: string;
  linked: Linked;
}

export interface GlossaryEntry extends Entry {
  linked: ProseNode[];
  mentions: Mention[];
}

export interface LinkedRow extends TimelineRow {
  linked: ProseNode[];
  mentions: Mention[];
}

/** A whole edition: everything that checks, renderer and exports read. */
export interface Edition {
  about: EditionData;
  aboutFields: Record<string, Place>;
  verdicts: Map<string, Verdict>;
  kinds: Map<string, Kind>;
  seeds: Map<string, Seed>;
  sums: Map<string, Sum>;
  /** In the edition's order; drafts among them. */
  sources: Source[];
  glossary: Map<string, GlossaryEntry>;
  references: Map<string, Reference>;
  timeline: LinkedRow[];
  guides: Guide[];
  /** The text of each file that was read, for the reports. */
  files: Map<string, TextFile>;
  /** The faults that only reading shows; each has a check that passes it on. */
  findings: Finding[];
}
