import type { NewPageData } from '../page/write.ts';
import { count } from '../text/count.ts';
import { documentsOf, fieldsOf, type TeiDocument } from './documents.ts';
import {
  entriesOf,
  type KnownEntry,
  placeEntries,
  type PlacedEntry,
  type TeiEntry,
} from './entries.ts';
import { imagesBy } from './facsimiles.ts';
import { letterOf } from './letter.ts';
import { outsideOf } from './outside.ts';
import { pageOf, seedOf } from './page.ts';
import { doubtsOf, type TeiDoubt } from './pointers.ts';
import { startTally, tallyLines } from './tally.ts';
import { textOf } from './text.ts';
import { childrenOf, type TeiElement } from './tree.ts';
import { provenanceOf, type TeiWork, worksOf } from './work.ts';

/** What a file of TEI becomes in an edition. */
export interface TeiVolume {
  documents: { id: string; seed: string; page: string }[];
  entries: PlacedEntry[];
  works: TeiWork[];
  /** What was read and what has no place, a line each. */
  told: string[];
  doubts: TeiDoubt[];
}

/** What is known before a file is read into an edition. */
export interface TeiSetting {
  /** The name of the file, without its ending. */
  stem: string;
  glossary: readonly KnownEntry[];
  /** Whether notes of which the file does not say whose they are, are the editors’. */
  isEditors: boolean;
  /** The field `converted` of each page. */
  converted: Record<string, string>;
  /** The names of the images in facsimiles/. */
  images?: Iterable<string>;
}

/** Returns what becomes of a file. Linear in it. */
export function readVolume(root: TeiElement, setting: TeiSetting): TeiVolume {
  const { stem, glossary, isEditors, converted, images = [] } = setting;
  const imageOf = imagesBy(root, images);
  const documents = documentsOf(root, stem);
  const { entries, elements } = entriesOf(root);
  const placed = placeEntries(entries, glossary);
  const byId = new Map(placed.flatMap(({ entry, id }) => entry.ids.map((one) => [one, id])));
  const isVolume = documents.some(({ element }) => element.name !== 'text');
  const { works, source } = worksOf(root, {
    volume: root.attributes['xml:id'] ?? stem,
    isVolume,
  });
  const kinds = new Map(placed.map(({ entry, id }) => [id, entry.kind]));
  const common = { provenance: provenanceOf(root), byId, kinds, converted };
  const doubts = doubtsOf(root);
  const tally = startTally();
  const sum = { inline: 0, own: 0, editors: 0, mentions: 0 };
  const pages = documents.map((document) => {
    const { blocks, counts } = textOf(document.element, {
      entryOf: (id) => byId.get(id),
      ...{ isEditors, imageOf, tally },
      noteInNote: ({ at }) =>
        doubts.push({ at, found: 'note in a note, expected it beside that: it is put behind it' }),
    });
    for (const key of ['inline', 'own', 'editors', 'mentions'] as const) sum[key] += counts[key];
    const data = dataOf(document, headerOf(root, document), common);
    const lead = source === undefined ? '' : `[@${source}]`;
    return { id: document.id, seed: seedOf(blocks), page: pageOf(blocks, data, lead) };
  });
  const within = documents.filter((one) => one.isWithin).length;
  const taken = new Set([...documents.map(({ element }) => element), ...elements]);
  const outside = outsideOf(root, taken);
  const there = placed.filter(({ file }) => !file).length;
  return {
    documents: pages,
    entries: placed,
    works,
    told: [
      `${count(documents.length, 'document')}, ${count(sum.own, 'note')} of the source with a mark and ${sum.inline} in the line, ${count(sum.editors, 'note')} of editors`,
      `${count(placed.length, 'entry', 'entries')}, ${there} of them there already, ${count(sum.mentions, 'mention')}; ${count(works.length, 'work')}`,
      ...(within > 0
        ? [`documents that stand in others, and are in their text, too: ${within}`]
        : []),
      ...(outside.length > 0 ? [`not in a document: ${outside.join(', ')}`] : []),
      ...tallyLines(tally),
    ],
    doubts: doubts.sort((a, b) => a.at - b.at),
  };
}

/** The header of a document: in a corpus that of its own part. */
function headerOf(root: TeiElement, { element }: TeiDocument): TeiElement | undefined {
  const own = childrenOf(root, 'TEI').find((one) => one.nodes.includes(element));
  return childrenOf(own ?? root, 'teiHeader')[0];
}

interface Common {
  provenance: Record<string, string>;
  byId: ReadonlyMap<string, string>;
  /** What each entry is. */
  kinds: ReadonlyMap<string, TeiEntry['kind']>;
  converted: Record<string, string>;
}

/** What may write a letter, and where one may be. */
const isOf: Record<'writer' | 'place', ReadonlySet<TeiEntry['kind'] | undefined>> = {
  writer: new Set(['person', 'organization'] as const),
  place: new Set(['place'] as const),
};

/** The frontmatter of a page. */
function dataOf(
  document: TeiDocument,
  header: TeiElement | undefined,
  { provenance, byId, kinds, converted }: Common,
): NewPageData {
  const { title, author, ...fields } = fieldsOf(document, header);
  const letter = letterOf(document.element, { header, sent: fields.published }, (id, as) => {
    const entry = byId.get(id) ?? '';
    return isOf[as].has(kinds.get(entry)) ? entry : undefined;
  });
  const written = author?.ids.map((id) => byId.get(id)).find((id) => id !== undefined);
  return {
    title,
    seed: `${document.id}.txt`,
    ...fields,
    ...(author && { author: written ?? author.name }),
    ...(letter && { correspondence: letter }),
    ...provenance,
    converted,
  };
}
