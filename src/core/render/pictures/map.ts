import {
  geoAzimuthalEqualArea,
  geoCentroid,
  geoCircle,
  geoDistance,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
  geoTransform,
} from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import countries from 'world-atlas/countries-50m.json' with { type: 'json' };
import { greatest } from '../../text/greatest.ts';
import { present } from '../../text/lookup.ts';
import { el, type Element, type Node } from '../hast.ts';
import { isolatedText, lineHeight, widthOf } from './wrap.ts';

/** A place on a map. */
export interface MapPlace {
  name: string;
  latitude: number;
  longitude: number;
  /** Whether it is something built, and drawn as a square. */
  built: boolean;
  href: string;
}

/** The words at a place: they begin or end at x, on the base line y. */
interface Label {
  words: string;
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
}

/** A place as it is drawn. */
interface Drawn {
  place: MapPlace;
  x: number;
  y: number;
  label?: Label;
}

/** How much of the globe is seen at least from the middle of a map to its edge, in degrees. */
const least = 4;
/** The room between the outermost places and the edge, of the distance to them. */
const room = 1.18;
/** The size of a mark, in units of the picture. */
const mark = 7;
/** Past so many, places have no links and names of their own: the list has them. */
const mostLinked = 100;
/** The most bytes of coasts and borders: they are drawn coarser until they have no more. */
const mostOfLand = 20_000;

/**
 * Draws a map of places, fitted to them: coasts and borders of Natural Earth at 1:50 million, the places, and their names as
 * far as none stands on another. Equal areas are drawn equal. Colours are those of the words around it. There has to be a
 * place, the first of which is named first. Bounded in size, however many there are.
 */
export function drawMap(
  places: readonly MapPlace[],
  [width, height]: readonly [number, number],
  properties: Record<string, string>,
): Element {
  const projection = projectionFor(places, [width, height]);
  const at = places.map((place): Drawn => {
    const [x, y] = present(projection([place.longitude, place.latitude]), 'a place on the map');
    return { place, x, y };
  });
  const marks =
    places.length > mostLinked ? [drawMany(at)] : label(at, [width, height]).map(drawPlace);
  return el(
    'svg',
    { ...properties, viewbox: `0 0 ${width} ${height}`, width, height, fill: 'currentColor' },
    [...drawLand(projection), ...marks],
  );
}

/** A view of the globe from above the middle of the places, in which all of them are. */
function projectionFor(
  places: readonly MapPlace[],
  size: readonly [number, number],
): GeoProjection {
  const points = places.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
  const middle = geoCentroid({ type: 'MultiPoint', coordinates: points });
  // Places that lie around the whole globe have no middle.
  const [longitude, latitude] = middle.every(Number.isFinite) ? middle : [0, 0];
  const center: [number, number] = [longitude, latitude];
  const farthest = greatest(points.map((point) => (geoDistance(center, point) * 180) / Math.PI));
  const radius = Math.min(179, Math.max(least, farthest * room));
  const [width, height] = size;
  return (
    geoAzimuthalEqualArea()
      .rotate([-longitude, -latitude])
      // The shapes have points enough: to put more between them takes as long as all the rest.
      .precision(0)
      .fitSize([width, height], geoCircle().center(center).radius(radius)())
      .clipExtent([
        [0, 0],
        [width, height],
      ])
  );
}

/** The shapes of Natural Earth, made of the package's when a map is first drawn. */
let shapes: { land: GeoPermissibleObjects; borders: GeoPermissibleObjects } | undefined;

function worldShapes() {
  shapes ??= {
    land: feature(countries, countries.objects.land),
    borders: mesh(countries, countries.objects.countries, (a, b) => a !== b),
  };
  return shapes;
}

