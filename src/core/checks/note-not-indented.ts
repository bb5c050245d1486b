import { foundWhileReading } from './check.ts';

export const noteNotIndented = foundWhileReading('note-not-indented');
