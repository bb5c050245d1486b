import type { Place } from '../problem.ts';
import type { SourceData } from './schema.ts';
import type { Columns } from '../text/columns.ts';
import type { Range } from '../text/range.ts';

/** How a cited work bears on the claim: its evidence, or context where no word says so. */
export type Relation = 'supports' | 'disputes' | 'context';

/** One work in a citation: `[supports @key, p. 3]`. */
export interface Cite {
  key: string;
  relation: Relation;
  /** The words after the comma, as written. */
  locator?: string;
  /** UTF-16 offset of the `@` in the file's text. */
  at: number;
}

/** The elements that say what the tool sets on the front page, and where. */
export const homeElements = ['Search', 'Sources', 'Finding', 'Verdicts', 'Guides'] as const;

/** One of these. */
export type HomeElement = (typeof homeElements)[number];

/** Editors' prose as data: mdast without positions, our elements and citations as nodes of their own. */
export type ProseNode =
  | ProseText
  | { type: 'inlineCode'; value: string }
  | { type: 'code'; value: string; lang?: string }
  | { type: 'break' | 'thematicBreak' }
  | ProseParent
  | { type: 'heading'; depth: number; children: ProseNode[] }
  | { type: 'link'; url: string; title?: string; children: ProseNode[] }
  | ProseImage
  | ProseList
  | ProseTable
  /** Its works, in order. */
  | { type: 'citation'; cites: Cite[] }
  /** What the tool sets on the front page, at a UTF-16 offset of the file's text. */
  | { type: 'section'; name: HomeElement; at: number }
  /** The id of its glossary entry; '' where it names none. */
  | { type: 'term'; id: string; children: ProseNode[] }
  /** The id of its note. */
  | { type: 'footnoteReference'; id: string };

/** Words of prose; `at` is the UTF-16 offset in the file's text that they begin at, for faults found later. */
export interface ProseText {
  type: 'text';
  value: string;
  at: number;
}

/** A block, or words that are told apart, with no more to say than what it is. */
export interface ProseParent {
  type: 'paragraph' | 'emphasis' | 'strong' | 'delete' | 'blockquote';
  children: ProseNode[];
}

/** An image of prose: its address as it is written, and what is said of it, to those who do not see it and to all. */
export interface ProseImage {
  type: 'image';
  url: string;
  alt: string;
  caption?: string;
}

/** A list of prose. It is loose where its items are set apart, as paragraphs (CommonMark 0.31.2, §5.3). */
export interface ProseList {
  type: 'list';
  ordered?: boolean;
  start?: number;
  loose?: boolean;
  children: ProseItem[];
}

/** An item of a list, with a box that is checked or is not, where it has one (GFM 0.29, §5.3). */
export interface ProseItem {
  type: 'listItem';
  checked?: boolean;
  children: ProseNode[];
}

/** A table of prose; its first row is its head. `align` is that of its columns. */
export interface ProseTable {
  type: 'table';
  align?: (string | null)[];
  children: ProseRow[];
}

/** A row of a table. */
export interface ProseRow {
  type: 'tableRow';
  children: ProseCell[];
}

/** A cell of a table. */
export interface ProseCell {
  type: 'tableCell';
  children: ProseNode[];
}

/** A part of a list or a table, which stands in no other. */
export type ProsePart = ProseItem | ProseRow | ProseCell;

/** A block of the source text. A quote nests: `quoted` is its depth. */
export interface Block extends Range {
  kind: 'paragraph' | 'heading';
  /** 1–6 for a heading; absent for a paragraph. */
  depth?: number;
  quoted: number;
  /** Seed offsets of the line ends that are line breaks of the page. */
  breaks: number[];
  /** How its lines are set, where they stand in columns and end where those of the seed do, as in a table. */
  columns?: Columns;
}

/** A marked stretch of the source text, one for each pair of tags, properly nested. */
export interface Mark extends Range {
  kind: 'claim' | 'term';
  id: string;
  /** UTF-16 offset of the tag in the file's text. */
  at: number;
}

/** How a stretch of the original looks, or how its editors read it: properly nested among the marks. */
export interface Rendition extends Range {
  /** The name of its element. */
  name: string;
  /** What its attributes say. */
  attributes: Record<string, string>;
  /** UTF-16 offset of the tag in the file's text. */
  at: number;
}

