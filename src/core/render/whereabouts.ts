import type { Work } from '../edition/schema/reference.ts';

/** The fields that tell a reader where a work lies, from the house to the piece in it. */
export const whereabouts = [
  ...(['archive', 'archive-place', 'archive_collection'] as const),
  ...(['archive_location', 'call-number'] as const),
];

/** What stands before the value of a field, until the entry is set: no style and no title has these characters. */
function markOf(index: number): string {
  return `\uE000${String.fromCharCode(0xe010 + index)}`;
}

/**
 * Returns the fields that tell where a work lies, each with a mark before it, by which it is found in what a style prints. Many
 * styles are older than the field of the collection: in those it stands behind the place in it, as their manuals have it.
 */
export function markWhereabouts(work: Work, knowsCollection: boolean): Record<string, string> {
  const marked = whereabouts.map((field, index): [string, string] => {
    const value = valueOf(work, field);
    return [field, value && markOf(index) + value];
  });
  const fields = Object.fromEntries(marked);
  const { archive_collection: collection, archive_location: within } = fields;
  if (knowsCollection || !collection) return fields;
  return { ...fields, archive_location: [within, collection].filter(Boolean).join(', ') };
}

/** Returns the values of those fields that have no mark in what a style has printed. */
export function unprintedWhereabouts(work: Work, printed: string): string[] {
  return whereabouts
    .filter((_, index) => !printed.includes(markOf(index)))
    .map((field) => valueOf(work, field))
    .filter((value) => value !== '');
}

/** Returns what a style has printed, without the marks. */
export function withoutMarks(printed: string): string {
  return printed.replace(/\uE000[\uE010-\uE01F]/g, '');
}

function valueOf(work: Work, field: (typeof whereabouts)[number]): string {
  return String(work[field] ?? '').trim();
}
