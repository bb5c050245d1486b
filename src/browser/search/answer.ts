import type { Counts, Fragment } from './pagefind.ts';

/** What a search found. */
export interface Answer {
  total: number;
  /** How many results each value of each facet would have, with all else that is chosen. */
  counts: Counts;
  /** Words that stand nowhere in the edition, and were left out. */
  missing: string[];
  /** Shorter words that stand there, where one of those is longer. */
  resembling: string[];
  /** Whether there may be more: only the best of very many candidates were read. */
  partial: boolean;
  /** Whether the question has more words or phrases than were asked for. */
  isCut: boolean;
  /** Loads the first `count` results. */
  take: (count: number) => Promise<Fragment[]>;
}
