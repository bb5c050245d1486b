import { type ChainRow, chainRows } from './chains.ts';
import {
  type ClaimRow,
  claimRows,
  claimsByVerdict,
  type VerdictGroup,
  weightOfClaim,
} from './claims.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownEdition } from './shown.ts';

/** A verdict above its claims. */
export type VerdictHead = Omit<VerdictGroup, 'claims'>;

/** A chain above the claims that came through it. */
type ChainHead = Omit<ChainRow, 'claims'>;

/** Returns the list of claims by verdict, in pages. */
export const claimPages = once((rendering: ShownEdition): Paged<VerdictHead, ClaimRow> => {
  return paginate({
    path: '/claims/',
    groups: claimsByVerdict(rendering, claimRows(rendering)).map(({ claims: rows, ...head }) => {
      return { head, rows };
    }),
    anchors: ({ head }) => [`verdict-${head.id}`],
    weigh: weightOfClaim,
  });
});

/** Returns the list of claims by chain, in pages. */
export const chainPages = once((rendering: ShownEdition): Paged<ChainHead, ClaimRow> => {
  return paginate({
    path: '/chains/',
    groups: chainRows(claimRows(rendering)).map(({ claims: rows, ...head }) => ({ head, rows })),
    anchors: ({ head }) => [head.id],
    weigh: weightOfClaim,
  });
});

/** How many chains the table of the first page has where there are more pages. */
const mostInTable = 100;

/**
 * Returns the chains that the table of a page has: the first those with the most claims, each other those that begin on
 * it; the only one has all.
 */
export function chainsInTable(
  chains: readonly ChainRow[],
  { pages, anchors }: Paged<ChainHead, ClaimRow>,
  number: number,
): ChainRow[] {
  if (number > 1) return chains.filter(({ id }) => anchors.get(id) === number);
  return chains.slice(0, pages.length === 1 ? chains.length : mostInTable);
}
