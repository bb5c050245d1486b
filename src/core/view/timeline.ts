import { extentOf } from '../edition/extent.ts';
import { timelineAnchors } from '../edition/timeline-anchors.ts';
import { itemAt } from '../text/lookup.ts';
import { compareDates, yearDate, yearsOf } from '../page/date.ts';
import { passagesOf } from '../render/concordance.ts';
import type { Rendering } from '../render/context.ts';
import { html, type Node } from '../render/hast.ts';
import { asRead } from '../render/pictures/mirror.ts';
import {
  busiestYear,
  type Dated,
  drawStrip,
  layOutStrip,
  spanOf,
} from '../render/pictures/strip.ts';
import { renderProse } from '../render/prose.ts';
import type { Place } from '../problem.ts';
import { type NamedLink, linkToEntry, linkToSource } from '../render/named-link.ts';
import { type ShownDate, showDate } from './date.ts';
import type { ShownEdition } from './shown.ts';

/** A row of the timeline: an event of the glossary, a row of timeline.yaml, or a publication. */
export interface TimelineItem {
  /** The anchor of the row. */
  id: string;
  /** As it is written. */
  date: string;
  when: ShownDate;
  kind: 'event' | 'row' | 'publication';
  /** What is said of it; nothing of a publication. */
  words: Node[];
  entry?: NamedLink;
  /** What it is called in the picture. */
  label: string;
  /** Where a row is written. */
  place?: Place;
}

/** Returns the rows of the timeline and the dated events of the glossary, by date. */
export function timelineItems(rendering: ShownEdition): TimelineItem[] {
  const { edition } = rendering;
  const link = (id: string): NamedLink => linkToEntry(id, rendering);
  type Item = Omit<TimelineItem, 'id' | 'when'>;
  const items: Item[] = edition.timeline.map((row) => ({
    date: row.date,
    kind: 'row',
    words: renderProse(row.linked, { ...rendering, shift: 2, language: row.language }),
    label: passagesOf(row.prose)
      .map(({ text }) => text)
      .join(' '),
    place: row.whole,
    ...(row.entry && { entry: link(row.entry) }),
  }));
  for (const entry of edition.glossary.values()) {
    if (entry.data.kind !== 'event' || !entry.data.date) continue;
    const words = renderProse(entry.linked, { ...rendering, shift: 2, language: entry.language });
    const { term: label, date } = entry.data;
    items.push({ date, kind: 'event', words, entry: link(entry.id), label });
  }
  for (const { page } of rendering.shown) {
    if (!page.data.published) continue;
    const { title: label, published: date } = page.data;
    const source = linkToSource(page, rendering);
    items.push({ date, kind: 'publication', words: [], entry: source, label });
  }
  items.sort((a, b) => compareDates(a.date, b.date));
  const anchors = timelineAnchors(items.map(({ date }) => date));
  return items.map((item, index) => ({
    ...item,
    id: itemAt(anchors, index),
    when: showDate(item.date, edition.about.language),
  }));
}

/** The items of one year, and how many years before it have none. */
export interface YearGroup {
  /** As a date is written: `2002`, `-0043`. */
  year: string;
  /** What a reader calls it. */
  name: string;
  gap: number;
  items: TimelineItem[];
}

/** Returns the items by the year in which they begin. A range that reaches into later years leaves no gap there. */
export function timelineYears({ edition }: Rendering, items: readonly TimelineItem[]): YearGroup[] {
  const groups: YearGroup[] = [];
  let reached: number | undefined;
  for (const item of items) {
    const [from, to] = yearsOf(item.date);
    const year = yearDate(from);
    const last = groups.at(-1);
    if (last?.year === year) last.items.push(item);
    else {
      const { text: name } = showDate(year, edition.about.language);
      groups.push({ year, name, gap: Math.max(0, from - (reached ?? from) - 1), items: [item] });
    }
    reached = Math.max(reached ?? to, to);
  }
  return groups;
}

/** A strip of the timeline, as wide and as narrow SVG. */
export interface TimelinePicture {
  id: string;
  caption: string;
  svg: string[];
  /** Whether it has too many marks for each to be told from the others. */
  crowded: boolean;
}

/** How much the pictures may have together with links and names, in characters of SVG. */
const mostOfPictures = 120_000;

/**
 * Returns the timeline to scale: the whole of it, and the year in which most of it happens by itself. `link` returns the
 * address of a row by its anchor. Where the pictures would be very large, their marks have no links and names.
 */
export function timelinePictures(
  rendering: Rendering,
  items: readonly TimelineItem[],
  link = (anchor: string) => `#${anchor}`,
): TimelinePicture[] {
  const pictures = drawPictures(rendering, items, link);
  const size = pictures.flatMap(({ svg }) => svg).reduce((sum, { length }) => sum + length, 0);
  return size > mostOfPictures ? drawPictures(rendering, items, link, 0) : pictures;
}

function drawPictures(
  { edition: { about }, wording, direction }: Rendering,
  items: readonly TimelineItem[],
  link: (anchor: string) => string,
  most?: number,
): TimelinePicture[] {
  const words = wording.words.timeline;
  const dated = items.map(({ date, id, kind, label, when }): Dated => ({
    ...extentOf(date),
    ...{
      kind,
      label,
      title: wording.say(words.mark, { date: when.text, name: label }),
      href: link(id),
    },
  }));
  if (dated.length < 2) return [];
  const draw = (id: string, span: [number, number], shade?: [number, number]) =>
    strip(id, dated, span, { language: about.language, direction, shade, most });
  const year = busiestYear(dated);
  const whole = draw('timeline-whole', spanOf(dated), year);
  const caption = whole.crowded ? words.toScaleJoined : words.toScale;
  if (!year) return [{ id: 'timeline-whole', caption, ...whole }];
  const name = showDate(yearDate(new Date(year[0]).getUTCFullYear()), about.language).text;
  return [
    {
      id: 'timeline-whole',
      caption: wording.say(words.shaded, { caption, year: name }),
      ...whole,
    },
    {
      id: 'timeline-year',
      caption: wording.say(words.year, { year: name }),
      ...draw('timeline-year', year),
    },
  ];
}

/** How a strip is drawn beside its span. */
interface Drawn {
  language: string;
  direction: Rendering['direction'];
  shade: [number, number] | undefined;
  /** How many marks have links at most. */
  most: number | undefined;
}

function strip(
  caption: string,
  items: readonly Dated[],
  span: [number, number],
  { language, direction, shade, most }: Drawn,
): Pick<TimelinePicture, 'svg' | 'crowded'> {
  const forms = [
    ['wide', 576],
    ['narrow', 288],
  ] as const;
  const layouts = forms.map(([, width]) => layOutStrip(items, span, width, language, most));
  const svg = layouts.map((layout, index) => {
    const [name, width] = itemAt(forms, index);
    const properties = {
      class: `strip ${name}`,
      role: 'group',
      ariaLabelledby: caption,
      width: String(width),
    };
    return html([asRead(drawStrip(layout, shade, properties), width, direction)]);
  });
  return { svg, crowded: layouts.some(({ crowded }) => crowded) };
}

/** Whether an item is of less than day precision or in doubt, and so drawn as a stretch of time. */
export function isVague({ date }: TimelineItem): boolean {
  return extentOf(date).vague;
}
