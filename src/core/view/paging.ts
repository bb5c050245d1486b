import type { Rendering } from '../render/context.ts';
import type { NamedLink } from '../render/named-link.ts';
import type { Wording } from '../words/wording.ts';

/** Rows that stand under one heading. */
export interface Group<H, R> {
  head: H;
  rows: readonly R[];
}

/** What of a group stands on one page. */
export interface GroupPart<H, R> extends Group<H, R> {
  /** How many rows the whole group has. */
  total: number;
  /** Whether the group begins on a page before. */
  continued: boolean;
}

/** A list of the site, cut into pages, of which there is one at least. */
export interface Paged<H, R> {
  /** The address of the first page under the base path: `/claims/`. */
  path: string;
  /** What the addresses of the others begin with; their numbers follow: `/claims/page/`. */
  others: string;
  pages: readonly (readonly GroupPart<H, R>[])[];
  /** The number of the page, from 1, that has each anchor: the first of them, where several have it. */
  anchors: ReadonlyMap<string, number>;
}

/** How a list is cut. */
interface Cut<H, R> {
  path: string;
  others?: string;
  groups: readonly Group<H, R>[];
  /** Returns the anchors of a part of a group, as its page has them. */
  anchors: (part: GroupPart<H, R>) => readonly string[];
  /** Returns what a row weighs, where it is made of rows itself. */
  weigh?: (row: R) => number;
  /** How much a page holds. */
  most?: { first: number; others: number };
}

/**
 * How much of a list stands on a page, in bytes as `weightOf` counts them, so that no page has more than 300 kB. The first
 * has pictures, a table or facets above its list.
 */
const whole = { first: 200_000, others: 300_000 };

/**
 * Cuts a list into pages that follow each other: each row stands on one of them, in its order. A page has as many rows as
 * fit it, and one at least. Groups without rows stand nowhere.
 */
export function paginate<H, R>({
  path,
  others = `${path}page/`,
  groups,
  anchors,
  weigh = weightOf,
  most = whole,
}: Cut<H, R>): Paged<H, R> {
  let page: GroupPart<H, R>[] = [];
  const pages = [page];
  let room = most.first;
  for (const { head, rows } of groups) {
    const ofHead = weightOf(head);
    let part: R[] | undefined;
    for (const row of rows) {
      const weight = weigh(row);
      const isFirst = part === undefined;
      room -= weight + (isFirst ? ofHead : 0);
      if (room < 0 && page.length > 0) {
        pages.push((page = []));
        room = most.others - weight - ofHead;
        part = undefined;
      }
      if (part) part.push(row);
      else {
        part = [row];
        page.push({ head, rows: part, total: rows.length, continued: !isFirst });
      }
    }
  }
  const places = new Map<string, number>();
  for (const [index, parts] of pages.entries()) {
    for (const anchor of parts.flatMap(anchors))
      if (!places.has(anchor)) places.set(anchor, index + 1);
  }
  return { path, others, pages, anchors: places };
}

/** What a template puts around a row, in bytes, as far as its fields do not say. */
const around = 200;

const encoder = new TextEncoder();

/** What is weighed passes through it: for each of very many rows, memory of its own would take longer than its weight. */
let passage = new Uint8Array(1 << 16);

/** Returns what a row weighs, in bytes: as JSON has it, which says more than HTML does of what is nested. */
export function weightOf(row: unknown): number {
  const json = JSON.stringify(row);
  // A UTF-16 unit is three bytes of UTF-8 at most.
  if (json.length * 3 > passage.length) passage = new Uint8Array(json.length * 3);
  return encoder.encodeInto(json, passage).written + around;
}

/**
 * Returns the address of a page of a list under the base path: `/claims/`, `/claims/page/2/`. No id is taken by it:
 * `/glossary/page/` is the page of an entry, and no second page of anything.
 */
export function pathOfPage(
  { path, others }: Pick<Paged<unknown, unknown>, 'path' | 'others'>,
  number: number,
): string {
  return number === 1 ? path : `${others}${number}/`;
}

/** Returns a link to an anchor of a list from one of its pages: `#chain-a`, `/chains/page/2/#chain-a`. */
export function linkInPages(
  list: Omit<Paged<unknown, unknown>, 'pages'>,
  href: (path: string) => string,
  from = 1,
): (anchor: string, query?: string) => string {
  return (anchor, query = '') => {
    const number = list.anchors.get(anchor) ?? from;
    return `${number === from ? '' : href(pathOfPage(list, number))}${query}#${anchor}`;
  };
}

/** Returns the anchors of a list, page by page, for a script that leads on who comes to another page. JSON. */
export function anchorsData({ pages, anchors }: Paged<unknown, unknown>): string {
  const data = pages.map((): string[] => []);
  for (const [anchor, number] of anchors) data[number - 1]?.push(anchor);
  return JSON.stringify(data);
}

/** The way from one page of a list to the others. */
export interface PageLinks {
  number: number;
  last: number;
  previous?: NamedLink;
  next?: NamedLink;
  /** The pages around this one, and farther ones in larger steps: any is a few links away, however many there are. */
  pages: (NamedLink & { number: number })[];
}

/** Returns the way from a page of a list to the others; undefined where there are none. */
export function pageLinks(
  list: Paged<unknown, unknown>,
  number: number,
  { href, wording }: Pick<Rendering, 'href' | 'wording'>,
): PageLinks | undefined {
  const { words } = wording;
  const { pages } = list;
  const last = pages.length;
  if (last === 1) return undefined;
  const link = (to: number, text = wording.number(to)) => ({
    text,
    href: href(pathOfPage(list, to)),
  });
  const near = pages.map((_, index) => index + 1).filter((to) => isNear(to, number, last));
  return {
    number,
    last,
    ...(number > 1 && { previous: link(number - 1, words.pages.previous) }),
    ...(number < last && { next: link(number + 1, words.pages.next) }),
    pages: near.map((to) => ({ ...link(to), number: to })),
  };
}

/** Whether a page is linked from another: the first and the last are, the five around it, and those in steps of 10, 100, …. */
function isNear(to: number, from: number, last: number): boolean {
  if (to === 1 || to === last) return true;
  for (let step = 1; step <= to && to % step === 0; step *= 10)
    if (Math.abs(to - from) <= 5 * step) return true;
  return false;
}

/** Returns the title of a page of a list: “Claims”, “Claims, page 2”. */
export function titleOfPage(title: string, number: number, { say, words }: Wording): string {
  return number === 1 ? title : say(words.pages.title, { title, n: number });
}

/** Returns how many rows a group has, and whether they go on from the page before: “12”, “12, continued”. */
export function sayCount(total: number, continued: boolean, wording: Wording): string {
  const { number, say, words } = wording;
  return continued ? say(words.pages.countContinued, { n: total }) : number(total);
}
