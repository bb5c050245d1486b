import { greatest, least } from '../../text/greatest.ts';
import { itemAt } from '../../text/lookup.ts';
import { scaleUtc } from 'd3-scale';
import type { Extent } from '../../edition/extent.ts';
import { formatTick } from '../date.ts';
import { el, type Element, type Node } from '../hast.ts';
import { cutTo, isolatedText, widthOf } from './wrap.ts';

/** Something dated in the picture of a timeline. */
export interface Dated extends Extent {
  kind: string;
  /** What it is called in the picture, and in full. */
  label: string;
  title: string;
  href: string;
}

/** A mark of the picture, in its units: y counts from the axis upwards. */
export interface StripMark {
  item: Dated;
  x: number;
  width: number;
  y: number;
}

/** The words at a mark, cut to the room there is: they begin or end at x, `y` above the axis. */
export interface Label {
  mark: StripMark;
  name: string;
  x: number;
  width: number;
  y: number;
  anchor: 'start' | 'end';
}

/** A strip of time to scale, laid out. */
export interface StripLayout {
  width: number;
  height: number;
  marks: StripMark[];
  labels: Label[];
  ticks: { x: number; words: string }[];
  /** Whether the marks are too many for links and names. */
  crowded: boolean;
  /** Returns the x of a time. */
  at: (time: number) => number;
}

/** A mark is as wide as this at least, and a row of marks as high at most; the stack is no higher than that. */
const dot = 7;
const row = 9;
const stack = 200;
const margin = 8;
/** How far a mark fades out that reaches further than anybody says, in as many steps. */
const fade = 12;
const steps = 3;
const tier = 17;
/** How many names may stand above one another, and how wide one is at most. */
const tiers = 13;
const longest = 240;
/** Past so many, marks have no links of their own: the list has them. */
export const linked = 400;

/**
 * Lays items out between two times, in milliseconds since 1970. Marks that would overlap stand above one another; names
 * that would are left out, and where there are more than `most` marks, all are. The axis is in `language`.
 */
export function layOutStrip(
  items: readonly Dated[],
  [from, to]: readonly [number, number],
  width: number,
  language: string,
  most = linked,
): StripLayout {
  const scale = scaleUtc([from, to], [margin, width - margin]);
  const at = (time: number) => scale(Math.min(to, Math.max(from, time)));
  const inside = items.filter(({ start, end }) => start < to && end > from);
  const marks = pack(
    inside.sort((a, b) => a.start - b.start || b.end - a.end),
    at,
  );
  const top =
    greatest(
      marks.map(({ y }) => y),
      0,
    ) + row;
  const crowded = marks.length > most;
  const labels = crowded ? [] : label(marks, width);
  const ticks = ticksOf(scale.ticks(Math.max(2, Math.floor(width / 90))));
  const eras = ticks.some((time) => new Date(time).getUTCFullYear() <= 0);
  return {
    width,
    height: greatest(
      labels.map(({ y }) => y + tier),
      top,
    ),
    marks,
    labels,
    ticks: ticks.map((time) => ({ x: scale(time), words: formatTick(time, language, eras) })),
    crowded,
    at,
  };
}

/** There is no year 0: a century before our era is counted from 100 BC, which is the astronomical year −99. */
function ticksOf(ticks: readonly Date[]): number[] {
  const years = ticks.map((tick) => tick.getUTCFullYear());
  const round = new Set(years).size === years.length && years.every((year) => year % 10 === 0);
  return ticks.map((tick) => {
    const year = tick.getUTCFullYear();
    return round && year <= 0 ? new Date(tick).setUTCFullYear(year + 1) : tick.getTime();
  });
}

/** Puts each mark into the lowest row where there is room. */
function pack(items: readonly Dated[], at: (time: number) => number): StripMark[] {
  const take = rowsFor(items.length);
  const marks = items.map((item) => {
    const [start, end] = [at(item.start), at(item.end)];
    const x = item.opens === 'before' ? start - fade : start;
    const width = Math.max(dot, end - start) + (item.opens ? fade : 0);
    return { item, x, width, y: take(x, width) };
  });
  const rows =
    1 +
    greatest(
      marks.map(({ y }) => y),
      0,
    );
  const step = Math.min(row, stack / rows);
  return marks.map((mark) => ({ ...mark, y: mark.y * step }));
}

/**
 * Returns what takes the lowest of so many rows that has room for a mark, and returns its number. The ends of the rows stand in a
 * tree, each node with the least below it: a row is found in logarithmic steps, however many are taken.
 */
