import { foundWhileReading } from './check.ts';

/** Only source pages have notes. */
export const noteMisplaced = foundWhileReading('note-misplaced');
