import { foundWhileReading } from './check.ts';

/** Text of a 7-bit encoding would pass for ASCII, and be shown as nonsense. */
export const encodingDisguised = foundWhileReading('encoding-disguised', 'warning');
