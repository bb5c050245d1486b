import { foundWhileReading } from './check.ts';

/** A citation was made a link by giving it an address of its own. */
export const citationAsLink = foundWhileReading('citation-as-link');