function rowsFor(count: number): (x: number, width: number) => number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
  const ends = new Float64Array(2 * size).fill(-Infinity);
  const endOf = (node: number) => itemAt(ends, node);
  return (x, width) => {
    let node = 1;
    while (node < size) node = 2 * node + (endOf(2 * node) + 1 <= x ? 0 : 1);
    const index = node - size;
    ends[node] = x + width;
    while ((node >>= 1) > 0) ends[node] = Math.min(endOf(2 * node), endOf(2 * node + 1));
    return index;
  };
}

/** The stretches of a tier that are taken. */
type Taken = [number, number][];

/** What a name in a tier may not stand on: marks, other names, and the lines of those; a line may cross no name. */
interface Tier {
  marks: Taken;
  names: Taken;
  lines: Taken;
}

/** Names the marks for which there is room: a name stands on nothing, and its line down to its mark crosses none. */
function label(marks: readonly StripMark[], width: number): Label[] {
  const taken = Array.from({ length: tiers }, (): Tier => ({ marks: [], names: [], lines: [] }));
  for (const { x, y, width } of marks) {
    const reached = taken.slice(Math.floor(y / tier), Math.ceil((y + dot) / tier));
    for (const { marks } of reached) marks.push([x - 2, x + width + 2]);
  }
  return candidates(marks, width).flatMap((label): Label[] => {
    const { mark, x, anchor } = label;
    const first = Math.ceil((mark.y + dot) / tier);
    const place = findPlace(taken, first, label, anchor === 'start' ? width - x : x);
    if (!place) return [];
    const name = cutTo(label.name, place.room);
    const long = widthOf(name);
    const [left, right] = anchor === 'start' ? [x - 2, x + long + 8] : [x - long - 8, x + 2];
    taken[place.index]?.names.push([left, right]);
    for (const { lines } of taken.slice(first, place.index)) lines.push([x - 2, x + 2]);
    return [{ ...label, name, width: long, y: place.index * tier }];
  });
}

/**
 * Returns the names in the order in which they get their places: events and publications first; then those that run
 * to the right, the rightmost first, and those that run to the left, the leftmost first. So each stands higher than
 * the ones before, and its line passes beside them.
 */
function candidates(marks: readonly StripMark[], width: number): Omit<Label, 'y'>[] {
  const rank = ({ mark, anchor, x }: Omit<Label, 'y'>): [number, number, number] => [
    mark.item.kind === 'row' ? 1 : 0,
    anchor === 'start' ? 0 : 1,
    anchor === 'start' ? -x : x,
  ];
  const labels = marks.map((mark): Omit<Label, 'y'> => {
    const name = cutTo(mark.item.label, Math.min(longest, width * 0.6));
    const long = widthOf(name);
    const x = mark.x + dot / 2;
    return { mark, name, x, width: long, anchor: x + long <= width ? 'start' : 'end' };
  });
  const ranked = labels.map((label) => ({ label, rank: rank(label) }));
  ranked.sort((a, b) => a.rank.map((n, i) => n - itemAt(b.rank, i)).find((n) => n !== 0) ?? 0);
  return ranked.map(({ label }) => label);
}

/**
 * Returns the lowest tier from `first` that has room for most of a name, and below it for its line; undefined for
 * none. `most` is the room to the edge of the picture.
 */
function findPlace(
  taken: readonly Tier[],
  first: number,
  { x, width, anchor }: Omit<Label, 'y'>,
  most: number,
): { index: number; room: number } | undefined {
  const enough = Math.min(width, Math.max(100, width * 0.6));
  for (const [above, { marks, names, lines }] of taken.slice(first).entries()) {
    const all = [...marks, ...names, ...lines];
    const room = least(
      all.map((stretch) => roomBeside(stretch, x, anchor)),
      most,
    );
    if (room >= enough) return { index: first + above, room };
    if (names.some(([left, right]) => left < x + 1 && right > x - 1)) return undefined;
  }
  return undefined;
}

/** Returns how far words may go from x before they meet a stretch. */
function roomBeside([left, right]: Taken[number], x: number, anchor: 'start' | 'end'): number {
  if (anchor === 'start') return right <= x - 2 ? Infinity : left - x - 8;
  return left >= x + 2 ? Infinity : x - right - 8;
}

