import { claimParts } from './claim-parts.ts';
import { inCalendar } from './date.ts';
import type { AnnotatedPage, Claim, MarkupElement } from './model.ts';
import type { Range } from '../text/range.ts';

/**
 * Returns the claims of a page: the parts of one id are one claim, and its first part with attributes says
 * what it is; in plain words its note says it. They are dated by the calendar of the page. Adjoining parts of one block are one range. A claim without speaker, kind or verdict, which are
 * faults of their own, is left out.
 */
export function claimsOf({
  elements,
  notes,
  faithful,
  data,
}: Pick<AnnotatedPage, 'elements' | 'notes' | 'faithful' | 'data'>): Claim[] {
  const sentences = new Map(notes.map(({ id, says }) => [id, says]));
  return [...claimParts({ elements }).values()].flatMap(({ id, parts }) => {
    const claim = claimOf(id, parts, faithful);
    const says = sentences.get(id);
    if (claim?.date) claim.date = inCalendar(claim.date, data?.calendar);
    return claim ? [{ ...claim, ...(says !== undefined && { says }) }] : [];
  });
}

function claimOf(id: string, parts: MarkupElement[], faithful: boolean): Claim | undefined {
  const first = parts.find((part) => part.attributes['by']);
  const by = first?.attributes['by']?.value;
  const kind = first?.attributes['kind']?.value;
  const verdict = first?.attributes['verdict']?.value;
  if (!first || !by || !kind || !verdict) return undefined;
  const claim: Claim = { id, by, kind, verdict, at: first.at, ranges: [] };
  const via = first.attributes['via']?.value;
  const date = first.attributes['date']?.value;
  if (via !== undefined) claim.via = via.split(/[\s,]+/).filter((word) => word !== '');
  if (date) claim.date = date;
  const asOf = first.attributes['as-of']?.value;
  if (asOf) claim.asOf = asOf;
  if (faithful) claim.ranges = merge(parts);
  return claim;
}

/** In the order of the text; parts that touch or lie over each other are one. */
function merge(parts: MarkupElement[]): Range[] {
  const ranges = parts.flatMap((part) =>
    part.range ? [{ ...part.range, block: part.block }] : [],
  );
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: typeof ranges = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && last.block === range.block && range.start <= last.end) {
      last.end = Math.max(last.end, range.end);
    } else merged.push({ ...range });
  }
  return merged.map(({ start, end }) => ({ start, end }));
}
