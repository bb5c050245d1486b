import { foundWhileReading } from './check.ts';

/** Something in square brackets looks like a citation and cannot be read as one. */
export const citationMalformed = foundWhileReading('citation-malformed');