function drawLand(projection: GeoProjection): Node[] {
  const { land, borders } = worldShapes();
  for (let step = 1; ; step *= 1.6) {
    const coasts = outline(land, projection, step);
    const lines = outline(borders, projection, step);
    if (coasts.length + lines.length > mostOfLand) continue;
    return [
      el('path', {
        d: coasts,
        fillOpacity: 0.1,
        stroke: 'currentColor',
        strokeOpacity: 0.35,
        strokeWidth: 0.6,
      }),
      el('path', {
        d: lines,
        fill: 'none',
        stroke: 'currentColor',
        strokeOpacity: 0.35,
        strokeWidth: 0.8,
        strokeDasharray: '3 2',
      }),
    ];
  }
}

/** Returns the path of a shape, with no two points of a line nearer to each other than `step`, in units of the picture. */
function outline(shape: GeoPermissibleObjects, projection: GeoProjection, step: number): string {
  let [lastX, lastY] = [NaN, NaN];
  const coarse = geoTransform({
    lineStart() {
      [lastX, lastY] = [NaN, NaN];
      this.stream.lineStart();
    },
    point(x, y) {
      if (Math.hypot(x - lastX, y - lastY) < step) return;
      [lastX, lastY] = [x, y];
      this.stream.point(x, y);
    },
  });
  const path = geoPath({ stream: (into) => projection.stream(coarse.stream(into)) }).digits(1);
  // An island of less than three points is none at this size.
  return (path(shape) ?? '').replace(/M[-\d.,]+(?:L[-\d.,]+)?Z/g, '');
}

/** Gives names to the places in their order, beside them, above or below, wherever there is room. */
function label(all: readonly Drawn[], [width, height]: readonly [number, number]): Drawn[] {
  const taken = all.map(({ x, y }) => boxAround(x, y));
  return all.map((one): Drawn => {
    const found = labelsAt(one).find((candidate) => {
      const box = boxOf(candidate);
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      return inside && !taken.some((other) => meets(box, other));
    });
    if (!found) return one;
    taken.push(boxOf(found));
    return { ...one, label: found };
  });
}

function labelsAt({ place, x, y }: Drawn): Label[] {
  const words = place.name;
  const gap = mark;
  return [
    { words, x: x + gap, y: y + 4.5, anchor: 'start' },
    { words, x: x - gap, y: y + 4.5, anchor: 'end' },
    { words, x, y: y - gap - 1, anchor: 'middle' },
    { words, x, y: y + gap + lineHeight - 4, anchor: 'middle' },
    { words, x: x + gap - 2, y: y - gap + 2, anchor: 'start' },
    { words, x: x - gap + 2, y: y - gap + 2, anchor: 'end' },
    { words, x: x + gap - 2, y: y + gap + 8, anchor: 'start' },
    { words, x: x - gap + 2, y: y + gap + 8, anchor: 'end' },
  ];
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxAround(x: number, y: number): Box {
  const half = mark / 2 + 1;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function boxOf({ words, x, y, anchor }: Label): Box {
  const long = widthOf(words);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
  return { left, right: left + long, top: y - lineHeight + 4, bottom: y + 4 };
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function drawPlace({ place, x, y, label: words }: Drawn): Node {
  const [cx, cy] = [round(x), round(y)];
  const shape = place.built
    ? el('rect', { x: round(x - mark / 2), y: round(y - mark / 2), width: mark, height: mark })
    : el('circle', { cx, cy, r: mark / 2 });
  return el('a', { href: place.href }, [
    el('title', {}, [place.name]),
    shape,
    ...(words
      ? [
          el('text', { x: round(words.x), y: round(words.y), textAnchor: words.anchor }, [
            isolatedText(words.words),
          ]),
        ]
      : []),
  ]);
}

/** Very many places are one path of dots, in which those that stand close together are one. */
function drawMany(all: readonly Drawn[]): Node {
  const dots = new Set(
    all.map(({ x, y }) => `M${4 * Math.round(x / 4)},${4 * Math.round(y / 4)}h0`),
  );
  return el('path', {
    d: [...dots].slice(0, 1000).join(''),
    stroke: 'currentColor',
    strokeWidth: 4,
    strokeLinecap: 'round',
  });
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
