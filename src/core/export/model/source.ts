import type { z } from 'zod';
import { anchoredBlocks } from '../../edition/anchors.ts';
import type { PublishedSource } from '../../edition/published.ts';
import { claimTransmission } from '../../edition/transmission.ts';
import { byId } from '../../page/by-id.ts';
import { codePointOffsets } from '../../text/lines.ts';
import { getOrThrow } from '../../text/lookup.ts';
import { proseData } from './prose.ts';
import type { sourceModel } from './schema.ts';

/** Returns the model of a source as JSON that its schema describes. `site` is the address of the edition, or ''. */
export function sourceJson({ page, seed, text, linked }: PublishedSource, site: string): string {
  const looks = [
    ...page.renditions,
    ...page.wordless.map(({ offset, ...one }) => ({ ...one, start: offset, end: offset })),
  ].sort((a, b) => a.start - b.start || a.at - b.at);
  const terms = [
    ...page.marks.flatMap(({ kind, id, start, end }) =>
      kind === 'term' ? [{ entry: id, start, end }] : [],
    ),
    ...linked.links.map(({ entry, start, end }) => ({ entry, start, end })),
  ].sort((a, b) => a.start - b.start);
  const blocks = anchoredBlocks(page, text);
  const { marks } = byId(page);
  const ranges = [...looks, ...terms, ...blocks, ...page.claims.flatMap((claim) => claim.ranges)];
  const offsets = [
    ...ranges.flatMap(({ start, end }) => [start, end]),
    ...blocks.flatMap(({ breaks }) => breaks),
    ...[...marks.values()].flat(),
  ].sort((a, b) => a - b);
  const points = new Map(codePointOffsets(text, offsets).map((point, n) => [offsets[n], point]));
  const at = (offset: number) => getOrThrow(points, offset);
  const rangeOf = ({ start, end }: { start: number; end: number }) => ({
    start: at(start),
    end: at(end),
  });
  const data: z.input<typeof sourceModel> = {
    ...{ format: 'margent-source', version: 1, id: page.id, url: `${site}/sources/${page.id}/` },
    fields: page.data,
    seed: { url: `${site}/${seed.path}`, sha256: seed.sha256, encoding: page.data.encoding },
    blocks: blocks.map(({ kind, depth, quoted, anchor, breaks, ...block }) => ({
      kind,
      ...(depth !== undefined && { depth }),
      ...{ quoted, anchor, ...rangeOf(block), breaks: breaks.map(at) },
    })),
    claims: page.claims.map((claim) => {
      const { id, by, kind, verdict, date, asOf, says, ranges: parts } = claim;
      return {
        ...{ id, by, kind, verdict, chain: claimTransmission(page, claim) },
        ...(date !== undefined && { date }),
        ...(asOf !== undefined && { asOf }),
        ...(says !== undefined && { says }),
        ranges: parts.map(rangeOf),
      };
    }),
    notes: linked.notes.map(({ id, children }) => ({
      id,
      marks: (marks.get(id) ?? []).map(at),
      prose: proseData(children),
    })),
    terms: terms.map(({ entry, ...range }) => ({ entry, ...rangeOf(range) })),
    looks: looks.map(({ name, attributes, ...range }) => ({
      element: name,
      attributes,
      ...rangeOf(range),
    })),
    before: proseData(linked.before),
    after: proseData(linked.after),
  };
  return `${JSON.stringify(data)}\n`;
}
