import { greatest } from '../../text/greatest.ts';
import { itemAt, present, getOrThrow } from '../../text/lookup.ts';
import { area, curveBumpX } from 'd3-shape';
import { el, type Element, type Node } from '../hast.ts';
import { isolatedText, lineHeight, wrap } from './wrap.ts';

/** Claims that took one way: from who says it, through whom it came, to where it stands. */
export interface Flow {
  /** The names of a stop are ids: at least two. */
  stops: string[];
  /** How many claims. */
  weight: number;
}

/** A name in the picture: a bar as high as its claims are many, its name above. */
export interface FlowNode {
  id: string;
  column: number;
  weight: number;
  /** The box of its bar, in units of the picture. */
  x: number;
  y: number;
  height: number;
  lines: string[];
}

/** What runs from one name to the next. */
export interface FlowBand {
  from: string;
  to: string;
  weight: number;
  /** The data of an SVG path. */
  path: string;
}

/** The picture laid out. */
export interface FlowLayout {
  width: number;
  height: number;
  columns: number;
  nodes: FlowNode[];
  bands: FlowBand[];
}

const bar = 8;
/** How high all bars of a column are together, without what stands between them; and a single claim at most. */
const ink = 280;
const most = 14;
const gap = 10;
/** How far apart columns are at least, so that names have room. */
const apart = 92;

/** A place in a column; one without a name is where a band passes by. */
interface Place {
  key: string;
  id?: string;
  column: number;
  weight: number;
  lines: string[];
  y: number;
  /** Where it leads, and how many claims go there. */
  next: Map<Place, number>;
  from: Map<Place, number>;
}

/**
 * Lays flows out in columns: who says it in the first, where it stands in the last, and between them whom it came
 * through, counted from the end. Every claim is in each column once; what skips a column passes between its names.
 * Takes time linear in the flows, but for sorting.
 */
export function layOutFlows(
  flows: readonly Flow[],
  nameOf: (id: string) => string,
  room: number,
): FlowLayout {
  const columns = greatest(
    flows.map(({ stops }) => stops.length),
    2,
  );
  const width = Math.max(room, (columns - 1) * apart);
  const step = (width - bar) / (columns - 1);
  const label = (id: string) => wrap(nameOf(id), step * 0.61);
  const places = placesOf(flows, columns, label);
  const total = flows.reduce((sum, { weight }) => sum + weight, 0);
  const unit = Math.min(most, ink / Math.max(1, total));
  const height = stack(places, unit);
  return {
    width,
    height,
    columns,
    nodes: places.flat().flatMap(({ id, column, weight, y, lines }) => {
      const x = column * step;
      return id === undefined ? [] : [{ id, column, weight, x, y, height: weight * unit, lines }];
    }),
    bands: bandsOf(places, unit, step),
  };
}

/** What a flow passes in a column: an id, or what it goes on to where it has none there. */
interface Stop {
  key: string;
  id: string | undefined;
}

function placesOf(
  flows: readonly Flow[],
  columns: number,
  label: (id: string) => string[],
): Place[][] {
  const places = Array.from({ length: columns }, () => new Map<string, Place>());
  const enter = (column: number, { key, id }: Stop, weight: number): Place => {
    const lines = id === undefined ? [] : label(id);
    const place = places[column]?.get(key) ?? {
      ...{ key, column, weight: 0, lines, y: 0, next: new Map(), from: new Map() },
      ...(id !== undefined && { id }),
    };
    places[column]?.set(key, place);
    place.weight += weight;
    return place;
  };
  for (const { stops, weight } of flows) {
    const [first = '', ...others] = stops;
    const skipped = columns - stops.length;
    let last = enter(0, { key: first, id: first }, weight);
    for (let column = 1; column < columns; column++) {
      const id = others[column - 1 - skipped];
      // What passes by on its way to the same name goes together. A space: no id has one.
      const place = enter(column, { key: id ?? ` ${others.slice(0, 1).join('')}`, id }, weight);
      last.next.set(place, (last.next.get(place) ?? 0) + weight);
      place.from.set(last, (place.from.get(last) ?? 0) + weight);
      last = place;
    }
  }
  return order(places.map((column) => [...column.values()]));
}

