import type { FoundPlace } from './places.ts';
import type { Tallies } from './tally.ts';

/** What a search found. */
export interface Answer {
  /** In their order, as far as they were read. */
  places: FoundPlace[];
  /** How many records may have some. */
  records: number;
  /**
   * Whether all of these were read, so that no more places are; or only the first, to be shown before they are counted; or
   * some, where they are too many to be read.
   */
  read: 'first' | 'some' | 'all';
  tallies: Tallies;
  /** Whether the question has more words or phrases than were asked for. */
  isCut: boolean;
  /** Words that stand nowhere in the edition, and were left out. */
  missing: string[];
  /** Shorter words that stand there, where one of those is longer. */
  resembling: string[];
}
