import { blockAnchors, headingAnchors } from '../edition/anchors.ts';
import { chainOf } from '../edition/chain.ts';
import type { Source } from '../edition/edition.ts';
import { fold } from '../text/fold.ts';
import { type Rendering } from '../render/context.ts';
import { type Direction, directionIn } from '../text/direction.ts';
import { type ShownDate, showDate } from './date.ts';
import { html } from '../render/hast.ts';
import { type Head, headOf } from './head.ts';
import { type Linked, linkToEntry, type Named, titleOf } from '../render/linked.ts';
import { createMarks, renderNotes, standingOf } from '../render/notes.ts';
import type { Pair } from './pair.ts';
import { renderProse } from '../render/prose.ts';
import { type Reference, referenceOf } from './reference.ts';
import { renderText } from '../render/text.ts';

/** A source cited in a style: `Chicago`, `BibTeX`. */
export interface Citation {
  style: string;
  text: string;
}

/** One verdict in the tally of a page: how many claims have it, and where the first is. */
export interface Tally {
  id: string;
  label: string;
  tone: string;
  count: number;
  href: string;
}

/** The text alone, with its terms, with its claims and notes, or with all. */
export type Layer = 'source' | 'terms' | 'claims' | 'all';

/** Everything that the page of a source shows. What is HTML is finished: Astro passes it on untouched. */
export interface SourcePage extends Neighbours, Omit<Head, 'chain'> {
  id: string;
  title: Named;
  language: string;
  direction: Direction;
  summary?: string;
  /** HTML. */
  chain: string;
  tally: Tally[];
  /** What a reader may choose to see of the page: nothing where there is no choice. */
  layers: Layer[];
  /** HTML of the editors' prose before the text, the text, the prose after it, and the notes. */
  before: string;
  text: string;
  after: string;
  notes: string;
  /** How the notes stand where there is a margin. */
  standing: string;
  /** The headings of the text, where there are enough for a list of contents. */
  contents: Linked[];
  /** The works cited on the page. */
  references: Reference[];
  mentioned: { id: string; term: Linked; kind: string; html: string }[];
  provenance: [string, string | Linked | string[]][];
  /** The files that the page is made of and exported to. */
  downloads: Linked[];
  changes: { date: ShownDate; text: string }[];
}

/** The sources before and after one in the edition's order, and its own other texts. */
export interface Neighbours extends Pair {
  previous?: Linked;
  next?: Linked;
  /** The page of the corrected text, where this is the text as it was before. */
  corrected?: Linked;
  /** The pages of its text as it was before corrections. */
  earlier?: Linked[];
}

/** Renders the page of a source. Pure: the same three give the same page, which is how builds are cached. */
export function renderSourcePage(
  source: Source,
  rendering: Rendering,
  neighbours: Neighbours = {},
): SourcePage {
  const { page, linked } = source;
  const data = page.data;
  const marks = createMarks(source, rendering);
  const anchors = headingAnchors([...page.before, ...page.after])[Symbol.iterator]();
  const place = { ...rendering, mark: marks.mark, anchors };
  const before = html(renderProse(linked.before, place));
  const text = html([renderText(source, rendering, marks.mark)]);
  const after = html(renderProse(linked.after, place));
  const head = headOf(source, rendering);
  const standing = standingOf(source);
  const language = data?.language ?? rendering.edition.about.language;
  return {
    id: page.id,
    title: titleOf(page, rendering),
    language,
    direction: directionIn(source.text ?? '', language),
    ...head,
    chain: html(head.chain),
    tally: tallyOf(source, rendering),
    layers: layersOf(source),
    before,
    text,
    after,
    notes: html(renderNotes(source, rendering, marks, standing === 'beside short')),
    standing,
    contents: contentsOf(source, language),
    references: citedOn(source, rendering),
    mentioned: mentionedOn(source, rendering),
    provenance: provenanceOf(source, rendering),
    downloads: [
      {
        text: 'The source, as received',
        href: rendering.href(`/seeds/${source.seed?.name ?? ''}`),
      },
      { text: 'The annotations, as W3C Web Annotations', href: 'annotations.json' },
    ],
    changes: (data?.changes ?? []).map(({ date, text }) => ({
      date: showDate(date, rendering.edition.about.language),
      text,
    })),
    ...(data?.summary && { summary: data.summary }),
    ...neighbours,
  };
}

/** Fewer headings than these need no list. */
const headingsListed = 3;

function contentsOf({ page, text = '' }: Source, language: string): Linked[] {
  const anchors = blockAnchors(page, text);
  const headings = page.blocks.flatMap(({ kind, start, end }, index): Linked[] => {
    const words = fold(text.slice(start, end));
    if (kind !== 'heading') return [];
    return [{ text: words, dir: directionIn(words, language), href: `#${anchors[index]}` }];
  });
  return headings.length < headingsListed ? [] : headings;
}

function layersOf({ page, linked }: Source): Layer[] {
  const terms = linked.links.length > 0 || page.marks.some(({ kind }) => kind === 'term');
  const claims = page.claims.length > 0 || page.notes.length > 0;
  if (terms && claims) return ['source', 'terms', 'claims', 'all'];
  return terms || claims ? ['source', 'all'] : [];
}

function tallyOf({ page }: Source, { edition }: Rendering): Tally[] {
  return [...edition.verdicts.values()].flatMap(({ id, label, tone }) => {
    const claims = page.claims.filter((claim) => claim.verdict === id);
    const [first] = claims;
    return first ? [{ id, label, tone, count: claims.length, href: `#claim-${first.id}` }] : [];
  });
}

function citedOn({ page }: Source, rendering: Rendering): Reference[] {
  const keys = [...new Set(page.cites.map((cite) => cite.key))].sort();
  return keys.map((key) => referenceOf(key, rendering));
}

/** The entries that the page mentions, those that stand in its chains, and those that wrote it. */
function mentionedOn(source: Source, rendering: Rendering): SourcePage['mentioned'] {
  const { page, linked } = source;
  const ids = new Set(linked.mentions.map((mention) => mention.entry));
  for (const id of page.claims.flatMap((claim) => chainOf(page, claim))) ids.add(id);
  for (const id of [page.data?.author ?? []].flat()) ids.add(id);
  return [...ids]
    .flatMap((id) => {
      const entry = rendering.edition.glossary.get(id);
      if (!entry?.data) return [];
      return {
        id,
        term: linkToEntry(id, rendering),
        kind: entry.data.kind,
        html: html(renderProse(entry.linked, { ...rendering, shift: 3 })),
      };
    })
    .sort((a, b) => (a.term.text < b.term.text ? -1 : 1));
}

function provenanceOf(
  { page, seed, text }: Source,
  { href, edition }: Rendering,
): SourcePage['provenance'] {
  const data = page.data;
  const rows: [string, string | Linked | string[] | undefined][] = [
    ['Seed', seed && { text: seed.name, href: href(`/seeds/${seed.name}`) }],
    ['Bytes', seed && String(seed.bytes.length)],
    ['Characters', text === undefined ? undefined : String([...text].length)],
    ['SHA-256', seed?.sha256],
    ['Encoding', data?.encoding],
    ['Taken from', data?.['source-url'] && { text: data['source-url'], href: data['source-url'] }],
    ['Received', data?.received],
    ['Rights', data?.rights],
    ['Not known', data?.unknown],
    ['Annotated by', data?.annotators?.join(', ')],
    ['Revised', data?.date && showDate(data.date, edition.about.language).text],
  ];
  return rows.flatMap(([name, value]): SourcePage['provenance'] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}
