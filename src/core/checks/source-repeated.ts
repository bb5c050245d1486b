import { foundWhileReading } from './check.ts';

/** The page has `<Source>` more than once. */
export const sourceRepeated = foundWhileReading('source-repeated');