/** Orders each column, from the last to the first, by where its claims go, so that few bands cross. */
function order(places: Place[][]): Place[][] {
  let ranks = new Map<Place, number>();
  for (const column of places.toReversed()) {
    const rank = (place: Place) => {
      const sum = [...place.next].reduce((sum, [to, n]) => sum + n * getOrThrow(ranks, to), 0);
      return sum / place.weight;
    };
    const keys = new Map(column.map((place) => [place, rank(place)]));
    column.sort((a, b) => getOrThrow(keys, a) - getOrThrow(keys, b) || b.weight - a.weight);
    let above = 0;
    ranks = new Map(column.map((place) => [place, (above += place.weight) - place.weight / 2]));
  }
  return places;
}

/** Gives each place its y, the columns centred on one another. Returns the height of the picture. */
function stack(places: readonly Place[][], unit: number): number {
  const heights = places.map((column) => {
    let y = 0;
    for (const place of column) {
      place.y = y + place.lines.length * lineHeight;
      y = place.y + place.weight * unit + gap;
    }
    return y;
  });
  const height = greatest(heights);
  for (const [index, column] of places.entries()) {
    for (const place of column) place.y += (height - itemAt(heights, index)) / 2;
  }
  return height;
}

function bandsOf(places: readonly Place[][], unit: number, step: number): FlowBand[] {
  const arrived = new Map<Place, number>();
  return places.flatMap((column) =>
    column.flatMap((from) => {
      let left = from.y;
      const targets = [...from.next].sort(([a], [b]) => a.y - b.y);
      return targets.map(([to, weight]): FlowBand => {
        const right = arrived.get(to) ?? to.y;
        const thick = weight * unit;
        const [x, end] = [from.column * step + bar, to.column * step];
        const stretch: [number, number][] = [
          [x, left],
          [end, right],
        ];
        // Where nobody stands, the band goes on level.
        if (to.id === undefined) stretch.push([end + bar, right]);
        left += thick;
        arrived.set(to, right + thick);
        return { from: from.id ?? '', to: to.id ?? '', weight, path: ribbon(stretch, thick) };
      });
    }),
  );
}

function ribbon(stretch: [number, number][], thick: number): string {
  const shape = area(
    ([x]) => x,
    ([, y]) => y,
    ([, y]) => y + thick,
  );
  return present(shape.curve(curveBumpX).digits(1)(stretch), 'a path');
}

/** What stands above each column. */
const heads = 22;

/** Draws flows that are laid out. `look` is what is said of a name: its words, and where it leads. */
export function drawFlows(
  layout: FlowLayout,
  titles: { first: string; middle: string; last: string },
  look: (id: string) => { name: string; href?: string },
  properties: Record<string, string>,
): Element {
  const { width, height, columns, nodes, bands } = layout;
  const anchor = (column: number) =>
    column === 0 ? 'start' : column === columns - 1 ? 'end' : 'middle';
  const at = ({ column, x }: Pick<FlowNode, 'column' | 'x'>) =>
    column === 0 ? x : column === columns - 1 ? x + bar : x + bar / 2;
  const step = (width - bar) / (columns - 1);
  const head = (words: string, column: number): Node =>
    el(
      'text',
      {
        class: 'head',
        x: round(at({ column, x: column * step })),
        y: 12,
        textAnchor: anchor(column),
      },
      [words],
    );
  const draw = (node: FlowNode): Node => {
    const { name, href } = look(node.id);
    const top = node.y - node.lines.length * lineHeight + 12;
    const words = el(
      'text',
      { textAnchor: anchor(node.column), y: round(top) },
      node.lines.map((line, index) =>
        el('tspan', { x: round(at(node)), dy: index === 0 ? 0 : lineHeight }, [isolatedText(line)]),
      ),
    );
    const rect = el('rect', {
      ...{ x: round(node.x), y: round(node.y), width: bar },
      height: round(Math.max(1, node.height)),
    });
    const title = el('title', {}, [`${name}: ${node.weight}`]);
    const inner = [title, rect, words];
    return href === undefined
      ? el('g', { class: 'stop' }, inner)
      : el('a', { class: 'stop', href }, inner);
  };
  return el('svg', { ...properties, viewbox: `0 0 ${round(width)} ${round(height + heads)}` }, [
    head(titles.first, 0),
    ...(columns > 2 ? [head(titles.middle, (columns - 1) / 2)] : []),
    head(titles.last, columns - 1),
    el('g', { transform: `translate(0 ${heads})` }, [
      ...bands.map(({ path }) => el('path', { class: 'band', d: path })),
      ...nodes.map(draw),
    ]),
  ]);
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
