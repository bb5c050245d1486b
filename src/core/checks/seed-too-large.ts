import { foundWhileReading } from './check.ts';

/** A seed has more than 5 MB, about two thousand pages of print. */
export const seedTooLarge = foundWhileReading('seed-too-large');
