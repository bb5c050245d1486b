import { foundWhileReading } from './check.ts';

/** A claim begins in one paragraph and ends in another. */
export const claimAcrossBlocks = foundWhileReading('claim-across-blocks');
