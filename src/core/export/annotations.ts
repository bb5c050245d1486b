import { labelOf } from '../render/context.ts';
import { claimTransmission } from '../edition/transmission.ts';
import type { PublishedEdition, PublishedSource } from '../edition/published.ts';
import { comparedPassages, pathOfComparison } from '../render/compared.ts';
import { byId } from '../page/by-id.ts';
import type { Claim, Note, Rendition } from '../page/model.ts';
import { codePointOffsets } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { byKey, proseWords } from './prose-words.ts';
import { annotationContexts } from './vocabulary.ts';

/** How many code points of context a quote carries on either side, so that it is found even if offsets shift. */
const context = 32;

/**
 * Returns the claims and notes of a page, what of it is compared, and how its original looks, as a W3C Web Annotation collection
 * (Web Annotation Data Model, §4 and §5), each with a text-quote and a text-position selector. Offsets are code points of the decoded seed, so that
 * `text[start:end] == exact`. `site` is the address of the edition, or '' where it has none.
 */
export function annotations(
  source: PublishedSource,
  edition: PublishedEdition,
  site: string,
): string {
  const { page, seed } = source;
  const looks = looksOf(source);
  const compared = comparedPassages(source, edition);
  const ranges = [
    ...page.claims.flatMap((claim) => claim.ranges),
    ...compared.map(({ range }) => range),
    ...looks,
  ];
  const claimed = new Set(page.claims.map(({ id }) => id));
  const notes = page.notes.flatMap((note) => {
    const points = (byId(page).marks.get(note.id) ?? []).map((at) => ({ start: at, end: at }));
    return claimed.has(note.id) || points.length === 0 ? [] : [{ note, points }];
  });
  const target = targets(source, site, [...ranges, ...notes.flatMap(({ points }) => points)]);
  const items = [
    ...page.claims.map((claim) => annotationOf(claim, source, { edition, site, target })),
    ...notes.map(({ note, points }) => ({
      id: `${site}/sources/${page.id}/#note-${note.id}`,
      type: 'Annotation',
      motivation: 'commenting',
      body: textual('commenting', wordsOf(note), edition),
      target: points.map(target),
      'margent:cites': citesOf(note.id, source),
    })),
    // What leads from words of a source to a row of a comparison (Web Annotation Vocabulary, §3.2: linking).
    ...compared.map(({ comparison, number, anchor, range }) => ({
      id: `${site}/sources/${page.id}/annotations.json#${comparison.id}-${number}`,
      type: 'Annotation',
      motivation: 'linking',
      body: site + pathOfComparison(comparison, anchor),
      target: [target(range)],
    })),
    ...looks.map((look, index) => ({
      id: `${site}/sources/${page.id}/annotations.json#original-${index + 1}`,
      type: 'Annotation',
      motivation: 'describing',
      body: {
        ...{ type: 'TextualBody', purpose: 'tagging', value: look.name.toLowerCase() },
        ...(Object.keys(look.attributes).length > 0 && { 'margent:attributes': look.attributes }),
      },
      target: target(look),
    })),
  ];
  const collection = {
    '@context': annotationContexts(site),
    id: `${site}/sources/${page.id}/annotations.json`,
    type: 'AnnotationCollection',
    label: page.data.title,
    total: items.length,
    source: {
      id: seedAddress(source, site),
      format: 'text/plain',
      'margent:encoding': page.data.encoding,
      'margent:sha256': seed.sha256,
    },
    first: {
      id: `${site}/sources/${page.id}/annotations.json#page`,
      type: 'AnnotationPage',
      startIndex: 0,
      items,
    },
  };
  return `${JSON.stringify(collection)}\n`;
}

function annotationOf(
  claim: Claim,
  source: PublishedSource,
  {
    edition,
    site,
    target,
  }: { edition: PublishedEdition; site: string; target: (range: Range) => Target },
) {
  const { page } = source;
  const { notes } = byId(page);
  const note = notes.get(claim.id);
  return {
    id: `${site}/sources/${page.id}/#claim-${claim.id}`,
    type: 'Annotation',
    motivation: 'assessing',
    body: [
      {
        type: 'TextualBody',
        purpose: 'assessing',
        value: labelOf(edition.verdicts, claim.verdict),
      },
      ...(claim.says === undefined ? [] : [textual('describing', claim.says, edition)]),
      ...(note ? [textual('commenting', wordsOf(note), edition)] : []),
    ],
    target: claim.ranges.map(target),
    'margent:chain': claimTransmission(page, claim),
    'margent:kind': claim.kind,
    'margent:verdict': claim.verdict,
    ...(claim.date !== undefined && { 'margent:date': claim.date }),
    ...(claim.asOf !== undefined && { 'margent:as-of': claim.asOf }),
    'margent:cites': citesOf(claim.id, source),
  };
}

/** Returns the works that a note cites. */
function citesOf(id: string, { page }: PublishedSource) {
  const cites = byId(page).cites.get(id) ?? [];
  return cites.map(({ key, relation, locator }) => ({ key, relation, locator }));
}

/**
 * How the original looks, where it has words that the seed lacks, and where its pages begin: each with its name and attributes.
 * What has no words is a range of none.
 */
function looksOf({ page: { renditions, wordless } }: PublishedSource): Rendition[] {
  return [
    ...renditions,
    ...wordless.map(({ offset, name, attributes, at }) => ({
      ...{ name, attributes, at, start: offset, end: offset },
    })),
  ].sort((a, b) => a.start - b.start || a.at - b.at);
}

function seedAddress({ seed }: PublishedSource, site: string): string {
  return `${site}/seeds/${seed.name}`;
}

function wordsOf({ children }: Note): string {
  return proseWords(children, byKey);
}

/** Words of the editors, and what they are there for (Web Annotation Vocabulary, §3.3). */
function textual(purpose: 'describing' | 'commenting', value: string, { about }: PublishedEdition) {
  return { type: 'TextualBody', purpose, format: 'text/plain', language: about.language, value };
}

/** The seed of a page, and a stretch of it in two ways. */
type Target = ReturnType<ReturnType<typeof targets>>;

/**
 * Returns what leads to ranges of a seed, of which `ranges` are all: the text is gone through once for their offsets. Each has
 * two selectors, the quote first: it holds where offsets do not.
 */
function targets(source: PublishedSource, site: string, ranges: readonly Range[]) {
  const { text } = source;
  const offsets = ranges.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  const points = new Map(
    codePointOffsets(text, offsets).map((point, index) => [offsets[index], point]),
  );
  return ({ start, end }: Range) => ({
    source: seedAddress(source, site),
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: [...text.slice(Math.max(0, start - 2 * context), start)].slice(-context).join(''),
        suffix: [...text.slice(end, end + 2 * context)].slice(0, context).join(''),
      },
      { type: 'TextPositionSelector', start: points.get(start), end: points.get(end) },
    ],
  });
}
