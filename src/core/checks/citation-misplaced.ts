import { foundWhileReading } from './check.ts';

export const citationMisplaced = foundWhileReading('citation-misplaced');
