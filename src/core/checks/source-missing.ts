import { foundWhileReading } from './check.ts';

/** The page has no `<Source>`. */
export const sourceMissing = foundWhileReading('source-missing');
