import { escapeInNote, type NewPageData } from '../page/write.ts';
import { count } from '../text/count.ts';
import { itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { documentsOf, type TeiDocument } from './documents.ts';
import { leftOut } from './elements.ts';
import { entriesOf } from './entries.ts';
import { imagesBy } from './facsimiles.ts';
import { aroundOf, fieldsOf } from './fields.ts';
import { type KnownEntry, placeEntries, type PlacedEntry } from './glossary.ts';
import { leftOf } from './left.ts';
import { letterOf } from './letter.ts';
import { namedIn, type Names, namesOf } from './names.ts';
import { pageOf, seedOf } from './page.ts';
import { doubtsOf, type TeiDoubt } from './pointers.ts';
import { responsibleIn } from './responsible.ts';
import { startTaken, type Taken, takeAttributes } from './taken.ts';
import { textOf } from './text.ts';
import { childrenOf, elementAt, elementsIn, type TeiElement, type TeiNode } from './tree.ts';
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

/** A file that is read. */
export interface TeiInput {
  root: TeiElement;
  /** Its name, by which others point into it: `persons.xml`. */
  name: string;
  /** Returns the 1-based line of a UTF-16 offset in it. */
  lineAt: (at: number) => number;
  /** The field `converted` of each page. */
  converted: Record<string, string>;
}

/** What is known before files are read into an edition. */
export interface TeiSetting {
  glossary: readonly KnownEntry[];
  /** Whether notes of which a file does not say whose they are, are the editors’. */
  isEditors: boolean;
  /** The names of the images in facsimiles/. */
  images?: Iterable<string>;
}

/** A file while it is read. */
interface Reading extends TeiInput {
  taken: Taken;
  documents: TeiDocument[];
  entries: PlacedEntry[];
}

/** Returns what becomes of files, which may point into each other, in their order. Linear in them. */
export function readVolumes(files: readonly TeiInput[], setting: TeiSetting): TeiVolume[] {
  const known = [...setting.glossary];
  const table = new Map<string, KnownEntry>();
  const sources = new Map<string, string>();
  const readings = files.map((file): Reading => {
    const taken = startTaken();
    const entries = placeEntries(entriesOf(file.root), known, taken);
    for (const { known: one, file: own } of entries) if (own) known.push(one);
    // Of two of one id the first is meant.
    for (const { entry, known: one } of entries.toReversed())
      for (const id of entry.ids) table.set(`${file.name}#${id}`, one);
    const listed = new Set(entries.map(({ entry }) => entry.element));
    const stem = file.name.replace(/(?<=.)\.[^.]*$/, '');
    const documents = documentsOf(file.root, stem).filter(({ element }) => isText(element, listed));
    for (const { element, id } of documents.toReversed())
      sources.set(`${file.name}#${element.attributes['xml:id'] ?? ''}`, id);
    return { ...file, taken, entries, documents };
  });
  return readings.map((reading) => {
    const { root, name, taken, documents } = reading;
    const named = namedIn(
      documents.flatMap((document) => {
        const header = headerOf(root, document);
        const described = elementAt(header, 'profileDesc', 'correspDesc');
        const letter = described ? childrenOf(described, 'correspAction') : [];
        return [
          ...letter.map((element) => ({ element, isLetter: true })),
          { element: document.element, isLetter: false },
        ];
      }),
      namesOf({ name, table, sources, known }),
    );
    const more = placeEntries(
      named.map(({ entry }) => entry),
      known,
      taken,
    );
    for (const { known: one, file } of more) if (file) known.push(one);
    const own = new Map(
      more.flatMap(({ known: one }, n) =>
        itemAt(named, n).elements.map((element) => [element, one] as const),
      ),
    );
    const names = namesOf({ name, table, sources, known, own });
    return readVolume({ ...reading, entries: [...reading.entries, ...more] }, names, setting);
  });
}

const listsOfEntries: ReadonlySet<string> = new Set([
  ...['listPerson', 'listPlace', 'listOrg', 'listEvent', 'listBibl'],
]);

/** Whether an element holds a text of its own, and not lists of entries with their headings alone; `listed` are these. */
function isText(element: TeiElement, listed: ReadonlySet<TeiElement>): boolean {
  const isList =
    elementsIn(element, (one) => listsOfEntries.has(one.name) || listed.has(one)).length > 0;
  const hasWords = ({ nodes }: TeiElement): boolean =>
    nodes.some((node) => {
      if (typeof node === 'string') return /[^\t\n\r ]/.test(node);
      if (leftOut.has(node.name) || listed.has(node)) return false;
      return !(isList && node.name === 'head') && hasWords(node);
    });
  return hasWords(element);
}

function readVolume(reading: Reading, names: Names, setting: TeiSetting): TeiVolume {
  const { root, name, lineAt, taken, documents, entries } = reading;
  const { isEditors, images = [] } = setting;
  const imageOf = imagesBy(root, images, taken);
  const isVolume = documents.some(({ element }) => element.name !== 'text');
  const volume = root.attributes['xml:id'] ?? name.replace(/(?<=.)\.[^.]*$/, '');
  const { works, source } = worksOf(root, { volume, isVolume, taken });
  takeAttributes(taken, root, 'xml:id');
  const responsible = responsibleIn(root, names, taken);
  const doubts = doubtsOf(root);
  const sum = { inline: 0, own: 0, editors: 0, mentions: 0 };
  const pages = documents.map((document) => {
    const { blocks, counts, annotators } = textOf(
      document.element,
      {
        ...{ names, responsible, isEditors, imageOf, taken },
        noteInNote: ({ at }) =>
          doubts.push({
            at,
            found: 'note in a note, expected it beside that: it is put behind it',
          }),
      },
      document.page,
    );
    for (const key of ['inline', 'own', 'editors', 'mentions'] as const) sum[key] += counts[key];
    const data = {
      ...dataOf(document, reading, names),
      ...(annotators.length > 0 && { annotators }),
    };
    const lead = [
      ...(source === undefined ? [] : [`[@${source}]`]),
      ...aroundOf(document, { header: headerOf(root, document), taken }).map(escapeInNote),
    ];
    return { id: document.id, seed: seedOf(blocks), page: pageOf(blocks, data, lead.join('\n\n')) };
  });
  const within = documents.filter((one) => one.isWithin).length;
  const there = entries.filter(({ file }) => !file).length;
  return {
    documents: pages,
    entries,
    works,
    told: [
      `${count(documents.length, 'document')}, ${count(sum.own, 'note')} of the source with a mark and ${sum.inline} in the line, ${count(sum.editors, 'note')} of editors`,
      `${count(entries.length, 'entry', 'entries')}, ${there} of them there already, ${count(sum.mentions, 'mention')}; ${count(works.length, 'work')}`,
      ...(within > 0
        ? [`documents that stand in others, and are in their text, too: ${within}`]
        : []),
      ...leftOf(root, taken, lineAt),
    ],
    doubts: doubts.sort((a, b) => a.at - b.at),
  };
}

/** The header of a document: in a corpus that of its own part. */
function headerOf(root: TeiElement, { element }: TeiDocument): TeiElement | undefined {
  return childrenOf(partsIn(root).get(element) ?? root, 'teiHeader')[0];
}

/** The parts of a corpus, by what lies directly in each. */
const partsIn = once((root: TeiElement) => {
  const parts = childrenOf(root, 'TEI');
  return new Map(
    parts.flatMap((part) => part.nodes.map((node): [TeiNode, TeiElement] => [node, part])),
  );
});

/** The frontmatter of a page. */
function dataOf(
  document: TeiDocument,
  { root, taken, converted }: Reading,
  names: Names,
): NewPageData {
  const { element, id } = document;
  takeAttributes(taken, element, 'xml:id', ...(element.name === 'text' ? [] : ['type']));
  const header = headerOf(root, document);
  const { title, ...fields } = fieldsOf(document, { header, file: root, names, taken });
  const letter = letterOf(element, { header, sent: fields.published, names, taken });
  return {
    title,
    seed: `${id}.txt`,
    ...fields,
    ...(letter && { correspondence: letter }),
    ...provenanceOf(header, taken),
    converted,
  };
}
