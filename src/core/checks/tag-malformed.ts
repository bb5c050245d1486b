import { foundWhileReading } from './check.ts';

export const tagMalformed = foundWhileReading('tag-malformed');
