import { foundWhileReading } from './check.ts';

/** A paragraph follows a note without being indented. */
export const noteNotIndented = foundWhileReading('note-not-indented');
