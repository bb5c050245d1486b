import { sha256 } from './read.ts';

/** A share of an edition that is built by itself: one of several, counted from 1. */
export interface Shard {
  number: number;
  of: number;
}

/** The most shares of an edition: a forge starts fewer jobs, and one has thousands of sources. */
const mostShards = 10_000;

/** Reads `3/16`; undefined where that is no share of anything. */
export function parseShard(words: string): Shard | undefined {
  const [, number, of] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(words) ?? []).map(Number);
  if (number === undefined || of === undefined) return undefined;
  return number <= of && of <= mostShards ? { number, of } : undefined;
}

/** Writes a share as it is read: `3/16`. */
export function serializeShard({ number, of }: Shard): string {
  return `${number}/${of}`;
}

/**
 * Returns which of `count` parts an address of the site is in, from 0: a hash decides, so that all parts are alike, and none
 * changes because something was added.
 */
export function partOf(address: string, count: number): number {
  return Number.parseInt(sha256(address).slice(0, 8), 16) % count;
}

/** Whether a source, by its id, is in a share. */
export function isInShard(id: string, { number, of }: Shard): boolean {
  return partOf(`/sources/${id}/`, of) === number - 1;
}
