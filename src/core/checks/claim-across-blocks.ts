import { foundWhileReading } from './check.ts';

export const claimAcrossBlocks = foundWhileReading('claim-across-blocks');
