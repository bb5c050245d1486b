import type { PageHead } from '../edition/published.ts';
import { compareDates } from '../page/date.ts';
import type { Correspondence } from '../page/correspondence.ts';
import { arrowsOf } from '../render/arrow.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { el, type Node, text } from '../render/hast.ts';
import { linkToEntry, linkToSource, type NamedLink, renderLink } from '../render/named-link.ts';
import { listed, said } from '../render/said.ts';
import { isolated } from '../render/script.ts';
import { getOrThrow, push } from '../text/lookup.ts';
import { type ShownDate, showDate } from './date.ts';
import type { Wording } from '../words/wording.ts';
import { once } from '../text/once.ts';
import type { ShownEdition } from './shown.ts';

/** A letter of an edition. */
export interface Letter {
  page: PageHead;
  from: readonly string[];
  to: readonly string[];
  /** As it is written: when it was sent, else received. */
  date?: string | undefined;
  sent: Act;
  received: Act;
}

/** When and where a letter was sent or received. */
type Act = NonNullable<Correspondence['sent']>;

/** Returns the letters of an edition by date; those without one come last, in the order of the edition. */
export const lettersOf = once((rendering: Pick<ShownEdition, 'shown'>): Letter[] =>
  rendering.shown
    .flatMap(({ page }) => letterOf(page) ?? [])
    .sort((a, b) => compareDates(a.date ?? '', b.date ?? '')),
);

function letterOf(page: PageHead): Letter | undefined {
  const { correspondence } = page.data;
  if (!correspondence) return undefined;
  const { from = [], to = [], sent = {}, received = {} } = correspondence;
  return { page, from, to, date: sent.date ?? received.date, sent, received };
}

/** Where a letter stands among those between the same people, whoever of them wrote. */
interface Place {
  exchange: Letter[];
  position: number;
}

const placesOf = once((rendering: Pick<ShownEdition, 'shown'>): Map<string, Place> => {
  const exchanges = Map.groupBy(lettersOf(rendering), ({ from, to }) =>
    [...new Set([...from, ...to])].sort().join(' '),
  );
  return new Map(
    [...exchanges.values()].flatMap((exchange) =>
      exchange.map(({ page }, position) => [page.id, { exchange, position }] as const),
    ),
  );
});

/** The letters before and after one, between the same people. */
export interface LetterNeighbours {
  before?: NamedLink;
  after?: NamedLink;
}

/** Returns the letters before and after one between the same people; undefined where it is none. */
export function letterNeighbours(
  page: PageHead,
  rendering: ShownEdition,
): LetterNeighbours | undefined {
  const place = placesOf(rendering).get(page.id);
  if (!place) return undefined;
  const { exchange, position } = place;
  const [before, after] = [exchange[position - 1], exchange[position + 1]];
  return {
    ...(before && { before: linkToSource(before.page, rendering) }),
    ...(after && { after: linkToSource(after.page, rendering) }),
  };
}

/** Returns the way to the letters before and after one between the same people; nothing where there is none. */
export function letterWay({ before, after }: LetterNeighbours, wording: Wording): Node[] {
  const words = wording.words.source;
  if (before && after) {
    const tags = { before: () => renderLink(before), after: () => renderLink(after) };
    return said(wording, words.letterBoth, tags, {});
  }
  if (before) return said(wording, words.letterBefore, { before: () => renderLink(before) }, {});
  return after ? said(wording, words.letterAfter, { after: () => renderLink(after) }, {}) : [];
}

/** Says of a letter who wrote it to whom, when and where it was sent and received; nothing of what is none. */
export function letterHead(page: PageHead, rendering: Rendering): Node[] {
  const letter = letterOf(page);
  if (!letter) return [];
  const { from, to, sent, received } = letter;
  const { wording } = rendering;
  const words = wording.words.letters;
  const act = (message: typeof words.sent | typeof words.received, own: Act): Node[] => {
    const when = dateAndPlace(own, rendering);
    return when.length === 0
      ? []
      : [text(' · '), ...said(wording, message, { when: () => when }, {})];
  };
  return [
    ...partiesOf({ from, to }, rendering),
    ...act(words.sent, sent),
    ...act(words.received, received),
  ];
}

