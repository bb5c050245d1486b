import { openingTag, voids } from '../../page/rendition.ts';
import type { PlacedTag } from '../../page/write.ts';
import { positionAt } from '../../text/positions.ts';
import { mapOf, type TeiElement } from '../tree.ts';
import type { TeiBlock } from '../writing.ts';
import { pointedAt } from './ids.ts';
import { isThere, type OwnImages } from './prose.ts';

/** A claim with what its file says of it: the attributes of its first part. */
export type ClaimTag = (id: string) => Record<string, string>;

/** The text of a source of our own export: all words of its body, and its blocks with their tags. */
export interface OwnText {
  seed: string;
  blocks: TeiBlock[];
}

/** A tag, or a line end that is a break (''), at an offset of the seed. */
interface Tag extends PlacedTag {
  /** Whether it stands in a block. */
  flow: boolean;
}

interface Reading {
  seed: string;
  tags: Tag[];
  breaks: Set<number>;
  blocks: { start: number; end: number; heading: number; quoted: number }[];
  claimOf: ClaimTag;
  images: OwnImages;
  claims: Set<string>;
  within: boolean;
  /** Whether every line end is a break. */
  isVerse: boolean;
}

/** Returns what a body of our own export holds. Linear in it. */
export function ownText(
  body: TeiElement,
  { claimOf, images }: { claimOf: ClaimTag; images: OwnImages },
): OwnText {
  const reading: Reading = {
    ...{ seed: '', tags: [], breaks: new Set(), blocks: [], within: false },
    ...{ claimOf, images, claims: new Set(), isVerse: body.attributes['xml:space'] === 'preserve' },
  };
  read(body, 0, reading);
  const { seed, tags } = reading;
  const written: TeiBlock[] = [];
  let next = 0;
  const flow = (limit: number, quoted: number) => {
    for (let tag = tags[next]; tag?.flow && tag.at <= limit; tag = tags[++next])
      written.push({ heading: 0, quoted, text: '', tags: [{ at: 0, tag: tag.tag }] });
  };
  for (const { start, end, heading, quoted } of reading.blocks) {
    flow(start, quoted);
    const own: PlacedTag[] = [];
    const text = blockText(reading, { start, end });
    for (let tag = tags[next]; tag && !tag.flow && tag.at <= end; tag = tags[++next])
      own.push({ at: positionAt(text.places, tag.at - start), tag: tag.tag });
    written.push({ heading, quoted, text: text.written, tags: own });
  }
  flow(Infinity, 0);
  return { seed, blocks: written };
}

/**
 * The words of a block with its breaks as line ends, and where each of its units stands then. Blanks are as they are, by which it is known where among
 * them a tag stands; but those around a line end that is no break are one space.
 */
function blockText(
  { seed, breaks, isVerse }: Reading,
  { start, end }: { start: number; end: number },
) {
  const places = new Uint32Array(end - start + 1);
  let written = '';
  for (const { 0: run, index } of seed.slice(start, end).matchAll(/[\t\n\f\r ]+|[^\t\n\f\r ]+/g)) {
    const lineEnd = /[\n\r](?:[^]*[\n\r])?/.exec(run);
    const isBroken = isVerse || lineEnd === null || hasBreak(breaks, start + index, run.length);
    const head = isBroken ? (lineEnd?.index ?? run.length) : 0;
    const tail = lineEnd && isBroken ? head + lineEnd[0].length : run.length;
    for (let at = 0; at < run.length; at++)
      places[index + at] = written.length + (at <= head ? at : head + 1 + Math.max(0, at - tail));
    written += run.slice(0, head) + (lineEnd ? (isBroken ? '\n' : ' ') : '') + run.slice(tail);
  }
  places[end - start] = written.length;
  return { written, places };
}

function hasBreak(breaks: ReadonlySet<number>, start: number, length: number): boolean {
  for (let at = start; at < start + length; at++) if (breaks.has(at)) return true;
  return false;
}

function read({ nodes }: TeiElement, quoted: number, reading: Reading): void {
  for (const node of nodes) {
    if (typeof node === 'string') reading.seed += node;
    else readElement(node, quoted, reading);
  }
}

/** The elements of the source text that are called otherwise here. */
const names = mapOf({
  ...{ hi: 'Hi', unclear: 'Unclear', supplied: 'Supplied', add: 'Add', del: 'Del' },
  ...{ foreign: 'Foreign', gap: 'Gap', pb: 'Page', note: 'Note', ref: 'Mark', seg: 'Claim' },
  milestone: 'Align',
});

function readElement(element: TeiElement, quoted: number, reading: Reading): void {
  const { name, attributes } = element;
  const { seed, tags } = reading;
  if (name === 'div') return read(element, quoted, reading);
  if (name === 'quote') return read(element, quoted + 1, reading);
  if (name === 'p' || name === 'head' || name === 'ab') {
    const start = seed.length;
    reading.within = true;
    read(element, quoted, reading);
    reading.within = false;
    const heading = Number(/^level-([1-6])$/.exec(attributes['subtype'] ?? '')?.[1] ?? 0);
    reading.blocks.push({ start, end: reading.seed.length, heading, quoted });
    return;
  }
  const put = (tag: string) => tags.push({ at: reading.seed.length, tag, flow: !reading.within });
  if (name === 'lb') {
    reading.breaks.add(seed.length);
    return;
  }
  if (name === 'ptr') return void put(`[^${pointedAt('note', attributes['target']) ?? ''}]`);
  const entry = pointedAt('entry', attributes['ref']);
  // A name across the edge of another element stands in parts, which no <Term> can: it is a link that the build made, and makes again.
  const isPart = attributes['next'] !== undefined || attributes['prev'] !== undefined;
  if (entry !== undefined && isPart) return read(element, quoted, reading);
  const tag =
    entry === undefined ? tagOf(element, reading) : { name: 'Term', attributes: { id: entry } };
  if (!tag) return read(element, quoted, reading);
  if (voids.has(tag.name)) return void put(openingTag(tag, '/'));
  put(openingTag(tag));
  read(element, quoted, reading);
  put(`</${tag.name}>`);
}

function tagOf({ name, attributes }: TeiElement, { claimOf, claims, images }: Reading) {
  const own = names.get(name);
  if (own === undefined) return undefined;
  const told = (key: string) => attributes[key] ?? '';
  switch (own) {
    case 'Claim': {
      const id = told('xml:id').replace(/^claim-|\.\d+$/g, '');
      const isFirst = !claims.has(id);
      claims.add(id);
      return { name: own, attributes: { id, ...(isFirst && claimOf(id)) } };
    }
    case 'Align':
      return { name: own, attributes: { with: told('n') } };
    case 'Foreign':
      return { name: own, attributes: { lang: told('xml:lang') } };
    case 'Mark':
      return { name: own, attributes: { note: told('target').replace(/^#own-/, '') } };
    case 'Note':
      return { name: own, attributes: { of: told('xml:id').replace(/^own-|\.\d+$/g, '') } };
    case 'Page':
      return {
        name: own,
        attributes: {
          n: told('n'),
          ...imageOf(attributes['facs'], images),
        },
      };
    default:
      return { name: own, attributes };
  }
}

/** The image that a page is shown by is made light: the original has its name. */
function imageOf(facs: string | undefined, images: OwnImages): { image?: string } {
  if (facs === undefined) return {};
  const [, image] = /facsimiles\/([^/]+)\//.exec(facs) ?? [];
  if (image === undefined) images.missing.add(facs);
  return image !== undefined && isThere(images, `facsimiles/${image}`) ? { image } : {};
}
