import { labelOf } from '../render/context.ts';
import { claimTransmission } from '../edition/transmission.ts';
import type { Edition } from '../edition/edition.ts';
import { anchorOfRow, type ComparedRow, rowsOf } from '../edition/comparison.ts';
import type { PublishedSource } from '../edition/published.ts';
import { proseText } from '../page/prose-text.ts';
import { isInNote } from '../page/scope.ts';
import type { Claim } from '../page/model.ts';
import { codePointOffsets } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** How many code points of context a quote carries on either side, so that it is found even if offsets shift. */
const context = 32;

/**
 * Returns the claims and notes of a page, and what of it is compared, as a W3C Web Annotation collection (Web Annotation Data Model, §4 and §5),
 * each with a text-quote and a text-position selector. Offsets are code points of the decoded seed, so that
 * `text[start:end] == exact`. `site` is the address of the edition, or '' where it has none.
 */
export function annotations(source: PublishedSource, edition: Edition, site: string): string {
  const { page, seed } = source;
  const items = [
    ...page.claims.map((claim) => annotationOf(claim, source, { edition, site })),
    ...edition.comparisons.flatMap((comparison) =>
      rowsOf({ parts: comparison.linked })
        .filter((row) => row.source === page.id)
        .flatMap((row, index) => linkOf(row, index, { comparison: comparison.id, source, site })),
    ),
  ];
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
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
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

function annotationOf(
  claim: Claim,
  source: PublishedSource,
  { edition, site }: { edition: Edition; site: string },
) {
  const { page, text } = source;
  const note = page.notes.find((n) => n.id === claim.id);
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
      ...(note ? [textual('commenting', note.children.map(proseText).join('\n\n'), edition)] : []),
    ],
    target: claim.ranges.map((range) => ({
      source: seedAddress(source, site),
      selector: selectorsOf(range, text),
    })),
    'margent:chain': claimTransmission(page, claim),
    'margent:kind': claim.kind,
    'margent:verdict': claim.verdict,
    'margent:cites': page.cites
      .filter(({ scope }) => isInNote(scope, claim.id))
      .map(({ key, relation, locator }) => ({ key, relation, locator })),
  };
}

/** What leads from words of a source to a row of a comparison (Web Annotation Vocabulary, §3.2: linking). */
function linkOf(
  { element, range }: ComparedRow,
  index: number,
  { comparison, source, site }: { comparison: string; source: PublishedSource; site: string },
) {
  if (!range) return [];
  const address = `${site}/comparisons/${comparison}/`;
  const anchor = anchorOfRow(element);
  return [
    {
      id: `${site}/sources/${source.page.id}/annotations.json#${comparison}-${index + 1}`,
      type: 'Annotation',
      motivation: 'linking',
      body: anchor === undefined ? address : `${address}#${anchor}`,
      target: [{ source: seedAddress(source, site), selector: selectorsOf(range, source.text) }],
    },
  ];
}

function seedAddress({ seed }: PublishedSource, site: string): string {
  return `${site}/seeds/${seed.name}`;
}

/** Words of the editors, and what they are there for (Web Annotation Vocabulary, §3.3). */
function textual(purpose: 'describing' | 'commenting', value: string, { about }: Edition) {
  return { type: 'TextualBody', purpose, format: 'text/plain', language: about.language, value };
}

/** The two selectors of a range, the quote first: it holds where offsets do not. */
function selectorsOf({ start, end }: Range, text: string) {
  const [from, to] = codePointOffsets(text, [start, end]);
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: [...text.slice(Math.max(0, start - 2 * context), start)].slice(-context).join(''),
      suffix: [...text.slice(end, end + 2 * context)].slice(0, context).join(''),
    },
    { type: 'TextPositionSelector', start: from, end: to },
  ];
}
