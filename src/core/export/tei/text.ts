import { anchoredBlocks } from '../../edition/anchors.ts';
import type { PublishedSource } from '../../edition/published.ts';
import { namedText } from '../../edition/texts.ts';
import type { Rendition, Wordless } from '../../page/model.ts';
import { el, type Element, type Node } from '../../render/hast.ts';
import { lightScans } from '../../render/scan.ts';
import { stretchesOf } from '../../render/spans.ts';
import { type Rest, renderStretch } from '../../render/stretch.ts';
import { push } from '../../text/lookup.ts';
import { canonicalTag } from '../../text/tags.ts';
import { naming, sourcePath, type TeiContext } from './context.ts';
import { outline } from './outline.ts';
import { xmlId } from './xml.ts';

/** The body of a document, and the ids of what stands in it. */
export interface TeiBody {
  body: Element;
  /** Of the parts of each claim, by its id. */
  claims: Map<string, string[]>;
  /** Of the places at which a note is referred to, by its id. */
  marks: Map<string, string[]>;
}

/**
 * Returns the source text as the body of a document: the seed's own characters, with nothing added. What the editors have to say
 * stands elsewhere, and points to the elements here; so the text of the body, folded, is the folded seed.
 */
export function teiBody(source: PublishedSource, context: TeiContext): TeiBody {
  const { page, text: seed } = source;
  const ids = new Map<string, number>();
  /** Of several things of one name each is called by it, and by its number from the second on. */
  const unique = (id: string): string => {
    const count = (ids.get(id) ?? 0) + 1;
    ids.set(id, count);
    return count === 1 ? id : `${id}.${count}`;
  };
  const claims = new Map<string, string[]>();
  const marks = new Map<string, string[]>();
  const named = namedText(page)?.id ?? '';
  const writing: Writing = { context, named, unique, claims, marks };
  const spans = stretchesOf(source, 'looks').map((one) => ({
    start: one.start,
    end: one.end,
    wrap: wrapOf(one, writing),
  }));
  const rest: Rest = {
    ...{ seed, isRaw: true },
    spans: spans.reverse(),
    points: pointsIn(source, writing).reverse(),
  };
  const blocks = anchoredBlocks(page, seed).map((block) => ({
    ...block,
    words: renderStretch(block, block.end + 1, rest),
  }));
  const between = page.wordless.flatMap((one) =>
    one.flow ? [{ offset: one.offset, node: wordlessElement(one, writing) }] : [],
  );
  const space = page.data.lines === 'keep' ? 'preserve' : undefined;
  return {
    body: el('body', { 'xml:space': space }, outline(blocks, between, seed)),
    claims,
    marks,
  };
}

type Stretch = ReturnType<typeof stretchesOf>[number];

/** A body while it is written. */
interface Writing extends Pick<TeiBody, 'claims' | 'marks'> {
  context: TeiContext;
  /** The id of the source that this one is another text of, or translates. */
  named: string;
  /** Returns an id that no other element has. */
  unique: (id: string) => string;
}

function wrapOf(stretch: Stretch, writing: Writing): (children: Node[]) => Node[] {
  const { context, unique, claims } = writing;
  if ('entry' in stretch) {
    const { entry, part } = stretch;
    const joined = part && part.of > 1 ? joining(entry, part) : {};
    return (words) => [naming(context, entry, words, joined)];
  }
  if ('look' in stretch) {
    const { tag, attributes } = elementOf(stretch.look, writing);
    return (words) => [el(tag, attributes, words)];
  }
  const { claim } = stretch;
  const id = unique(xmlId('claim', claim));
  push(claims, claim, id);
  return (words) => [el('seg', { type: 'claim', 'xml:id': id }, words)];
}

/** Returns the attributes of a part of a link, of which each source has one to an entry (TEI P5, §17.7, `@next` and `@prev`). */
function joining(entry: string, { index, of }: { index: number; of: number }) {
  const id = xmlId('mention', entry);
  const part = (number: number) => `${id}.${number + 1}`;
  return {
    'xml:id': part(index),
    prev: index > 0 ? `#${part(index - 1)}` : undefined,
    next: index + 1 < of ? `#${part(index + 1)}` : undefined,
  };
}

/** An element of TEI. */
interface TeiElement {
  tag: string;
  attributes: Record<string, string | undefined>;
}

/** The elements that have other names or attributes in TEI; the rest are called there as here. */
const others: Record<
  string,
  (attributes: Rendition['attributes'], writing: Writing) => TeiElement
> = {
  Align: ({ with: n }, { named, context }) => {
    const corresp = context.root + sourcePath(named);
    return { tag: 'milestone', attributes: { unit: 'align', n, corresp } };
  },
  Foreign: ({ lang = '' }) => ({ tag: 'foreign', attributes: { 'xml:lang': canonicalTag(lang) } }),
  Mark: ({ note = '' }) => ({ tag: 'ref', attributes: { type: 'note', target: `#own-${note}` } }),
  Note: ({ of = '' }, { unique }) => ({
    tag: 'note',
    attributes: { type: 'own', 'xml:id': unique(`own-${of}`) },
  }),
  Page: ({ n = '', image = '' }, { unique, context }) => {
    const facsimile = context.edition.facsimiles.get(image);
    const largest = facsimile && lightScans(facsimile).at(-1);
    const facs = largest && context.root + largest.path;
    return { tag: 'pb', attributes: { n, facs, 'xml:id': unique(xmlId('page', n)) } };
  },
};

function elementOf(
  { name, attributes }: Pick<Rendition, 'name' | 'attributes'>,
  writing: Writing,
): TeiElement {
  return others[name]?.(attributes, writing) ?? { tag: name.toLowerCase(), attributes };
}

/** Returns what stands at points of the text: marks of notes, what has no words, and line breaks. */
function pointsIn({ page }: PublishedSource, writing: Writing) {
  const { unique, marks } = writing;
  const notes = page.references.flatMap(({ id, offset, at }) => {
    if (offset === undefined) return [];
    const own = unique(xmlId('mark', id));
    push(marks, id, own);
    const target = `#${xmlId('note', id)}`;
    return [{ offset, at, nodes: [el('ptr', { type: 'note', 'xml:id': own, target })] }];
  });
  const wordless = page.wordless.flatMap((one) =>
    one.flow ? [] : [{ offset: one.offset, at: one.at, nodes: [wordlessElement(one, writing)] }],
  );
  const breaks = page.blocks.flatMap((block) =>
    block.breaks.map((offset) => ({ offset, at: Infinity, nodes: [el('lb')] })),
  );
  return [...notes, ...wordless, ...breaks].sort((a, b) => a.offset - b.offset || a.at - b.at);
}

function wordlessElement(wordless: Wordless, writing: Writing): Element {
  const { tag, attributes } = elementOf(wordless, writing);
  return el(tag, attributes);
}
