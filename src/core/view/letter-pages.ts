import { extentOf } from '../edition/extent.ts';
import { compareDates, yearsOf } from '../page/date.ts';
import { nameOfEntry } from '../render/context.ts';
import { yearDate } from '../page/date.ts';
import { html } from '../render/hast.ts';
import { linkToEntry, linkToSource, type NamedLink } from '../render/named-link.ts';
import { arrowsOf } from '../render/arrow.ts';
import { isolatedText } from '../render/pictures/wrap.ts';
import { asRead } from '../render/pictures/mirror.ts';
import { drawLetters, layOutLetters } from '../render/pictures/letters.ts';
import { itemAt, push } from '../text/lookup.ts';
import { letterPaths } from '../edition/letter.ts';
import type { Wording } from '../words/wording.ts';
import { showDate } from './date.ts';
import {
  correspondentsOf,
  type Flow,
  flowsOf,
  type Letter,
  type LetterRow,
  letterRow,
  lettersOf,
} from './letters.ts';
import { type PlacesMap, placesMap } from './map.ts';
import { once } from '../text/once.ts';
import { linkInPages, type Paged, paginate, weightOf } from './paging.ts';
import { shownEntries, type ShownEdition } from './shown.ts';

/** What stands above some letters or correspondents: a year, a place, somebody. */
export interface LettersHead {
  id: string;
  name: string;
  /** The entry that it is of. */
  link?: NamedLink;
  /** Of somebody: in how many letters. */
  total?: number;
}

/** With whom somebody wrote: how many letters went either way, and when. */
export interface PartnerRow {
  link: NamedLink;
  counts: string;
  /** From the first to the last of them, as far as they have dates. */
  period: string;
  /** The first of them. */
  first: NamedLink;
}

const [byDate, byCorrespondent, byPlace] = letterPaths;

/** How much of the list by date a page has, in bytes as they are weighed: the first has a picture and a table, too. */
const most = { first: 150_000, others: 250_000 };

const weighLetter = ({ who, place, ...row }: LetterRow) =>
  weightOf({ ...row, who: html(who), place: html(place) });

/** Returns the letters by the year in which they were sent, in pages; those without a date come last. */
export const letterPages = once((rendering: ShownEdition): Paged<LettersHead, LetterRow> => {
  const years = Map.groupBy(lettersOf(rendering), ({ date }) =>
    date === undefined ? '' : yearDate(yearsOf(date)[0]),
  );
  const { language } = rendering.edition.about;
  return paginate({
    path: byDate,
    groups: [...years].map(([year, letters]) => ({
      head:
        year === ''
          ? { id: 'undated', name: rendering.wording.words.letters.undated }
          : { id: `y-${year}`, name: showDate(year, language).text },
      rows: letters.map((letter) => letterRow(letter, rendering)),
    })),
    anchors: ({ head }) => [head.id],
    weigh: weighLetter,
    most,
  });
});

/** Returns the letters by the place that they were sent from, by its name, in pages. */
export const letterPlaces = once((rendering: ShownEdition): Paged<LettersHead, LetterRow> => {
  const places = new Map<string, Letter[]>();
  for (const letter of lettersOf(rendering))
    if (letter.sent.place !== undefined) push(places, letter.sent.place, letter);
  return paginate({
    path: byPlace,
    groups: shownEntries(rendering).flatMap(({ id }) => {
      const letters = places.get(id);
      if (!letters) return [];
      const link = linkToEntry(id, rendering);
      const rows = letters.map((letter) => ({ ...letterRow(letter, rendering), place: [] }));
      return [{ head: { id: `place-${id}`, name: link.text, link }, rows }];
    }),
    anchors: ({ head }) => [head.id],
    weigh: weighLetter,
    most,
  });
});

/** Returns everybody who wrote or was written to, by name, each with whom they wrote, in pages. */
export const correspondentPages = once(
  (rendering: ShownEdition): Paged<LettersHead, PartnerRow> => {
    return paginate({
      path: byCorrespondent,
      groups: correspondentsOf(rendering).map(({ id, total, flows }) => {
        const link = linkToEntry(id, rendering);
        const partners = Map.groupBy(flows, ({ from, to }) => (from === id ? to : from));
        const rows = [...partners].map(([partner, own]): PartnerRow => {
          const ends = endsOf(own.flatMap((flow) => flow.letters));
          return {
            link: linkToEntry(partner, rendering),
            counts: countsOf(id, own, rendering.wording),
            period: periodOf(ends, rendering),
            first: linkToSource(ends[0].page, rendering),
          };
        });
        return { head: { id: `with-${id}`, name: link.text, link, total }, rows };
      }),
      anchors: ({ head }) => [head.id],
    });
  },
);

