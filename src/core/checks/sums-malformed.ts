import { foundWhileReading } from './check.ts';

/** A line of `seeds/SHA256SUMS` cannot be read, or a seed has two. */
export const sumsMalformed = foundWhileReading('sums-malformed');