/** Says that something is a letter, and who wrote it to whom, as far as that is known. */
function partiesOf({ from, to }: Pick<Letter, 'from' | 'to'>, rendering: Rendering): Node[] {
  const { wording } = rendering;
  const words = wording.words.letters;
  const [writers, readers] = [
    { from: () => people(from, rendering) },
    { to: () => people(to, rendering) },
  ];
  if (from.length === 0 && to.length === 0) return [text(words.letter)];
  if (to.length === 0) return said(wording, words.letterFrom, writers, {});
  if (from.length === 0) return said(wording, words.letterTo, readers, {});
  return said(wording, words.letterFromTo, { ...writers, ...readers }, {});
}

function dateAndPlace({ date, place }: Act, rendering: Rendering): Node[] {
  const parts = [
    ...(date === undefined
      ? []
      : [timeOf(showDate(date, rendering.edition.about.language), rendering)]),
    ...(place === undefined ? [] : [renderLink(linkToEntry(place, rendering))]),
  ];
  return listed(rendering.wording, parts);
}

function timeOf({ text: words, datetime }: ShownDate, { edition }: Rendering): Node {
  return datetime === undefined
    ? isolated(words, edition.about.language)
    : el('time', { datetime, dir: 'auto' }, [words]);
}

/** The names of people, each a link to their entry. */
function people(ids: readonly string[], rendering: Rendering): Node[] {
  return listed(
    rendering.wording,
    ids.map((id) => renderLink(linkToEntry(id, rendering))),
  );
}

/** A letter in a list. */
export interface LetterRow {
  link: NamedLink;
  /** Who wrote it to whom. */
  who: Node[];
  date?: ShownDate | undefined;
  /** Where it was sent. */
  place: Node[];
}

/** Returns a letter for a list. */
export function letterRow({ page, from, to, date, sent }: Letter, rendering: Rendering): LetterRow {
  const name = (ids: readonly string[]) =>
    ids.length === 0 ? [text('?')] : people(ids, rendering);
  return {
    link: linkToSource(page, rendering),
    who: [...name(from), text(` ${arrowsOf(rendering).next} `), ...name(to)],
    date: date === undefined ? undefined : showDate(date, rendering.edition.about.language),
    place: sent.place === undefined ? [] : [renderLink(linkToEntry(sent.place, rendering))],
  };
}

/** Two who wrote to each other: what one of them sent to the other. */
export interface Flow {
  from: string;
  to: string;
  letters: Letter[];
}

/** Returns who wrote to whom, with the letters by date, those with the most first. A letter to two is one to each. */
export const flowsOf = once((rendering: ShownEdition): Flow[] => {
  const flows = new Map<string, Flow>();
  for (const letter of lettersOf(rendering))
    for (const from of letter.from)
      for (const to of letter.to) {
        const flow = flows.get(`${from} ${to}`) ?? { from, to, letters: [] };
        flow.letters.push(letter);
        flows.set(`${from} ${to}`, flow);
      }
  return [...flows.values()].sort((a, b) => b.letters.length - a.letters.length);
});

/** Somebody who wrote or was written to, and with whom. */
export interface Correspondent {
  id: string;
  /** What they sent to each, and had from each. */
  flows: Flow[];
  /** In how many letters, be it to or from nobody knows whom. */
  total: number;
}

/** Returns everybody who wrote to somebody or was written to, by name. */
export const correspondentsOf = once((rendering: ShownEdition): Correspondent[] => {
  const flows = new Map<string, Flow[]>();
  for (const flow of flowsOf(rendering))
    for (const id of new Set([flow.from, flow.to])) push(flows, id, flow);
  const totals = new Map<string, number>();
  for (const { from, to } of lettersOf(rendering))
    for (const id of new Set([...from, ...to])) totals.set(id, (totals.get(id) ?? 0) + 1);
  const { compare } = new Intl.Collator(rendering.edition.about.language);
  return [...flows]
    .map(([id, own]) => ({ id, flows: own, total: getOrThrow(totals, id) }))
    .sort((a, b) => compare(nameOfEntry(rendering, a.id), nameOfEntry(rendering, b.id)));
});
