import { anchoredBlocks, headingAnchors } from '../../core/edition/anchors.ts';
import type { PublishedSource } from '../../core/edition/published.ts';
import { byId } from '../../core/page/by-id.ts';
import type { Claim, ProseNode } from '../../core/page/model.ts';
import { labelOf, nameOfEntry } from '../../core/render/context.ts';
import { renderProse } from '../../core/render/prose.ts';
import { once } from '../../core/text/once.ts';
import { quoteOf, wordsOf } from '../../core/render/quote.ts';
import { signsOf } from '../../core/render/shown-words.ts';
import { pathIn, type Site, type Sites } from '../site.ts';
import { type Described, type RecordBlock, weighty } from './document.ts';

/** What is put behind the address of a source for the record of its editors' words: no two have one address. */
const editorsAnchor = '#main';

/** Returns the address of a source in the site, without the base path. */
export function addressOfSource({ page }: { page: { id: string } }): string {
  return `/sources/${page.id}/`;
}

/** Returns the addresses of sources of a site in each of its languages, without the base path. */
export function addressesOf(
  sites: Sites,
  sourcesOf: (site: Site) => readonly { page: { id: string } }[],
): Set<string> {
  return new Set(
    sites.flatMap((site) =>
      sourcesOf(site).map((one) => pathIn(site.folder, addressOfSource(one))),
    ),
  );
}

/**
 * Describes the records of a source: its own words under its own language, and apart from them, under the edition's, the
 * notes and the prose of its editors. `title` is what it is called among the others.
 */
export function describeSource(
  source: PublishedSource,
  title: string,
  site: Site,
  others: readonly Site[],
): Described[] {
  const inOthers = others.flatMap((other) => {
    const own = sourcesById(other).get(source.page.id);
    return own ? [{ folder: other.folder, source: own }] : [];
  });
  const { data } = source.page;
  const { language } = site.edition.about;
  const url = addressOfSource(source);
  const common = { source: title, date: data.published };
  const own = [
    { ...catalogued(source, site), isTranslated: source.page.ownTitle === true },
    ...paragraphs(source),
    ...source.page.claims.map((claim) => claimBlock(claim, source, site)),
  ].map((block) => ({ ...block, folders: foldersOf(inOthers, () => true) }));
  const editors = [...notes(source, site, inOthers), ...sections(source, site, inOthers)];
  return [
    { ...common, url, language: data.language ?? language, blocks: own },
    ...(editors.length > 0
      ? [{ ...common, url: url + editorsAnchor, language, blocks: editors }]
      : []),
  ];
}

/** A source as pages in a further language have it, and the folder of these. */
interface InOther {
  folder: string;
  source: PublishedSource;
}

/** Returns the folders of the pages that have words of the first language; undefined where an edition is in one language. */
export function foldersOf<T extends { folder: string }>(
  others: readonly T[],
  isThere: (other: T) => boolean,
): string[] | undefined {
  if (others.length === 0) return undefined;
  return ['', ...others.filter(isThere).map(({ folder }) => folder)];
}

const sourcesById = once(
  ({ edition }: Site) => new Map(edition.sources.map((source) => [source.page.id, source])),
);

/** The source as a whole is found by what a catalogue has of it. */
function catalogued({ page: { data } }: PublishedSource, site: Site): RecordBlock {
  const { from = [], to = [] } = data.correspondence ?? {};
  const named = [...new Set([data.author ?? [], data.publisher ?? [], from, to].flat())];
  const words = [
    data.title,
    ...named.map((name) => nameOfEntry(site, name)),
    ...[data.place ?? []].flat(),
  ];
  return { kind: 'source', anchor: '', words: [weighty(words.join(' · '))] };
}

function paragraphs(source: PublishedSource): RecordBlock[] {
  const { page, text } = source;
  return anchoredBlocks(page, text).map(({ start, end, anchor }, index) => ({
    kind: 'paragraph',
    anchor,
    words: [text.slice(start, end)],
    signs: signsOf([{ start, end }], source),
    aside: `¶ ${index + 1}`,
  }));
}

function claimBlock(claim: Claim, source: PublishedSource, site: Site): RecordBlock {
  return {
    kind: 'claim',
    anchor: `claim-${claim.id}`,
    words: [wordsOf(claim, source)],
    signs: signsOf(claim.ranges, source),
    ...(claim.says !== undefined && { title: claim.says }),
    aside: labelOf(site.edition.kinds, claim.kind),
    ...saidBy(claim, site),
  };
}

function notes(source: PublishedSource, site: Site, others: readonly InOther[]): RecordBlock[] {
  const { page } = source;
  return page.notes.map((note) => {
    const claim = byId(page).claims.get(note.id);
    return {
      kind: 'note',
      anchor: `note-${note.id}`,
      isTranslated: note.language === undefined,
      folders: foldersOf(
        others,
        ({ source: other }) => byId(other.page).notes.get(note.id)?.language !== undefined,
      ),
      words: [
        ...(note.says === undefined ? [] : [note.says, ' ']),
        ...renderProse(note.children, site),
      ],
      ...(claim && { aside: quoteOf(claim, source), ...saidBy(claim, site) }),
    };
  });
}

function saidBy({ by, verdict, date }: Claim, site: Site) {
  return { date, verdict, speaker: nameOfEntry(site, by) };
}

/** What the editors say before and after the text, a block for each heading. */
function sections(
  { page: { before, after }, linked: { languages } }: PublishedSource,
  site: Site,
  others: readonly InOther[],
): RecordBlock[] {
  return sectionsOf([...before, ...after]).map(({ anchor, nodes }) => {
    const place = nodes.some((node) => before.includes(node)) ? 'before' : 'after';
    return {
      kind: 'note',
      anchor: anchor ?? 'main',
      words: renderProse(nodes, site),
      isTranslated: languages?.[place] === undefined,
      folders: foldersOf(
        others,
        ({ source: { linked } }) => linked.languages?.[place] !== undefined,
      ),
    };
  });
}

function sectionsOf(prose: readonly ProseNode[]): { anchor?: string; nodes: ProseNode[] }[] {
  const sections: { anchor?: string; nodes: ProseNode[] }[] = [{ nodes: [] }];
  const anchors = headingAnchors(prose);
  for (const node of prose) {
    // A heading inside a quotation has an anchor, too, and begins no section.
    const [anchor] = anchors.splice(0, headingAnchors([node]).length);
    if (node.type === 'heading' && anchor) sections.push({ anchor, nodes: [] });
    sections.at(-1)?.nodes.push(node);
  }
  return sections.filter(({ nodes }) => nodes.length > 0);
}