/** An element without words: the seed lacks some there, or a page of the original begins. */
export interface Wordless extends Omit<Rendition, keyof Range> {
  /** Seed offset that it follows; 0 where it stands before all text. */
  offset: number;
  /** Whether it stands between blocks, and not in one. */
  flow: boolean;
}

/** What elements, marks, citations and links stand in. */
export type Scope =
  /** The source text, the prose before or after it, or prose that stands by itself. */
  | { kind: 'source' | 'before' | 'after' | 'prose' }
  /** A note of the page. */
  | { kind: 'note'; id: string }
  /** Among the rows of a comparison, not in any other element. */
  | { kind: 'row' };

/** A footnote reference. */
export interface NoteReference {
  id: string;
  /** UTF-16 offset in the file's text. */
  at: number;
  scope: Scope;
  /** Seed offset that it follows, in the source text. */
  offset?: number;
}

/** An attribute of an element as written. */
export interface Attribute {
  value: string;
  /** UTF-16 offset of the attribute in the file's text. */
  at: number;
}

/** One element as written. */
export interface MarkupElement {
  name: string;
  attributes: Record<string, Attribute>;
  /** UTF-16 offsets of the opening tag's start and the closing tag's end in the file's text. */
  at: number;
  end: number;
  /** UTF-16 offset just past the opening tag. */
  opened: number;
  scope: Scope;
  /** The index of the block that it stands in, in the source text. */
  block?: number;
  /** Its range in the seed, absent when the text differs or it holds no text. */
  range?: Range;
  /** Whether it holds any text that is not white space. */
  empty: boolean;
  /** Whether it is written as a block, its tags alone on their lines. */
  flow: boolean;
}

/** A claim: one or more parts of the text, with what its first part says of it. */
export interface Claim {
  id: string;
  by: string;
  kind: string;
  verdict: string;
  /** The chain it came through, when it is not the page's. */
  via?: string[];
  date?: string;
  /** The day, month or year (ISO 8601) as of which the verdict holds, where the claim says it. */
  asOf?: string;
  /** What is claimed, as a sentence of plain words that can be understood alone. */
  says?: string;
  /** In the order of the text; adjoining parts are one. */
  ranges: Range[];
  at: number;
}

/** A note of a page: its id, the UTF-16 offset of its definition, and what it says. */
export interface Note {
  id: string;
  at: number;
  /** What its claim is, in plain words: its first line, where that begins with `says:`. */
  says?: string;
  children: ProseNode[];
  /** The language of its words, where that is not the one of the page. */
  language?: string;
}

/** An image as prose shows it, or means to. */
export interface ShownImage {
  /** The address as it is written. */
  url: string;
  /** What is said of it to those who do not see it; absent where nothing is, not even that there is nothing to say. */
  alt?: string;
  /** Where it stands: UTF-16 offsets of the file's text, the end exclusive. */
  at: number;
  end: number;
}

/** A link of the prose. */
export interface Link {
  url: string;
  at: number;
  scope: Scope;
}

/** One annotated page, as data: everything later steps read, so that the Markdown is parsed once. */
export interface AnnotatedPage {
  id: string;
  file: string;
  /** The frontmatter, absent when it cannot be read. */
  data?: SourceData;
  /** Whether its title is in the language of the pages that it is shown on, whatever that of the source is. */
  ownTitle?: boolean;
  /** Where each field of the frontmatter stands, by its path (`via.0`). */
  fields: Record<string, Place>;
  /** Whether the page's text is the seed's: ranges are only there when it is. */
  faithful: boolean;
  /** Whether some of it could not be read as MDX: what its elements hold is then unknown. */
  broken: boolean;
  blocks: Block[];
  marks: Mark[];
  /** In the order of their beginnings, the outer first. */
  renditions: Rendition[];
  /** In the order of the text. */
  wordless: Wordless[];
  claims: Claim[];
  elements: MarkupElement[];
  references: NoteReference[];
  notes: Note[];
  before: ProseNode[];
  after: ProseNode[];
  cites: (Cite & { scope: Scope })[];
  links: Link[];
  images: ShownImage[];
}
