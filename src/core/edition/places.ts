import type { Coordinates } from '../page/coordinates.ts';
import type { EntryData } from './schema/entry.ts';

/** An entry of a place or a facility that says where it lies. */
export interface Located<E> {
  entry: E;
  at: Coordinates;
}

/** The kinds of entries that may lie somewhere. */
export const placed: readonly EntryData['kind'][] = ['place', 'facility'];

/** Returns the entries that stand on a map, in their order. */
export function locatedEntries<E extends { data?: EntryData }>(entries: Iterable<E>): Located<E>[] {
  return [...entries].flatMap((entry) => {
    const { data } = entry;
    return data?.coordinates && placed.includes(data.kind) ? [{ entry, at: data.coordinates }] : [];
  });
}

/** How large a field of the globe is, in degrees. */
const size = 15;

/** Returns the name of the field of the globe that coordinates are in: so what is near can be found without comparing all. */
export function fieldOf({ latitude, longitude }: Coordinates): string {
  return `${Math.floor(latitude / size)} ${Math.floor(longitude / size)}`;
}

/** Returns the names of the field that coordinates are in, and of those around it. */
export function fieldsAround({ latitude, longitude }: Coordinates): string[] {
  const steps = [-size, 0, size];
  // East of the last field begins the first.
  const wrapped = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
  return steps.flatMap((north) =>
    steps.map((east) =>
      fieldOf({ latitude: latitude + north, longitude: wrapped(longitude + east) }),
    ),
  );
}
