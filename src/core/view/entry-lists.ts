import type { ClaimRow } from './claims.ts';
import type { EntryPage } from './glossary.ts';
import type { Mentioned } from './mentions.ts';
import { type Paged, paginate, weightOf } from './paging.ts';

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

/** Returns the lists on the page of an entry. */
export function entryLists({
  id,
  claims,
  passed,
  mentions,
}: Pick<EntryPage, 'id' | 'claims' | 'passed' | 'mentions'>): EntryLists {
  const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0);
  const all = sum([...[...claims, ...passed].map(weightOf), ...mentions.map(weightOfMentioned)]);
  const fits = all <= onPage.all;
  const list = <R>(
    name: string,
    rows: readonly R[],
    weigh: (row: R) => number = weightOf,
  ): Paged<string, R> =>
    paginate({
      path: `/glossary/${id}/`,
      others: `/glossary/${id}/${name}/`,
      groups: [{ head: '', rows }],
      anchors: () => [],
      weigh,
      most: { first: fits ? Infinity : onPage.each, others: onOthers },
    });
  return {
    claims: list('claims', claims),
    passed: list('passed', passed),
    mentions: list('mentions', fits ? mentions : mentions.flatMap(inParts), weightOfMentioned),
  };
}

/** Each sentence weighs what a row does. */
function weightOfMentioned({ text, notes, ...source }: Mentioned): number {
  return [source, ...text, ...notes].reduce((sum, row) => sum + weightOf(row), 0);
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

/** Returns the rows of a page of such a list. */
export function rowsOn<R>({ pages }: Paged<string, R>, number: number): R[] {
  return pages.slice(number - 1, number).flatMap((parts) => parts.flatMap(({ rows }) => rows));
}

/** What each list is called. */
export const titles: Record<keyof EntryLists, string> = {
  claims: 'Claims',
  passed: 'Claims of others that it passed on',
  mentions: 'Mentions',
};