/** How many letters somebody sent and had, in words. */
function countsOf(
  id: string,
  flows: readonly Flow[],
  { list, say, words: { letters } }: Wording,
): string {
  const count = (own: readonly Flow[]) => own.reduce((sum, { letters }) => sum + letters.length, 0);
  const [sent, received] = [
    count(flows.filter(({ from }) => from === id)),
    count(flows.filter(({ from }) => from !== id)),
  ];
  return list([
    ...(sent > 0 ? [say(letters.sentCount, { n: sent })] : []),
    ...(received > 0 ? [say(letters.receivedCount, { n: received })] : []),
  ]).join('');
}

/** Returns the way from the page of an entry to the letters of whom it is about; undefined where there are none. */
export function linkToLetters(rendering: ShownEdition, id: string): NamedLink | undefined {
  const total = totals(rendering).get(id);
  if (total === undefined) return undefined;
  const list = correspondentPages(rendering);
  const { say, words } = rendering.wording;
  return {
    text: say(words.counts.letters, { n: total }),
    href: linkInPages(list, rendering.href, 0)(`with-${id}`),
  };
}

const totals = once(
  (rendering: ShownEdition) =>
    new Map(correspondentsOf(rendering).map(({ id, total }) => [id, total])),
);

/** The letter with the earliest date, and the latest. */
function endsOf(letters: readonly Letter[]): [first: Letter, last: Letter] {
  const sorted = letters.toSorted((a, b) => compareDates(a.date ?? '', b.date ?? ''));
  const dated = sorted.findLast(({ date }) => date !== undefined);
  const first = itemAt(sorted, 0);
  return [first, dated ?? first];
}

function periodOf([first, last]: [Letter, Letter], { edition }: ShownEdition): string {
  const dates = [first.date, last.date].flatMap((date) =>
    date === undefined ? [] : showDate(date, edition.about.language).text,
  );
  return [...new Set(dates)].join(' – ');
}

/** Who wrote to whom, and when: a row of the table that says what the picture shows. */
export interface FlowRow {
  from: NamedLink;
  to: NamedLink;
  count: number;
  period: string;
}

/** How many of those who wrote to each other the table has. */
const mostInTable = 60;

/** Returns who wrote to whom, those with the most letters first, and how many more there are. */
export function flowRows(rendering: ShownEdition): { rows: FlowRow[]; more: number } {
  const flows = flowsOf(rendering);
  const rows = flows.slice(0, mostInTable).map(({ from, to, letters }): FlowRow => ({
    from: linkToEntry(from, rendering),
    to: linkToEntry(to, rendering),
    count: letters.length,
    period: periodOf(endsOf(letters), rendering),
  }));
  return { rows, more: flows.length - rows.length };
}

/** How many rows the picture has: the others share one. */
const mostDrawn = 12;

/** Returns the picture of who wrote to whom and when, for a wide and for a narrow page; nothing where no letter has a date. */
export function letterPictures(rendering: ShownEdition, caption: string): string[] {
  const timed = ({ letters }: Pick<Flow, 'letters'>) =>
    letters.flatMap(({ date }) => (date === undefined ? [] : [extentOf(date)]));
  const name = (id: string) => isolatedText(nameOfEntry(rendering, id), rendering.direction);
  const { next } = arrowsOf(rendering);
  const flows = flowsOf(rendering).filter((flow) => timed(flow).length > 0);
  const drawn = flows.length > mostDrawn + 1 ? flows.slice(0, mostDrawn) : flows;
  const others = flows.slice(drawn.length).flatMap(timed);
  const rows = [
    ...drawn.map((flow) => ({
      name: inOrder(`${name(flow.from)} ${next} ${name(flow.to)}`, rendering),
      times: timed(flow),
    })),
    ...(others.length > 0 ? [{ name: rendering.wording.words.letters.others, times: others }] : []),
  ];
  if (rows.length === 0) return [];
  return (
    [
      ['wide', 576],
      ['narrow', 288],
    ] as const
  ).map(([form, width]) => {
    const layout = layOutLetters(rows, width, rendering.edition.about.language);
    const properties = {
      class: `letters ${form}`,
      role: 'group',
      ariaLabelledby: caption,
      width: String(width),
    };
    return html([asRead(drawLetters(layout, properties), width, rendering.direction)]);
  });
}

/** Returns words in the order of the page (UAX #9, LRI, RLI and PDI), where any of them could run the other way. */
function inOrder(words: string, { direction }: ShownEdition): string {
  if (direction === 'rtl') return `\u2067${words}\u2069`;
  return words.includes('\u2068') ? `\u2066${words}\u2069` : words;
}

/** Returns the map of the places that letters were sent from or received at; undefined where none says where it lies. */
export function letterMap(rendering: ShownEdition): PlacesMap | undefined {
  const places = lettersOf(rendering).flatMap(({ sent, received }) => [sent.place, received.place]);
  return placesMap(rendering, new Set(places.filter((id) => id !== undefined)));
}

/** Returns the lists of letters, of an edition that has some. */
export function letterLists(rendering: ShownEdition): Paged<unknown, unknown>[] {
  if (lettersOf(rendering).length === 0) return [];
  return [letterPages(rendering), correspondentPages(rendering), letterPlaces(rendering)];
}
