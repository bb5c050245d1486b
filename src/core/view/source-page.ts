import { anchoredBlocks, blockIndexAt, headingAnchors } from '../edition/anchors.ts';
import { claimTransmission } from '../edition/transmission.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { ProseNode } from '../page/model.ts';
import { withoutCitations } from '../page/without-citations.ts';
import { comparedPassages, linkToComparison } from '../render/compared.ts';
import { type Rendering } from '../render/context.ts';
import { type Direction, directionIn } from '../text/direction.ts';
import { type ShownDate, showDate } from './date.ts';
import { el, type Node } from '../render/hast.ts';
import { type Head, headOf } from './head.ts';
import { legendOf } from './legend.ts';
import type { LetterNeighbours } from './letters.ts';
import {
  type NamedLink,
  linkToEntry,
  renderLink,
  type SetName,
  titleOf,
} from '../render/named-link.ts';
import { loneImage } from '../render/image.ts';
import { createMarks, renderNotes, standingOf } from '../render/notes.ts';
import type { TranslationPair } from './pair.ts';
import { renderProse } from '../render/prose.ts';
import { said } from '../render/said.ts';
import { formsOf } from './source-forms.ts';
import { type Provenance, provenanceOf } from './provenance.ts';
import { type ReferenceEntry, referencesTo } from './reference.ts';
import { shownLine } from '../render/shown-words.ts';
import { showsOriginal } from './models/source.ts';
import { renderText } from '../render/text.ts';
import { type Scans, scansOn } from './scans.ts';

/** A source cited in a style: `Chicago`, `BibTeX`. */
export interface StyledCitation {
  style: string;
  text: string;
}

/** One verdict in the tally of a page: how many claims have it, and where the first is. */
export interface VerdictTally {
  id: string;
  label: string;
  tone: string;
  count: number;
  href: string;
}

/** The text alone, with its terms, with its claims and notes, or with all. */
export type Layer = 'source' | 'terms' | 'claims' | 'all';

/** The text of a source with what its editors say around it, in the order in which a reader has them. */
export interface SourceBody {
  /** The editors' prose before the text. */
  before: Node[];
  text: Node;
  /** What the marks in it look like that tell how the original does, the items of a list. */
  legend: Node[];
  /** The prose after it, and the notes, the items of a list. */
  after: Node[];
  notes: Node[];
}

/** Returns the text of a source; where its notes stand cut `short`, those that are longer lead to the whole of themselves. */
export function sourceText(
  source: PublishedSource,
  rendering: Rendering,
  short = false,
): SourceBody {
  const { page, linked } = source;
  const marks = createMarks(source, rendering);
  const anchors = headingAnchors([...page.before, ...page.after])[Symbol.iterator]();
  const place = { ...rendering, mark: marks.mark, anchors };
  // In their order: marks and headings are counted as they come.
  const before = renderProse(linked.before, { ...place, language: linked.languages?.before });
  const text = renderText(source, rendering, marks.mark);
  const after = renderProse(linked.after, { ...place, language: linked.languages?.after });
  const legend = legendOf(page, rendering.wording);
  return { before, text, legend, after, notes: renderNotes(source, rendering, marks, short) };
}

/** Everything that the page of a source shows. */
export interface SourcePage extends Neighbours, Head, SourceBody {
  id: string;
  title: SetName;
  language: string;
  direction: Direction;
  summary?: string;
  tally: VerdictTally[];
  /** What a reader may choose to see of the page: nothing where there is no choice. */
  layers: Layer[];
  /** How the notes stand where there is a margin. */
  standing: string;
  /** The headings of the text, where there are enough for a list of contents. */
  contents: NamedLink[];
  /** The comparisons of its words with others, each with the numbers of the paragraphs: the items of a list. */
  compared: Node[];
  /** The works cited on the page. */
  references: ReferenceEntry[];
  mentioned: { id: string; term: NamedLink; kind: string; definition: Node[] }[];
  provenance: Provenance;
  /** The images of its pages; absent where there is none. */
  scans?: Scans;
  /** The files that the page is made of and exported to. */
  downloads: NamedLink[];
  changes: { date: ShownDate; text: string }[];
}

/** The sources before and after one in the edition's order, and its own other texts. */
export interface Neighbours extends TranslationPair {
  previous?: NamedLink;
  next?: NamedLink;
  /** Of a letter, those before and after it between the same people. */
  letters?: LetterNeighbours;
  /** The page of the corrected text, where this is the text as it was before. */
  corrected?: NamedLink;
  /** The pages of its text as it was before corrections. */
  earlier?: NamedLink[];
}

