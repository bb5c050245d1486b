import { foundWhileReading } from './check.ts';

export const citationMalformed = foundWhileReading('citation-malformed');
