import { foundWhileReading } from './check.ts';

export const citationAsLink = foundWhileReading('citation-as-link');
