import { fieldOf, fieldsAround, type Located, locatedEntries } from '../edition/places.ts';
import type { PublishedEntry } from '../edition/published.ts';
import type { Coordinates } from '../page/coordinates.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { el, html, type Node, text } from '../render/hast.ts';
import { linkToEntry, type NamedLink } from '../render/named-link.ts';
import { drawMap, type MapPlace } from '../render/pictures/map.ts';
import { push } from '../text/lookup.ts';
import { showCoordinates } from './coordinates.ts';
import { once } from '../text/once.ts';
import { shownEntries, type ShownEdition } from './shown.ts';

/** A map of places, and the list that says the same. */
export interface PlacesMap {
  /** As it is set on a wide and on a narrow page. */
  svg: string[];
  places: { link: NamedLink; coordinates: string }[];
}

type Place = Located<PublishedEntry>;

/** The places of an edition by name, and by the fields of the globe that they are in. */
const placesOf = once((rendering: ShownEdition) => {
  const all: Place[] = locatedEntries(shownEntries(rendering));
  const fields = new Map<string, Place[]>();
  for (const place of all) push(fields, fieldOf(place.at), place);
  return { all, fields };
});

/** Returns the map of all places of an edition, or of those `among` them; undefined where none says where it lies. */
export function placesMap(
  rendering: ShownEdition,
  among?: ReadonlySet<string>,
): PlacesMap | undefined {
  const all = placesOf(rendering).all.filter(({ entry }) => among?.has(entry.id) ?? true);
  if (all.length === 0) return undefined;
  const places = all.map((place) => mapPlace(place, rendering));
  return {
    svg: [
      html([drawMap(places, [640, 520], { class: 'wide' })]),
      html([drawMap(places, [340, 380], { class: 'narrow' })]),
    ],
    places: all.map(({ entry, at }) => ({
      link: linkToEntry(entry.id, rendering),
      coordinates: showCoordinates(at, rendering.wording),
    })),
  };
}

/** Where so many places have one, each has a small map: to draw one takes some 40 ms. */
const mostSmall = 200;
/** How many others stand on the map of a place, how near they are in degrees, and among how many they are looked for. */
const [mostOthers, nearest, mostLooked] = [5, 12, 300];

/** Returns a small map of one place, with some others that are near; nothing where it does not say where it lies. */
export function placeMap(rendering: ShownEdition, id: string): Node[] {
  const { all, fields } = placesOf(rendering);
  if (all.length > mostSmall) return [];
  const own = all.find(({ entry }) => entry.id === id);
  if (!own) return [];
  const others = fieldsAround(own.at)
    .flatMap((field) => fields.get(field) ?? [])
    .slice(0, mostLooked)
    .filter((other) => other !== own && apart(other.at, own.at) < nearest)
    .sort((a, b) => apart(a.at, own.at) - apart(b.at, own.at))
    .slice(0, mostOthers);
  const places = [own, ...others].map((place) => mapPlace(place, rendering));
  return [
    el('figure', { class: 'picture' }, [
      el('figcaption', {}, [showCoordinates(own.at, rendering.wording)]),
      '\n',
      el('div', { class: 'drawing' }, [drawMap(places, [340, 260], {})]),
    ]),
    text('\n'),
  ];
}

/** How far apart two places are, roughly: enough to tell which is nearer. */
function apart(a: Coordinates, b: Coordinates): number {
  const across = Math.abs(a.longitude - b.longitude) % 360;
  const narrowing = Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(a.latitude - b.latitude, Math.min(across, 360 - across) * narrowing);
}

function mapPlace({ entry, at }: Place, rendering: Rendering): MapPlace {
  return {
    ...at,
    name: nameOfEntry(rendering, entry.id),
    built: entry.data.kind === 'facility',
    href: rendering.href(`/glossary/${entry.id}/`),
  };
}
