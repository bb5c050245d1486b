import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage, ProseNode } from '../page/model.ts';
import type { SourceWords } from '../page/schema.ts';
import type { Finding, Place } from '../problem.ts';
import type { Entry } from './entry.ts';
import type { CommandLine } from './files.ts';
import type { Facsimile } from './facsimile.ts';
import type { Guide } from './guide.ts';
import type { Holder } from './holders.ts';
import type { Home } from './home.ts';
import type { EditionImage } from './image.ts';
import type { Mention } from './mention.ts';
import type { Original } from './original.ts';
import type { Permalinks } from './permalinks.ts';
import type { LinkedComparison } from './place-rows.ts';
import type { Reference } from './references.ts';
import type { ComparisonData } from './schema/comparison.ts';
import type { EditionData, EditionWords, Kind, Verdict } from './schema/edition.ts';
import type { EntryData } from './schema/entry.ts';
import type { GuideData } from './schema/guide.ts';
import type { Seed } from './seed.ts';
import type { Sheet } from './sheet/read.ts';
import type { CitedStyle, Style } from './style.ts';
import type { Sum } from './sums.ts';
import type { LinkedPage } from './terms.ts';
import type { LinkedRow } from './timeline.ts';

/** An annotated page in its edition: its seed decoded, its glossary links made. */
export interface Source {
  page: AnnotatedPage;
  seed?: Seed;
  /** The decoded seed; absent where it is missing or cannot be decoded. */
  text?: string;
  /** The places on its page that can be linked, where they are known without its text. */
  places?: readonly string[];
  linked: LinkedPage;
}

/** An entry with its definition linked to the others. */
export interface GlossaryEntry extends Entry {
  linked: ProseNode[];
  mentions: Mention[];
}

/** What the pages of an edition have in common: everything but the sources. */
export interface Shared {
  about: EditionData;
  /** The language of what it says there of itself, where that is not the one of its pages. */
  saidIn?: string;
  verdicts: Map<string, Verdict>;
  kinds: Map<string, Kind>;
  glossary: Map<string, GlossaryEntry>;
  references: Map<string, Reference>;
  /** What works are set in. */
  style: Style;
  /** What “Cite” offers. */
  citeStyles: readonly CitedStyle[];
  timeline: LinkedRow[];
  guides: Guide[];
  comparisons: LinkedComparison[];
  /** Its own style sheet; absent where it has none. */
  sheet?: Sheet;
  /** The images of its look; absent where its file is. */
  look?: Pick<Holder, 'file' | 'images'>;
  /** What stands on the front page; absent where the edition does not say. */
  home?: Home;
  /** The images that lie in content/images and beside the guides, by their paths. */
  images: Map<string, EditionImage>;
  /** The images of pages of the originals, by their names. */
  facsimiles: Map<string, Facsimile>;
}

/** What is said around a source in a further language: its notes, and the prose before and after it. */
export interface TranslatedPage {
  /** Without the text of the source and the claims in it. */
  page: AnnotatedPage;
  words: SourceWords;
  linked: LinkedPage;
}

/** What an edition says in a further language, of what is translated into it. */
export interface Translation {
  /** What it says of itself; absent where its file is. */
  about?: EditionWords;
  /** As pages in the language have them, by their ids. */
  glossary: ReadonlyMap<string, GlossaryEntry & { data: EntryData }>;
  guides: ReadonlyMap<string, Guide & { data: GuideData }>;
  comparisons: ReadonlyMap<string, LinkedComparison & { data: ComparisonData }>;
  home?: Home;
  sources: ReadonlyMap<string, TranslatedPage>;
  /** The rows of the timeline, by the anchors of those that they translate. */
  timeline: ReadonlyMap<string, LinkedRow>;
}

/** A whole edition: everything that checks, renderer and exports read. */
export interface Edition extends Shared {
  aboutFields: Record<string, Place>;
  promises: Permalinks;
  /** What it says in its further languages, by these. */
  translations: ReadonlyMap<string, Translation>;
  seeds: Map<string, Seed>;
  sums: Map<string, Sum>;
  /** The files that seeds were made from, by their names. */
  originals: Map<string, Original>;
  /** What facsimiles/SHA256SUMS says, by name. */
  facsimileSums: Map<string, Sum>;
  /** In the edition's order; drafts among them. */
  sources: Source[];
  /** The text of each file that was read, for the reports, and the SHA-256 of its bytes. */
  files: Map<string, TextFile>;
  hashes: Map<string, string>;
  /** How commands on the edition are typed, for what the faults tell to do. */
  command: CommandLine;
  /** The faults that only reading shows; each has a check that passes it on. */
  findings: Finding[];
}
