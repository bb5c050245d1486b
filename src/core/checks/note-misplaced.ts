import { foundWhileReading } from './check.ts';

export const noteMisplaced = foundWhileReading('note-misplaced');
