import { foundWhileReading } from './check.ts';

/** Two works have the same key, in one file or in two. */
export const referenceRepeated = foundWhileReading('reference-repeated');