/** Draws a strip that is laid out. `shade` is a stretch that another picture shows larger. */
export function drawStrip(
  layout: StripLayout,
  shade: readonly [number, number] | undefined,
  properties: Record<string, string>,
): Element {
  const { width, height, marks, labels, ticks, crowded, at } = layout;
  const axis = height + 4;
  return el('svg', { ...properties, viewbox: `0 0 ${width} ${round(axis + 24)}` }, [
    ...(shade
      ? [
          el('rect', {
            class: 'shade',
            x: round(at(shade[0])),
            y: 0,
            width: round(at(shade[1]) - at(shade[0])),
            height: round(axis),
          }),
        ]
      : []),
    el('path', {
      class: 'axis',
      d: `M0 ${round(axis)}H${width}${ticks.map(({ x }) => `M${round(x)} ${round(axis)}v5`).join('')}`,
    }),
    ...ticks.map(({ x, words }) => {
      const half = widthOf(words) / 2;
      const middle = Math.min(width - half, Math.max(half, x));
      return el(
        'text',
        { class: 'tick', x: round(middle), y: round(axis + 19), textAnchor: 'middle' },
        [isolatedText(words)],
      );
    }),
    ...labels.map(({ mark, x, y }) =>
      el('path', {
        class: 'leader',
        d: `M${round(x)} ${round(height - y)}V${round(height - mark.y - dot)}`,
      }),
    ),
    ...(crowded ? [drawMany(marks, height)] : drawMarks(marks, labels, height)),
  ]);
}

/** Each mark with its name is a link to its row of the list. */
function drawMarks(marks: readonly StripMark[], labels: readonly Label[], height: number): Node[] {
  const named = new Map(labels.map((label) => [label.mark, label]));
  return marks.map((mark) => {
    const { item, x, width, y } = mark;
    const label = named.get(mark);
    const shape = (x: number, width: number, more = {}) =>
      el('rect', {
        class: item.vague ? `${item.kind} vague` : item.kind,
        x: round(x),
        y: round(height - y - dot),
        width: round(width),
        height: dot,
        rx: item.kind === 'publication' ? 0 : dot / 2,
        ...more,
      });
    const solid = item.opens ? width - fade : width;
    const left = item.opens === 'before' ? x + fade : x;
    const fading = Array.from({ length: item.opens ? steps : 0 }, (_, step) => {
      const far = (step * fade) / steps;
      const at = item.opens === 'before' ? left - far - fade / steps : left + solid + far;
      return shape(at, fade / steps, { rx: 0, opacity: round(0.75 - step / 4) });
    });
    const words =
      label &&
      el('text', { x: round(label.x), y: round(height - label.y - 4), textAnchor: label.anchor }, [
        isolatedText(label.name),
      ]);
    const title = el('title', {}, [item.title]);
    return el('a', { href: item.href }, [
      title,
      shape(left, solid),
      ...fading,
      ...(words ? [words] : []),
    ]);
  });
}

/** Rows nearer to each other than this are drawn as one where there are very many. */
const level = 4;

/** Very many marks are one path, in which those that stand close together are one line: a picture is to stay small. */
function drawMany(marks: readonly StripMark[], height: number): Node {
  const isHigh = new Set(marks.map(({ y }) => y)).size > stack / level;
  const rows = Map.groupBy(marks, ({ y }) =>
    round(height - (isHigh ? y - (y % level) : y) - dot / 2),
  );
  const d = [...rows].flatMap(([y, row]) =>
    joined(row).map(([from, to]) => `M${round(from)} ${y}h${round(to - from)}`),
  );
  return el('path', { class: 'many', d: d.join('') });
}

/** Between marks nearer than this nothing is seen of the ground. */
const seen = 3;

/** Returns the stretches that marks of a row fill, from left to right. */
function joined(row: readonly StripMark[]): Taken {
  const stretches: Taken = [];
  for (const { x, width } of row) {
    const last = stretches.at(-1);
    if (last && x - last[1] < seen) last[1] = Math.max(last[1], x + width);
    else stretches.push([x, x + width]);
  }
  return stretches;
}

const day = 86_400_000;
const year = 365.25 * day;

/**
 * Returns the calendar year that deserves a picture of its own, as its two ends: where at least a quarter of all
 * items, and no fewer than five, stand in one of many years. Undefined where there is none.
 */
export function busiestYear(items: readonly Extent[]): [number, number] | undefined {
  const [from, to] = spanOf(items);
  const counts = new Map<number, number>();
  for (const { start } of items) {
    const year = new Date(start).getUTCFullYear();
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [busiest, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  if (to - from < 4 * year || count < Math.max(5, items.length / 4)) return undefined;
  return [Date.UTC(busiest, 0), Date.UTC(busiest + 1, 0)];
}

/** Returns the stretch that all items fill, with a little room at either end. */
export function spanOf(items: readonly Extent[]): [number, number] {
  const from = items.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = items.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const room = Math.max(30 * day, (to - from) / 50);
  return [from - room, to + room];
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
