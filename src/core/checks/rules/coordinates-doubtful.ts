import type { Edition } from '../../edition/edition.ts';
import {
  fieldOf,
  fieldsAround,
  type Located,
  locatedEntries,
  placed,
} from '../../edition/places.ts';
import type { Entry } from '../../edition/entry.ts';
import type { Coordinates } from '../../page/coordinates.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** An entry lies where hardly anything does: at 0, 0, or where latitude and longitude seem to have changed places. */
export const coordinatesDoubtful: Rule = {
  code: 'coordinates-doubtful',
  find: (edition) => [...misplaced(edition), ...doubtful(edition)],
};

function misplaced({ glossary }: Edition): Finding[] {
  return [...glossary.values()].flatMap((entry) => {
    const { data } = entry;
    if (!data?.coordinates || placed.includes(data.kind)) return [];
    return [
      finding(
        entry,
        `Unexpected coordinates of an entry of kind ${data.kind}, expected them of a place or a facility: it stands on no map`,
        'take them out, or give the entry its kind',
      ),
    ];
  });
}

function doubtful({ glossary }: Edition): Finding[] {
  const all = locatedEntries(glossary.values());
  const isTurned = turnedAmong(all);
  return all.flatMap((one) => {
    const { latitude, longitude } = one.at;
    if (latitude === 0 && longitude === 0)
      return [
        finding(
          one.entry,
          'Unexpected coordinates 0, 0, expected those of the place: there is only sea',
          'look them up, or take them out',
        ),
      ];
    return isTurned(one)
      ? [
          finding(
            one.entry,
            `Unexpected place at ${latitude}, ${longitude}, far from all others, expected it near them: so it is at ${longitude}, ${latitude}`,
            'latitude comes first, the degrees north or south of the equator; turn them round, or let the warning stand with a reason (silence)',
          ),
        ]
      : [];
  });
}

/**
 * Returns a test of whether no other place is anywhere near some coordinates, and several are where latitude and longitude have
 * changed places. Linear in the places: they are counted by fields of the globe, and near is what is in one field or the next.
 */
function turnedAmong(all: readonly Located<Entry>[]): (one: Located<Entry>) => boolean {
  const counts = new Map<string, number>();
  for (const { at } of all) counts.set(fieldOf(at), (counts.get(fieldOf(at)) ?? 0) + 1);
  const near = (at: Coordinates) =>
    fieldsAround(at).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  return ({ at }) => {
    const turned = { latitude: at.longitude, longitude: at.latitude };
    // It is near itself, and its mirror is near it along the diagonal.
    const isNearItself = fieldsAround(turned).includes(fieldOf(at));
    return !isNearItself && near(at) === 1 && near(turned) > 1;
  };
}

function finding({ file, fields }: Entry, message: string, hint: string): Finding {
  return {
    code: 'coordinates-doubtful',
    message,
    place: { file, ...fields['coordinates'] },
    hint,
  };
}