/** Renders the page of a source. Pure: the same three give the same page, which is how builds are cached. */
export function renderSourcePage(
  source: PublishedSource,
  rendering: Rendering,
  neighbours: Neighbours = {},
): SourcePage {
  const { page } = source;
  const data = page.data;
  const standing = standingOf(source);
  const words = rendering.wording.words.provenance;
  const language = data.language ?? rendering.edition.about.language;
  const scans = scansOn(source, rendering);
  return {
    id: page.id,
    title: titleOf(page, rendering),
    language,
    direction: directionIn(source.text, language),
    ...headOf(source, rendering),
    ...sourceText(source, rendering, standing === 'beside short'),
    tally: tallyOf(source, rendering),
    layers: layersOf(source),
    standing,
    contents: contentsOf(source, language),
    compared: comparedOn(source, rendering),
    references: citedOn(source, rendering),
    mentioned: mentionedOn(source, rendering),
    provenance: provenanceOf(source, rendering),
    downloads: [
      {
        text: words.asReceived,
        href: rendering.href(`/seeds/${source.seed.name}`),
      },
      ...formsOf(page.id, rendering, ['annotations', 'tei']).map(({ form, href }) => ({
        text: form === 'tei' ? 'TEI' : words.annotations,
        href,
      })),
    ],
    changes: (data.changes ?? []).map(({ date, text }) => ({
      date: showDate(date, rendering.edition.about.language),
      text,
    })),
    ...(scans && { scans }),
    ...(data.summary && { summary: data.summary }),
    ...neighbours,
  };
}

/** Fewer headings than these need no list. */
const headingsListed = 3;

function contentsOf(source: PublishedSource, language: string): NamedLink[] {
  const { page, text } = source;
  const headings = anchoredBlocks(page, text).flatMap(
    ({ kind, start, end, anchor }): NamedLink[] => {
      if (kind !== 'heading') return [];
      const dir = directionIn(text.slice(start, end), language);
      return [{ text: shownLine({ start, end }, source), dir, href: `#${anchor}` }];
    },
  );
  return headings.length < headingsListed ? [] : headings;
}

function layersOf({ page, linked }: PublishedSource): Layer[] {
  const terms = linked.links.length > 0 || page.marks.some(({ kind }) => kind === 'term');
  const claims = page.claims.length > 0 || page.notes.length > 0;
  if (terms && claims) return ['source', 'terms', 'claims', 'all'];
  return terms || claims || showsOriginal(page) ? ['source', 'all'] : [];
}

function tallyOf({ page }: PublishedSource, { edition }: Rendering): VerdictTally[] {
  const byVerdict = Map.groupBy(page.claims, ({ verdict }) => verdict);
  return [...edition.verdicts.values()].flatMap(({ id, label, tone }) => {
    const claims = byVerdict.get(id) ?? [];
    const [first] = claims;
    return first ? [{ id, label, tone, count: claims.length, href: `#claim-${first.id}` }] : [];
  });
}

function comparedOn(source: PublishedSource, rendering: Rendering): Node[] {
  const { wording } = rendering;
  const passages = comparedPassages(source, rendering.edition);
  return [...Map.groupBy(passages, ({ comparison }) => comparison)].map(([comparison, own]) => {
    const numbers = own.map(({ range }) => blockIndexAt(source.page.blocks, range.start) + 1);
    const blocks = [...new Set(numbers)].sort((a, b) => a - b);
    const paragraphs = wording.list(blocks).join('');
    const link = () => renderLink(linkToComparison(comparison, rendering));
    return el(
      'li',
      {},
      said(wording, wording.words.source.comparedHere, { comparison: link }, { paragraphs }),
    );
  });
}

function citedOn({ page }: PublishedSource, rendering: Rendering): ReferenceEntry[] {
  return referencesTo([...new Set(page.cites.map((cite) => cite.key))], rendering);
}

/**
 * The entries that the page mentions, those that stand in its chains, and those that wrote it. Of each the first block of
 * what it says; the rest, and the evidence for all of it, is on its own page.
 */
function mentionedOn(source: PublishedSource, rendering: Rendering): SourcePage['mentioned'] {
  const { page, linked } = source;
  const ids = new Set(linked.mentions.map((mention) => mention.entry));
  for (const id of page.claims.flatMap((claim) => claimTransmission(page, claim))) ids.add(id);
  for (const id of [page.data.author ?? []].flat()) ids.add(id);
  return [...ids]
    .flatMap((id) => {
      const entry = rendering.edition.glossary.get(id);
      if (!entry) return [];
      return {
        id,
        term: linkToEntry(id, rendering),
        kind: rendering.wording.words.glossary[entry.data.kind],
        definition: renderProse(withoutCitations(opening(entry.linked)), {
          ...rendering,
          shift: 3,
          language: entry.language,
        }),
      };
    })
    .sort((a, b) => (a.term.text < b.term.text ? -1 : 1));
}

/** The first paragraph of an entry, or what else begins it; an image is for the entry's own page. */
function opening(nodes: readonly ProseNode[]): ProseNode[] {
  return nodes.filter((node) => !loneImage(node)).slice(0, 1);
}
