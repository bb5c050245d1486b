import { foundWhileReading } from './check.ts';

/** Two files have names that some file systems take for one. */
export const fileRepeated = foundWhileReading('file-repeated');
