import { scaleUtc } from 'd3-scale';
import type { Extent } from '../../edition/extent.ts';
import { greatest } from '../../text/greatest.ts';
import { formatTick } from '../date.ts';
import { el, type Element } from '../hast.ts';
import { cutTo, isolatedText, widthOf } from './wrap.ts';

/** Letters that one wrote to another: the name of the row, and when each was written. */
export interface LettersOfRow {
  name: string;
  times: readonly Pick<Extent, 'start' | 'end'>[];
}

/** The rows laid out, from top to bottom: under each name its bars, as high as the letters in their stretch of time are many. */
export interface LettersLayout {
  width: number;
  rows: { name: string; bars: { x: number; height: number }[] }[];
  ticks: { x: number; words: string }[];
}

const margin = 4;
/** How wide a bar is, and how high at most; and how high a single letter at most. */
const bar = 4;
const highest = 22;
const single = 8;
/** A day, in milliseconds. */
const day = 86_400_000;
/** The height of a row: its name above its bars. */
const row = 46;

/** Lays letters out on one axis of time, in `language`. Each row has to have one. Linear in the letters. */
export function layOutLetters(
  rows: readonly LettersOfRow[],
  width: number,
  language: string,
): LettersLayout {
  let [from, to] = [Infinity, -Infinity];
  for (const { start, end } of rows.flatMap(({ times }) => times)) {
    from = Math.min(from, start);
    to = Math.max(to, end);
  }
  const scale = scaleUtc([from, to], [margin, width - margin]);
  const counted = rows.map(({ name, times }) => {
    const counts = new Map<number, number>();
    for (const { start, end } of times) {
      // A letter of some month or year stands in the middle of that.
      const x = Math.floor(scale((start + end) / 2) / bar) * bar;
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    return { name: cutTo(name, width - 2 * margin), counts };
  });
  const most = greatest(counted.flatMap(({ counts }) => [...counts.values()]));
  const unit = Math.min(single, highest / most);
  // No hours are known: of a few days each is told once.
  const ticks = scale
    .ticks(Math.max(2, Math.floor(width / 90)))
    .filter((time) => time.getTime() % day === 0);
  const eras = ticks.some((time) => time.getUTCFullYear() <= 0);
  return {
    width,
    rows: counted.map(({ name, counts }) => ({
      name,
      bars: [...counts]
        .sort(([a], [b]) => a - b)
        .map(([x, count]) => ({ x, height: Math.max(1, count * unit) })),
    })),
    ticks: apart(
      ticks.map((time) => ({ x: scale(time), words: formatTick(time.getTime(), language, eras) })),
      width,
    ),
  };
}

/** Where the middle of the words of a tick is: they do not reach past the picture. */
function middleOf({ x, words }: LettersLayout['ticks'][number], width: number): number {
  const half = widthOf(words) / 2;
  return Math.min(width - half, Math.max(half, x));
}

/** Returns ticks without those whose words would stand on those before. */
function apart(ticks: LettersLayout['ticks'], width: number): LettersLayout['ticks'] {
  let end = 0;
  return ticks.filter((tick) => {
    const [middle, half] = [middleOf(tick, width), widthOf(tick.words) / 2];
    if (middle - half < end) return false;
    end = middle + half + margin;
    return true;
  });
}

/** Draws rows of letters that are laid out. */
export function drawLetters(
  { width, rows, ticks }: LettersLayout,
  properties: Record<string, string>,
): Element {
  const axis = rows.length * row + 4;
  return el('svg', { ...properties, viewbox: `0 0 ${width} ${axis + 24}` }, [
    ...rows.flatMap(({ name, bars }, index) => {
      const floor = (index + 1) * row - 4;
      const path = bars.map(
        ({ x, height }) => `M${x} ${floor}v${-round(height)}h${bar - 1}v${round(height)}z`,
      );
      return [
        el('text', { x: margin, y: index * row + 14 }, [isolatedText(name)]),
        el('path', { class: 'row', d: path.join('') }),
        el('path', { class: 'axis', d: `M0 ${floor}H${width}` }),
      ];
    }),
    el('path', {
      class: 'axis',
      d: `M0 ${axis}H${width}${ticks.map(({ x }) => `M${round(x)} ${axis}v5`).join('')}`,
    }),
    ...ticks.map((tick) =>
      el(
        'text',
        {
          class: 'tick',
          x: round(middleOf(tick, width)),
          y: axis + 19,
          textAnchor: 'middle',
        },
        [isolatedText(tick.words)],
      ),
    ),
  ]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
