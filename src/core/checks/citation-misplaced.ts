import { foundWhileReading } from './check.ts';

/** A guide cites a work as the pages of the edition do. */
export const citationMisplaced = foundWhileReading('citation-misplaced');
