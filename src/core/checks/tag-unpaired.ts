import { foundWhileReading } from './check.ts';

/** A tag has no counterpart: it is opened and never closed in its paragraph, or closed without having been opened. */
export const tagUnpaired = foundWhileReading('tag-unpaired');
