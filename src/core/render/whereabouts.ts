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

/** What a style prints the collection that a work is of with: a place of its own, that within the collection, or the house. */
export type CollectionPlace = 'own' | 'within' | 'house';

/** Returns where a style, XML, has the collection: many are older than its field. It stands between the work and the house. */
export function collectionPlaceIn(style: string): CollectionPlace {
  if (style.includes('archive_collection')) return 'own';
  const last = (name: string) => style.lastIndexOf(`<text variable="${name}"`);
  const house = last('archive');
  return house >= 0 && house < last('archive_location') ? 'house' : 'within';
}

/**
 * Returns the fields that tell where a work lies, each with a mark before it, by which it is found in what a style prints: the
 * collection where `place` says.
 */
export function markWhereabouts(work: Work, place: CollectionPlace): Record<string, string> {
  const marked = whereabouts.map((field, index): [string, string] => {
    const value = valueOf(work, field);
    return [field, value && markOf(index) + value];
  });
  const fields = Object.fromEntries(marked);
  const { archive, archive_collection: collection, archive_location: within } = fields;
  if (place === 'own' || !collection) return fields;
  return place === 'house'
    ? { ...fields, archive: [collection, archive].filter(Boolean).join(', ') }
    : { ...fields, archive_location: [within, collection].filter(Boolean).join(', ') };
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
