import type { Rendering } from '../render/context.ts';
import { type ClaimRow, weightOfClaim } from './claims.ts';
import type { EntryPage } from './glossary.ts';
import type { Mentioned, MentionRow } from './mentions.ts';
import { once } from '../text/once.ts';
import { type Paged, pageLinks, type PageLinks, paginate, weightOf } from './paging.ts';

/** The lists on the page of an entry, each in pages of its own after that. */
interface EntryLists {
  claims: Paged<string, ClaimRow>;
  passed: Paged<string, ClaimRow>;
  mentions: Paged<string, Mentioned>;
}

/** How much of its lists the page of an entry has: all of them where they fit, else some of each. */
const onPage = { all: 200_000, each: 60_000 };

/** How much a further page of a list has, in bytes as they are weighed. */
const onOthers = 300_000;

/** How many sentences of one source stand together where a list has several pages. */
const together = 100;

/** What the lists of an entry are made of. */
type Listed = Pick<EntryPage, 'id' | 'claims' | 'passed' | 'mentions'>;

/** Returns the lists on the page of an entry. */
export const entryLists = once(({ id, claims, passed, mentions }: Listed): EntryLists => {
  // Each is asked for twice: whether all fit, and where pages end.
  const weightOfRow = once<MentionRow, number>(weightOf);
  const weightOfMentioned = ({ text, notes, ...source }: Mentioned) =>
    sum([weightOf(source), ...[...text, ...notes].map(weightOfRow)]);
  const all = sum([
    ...[...claims, ...passed].map(weightOfClaim),
    ...mentions.map(weightOfMentioned),
  ]);
  const fits = all <= onPage.all;
  const list = <R>(name: string, rows: readonly R[], weigh: (row: R) => number) =>
    paginate<string, R>({
      path: `/glossary/${id}/`,
      others: `/glossary/${id}/${name}/`,
      groups: [{ head: '', rows }],
      anchors: () => [],
      weigh,
      most: { first: fits ? Infinity : onPage.each, others: onOthers },
    });
  return {
    claims: list('claims', claims, weightOfClaim),
    passed: list('passed', passed, weightOfClaim),
    mentions: list('mentions', fits ? mentions : mentions.flatMap(inParts), weightOfMentioned),
  };
});

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

/** A source with very many mentions, in parts that fit a page. */
function inParts({ text, notes, ...source }: Mentioned): Mentioned[] {
  const parts: Mentioned[] = [];
  for (let at = 0; at < text.length; at += together)
    parts.push({ ...source, text: text.slice(at, at + together), notes: [] });
  for (let at = 0; at < notes.length; at += together)
    parts.push({ ...source, text: [], notes: notes.slice(at, at + together) });
  return parts;
}

/** What a page shows of such a list. */
export interface EntryListPart<R> {
  /** What the list is called. */
  title: string;
  rows: R[];
  /** How many rows all its pages have. */
  total: number;
  links: PageLinks | undefined;
}

/** What lists are set by. */
type Listing = Pick<Rendering, 'href' | 'wording'>;

/** What the page of an entry shows: of its lists, their first pages. */
export interface FirstEntryPage extends Omit<EntryPage, keyof EntryLists> {
  claims: EntryListPart<ClaimRow>;
  passed: EntryListPart<ClaimRow>;
  mentions: EntryListPart<Mentioned>;
}

/** Returns what the page of an entry shows. */
export function firstEntryPage(page: EntryPage, rendering: Listing): FirstEntryPage {
  return {
    ...page,
    claims: partOf(page, 'claims', 1, rendering),
    passed: partOf(page, 'passed', 1, rendering),
    mentions: partOf(page, 'mentions', 1, rendering),
  };
}

/** A page but the first of a list of an entry. */
export type FurtherEntryPage = Pick<EntryPage, 'id' | 'term' | 'name'> & { number: number } & (
    | { list: 'claims' | 'passed'; part: EntryListPart<ClaimRow> }
    | { list: 'mentions'; part: EntryListPart<Mentioned> }
  );

/** Returns what the further pages of the lists of an entry show. */
export function furtherEntryPages(page: EntryPage, rendering: Listing): FurtherEntryPage[] {
  const { id, term, name } = page;
  const lists = entryLists(page);
  return (['claims', 'passed', 'mentions'] as const).flatMap((list) =>
    lists[list].pages.slice(1).map((_, index): FurtherEntryPage => {
      const number = index + 2;
      const own = { id, term, name, number };
      return list === 'mentions'
        ? { ...own, list, part: partOf(page, list, number, rendering) }
        : { ...own, list, part: partOf(page, list, number, rendering) };
    }),
  );
}

function partOf<L extends keyof EntryLists>(
  page: EntryPage,
  list: L,
  number: number,
  rendering: Listing,
): EntryListPart<EntryPage[L][number]> {
  const pages: Paged<string, EntryPage[L][number]> = entryLists(page)[list];
  return {
    title: rendering.wording.words.glossary[list],
    rows: rowsOn(pages, number),
    total: page[list].length,
    links: pageLinks(pages, number, rendering),
  };
}

/** Returns the rows of a page of such a list. */
function rowsOn<R>({ pages }: Paged<string, R>, number: number): R[] {
  return pages.slice(number - 1, number).flatMap((parts) => parts.flatMap(({ rows }) => rows));
}
